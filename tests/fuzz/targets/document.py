"""Bytes as a source document: its numerals stand in order and apart, and the trace accounts for all of it."""

from itertools import pairwise

from tests.fuzz.targets.shared import lies_within
from tests.unit.assess.trace.cases import plan
from xxtrack.assess.trace.numerals import scan
from xxtrack.assess.trace.trace import trace
from xxtrack.load.document.read import load_document
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding

FILE = "source.txt"


def run(data: bytes) -> None:
    document = load_document(Source(FILE, data))
    if isinstance(document, Finding):
        assert document.code == "XX702"
        return
    numerals = scan(document.plain)
    assert all(0 <= numeral.start < numeral.end <= len(document.plain) for numeral in numerals)
    assert all(first.end <= second.start for first, second in pairwise(numerals))
    result = trace(document, plan())
    cut = [(stretch.start, stretch.end) for stretch in result.stretches]
    assert [0, *(end for _, end in cut)] == [*(start for start, _ in cut), len(document.plain)]
    for finding in result.findings:
        if finding.where.file == FILE:
            lies_within(finding.where, FILE, document.text)
