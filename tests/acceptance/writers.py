"""Processes that write figures one by one and print the number of each when it is on the disk.

Run as ``python -m tests.acceptance.writers PLAN FIRST COUNT FILE…``: figure n has the value n and the scope ``s<n>``,
and goes to the files in turn. A process of its own for each writer, and not for each figure: starting Python takes
longer than writing.
"""

import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source
from xxtrack.model.actuals import Observation, Subject
from xxtrack.model.period import calendar_year
from xxtrack.model.period_grammar import parse_period
from xxtrack.write.actuals import write_actuals

ITEM = "P01-01"
ROOT = Path(__file__).parents[2]


def write_plan(folder: Path) -> Path:
    """A plan whose one item takes figures of any scope."""
    from tests.helpers import plan_text  # it imports the whole program, which a writer need not wait for

    plan = folder / "plan.yaml"
    plan.write_text(plan_text(f"{{id: {ITEM}, name: 甲, target: ≥ 100 家}}"), "utf-8")
    return plan


def start_writer(plan: Path, files: Sequence[Path], first: int, count: int) -> subprocess.Popen[bytes]:
    """A writer at work; its acknowledgements are lines of its standard output."""
    command = [sys.executable, "-m", "tests.acceptance.writers", str(plan), str(first), str(count), *map(str, files)]
    # Without a buffer: lines that one held back would be lost to `communicate`, which reads past it.
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)


def acknowledged(printed: bytes) -> set[int]:
    """The figures whose whole line was printed; a killed writer may leave half of one."""
    return {int(line) for line in printed.splitlines(keepends=True) if line.endswith(b"\n")}


def _main(plan: str, first: str, count: str, *files: str) -> None:
    loaded = load_plan(Source("plan.yaml", Path(plan).read_bytes())).plan
    assert loaded
    june = parse_period("2023-06", calendar_year(2023))
    for n in range(int(first), int(first) + int(count)):
        figure = Observation(Subject(ITEM, june, f"s{n}"), Decimal(n))
        write_actuals(Path(files[n % len(files)]), [figure], loaded)
        sys.stdout.write(f"{n}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main(*sys.argv[1:])
