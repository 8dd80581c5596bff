"""Whole documents of many layouts against what a careful reader makes of them."""

import json
import runpy
from pathlib import Path

import pytest

from tests.helpers import ROOT
from xxtrack.assess.draft.draft import draft
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.assess.trace.trace import trace
from xxtrack.load.document.read import load_document
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source
from xxtrack.model.plan import Plan
from xxtrack.model.rules import Severity
from xxtrack.model.trace import Cover, SourceDocument
from xxtrack.write.canonical import canonical
from xxtrack.write.draft_yaml import draft_text

FOLDER = ROOT / "tests" / "cases" / "draft"
SCORER = runpy.run_path(str(ROOT / "scripts" / "score_draft.py"))
rate, read_key = SCORER["rate"], SCORER["read_key"]
DOCUMENTS = sorted([*FOLDER.glob("*.txt"), *FOLDER.glob("*.csv")])


def drafted(path: Path) -> tuple[SourceDocument, str, Plan | None]:
    """A document, its plan as text, and as it is read again."""
    document = load_document(Source(path.name, path.read_bytes()))
    assert isinstance(document, SourceDocument)
    text = draft_text(draft(document), document, path.name, "0" * 64)
    loaded = load_plan(Source("plan.yaml", text.encode()))
    assert loaded.findings == ()
    return document, text, loaded.plan


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_everything_fits_at_once(path: Path) -> None:
    document, text, plan = drafted(path)
    assert plan
    assert canonical(text) == text
    assert [f for f in check_sense(plan) if f.severity is Severity.ERROR] == []
    traced = trace(document, plan)
    assert traced.findings == ()
    covers = {stretch.cover for stretch in traced.clauses}
    assert covers <= {Cover.CLAIMED, Cover.EXCUSED}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_what_a_careful_reader_found_is_found(path: Path) -> None:
    _, _, plan = drafted(path)
    assert plan
    traps = path.with_suffix(".traps.jsonl")
    quotes = [json.loads(line) for line in traps.read_text("utf-8").splitlines()] if traps.exists() else []
    score = rate(plan, read_key(path.with_suffix(".key.jsonl")), quotes)
    assert (score.found, score.exact, score.false, score.traps) == (score.wanted, score.wanted, 0, []), score.lines
    assert score.leads == score.leads_right, score.lines


def test_the_paper_of_2023_against_the_plan_made_by_hand(source_document: Path) -> None:
    document, _, plan = drafted(source_document)
    assert plan
    score = rate(plan, read_key(ROOT / "plan" / "2023.yaml"), [])
    assert score.found >= score.wanted * 0.97
    assert score.exact >= score.wanted * 0.97
    assert score.false <= score.items * 0.02
    assert score.leads_right >= score.leads * 0.95
    assert trace(document, plan).findings == ()
