"""The only module that asks git: without a shell, without touching the work tree, with a message for every refusal."""

import os
import subprocess
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.load.find import is_folder, real_path
from xxtrack.load.git_folder import look_before_asking
from xxtrack.model.message import Message, msg

# Variables that a hook or a wrapper sets to point git elsewhere (``git rev-parse --local-env-vars``), or to have it
# match paths as patterns. They are removed: here the folder that is asked about decides.
_FOREIGN = frozenset(
    {
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_SHALLOW_FILE"),
        *("GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_NO_REPLACE_OBJECTS", "GIT_INTERNAL_SUPER_PREFIX"),
        *("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"),
    }
)
# The same words in every locale, no question at a prompt, no lock, paths taken literally, and nothing fetched: an
# object that is missing stays missing, whatever the repository says of where it could be had.
_OURS = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    # History as it was made: nothing that the repository puts in its place.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
}
# A repository may come from anybody: programs that its configuration names are not run, and a folder among the plan's
# files that only looks like a repository is not taken for one.
_SETTINGS = (
    *("core.quotepath=off", "core.fsmonitor=false", "safe.bareRepository=explicit", "core.useReplaceRefs=false"),
    *("log.mailmap=false", "mailmap.file=", "mailmap.blob="),
)
PATIENCE = 60
"""Seconds in which git has to answer: a disk may not respond, and a pipe be put in after `look_before_asking`."""
_REGULAR = ("100644", "100755", "100664")
_LINK = "120000"


class GitError(StopError):
    """Git is missing or cannot answer; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of a history."""

    id: str
    when: datetime
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, by the top folder of its work tree."""

    top: Path

    @classmethod
    def around(cls, place: Path) -> "Repository":
        """The repository that a file or folder lies in; raises `GitError` where there is none."""
        folder = real_path(place)
        while not is_folder(folder):
            folder = folder.parent
        look_before_asking(folder)
        done = _run(folder, ["rev-parse", "--show-toplevel"])
        if done.returncode:
            raise GitError(_refusal(done.stderr, folder))
        return cls(Path(os.fsdecode(done.stdout.rstrip(b"\n"))))

    @classmethod
    def holding(cls, plan: Path, base: Path) -> "Repository":
        """The repository that one stands in, where the plan lies in it, else the plan's own.

        Raises `GitError` where another repository lies between, or around: its history is not the plan's.
        """
        own = cls.around(plan)
        top = real_path(own.top)
        # A folder between the top and the plan lies in no other repository.
        within = real_path(plan).is_relative_to(real_path(base)) and real_path(base).is_relative_to(top)
        here = None if within else cls._if_any(base)
        outer = cls._if_any(top.parent)
        if here and here.top != own.top and real_path(plan).is_relative_to(real_path(here.top)):
            raise GitError(msg("git.nested", inner=str(own.top), outer=str(here.top)))
        if outer and outer.holds(own.top):
            raise GitError(msg("git.nested", inner=str(own.top), outer=str(outer.top)))
        return own

    @classmethod
    def _if_any(cls, place: Path) -> "Repository | None":
        try:
            return cls.around(place)
        except GitError:
            return None

    def holds(self, place: Path) -> bool:
        """Whether anything at or below a place is in the last commit, as files or as a submodule."""
        done = _run(self.top, ["ls-tree", "--full-tree", "HEAD", "--", self.path_of(place)])
        return done.returncode == 0 and bool(done.stdout.strip())

    def path_of(self, place: Path) -> str:
        """A path as git names it; raises `GitError` where it lies outside."""
        resolved = real_path(place.absolute().parent) / place.name
        try:
            return resolved.relative_to(real_path(self.top)).as_posix()
        except ValueError:
            raise GitError(msg("git.outside", path=str(place), top=str(self.top))) from None

    def commit(self, revision: str) -> str:
        """The full id of the commit that a revision names; raises `GitError` where there is none."""
        if not revision or "\0" in revision:
            raise GitError(msg("git.unknown-revision", revision=revision))
        done = _run(self.top, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"])
        if done.returncode:
            key = "git.unknown-revision-shallow" if self.is_shallow() else "git.unknown-revision"
            raise GitError(msg(key, revision=revision))
        return done.stdout.decode("ascii").strip()

    def is_shallow(self) -> bool:
        """Whether the history was cut off when it was fetched."""
        return self._ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    def merge_base(self, first: str, second: str) -> str:
        """The last commit that two commits share; raises `GitError` where they share none."""
        done = _run(self.top, ["merge-base", "--end-of-options", first, second])
        if done.returncode:
            key = "git.no-merge-base-shallow" if self.is_shallow() else "git.no-merge-base"
            raise GitError(msg(key, first=first[:10], second=second[:10]))
        return done.stdout.decode("ascii").split()[0]

    def files(self, commit: str, path: str = "") -> dict[str, str]:
        """The regular files at or below a path at a commit, with the id of each content."""
        return {name: blob for name, mode, blob in _tree(self.top, commit, path) if mode.startswith(_REGULAR)}

    def links(self, commit: str, path: str = "") -> list[str]:
        """The symbolic links at or below a path at a commit."""
        return [name for name, mode, _ in _tree(self.top, commit, path) if mode.startswith(_LINK)]

    def content(self, blob: str) -> bytes:
        """A content by its id."""
        return self.contents([blob])[blob]

    def contents(self, blobs: Collection[str]) -> dict[str, bytes]:
        """Contents by their ids, asked for at once."""
        told = _ask(self.top, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs)) if blobs else b""
        found: dict[str, bytes] = {}
        begin = 0
        for blob in blobs:
            end = told.index(b"\n", begin)
            _, kind, *size = told[begin:end].split(b" ")
            if kind != b"blob":
                raise GitError(msg("git.failed", problem=f"git cat-file {blob}: bad file"))
            begin = end + 1 + int(size[0]) + 1
            found[blob] = told[end + 1 : begin - 1]
        return found

    def when(self, commit: str) -> datetime:
        """When a commit was made."""
        return self.history(commit, (), limit=1)[0].when

    def history(self, commit: str, paths: Sequence[str], limit: int = 0) -> list[Commit]:
        """The commits up to ``commit`` that touch one of the paths, or all where none is named; newest first."""
        some = [f"--max-count={limit}"] if limit else []
        asked = ["log", "-z", "--no-show-signature", "--encoding=UTF-8", "--format=%H%x01%cI%x01%an%x01%s", *some]
        log = self._ask(*asked, "--end-of-options", commit, "--", *paths).decode("utf-8", "replace")
        return [_commit(entry) for entry in log.split("\0") if entry]

    def names_of(self, commit: str, path: str) -> tuple[str, ...]:
        """The names that a file had up to a commit, the newest first: moves are followed, copies are not."""
        names = [path]
        while True:
            known = self.history(commit, [names[-1]])
            former = self._moved_from(known[-1].id, names[-1]) if known else None
            if former is None or former in names:
                return tuple(names)
            names.append(former)
            commit = known[-1].id

    def _moved_from(self, commit: str, path: str) -> str | None:
        """What a file was called before the commit that gave it this name."""
        asked = ["diff-tree", "-r", "-M", "-z", "--name-status", "--diff-filter=R", "--no-commit-id", "--no-ext-diff"]
        words = self._ask(*asked, "--end-of-options", commit).split(b"\0")
        moves = {os.fsdecode(new): os.fsdecode(old) for _, old, new in zip(*[iter(words)] * 3, strict=False)}
        return moves.get(path)

    def begins_with(self, commit: str) -> bool:
        """Whether a commit is the first that is here, with more before it that was not fetched."""
        if not self.is_shallow():
            return False
        roots = self._ask("rev-list", "--max-parents=0", "--end-of-options", commit, "--")
        return commit in roots.decode("ascii").split()

    def _ask(self, *arguments: str) -> bytes:
        return _ask(self.top, *arguments)


@lru_cache(maxsize=64)
def _tree(top: Path, commit: str, path: str) -> tuple[tuple[str, str, str], ...]:
    """What is at or below a path at a commit, which never changes: names, modes and ids."""
    below = [path] if path else []
    listing = _ask(top, "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit, "--", *below)
    found = []
    for entry in filter(None, listing.split(b"\0")):
        head, _, name = entry.partition(b"\t")
        mode, _, blob = head.decode("ascii").rpartition(" ")
        found.append((os.fsdecode(name), mode, blob))
    return tuple(found)


def _ask(top: Path, *arguments: str, given: str = "") -> bytes:
    done = _run(top, arguments, given)
    if done.returncode:
        raise GitError(_refusal(done.stderr, top))
    return done.stdout


def _commit(entry: str) -> Commit:
    commit, when, author, subject = entry.split("\x01", 3)
    return Commit(commit, datetime.fromisoformat(when), author, subject)


def environment() -> dict[str, str]:
    """What git is told by its surroundings: nothing of what a hook or a wrapper says."""
    return {name: value for name, value in os.environ.items() if name not in _FOREIGN} | _OURS


def _run(folder: Path, arguments: Sequence[str], given: str = "") -> subprocess.CompletedProcess[bytes]:
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    command = ["git", "-C", str(folder), *settings, *arguments]
    try:
        return subprocess.run(  # noqa: S603 - no shell; what users name stands behind --end-of-options or --
            command, capture_output=True, check=False, input=given.encode(), env=environment(), timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        # Not a `GitError`: nobody goes on without a history because git was slow.
        raise StopError(msg("git.no-answer", folder=str(folder), seconds=PATIENCE)) from None
    except FileNotFoundError:
        raise GitError(msg("git.missing")) from None
    except OSError as error:
        raise GitError(msg("git.failed", problem=error.strerror or str(error))) from None


def _refusal(stderr: bytes, folder: Path) -> Message:
    said = stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in said:
        return msg("git.not-a-repository", folder=str(folder))
    if "dubious ownership" in said:
        return msg("git.dubious-owner", folder=str(folder))
    if "must be run in a work tree" in said or "cannot use bare repository" in said:
        return msg("git.bare", folder=str(folder))
    return msg("git.failed", problem=said.removeprefix("fatal: ").splitlines()[0] if said else "?")
