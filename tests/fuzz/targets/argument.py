"""Lines as the arguments of a command: an exit code of ours, no traceback, and nothing repeated that acts."""

import os
import tempfile
from functools import cache
from pathlib import Path

from tests import inert
from tests.fuzz.targets.shared import text_of
from tests.helpers import plan_text, run_cli

COMMANDS = ("status", "check", "show", "due", "forecast", "explain", "validate", "diff", "log", "changes")
"""Those that read."""
_OTHERS = ("-o", "--out", "--svg", "--install-completion", "--show-completion", "--plan", "--actuals")
"""Options that write, or read whatever lies on the machine."""


def run(data: bytes) -> None:
    arguments = text_of(data).replace("\0", "").split("\n")[:6]
    if any(one.startswith(_OTHERS) for one in arguments):
        return
    command = COMMANDS[len(data) % len(COMMANDS)]
    outcome = run_cli(command, *arguments, cwd=office())
    assert outcome.code in {0, 1, 2, 3}, outcome.stderr
    inert.terminal(outcome.stderr)
    if not any(one.startswith(("--format", "markdown", "ics", "github", "csv")) for one in arguments):
        inert.terminal(outcome.stdout)


@cache
def office() -> Path:
    """A folder with a plan and a figure, for as long as the process lives."""
    folder = Path(tempfile.mkdtemp(prefix=f"xxtrack-fuzz-{os.getpid()}-"))
    (folder / "plan").mkdir()
    (folder / "data" / "actuals").mkdir(parents=True)
    plan = plan_text("{id: P01-01, name: 新增企业, target: ≥ 100 家, lead: 某局}", "{id: P01-02, name: 园区}")
    (folder / "plan" / "2023.yaml").write_text(plan, "utf-8")
    (folder / "data" / "actuals" / "a.csv").write_text("id,period,value\nP01-01,2023-06,45\n", "utf-8")
    return folder
