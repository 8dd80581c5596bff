"""Illustrative districts, each a project of its own; one of them is broken where that is asked for."""

from pathlib import Path

from tests.helpers import plan_text

HEAD = """\
version: 1
plan: {id: test, title: TITLE, start: 2023-01-01, end: 2023-12-31}
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
"""
FIRMS = "{id: P01-01, name: 新增企业, target: ≥ 120 家, lead: 科创局}"
WATER = "{id: P01-02, name: 用水总量, target: ≤ 120 万吨, measure: flow}"
START = "{id: P01-03, name: 开工建设, due: 2023-06-15}"


def write_town(folder: Path, title: str, items: tuple[str, ...], rows: tuple[str, ...] = ()) -> Path:
    """The plan as plan/2023.yaml and its figures beside it."""
    plan = folder / "plan" / "2023.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text(plan_text(*items, head=HEAD.replace("TITLE", title)), "utf-8")
    figures = folder / "data" / "actuals" / "a.csv"
    figures.parent.mkdir(parents=True)
    figures.write_text("\n".join(["id,period,value", *rows]) + "\n", "utf-8")
    return plan


def write_towns(folder: Path, *, broken: bool = True) -> Path:
    """East lags, north has not reported all, west is well and has one row that is refused."""
    other = "{id: P01-04, name: 招商引资, target: ≥ 100 亿元}"
    write_town(
        folder / "东区",
        "东区2023年工作要点",
        (FIRMS, WATER, START, "{id: P01-04, name: 常态工作}"),
        ("P01-01,2023-06,45", "P01-02,2023-06,54"),
    )
    write_town(folder / "经济技术开发区北片区", "北片区2023年工作要点", (FIRMS, WATER), ("P01-01,2023-06,60",))
    write_town(
        folder / "西区",
        "西区2023年政府工作报告重点任务分解方案（第一批）",
        (FIRMS, WATER, START, other),
        ("P01-01,2023-06,70", "P01-02,2023-06,64", "P01-03,2023-06,已完成", "P01-04,2023-06,约莫"),
    )
    if broken:
        bad = write_town(folder / "坏区", "坏区", (FIRMS,))
        bad.write_text("version: 1\nplan: {id: [\n", "utf-8")
    return folder
