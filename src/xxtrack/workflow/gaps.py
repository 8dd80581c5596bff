"""The words of a document that nobody in a plan answers for, excused as background."""

from collections.abc import Iterator

from xxtrack.assess.trace.trace import trace
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source
from xxtrack.model.trace import Cover, SourceDocument, Trace
from xxtrack.write.draft_yaml import yaml_scalar
from xxtrack.write.plan_insert import PlanLines


def with_gaps_excused(plan_text: str, document: SourceDocument) -> str:
    """The plan with what nobody answers for excused as background, so that the whole document is accounted for."""
    plan = load_plan(Source("plan", plan_text.encode())).plan
    if plan is None:
        return plan_text
    words = list(dict.fromkeys(_unclaimed(trace(document, plan))))
    if not words:
        return plan_text
    lines = PlanLines(plan_text)
    new = [line for one in words for line in ("- class: background", f"  text: {yaml_scalar(one)}")]
    chapters = lines.line_of("chapters:")
    assert chapters
    head = [] if lines.line_of("excused:") else ["excused:"]
    lines.put_before(chapters, [*head, *new])
    return lines.joined()


def _unclaimed(traced: Trace) -> Iterator[str]:
    plain = traced.document.plain
    for stretch in traced.stretches:
        words = plain[stretch.start : stretch.end].strip("，、；。：:!！ \n")
        if stretch.cover is Cover.UNCLAIMED and words:
            yield from (part for part in words.split("\n") if part.strip())
