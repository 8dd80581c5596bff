"""CSV files of figures to `Actuals`: every row is used, missing or refused with a finding, and the counts add up."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import NamedTuple

from xxtrack.load.actuals.columns import is_header, read_header
from xxtrack.load.actuals.fast_rows import PlainRows
from xxtrack.load.actuals.layout import Part, Records, Remarks, head_of
from xxtrack.load.actuals.revisions import Chains, settle
from xxtrack.load.actuals.rows import RowReader
from xxtrack.load.actuals.table import Block, Row, read_blocks
from xxtrack.load.source import AnySource
from xxtrack.model.actuals import Actuals, Bulk, FileCount
from xxtrack.model.finding import Finding, Where, in_order
from xxtrack.model.message import msg
from xxtrack.model.plan import Plan


class LoadedActuals(NamedTuple):
    """The usable figures and everything that was wrong with the rest."""

    actuals: Actuals
    findings: tuple[Finding, ...]


def load_actuals(sources: Iterable[AnySource], plan: Plan, known_at: date | None = None) -> LoadedActuals:
    """Read all files against the plan: ids, names, units, scopes and periods are checked row by row.

    With ``known_at``, rows reported later are as if they were not there, and so is a file of nothing else. A row that
    does not say when it was reported counts as known when its period is over.
    """
    findings: list[Finding] = []
    chains = Chains()
    counts: list[FileCount] = []
    for source in sources:
        reader = _FileReader(source, plan, known_at, chains)
        reader.read()
        findings += reader.findings
        if reader.count.rows or not known_at:
            counts.append(reader.count)
    written = Counter[str]()
    figures, refused = settle(chains, [count.file for count in counts], findings)
    counts = [c._replace(used=c.used - refused[c.file], refused=c.refused + refused[c.file]) for c in counts]
    for reports in chain.from_iterable(figures.values()):
        if isinstance(reports, Bulk):
            written[reports.subject.source] += len(reports)
        else:
            for report in reports:
                written[report.subject.source] += 1
    named = Counter[str]()
    for name, rows in written.items():
        named[_firm(name)] += rows
    del named[""]
    sources_named = tuple(name for name, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])))
    return LoadedActuals(Actuals(figures, tuple(counts), sources_named), in_order(findings))


def _firm(source: str) -> str:
    """A source without the sheet and cell that an imported row has come from."""
    return source.partition("!")[0]


class _FileReader:
    """The records of one file: titles, header, rows, remarks."""

    def __init__(self, source: AnySource, plan: Plan, known_at: date | None, chains: Chains) -> None:
        self.source = source
        self.plan = plan
        self.known_at = known_at
        self.chains = chains
        self._findings: list[Finding] = []
        self._rows: RowReader | None = None
        self._header = False
        self._unread = False
        self._skipped = self._lost = 0

    @property
    def findings(self) -> list[Finding]:
        """Everything that was wrong."""
        return self._findings + (self._rows.findings if self._rows else [])

    @property
    def count(self) -> FileCount:
        """What became of the records."""
        rows, used, missing = (self._rows.rows, self._rows.used, self._rows.missing) if self._rows else (0, 0, 0)
        refused = rows - used - missing + self._lost
        return FileCount(self.source.name, rows + self._lost, used, missing, refused, self._skipped)

    def read(self) -> None:
        """Read the file to its end, or to where it cannot be read on."""
        records = Records(read_blocks(self.source))
        self._head(records)
        self._below(records.rest())
        if not self._header and not self._unread:
            self._findings.append(Finding("XX403", msg("table.empty"), Where(self.source.name)))

    def _head(self, records: Iterable[Row | Finding]) -> None:
        """What stands above the rows, and the header."""
        for record in head_of(records, is_header):
            if isinstance(record, Finding):
                self._stopped(record)
            elif record.part is Part.SKIPPED:
                self._skipped += 1
            elif record.part is Part.HEADER:
                self._header = True
                columns, found = read_header(record.row, self.source.name)
                self._findings += found
                self._rows = RowReader(self.plan, self.source.name, columns, self.known_at) if columns else None
            else:
                self._row(record.row)

    def _below(self, records: Iterable[Row | Block | Finding]) -> None:
        plain = PlainRows(self._rows, self.chains.take) if self._rows else None
        remarks = Remarks()
        for record in records:
            if isinstance(record, Finding):
                self._stopped(record)
                continue
            if isinstance(record, Row):
                rows: Iterable[Row] = (record,)
            else:
                rows = plain.read(record) if plain and plain.able else record.rows
            for row in rows:
                if remarks.include(row):
                    self._skipped += 1
                else:
                    self._row(row)

    def _row(self, row: Row) -> None:
        if self._rows:
            if read := self._rows.read(row):
                subject, entry = read
                self.chains.take(subject)(entry)
            return
        self._lost += 1
        if not self._header:
            where = Where(self.source.name, row.line, 1)
            self._findings.append(Finding("XX418", msg("reading.row-above-header"), where))

    def _stopped(self, finding: Finding) -> None:
        self._findings.append(finding)
        # The record that csv could not take apart is a row lost; a file that is no table has none.
        self._lost += finding.code == "XX412"
        self._unread = True
