"""Names that items go by, added to the plan or to the table of them."""

import csv
import io
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.load.office.aliases import COLUMNS, read_aliases
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source
from xxtrack.model.message import msg
from xxtrack.model.plan import Plan
from xxtrack.write.append import newline_of
from xxtrack.write.atomic import update_file
from xxtrack.write.ends import encoding_of, text_of_table
from xxtrack.write.plan_edit import with_item_keys

_FORMULA = tuple("=+-@＝＋－＠")


def add_plan_aliases(path: Path, learnt: Mapping[str, str]) -> None:
    """Add names to items of a plan, by id; raises `StopError`, and then it is as it was.

    Comments and order are kept. What is written is read again first: it must be the same items with these aliases.
    """

    def change(data: bytes | None) -> bytes | None:
        before = load_plan(Source(str(path), data or b""))
        items = before.plan.items if before.plan else {}
        wanted: dict[str, tuple[str, ...]] = {}
        for name, id_ in learnt.items():
            known = wanted.get(id_, items[id_].aliases) if id_ in items else ()
            wanted[id_] = tuple(dict.fromkeys((*known, _tidy(name))))
        wanted = {id_: names for id_, names in wanted.items() if id_ not in items or names != items[id_].aliases}
        if not wanted or data is None:
            return None
        text = with_item_keys(data.decode("utf-8-sig"), {id_: {"aliases": names} for id_, names in wanted.items()})
        after = load_plan(Source(str(path), text.encode()))
        sides = [dict(loaded.plan.items) if loaded.plan else {} for loaded in (before, after)]
        sides[0] |= {id_: sides[0][id_]._replace(aliases=names) for id_, names in wanted.items() if id_ in sides[0]}
        if sides[0] != sides[1] or not wanted.keys() <= sides[1].keys():
            raise StopError(msg("import.alias-lost", file=str(path)))
        return text.encode()

    update_file(path, change)


def _tidy(name: str) -> str:
    """On one line, without what cannot be seen."""
    return " ".join("".join(c for c in name if c.isspace() or unicodedata.category(c)[0] != "C").split())


def add_aliases(path: Path, learnt: Mapping[str, str], plan: Plan) -> None:
    """Add names to ids that the file does not have yet; raises `StopError`, and then it is as it was."""

    def change(data: bytes | None) -> bytes | None:
        known = read_aliases(Source(str(path), data), plan) if data else {}
        new = {name: id_ for name, id_ in learnt.items() if known.get(name) != id_}
        if not new:
            return None
        before = text_of_table(str(path), data) if data else ""
        codec, mark = encoding_of(str(path), before, data) if data else ("utf-8", b"")
        out, end = io.StringIO(newline=""), newline_of(before)
        writer = csv.writer(out, lineterminator=end)
        if not data:
            writer.writerow(COLUMNS)
        elif not before.endswith(("\n", "\r")):
            out.write(end)
        # A name that would be a formula in Excel gets a mark that names are compared without.
        writer.writerows((f"'{name}" if name.lstrip().startswith(_FORMULA) else name, id_) for name, id_ in new.items())
        return mark + (before + out.getvalue()).encode(codec)

    update_file(path, change)
