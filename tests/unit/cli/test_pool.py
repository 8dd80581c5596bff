"""The pool: in order, bounded, the same with any number of processes, and clean when something ends it."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from xxtrack.cli.pool import AHEAD, bounded, cores, spread
from xxtrack.errors import StopError


class Lazy(Executor):
    """Hands a result over only when it is asked for, and counts what is out."""

    def __init__(self) -> None:
        self.out = 0
        self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        pool = self
        self.out += 1
        self.most = max(self.most, self.out)

        class Asked(Future[Any]):
            def result(self, _timeout: float | None = None) -> Any:
                pool.out -= 1
                return fn(*args, **kwargs)

        return Asked()


def test_no_more_than_a_bounded_number_is_under_way() -> None:
    pool = Lazy()
    assert list(bounded(pool, abs, range(-100, 0), 6)) == list(range(100, 0, -1))
    assert pool.most == 6


def test_pieces_are_taken_only_as_results_are_given() -> None:
    taken: list[int] = []

    def pieces() -> Iterator[int]:
        for n in range(100):
            taken.append(n)
            yield n

    results = bounded(Lazy(), abs, pieces(), 4)
    assert next(results) == 0
    assert len(taken) == 5, "the fifth is asked for before the first is given back, no sixth"


def test_ctrl_c_works_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    assert list(bounded(Lazy(), abs, [1], 2)) == [1]
    assert signal.getsignal(signal.SIGINT) is before


def test_one_job_is_this_process() -> None:
    assert list(spread(_whose, [0, 0], 1)) == [os.getpid()] * 2


def test_several_jobs_are_others_and_give_results_in_order() -> None:
    pids = set(spread(_whose, [0] * 4, 2))
    assert os.getpid() not in pids
    assert list(spread(abs, [-3, -1, -2], 2)) == [3, 1, 2]


def test_a_process_that_dies_is_a_sentence() -> None:
    with pytest.raises(StopError) as stop:
        list(spread(os._exit, [1], 2))
    assert stop.value.message.key == "rollup.process-died"


def test_a_mistake_of_ours_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(_divide, [0], 2))


def test_there_is_at_least_one_core_and_one_piece_waits() -> None:
    assert cores() >= 1
    assert AHEAD == 2


def _whose(_: int) -> int:
    return os.getpid()


def _divide(by: int) -> float:
    return 1 / by
