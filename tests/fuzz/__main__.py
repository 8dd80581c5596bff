"""All targets for a time, or those named: ``FUZZ_SECONDS=300 python -m tests.fuzz [TARGET ...]``.

What is new goes below ``.fuzz/``, which git ignores: the corpus, logs, and the inputs that broke something. One that is
to be kept is copied to ``tests/fuzz/seeds/TARGET/`` under a name that says what it is; the test of the seeds runs it.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent
WORK = HERE.parent.parent / ".fuzz"
HANG = 20
"""Seconds for one input, of at most `LONGEST` bytes."""
LONGEST = 20_000
WORDS = (
    *("id:", "target:", "due:", "chapters:", "points:", "items:", "policy:", "≥ ", "≤ ", "± ", "..", "以上", "左右"),
    *("P01-01", "2023-06", "2023Q2", "1-6月", "截至", "月底", "上半年", "当月", "编号", "期别", "完成值", "亿元", "%"),
    *("同比", "下降", "持平", "翻番", "三成", "百分之", "分之", "第", "年", "\u202e", "\u200b", "::error::", "##[x]"),
    *("%0A", "=1+1", "<b>", "](", "|", "1e999999999", "NaN", "Infinity", "\x00", "\x1b[31m", "\ufeff", "&a", "!!"),
)
"""What a fuzzer would take long to come upon."""


@dataclass(frozen=True)
class Ran:
    """What came of a target."""

    target: str
    seconds: float
    executions: int
    code: int
    broken: tuple[Path, ...]

    @property
    def line(self) -> str:
        rate = self.executions / self.seconds
        found = ", ".join(map(str, self.broken)) or f"exit code {self.code}"
        verdict = f"BROKEN: {found}" if self.code or self.broken else "ok"
        return f"{self.target:<10} {self.executions:>9} executions {rate:>8.0f}/s {self.seconds:>5.0f} s  {verdict}"


def fuzz(target: str, seconds: int) -> Ran:
    """Run one target in a process of its own."""
    corpus, findings = WORK / "corpus" / target, WORK / "findings"
    for folder in (corpus, findings):
        folder.mkdir(parents=True, exist_ok=True)
    options = [
        *(f"-max_total_time={seconds}", f"-timeout={HANG}", "-rss_limit_mb=3000", f"-max_len={LONGEST}"),
        *(f"-dict={WORK / 'words'}", f"-artifact_prefix={findings / target}-", "-print_final_stats=1", "-verbosity=1"),
    ]
    command = [sys.executable, "-m", "tests.fuzz.one", target, *options, str(corpus), str(HERE / "seeds" / target)]
    before, begun = set(findings.glob(f"{target}-*")), time.monotonic()
    with (WORK / f"{target}.log").open("wb") as log:
        code = subprocess.run(command, stdout=log, stderr=log, check=False).returncode
    said = (WORK / f"{target}.log").read_text("utf-8", "replace")
    counted = re.findall(r"stat::number_of_executed_units: (\d+)|^#(\d+)\s", said, re.MULTILINE)
    executions = int(next(filter(None, counted[-1]))) if counted else 0
    broken = tuple(sorted(set(findings.glob(f"{target}-*")) - before))
    return Ran(target, time.monotonic() - begun, executions, code, broken)


def main(asked: Sequence[str]) -> int:
    targets = asked or list(TARGETS)
    jobs = min(os.cpu_count() or 1, len(targets))
    seconds = max(int(os.environ.get("FUZZ_SECONDS", "300")) * jobs // len(targets), 5)
    WORK.mkdir(exist_ok=True)
    (WORK / "words").write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS), "ascii")
    ran: list[Ran] = []
    with ThreadPoolExecutor(jobs) as pool:
        for one in pool.map(lambda target: fuzz(target, seconds), targets):
            sys.stdout.write(one.line + "\n")
            sys.stdout.flush()
            ran.append(one)
    broken = [one for one in ran if one.code or one.broken]
    sys.stdout.write(f"{sum(one.executions for one in ran)} executions, {len(broken)} of {len(ran)} targets broken\n")
    return 1 if broken else 0


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02X}" for byte in word.encode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
