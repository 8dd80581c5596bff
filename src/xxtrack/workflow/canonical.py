"""The canonical form of a plan, which means the same."""

from pathlib import Path
from typing import NamedTuple

from xxtrack.assess.rules.asked_measure import asks_measure, proposed_measure
from xxtrack.load.find import shown
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source, read_file
from xxtrack.model.finding import Finding
from xxtrack.workflow.case import UnusablePlanError
from xxtrack.write.canonical import canonical


class Rewritten(NamedTuple):
    """A plan's text as it is and as it would be written."""

    name: str
    before: str
    after: str
    changed: bool


def rewritten(path: Path, base: Path, *, measures: bool = False) -> Rewritten:
    """A plan in its canonical form; raises `UnusablePlanError` for one that is not sound.

    With ``measures`` a measure is proposed for each item that must have one and has none.
    """
    name = shown(path, base)
    source = read_file(path, name)
    if isinstance(source, Finding):
        raise UnusablePlanError(name, (source,))
    loaded = load_plan(source)
    plan = loaded.whole
    if plan is None:
        raise UnusablePlanError(name, loaded.findings)
    before = source.data.decode("utf-8-sig")
    asked = [item for item in plan.items.values() if asks_measure(item)] if measures else []
    after = canonical(before, {item.id: proposed_measure(item).value for item in asked})
    same = load_plan(Source(name, after.encode())).plan == plan
    assert same or asked, "the canonical form must mean the same"
    return Rewritten(name, before, after, after.encode() != source.data)
