"""Thousands of random edits of plans, each held against brute force: ``python -m tests.property.gate_run [COUNT]``.

A run that was stopped goes on where it was: the numbers done, and those of edits that escaped, annoyed or took long,
stand in ``.gate/state.json``. What was found is to be kept as a case of `test_labels_by_force`.
"""

import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.property.gate_edits import Edit, edit, is_shown, objections, softened

STATE = Path(".gate/state.json")
SHORT, LONG = 800, 3000
"""Series that are tried of an edit that nothing was held against, and of one that something was."""
SLOW = 10.0
"""Seconds that a review of two items may take on a busy machine."""


@dataclass
class Tally:
    """What was found so far."""

    next: int = 0
    edits: int = 0
    harmless: int = 0
    escapes: list[int] = field(default_factory=list)
    noise: list[int] = field(default_factory=list)
    slow: list[int] = field(default_factory=list)

    def said(self) -> str:
        share = 100 * len(self.noise) / max(self.harmless, 1)
        return (
            f"{self.edits} edits, {len(self.escapes)} escaped {self.escapes[:20]}; of {self.harmless} harmless ones "
            f"{len(self.noise)} asked for a record ({share:.1f} %) {self.noise[:20]}; slow {self.slow[:10]}"
        )


def verdict(one: Edit) -> tuple[bool, bool]:
    """Whether the review objects, and whether the edit softens."""
    found = objections(one)
    softens = any(is_shown(one, change) for change in found) or bool(softened(one, LONG if found else SHORT))
    return bool(found), softens


def tally(count: int, known: Tally) -> Tally:
    """Go on until ``count`` edits were held against brute force."""
    while known.edits < count:
        one = edit(known.next)
        if one:
            begun = time.monotonic()
            found, softens = verdict(one)
            known.edits += 1
            known.harmless += not softens
            known.escapes += [known.next] if softens and not found else []
            known.noise += [known.next] if found and not softens else []
            known.slow += [known.next] if time.monotonic() - begun > 3 * SLOW else []
        known.next += 1
        if known.edits % 50 == 0:
            STATE.parent.mkdir(exist_ok=True)
            STATE.write_text(json.dumps(vars(known)), "utf-8")
    return known


def main() -> int:
    """Exit 1 where anything escaped, or where more than two in a hundred harmless edits asked for a record."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    known = Tally(**json.loads(STATE.read_text("utf-8"))) if STATE.exists() else Tally()
    found = tally(count, known)
    sys.stdout.write(found.said() + "\n")
    return int(bool(found.escapes) or 50 * len(found.noise) > found.harmless)


if __name__ == "__main__":
    sys.exit(main())
