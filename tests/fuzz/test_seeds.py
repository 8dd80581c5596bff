"""Every seed through every target, without a fuzzer: what fuzzing has found stays found."""

import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from tests.fuzz.targets import TARGETS

SEEDS = Path(__file__).parent / "seeds"
FILES = sorted(path for path in SEEDS.rglob("*") if path.is_file())
PATIENCE = 60
"""Seconds after which a seed hangs; a sound one takes milliseconds, so that no slow machine comes near."""
SLOW = {"report", "argument", "judgement"}
"""These run whole commands and get only seeds of their own."""


@pytest.fixture(autouse=True)
def _no_hang() -> Iterator[None]:
    def give_up(_number: int, _frame: FrameType | None) -> None:
        pytest.fail(f"takes more than {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SEEDS)))
def test_a_seed_breaks_no_target(path: Path) -> None:
    data = path.read_bytes()
    for name, run in TARGETS.items():
        if name not in SLOW or path.parent.name == name:
            run(data)


def test_every_target_has_seeds_and_every_seed_a_target() -> None:
    assert {path.parent.name for path in FILES} == set(TARGETS)
    assert sum(path.stat().st_size for path in FILES) < 300_000
