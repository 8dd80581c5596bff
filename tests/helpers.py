"""What several test modules build on."""

import contextlib
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xxtrack.assess.evaluate import evaluate
from xxtrack.cli import main
from xxtrack.load.actuals.read import LoadedActuals, load_actuals
from xxtrack.load.plan.read import LoadedPlan, load_plan
from xxtrack.load.source import Source
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, Quantity, Value
from xxtrack.model.plan import Plan

ROOT = Path(__file__).parent.parent

HEAD = """\
version: 1
plan: {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}
groups:
  新城: [东新城, 西新城]
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
"""


def plan_text(*items: str, head: str = HEAD) -> str:
    """A plan file around items given as flow mappings: ``"{id: P01-01, name: a, target: ≥ 100 家}"``."""
    return head + "".join(f"    - {item}\n" for item in items)


def read_plan(text: str, name: str = "plan.yaml") -> LoadedPlan:
    return load_plan(Source(name, text.encode()))


def make_plan(*items: str, head: str = HEAD) -> Plan:
    """A plan that must be sound."""
    loaded = read_plan(plan_text(*items, head=head))
    assert loaded.findings == (), loaded.findings
    assert loaded.plan
    return loaded.plan


def read_rows(plan: Plan, *rows: str, header: str = "id,period,value,scope,reported,basis") -> LoadedActuals:
    return load_actuals([Source("a.csv", "\n".join([header, *rows]).encode())], plan)


def judge(plan: Plan, as_of: str, *rows: str) -> Assessment:
    """The assessment of a plan with rows that must be sound."""
    loaded = read_rows(plan, *rows)
    assert loaded.findings == (), loaded.findings
    return evaluate(plan, loaded.actuals, date.fromisoformat(as_of))


def stand(item: str, as_of: str, *rows: str, head: str = HEAD) -> Standing:
    """The standing of the one item of a plan."""
    return judge(make_plan(item, head=head), as_of, *rows).standings[0]


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.where.line, finding.where.column) for finding in findings]


def spelt(finding: Finding) -> list[str]:
    """All that a finding is about, apart from its wording: item, scope, message with its values, hint, other places."""
    about = " ".join(part for part in (finding.item, finding.scope) if part) or "the whole"
    hint = [f"    {values_of(finding.hint)}"] if finding.hint else []
    return [f"{finding.code}, {about}: {values_of(finding.message)}", *hint, *(f"    see {at}" for at in finding.also)]


def values_of(value: Value) -> str:
    """A message as its key and values, whatever its wording is."""
    if isinstance(value, Message):
        return " ".join([value.key, *(f"{name}=[{values_of(part)}]" for name, part in value.args)])
    if isinstance(value, Quantity):
        return f"{value.value} {value.unit}".strip()
    if isinstance(value, tuple):
        return ", ".join(values_of(part) for part in value)
    return str(value)


@dataclass(frozen=True)
class Outcome:
    """What a run of the program left behind."""

    code: int
    stdout: str
    stderr: str


def run_cli(*arguments: str, cwd: Path = ROOT, width: int = 100, env: Mapping[str, str] | None = None) -> Outcome:
    """Run the program in this process, as `run` does but with captured streams."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""), io.StringIO()
    before, there = dict(os.environ), Path.cwd()
    os.environ.update({"COLUMNS": str(width), **(env or {})})
    os.chdir(cwd)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main.execute(list(arguments))
    finally:
        os.chdir(there)
        os.environ.clear()
        os.environ.update(before)
    out.seek(0)
    return Outcome(code, out.read(), err.getvalue())
