"""Why statuses changed: for each item, the way from what it was to what it is, cause by cause."""

from collections.abc import Iterator, Sequence

from xxtrack.model.change import StatusHistory, Step
from xxtrack.model.message import Message
from xxtrack.render.diff.to_json import outcome_record
from xxtrack.render.diff.words import outcome_words
from xxtrack.render.history import ChangesReport
from xxtrack.render.lines import Line, folded
from xxtrack.render.partial import partial_record, partial_words
from xxtrack.render.safe import as_json, markdown, plain
from xxtrack.wording import Lang, say, term, text

FORMAT = 1
"""Raised when a key changes its meaning or goes away. 1: the first."""


def changes_text(report: ChangesReport, lang: Lang, width: int) -> Iterator[Line]:
    """A head, then each item with its steps."""
    yield from folded(_title(report, lang), width, "bold")
    if said := partial_words(report.left_out, lang):
        yield from folded(said, width, "bold yellow")
    yield Line(_count(report.status_changes, lang))
    for one in report.status_changes:
        yield Line()
        head = Line(f"{one.item} {plain(one.name)}  ", "bold")
        head.append(plain(_way(one, lang)), "cyan")
        yield head
        for step in one.steps:
            yield from folded(_step(step, lang), width, indent="    ", hang="  ")


def changes_markdown(report: ChangesReport, lang: Lang, _width: int = 0) -> str:
    """A head and a nested list."""
    lines = [f"### {markdown(_title(report, lang))}", "", _count(report.status_changes, lang), ""]
    if said := partial_words(report.left_out, lang):
        lines += [f"**{said}**", ""]
    for one in report.status_changes:
        lines.append(f"- **{markdown(f'{one.item} {one.name}')}** {markdown(_way(one, lang))}")
        lines += [f"  - {markdown(_step(step, lang))}" for step in one.steps]
    return "\n".join(lines).rstrip() + "\n"


def changes_json(report: ChangesReport, lang: Lang, _width: int = 0) -> str:
    """One object with every item and its steps."""
    content = {
        "format": FORMAT,
        "since": report.since,
        "then": report.then.isoformat(),
        "as_of": report.now.isoformat(),
        "partial": partial_record(report.left_out),
        "items": [
            {
                "id": one.item,
                "name": one.name,
                "before": outcome_record(one.before),
                "after": outcome_record(one.after),
                "steps": [
                    {
                        "cause": step.cause.value,
                        "before": outcome_record(step.before),
                        "after": outcome_record(step.after),
                        "reason": _reason(step, lang) or None,
                    }
                    for step in one.steps
                ],
            }
            for one in report.status_changes
        ],
    }
    return as_json(content)


def _title(report: ChangesReport, lang: Lang) -> str:
    return text("story.title", lang, before=report.since, then=report.then, now=report.now)


def _count(changes: Sequence[StatusHistory], lang: Lang) -> str:
    return text("story.count", lang, count=len(changes)) if changes else text("story.none", lang)


def _way(one: StatusHistory, lang: Lang) -> str:
    return f"{outcome_words(one.before, lang)} → {outcome_words(one.after, lang)}"


def _step(step: Step, lang: Lang) -> str:
    cause = term(step.cause, lang)
    said = text(
        "story.step", lang, cause=cause, before=outcome_words(step.before, lang), after=outcome_words(step.after, lang)
    )
    why = _reason(step, lang)
    return f"{said}（{why}）" if why and lang == "zh" else f"{said} ({why})" if why else said


def _reason(step: Step, lang: Lang) -> str:
    return say(step.reason, lang) if isinstance(step.reason, Message) else ""
