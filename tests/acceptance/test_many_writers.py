"""Sixteen writers in one folder, some of them killed: every acknowledged figure is there once and whole."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.writers import ITEM, acknowledged, start_writer, write_plan
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import FileSource, Source
from xxtrack.write.atomic import LOCKS

WRITERS = 16
RECORDS = int(os.environ.get("XXTRACK_RECORDS", "12"))
KILLED = 5
FAR = 1_000_000


def figures(plan: Path, folder: Path) -> Counter[int]:
    """How often each figure stands in the folder, whose files must be read without a finding."""
    loaded = load_plan(Source("plan.yaml", plan.read_bytes())).plan
    assert loaded
    found = load_actuals([FileSource(path.name, path) for path in sorted(folder.glob("*.csv"))], loaded)
    assert found.findings == ()
    observations = [o for (item, _), chain in found.actuals.series.items() for o in chain if item == ITEM]
    assert all(o.value is not None and o.scope == f"s{o.value}" for o in observations)
    return Counter(int(o.value or 0) for o in observations)


def kill_after(process: subprocess.Popen[bytes], lines: int, instant: float) -> bytes:
    """Let a writer acknowledge some figures, then kill it somewhere inside the next; returns all that it printed."""
    assert process.stdout
    assert process.stderr
    printed = b"".join(process.stdout.readline() for _ in range(lines))
    time.sleep(instant)
    process.send_signal(signal.SIGKILL)
    printed += process.stdout.read()
    process.wait()
    process.stdout.close()
    process.stderr.close()
    return printed


@pytest.fixture
def writers() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Processes that do not outlive the test."""
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in started:
        process.kill()
        with process:
            pass


def test_sixteen_writers_and_random_kills_lose_nothing_tear_nothing_and_repeat_nothing(
    tmp_path: Path, writers: list[subprocess.Popen[bytes]]
) -> None:
    seed = random.randrange(FAR)
    sys.stdout.write(f"seed {seed}\n")
    chance = random.Random(seed)
    plan = write_plan(tmp_path)
    tables = [tmp_path / "actuals" / f"部门 {n}.csv" for n in range(5)]
    writers.extend(
        start_writer(plan, [tables[0], tables[1 + n % 4]], n * FAR, RECORDS if n >= KILLED else FAR)
        for n in range(WRITERS)
    )
    done: set[int] = set()
    for process in writers[:KILLED]:
        done |= acknowledged(kill_after(process, chance.randint(1, RECORDS), chance.uniform(0, 0.05)))
    for process in writers[KILLED:]:
        printed, complaint = process.communicate()
        assert (process.returncode, complaint) == (0, b"")
        assert len(acknowledged(printed)) == RECORDS
        done |= acknowledged(printed)
    found = figures(plan, tmp_path / "actuals")
    assert done <= set(found)
    assert set(found.values()) == {1}
    assert len(found) - len(done) <= KILLED, "a killed writer has at most one figure written and not acknowledged"
    assert swept(plan, tables) == {*LOCKS, *(table.name for table in tables)}


def swept(plan: Path, tables: list[Path]) -> set[str]:
    """What lies in the folder after one more figure in each file: what killed writers left behind is gone."""
    _, complaint = start_writer(plan, tables, FAR * WRITERS, len(tables)).communicate()
    assert complaint == b""
    return {path.name for path in tables[0].parent.iterdir()}


def test_records_of_real_processes_at_once_are_all_there(tmp_path: Path) -> None:
    plan = write_plan(tmp_path)
    (tmp_path / "actuals").mkdir()
    options = ["--period", "2023-06", "--plan", str(plan), "--actuals", str(tmp_path / "actuals"), "--lang", "en"]
    commands = [["record", ITEM, str(n), "--scope", f"s{n}", *options] for n in range(8)]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "xxtrack", *command], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for command in commands
    ]
    for process in processes:
        printed, complaint = process.communicate()
        assert process.returncode == 0, complaint
        assert b"written to" in printed
    assert figures(plan, tmp_path / "actuals") == Counter(range(8))
