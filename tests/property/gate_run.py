"""Thousands of random edits of plans, each held against brute force: ``python -m tests.property.gate_run [COUNT]``.

A run that was stopped goes on where it was: the numbers done, and those of edits that escaped, annoyed or took long,
stand in ``.gate/state.json``, and beside it what was found as cases for ``tests/cases/review``. A state that says only
``{"next": NUMBER}`` begins there, so that several runs can share the work from folders of their own.
"""

import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.property.gate_edits import (
    Edit,
    edit,
    is_overwritten,
    is_read_whole,
    is_shown,
    keep,
    objections,
    objects_to_rows,
    refused_news,
)
from tests.property.gate_force import softened

STATE = Path(".gate/state.json")
SHORT, LONG = 800, 3000
"""Series that are tried of an edit that nothing was held against, and of one that something was."""
SLOW = 10.0
"""Seconds of the processor that an edit may take."""


class Verdict(NamedTuple):
    """Of an edit of the plan and of one of its rows, whether the review objects and whether it softens."""

    objects: bool
    softens: bool
    to_rows: bool = False
    overwrites: bool = False
    to_news: bool = False
    """Whether it objects to what was honestly reported."""

    @property
    def escapes(self) -> bool:
        """Whether something softened passes."""
        return (self.softens and not self.objects) or (self.overwrites and not self.to_rows)

    @property
    def annoys(self) -> bool:
        """Whether something harmless asks for a record."""
        return (self.objects and not self.softens) or (self.to_rows and not self.overwrites) or self.to_news

    @property
    def is_harmless(self) -> bool:
        """Whether nothing should be asked for."""
        return not (self.softens or self.overwrites)


@dataclass
class Tally:
    """What was found so far."""

    next: int = 0
    edits: int = 0
    harmless: int = 0
    overwritten: int = 0
    escapes: list[int] = field(default_factory=list)
    noise: list[int] = field(default_factory=list)
    slow: list[int] = field(default_factory=list)

    def said(self) -> str:
        share = 100 * len(self.noise) / max(self.harmless, 1)
        return (
            f"{self.edits} edits, {self.overwritten} of them overwrite a figure; {len(self.escapes)} escaped "
            f"{self.escapes[:20]}; of {self.harmless} harmless ones {len(self.noise)} asked for a record "
            f"({share:.1f} %) {self.noise[:20]}; slow {self.slow[:10]}"
        )


def verdict(one: Edit) -> Verdict:
    """What the review says of an edit, and what brute force does."""
    found = objections(one)
    tried = LONG if found else SHORT
    softens = any(is_shown(one, change) for change in found)
    softens = softens or bool(softened(one.before, one.after, one.rows, one.number, tried))
    if not is_read_whole(one.cases[1]):
        # What is refused was not reported, and that is a finding of its own.
        return Verdict(bool(found), softens)
    return Verdict(bool(found), softens, objects_to_rows(one), is_overwritten(one), refused_news(one))


def tally(count: int, known: Tally) -> Tally:
    """Go on until ``count`` edits were held against brute force."""
    while known.edits < count:
        one = edit(known.next)
        if one:
            begun = time.process_time()
            try:
                found = verdict(one)
            except Exception:
                _keep(one, known.next, softens=True)
                raise
            known.edits += 1
            known.harmless += found.is_harmless
            known.overwritten += found.overwrites
            known.escapes += [known.next] if found.escapes else []
            known.noise += [known.next] if found.annoys else []
            known.slow += [known.next] if time.process_time() - begun > SLOW else []
            if found.escapes or found.annoys:
                _keep(one, known.next, softens=found.softens)
        known.next += 1
        if known.next % 50 == 0:
            STATE.parent.mkdir(exist_ok=True)
            STATE.write_text(json.dumps(vars(known)), "utf-8")
    return known


def _keep(one: Edit, number: int, *, softens: bool) -> None:
    STATE.parent.mkdir(exist_ok=True)
    keep(one, STATE.parent / f"{number}.txt", softens=softens)


def main() -> int:
    """Exit 1 where anything escaped, or where more than two in a hundred harmless edits asked for a record."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    known = Tally(**json.loads(STATE.read_text("utf-8"))) if STATE.exists() else Tally()
    found = tally(count, known)
    sys.stdout.write(found.said() + "\n")
    return int(bool(found.escapes) or 50 * len(found.noise) > found.harmless)


if __name__ == "__main__":
    sys.exit(main())
