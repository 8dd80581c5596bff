"""Runs one command as a whole process and takes its time and memory.

Our own, because hyperfine and pyperf measure one command after the other: here the commands of a round alternate, so
that a machine that slows down slows all of them, and ratios are taken within a round.
"""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LAUNCH = Path(__file__).with_name("launch.py")


@dataclass(frozen=True)
class Run:
    """What one process took; ``code`` is None where it was stopped at the limit."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of user and system time, of its children too."""
    peak: int
    """The most memory it held, in bytes."""
    code: int | None


def run(command: Sequence[str], env: Mapping[str, str], output: Path, limit: float) -> Run:
    """Run to the end or to the limit in seconds; both streams go to a file, as to a log of CI."""
    launch = [sys.executable, "-I", "-S", str(LAUNCH), str(limit), str(output), *command]
    done = subprocess.run(launch, env=env, check=True, stdout=subprocess.PIPE, text=True)
    wall, cpu, peak, code = done.stdout.split()
    return Run(float(wall), float(cpu), int(peak), None if code == "late" else int(code))
