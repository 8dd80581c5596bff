"""Fixtures: a plan from a few lines, the command line as a function, and goldens that change only by a flag."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from tests.helpers import Outcome, run_cli
from xxtrack.model.message import Message, Value
from xxtrack.wording import LANGUAGES, say

GOLDEN = Path(__file__).parent / "golden"

# How long an example takes says more of the machine than of the code.
settings.register_profile("xxtrack", deadline=None)
settings.load_profile("xxtrack")


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


Shape = tuple[str, tuple[tuple[str, type], ...]]
"""A message but for its values: its key and the types of what fills its blanks."""

SAID: set[Shape] = set()
BLANK = re.compile(r"\{[a-z_]+\}")


@pytest.fixture(autouse=True)
def _every_message_can_be_said(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever message a test makes, asked for or not, has words in both languages for its key and its values."""
    made: dict[Shape, Message] = {}
    build = Message.__init__

    def building(message: Message, key: str, args: tuple[tuple[str, Value], ...] = ()) -> None:
        build(message, key, args)
        shape = (key, tuple((name, type(value)) for name, value in args))
        if shape not in SAID:
            made[shape] = message

    monkeypatch.setattr(Message, "__init__", building)
    yield
    monkeypatch.undo()
    made.pop(("", ()), None)  # the place of a message that nobody reads
    for message in made.values():
        for lang in LANGUAGES:
            said = say(message, lang)
            assert said
            # Without any value the words are printed as they stand: then they must have no blanks.
            assert message.args or not BLANK.search(said), said
    SAID.update(made)
