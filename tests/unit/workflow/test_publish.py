"""A page for the public: nothing that the plan keeps to itself is in it, and it says how much is not shown."""

from pathlib import Path

import pytest

from tests import inert
from tests.helpers import run_cli

PLAN = """\
version: 1
plan: {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}
policy:
  reporting: {frequency: quarterly, grace: 10}
LEFT_OUT
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
    - {id: P01-01, name: 公开事项, target: ≥ 100 家, lead: 公开局SECRETLEAD, note: SECRETNOTE, text: 公开原文}
    - {id: P01-02, name: SECRETNAME, target: ≥ 50 家, internal: true, text: SECRETTEXT, lead: SECRETUNIT}
    - {id: P01-03, name: 公开之二, target: ≥ 20 家, part_of: P01-02}
  - no: 2
    title: 全部内部的点
    items:
    - {id: P02-01, name: SECRETDUTY, internal: true, note: SECRETNOTE}
"""
ROWS = """\
id,period,value,source,note,progress,problem,next
P01-01,2023-03,10,统计局,SECRETNOTE,已开工,SECRETPROBLEM,抓紧
P01-01,2023-06,20,统计局,SECRETNOTE,已封顶,SECRETPROBLEM,抓紧
P01-02,2023-06,7,SECRETSOURCE,SECRETNOTE,SECRETPROGRESS,SECRETPROBLEM,SECRETNEXT
P01-03,2023-06,12,统计局,,,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    left_out = "  public: {leave-out: [note, problem, lead]}"
    (tmp_path / "plan.yaml").write_text(PLAN.replace("LEFT_OUT", left_out), "utf-8")
    (tmp_path / "data" / "actuals" / "SECRETFILE.csv").write_text(ROWS, "utf-8")
    return tmp_path


def page(folder: Path, *options: str) -> str:
    arguments = ("--plan", "plan.yaml", "--actuals", "data/actuals/SECRETFILE.csv", "--as-of", "2023-08")
    out = run_cli("report", *arguments, *options, cwd=folder)
    assert out.code == 0, out.stderr
    return out.stdout


def test_no_marked_word_is_in_the_page(folder: Path) -> None:
    assert page(folder).count("SECRET") > 15
    for options in ((), ("--lang", "en"), ("--chapter", "1")):
        public = page(folder, "--public", *options)
        assert "SECRET" not in public
        inert.html(public)


def test_the_rest_is_there_and_judged_as_ever(folder: Path) -> None:
    public, whole = page(folder, "--public"), page(folder)
    for words in ("公开事项", "公开之二", "公开原文", "已封顶", "抓紧", "统计局"):
        assert words in public
    for name in ("P01-01", "P01-03"):
        marks = [text[text.index(f'data-id="{name}"') :][:80].split('"')[3] for text in (public, whole)]
        assert marks[0] == marks[1]


def test_it_says_how_many_items_are_not_shown(folder: Path) -> None:
    assert "另有 2 项不对外公开，未列出" in page(folder, "--public")
    assert "2 more are not public and not shown" in page(folder, "--public", "--lang", "en")
    assert 'id="withheld"' not in page(folder)


def test_without_a_list_only_internal_items_are_left_out(folder: Path) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(PLAN.replace("LEFT_OUT\n", ""), "utf-8")
    public = page(folder, "--public")
    assert "SECRETLEAD" in public
    assert "SECRETPROBLEM" in public
    assert "SECRETNAME" not in public
    assert "SECRETUNIT" not in public


def test_only_the_page_is_for_the_public(folder: Path) -> None:
    out = run_cli("report", "--plan", "plan.yaml", "--public", "--format", "bulletin", cwd=folder)
    assert out.code == 2
    assert "--public" in out.stderr


def test_what_can_be_left_out_is_a_list_of_known_words(folder: Path) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("[note, problem, lead]", "[note, target]"), "utf-8")
    out = run_cli("validate", "--plan", "plan.yaml", cwd=folder)
    assert out.code == 1
    assert "leave-out" in out.stdout
