"""CSV files of figures to `Actuals`: every row is used, missing or refused with a finding, and the counts add up."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from xxtrack.diagnostics import Finding, Where, in_order
from xxtrack.load.layout import Part, laid_out
from xxtrack.load.revisions import Chains, settle
from xxtrack.load.source import AnySource
from xxtrack.load.table import Row, read_table
from xxtrack.load.values import is_missing, read_for
from xxtrack.model.actuals import Actuals, Basis, FileCount, Observation
from xxtrack.model.message import Message, msg
from xxtrack.model.period import Period, PeriodError, parse_day, parse_period
from xxtrack.model.plan import Item, Measure, Plan

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("编号", "事项编号", "指标编号"),
    "name": ("指标名称", "事项名称", "名称"),
    "period": ("期别", "期间", "时间"),
    "value": ("完成值", "本月止累计", "累计值", "数值"),
    "scope": ("范围", "责任范围"),
    "basis": ("口径", "基准"),
    "source": ("来源", "数据来源"),
    "note": ("备注", "说明"),
    "reported": ("填报日期", "报送日期"),
}
"""Each column and the Chinese headers it goes by."""

REQUIRED = ("id", "period", "value")
_ALIASES = {alias: column for column, aliases in COLUMNS.items() for alias in (column, *aliases)}
_BASES = {"": Basis.TO_DATE, "ytd": Basis.TO_DATE, "累计": Basis.TO_DATE, "本月止累计": Basis.TO_DATE}
_BASES |= {"period": Basis.PERIOD, "当月": Basis.PERIOD, "当期": Basis.PERIOD, "本月": Basis.PERIOD}
_BASES |= {"当季": Basis.PERIOD}
_At = Callable[[str], Where]


@dataclass(frozen=True, slots=True)
class LoadedActuals:
    """The usable figures and everything that was wrong with the rest."""

    actuals: Actuals
    findings: tuple[Finding, ...]


def load_actuals(sources: Iterable[AnySource], plan: Plan, known_at: date | None = None) -> LoadedActuals:
    """Read all files against the plan: ids, names, units, scopes and periods are checked row by row.

    With ``known_at``, rows reported later are as if they were not there, and so is a file of nothing else. A row that
    does not say when it was reported counts as known when its period is over.
    """
    findings: list[Finding] = []
    chains: Chains = {}
    counts: list[FileCount] = []
    for source in sources:
        reader = _FileReader(source, plan, known_at)
        for observation in reader.observations():
            chains.setdefault((observation.item, observation.scope), []).append(observation)
        findings += reader.findings
        if reader.rows or not known_at:
            counts.append(reader.count())
    series, refused = settle(chains, findings)
    counts = [replace(c, used=c.used - refused[c.file], refused=c.refused + refused[c.file]) for c in counts]
    named = Counter(o.source.partition("!")[0] for chain in series.values() for o in chain if o.source)
    sources_named = tuple(name for name, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])))
    return LoadedActuals(Actuals(series, tuple(counts), sources_named), in_order(findings))


@lru_cache(maxsize=1024)
def _parsed(text: str, year: int) -> Period:
    """Files repeat a few periods on many rows."""
    return parse_period(text, year)


_day = lru_cache(maxsize=1024)(parse_day)


class _FileReader:
    """Rows of one file to observations."""

    def __init__(self, source: AnySource, plan: Plan, known_at: date | None) -> None:
        self.source = source
        self.plan = plan
        self.known_at = known_at
        self.findings: list[Finding] = []
        self.rows = self.used = self.missing = self.skipped = 0

    def count(self) -> FileCount:
        """What became of the records read so far."""
        refused = self.rows - self.used - self.missing
        return FileCount(self.source.name, self.rows, self.used, self.missing, refused, self.skipped)

    def _find(self, code: str, message: Message, where: Where, item: str = "", hint: Message | None = None) -> None:
        self.findings.append(Finding(code, message, where, item, hint=hint))

    def observations(self) -> Iterator[Observation]:
        header = False
        columns: dict[str, int] | None = None
        width, unread = 0, False
        for record in laid_out(read_table(self.source), _is_header):
            if isinstance(record, Finding):
                self.findings.append(record)
                # The record that csv could not take apart is a row lost; a file that is no table has none.
                self.rows += record.code == "XX412"
                unread = True
            elif record.part is Part.SKIPPED:
                self.skipped += 1
            elif record.part is Part.HEADER:
                header, columns, width = True, self._header(record.row), len(record.row.cells)
            elif self.known_at is None or columns is None or self._known(record.row, columns, self.known_at):
                self.rows += 1
                if columns is not None:
                    observation = self._row(record.row, columns, width)
                    if observation:
                        self.used += 1
                        yield observation
                elif not header:
                    self._find("XX418", msg("reading.row-above-header"), Where(self.source.name, record.row.line, 1))
        if not header and not unread:
            self._find("XX403", msg("table.empty"), Where(self.source.name))

    def _at(self, row: Row, index: int) -> Where:
        line, column = row.place(index)
        length = len(row.cells[index].strip()) if index < len(row.cells) else 0
        return Where(self.source.name, line, column, length)

    def _header(self, row: Row) -> dict[str, int] | None:
        columns: dict[str, int] = {}
        for i, cell in enumerate(row.cells):
            where = self._at(row, i)
            name = _ALIASES.get(cell.strip().lower())
            if name is None:
                near = get_close_matches(cell.strip(), _ALIASES, n=1)
                hint = msg("hint.did-you-mean", word=near[0]) if near else None
                if cell.strip():
                    self._find("XX413", msg("table.unknown-column", name=cell.strip()), where, hint=hint)
            elif name in columns:
                self._find("XX417", msg("table.duplicate-column", name=cell.strip()), where)
            else:
                columns[name] = i
        lacking = [name for name in REQUIRED if name not in columns]
        for name in lacking:
            message = msg("table.missing-column", name=name, alias=COLUMNS[name][0])
            self._find("XX403", message, Where(self.source.name, row.line, 1))
        return None if lacking else columns

    def _known(self, row: Row, columns: Mapping[str, int], day: date) -> bool:
        """Whether the row had been reported by a day; one whose dates cannot be read stays, to be refused."""
        cells = {name: row.cells[i].strip() for name, i in columns.items() if i < len(row.cells)}
        if reported := cells.get("reported"):
            return (_day(reported) or day) <= day
        try:
            return _parsed(cells.get("period", ""), self.plan.start.year).end <= day
        except PeriodError:
            return True

    def _row(self, row: Row, columns: Mapping[str, int], width: int) -> Observation | None:
        if len(row.cells) != width and any(cell.strip() for cell in row.cells[width:]):
            where = Where(self.source.name, row.line, 1)
            self._find("XX412", msg("table.row-width", given=len(row.cells), wanted=width), where)
            return None

        def cell(name: str) -> str:
            i = columns.get(name, -1)
            return row.cells[i].strip() if 0 <= i < len(row.cells) else ""

        def at(name: str) -> Where:
            return self._at(row, columns[name])

        item = self._item(cell("id"), at)
        if item is None:
            return None
        good = self._name_matches(item, cell("name"), at)
        period = self._period(item, cell("period"), at)
        basis = self._basis(item, cell("basis"), period, at)
        reported, reported_good = self._reported(item, cell("reported"), at)
        good = good and self._scope_known(item, cell("scope"), at) and reported_good
        if is_missing(cell("value")):
            self.missing += good and period is not None and basis is not None
            return None
        read = read_for(item, cell("value"))
        if read.problem:
            self._find(read.code, read.problem, at("value"), item.id)
        if not good or read.problem or period is None or basis is None:
            return None
        if read.remark:
            self._find("XX421", read.remark, at("value"), item.id)
        return Observation(
            item=item.id,
            period=period,
            where=at("value"),
            value=read.value,
            stage=read.stage,
            # The same few words stand on many rows.
            scope=sys.intern(cell("scope")),
            basis=basis,
            source=sys.intern(cell("source")),
            note=sys.intern(cell("note")),
            reported=reported,
        )

    def _item(self, text: str, at: _At) -> Item | None:
        item = self.plan.items.get(text)
        if item is None:
            near = get_close_matches(text, self.plan.items, n=1, cutoff=0.7)
            hint = msg("hint.did-you-mean-item", id=near[0], name=self.plan.items[near[0]].name) if near else None
            self._find("XX404", msg("row.unknown-item", id=text), at("id"), hint=hint)
        return item

    def _name_matches(self, item: Item, name: str, at: _At) -> bool:
        if not name or _folded(name) == _folded(item.name):
            return True
        self._find("XX409", msg("row.name", given=name, wanted=item.name), at("name"), item.id)
        return False

    def _period(self, item: Item, text: str, at: _At) -> Period | None:
        try:
            period = _parsed(text, self.plan.start.year)
        except PeriodError as error:
            hint = msg("hint.period-eaten") if error.kind == "eaten" else msg("hint.period")
            self._find("XX406", msg(f"period.{error.kind}", text=text), at("period"), item.id, hint)
            return None
        if not self.plan.start <= period.end <= self.plan.end:
            message = msg("row.period-outside", text=text, start=self.plan.start, end=self.plan.end)
            self._find("XX407", message, at("period"), item.id)
            return None
        return period

    def _basis(self, item: Item, text: str, period: Period | None, at: _At) -> Basis | None:
        """As the row says, else as the period's words say (6月当月)."""
        basis = _BASES.get(text.lower())
        if basis is None:
            self._find("XX416", msg("row.basis", text=text), at("basis"), item.id)
            return None
        if period and period.alone and basis is Basis.TO_DATE:
            if text:
                self._find("XX416", msg("reading.basis-alone", text=text), at("basis"), item.id)
                return None
            basis = Basis.PERIOD
        if basis is Basis.PERIOD and item.measure in {Measure.RATE, Measure.STOCK} and not item.every:
            key = "reading.basis-rate" if item.measure is Measure.RATE else "reading.basis-stock"
            self._find("XX416", msg(key), at("basis" if text else "period"), item.id)
            return None
        return basis

    def _reported(self, item: Item, text: str, at: _At) -> tuple[date | None, bool]:
        day = _day(text) if text else None
        if text and day is None:
            self._find("XX414", msg("row.reported", text=text), at("reported"), item.id)
        return day, not text or day is not None

    def _scope_known(self, item: Item, scope: str, at: _At) -> bool:
        declared = self.plan.scopes_of(item)
        if not scope or not declared or scope in declared:
            return True
        near = get_close_matches(scope, declared, n=1)
        hint = msg("hint.did-you-mean", word=near[0]) if near else msg("hint.scopes", names="、".join(declared))
        self._find("XX411", msg("row.scope", scope=scope), at("scope"), item.id, hint)
        return False


def _is_header(row: Row) -> bool:
    return set(REQUIRED) <= {_ALIASES.get(cell.strip().lower()) for cell in row.cells}


def _folded(name: str) -> str:
    return re.sub(r"\s+", "", name)
