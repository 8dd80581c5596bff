"""Fixtures: a plan from a few lines, the command line as a function, and goldens that change only by a flag."""

import re
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import settings

from tests.helpers import ROOT, Outcome, run_cli
from xxtrack.model.message import Message, Value
from xxtrack.wording import LANGUAGES, say

GOLDEN = Path(__file__).parent / "golden"
PATIENCE = 120
"""Seconds after which something hangs that takes one at most; no slow machine comes near."""

# How long an example takes says more of the machine than of the code.
settings.register_profile("search", deadline=None, print_blob=True)
# A red run is then the doing of the change and can be had again; make laws looks at other examples each time.
settings.register_profile("steady", settings.get_profile("search"), derandomize=True)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the goldens anew instead of comparing with them")


@dataclass
class Golden:
    """Compares text with a file of tests/golden, or writes it with --update."""

    update: bool
    askers: set[str] = field(default_factory=set)
    """The tests that have had it."""
    asked: set[Path] = field(default_factory=set)
    """The files that they have named."""

    def check(self, name: str, actual: str) -> None:
        path = GOLDEN / name
        self.asked.add(path)
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, "utf-8")
        assert path.exists(), f"{path} is missing: run make golden and review what it writes"
        assert actual == path.read_text("utf-8")


@pytest.fixture(scope="session")
def goldens(request: pytest.FixtureRequest) -> Golden:
    return Golden(request.config.getoption("--update"))


@pytest.fixture
def golden(request: pytest.FixtureRequest, goldens: Golden) -> Golden:
    goldens.askers.add(request.node.nodeid)
    return goldens


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks at all goldens comes after all that ask for one."""
    items.sort(key=lambda item: item.path.name == "test_goldens.py")


@pytest.fixture(scope="session")
def source_document() -> Path:
    """The document that the plan of 2023 was made from."""
    places = [folder / "shared" / "source" / "plan-2023.txt" for folder in ROOT.parents]
    if there := next((place for place in places if place.exists()), None):
        return there
    pytest.skip("the source document lies beside the repository, not in it")


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


Shape = tuple[str, tuple[tuple[str, type], ...]]
"""A message but for its values: its key and the types of what fills its blanks."""

SAID: set[Shape] = set()


@pytest.fixture(autouse=True)
def _every_message_can_be_said(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever message a test makes, asked for or not, has words in both languages for its key and its values."""
    made: dict[Shape, Message] = {}
    build = Message.__new__

    def building(kind: type[Message], key: str, args: tuple[tuple[str, Value], ...] = ()) -> Message:
        message = build(kind, key, args)
        shape = (key, tuple((name, type(value)) for name, value in args))
        if shape not in SAID:
            made[shape] = message
        return message

    monkeypatch.setattr(Message, "__new__", building)
    yield
    monkeypatch.undo()
    made.pop(("", ()), None)  # the place of a message that nobody reads
    for message in made.values():
        for lang in LANGUAGES:
            said = say(message, lang)
            assert said
            # Without any value the words are printed as they stand: then they must have no blanks.
            assert message.args or not re.search(r"\{\w+\}", said), said
    SAID.update(made)
