"""Bytes as a plan file: read or refused, and every finding points into the file."""

from tests.fuzz.targets.shared import findings_lie_within, lies_within
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source
from xxtrack.model.finding import in_order

FILE = "plan.yaml"


def run(data: bytes) -> None:
    loaded = load_plan(Source(FILE, data))
    text = data.decode("utf-8-sig", "replace")
    assert loaded.plan is not None or loaded.findings
    assert loaded.findings == in_order(loaded.findings)
    findings_lie_within(loaded.findings, FILE, text)
    assert not loaded.refused or loaded.findings
    if loaded.plan is None:
        return
    findings_lie_within(check_sense(loaded.plan), FILE, text)
    for item in loaded.plan.items.values():
        lies_within(item.where, FILE, text)
        assert item.weight.is_finite()
