"""How far long work is: said on a terminal to somebody who waits, and nowhere else."""

import io
from collections.abc import Iterator

import pytest

from xxtrack.cli import streams
from xxtrack.model.message import msg


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """A clock that goes on by what stands in it at each look."""
    now, step = [0.0], [0.0]

    def look() -> float:
        now[0] += step[0]
        return now[0]

    monkeypatch.setattr("xxtrack.cli.streams.time.monotonic", look)
    return iter([step])


def watch(monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO) -> str:
    monkeypatch.setattr("sys.stderr", stderr)
    assert list(streams.watched(["a", "b", "c", "d"], msg("forecast.working"), "zh")) == ["a", "b", "c", "d"]
    return stderr.getvalue()


def test_long_work_says_how_far_it_is_and_wipes_the_line(
    monkeypatch: pytest.MonkeyPatch, clock: Iterator[list[float]]
) -> None:
    next(clock)[0] = 0.6
    said = watch(monkeypatch, Terminal())
    assert "预测 1/4" in said
    assert "预测 3/4" in said
    assert "\n" not in said
    assert said.endswith("\r\x1b[K")


def test_quick_work_says_nothing(monkeypatch: pytest.MonkeyPatch, clock: Iterator[list[float]]) -> None:
    next(clock)[0] = 0.01
    assert watch(monkeypatch, Terminal()) == ""


@pytest.mark.parametrize("name", ["pipe", "CI", "TERM"])
def test_pipes_and_robots_are_not_told(
    monkeypatch: pytest.MonkeyPatch, clock: Iterator[list[float]], name: str
) -> None:
    next(clock)[0] = 5.0
    if name != "pipe":
        monkeypatch.setenv(name, "dumb")
    assert watch(monkeypatch, io.StringIO() if name == "pipe" else Terminal()) == ""
