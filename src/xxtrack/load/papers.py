"""The papers that rows name as evidence: whether each is there, and is the one that was pinned.

A name in a row never acts: it is looked for below the project's folder alone, no link on the way is followed, and
nothing but a regular file is opened, to be hashed.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from xxtrack.load.actuals.cells import places_of
from xxtrack.load.source import AnySource, FileSource, reading_problem
from xxtrack.model.actuals import Observation
from xxtrack.model.evidence import Evidence, evidence_in
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg

_CHUNK = 1 << 20


def paper_findings(rows: Iterable[Observation], tables: Iterable[AnySource], root: Path) -> Iterator[Finding]:
    """What is wrong with the evidence of the tables' rows; ``root`` is the folder that holds ``plan`` and ``data``."""

    @cache
    def problem(paper: Evidence) -> tuple[str, Message] | None:
        return _problem(paper, root)

    found = [
        Finding(*wrong, row.where, row.item, row.scope)
        for row in rows
        for paper in evidence_in(row.narrative.evidence)
        if (wrong := problem(paper))
    ]
    for table in tables:
        here = [one for one in found if one.where.file == table.name]
        cells = places_of("evidence", table, {one.where.line for one in here}) if here else {}
        yield from (one._replace(where=cells.get(one.where.line, one.where)) for one in here)


def _problem(paper: Evidence, root: Path) -> tuple[str, Message] | None:
    if not paper.is_well_pinned:
        return "XX441", msg("paper.bad-pin", path=paper.path or "sha256", pin=paper.sha256 or "")
    if not paper.path or paper.is_address:
        return None
    place = _place(paper.path, root)
    if isinstance(place, Message):
        return "XX441", place
    if paper.sha256 is None:
        return None
    try:
        same = _hashed(place) == paper.sha256
    except OSError as error:
        return "XX441", msg("paper.unreadable", path=paper.path, reason=reading_problem(error))
    return None if same else ("XX442", msg("paper.changed", path=paper.path))


def _place(path: str, root: Path) -> Path | Message:
    """Where a paper lies, or why it is none that may be looked at."""
    parts = [part for part in path.replace("\\", "/").split("/") if part != "."]
    if not parts[0] or ":" in parts[0] or parts[0].startswith("~") or ".." in parts:
        return msg("paper.outside", path=path)
    place, mode = root, 0
    for part in filter(None, parts):
        place /= part
        try:
            mode = place.lstat().st_mode
        except (OSError, ValueError):
            return msg("paper.missing", path=path)
        if stat.S_ISLNK(mode):
            return msg("paper.link", path=path)
    return place if stat.S_ISREG(mode) else msg("paper.no-file", path=path)


def _hashed(place: Path) -> str:
    from hashlib import sha256  # few rows name a paper with its digest

    digest = sha256()
    with FileSource(os.fspath(place), place).open() as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
