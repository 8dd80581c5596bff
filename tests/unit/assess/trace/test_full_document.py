"""The document of the 2023 plan, digit by digit; it lies beside the repository, not in it."""

import random
import re

import pytest

from tests.helpers import ROOT
from tests.unit.assess.trace.cases import full_document, plan, traced
from xxtrack.model.trace import Cover

DOCUMENT = full_document()
pytestmark = pytest.mark.skipif(DOCUMENT is None, reason="the source document lies beside the repository, not in it")


def test_changing_one_digit_is_found_and_named() -> None:
    assert DOCUMENT
    text = DOCUMENT.read_text("utf-8")
    whole = plan(ROOT / "plan" / "2023.yaml")
    places = [match.start() for match in re.finditer("[0-9一二三四五六七八九十]", text)]
    chance = random.Random(2023)
    for at in chance.sample(places, 80):
        after = chance.choice([d for d in ("0123456789" if text[at].isascii() else "三五八") if d != text[at]])
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        findings = traced(text[:at] + after + text[at + 1 :], whole).findings
        assert findings
        assert {f.code for f in findings} <= {"XX706", "XX709"}, (text[at - 9 : at + 9], after, findings)
        assert all(
            f.where.line == line and f.where.column <= column < f.where.column + f.where.length for f in findings
        ), (text[at - 9 : at + 9], after, findings)


def test_leaving_out_an_item_leaves_its_words_to_nobody() -> None:
    assert DOCUMENT
    text = (ROOT / "plan" / "2023.yaml").read_text("utf-8")
    without = re.sub(r"    - id: P04-05\n(?:      .*\n)+", "", text)
    assert without != text
    from xxtrack.load.plan.read import load_plan
    from xxtrack.load.source import Source

    loaded = load_plan(Source("plan.yaml", without.encode())).plan
    assert loaded
    result = traced(DOCUMENT.read_text("utf-8"), loaded)
    assert [result.document.plain[c.start : c.end] for c in result.clauses if c.cover is Cover.UNCLAIMED] == [
        "新入库科技型中小企业2800家以上"
    ]
    assert [f.code for f in result.findings] == ["XX703", "XX704"]
