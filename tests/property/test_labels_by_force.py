"""Random edits of plans, rules, groups and rows: what softens is called so, and what is harmless asks for no record.

`gate_edits` makes the edits and `gate_force` tries; `make gate` runs twenty thousand of them. Those that escaped or
annoyed on the way are kept in ``tests/cases/review``.
"""

from pathlib import Path

import pytest
from tests.helpers import ROOT
from tests.property.gate_edits import edit, kept, objections
from tests.property.gate_run import Verdict, verdict

FIRST, COUNT = 1_000_000, 200
KEPT = sorted((ROOT / "tests" / "cases" / "review").glob("*.txt"), key=lambda path: int(path.stem))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_what_once_escaped_or_annoyed(path: Path) -> None:
    softens, one = kept(path)
    assert bool(objections(one)) == softens


@pytest.fixture(scope="module")
def verdicts() -> dict[int, Verdict]:
    found = ((number, edit(number)) for number in range(FIRST, FIRST + COUNT))
    return {number: verdict(one) for number, one in found if one}


def test_nothing_escapes(verdicts: dict[int, Verdict]) -> None:
    assert [number for number, found in verdicts.items() if found.escapes] == []


def test_what_is_harmless_asks_for_no_record(verdicts: dict[int, Verdict]) -> None:
    harmless = [number for number, found in verdicts.items() if found.is_harmless]
    noise = [number for number, found in verdicts.items() if found.annoys]
    assert len(harmless) > COUNT // 5
    assert len(noise) * 50 <= len(harmless), noise


def test_the_edits_are_of_every_kind(verdicts: dict[int, Verdict]) -> None:
    assert {found.objects for found in verdicts.values()} == {True, False}
    assert {found.overwrites for found in verdicts.values()} == {True, False}
    assert len(verdicts) > COUNT * 4 // 5
