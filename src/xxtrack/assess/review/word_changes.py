"""Changes of a plan's words: titles and the language, which bind nobody, and what is excused from tracing."""

from collections.abc import Iterable, Iterator

from xxtrack.model.change import Aspect, Change, Effect, FieldChange, Judgement
from xxtrack.model.finding import Where
from xxtrack.model.plan import Excused, Plan

NEUTRAL = Judgement(Effect.NEUTRAL)


def word_changes(before: Plan, after: Plan) -> Iterator[Change]:
    """Words of the plan that bind nobody: titles, the language, what is excused from tracing."""
    old, new = dict(_words(before)), dict(_words(after))
    for subject in dict.fromkeys([*new, *old]):
        if old.get(subject) != new.get(subject):
            field = FieldChange(subject, old.get(subject), new.get(subject))
            old_at, new_at = _title_at(before, subject), _title_at(after, subject)
            yield Change(subject, "", (Aspect.REWORDED,), (field,), NEUTRAL, old_at, new_at, is_item=False)


def _title_at(plan: Plan, subject: str) -> Where:
    kind, _, rest = subject.partition(".")
    number = rest.partition(".")[0]
    if kind == "points":
        return next((point.where for point in plan.points() if str(point.no) == number), plan.where)
    if kind == "chapters":
        return next((chapter.where for chapter in plan.chapters if str(chapter.no) == number), plan.where)
    return plan.at(subject)


def _words(plan: Plan) -> Iterator[tuple[str, str]]:
    yield from (("plan.id", plan.id), ("plan.title", plan.title), ("plan.language", plan.language))
    yield from ((f"chapters.{chapter.no}", chapter.title) for chapter in plan.chapters)
    yield from ((f"points.{point.no}", point.title) for point in plan.points())
    yield from ((f"points.{point.no}.excused", _excused(point.excused)) for point in plan.points() if point.excused)
    if plan.excused:
        yield "excused", _excused(plan.excused)


def _excused(excused: Iterable[Excused]) -> str:
    return "；".join(f"{one.kind}: {one.text}" for one in excused)
