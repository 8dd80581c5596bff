"""CSV files of figures to `Actuals`: every row is used, missing or refused with a finding, and the counts add up."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from xxtrack.diagnostics import Finding, Where, in_order
from xxtrack.load.source import Source
from xxtrack.load.table import Row, decode_table, read_rows
from xxtrack.load.values import is_missing, read_value
from xxtrack.model.actuals import Actuals, Basis, FileCount, Observation
from xxtrack.model.message import Message, msg
from xxtrack.model.period import Period, PeriodError, parse_period
from xxtrack.model.plan import Item, Plan

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
_At = Callable[[str], Where]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class LoadedActuals:
    """The usable figures and everything that was wrong with the rest."""

    actuals: Actuals
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> int:
        """Rows left out for their faults."""
        return sum(file.refused for file in self.actuals.files)


def load_actuals(sources: Iterable[Source], plan: Plan) -> LoadedActuals:
    """Read all files against the plan: ids, names, units, scopes and periods are checked row by row."""
    findings: list[Finding] = []
    observations: list[Observation] = []
    counts: list[FileCount] = []
    for source in sources:
        reader = _FileReader(source, plan)
        observations += reader.observations()
        findings += reader.findings
        counts.append(
            FileCount(source.name, reader.rows, reader.used, reader.missing, reader.rows - reader.used - reader.missing)
        )
    series, refused = _series(observations, findings)
    counts = [
        FileCount(c.file, c.rows, c.used - refused[c.file], c.missing, c.refused + refused[c.file]) for c in counts
    ]
    named = Counter(o.source for chain in series.values() for o in chain if o.source)
    sources_named = tuple(name for name, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])))
    return LoadedActuals(Actuals(series, tuple(counts), sources_named), in_order(findings))


class _FileReader:
    """Rows of one file to observations."""

    def __init__(self, source: Source, plan: Plan) -> None:
        self.source = source
        self.plan = plan
        self.findings: list[Finding] = []
        self.rows = self.used = self.missing = 0

    def _find(self, code: str, message: Message, where: Where, item: str = "", hint: Message | None = None) -> None:
        self.findings.append(Finding(code, message, where, item, hint=hint))

    def observations(self) -> Iterator[Observation]:
        text = decode_table(self.source)
        if isinstance(text, Finding):
            self.findings.append(text)
            return
        columns: dict[str, int] | None = None
        width = 0
        for row in read_rows(text, self.source.name):
            if isinstance(row, Finding):
                self.findings.append(row)
                self.rows += 1
                return
            if not any(cell.strip() for cell in row.cells):
                continue
            if columns is None:
                columns, width = self._header(row), len(row.cells)
                if columns is None:
                    return
                continue
            self.rows += 1
            observation = self._row(row, columns, width)
            if observation:
                self.used += 1
                yield observation
        if columns is None:
            self._find("XX403", msg("table.empty"), Where(self.source.name))

    def _header(self, row: Row) -> dict[str, int] | None:
        columns: dict[str, int] = {}
        for i, cell in enumerate(row.cells):
            where = Where(self.source.name, row.line, _column(row, i), len(cell))
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

    def _row(self, row: Row, columns: Mapping[str, int], width: int) -> Observation | None:
        if len(row.cells) != width and any(cell.strip() for cell in row.cells[width:]):
            where = Where(self.source.name, row.line, 1)
            self._find("XX412", msg("table.row-width", given=len(row.cells), wanted=width), where)
            return None

        def cell(name: str) -> str:
            i = columns.get(name, -1)
            return row.cells[i].strip() if 0 <= i < len(row.cells) else ""

        def at(name: str) -> Where:
            return Where(self.source.name, row.line, _column(row, columns[name]), len(cell(name)))

        item = self._item(cell("id"), at("id"))
        if item is None:
            return None
        good = self._name_matches(item, cell("name"), at)
        period = self._period(item, cell("period"), at("period"))
        basis = self._basis(item, cell("basis"), at)
        reported, reported_good = self._reported(item, cell("reported"), at)
        scope_good = self._scope_known(item, cell("scope"), at)
        if is_missing(cell("value")):
            self.missing += good and period is not None and basis is not None and reported_good and scope_good
            return None
        read = read_value(cell("value"), item.target.unit if item.target else None)
        if read.problem:
            self._find(read.code, read.problem, at("value"), item.id)
        if not (good and reported_good and scope_good) or read.problem or period is None or basis is None:
            return None
        return Observation(
            item=item.id,
            period=period,
            where=at("value"),
            value=read.value,
            stage=read.stage,
            scope=cell("scope"),
            basis=basis,
            source=cell("source"),
            note=cell("note"),
            reported=reported,
        )

    def _item(self, text: str, where: Where) -> Item | None:
        item = self.plan.items.get(text)
        if item is None:
            near = get_close_matches(text, self.plan.items, n=1, cutoff=0.7)
            hint = msg("hint.did-you-mean-item", id=near[0], name=self.plan.items[near[0]].name) if near else None
            self._find("XX404", msg("row.unknown-item", id=text), where, hint=hint)
        return item

    def _name_matches(self, item: Item, name: str, at: _At) -> bool:
        if not name or _folded(name) == _folded(item.name):
            return True
        self._find("XX409", msg("row.name", given=name, wanted=item.name), at("name"), item.id)
        return False

    def _period(self, item: Item, text: str, where: Where) -> Period | None:
        try:
            period = parse_period(text, self.plan.start.year)
        except PeriodError as error:
            hint = msg("hint.period-eaten") if error.kind == "eaten" else msg("hint.period")
            self._find("XX406", msg(f"period.{error.kind}", text=text), where, item.id, hint)
            return None
        if not self.plan.start <= period.end <= self.plan.end:
            message = msg("row.period-outside", text=text, start=self.plan.start, end=self.plan.end)
            self._find("XX407", message, where, item.id)
            return None
        return period

    def _basis(self, item: Item, text: str, at: _At) -> Basis | None:
        basis = _BASES.get(text.lower())
        if basis is None:
            self._find("XX416", msg("row.basis", text=text), at("basis"), item.id)
        return basis

    def _reported(self, item: Item, text: str, at: _At) -> tuple[date | None, bool]:
        if not text:
            return None, True
        try:
            if not _DAY.fullmatch(text):
                raise ValueError
            return date.fromisoformat(text), True
        except ValueError:
            self._find("XX414", msg("row.reported", text=text), at("reported"), item.id)
            return None, False

    def _scope_known(self, item: Item, scope: str, at: _At) -> bool:
        declared = self.plan.scopes_of(item)
        if not scope or not declared or scope in declared:
            return True
        near = get_close_matches(scope, declared, n=1)
        hint = msg("hint.did-you-mean", word=near[0]) if near else msg("hint.scopes", names="、".join(declared))
        self._find("XX411", msg("row.scope", scope=scope), at("scope"), item.id, hint)
        return False


def _column(row: Row, index: int) -> int:
    """The character column at which a cell starts, as if nothing were quoted: right for all plain rows."""
    return 1 + sum(len(cell) + 1 for cell in row.cells[:index])


def _folded(name: str) -> str:
    return re.sub(r"\s+", "", name)


def _series(
    observations: list[Observation], findings: list[Finding]
) -> tuple[dict[tuple[str, str], tuple[Observation, ...]], Counter[str]]:
    """Group by item and scope. Equal claims about one period need report dates that tell which came later."""
    claims: defaultdict[tuple[str, str, date, Basis], list[Observation]] = defaultdict(list)
    for observation in observations:
        claims[observation.item, observation.scope, observation.period.end, observation.basis].append(observation)
    series: defaultdict[tuple[str, str], list[Observation]] = defaultdict(list)
    refused: Counter[str] = Counter()
    for (item, scope, _, _), rivals in claims.items():
        kept = _settle(rivals, findings)
        for observation in rivals:
            if observation not in kept:
                refused[observation.where.file] += 1
        series[item, scope] += kept
    order = {key: tuple(sorted(chain, key=_when)) for key, chain in series.items() if chain}
    return order, refused


def _when(observation: Observation) -> tuple[date, date]:
    return observation.period.end, observation.reported or date.min


def _settle(rivals: list[Observation], findings: list[Finding]) -> list[Observation]:
    """All revisions of one figure, or nothing where two differ and neither is the later."""
    if len(rivals) == 1:
        return rivals
    by_report: dict[date | None, Observation] = {}
    clash = False
    for observation in rivals:
        first = by_report.setdefault(observation.reported, observation)
        if first is observation:
            continue
        same = (first.value, first.stage) == (observation.value, observation.stage)
        code, key = ("XX415", "row.repeated") if same else ("XX408", "row.two-values")
        clash |= not same
        message = msg(key, first=_said(first), second=_said(observation), where=str(first.where))
        hint = None if same else msg("hint.reported")
        findings.append(Finding(code, message, observation.where, observation.item, observation.scope, hint))
    return [] if clash else list(by_report.values())


def _said(observation: Observation) -> str | Message:
    if observation.value is not None:
        return f"{observation.value:f}"
    return msg(f"stage.{observation.stage.value}") if observation.stage else ""
