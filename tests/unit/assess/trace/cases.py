"""A short document and its plan, and tracing one text against another."""

from functools import cache
from pathlib import Path

from tests.helpers import ROOT
from xxtrack.assess.trace.trace import trace
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source, read_file
from xxtrack.model.plan import Plan
from xxtrack.model.trace import Cover, SourceDocument, Trace

FOLDER = ROOT / "tests" / "cases" / "trace"
SOURCE = FOLDER / "source.txt"
TEXT = SOURCE.read_text("utf-8")


@cache
def plan(path: Path = FOLDER / "plan.yaml") -> Plan:
    source = read_file(path)
    assert isinstance(source, Source)
    loaded = load_plan(source)
    assert loaded.findings == (), loaded.findings
    assert loaded.plan
    return loaded.plan


def traced(text: str = TEXT, against: Plan | None = None) -> Trace:
    return trace(SourceDocument("source.txt", text), against or plan())


def codes(result: Trace) -> list[tuple[str, str, str]]:
    """Code, item and place of every finding."""
    return [(f.code, f.item, f"{f.where.line}:{f.where.column}") for f in result.findings]


def claimants(result: Trace, words: str) -> tuple[str, ...]:
    """The items of the clause with these words."""
    plain = result.document.plain
    return next(c.items for c in result.clauses if words in plain[c.start : c.end])


def open_clauses(result: Trace) -> list[str]:
    return [result.document.plain[c.start : c.end] for c in result.clauses if c.cover is Cover.UNCLAIMED]
