"""What `xxtrack draft` writes and says."""

import re
import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.helpers import ROOT, run_cli

CASES = ROOT / "tests" / "cases" / "draft"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    for path in CASES.glob("*.txt"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_a_newcomer_has_a_judged_plan(here: Path) -> None:
    made = run_cli("draft", "lines.txt", "-o", "plan/2025.yaml", cwd=here)
    assert made.code == 0
    assert "指标 15" in made.stdout
    assert "左右 3" in made.stdout
    assert "lines.txt:4:39: P01-01" in made.stdout
    assert run_cli("validate", cwd=here).code == 0
    assert run_cli("fmt", "--check", cwd=here).code == 0
    assert run_cli("trace", "lines.txt", "--as-of", "2025-03-31", cwd=here).code == 0
    assert run_cli("status", "--as-of", "2025-03-31", cwd=here).code == 0


def test_without_a_file_the_plan_goes_to_standard_output(here: Path) -> None:
    made = run_cli("draft", "lines.txt", cwd=here)
    assert made.stdout.startswith("# ")
    assert "version: 1" in made.stdout
    assert "待核 3 处" in made.stderr


def test_the_doubts_that_are_left_are_listed(here: Path) -> None:
    run_cli("draft", "lines.txt", "-o", "plan/2025.yaml", cwd=here)
    listed = run_cli("draft", "--list", cwd=here)
    assert [line.split()[1] for line in listed.stdout.splitlines()] == ["P01-01", "P01-03", "P01-04"]


def test_a_plan_that_is_there_is_not_written_over(here: Path) -> None:
    (here / "plan" / "2025.yaml").write_text("mine", "utf-8")
    refused = run_cli("draft", "lines.txt", "-o", "plan/2025.yaml", cwd=here)
    assert refused.code == 3
    assert "--update" in refused.stderr
    assert (here / "plan" / "2025.yaml").read_text("utf-8") == "mine"


def test_results_alone_make_no_plan(here: Path) -> None:
    made = run_cli("draft", "results.txt", "-o", "plan/2025.yaml", cwd=here)
    assert made.code == 0
    assert "没有可以跟踪的任务" in made.stderr
    assert not (here / "plan" / "2025.yaml").exists()


def test_no_document_is_bad_usage(here: Path) -> None:
    assert run_cli("draft", cwd=here).code == 2
    assert run_cli("draft", "nowhere.txt", cwd=here).code == 3


def test_the_plan_knows_its_source(here: Path) -> None:
    run_cli("draft", "lines.txt", "-o", "plan/2025.yaml", cwd=here)
    quiet = run_cli("check", "--as-of", "2025-01-15", cwd=here)
    assert "XX7" not in quiet.stdout
    changed = (here / "lines.txt").read_text("utf-8").replace("新建高标准农田2.3万亩", "新建高标准农田2.5万亩")
    (here / "lines.txt").write_text(changed, "utf-8")
    told = run_cli("check", "--as-of", "2025-01-15", cwd=here).stdout
    assert "XX711" in told
    assert "XX706" in told
    (here / "lines.txt").unlink()
    assert "XX7" not in run_cli("check", "--as-of", "2025-01-15", cwd=here).stdout


def test_a_changed_document_changes_the_plan_only_where_it_must(here: Path) -> None:
    run_cli("draft", "lines.txt", "-o", "plan/2025.yaml", cwd=here)
    path = here / "plan" / "2025.yaml"
    mine = path.read_text("utf-8").replace("name: 粮食产量", "name: 粮食总产量 # 人工改名")
    path.write_text(mine, "utf-8")
    assert run_cli("draft", "lines.txt", "--update", "plan/2025.yaml", cwd=here).stderr.startswith("计划与原文一致")
    assert path.read_text("utf-8") == mine
    paper = (here / "lines.txt").read_text("utf-8")
    paper = paper.replace("新建高标准农田2.3万亩", "新建高标准农田2.5万亩").replace("，技改投资增长15%", "")
    (here / "lines.txt").write_text(paper.replace("支持县经开区扩区", "新建冷库3座"), "utf-8")
    told = run_cli("draft", "lines.txt", "--update", "plan/2025.yaml", cwd=here)
    assert told.code == 0
    assert "新建冷库" in told.stdout
    assert "原文已改为：新建高标准农田2.5万亩" in told.stdout
    assert "原文中已没有这句话" in told.stdout
    new = path.read_text("utf-8")
    assert "name: 粮食总产量 # 人工改名" in new
    assert "target: ≥ 3 座" in new
    old, now = (re.findall(r"id: (P\d+-\d+)", text) for text in (mine, new))
    assert [one for one in now if one in old] == old
    assert run_cli("validate", cwd=here).code == 0
    assert run_cli("fmt", "--check", cwd=here).code == 0


def test_last_year_gives_lead_and_baseline(here: Path) -> None:
    (here / "plan" / "2024.yaml").write_text(
        """\
version: 1
plan: {id: last, title: 去年, start: 2024-01-01, end: 2024-12-31}
chapters:
- title: 一
  points:
  - no: 1
    title: 一
    items:
    - {id: P01-01, name: 规上工业企业总数, target: ≥ 500 家, measure: stock, lead: 某局, weight: 2}
""",
        "utf-8",
    )
    (here / "data" / "actuals" / "2024").mkdir(parents=True)
    (here / "data" / "actuals" / "2024" / "a.csv").write_text("id,period,value\nP01-01,2024-12,521\n", "utf-8")
    run_cli("draft", "levels.txt", "-o", "plan/2025.yaml", "--from", "plan/2024.yaml", cwd=here)
    lines = (here / "plan" / "2025.yaml").read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if "name: 规上工业企业总数" in line)
    assert [line.strip() for line in lines[at : at + 6]] == [
        "name: 规上工业企业总数",
        "target: ≥ 560 家",
        "measure: stock",
        "baseline: 521",
        "lead: 市工信局",
        "weight: 2",
    ]


def test_last_year_gives_names_groups_and_what_about_allows(here: Path) -> None:
    (here / "plan" / "2024.yaml").write_text(
        """\
version: 1
plan: {id: last, title: 去年, start: 2024-01-01, end: 2024-12-31}
policy:
  tolerance: {'%': 0.5}
groups:
  新城: [东新城, 西新城]
chapters:
- title: 一
  points:
  - no: 1
    title: 一
    items:
    - {id: P01-01, name: 打造应用场景, aliases: [应用场景打造数], target: ≥ 8 个, each: 新城}
""",
        "utf-8",
    )
    (here / "a.txt").write_text(
        "示例区2025年工作要点\n一、第一章\n1.第一点。各新城分别打造应用场景5个，地区生产总值增长6%左右。\n", "utf-8"
    )
    run_cli("draft", "a.txt", "-o", "plan/2025.yaml", "--from", "plan/2024.yaml", cwd=here)
    text = (here / "plan" / "2025.yaml").read_text("utf-8")
    assert '  tolerance: {"%": 0.5}\ngroups:\n  新城: [东新城, 西新城]\n' in text
    assert "aliases: [应用场景打造数]\n      target: ≥ 5 个\n      each: 新城\n" in text
    assert "target: 6 ± 0.5 %\n" in text
    assert "# ? " not in text
    assert run_cli("validate", "--plan", "plan/2025.yaml", cwd=here).code == 0
    assert run_cli("fmt", "--check", "plan/2025.yaml", cwd=here).code == 0


def test_a_financial_year_and_a_plan_of_several_years(here: Path) -> None:
    (here / "a.txt").write_text(
        "示例区2025年4月—2026年3月工作计划\n一、第一章\n1.第一点。大桥11月底前开工，水厂2月底前投用，一季度新增企业5家。\n",
        "utf-8",
    )
    run_cli("draft", "a.txt", "-o", "plan/a.yaml", cwd=here)
    text = (here / "plan" / "a.yaml").read_text("utf-8")
    assert "  start: 2025-04-01\n  end: 2026-03-31\n" in text
    assert [line.strip() for line in text.splitlines() if "due:" in line] == [
        "due: 2025-11-30",
        "due: 2026-02-28",
        "due: 2025-06-30",
    ]
    assert "# ? " not in text
    (here / "b.txt").write_text(
        "示例区三年行动计划（2024—2026年）\n一、第一章\n1.第一点。到2025年新增企业5家，大桥6月底前开工。\n", "utf-8"
    )
    run_cli("draft", "b.txt", "-o", "plan/b.yaml", cwd=here)
    text = (here / "plan" / "b.yaml").read_text("utf-8")
    assert "  start: 2024-01-01\n  end: 2026-12-31\n" in text
    assert "due: 2025-12-31" in text
    assert "# ? 没有写明年份，按2024-06-30计" in text


def test_a_paper_that_names_no_year(here: Path) -> None:
    (here / "a.txt").write_text("示例区工作要点\n一、第一章\n1.第一点。新增企业5家。\n", "utf-8")
    made = run_cli("draft", "a.txt", "-o", "plan/a.yaml", cwd=here)
    assert "待核 1 处：计划年份 1" in made.stdout
    assert "可用 --year 指定\n  start: " in (here / "plan" / "a.yaml").read_text("utf-8")
    again = run_cli("draft", "a.txt", "-o", "plan/b.yaml", "--year", "2026", cwd=here)
    assert "没有存疑之处" in again.stdout
    assert "start: 2026-01-01" in (here / "plan" / "b.yaml").read_text("utf-8")


def test_what_is_too_long_for_a_paper_is_told_at_once(here: Path) -> None:
    (here / "a.txt").write_text("新增企业5家。" * 200_000, "utf-8")
    told = run_cli("draft", "a.txt", "-o", "plan/a.yaml", cwd=here)
    assert (told.code, told.stderr) == (
        3,
        "错误：文件有 1400000 个字，超过 1000000 个字，不像一份工作要点；未写出计划\n",
    )
    assert not (here / "plan" / "a.yaml").exists()


def test_the_walk_through_is_what_happens(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "draft.md").read_text("utf-8")
    paper, said = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    document = Document()
    for line in paper.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "工作要点.docx"))
    made = run_cli("draft", "工作要点.docx", "-o", "plan/2025.yaml", cwd=tmp_path)
    assert made.stdout == said
    plan = (tmp_path / "plan" / "2025.yaml").read_text("utf-8")
    for part in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL):
        assert part in plan
    assert run_cli("trace", "工作要点.docx", "--as-of", "2025-03-31", cwd=tmp_path).code == 0
    assert run_cli("validate", cwd=tmp_path).code == 0
    assert run_cli("fmt", "--check", cwd=tmp_path).code == 0
    assert run_cli("status", "--as-of", "2025-03-31", cwd=tmp_path).code == 0
