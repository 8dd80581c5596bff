"""The end of what git can tell is not the beginning: renames are followed, and a history that is cut is said to be."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.helpers import plan_text, run_cli
from tests.repository import Repo, new_repository

PLAN = "plan/2023.yaml"
FIVE = tuple(f"{{id: P01-0{n}, name: 指标{n}, target: ≥ 100 家}}" for n in range(2, 7))


def plan_with(target: int, title: str = "测试计划") -> str:
    text = plan_text(f"{{id: P01-01, name: 新增企业, target: ≥ {target} 家}}", *FIVE)
    return text.replace("title: 测试计划", f"title: {title}")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Softened from 650 to 600 in June; in July only the title was edited."""
    repo = new_repository(tmp_path / "whole")
    repo.write("data/actuals/a.csv", "id,period,value\nP01-01,2023-03,150\n")
    for target, title, month in ((650, "测试计划", 1), (600, "测试计划", 6), (600, "改名", 7)):
        repo.write(PLAN, plan_with(target, title))
        repo.commit(f"{target} {title}", day=f"2023-0{month}-10")
    return repo


def test_a_renamed_plan_keeps_its_history(repo: Repo) -> None:
    repo.git("mv", PLAN, "plan/2023年.yaml")
    repo.commit("renamed", day="2023-07-12")
    out = run_cli("log", "P01-01", cwd=repo.top).stdout
    assert "列入计划：≥ 650 家" in out
    assert out.count("列入计划") == 1
    assert "≥ 650 家 → ≥ 600 家" in out or ("650" in out and "放宽" in out)
    assert "renamed" not in out, "moving the file did nothing to the item"


def test_a_plan_renamed_twice_and_edited_is_followed(repo: Repo) -> None:
    repo.git("mv", PLAN, "plan/甲.yaml")
    repo.commit("one")
    repo.write("plan/甲.yaml", plan_with(610))
    repo.commit("two")
    repo.git("mv", "plan/甲.yaml", "plan/乙.yaml")
    repo.commit("three")
    entries = json.loads(run_cli("log", "P01-01", "--format", "json", cwd=repo.top).stdout)["entries"]
    assert [entry["target"] for entry in entries if entry["added"] or entry["effect"]] == [
        "≥ 650 家",
        "≥ 600 家",
        "≥ 610 家",
    ]


def test_next_years_plan_made_from_a_copy_has_no_history_of_this_years(repo: Repo) -> None:
    repo.write("plan/2024.yaml", plan_with(700).replace("2023", "2024"))
    repo.commit("next year", day="2023-12-20")
    entries = json.loads(run_cli("log", "P01-01", "--plan", "plan/2024.yaml", "--format", "json", cwd=repo.top).stdout)
    assert [entry["target"] for entry in entries["entries"] if entry["added"]] == ["≥ 700 家"]
    assert len(entries["entries"]) == 1


def test_check_and_diff_find_a_renamed_plan(repo: Repo) -> None:
    repo.git("mv", PLAN, "plan/2023年.yaml")
    repo.commit("renamed")
    assert run_cli("check", "--base", "HEAD~1", "--as-of", "2023-06-30", cwd=repo.top).code in {0, 1}
    before_softening = run_cli("diff", "HEAD~3", cwd=repo.top)
    assert before_softening.code in {0, 1}
    assert "650" in before_softening.stdout


def test_a_shallow_history_is_said_to_be_cut(repo: Repo, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{repo.top}", str(shallow)], check=True)
    out = run_cli("log", "P01-01", cwd=shallow).stdout
    assert "列入计划" not in out
    assert "历史在此截断" in out
    assert "≥ 600 家" in out
    entries = json.loads(run_cli("log", "P01-01", "--format", "json", cwd=shallow).stdout)["entries"]
    assert [(entry["cut"], entry["added"], entry["target"]) for entry in entries] == [(True, False, "≥ 600 家")]
