"""The rounds of a set: each case once to warm up and to be checked, then in turn, as often as its time allows."""

from collections.abc import Sequence
from pathlib import Path

from bench.cases import Case, environment
from bench.run import Run, run
from bench.summary import Result

FEWEST, MOST = 3, 15
LONG = 20.0
"""Seconds; what took longer to warm up is not run again, and that run counts."""


def measured(cases: Sequence[Case], folder: Path, seconds: float, limit: float) -> dict[str, Result]:
    """All cases of one set: about ``seconds`` for each, none longer than ``limit`` at a time."""
    output = folder / "output.txt"
    results: dict[str, Result] = {}
    runs: dict[str, list[Run]] = {}
    rounds: dict[str, int] = {}
    for case in cases:
        first, reason = _first(case, output, limit)
        if first is None or reason:
            results[case.key] = Result(reason=reason)
            continue
        runs[case.key] = [first] if first.wall > LONG else []
        rounds[case.key] = 0 if first.wall > LONG else min(max(int(seconds / first.wall), FEWEST), MOST)
    # The base, which comes first, is run in every round: ratios to it are wanted for each.
    rounds |= {case.key: max(rounds.values()) for case in cases[:1] if case.key in rounds}
    for turn in range(MOST):
        for case in cases:
            if turn < rounds.get(case.key, 0):
                done = run(case.command, {**environment(), **case.env}, output, limit)
                runs[case.key].append(done)
                if done.code not in case.codes:
                    results[case.key] = Result(reason=f"a later run of it {_ended(done, limit)}")
                    rounds[case.key] = 0
    return {case.key: results.get(case.key) or _result(runs[case.key]) for case in cases}


def _first(case: Case, output: Path, limit: float) -> tuple[Run | None, str]:
    """The run that warms up the disk's cache, and whether it did what it should."""
    if case.lacking:
        return None, case.lacking
    done = run(case.command, {**environment(), **case.env}, output, limit)
    if done.code is None:
        return done, _ended(done, limit)
    return done, case.fault(done.code, output.read_text("utf-8", "replace"))


def _ended(done: Run, limit: float) -> str:
    return f"was stopped after {limit:.0f} s" if done.code is None else f"ended with exit {done.code}"


def _result(runs: Sequence[Run]) -> Result:
    return Result(tuple(r.wall for r in runs), tuple(r.cpu for r in runs), max(r.peak for r in runs))
