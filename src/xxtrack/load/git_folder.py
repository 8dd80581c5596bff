"""What lies in the folder of a repository, looked at before git is asked: git would wait for a pipe, and follow a lead.

A repository may come from anybody. That git answers in time is held by its time limit; this says at once why not.
"""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.load.find import is_there, real_path
from xxtrack.load.source import first_bytes
from xxtrack.model.message import msg
from xxtrack.model.pattern import pattern

_PASSED_OVER = pattern(r"objects/[0-9a-f]{2}|modules|lfs|annex")
"""Folders of very many files, none of which git opens for what we ask it, or those of single objects."""
_MOST = 1 << 20
"""Bytes of a configuration that are looked at; git's own are a few hundred."""
_COMMENT = pattern(r"(?m)^\s*[#;].*$")
_SETTING = pattern(
    r'\[\s*(?P<section>[^\]"\s]*)\s*(?:"(?:\\.|[^"\\])*")?\s*\]|(?P<key>\bpath)[ \t]*=(?P<value>[^\n]*)', re.IGNORECASE
)
_PLAIN_PATH = pattern(r'(?P<quote>"?)[^"\\#;%~\s\0][^"\\#;%\0]*(?P=quote)')


def look_before_asking(place: Path) -> None:
    """Raise `StopError` where git, asked about a folder, would open what is no file, or settings from elsewhere."""
    for folder in (place, *place.parents):
        _refuse_special(folder / "HEAD")
        if is_there(folder / ".git"):
            _refuse_special(folder / ".git")
            for own in _own_folders(folder / ".git"):
                _look_through(own)
                for config in (own / "config", own / "config.worktree"):
                    _refuse_outside(config, (real_path(folder), real_path(own)))
            return


def _own_folders(dot_git: Path) -> Iterator[Path]:
    """The folders that hold what git knows: of a work tree besides the first one there are two."""
    own = dot_git
    if dot_git.is_file():
        own = dot_git.parent / _text(dot_git).removeprefix("gitdir:").strip()
    yield own
    if (own / "commondir").is_file():
        yield own / _text(own / "commondir").strip()


def _look_through(top: Path) -> None:
    """Look at every name without going into links; a stack, because folders may lie in one another without end."""
    below = [""]
    while below:
        folder = below.pop()
        try:
            entries = list(os.scandir(top / folder))
        except OSError:
            continue  # git says what is wrong with it
        for entry in entries:
            name = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if not _PASSED_OVER.fullmatch(name):
                    below.append(f"{name}/")
            elif not entry.is_file():
                _refuse_special(Path(entry.path))


def _refuse_special(path: Path) -> None:
    """A pipe or a device; a socket cannot be opened and lies there rightly."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        raise StopError(msg("git.pipe", path=str(path)))


def _refuse_outside(config: Path, within: tuple[Path, ...], depth: int = 10) -> None:
    """Settings that a configuration takes in from outside the repository; as deep as git itself goes."""
    _refuse_special(config)
    for named in _taken_in(_text(config)):
        path = real_path(config.parent / named.strip('"')) if _PLAIN_PATH.fullmatch(named) else None
        if path is None or not depth or not any(path.is_relative_to(folder) for folder in within):
            raise StopError(msg("git.settings-outside", config=str(config), path=named))
        _refuse_outside(path, within, depth - 1)


def _taken_in(settings: str) -> Iterator[str]:
    """The paths below include and includeIf, as they are written; rather one too many."""
    section = ""
    for found in _SETTING.finditer(_COMMENT.sub("", settings)):
        if found["key"] is None:
            section = found["section"].lower()
        elif section in {"include", "includeif"}:
            yield found["value"].strip()


def _text(path: Path) -> str:
    try:
        return first_bytes(path, _MOST).decode("utf-8", "surrogateescape")
    except OSError:
        return ""
