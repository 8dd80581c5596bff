"""Work done by several processes, a bounded number of pieces at a time, with the results in the order of the pieces."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from xxtrack.errors import StopError
from xxtrack.model.message import msg

_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")

MOST = 61
"""Processes that Windows can wait for at once."""
AHEAD = 2
"""Pieces under way for each process: one in work, one that waits for it, so that none is idle."""


def cores() -> int:
    """The processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def spread(work: Callable[[_Piece], _Result], pieces: Iterable[_Piece], jobs: int) -> Iterator[_Result]:
    """The result of every piece in order; with one job in this process. Raises `StopError` where a process dies."""
    task = partial(_done, work)
    if jobs == 1:
        yield from map(task, pieces)
        return
    # Started afresh on every system: a copy of this process would hold its streams and locks.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(jobs, MOST), mp_context=context, initializer=_begin)
    try:
        yield from bounded(pool, task, pieces, AHEAD * min(jobs, MOST))
    except BrokenProcessPool:
        raise StopError(msg("rollup.process-died")) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _done(work: Callable[[_Piece], _Result], piece: _Piece) -> _Result:
    """The result of a piece, and nothing else of it left: the next one finds as much memory as this one did."""
    result = work(piece)
    gc.collect()
    # What is still there will stay, and need not be looked through again.
    gc.freeze()
    return result


def bounded(
    pool: Executor, work: Callable[[_Piece], _Result], pieces: Iterable[_Piece], most: int
) -> Iterator[_Result]:
    """Results in order; never more than ``most`` pieces are handed out and not yet given back."""
    under_way: deque[Future[_Result]] = deque()
    for piece in pieces:
        if len(under_way) == most:
            yield under_way.popleft().result()
        with _uninterrupted():
            under_way.append(pool.submit(work, piece))
    while under_way:
        yield under_way.popleft().result()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes started in here ignore Ctrl-C from their first moment; this one alone answers it."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin() -> None:
    """In a new process: leave Ctrl-C to the one that started it, and do not outlive that one."""
    gc.disable()  # as in that one: `_done` looks for rubbish when there is some
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os._exit(1)
