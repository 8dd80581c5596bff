"""Fixtures: a plan from a few lines, the command line as a function, and goldens that change only by a flag."""

import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import pytest

from tests.helpers import Outcome, run_cli

GOLDEN = Path(__file__).parent / "golden"
PATIENCE = 120
"""Seconds after which something hangs that takes one at most; no slow machine comes near."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the goldens anew instead of comparing with them")


@dataclass
class Golden:
    """Compares text with a file of tests/golden, or writes it with --update."""

    update: bool

    def check(self, name: str, actual: str) -> None:
        path = GOLDEN / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, "utf-8")
        assert path.exists(), f"{path} is missing: run make golden and review what it writes"
        assert actual == path.read_text("utf-8")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(request.config.getoption("--update"))


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output must not depend on who runs the tests."""
    for name in ("XXTRACK_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS", "CI"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def cli() -> Callable[..., Outcome]:
    """Run the program in this process: ``cli("status", "--all", cwd=tmp_path, width=80)``."""
    return run_cli


@pytest.fixture
def no_hang() -> Iterator[None]:
    """A test that hangs fails instead of blocking all others."""

    def give_up(_number: int, _frame: FrameType | None) -> None:
        pytest.fail(f"takes more than {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
