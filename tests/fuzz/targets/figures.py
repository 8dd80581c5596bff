"""Bytes as a CSV file of figures: every row is used, missing or refused, and what is used can be judged."""

from datetime import date

from tests.fuzz.targets.shared import PLAN, lies_within
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.rules.data_rules import check_data
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.encoding import recognise
from xxtrack.load.lines import source_lines
from xxtrack.load.source import Source
from xxtrack.model.assessment import count

FILE = "a.csv"


def run(data: bytes) -> None:
    source = Source(FILE, data)
    codec = recognise(source)
    text = data.decode(codec) if isinstance(codec, str) else ""
    loaded = load_actuals([source], PLAN)
    (file,) = loaded.actuals.files
    assert file.used + file.missing + file.refused == file.rows
    assert min(file.used, file.missing, file.refused, file.skipped) >= 0
    assert file.used == sum(map(len, loaded.actuals.series.values()))
    assert not file.refused or loaded.findings
    wanted = {finding.where.line for finding in loaded.findings if finding.where.line}
    # A cell that is lacking stands behind the last line.
    lines = source_lines(source, wanted | {line - 1 for line in wanted})
    for finding in loaded.findings:
        assert finding.where.file == FILE
        # A line with a NUL in it, and what is below, is not shown.
        if lines and finding.where.line > 1 and b"\0" not in data:
            assert {finding.where.line, finding.where.line - 1} & lines.keys()
    for chain in loaded.actuals.series.values():
        for observation in chain:
            lies_within(observation.where, FILE, text)
            assert PLAN.start <= observation.period.end <= PLAN.end
    if not file.used:
        return
    check_data(PLAN, loaded.actuals)
    standings = evaluate(PLAN, loaded.actuals, date(2023, 12, 31)).standings
    assert sum(count(standings).values()) == len(PLAN.items)
