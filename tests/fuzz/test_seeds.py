"""Every seed through every target, without a fuzzer: what fuzzing has found stays found."""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

SEEDS = Path(__file__).parent / "seeds"
FILES = sorted(path for path in SEEDS.rglob("*") if path.is_file())
WHOLE = {"report", "argument", "judgement"}
"""These run whole commands and get only seeds of their own."""


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SEEDS)))
def test_a_seed_breaks_no_target(path: Path) -> None:
    data = path.read_bytes()
    for name, run in TARGETS.items():
        if name not in WHOLE or path.parent.name == name:
            run(data)


def test_every_target_has_seeds_and_every_seed_a_target() -> None:
    assert {path.parent.name for path in FILES} == set(TARGETS)
    assert sum(path.stat().st_size for path in FILES) < 300_000
