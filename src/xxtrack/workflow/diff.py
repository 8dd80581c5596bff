"""The two sides of a comparison, and what the change between them does."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xxtrack.assess.review.impact import impact
from xxtrack.errors import StopError
from xxtrack.load.git import GitError, Repository
from xxtrack.load.source import AnySource
from xxtrack.model.change import Diff, Impact
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.model.plan import Item
from xxtrack.workflow.case import Case, Files, Inputs, inputs_at, item_names, read_inputs
from xxtrack.workflow.review import NO_FORMER, review_cases


@dataclass(frozen=True, slots=True)
class DiffSide:
    """A plan with its tables, and what it is called."""

    name: str | Message
    inputs: Inputs


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
    return _old_side(old, files, branch), _new_side(new, files)


def _old_side(given: str | None, files: Files, branch: str | None) -> DiffSide:
    if given is not None:
        return _named(given, files)
    path = files.plan_path()
    if branch is None:
        return DiffSide("HEAD", inputs_at("HEAD", path, files))
    commit = merge_base(Repository.around(path), branch)
    return DiffSide(msg("change.at-base", branch=branch, commit=commit[:10]), inputs_at(commit, path, files))


def _new_side(given: str | None, files: Files) -> DiffSide:
    if given is not None:
        return _named(given, files)
    return DiffSide(msg("change.work-tree"), read_inputs(files))


def merge_base(repository: Repository, branch: str) -> str:
    """The commit at which HEAD left a branch; CI has the branch only under its remote's name."""
    try:
        target = repository.commit(f"refs/remotes/origin/{branch}")
    except GitError:
        target = repository.commit(branch)
    return repository.merge_base(target, repository.commit("HEAD"))


def _named(given: str, files: Files) -> DiffSide:
    """A file if there is one of that name, else a revision, or ``revision:path``."""
    if os.path.isfile(given):  # noqa: PTH113 - a revision may be longer than a name of a file can be
        inputs = read_inputs(Files(files.base, Path(given), files.actuals))
        if not files.actuals and not inputs.tables and files.plan is None:
            inputs = Inputs(inputs.plan, _tables_here(files.base))
        return DiffSide(given, inputs)
    revision, colon, path = given.partition(":")
    if colon and path:
        return DiffSide(given, inputs_at(revision, Path(path), files))
    return DiffSide(given, inputs_at(given, files.plan_path(), files))


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
