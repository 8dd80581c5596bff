"""Every plan that stands beside the newest one: all of them are reviewed, and those whose time it is are judged."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from xxtrack.errors import StopError
from xxtrack.load.find import is_there, plans_beside
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source, read_file
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import msg
from xxtrack.model.plan import Plan
from xxtrack.workflow.case import Files, Inputs, UnusablePlanError, asked_day, inputs_at, read_inputs


class PlanPair(NamedTuple):
    """A plan as it was and as it is; None on the side that does not have it."""

    path: Path
    before: Inputs | None
    after: Inputs | None

    @property
    def removed(self) -> Finding | None:
        """What is held against a change that takes a whole plan away."""
        if self.before is None or self.after is not None:
            return None
        name = self.before.plan.name
        return Finding("XX612", msg("review.plan-removed", file=name), Where(name))


def plans_in_force(files: Files, as_of: str | None, today: date) -> tuple[list[Path], list[Path]]:
    """The plans whose period with its grace holds the day, newest first, and the rest; where none does, the newest.

    A plan that cannot be read is among the first, so that the reason is said. ``files.plan`` is the only one where it
    is named.
    """
    newest = files.plan_path()
    every = [newest] if files.plan else sorted(plans_beside(newest), reverse=True)
    if len(every) == 1:
        return every, []
    chosen = [path for path in every if _holds(path, as_of, today)] or every[:1]
    return chosen, [path for path in every if path not in chosen]


def _holds(path: Path, as_of: str | None, today: date) -> bool:
    source = read_file(path, path.name)
    plan = None if isinstance(source, Finding) else load_plan(source).plan
    if plan is None:
        return True
    day = asked_day(as_of, plan.year) if as_of else today
    return plan.start <= day <= plan.end + timedelta(days=plan.policy.grace)


def plan_pairs(files: Files, revision: str, but: Path | None = None) -> list[PlanPair]:
    """Every plan that either side has, the newest first; a plan whose file was renamed is known by its id.

    The plan ``but`` is left out: it is known already.
    """
    from xxtrack.load.revision import plans_at  # git is not needed where nobody asks for a revision

    newest = files.plan_path()
    if files.plan:
        return [PlanPair(newest, usable_at(revision, newest, files), read_inputs(files))]
    now = set(plans_beside(newest))
    then = {newest.parent / path.name for path in plans_at(revision, newest, files.base)}
    pairs = []
    gone = {path: inputs_at(revision, path, files) for path in then - now}
    for path in sorted(now if but not in then else now - {but}, reverse=True):
        after = _inputs(files, path)
        if path in then:
            pairs.append(PlanPair(path, usable_at(revision, path, files), after))
        else:
            old = next((one for one, was in gone.items() if after and _id(was.plan) == _id(after.plan)), None)
            pairs.append(PlanPair(path, gone.pop(old) if old else None, after))
    pairs += [PlanPair(path, was, None) for path, was in sorted(gone.items())]
    return [pair for pair in pairs if pair.path != but]


def usable_at(revision: str, plan: Path, files: Files) -> Inputs:
    """A plan as it was at a revision, or where it cannot be used there, at the newest earlier one at which it can."""
    from xxtrack.load.revision import commits_of

    path, given = _followed(revision, plan, files)
    loaded = load_plan(given.plan)
    if loaded.plan is not None:
        return given._replace(loaded=loaded)
    for commit in commits_of(revision, path, files.base)[:MOST_VERSIONS]:
        earlier = inputs_at(commit, path, files)
        loaded = load_plan(earlier.plan)
        if loaded.plan is not None:
            return earlier._replace(instead=commit, loaded=loaded)
    return given


def _followed(revision: str, plan: Path, files: Files) -> tuple[Path, Inputs]:
    """A plan at a revision, by the name it had there: one whose file is gone since and that has the same id is it."""
    from xxtrack.load.revision import plans_at

    try:
        return plan, inputs_at(revision, plan, files)
    except StopError:
        source = read_file(plan, plan.name)
        id_ = "" if isinstance(source, Finding) else _id(source)
        for path in plans_at(revision, plan, files.base) if id_ else ():
            old = None if is_there(path) else inputs_at(revision, path, files)
            if old and _id(old.plan) == id_:
                return path, old
        raise


MOST_VERSIONS = 50


def _inputs(files: Files, path: Path) -> Inputs | None:
    try:
        return read_inputs(Files(files.base, path, files.actuals))
    except UnusablePlanError:
        return None


def _id(source: Source) -> str:
    plan: Plan | None = load_plan(source).plan
    return plan.id if plan else ""


def names_of(paths: Sequence[Path]) -> tuple[str, ...]:
    """The plans' file names."""
    return tuple(path.name for path in paths)
