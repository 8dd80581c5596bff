"""Make the example figures of 2023 in ``data/actuals/2023``, and a table that has just come in: all illustrative.

No official results of this plan are published in a usable form, so none are used: each row says 示例数据 as its source,
and the files are named by field, not by bureau. The same plan gives the same bytes; an item's figures come from its own
seed, so that a changed target changes that item's rows and no others. Run without arguments to write the files, with
``--check`` to compare them with what is on disk (exit 1 on a difference).

The tables below choose what the figures show: who reports late or never, what is revised, what falls short. Months are
numbers, quarters are the tuples of four. What no table names goes well enough.
"""

import csv
import io
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from pathlib import Path

from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source, read_file
from xxtrack.model.calendar import month_end
from xxtrack.model.plan import Item, Kind, Measure, Plan
from xxtrack.model.unit import convert

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "plan" / "2023.yaml"
FOLDER = ROOT / "data" / "actuals" / "2023"
INCOMING = ROOT / "data" / "incoming" / "2023" / "招商与项目-年末补报.csv"
YEAR, SEED = 2023, 2023
QUARTERS = (3, 6, 9, 12)

ENGLISH = ("id", "name", "period", "value", "scope", "source", "note", "reported")
CHINESE = ("编号", "指标名称", "期别", "完成值", "范围", "来源", "备注", "填报日期")


@dataclass(frozen=True)
class Form:
    """How one office keeps its file: which points, what it calls columns and periods, how it saves."""

    name: str
    points: Sequence[int]
    header: tuple[str, ...] = ENGLISH
    periods: str = "iso"
    encoding: str = "utf-8"
    thousands: bool = False


FORMS = (
    Form("经济运行", (0, *range(7, 11))),
    Form("科技创新", range(1, 7)),
    Form("招商与项目", range(11, 15), encoding="utf-8-sig", thousands=True),
    Form("改革开放", range(15, 19)),
    Form("城市建设", (*range(19, 25), 26), thousands=True),
    Form("生态环境", range(25, 26), periods="quarter"),
    Form("民生事业", range(27, 32), (*ENGLISH, "basis"), "span", "utf-8-sig", thousands=True),
    Form("乡村振兴", range(32, 36), CHINESE, "words", "gb18030"),
    Form("安全与治理", range(36, 39), periods="until"),
    Form("党的建设", range(39, 43), tuple(c for c in ENGLISH if c != "name")),
)

Course = tuple[float, float, float, float]
STEADY: Course = (1.03, 1.04, 1.04, 1.04)
BRISK: Course = (1.25, 1.20, 1.16, 1.08)
"""Reached against straight-line time at the end of each quarter: 1.04 in June is 52 % of the year's target."""

COURSES: dict[Course, tuple[str, ...]] = {
    STEADY: ("P13-04", "P13-06", "P17-07", "P35-06"),
    BRISK: ("P05-11", "P12-12", "P17-08"),
    (1.90, 2.08, 1.45, 1.15): ("P01-17", "P02-10", "P03-01", "P34-06"),  # reached by the middle of the year
    (0.94, 1.03, 1.05, 1.04): ("P02-08", "P04-05", "P10-03", "P12-05", "P13-02", "P22-03", "P27-04"),  # a slow start
    (1.03, 0.97, 0.97, 1.04): ("P01-15", "P05-14", "P13-15", "P22-02", "P22-23", "P24-13"),  # wavers, then arrives
    (0.72, 0.84, 0.95, 1.03): ("P04-04", "P10-04", "P17-06", "P22-22"),  # certified or approved late in the year
    (1.03, 0.96, 0.93, 0.94): ("P05-06", "P11-05", "P13-07", "P21-07", "P22-24"),  # slips and does not arrive
    (0.30, 0.80, 0.95, 1.02): ("P25-11",),  # catches up
    (1.80, 1.20, 1.02, 1.02): ("P31-08",),  # slackens while still on course
    (2.10, 1.60, 1.30, 1.10): ("P17-09",),  # so much in spring that it would do for June, and then nothing is reported
    (0.62, 0.70, 0.76, 0.82): ("P04-13", "P11-08", "P14-02", "P22-06", "P33-05"),  # behind all year
}

LINES: dict[str, tuple[str, str]] = {
    "P00-01": ("20.4", "21.3"),
    "P00-02": ("14.6", "12.5"),
    "P00-03": ("24.8", "17.9"),  # falls below its 20 % in autumn
    "P00-04": ("29.5", "27.2"),
    "P00-05": ("33.1", "31.4"),
    "P00-06": ("17.2", "15.8"),
    "P00-09": ("7.6", "12.8"),
    "P00-12": ("8.7", "10.6"),
    "P00-13": ("6.5", "7.3"),
    "P00-11": ("22.4", "25.1"),
    "P01-01": ("905", "1106"),
    "P09-02": ("12", "100"),
    "P17-11": ("-8.4", "6.0"),
    "P18-10": ("58", "100"),
    "P19-03": ("100", "100"),
    "P21-11": ("41", "81"),
    "P24-03": ("96.9", "98.3"),
    "P24-04": ("69.5", "82.4"),
    "P25-06": ("30.2", "31.3"),
    "P33-11": ("4.2", "4.9"),
    "P37-04": ("-5.2", "-11.6"),
    "P37-05": ("9.1", "-4.2"),
    "P37-08": ("38", "100"),
    "P42-03": ("20", "100"),
    "P42-04": ("16", "94"),
}
"""Rates and levels: the figure of February and that of December."""

EXACT: dict[str, dict[str, str]] = {
    "P06-02": {"02": "88", "03": "100"},
    "P09-03": {"03": "0", "06": "0", "09": "0", "12": "0"},
    "P12-02": {"03": "22", "06": "45", "09": "66", "12": "88"},
    "P12-03": {"03": "11", "06": "22", "09": "31", "12": "42"},  # nine in the third quarter
    "P12-09": {"02-10": "93.5", "02-20": "100"},
    "P12-10": {"03": "56.2", "06": "78.4", "09": "97.1", "10": "100"},
    "P18-03": {"03": "3", "06": "3", "09": "3", "12": "2"},
    "P19-10": {"03": "0.5812", "06": "1.2124", "09": "1.9307", "12": "2.4986"},
    "P21-02": {"03": "6", "06": "11"},
    "P21-03": {"03": "2", "06": "3", "08": "4"},
    "P22-08": {"03": "0", "06": "1"},
    "P32-02": {"03": "0", "06": "0", "09": "0", "12": "0"},
    "P33-02": {"06": "17.4", "12": "32.98"},
    "P37-03": {"03": "0", "06": "0", "09": "0", "12": "0"},
    "P38-03": {"03": "61.5", "06": "97.8", "08": "100"},
}

EACH: dict[str, dict[str, tuple[int, int, int, int]]] = {
    "P11-01": {
        "主导产业链1": (4, 8, 12, 15),
        "主导产业链2": (3, 6, 9, 12),
        "主导产业链3": (3, 7, 10, 13),
        "特色产业集群1": (3, 5, 8, 10),
        "特色产业集群2": (3, 5, 8, 10),
        "特色产业集群3": (3, 6, 8, 10),
        "特色产业集群4": (3, 5, 8, 11),
        "特色产业集群5": (3, 5, 8, 10),
        "特色产业集群6": (3, 6, 9, 12),
        "特色产业集群7": (3, 5, 7, 9),  # one short of ten: the item is missed though the total is reached
    },
    "P24-14": {
        "空港新城": (2, 3, 4, 5),
        "沣东新城": (2, 4, 5, 6),
        "秦汉新城": (2, 3, 4, 5),
        "沣西新城": (2, 3, 5, 6),
        "泾河新城": (1, 2, 4, 5),
    },
}
TOTALS = {"P11-02": "P11-01"}
"""Items that are the sum of another's scopes."""

SPLIT = {"P10-05": "0.955", "P22-03": "1", "P22-15": "1", "P29-04": "1"}
"""Flows also reported by new town, and the share of the whole that their parts come to."""
PARTS_ONLY = ("P22-16",)
"""Flows of which only the new towns report."""

NEVER = ("P05-12", "P07-07", "P12-07", "P13-13", "P16-06", "P22-13", "P35-09")
MONTHLY = (*(f"P00-{n:02}" for n in range(2, 13)), "P10-06", "P12-05", "P17-01")
GAPS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("P10-06", "P17-01"), (3, 4, 5, 6)),
    "P17-07": (6, 9),
    "P17-09": (6, 9),
    **dict.fromkeys(("P33-09", "P33-10"), (3, 6)),
    **dict.fromkeys(("P13-04", "P35-06"), (9, 12)),
    # The year's last figure has not come when the year ends.
    **dict.fromkeys(("P01-15", "P04-13", "P05-11", "P12-12", "P13-06", "P13-07"), (12,)),
    **dict.fromkeys(("P13-15", "P14-02", "P17-08", "P17-11", "P21-07"), (12,)),
}
"""Months for which no report comes."""
LATE = ("P12-12", "P13-06", "P13-07", "P13-15")
"""What comes in after the year's end, in a table of its own."""
SLIPPED = {"P13-06": "万元"}
"""Figures of that table counted in another unit than the plan's, without a word of it: such a figure is held back."""
SCOPE_GAPS = {("P22-16", "空港新城", 9)}

REVISED = {("P00-02", 9): "1.03", ("P00-06", 6): "1.02", ("P04-05", 3): "0.96", ("P12-05", 6): "0.985"}
"""What was first reported, as a share of what it was corrected to three weeks later."""
MISSING = {("P07-03", 3): "—", ("P25-06", 3): "暂无", ("P13-11", 3): ""}
UNITS = {"P01-18": "万元", "P05-07": "名", "P10-05": "亩", "P19-10": "万立方米"}
"""The unit written behind the number where it is not the target's."""
SINGLE_MONTHS = ("P27-03",)
"""Flows reported month by month (当月) instead of cumulatively."""

DONE_ON: dict[str, str] = {
    "P02-05": "2023-06-15",
    "P02-06": "2023-08-22",
    "P08-01": "2023-04-14",
    "P20-04": "2023-06-28",
    "P21-01": "2023-06-30",
    "P21-04": "2023-08-25",
    "P22-11": "2023-06-20",
    "P22-12": "2023-09-12",
}
"""Milestones whose day is chosen; the others are done some time before they are due."""
NOT_DONE = ("P17-03", "P24-06", "P24-08", "P30-04")
SAID: dict[tuple[str, int], str] = {
    ("P20-05", 6): "滞后",
    ("P24-08", 9): "滞后",
    ("P15-03", 6): "推进中",
    ("P15-03", 12): "滞后",
    ("P34-03", 6): "滞后",
    ("P34-03", 12): "推进中",
    ("P41-02", 6): "未启动",
    ("P41-02", 12): "未启动",
}
"""What milestones and duties report in a month, where it is chosen."""

UNDATED = 0.08
"""Rows without the day they were reported."""
BY_MONTH = 0.6
"""Milestones of which only the month is said in which they were done."""
PREPARING, SLOW = 0.4, 0.5
"""Before this share of its time, such a share of the milestones has not been started."""
SILENT, FINISHED = 0.22, 0.6
"""Duties of which nothing is said all year, and those said to be done at its end."""

PLACES = {
    "%": 1,
    "亿元": 2,
    "万亩": 2,
    "万平米": 1,
    "公里": 1,
    "万名": 2,
    "万套": 2,
    "亿立方米": 4,
    "万立方米": 1,
    "万吨": 1,
}
"""Decimal places by unit; what is counted has none."""


@dataclass(frozen=True)
class Row:
    """One report before it is written in an office's form."""

    item: Item
    on: date
    value: Decimal | str
    scope: str = ""
    note: str = ""
    basis: str = ""
    reported: date | None = None


def rows(plan: Plan) -> list[Row]:
    """Every report of the year in the order of the periods, and within one in the plan's."""
    found = [row for item in plan.items.values() if item.id not in NEVER for row in _reports(item, plan)]
    return sorted(found, key=lambda row: row.on)


def _reports(item: Item, plan: Plan) -> Iterator[Row]:
    """An item's rows, with the day each was reported, and what was corrected later."""
    rng = random.Random(f"{SEED} {item.id}")
    for row in _stated(item, plan, rng):
        month, whole_month = row.on.month, row.on == month_end(YEAR, row.on.month)
        if whole_month and (month in GAPS.get(item.id, ()) or (item.id, row.scope, month) in SCOPE_GAPS):
            continue
        day = row.on + timedelta(days=rng.randint(2, 9))
        if (item.id, month) in MISSING:
            yield replace(row, value=MISSING[item.id, month], note="数据核定中", reported=day)
        elif (item.id, month) in REVISED and isinstance(row.value, Decimal):
            first = _rounded(item, row.value * Decimal(REVISED[item.id, month]), ROUND_HALF_UP)
            yield replace(row, value=first, reported=day)
            yield replace(row, note="据核查修订", reported=day + timedelta(days=21))
        else:
            yield replace(row, reported=None if rng.random() < UNDATED else day)


def _stated(item: Item, plan: Plan, rng: random.Random) -> Iterator[Row]:
    """What is said of an item through the year, as it turned out in the end."""
    if item.kind is Kind.MILESTONE:
        yield from _milestone(item, rng)
    elif item.kind is Kind.DUTY:
        yield from _duty(item, rng)
    elif item.id in {*EXACT, *EACH, *TOTALS}:
        yield from _chosen(item)
    elif item.measure is Measure.FLOW:
        yield from _flow(item, plan, rng)
    else:
        yield from _level(item, rng)


def _chosen(item: Item) -> Iterator[Row]:
    """The figures that a table gives one by one."""
    for when, text in EXACT.get(item.id, {}).items():
        yield Row(item, _day(when), Decimal(text))
    for scope, numbers in EACH.get(item.id, {}).items():
        for month, number in zip(QUARTERS, numbers, strict=True):
            yield Row(item, month_end(YEAR, month), Decimal(number), scope)
    if item.id in TOTALS:
        by_quarter = zip(*EACH[TOTALS[item.id]].values(), strict=True)
        for month, numbers in zip(QUARTERS, by_quarter, strict=True):
            yield Row(item, month_end(YEAR, month), Decimal(sum(numbers)))


def _day(when: str) -> date:
    month, _, day = when.partition("-")
    return date(YEAR, int(month), int(day)) if day else month_end(YEAR, int(month))


def _months(item: Item) -> tuple[int, ...]:
    """January comes with February, except where each month is reported by itself."""
    if item.id in SINGLE_MONTHS:
        return tuple(range(1, 13))
    return tuple(range(2, 13)) if item.id in MONTHLY else QUARTERS


def _flow(item: Item, plan: Plan, rng: random.Random) -> Iterator[Row]:
    """An amount that grows through the year along the item's course."""
    chosen = next((course for course, ids in COURSES.items() if item.id in ids), None)
    lift = 0.0 if chosen else rng.uniform(0, 0.03)
    course = chosen or rng.choice((STEADY, STEADY, BRISK))
    before = Decimal(0)
    parts = dict.fromkeys(plan.groups["新城"], Decimal(0))
    for month in _months(item):
        on = month_end(YEAR, month)
        value = max(before, _reached(item, month, _index(course, month) + lift + rng.uniform(-0.01, 0.01)))
        step, before = value - before, value
        if item.id in SINGLE_MONTHS:
            yield Row(item, on, step, basis="当月")
        elif item.id not in PARTS_ONLY:
            yield Row(item, on, value, note="含新区本级" if SPLIT.get(item.id, "1") != "1" else "")
        if item.id in PARTS_ONLY or item.id in SPLIT:
            share = Decimal(SPLIT.get(item.id, "1"))
            for scope, piece in zip(parts, _pieces(item, step * share, rng), strict=True):
                parts[scope] += piece
                yield Row(item, on, parts[scope], scope)


def _index(course: Course, month: int) -> float:
    """The course between the ends of two quarters; the first quarter keeps its own."""
    quarter = (month - 1) // 3
    before = course[max(quarter - 1, 0)]
    return before + (course[quarter] - before) * (month - quarter * 3) / 3


def _reached(item: Item, month: int, index: float) -> Decimal:
    """The amount at an index; rounding never turns an item on course into one that is late, or the other way."""
    assert item.target
    expected = item.target.bound * month / 12
    exact = expected * Decimal(index)
    if index < 1:
        return _rounded(item, exact, ROUND_FLOOR)
    return max(_rounded(item, exact, ROUND_HALF_UP), _rounded(item, expected, ROUND_CEILING))


def _pieces(item: Item, step: Decimal, rng: random.Random) -> Iterator[Decimal]:
    """A quarter's growth over the five new towns, without a remainder."""
    weights = [rng.uniform(0.6, 1.4) for _ in range(5)]
    left, heft = _rounded(item, step, ROUND_HALF_UP), sum(weights)
    for weight in weights:
        piece = _rounded(item, left * Decimal(weight / heft), ROUND_HALF_UP)
        left, heft = left - piece, heft - weight
        yield piece


def _level(item: Item, rng: random.Random) -> Iterator[Row]:
    """A rate or a level on its way from February's figure to December's; rates waver, levels do not."""
    first, last = (Decimal(end) for end in LINES[item.id]) if item.id in LINES else _good_enough(item, rng)
    for month in _months(item):
        plain = first + (last - first) * (month - 2) / 10
        steady = item.measure is not Measure.RATE or first == last or month == QUARTERS[-1]
        value = _rounded(item, plain + (0 if steady else Decimal(rng.uniform(-0.2, 0.2))), ROUND_HALF_UP)
        assert item.target
        if item.target.met_by(first) and item.target.met_by(last) and not item.target.met_by(value):
            value = last
        yield Row(item, month_end(YEAR, month), value)


def _good_enough(item: Item, rng: random.Random) -> tuple[Decimal, Decimal]:
    """For a rate that no table names: both ends a little better than the target, and a share below 100 %."""
    assert item.target
    bound = item.target.bound
    room = min(bound, 100 - bound)
    ends = [_rounded(item, bound + room * Decimal(rng.uniform(0.05, 0.25)), ROUND_CEILING) for _ in range(2)]
    return ends[0], ends[1]


def _rounded(item: Item, value: Decimal, how: str) -> Decimal:
    assert item.target
    places = PLACES.get(item.target.unit, 0)
    return value.quantize(Decimal(1).scaleb(-places), rounding=how) + 0  # so that -0.0 is 0.0


def _milestone(item: Item, rng: random.Random) -> Iterator[Row]:
    """Quarterly until it is done: building work in per cent, the rest in words."""
    assert item.due
    built = "建成" in item.name or item.name.endswith(("投用", "完工", "合围"))
    done = date.fromisoformat(DONE_ON[item.id]) if item.id in DONE_ON else item.due - timedelta(rng.randint(0, 150))
    if item.id not in DONE_ON and rng.random() < BY_MONTH:
        done = min(month_end(done.year, done.month), item.due)
    for month in QUARTERS:
        on = month_end(YEAR, month)
        if on >= done and item.id not in NOT_DONE:
            break
        begun = min((on - date(YEAR, 1, 1)) / (done - date(YEAR, 1, 1)), 1)
        words = "未启动" if begun < PREPARING and rng.random() < SLOW else "推进中"
        told = Decimal(round(begun * 18) * 5) if built else words
        yield Row(item, on, SAID.get((item.id, month), told))
    if item.id not in NOT_DONE:
        yield Row(item, done, Decimal(100) if built else "已完成")


def _duty(item: Item, rng: random.Random) -> Iterator[Row]:
    """Twice a year, by most offices; some stay silent all year, which is not against the rules."""
    silent, ends = rng.random() < SILENT, rng.random() < FINISHED
    for month, word in ((6, "推进中"), (12, "已完成" if ends else "推进中")):
        said = SAID.get((item.id, month), "" if silent else word)
        if said:
            yield Row(item, month_end(YEAR, month), said)


def _period(row: Row, style: str) -> str:
    """The period as the office writes it; a day is always written in full."""
    month = row.on.month
    if row.on != month_end(YEAR, month):
        return row.on.isoformat()
    if row.basis:
        return f"{month}月"
    if style == "quarter" and month in QUARTERS:
        return f"{YEAR}Q{month // 3}"
    if style == "words" and month in QUARTERS:
        return {3: "一季度", 6: "上半年", 9: "前三季度", 12: "全年"}[month]
    styles = {"span": f"1-{month}月", "words": f"1-{month}月", "until": f"截至{month}月底"}
    return styles.get(style, f"{YEAR}-{month:02}")


def _value(row: Row, *, thousands: bool) -> str:
    """The figure as typed: some with the unit they were counted in, some offices with thousands apart."""
    if isinstance(row.value, str):
        return row.value
    unit = UNITS.get(row.item.id, "")
    if not unit or not row.item.target:
        return f"{row.value:,f}" if thousands else f"{row.value:f}"
    amount = convert(row.value, row.item.target.unit, unit)
    assert amount is not None
    assert amount.denominator == 1, "the unit chosen holds the figure exactly"
    return f"{amount.numerator:,}{unit}"


def _cells(row: Row, form: Form) -> list[str]:
    cells = {
        "id": row.item.id,
        "name": row.item.name,
        "period": _period(row, form.periods),
        "value": _value(row, thousands=form.thousands),
        "scope": row.scope,
        "source": "示例数据",
        "note": row.note,
        "reported": row.reported.isoformat() if row.reported else "",
        "basis": row.basis,
    }
    english = dict(zip(CHINESE, ENGLISH, strict=True))
    return [cells[english.get(column, column)] for column in form.header]


def files(plan: Plan) -> dict[Path, bytes]:
    """The content of each file."""
    form_of = {point: form for form in FORMS for point in form.points}
    texts = {form: io.StringIO() for form in FORMS}
    writers = {form: csv.writer(text, lineterminator="\n") for form, text in texts.items()}
    for form, writer in writers.items():
        writer.writerow(form.header)
    for row in rows(plan):
        form = form_of[row.item.point]
        writers[form].writerow(_cells(row, form))
    made = {FOLDER / f"{form.name}.csv": text.getvalue().encode(form.encoding) for form, text in texts.items()}
    return made | {INCOMING: _incoming(plan)}


def _incoming(plan: Plan) -> bytes:
    """What the files lack of December, as an office sends it in January."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("编号", "指标名称", "期别", "完成值", "来源"))
    for name in LATE:
        item = plan.items[name]
        last = list(_stated(item, plan, random.Random(f"{SEED} {name}")))[-1]
        assert isinstance(last.value, Decimal)
        assert item.target
        unit = SLIPPED.get(name, item.target.unit)
        amount = convert(last.value, item.target.unit, unit)
        assert amount is not None
        writer.writerow((name, item.name, "全年", f"{Decimal(amount.numerator) / amount.denominator:f}", "示例数据"))
    return out.getvalue().encode()


def differences(wanted: dict[Path, bytes]) -> list[str]:
    """The files of the folder that are not as they would be written, by name."""
    present = {path: path.read_bytes() for path in (*FOLDER.glob("*.csv"), *INCOMING.parent.glob("*.csv"))}
    return sorted(path.name for path in wanted.keys() | present.keys() if wanted.get(path) != present.get(path))


def main(arguments: list[str]) -> int:
    """Write the files, or with ``--check`` say which are not up to date."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: make_example_actuals.py [--check]\n")
        return 2
    source = read_file(PLAN)
    loaded = load_plan(source) if isinstance(source, Source) else None
    plan = loaded.plan if loaded else None
    # A plan with faults would make files that lack the faulty items.
    if loaded is None or plan is None or loaded.refused:
        sys.stderr.write(f"{PLAN} cannot be read\n")
        return 3
    wanted = files(plan)
    changed = differences(wanted)
    if not arguments:
        for path, data in wanted.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    verb = "differs" if arguments else "written"
    sys.stdout.writelines(f"{name}: {verb}\n" for name in changed)
    return 1 if arguments and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
