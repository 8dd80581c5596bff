"""The plans of a roll-up: which they are, what they are called, and how one of them stands."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.rollup import item_line, worst_item
from xxtrack.assess.rules.policy import apply_policy
from xxtrack.assess.rules.waivers import apply_waivers
from xxtrack.assess.select import Selection, unknown
from xxtrack.errors import Exit, StopError, UsageError
from xxtrack.load.find import plans_in, real_path, shown
from xxtrack.load.part import SavedPlan, read_parts
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.message import msg
from xxtrack.model.rollup import PlanOutcome, PlanStanding, Refusal
from xxtrack.model.rules import Severity
from xxtrack.model.tally import tallies, tally
from xxtrack.wording import say
from xxtrack.workflow.case import Case, Files, UnusablePlanError, asked_day, day_within, load_case, read_inputs
from xxtrack.write.part import part_text

KEPT = 50
"""Findings kept of a plan that cannot be read; a broken file may have any number."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every plan."""

    base: Path
    """The folder from which files are named."""
    as_of: str | None
    today: date
    select: Selection
    items: bool
    """Whether items are compared, for which each plan's items are kept."""
    actuals: tuple[Path, ...] = ()
    """Read for every plan in place of its own; none where each is judged by those that belong to it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One plan's share of the work. ``file`` is None where a folder that was named has no plan."""

    label: str
    place: str
    file: Path | None
    question: Question


@dataclass(frozen=True, slots=True)
class Places:
    """The places to look at with their labels, folders without a plan, and plans that were named twice."""

    found: tuple[tuple[str, str, Path | None], ...]
    """Label, the place as it is shown, and the plan."""
    without: tuple[str, ...]
    repeated: tuple[str, ...]


def find_places(named: Sequence[Path], base: Path) -> Places:
    """Everything that the arguments stand for, each plan once; raises `StopError` where there is no plan at all."""
    places: dict[Path, Path | None] = {}
    without: list[str] = []
    repeated: list[str] = []
    for place in named:
        inside = plans_in(place)
        without += [shown(folder, base) for folder in inside.without]
        for path in inside.plans or (place,):
            real = real_path(path)
            if real in places:
                repeated.append(shown(path, base))
            places[real] = path if inside.plans else None
    if not any(places.values()):
        raise StopError(msg("rollup.nothing", places=tuple(str(real_path(place)) for place in named)))
    names = labels(places)
    found = tuple((name, shown(path or key, base), path)
                  for name, (key, path) in zip(names, places.items(), strict=True))  # fmt: skip
    return Places(found, tuple(without), tuple(repeated))


def labels(paths: Iterable[Path]) -> list[str]:
    """The shortest kind of name that tells all of them apart: the project's folder, the file, both, the whole path."""
    every = list(paths)
    kinds: tuple[Callable[[Path], str], ...] = (
        _project,
        lambda path: path.stem,
        lambda path: f"{_project(path)}/{path.stem}",
    )
    for kind in kinds:
        names = [kind(path) for path in every]
        if all(names) and len(set(names)) == len(names):
            return names
    return [path.as_posix() for path in every]


def _project(path: Path) -> str:
    if path.suffix != ".yaml":
        return path.name
    return path.parent.parent.name if path.parent.name == "plan" else path.parent.name


def plan_part(place: str | Path, *, as_of: str | date, items: bool = False) -> str:
    """A plan's part of a roll-up as text: a plan file, or a project whose newest plan is meant, judged on a day.

    Parts put one behind the other are a part, and `xxtrack rollup` shows any number of them as one roll-up. ``items``
    keeps every item, for ``--by item``. It depends on the files alone, and any process on any machine may run it.
    """
    inside = plans_in(Path(place)).plans
    file = inside[0] if inside else None
    question = Question(Path(), str(as_of), date.max, Selection(), items)
    piece = Piece("", shown(file or Path(place), question.base), file, question)
    return part_text([SavedPlan(_asked(question), str(real_path(file or Path(place))), plan_outcome(piece))])


def saved(found: Places, plans: Sequence[PlanOutcome], question: Question) -> str:
    """What was judged as a part of a larger roll-up."""
    asked = _asked(question)
    paths = (str(real_path(file or question.base / place)) for _, place, file in found.found)
    judged = (SavedPlan(asked, path, plan) for path, plan in zip(paths, plans, strict=True))
    return part_text([*judged, *(SavedPlan(asked, "", None, folder) for folder in found.without)])


def joined_parts(files: Sequence[Path], question: Question) -> tuple[Places, tuple[PlanOutcome, ...]]:
    """Parts as one roll-up, in their order, each plan once and with the name that it would have had in one.

    Raises `UsageError` where they do not answer one question, or not the one asked now.
    """
    parts = [part for file in files for part in _sayable(read_parts(file, shown(file, question.base)))]
    asked = {part.asked for part in parts}
    if not any(part.outcome for part in parts):
        raise StopError(msg("rollup.nothing", places=tuple(map(str, files))))
    unasked = replace(question, as_of=None, select=Selection(), items=False, actuals=())
    if len(asked) > 1 or _asked(question) not in asked | {_asked(unasked)}:
        raise UsageError(msg("rollup.other-question"))
    once: dict[str, PlanOutcome] = {}
    repeated: list[str] = []
    for part in parts:
        if part.outcome and part.path in once:
            repeated.append(part.outcome.file)
        elif part.outcome:
            once[part.path] = part.outcome
    names = labels(Path(path) for path in once)
    plans = tuple(replace(plan, label=name) for name, plan in zip(names, once.values(), strict=True))
    return Places((), tuple(part.without for part in parts if part.without), tuple(repeated)), plans


def _sayable(parts: Sequence[SavedPlan]) -> Sequence[SavedPlan]:
    """The parts; raises `StopError` where one holds a message that is none of ours."""
    refused = [part.outcome for part in parts if isinstance(part.outcome, Refusal)]
    try:
        for one in refused:
            for message in (one.reason, *(said for f in one.findings for said in (f.message, f.hint) if said)):
                say(message, "zh")
    except (KeyError, ImportError, AttributeError, TypeError, ValueError):
        raise StopError(msg("rollup.bad-message")) from None
    return parts


def _asked(question: Question) -> str:
    """A question as text, the same for the same question."""
    asked = [question.as_of, question.items, *question.select, *map(str, question.actuals)]
    return json.dumps(asked, ensure_ascii=False)


def plan_outcome(piece: Piece) -> PlanOutcome:
    """How a plan stands, or why that cannot be said. Runs in any process, and keeps nothing of the plan."""
    if piece.file is None:
        return Refusal(piece.label, piece.place, msg("rollup.no-plan", folder=piece.place), Exit.INPUT)
    try:
        case = load_case(read_inputs(Files(piece.question.base, piece.file, piece.question.actuals)), doubts=True)
        text = piece.question.as_of
        asked = None if text is None else asked_day(text, case.plan.year)
        day = day_within(case.plan, asked, piece.question.today)
    except UnusablePlanError as stop:
        kept = stop.findings[:KEPT]
        more = len(stop.findings) - len(kept)
        return Refusal(piece.label, piece.place, stop.message, Exit.INPUT, kept, more)
    except StopError as stop:
        return Refusal(piece.label, piece.place, stop.message, stop.code)
    return _standing(piece, case, day)


def _standing(piece: Piece, case: Case, day: date) -> PlanStanding:
    assessment = evaluate(case.plan, case.actuals, day, fully=piece.question.items, later=case.histories)
    chosen = piece.question.select.standings(case.plan, assessment.standings)
    excused = apply_waivers(case.findings, case.plan, day, performance=False)
    counted = [f.severity for f in apply_policy(excused, case.plan) if not f.waived]
    return PlanStanding(
        label=piece.label,
        file=piece.place,
        title=case.plan.title,
        language=case.plan.language,
        as_of=day,
        tally=tally(chosen),
        kinds=tallies(chosen),
        urgent=sum(standing.needs_attention for standing in chosen),
        errors=counted.count(Severity.ERROR),
        warnings=counted.count(Severity.WARNING),
        refused_items=case.refused_items,
        refused_rows=sum(file.refused for file in case.actuals.files),
        worst=worst_item(chosen if piece.question.items else _worst(piece.question.select, case, assessment, chosen)),
        items=tuple(map(item_line, chosen)) if piece.question.items else (),
        unknown=tuple(unknown(piece.question.select, case.plan)),
    )


def _worst(select: Selection, case: Case, assessment: Assessment, chosen: Sequence[Standing]) -> Sequence[Standing]:
    """The standings of the worst status, judged fully: all others are counted by their status alone."""
    ranks = [standing.status.rank for standing in chosen if standing.needs_attention]
    again = {standing.item.id for standing in chosen if ranks and standing.status.rank == min(ranks)}
    known = {id_: standing for id_, standing in assessment.by_id.items() if id_ not in again}
    fully = evaluate(case.plan, case.actuals, assessment.as_of, known, later=case.histories) if again else assessment
    return select.standings(case.plan, fully.standings)
