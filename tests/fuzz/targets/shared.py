"""What several targets need: a plan with an item of every sort, and where findings may lie."""

import re
from collections.abc import Iterable

from tests.helpers import make_plan
from xxtrack.model.finding import Finding, Where

PLAN = make_plan(
    "{id: P01-01, name: 新增企业, target: ≥ 5000 家, frequency: monthly}",
    "{id: P01-02, name: 投资增长, target: ≥ 12 %}",
    "{id: P01-03, name: 园区建成, due: 2023-12-31}",
    "{id: P01-04, name: 用水总量, target: ≤ 2.55 亿立方米}",
    "{id: P01-05, name: 场景, target: ≥ 6 个, each: 新城}",
    "{id: P01-06, name: 覆盖率, target: ≥ 80 %, measure: stock, baseline: 50}",
    "{id: P01-07, name: 常态工作}",
    "{id: P01-08, name: 活动, target: 2..3 场, every: quarter}",
)

_YAML_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BREAK = re.compile("\r\n|[\n\r]")


def text_of(data: bytes) -> str:
    """Any bytes as a text; half of all short texts are sound UTF-8."""
    return data.decode("utf-8", "surrogateescape")


def findings_lie_within(findings: Iterable[Finding], file: str, text: str) -> None:
    """Every finding is about the file and points into it; one place behind the end is where something is missing."""
    for finding in findings:
        for where in (finding.where, *finding.also):
            lies_within(where, file, text)


def lies_within(where: Where, file: str, text: str) -> None:
    assert where.file == file
    assert min(where.line, where.column, where.length) >= 0
    if where.line:
        lines = (_YAML_BREAK if file.endswith(".yaml") else _BREAK).split(text)
        assert where.line <= len(lines), where
        assert where.column <= len(lines[where.line - 1]) + 1, where
