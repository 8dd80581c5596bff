"""The two sides of a comparison: a revision, a file, the work tree, or what the CI compares with."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xxtrack.cli.case import Inputs, read_inputs
from xxtrack.load.find import find_plan
from xxtrack.load.git import Repository
from xxtrack.load.revision import read_revision
from xxtrack.load.source import AnySource
from xxtrack.model.message import Message, msg

_TARGETS = ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
"""Where GitHub and GitLab say which branch a change is for."""


@dataclass(frozen=True, slots=True)
class Side:
    """A plan with its tables, and what it is called."""

    name: str | Message
    inputs: Inputs


def old_side(given: str | None, plan: Path | None, actuals: Sequence[Path] | None) -> Side:
    """What is compared with: as named, else the merge base in CI, else the last commit."""
    if given is not None:
        return _named(given, plan, actuals)
    path = plan or find_plan(Path.cwd())
    branch = next((os.environ[name] for name in _TARGETS if os.environ.get(name)), None)
    if branch is None:
        return _named("HEAD", path, actuals)
    commit = merge_base(Repository.around(path), branch)
    name = msg("change.at-base", branch=branch, commit=commit[:10])
    return Side(name, _at(commit, path, actuals))


def new_side(given: str | None, plan: Path | None, actuals: Sequence[Path] | None) -> Side:
    """What is compared: as named, else what lies in the work tree."""
    if given is not None:
        return _named(given, plan, actuals)
    return Side(msg("change.work-tree"), read_inputs(plan, actuals))


def merge_base(repository: Repository, branch: str) -> str:
    """The commit at which HEAD left a branch; CI has the branch only under its remote's name."""
    from xxtrack.load.git import GitError

    try:
        target = repository.commit(f"refs/remotes/origin/{branch}")
    except GitError:
        target = repository.commit(branch)
    return repository.merge_base(target, repository.commit("HEAD"))


def _named(given: str, plan: Path | None, actuals: Sequence[Path] | None) -> Side:
    """A file if there is one of that name, else a revision, or ``revision:path``."""
    if os.path.isfile(given):  # noqa: PTH113 - a revision may be longer than a name of a file can be
        inputs = read_inputs(Path(given), actuals)
        if not actuals and not inputs.tables and plan is None:
            inputs = Inputs(inputs.plan, _tables_here())
        return Side(given, inputs)
    revision, colon, path = given.partition(":")
    if colon and path:
        return Side(given, _at(revision, Path(path), actuals))
    return Side(given, _at(given, plan or find_plan(Path.cwd()), actuals))


def _tables_here() -> tuple[AnySource, ...]:
    from xxtrack.errors import StopError

    try:
        return read_inputs(None, None).tables
    except StopError:
        return ()


def _at(revision: str, plan: Path, actuals: Sequence[Path] | None) -> Inputs:
    then = read_revision(revision, plan, actuals or (), Path.cwd())
    return Inputs(then.plan, then.tables)
