"""Bytes and what they are called: a plan or a table comes from the disk or from git, and is read the same way."""

from dataclasses import dataclass
from pathlib import Path

from xxtrack.diagnostics import Finding, Where
from xxtrack.model.message import msg


@dataclass(frozen=True, slots=True)
class Source:
    """The content of a file and the name by which people know it."""

    name: str
    data: bytes


def read_file(path: Path, name: str | None = None, code: str = "XX101") -> Source | Finding:
    """Read a file whole, or say why it cannot be read."""
    shown = name or str(path)
    try:
        return Source(shown, path.read_bytes())
    except FileNotFoundError:
        return Finding(code, msg("file.missing"), Where(shown))
    except IsADirectoryError:
        return Finding(code, msg("file.folder"), Where(shown))
    except PermissionError:
        return Finding(code, msg("file.no-permission"), Where(shown))
    except (OSError, ValueError) as error:
        return Finding(code, msg("file.other", error=getattr(error, "strerror", None) or str(error)), Where(shown))
