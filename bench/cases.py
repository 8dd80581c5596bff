"""What is measured: the program's commands and, on the same inputs, what it is compared with.

A case says what must be in its output, so that a comparator that did not do the work is noticed.
"""

import os
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OTHERS = ROOT / ".bench-venv" / "bin"
PROGRAM = str(Path(sys.executable).with_name("xxtrack"))
BASE = "imports"
"""The case that the others are ratios of."""
IMPORTS = "import typer, yaml, pydantic_core, rich.cells"
"""What the program itself takes from others before it does anything."""
FLOOR = (
    ("Python", "python -c pass", "pass"),
    ("typer", "import typer", "import typer"),
    ("yaml", "import typer, yaml", "import typer, yaml"),
    ("pydantic-core", BASE, IMPORTS),
)
"""What a command pays for before its first own line: the part that each adds, the case that has it last, its code."""
CITY = 30
"""Plans of a city."""
TABLES = f"{IMPORTS}; import rich.table"
SETS = ("2023", "items-300", "items-3000", "items-30000", "rows-4000", "rows-100000", "rows-1000000", "rows-10000000")


@dataclass(frozen=True)
class Case:
    """One command, and patterns that tell by its output whether it did the work.

    Each of ``expects`` must be found in it, and of ``lines`` exactly so many lines that begin so.
    """

    key: str
    command: tuple[str, ...]
    expects: tuple[str, ...] = ()
    lines: tuple[str, int] | None = None
    codes: tuple[int, ...] = (0,)
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def lacking(self) -> str:
        """Why it cannot be run here, if it cannot."""
        return "" if shutil.which(self.command[0]) else f"{Path(self.command[0]).name} is not installed"

    def fault(self, code: int | None, output: str) -> str:
        """Why a run was not what it should have been, if it was not."""
        if code not in self.codes:
            said = [" ".join(re.findall(r"[\w.:'\"/-]+", line)) for line in output.splitlines()]
            return f"exit {code}: {' · '.join([line for line in said if line][-2:])[:120]}"
        missing = [pattern for pattern in self.expects if not re.search(pattern, output)]
        if missing:
            return f"its output lacks {missing[0]!r}"
        if self.lines:
            start, wanted = self.lines
            found = sum(re.match(start, line) is not None for line in output.splitlines())
            return "" if found == wanted else f"{found} instead of {wanted} lines {start!r}"
        return ""


def environment() -> dict[str, str]:
    """The same for all: English words in UTF-8, no colours, none of Python's own switches."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "COLUMNS": "100", "NO_COLOR": "1", "XXTRACK_LANG": "en"}


def cases(name: str, made: Mapping[str, Any]) -> list[Case]:
    """The cases of a set of inputs, the base first. ``made`` is what `bench.inputs` says of it."""
    floor = [_python(BASE, IMPORTS), _python("python -c pass", "pass")]
    if name.startswith("rows"):
        return [*floor, *_on_rows(made)]
    if name != "2023":
        return [*floor, *_commands(made), *_comparators(made)]
    steps = [_python(key, code) for _, key, code in FLOOR if key not in {case.key for case in floor}]
    start = [*steps, _python("imports with rich.table", TABLES), *_starting()]
    return [*floor, *start, *_commands(made), _city(made), *_comparators(made)]


def _python(key: str, code: str) -> Case:
    return Case(key, (sys.executable, "-c", code))


def _starting() -> list[Case]:
    """What must not wait for libraries that it does not use."""
    words = {"_XXTRACK_COMPLETE": "complete_bash", "COMP_WORDS": "xxtrack sta", "COMP_CWORD": "1"}
    return [
        Case("--help", (PROGRAM, "--help"), ("status",)),
        Case("completion", (PROGRAM,), ("status",), env=words),
    ]


def _asked(made: Mapping[str, Any], *arguments: str) -> tuple[str, ...]:
    folder = made["folder"]
    inputs = ("--plan", f"{folder}/plan.yaml", "--actuals", f"{folder}/actuals", "--as-of", made["as_of"])
    return (PROGRAM, *arguments, *inputs)


def _commands(made: Mapping[str, Any]) -> list[Case]:
    folder, items = made["folder"], made["items"]
    in_sum = (rf"(?m)^total +{items} ",)
    counted = (rf"{items} items, {made['rows']} rows .*0 refused|{items} items, .*\({made['rows']} used",)
    change = (f"{folder}/plan.yaml", "--actuals", f"{folder}/actuals", "--as-of", made["as_of"])
    return [
        Case("status", _asked(made, "status"), in_sum),
        Case("status --all", _asked(made, "status", "--all"), in_sum),
        Case("check", _asked(made, "check"), counted, codes=(0, 1)),
        Case("validate", _asked(made, "validate")[:-2], counted),
        Case("diff", (PROGRAM, "diff", f"{folder}/old.yaml", *change), ("target",)),
        Case("diff, nothing changed", (PROGRAM, "diff", f"{folder}/plan.yaml", *change), ("unchanged",)),
        Case("trace", _asked(made, "trace", f"{folder}/source.txt")),
        Case("report", _asked(made, "report", "--format", "html"), ("</html>",)),
    ]


def _city(made: Mapping[str, Any]) -> Case:
    """Many plans, one after the other."""
    places = ("--as-of", made["as_of"], "--jobs", "1", f"{made['folder']}/city")
    return Case(f"rollup of {CITY} plans", (PROGRAM, "rollup", *places), (rf"{CITY} plans",))


def _comparators(made: Mapping[str, Any]) -> list[Case]:
    folder, items = made["folder"], made["items"]
    until = str(date.fromisoformat(made["as_of"]) + timedelta(days=1))
    balance = ("hledger", "-f", f"{folder}/plan.journal", "balance", "--budget", "-b", "2023-01-01", "-e", until)
    accounts = (r" P\d\d-\d+ +\|\|", items)
    schema = ("--schemafile", f"{folder}/plan.schema.json")
    return [
        Case("check-jsonschema", (str(OTHERS / "check-jsonschema"), *schema, f"{folder}/plan.yaml"), ("ok",)),
        Case("hledger balance --budget", balance, lines=accounts),
        Case("hledger balance --budget --monthly", (*balance, "--monthly"), lines=accounts),
        Case("bean-check", (str(OTHERS / "bean-check"), "--no-cache", f"{folder}/plan.beancount")),
    ]


def _on_rows(made: Mapping[str, Any]) -> list[Case]:
    table = f"{made['folder']}/actuals/figures.csv"
    rows, found = made["rows"], (rf"^{made['series']} \d",)
    counted = (rf"{made['items']} items, {rows} rows of figures \({rows} used",)
    judged = (rf"(?m)^total +{made['items']} ",)
    schema = ("--schema", f"{made['folder']}/table.schema.json", "--trusted")
    frictionless = ("validate", table, *schema, "--rows", str(rows))
    latest = ROOT / "bench" / "latest"
    return [
        Case("status", _asked(made, "status"), judged),
        Case("check", _asked(made, "check"), counted, codes=(0, 1)),
        Case("csv module", (sys.executable, str(latest / "csv_module.py"), table), found),
        Case("polars", (str(OTHERS / "python"), str(latest / "polars_lazy.py"), table), found),
        Case("frictionless", (str(OTHERS / "frictionless"), *frictionless), ("│ VALID",)),
    ]
