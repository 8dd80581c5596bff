"""The doubts that a drafted plan still carries: comments that begin with ``# ?``."""

import re
from typing import NamedTuple

from xxtrack.load.source import Source
from xxtrack.model.finding import Where

_DOUBT = re.compile(r"^(?P<before>\s*# \?\s*)(?P<text>.*\S)")
_ITEM = re.compile(r"^\s*(?:- )?id:\s*[\"']?(?P<id>P[0-9]+-[0-9]+)")


class PlanDoubt(NamedTuple):
    """A doubt, the item it is about, and where the comment stands."""

    item: str
    text: str
    where: Where


def doubts_in(source: Source) -> tuple[PlanDoubt, ...]:
    """All of a file, in order."""
    found: list[PlanDoubt] = []
    item = ""
    for number, line in enumerate(source.data.decode("utf-8-sig", "replace").splitlines(), 1):
        if match := _ITEM.match(line):
            item = match["id"]
        elif match := _DOUBT.match(line):
            start, end = match.span("text")
            found.append(PlanDoubt(item, match["text"], Where(source.name, number, start + 1, end - start)))
    return tuple(found)
