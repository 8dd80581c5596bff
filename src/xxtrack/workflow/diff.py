"""The two sides of a comparison, and what the change between them does."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xxtrack.assess.review.impact import impact
from xxtrack.errors import StopError
from xxtrack.load.git import GitError, Repository
from xxtrack.load.revision import former_items, plans_at
from xxtrack.load.source import AnySource
from xxtrack.model.change import Diff, Impact
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.model.plan import Item
from xxtrack.workflow.case import Case, Files, Inputs, inputs_at, item_names, read_inputs
from xxtrack.workflow.plans import PlanPair, plan_pairs, plans_in_force, usable_at
from xxtrack.workflow.review import NO_FORMER, review_cases


@dataclass(frozen=True, slots=True)
class DiffSide:
    """A plan with its tables, and what it is called."""

    name: str | Message
    inputs: Inputs
    revision: str = ""
    """Where all plans that lie beside this one can be had too."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change does to the plan and to the standings, and what it softens without a true record."""

    diff: Diff
    impact: Impact
    findings: tuple[Finding, ...]
    names: Mapping[str, str]
    """The items' names by id, those that are gone among them."""


def diff_inputs(old: str | None, new: str | None, files: Files, branch: str | None = None) -> tuple[DiffSide, DiffSide]:
    """What is compared with and what is compared.

    A side that is not named is the merge base with ``branch`` where the CI says which branch a change is for, else the
    last commit; and the work tree.
    """
    return _old_side(old, files, branch), _new_side(new, files, branch)


def other_plans(old: DiffSide, new: str | None, files: Files, shown: Files) -> list[PlanPair]:
    """The plans beside the one that is shown, where the work tree is held against a revision."""
    if not old.revision or new is not None or files.plan:
        return []
    return plan_pairs(files, old.revision, but=shown.plan_path())


def shown_plan(files: Files, old: str | None, as_of: str | None, today: date) -> Files:
    """The files with the plan whose changes are shown: of those whose time it is the newest that the revision has."""
    if files.plan:
        return files
    chosen, others = plans_in_force(files, as_of, today)
    every = [*chosen, *others]
    revision = "HEAD" if old is None or os.path.isfile(old) else old.partition(":")[0]  # noqa: PTH113 - as in `_named`
    then = {path.name for path in plans_at(revision, every[0], files.base)} if len(every) > 1 else set()
    return Files(files.base, next((path for path in every if path.name in then), every[0]), files.actuals)


def diff_former(old: DiffSide, before: Case, after: Case, files: Files) -> Mapping[str, Item]:
    """What ids that are new in the plan once stood for, where there is a history to ask."""
    new = set(after.plan.items) - set(before.plan.items)
    return former_items(new, old.revision, files.plan_path(), files.base) if old.revision and new else NO_FORMER


def _old_side(given: str | None, files: Files, branch: str | None) -> DiffSide:
    if given is not None:
        return _named(given, files, in_ci=branch is not None)
    path = files.plan_path()
    if branch is None:
        return _at("HEAD", "HEAD", path, files)
    commit = merge_base(Repository.holding(path, files.base), branch)
    name = msg("change.at-base", branch=branch, commit=commit[:10])
    return _at(name, commit, path, files)


def _new_side(given: str | None, files: Files, branch: str | None) -> DiffSide:
    if given is not None:
        return _named(given, files, in_ci=branch is not None)
    return DiffSide(msg("change.work-tree"), read_inputs(files))


def merge_base(repository: Repository, branch: str) -> str:
    """The commit at which HEAD left a branch; CI has the branch only under its remote's name."""
    try:
        target = repository.commit(f"refs/remotes/origin/{branch}")
    except GitError:
        target = repository.commit(branch)
    return repository.merge_base(target, repository.commit("HEAD"))


def _named(given: str, files: Files, *, in_ci: bool = False) -> DiffSide:
    """A revision, ``revision:path``, or a file where it is written as a path with a slash, and never in CI.

    A name without one is a revision, so that no file can stand in for it.
    """
    is_path = os.sep in given or "/" in given
    if is_path and not in_ci and os.path.isfile(given):  # noqa: PTH113 - a revision may be longer than a file's name
        inputs = read_inputs(Files(files.base, Path(given), files.actuals))
        if not files.actuals and not inputs.tables and files.plan is None:
            inputs = Inputs(inputs.plan, _tables_here(files.base))
        return DiffSide(given, inputs)
    revision, colon, path = given.partition(":")
    if colon and path:
        return DiffSide(given, inputs_at(revision, Path(path), files))
    return _at(given[:10] if re.fullmatch(r"[0-9a-f]{40,64}", given) else given, given, files.plan_path(), files)


def _at(name: str | Message, revision: str, path: Path, files: Files) -> DiffSide:
    """The plan at a revision; where it cannot be used there, its name says what was taken in its place."""
    inputs = usable_at(revision, path, files)
    if inputs.instead:
        name = msg("change.instead", name=name, commit=inputs.instead[:10])
    return DiffSide(name, inputs, revision)


def _tables_here(base: Path) -> tuple[AnySource, ...]:
    try:
        return read_inputs(Files(base)).tables
    except StopError:
        return ()


def diff_cases(before: Case, after: Case, former: Mapping[str, Item] = NO_FORMER) -> Comparison:
    """Label every change of the plan by what it does; the later actuals are judged by both plans on the same day."""
    review = review_cases(before, after, former)
    return Comparison(
        review.diff,
        impact(before.plan, after.plan, review.new_by_base, after.actuals, after.as_of),
        review.findings,
        {**item_names(before.plan), **item_names(after.plan)},
    )
