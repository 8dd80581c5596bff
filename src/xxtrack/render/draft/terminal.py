"""A draft in a terminal: how many items of each kind, what is doubtful, what was excused, and the first doubts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xxtrack.model.draft import Draft
from xxtrack.model.message import Message
from xxtrack.model.plan import Kind
from xxtrack.render.lines import Line, folded
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, term, text


class DraftReport(NamedTuple):
    """What is shown of a draft; the doubts come with id, name, words and place."""

    draft: Draft
    file: str
    unstated: int
    doubts: Sequence[tuple[str, str, str, str]]
    reasons: Sequence[Message]
    left_out: tuple[Message, ...] = ()
    """What of the file is no part of the text."""
    limit: int = 10


def draft_summary(report: DraftReport, lang: Lang, width: int) -> Iterator[Line]:
    """Counts, then doubts."""
    draft = report.draft
    yield from folded(plain(draft.title), width, "bold")
    yield from folded(text("trace.source", lang, file=plain(report.file)), width, "dim")
    if report.left_out:
        yield from folded(text("document.beside", lang, parts=report.left_out), width, "yellow")
    if draft.results_only:
        yield from folded(text("draft.results-only", lang), width, "yellow")
        return
    kinds = Counter(item.kind for item in draft.items)
    counted = tuple(text("draft.count", lang, name=term(kind, lang), count=kinds[kind]) for kind in Kind if kinds[kind])
    yield from folded(text("draft.items", lang, count=len(draft.items), kinds=counted), width)
    excused = Counter(
        e.kind for e in (*draft.excused, *(e for c in draft.chapters for p in c.points for e in p.excused))
    )
    classes = tuple(
        text("draft.count", lang, name=text(f"excuse.{kind}", lang), count=n) for kind, n in excused.items()
    )
    if classes:
        yield from folded(text("draft.excused", lang, count=sum(excused.values()), classes=classes), width)
    if report.unstated:
        yield from folded(text("draft.unstated", lang, count=report.unstated), width, "dim")
    yield from _doubts(report, lang, width)


def _doubts(report: DraftReport, lang: Lang, width: int) -> Iterator[Line]:
    if not report.doubts:
        yield Line(text("draft.no-doubt", lang), "bold green")
        return
    reasons = Counter(message.key.removeprefix("draft.") for message in report.reasons)
    named = tuple(
        text("draft.count", lang, name=text(f"draft.reason-{key}", lang), count=n) for key, n in reasons.items()
    )
    yield from folded(text("draft.doubts", lang, count=len(report.doubts), reasons=named), width, "yellow")
    yield from doubt_lines(report.doubts[: report.limit or None])
    if report.limit and len(report.doubts) > report.limit:
        yield Line(text("draft.more", lang, count=len(report.doubts) - report.limit), "dim")


def doubt_lines(doubts: Sequence[tuple[str, str, str, str]]) -> Iterator[Line]:
    """``file:line:column: P01-02 name: doubt``, in one line so that editors and people can pick it up."""
    for item, name, words, where in doubts:
        line = Line(f"{plain(where)}: ")
        line.append(item, "bold")
        line.append(f" {plain(name)}" if name else "")
        line.append(f"  {plain(words)}", "yellow")
        yield line
