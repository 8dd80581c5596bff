"""Why statuses changed: for each item, the way from what it was to what it is, cause by cause."""

from collections.abc import Iterator, Sequence
from datetime import date

from xxtrack.model.change import Step, Story
from xxtrack.model.message import Message
from xxtrack.render.diff.to_json import outcome_record
from xxtrack.render.diff.words import outcome
from xxtrack.render.grid import fold, folded
from xxtrack.render.lines import Line
from xxtrack.render.safe import as_json, markdown, plain
from xxtrack.wording import Lang, say, term, text

FORMAT = 1
"""Raised when a key changes its meaning or goes away. 1: the first."""

_Dates = tuple[date, date]


def stories_text(stories: Sequence[Story], since: str, dates: _Dates, lang: Lang, width: int) -> Iterator[Line]:
    """A head, then each item with its steps."""
    yield from folded(_title(since, dates, lang), width, "bold")
    yield Line(_count(stories, lang))
    for story in stories:
        yield Line()
        head = Line(f"{story.item} {plain(story.name)}  ", "bold")
        head.append(plain(_way(story, lang)), "cyan")
        yield head
        for step in story.steps:
            for i, line in enumerate(fold(plain(_step(step, lang)), width - 6)):
                yield Line(("    " if i == 0 else "      ") + line)


def stories_markdown(stories: Sequence[Story], since: str, dates: _Dates, lang: Lang) -> str:
    """A head and a nested list."""
    lines = [f"### {markdown(_title(since, dates, lang))}", "", _count(stories, lang), ""]
    for story in stories:
        lines.append(f"- **{markdown(f'{story.item} {story.name}')}** {markdown(_way(story, lang))}")
        lines += [f"  - {markdown(_step(step, lang))}" for step in story.steps]
    return "\n".join(lines).rstrip() + "\n"


def stories_json(stories: Sequence[Story], since: str, dates: _Dates, lang: Lang) -> str:
    """One object with every item and its steps."""
    content = {
        "format": FORMAT,
        "since": since,
        "then": dates[0].isoformat(),
        "as_of": dates[1].isoformat(),
        "items": [
            {
                "id": story.item,
                "name": story.name,
                "before": outcome_record(story.before),
                "after": outcome_record(story.after),
                "steps": [
                    {
                        "cause": step.cause.value,
                        "before": outcome_record(step.before),
                        "after": outcome_record(step.after),
                        "reason": _reason(step, lang) or None,
                    }
                    for step in story.steps
                ],
            }
            for story in stories
        ],
    }
    return as_json(content)


def _title(since: str, dates: _Dates, lang: Lang) -> str:
    return text("story.title", lang, before=since, then=dates[0], now=dates[1])


def _count(stories: Sequence[Story], lang: Lang) -> str:
    return text("story.count", lang, count=len(stories)) if stories else text("story.none", lang)


def _way(story: Story, lang: Lang) -> str:
    return f"{outcome(story.before, lang)} → {outcome(story.after, lang)}"


def _step(step: Step, lang: Lang) -> str:
    cause = term(step.cause, lang)
    said = text("story.step", lang, cause=cause, before=outcome(step.before, lang), after=outcome(step.after, lang))
    why = _reason(step, lang)
    return f"{said}（{why}）" if why and lang == "zh" else f"{said} ({why})" if why else said


def _reason(step: Step, lang: Lang) -> str:
    return say(step.reason, lang) if isinstance(step.reason, Message) else ""
