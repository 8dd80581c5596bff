"""CSV files to `Actuals`: every row is used, missing or refused with a finding, and the counts add up."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import NamedTuple

from xxtrack.load.actuals.columns import is_header, read_header
from xxtrack.load.actuals.fast_rows import PlainRows
from xxtrack.load.actuals.layout import Part, Records, Remarks, head_of
from xxtrack.load.actuals.revisions import RowsBySubject, resolve_revisions
from xxtrack.load.actuals.rows import RowReader
from xxtrack.load.actuals.table import PlainBlock, Row, read_blocks
from xxtrack.load.source import AnySource
from xxtrack.model.actuals import Actuals, Bulk, FileCount, Observation, Reports, in_order_of_time
from xxtrack.model.finding import Finding, Where, in_order
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Plan


class LoadedActuals(NamedTuple):
    """The usable actuals, and everything that was wrong with the rest."""

    actuals: Actuals
    findings: tuple[Finding, ...]


def load_actuals(sources: Iterable[AnySource], plan: Plan, known_at: date | None = None) -> LoadedActuals:
    """Read all files against the plan: ids, names, units, scopes and periods are checked row by row.

    With ``known_at``, rows reported later are as if they were not there, and so is a file of nothing else. A row that
    does not say when it was reported counts as known when its period is over.
    """
    findings: list[Finding] = []
    rows = RowsBySubject()
    counts: list[FileCount] = []
    words_alone: list[Observation] = []
    for source in sources:
        reader = _FileReader(source, plan, known_at, rows)
        reader.read()
        findings += reader.findings
        words_alone += reader.words_alone
        if reader.count.rows or not known_at:
            counts.append(reader.count)
    reports, refused, idle = resolve_revisions(rows, [count.file for count in counts], findings)
    counts = [
        c._replace(
            used=c.used - refused[c.file] - idle[c.file],
            missing=c.missing + idle[c.file],
            refused=c.refused + refused[c.file],
        )
        for c in counts
    ]
    worded = in_order_of_time(chain(_with_words(reports), words_alone))
    return LoadedActuals(Actuals(reports, tuple(counts), _sources_named(reports), worded), in_order(findings))


_READS_NO_ROW = frozenset(
    {
        *("target", "due", "start", "baseline", "better", "pace", "profile", "targets", "frequency", "thresholds"),
        *("severity", "waiver", "amended", "weight", "lead", "support", "leader", "binding", "internal", "tags"),
        *("note", "point", "part_of", "share_of", "roll_up", "where", "places"),
    }
)
"""Fields of an item that no row is read by; of a target and a due date only what sort of item they make."""
_READS_ROWS = tuple(name for name in Item._fields if name not in _READS_NO_ROW)


def read_alike(first: Plan, second: Plan) -> bool:
    """Whether every row says the same under both plans."""
    if first is second:
        return True
    rules = [(plan.start, plan.end, plan.dates, plan.decimal, plan.groups, [*plan.items]) for plan in (first, second)]
    items = zip(first.items.values(), second.items.values(), strict=False)
    return rules[0] == rules[1] and all(one == other or _read_by(one) == _read_by(other) for one, other in items)


def _read_by(item: Item) -> object:
    return item.kind, item.in_unit, *(getattr(item, name) for name in _READS_ROWS)


def _with_words(known: Mapping[tuple[str, str], tuple[Reports, ...]]) -> Iterator[Observation]:
    """The rows that have words beside their value."""
    for reports in chain.from_iterable(known.values()):
        if isinstance(reports, Bulk):
            # They all say the same.
            yield from reports[-1:] if reports.subject.narrative else ()
        else:
            yield from (report for report in reports if report.subject.narrative)


def _sources_named(known: Mapping[tuple[str, str], tuple[Reports, ...]]) -> tuple[str, ...]:
    """The distinct sources that the rows name, most used first; without the sheet and cell of an imported row."""
    used = Counter[str]()
    for reports in chain.from_iterable(known.values()):
        if isinstance(reports, Bulk):
            used[reports.subject.source] += len(reports)
        else:
            for report in reports:
                used[report.subject.source] += 1
    named = Counter[str]()
    for source, rows in used.items():
        named[source.partition("!")[0]] += rows
    del named[""]
    return tuple(name for name, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])))


class _FileReader:
    """Reads one file: titles, header, rows, remarks."""

    def __init__(self, source: AnySource, plan: Plan, known_at: date | None, rows: RowsBySubject) -> None:
        self.source = source
        self.plan = plan
        self.known_at = known_at
        self.rows = rows
        self._findings: list[Finding] = []
        self._row_reader: RowReader | None = None
        self._header = False
        self._unread = False
        self._skipped = self._lost = 0

    @property
    def findings(self) -> list[Finding]:
        """Everything that was wrong."""
        return self._findings + (self._row_reader.findings if self._row_reader else [])

    @property
    def words_alone(self) -> list[Observation]:
        """Rows with words and no value."""
        return self._row_reader.words_alone if self._row_reader else []

    @property
    def count(self) -> FileCount:
        """What became of the records."""
        reader = self._row_reader
        rows, used, missing = (reader.rows, reader.used, reader.missing) if reader else (0, 0, 0)
        refused = rows - used - missing + self._lost
        return FileCount(self.source.name, rows + self._lost, used, missing, refused, self._skipped)

    def read(self) -> None:
        """Read the file to its end, or to where it cannot be read on."""
        records = Records(read_blocks(self.source))
        self._read_head(records)
        self._read_rows(records.rest())
        if not self._header and not self._unread:
            self._findings.append(Finding("XX403", msg("table.empty"), Where(self.source.name)))

    def _read_head(self, records: Iterable[Row | Finding]) -> None:
        """What stands above the rows, and the header."""
        for record in head_of(records, is_header):
            if isinstance(record, Finding):
                self._stop(record)
            elif record.part is Part.SKIPPED:
                self._skipped += 1
            elif record.part is Part.HEADER:
                self._header = True
                columns, found = read_header(record.row, self.source.name)
                self._findings += found
                self._row_reader = RowReader(self.plan, self.source.name, columns, self.known_at) if columns else None
            else:
                self._read_row(record.row)

    def _read_rows(self, records: Iterable[Row | PlainBlock | Finding]) -> None:
        plain = PlainRows(self._row_reader, self.rows.sink) if self._row_reader else None
        remarks = Remarks()
        for record in records:
            if isinstance(record, Finding):
                self._stop(record)
                continue
            if isinstance(record, Row):
                rows: Iterable[Row] = (record,)
            else:
                rows = plain.read(record) if plain and plain.supported else record.rows
            for row in rows:
                if remarks.include(row):
                    self._skipped += 1
                else:
                    self._read_row(row)

    def _read_row(self, row: Row) -> None:
        if self._row_reader:
            if read := self._row_reader.read(row):
                subject, stored = read
                self.rows.sink(subject)(stored)
            return
        self._lost += 1
        if not self._header:
            where = Where(self.source.name, row.line, 1)
            self._findings.append(Finding("XX418", msg("reading.row-above-header"), where))

    def _stop(self, finding: Finding) -> None:
        self._findings.append(finding)
        # The record that csv could not take apart is a row lost; a file that is no table has none.
        self._lost += finding.code == "XX412"
        self._unread = True
