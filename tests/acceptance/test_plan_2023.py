"""The first plan against its document, and against a second reading of the document (`plan/commitments.csv`).

The table was made without sight of the plan: one row for each thing promised by a date, so that a target for every
quarter has four rows and a curve has one for each step.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.load.plan.read import LoadedPlan, load_plan
from xxtrack.load.source import Source, read_file
from xxtrack.model.plan import Every, Item, Kind, Measure, PaceKind, Plan
from xxtrack.model.target import Op

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "tests" / "plan" / "commitments.csv"

OPS = {
    Op.AT_LEAST: "ge",
    Op.ABOVE: "gt",
    Op.AT_MOST: "le",
    Op.BELOW: "lt",
    Op.EXACTLY: "eq",
    Op.RANGE: "range",
}
MEASURES: dict[str, set[Measure | None]] = {
    "": {None},
    "growth": {Measure.RATE},
    "share": {Measure.RATE, Measure.STOCK},
    "level": {Measure.STOCK},
    "rank": {Measure.STOCK},
    "count": {Measure.FLOW},
    "amount": {Measure.FLOW},
}
QUARTER_ENDS = [date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31)]


class Promise(NamedTuple):
    """What is to be reached by when; a milestone has the operator ``done`` and no figure."""

    point: int
    op: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    due: date


class Row(NamedTuple):
    """A row of the table."""

    promise: Promise
    words: str
    measures: set[Measure | None]


def promises(item: Item) -> Iterator[Promise]:
    """What an item promises: nothing where it is a duty."""
    if item.due is None:
        return
    if item.target is None:
        yield Promise(item.point, "done", None, None, "", item.due)
        return
    target = item.target
    whole = Promise(item.point, OPS[target.op], target.low, target.high, target.unit, item.due)
    if item.pace and item.pace.kind is PaceKind.STEPS:
        yield from (whole._replace(low=value, due=on) for on, value in item.pace.steps)
    elif item.every is Every.QUARTER:
        yield from (whole._replace(due=end) for end in QUARTER_ENDS)
    else:
        yield whole


def table() -> list[Row]:
    """The second reading."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                Promise(
                    int(row["point"]),
                    row["op"],
                    Decimal(row["low"]) if row["low"] else None,
                    Decimal(row["high"]) if row["high"] else None,
                    row["unit"],
                    date.fromisoformat(row["due"]),
                ),
                row["words"],
                MEASURES[row["measure_hint"]],
            )
            for row in csv.DictReader(file)
        ]


@pytest.fixture(scope="module")
def loaded() -> LoadedPlan:
    source = read_file(ROOT / "plan" / "2023.yaml")
    assert isinstance(source, Source)
    return load_plan(source)


@pytest.fixture(scope="module")
def plan(loaded: LoadedPlan) -> Plan:
    assert loaded.plan
    return loaded.plan


def test_nothing_is_wrong_with_it(loaded: LoadedPlan, plan: Plan) -> None:
    assert loaded.findings == ()
    assert loaded.refused == 0
    assert check_sense(plan) == []


def test_every_chapter_and_point_is_there(plan: Plan) -> None:
    assert [chapter.no for chapter in plan.chapters] == list(range(10))
    assert [point.no for point in plan.points()] == list(range(43))
    assert [point.no for point in plan.points() if not point.items] == []


def test_ids_and_names_are_unique(plan: Plan) -> None:
    items = [item for point in plan.points() for item in point.items]
    assert [item.id for item in items if not item.id.startswith(f"P{item.point:02d}-")] == []
    assert repeated(item.id for item in items) == []
    assert repeated(item.name for item in items) == []


def test_how_much_there_is(plan: Plan) -> None:
    kinds = Counter(item.kind for item in plan.items.values())
    assert len(plan.chapters[0].items) == 14
    assert 280 <= kinds[Kind.INDICATOR] + kinds[Kind.MILESTONE] <= 320
    assert kinds.total() == len(plan.items)


def test_shares_of_a_whole_say_so(plan: Plan) -> None:
    assert [item.id for item in plan.items.values() if item.text.startswith("其中") and not item.part_of] == []


def test_plan_and_second_reading_promise_the_same(plan: Plan) -> None:
    planned = Counter(promise for item in plan.items.values() for promise in promises(item))
    read = Counter(row.promise for row in table())
    assert read.total() >= 200
    assert sorted(map(str, (read - planned).elements())) == []
    assert sorted(map(str, (planned - read).elements())) == []


def test_rows_find_their_words_in_the_plan(plan: Plan) -> None:
    items = [(promise, item) for item in plan.items.values() for promise in promises(item)]
    lost = [
        row
        for row in table()
        if not any(
            promise == row.promise and row.words in item.text and item.measure in row.measures
            for promise, item in items
        )
    ]
    assert lost == []


def test_targets_have_their_number_in_their_text(plan: Plan) -> None:
    assert [
        (item.id, item.target.text, item.text) for item in plan.items.values() if item.target and not states(item)
    ] == []


IN_WORDS = {
    "≥ 100 %": "全部|全面完成|全覆盖|全域覆盖",
    "= 0 起": "杜绝|不发生|防止出现",
    "< 0 %": "下降",
    "≤ 3 名": "前三",
}


def states(item: Item) -> bool:
    """Whether the clause has the number and the start of its unit (80万、25万平米), or the words for them."""
    assert item.target
    figure = "-".join(f"{value}" for value in (item.target.low, item.target.high) if value is not None)
    in_figures = rf"(?<![\d.]){re.escape(figure + item.target.unit[:1])}"
    return re.search(f"{in_figures}|{IN_WORDS.get(item.target.text, in_figures)}", item.text) is not None


def test_every_word_of_the_document_is_accounted_for(plan: Plan, source_document: Path) -> None:
    headings, bodies, rest = parts_of(source_document.read_text("utf-8"))
    assert [chapter.title for chapter in plan.chapters[1:]] == headings
    assert {point.no: point.title for point in plan.points()} == {no: title for no, (title, _) in bodies.items()}
    faults = [f"around the points: {fault}" for fault in unaccounted(rest, [excused.text for excused in plan.excused])]
    for point in plan.points():
        texts = [item.text for item in point.items] + [excused.text for excused in point.excused]
        faults += [f"point {point.no}: {fault}" for fault in unaccounted(bodies[point.no][1], texts)]
    assert faults == []


def parts_of(document: str) -> tuple[list[str], dict[int, tuple[str, str]], str]:
    """The document's chapter headings, its points (title, body) and what stands around them."""
    headings, bodies, rest = [], {}, []
    for line in document.splitlines():
        if heading := re.fullmatch(r"[一二三四五六七八九]、(.+)", line):
            headings.append(heading[1].strip())
        elif point := re.match(r"(\d+)\.(.+?)。", line):
            bodies[int(point[1])] = point[2], line[point.end() :]
        elif line.startswith("主要预期目标是"):
            bodies[0] = "主要预期目标", line
        else:
            rest.append(line)
    return headings, bodies, "\n".join(rest)


def unaccounted(body: str, texts: Iterable[str]) -> Iterator[str]:
    """Texts that are not in the body as they stand, and runs of letters and digits that no text covers."""
    left = body
    for text in texts:
        at = body.find(text)
        if at < 0 or not text:
            yield f"not in the document: {text!r}"
        else:
            left = left[:at] + "。" * len(text) + left[at + len(text) :]
    yield from (f"not in the plan: {run}" for run in re.findall(r"\w+", left))


def repeated(values: Iterable[str]) -> list[str]:
    """What occurs more than once."""
    return [value for value, count in Counter(values).items() if count > 1]
