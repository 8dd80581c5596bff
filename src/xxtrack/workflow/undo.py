"""One's own last row taken back: what git has not is nobody else's yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from xxtrack.errors import UsageError
from xxtrack.load.git import GitError, Repository
from xxtrack.load.source import FileSource, Source, read_file
from xxtrack.model.message import msg
from xxtrack.workflow.case import Case
from xxtrack.write.undo import UncommittedRow, last_uncommitted, remove_last


class TakenBack(NamedTuple):
    """A row that was taken out of a file."""

    file: str
    row: UncommittedRow


class _Table(NamedTuple):
    name: str
    path: Path
    data: bytes
    committed: bytes


def take_back(case: Case, item: str = "", file: Path | None = None) -> TakenBack:
    """Take the last row that is in no commit out of the plan's tables; of an item where one is named.

    Raises `UsageError` where there is none, or where several files have one and none is named; `StopError` where git
    cannot tell what is committed.
    """
    tables = [one for one in _tables(case, file) if last_uncommitted(one.name, one.data, one.committed, item)]
    if len(tables) > 1:
        raise UsageError(msg("undo.several", files=tuple(table.name for table in tables)))
    removed = remove_last(tables[0].path, tables[0].committed, item) if tables else None
    if removed is None:
        raise UsageError(msg("undo.nothing-of", id=item) if item else msg("undo.nothing"))
    return TakenBack(tables[0].name, removed)


def _tables(case: Case, file: Path | None) -> Iterator[_Table]:
    """The plan's tables, or the one asked for, each with what the last commit holds of it."""
    found = [table for table in case.inputs.tables if isinstance(table, FileSource)]
    if file is not None:
        found = [table for table in found if table.path.absolute() == file.absolute()]
        if not found:
            raise UsageError(msg("undo.not-a-table", file=str(file)))
    for table in found:
        content = read_file(table.path, table.name, "XX401")
        if isinstance(content, Source):
            repository = Repository.around(table.path)
            committed = _committed(repository, repository.path_of(table.path))
            yield _Table(table.name, table.path, content.data, committed)


def _committed(repository: Repository, path: str) -> bytes:
    """A file as the last commit holds it; empty where it does not, or where there is no commit yet."""
    try:
        commit = repository.commit("HEAD")
    except GitError:
        return b""
    blob = repository.files(commit, path).get(path)
    return repository.content(blob) if blob else b""
