"""What `xxtrack assign` shows and writes."""

from pathlib import Path

import pytest

from tests.helpers import run_cli

PLAN = """\
# who made this
version: 1
plan:
  id: case
  title: 示例计划
  start: 2025-01-01
  end: 2025-12-31
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
    - id: P01-01
      name: 新增企业
      # a remark
      target: ≥ 12 家
      text: 新增企业12家
    - id: P01-02
      name: 建成公园
      due: 2025-06-30
      lead: 市城管局
      text: 建成公园
"""
TABLE = """\
编号,名称,牵头单位,配合单位,分管领导
P01-01,新增企业,市工信局、市税务局,各县（市、区）政府,张某
,建成公园,市城管局,,
,建成花园,市园林局,,
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2025.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "a.csv").write_text(TABLE, "utf-8")
    return tmp_path


def test_the_difference_alone(here: Path) -> None:
    shown = run_cli("assign", "a.csv", cwd=here)
    assert shown.code == 0
    assert "P01-01 新增企业  牵头单位: - → 市工信局、市税务局" in shown.stdout
    assert "建成花园" in shown.stdout
    assert "改动 3 处；1 行与计划一致；1 行对不上事项；还有 0 项没有牵头单位" in shown.stdout
    assert "--yes" in shown.stderr
    assert (here / "plan" / "2025.yaml").read_text("utf-8") == PLAN


def test_heads_without_the_word_for_units(here: Path) -> None:
    (here / "a.csv").write_text(
        "编号,事项,牵头,配合,分管\nP01-01,,市工信局,市税务局,分管工业副市长\n,建成花园,市园林局,,\n", "utf-8"
    )
    shown = run_cli("assign", "a.csv", cwd=here).stdout
    assert "P01-01 新增企业  牵头单位: - → 市工信局" in shown
    assert "P01-01 新增企业  配合单位: - → 市税务局" in shown
    assert "P01-01 新增企业  分管领导: - → 分管工业副市长" in shown
    assert "a.csv:3: 建成花园  计划中没有名为“建成花园”的事项" in shown


def test_an_item_goes_by_its_aliases_too(here: Path) -> None:
    path = here / "plan" / "2025.yaml"
    path.write_text(PLAN.replace("      name: 建成公园", "      name: 建成公园\n      aliases: 建成花园"), "utf-8")
    assert "市城管局 → 市园林局" in run_cli("assign", "a.csv", cwd=here).stdout


def test_it_is_written_with_comments_and_order_kept(here: Path) -> None:
    assert run_cli("assign", "a.csv", "--yes", cwd=here).code == 0
    lines = (here / "plan" / "2025.yaml").read_text("utf-8").splitlines()
    added = ["      lead: [市工信局, 市税务局]", "      support: 各县（市、区）政府", "      leader: 张某"]
    before = PLAN.splitlines()
    at = before.index("      text: 新增企业12家")
    assert lines == [*before[:at], *added, *before[at:]]
    assert run_cli("fmt", "--check", cwd=here).code == 0
    assert "没有要改的" in run_cli("assign", "a.csv", cwd=here).stderr


def test_a_table_without_the_columns_is_told(here: Path) -> None:
    (here / "b.csv").write_text("甲,乙\n1,2\n", "utf-8")
    refused = run_cli("assign", "b.csv", cwd=here)
    assert refused.code == 3
    assert "牵头" in refused.stderr
