"""A milestone's steps in words wherever people look: show, the page, forms, the bulletin."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.helpers import run_cli

PLAN = """\
version: 1
plan: {id: steps, title: 示例计划, start: 2025-01-01, end: 2025-12-31}
policy: {reporting: {frequency: quarterly}}
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
    - id: P01-01
      name: 云溪大桥
      due: 2025-12-31
      nodes: {2025-03-31: 完成立项, 2025-06-30: 开工, 2025-12-31: 建成通车}
      frequency: quarterly
      lead: 县交通局
    - id: P01-02
      name: 新增企业
      target: ≥ 40 家
      pace: {steps: {2025-03-31: 5, 2025-06-30: 20}}
      lead: 县工信局
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2025.yaml").write_text(PLAN, "utf-8")
    folder = tmp_path / "data" / "actuals"
    folder.mkdir(parents=True)
    (folder / "a.csv").write_text("id,period,value\nP01-01,2025Q1,完成立项\nP01-02,2025Q2,15\n", "utf-8")
    return tmp_path


def test_show_says_which_are_done(here: Path) -> None:
    shown = run_cli("show", "P01-01", "--as-of", "2025-07-15", cwd=here).stdout
    assert "2025-03-31 完成立项（已完成）" in shown
    assert "2025-06-30 开工（逾期未完成）" in shown
    assert "2025-12-31 建成通车\n" in shown
    assert "2025-03-31     完成立项" in shown
    before = run_cli("show", "P01-01", "--as-of", "2025-04-15", cwd=here).stdout
    assert "下一节点：开工（2025-06-30）" in before.replace("\n", "")
    assert (
        "分段推进（2025-03-31 5、2025-06-30 20）" in run_cli("show", "P01-02", "--as-of", "2025-07-15", cwd=here).stdout
    )


def test_json_has_them_with_their_days(here: Path) -> None:
    asked = ("--format", "json", "--as-of", "2025-07-15")
    shown = json.loads(run_cli("show", "P01-01", *asked, cwd=here).stdout)
    bridge, firms = json.loads(run_cli("status", "--all", *asked, cwd=here).stdout)["items"]
    wanted = [
        {"on": "2025-03-31", "words": "完成立项", "done": True},
        {"on": "2025-06-30", "words": "开工", "done": False},
        {"on": "2025-12-31", "words": "建成通车", "done": False},
    ]
    assert (shown["items"][0]["nodes"], bridge["nodes"], firms["nodes"]) == (wanted, wanted, [])


def test_the_page_the_bulletin_and_the_forms(here: Path) -> None:
    run_cli("report", "--format", "html", "-o", "a.html", "--as-of", "2025-07-15", cwd=here)
    page = (here / "a.html").read_text("utf-8")
    assert "2025-06-30 开工（逾期未完成）" in page
    assert "2025-03-31 5、2025-06-30 20" in page
    run_cli("report", "--format", "bulletin", "-o", "a.md", "--as-of", "2025-07-15", cwd=here)
    bulletin = (here / "a.md").read_text("utf-8")
    assert "云溪大桥（12月31日前完成）推进中，节点“开工”已逾期15天。" in bulletin
    run_cli("template", "--all", "--period", "2025Q2", "-o", "a.csv", cwd=here)
    form = (here / "a.csv").read_text("utf-8-sig").splitlines()
    assert "完成立项（截至 2025-03）" in form[1]
    assert "填已完成的节点：完成立项（2025-03-31）、开工（2025-06-30）、建成通车（2025-12-31）" in form[1]
    assert form[2].split(",")[6] == "20"
    run_cli("template", "--all", "--period", "2025Q2", "-o", "a.xlsx", cwd=here)
    sheet = openpyxl.load_workbook(here / "a.xlsx").worksheets[0]
    choices = [one.formula1 for one in sheet.data_validations.dataValidation]
    assert '"完成立项,开工,建成通车,未启动,推进中,已完成,滞后"' in choices
