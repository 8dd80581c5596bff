"""The commands of a review, in a real repository."""

import json
from pathlib import Path

import pytest

from tests.helpers import Outcome, run_cli
from tests.repository import Repo, new_repository

PLAN = """\
version: 1
plan: {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
    - id: P01-01
      name: 甲
      target: ≥ 100 家
    - id: P01-02
      name: 乙
      due: 2023-06-30
    - id: P01-03
      name: 丙
      target: ≥ 20 %
"""
HEADER = "id,period,value,reported\n"
JUNE = HEADER + "P01-01,2023-06,50,2023-07-05\nP01-03,2023-06,19,2023-07-05\nP01-02,2023-06,已完成,\n"
SEPTEMBER = JUNE + "P01-01,2023-09,60,2023-10-08\nP01-03,2023-06,21,2023-08-01\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = new_repository(tmp_path)
    repo.write("plan/2023.yaml", PLAN)
    repo.write("data/actuals/a.csv", JUNE)
    repo.commit("上半年", "2023-07-10")
    return repo


def run(repo: Repo, *arguments: str, env: dict[str, str] | None = None) -> Outcome:
    return run_cli(*arguments, cwd=repo.top, env=env)


def soften(repo: Repo, amended: str = "") -> None:
    repo.write("plan/2023.yaml", PLAN.replace("≥ 100 家", f"≥ 90 家{amended}"))


AMENDED = """
      amended:
      - {on: 2023-08-01, from: ≥ 100 家, to: ≥ 90 家, reason: 示例}"""


def test_a_clean_work_tree_differs_in_nothing(repo: Repo) -> None:
    out = run(repo, "diff", "--fail-on", "weakened")
    assert (out.code, out.stdout) == (0, "HEAD → 工作区\n计划没有变化\n")


def test_a_softened_target_fails_until_it_is_recorded(repo: Repo) -> None:
    soften(repo)
    out = run(repo, "diff", "--fail-on", "weakened")
    assert out.code == 1
    assert "截至2023-12-31为 90 家：原判未完成，现判已完成" in out.stdout
    assert "XX611" in out.stdout
    assert "--> plan/2023.yaml:11:15" in out.stdout
    soften(repo, AMENDED)
    assert run(repo, "diff", "--fail-on", "weakened").code == 0


def test_the_gate_against_a_base_sees_the_softening_on_its_line(repo: Repo) -> None:
    soften(repo)
    out = run(repo, "check", "--base", "HEAD", "--as-of", "2023-06-30", "--format", "github")
    assert out.code == 1
    assert out.stdout.startswith("::error file=plan/2023.yaml,line=11,")


def test_the_gate_against_a_base_forgives_what_was_there(repo: Repo) -> None:
    assert run(repo, "check", "--as-of", "2023-09-30", "--fail-on", "lagging,missed,at-risk").code == 1
    assert (
        run(repo, "check", "--base", "HEAD", "--as-of", "2023-09-30", "--fail-on", "lagging,missed,at-risk").code == 0
    )


def test_the_gate_against_a_base_fails_for_what_is_new_and_names_what_is_better(repo: Repo) -> None:
    worse = JUNE.replace("P01-01,2023-06,50", "P01-01,2023-06,10")
    repo.write("data/actuals/a.csv", f"{worse}P01-03,2023-06,21,2023-08-01\n")
    out = run(repo, "check", "--base", "HEAD", "--as-of", "2023-06-30")
    assert out.code == 1
    assert "XX501" in out.stdout
    assert "P01-03 由预警变为达进度" in out.stdout


def test_the_gate_against_a_base_fails_for_a_new_fault_of_the_data(repo: Repo) -> None:
    repo.write("data/actuals/a.csv", JUNE + "P09-09,2023-06,1,\n")
    out = run(repo, "check", "--base", "HEAD", "--as-of", "2023-06-30", "--format", "json")
    assert out.code == 1
    assert [finding["code"] for finding in json.loads(out.stdout)["findings"] if finding["fails"]] == ["XX404"]


def test_effect_on_today_counts_what_moves(repo: Repo) -> None:
    repo.write("plan/2023.yaml", PLAN.replace("≥ 20 %", "≥ 19 %"))
    today = json.loads(run(repo, "diff", "--as-of", "2023-06-30", "--format", "json").stdout)["today"]
    assert today["items"] == [{"id": "P01-03", "name": "丙", "before": "at-risk", "after": "on-track"}]
    assert (today["before"]["at-risk"], today["after"]["at-risk"]) == (1, 0)


def test_both_originals_are_shown(repo: Repo) -> None:
    soften(repo, AMENDED)
    assert "原为 ≥ 100 家（2023-08-01 调整）" in run(repo, "status", "--as-of", "2023-08-01", "--all").stdout
    assert "≥ 100 家" in run(repo, "show", "P01-01", "--as-of", "2023-08-01").stdout
    item = json.loads(run(repo, "status", "--as-of", "2023-08-01", "--format", "json").stdout)["items"][0]
    assert (item["original_target"], item["target"]["text"]) == ("≥ 100 家", "≥ 90 家")


@pytest.mark.parametrize("variable", ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"])
def test_in_ci_the_merge_base_is_what_is_compared(repo: Repo, variable: str) -> None:
    repo.git("checkout", "--quiet", "-b", "mine")
    soften(repo)
    repo.commit("放宽")
    repo.git("checkout", "--quiet", "main")
    repo.write("plan/2023.yaml", PLAN.replace("≥ 20 %", "≥ 25 %"))
    repo.commit("主干上的改动")
    repo.git("checkout", "--quiet", "mine")
    found = json.loads(run(repo, "diff", "--format", "json", env={variable: "main"}).stdout)
    assert [(c["subject"], c["effect"]) for c in found["changes"]] == [("P01-01", "weakened")]


def test_files_compare_without_git(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "b.yaml").write_text(PLAN.replace("due: 2023-06-30", "due: 2023-09-30"), "utf-8")
    found = json.loads(run_cli("diff", "./a.yaml", "./b.yaml", "--format", "json", cwd=tmp_path).stdout)
    assert [(c["subject"], c["effect"], c["aspects"]) for c in found["changes"]] == [
        ("P01-02", "weakened", ["re-dated"])
    ]


def test_a_folder_without_git_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(PLAN, "utf-8")
    out = run_cli("diff", cwd=tmp_path)
    assert (out.code, out.stdout) == (3, "")
    assert "不在 git 仓库中" in out.stderr


def test_june_run_again_in_december_gives_the_same_bytes(repo: Repo) -> None:
    asked = ("status", "--as-of", "2023-06-30", "--all")
    june = run(repo, *asked).stdout
    repo.write("data/actuals/a.csv", SEPTEMBER)
    assert run(repo, *asked).stdout != june
    assert run(repo, *asked, "--known-at", "2023-07-10").stdout == june
    soften(repo)
    repo.commit("改了", "2023-12-01")
    assert run(repo, *asked, "--rev", "HEAD~1").stdout == june
    bulletin = ("report", "--format", "bulletin", "--as-of", "2023-06-30", "--rev", "HEAD~1")
    assert run(repo, *bulletin).stdout == run(repo, *bulletin, "--known-at", "2023-07-10").stdout != ""
    shown = run(repo, "show", "P01-03", "--as-of", "2023-06-30", "--rev", "HEAD", "--known-at", "2023-07-10").stdout
    assert "预警" in shown


def test_every_change_of_status_has_its_causes(repo: Repo) -> None:
    repo.write("data/actuals/a.csv", SEPTEMBER)
    found = run(repo, "changes", "--since", "HEAD", "--then", "2023-06-30", "--as-of", "2023-09-30", "--format", "json")
    causes = {item["id"]: [step["cause"] for step in item["steps"]] for item in json.loads(found.stdout)["items"]}
    # 60 of 75 expected in September: lagging by new data; 19 → 21 % of June: on track by revision.
    assert causes == {"P01-01": ["new-data"], "P01-03": ["revised-data"]}


def test_plan_policy_waiver_and_time_are_told_apart(repo: Repo) -> None:
    repo.write("data/actuals/a.csv", HEADER + "P01-01,2023-06,44,\nP01-03,2023-06,17,\n")
    repo.commit("别的数据")
    policy = "policy: {thresholds: {lagging: 0.85}}\nchapters:"
    waived = "≥ 20 %\n      waiver: {owner: 某局, reason: 示例, until: 2023-12-31, code: XX505}"
    changed = PLAN.replace("chapters:", policy).replace("≥ 20 %", waived)
    repo.write("plan/2023.yaml", changed + "    - {id: P01-04, name: 丁}\n")
    out = run(repo, "changes", "--since", "HEAD", "--then", "2023-05-15", "--as-of", "2023-07-01", "--format", "json")
    causes = {item["id"]: [step["cause"] for step in item["steps"]] for item in json.loads(out.stdout)["items"]}
    # The June figures are not known in May: time brings them in, then the policy calls 44 of 50 a warning only.
    assert causes == {
        "P01-01": ["time", "policy"],
        "P01-02": ["time"],
        "P01-03": ["time", "policy", "waiver"],
        "P01-04": ["plan"],
    }


def test_the_log_tells_what_each_commit_did(repo: Repo) -> None:
    soften(repo, AMENDED)
    repo.commit("调整目标", "2023-08-01")
    repo.write("data/actuals/a.csv", SEPTEMBER.replace("P01-01,2023-06,50", "P01-01,2023-06,52"))
    found = json.loads(run(repo, "log", "P01-01", "--format", "json").stdout)["entries"]
    assert [(e["date"], e["effect"], e["target"]) for e in found] == [
        ("2023-07-10", None, "≥ 100 家"),
        ("2023-08-01", "weakened", "≥ 90 家"),
        (None, None, "≥ 90 家"),
    ]
    assert [(f["kind"], f["period"], f["before"], f["after"]) for f in found[2]["figures"]] == [
        ("revised", "2023-06-30", 50, 52),
        ("new", "2023-09-30", None, 60),
    ]
    shown = run(repo, "log", "P01-01").stdout
    assert "修订 2023-06-30 50 家 → 52 家" in shown


def test_a_change_as_annotations_on_its_lines(repo: Repo) -> None:
    changed = PLAN.replace("≥ 100 家", "≥ 90 家").replace("≥ 20 %", "≥ 25 %").replace("name: 乙", "name: 乙乙")
    waived = "2023-06-30\n      waiver: {owner: 某局, reason: 示例, until: 2023-06-30}"
    repo.write("plan/2023.yaml", changed.replace("2023-06-30", waived))
    out = run(repo, "diff", "--format", "github", "--lang", "en")
    assert out.code == 0
    softened, excused, gained = out.stdout.splitlines()
    assert softened.startswith("::error file=plan/2023.yaml,line=11,col=15,endColumn=21,title=XX611 ")
    # A waiver is a record of its own: no error, but a softening all the same.
    assert excused.startswith(
        "::warning file=plan/2023.yaml,line=15,title=↓ weakened P01-02 乙乙::name: 乙 → 乙乙; waiver: "
    )
    assert gained == (
        "::notice file=plan/2023.yaml,line=18,title=↑ strengthened P01-03 丙::target: ≥ 20 %25 → ≥ 25 %25; "
        "for example 20%25 on 2023-12-31: achieved before, missed now"
    )


def test_the_story_of_changes_as_a_list(repo: Repo) -> None:
    repo.write("data/actuals/a.csv", SEPTEMBER)
    out = run(
        repo,
        *("changes", "--since", "HEAD", "--then", "2023-06-30", "--as-of", "2023-09-30"),
        *("--format", "markdown", "--lang", "en"),
    )
    lines = out.stdout.splitlines()
    assert lines[2] == "2 items changed status"
    assert lines[4].startswith("- **P01-01 甲** on track → lagging")
    assert lines[5] == "  - new data: on track → lagging (75 家 expected by 2023-09-30, 60 家 reached, 15 家 short)"
    assert lines[6].startswith("- **P01-03 丙** at risk → on track")


def test_a_base_that_cannot_be_used_has_no_standings_and_forgives_its_own_faults(repo: Repo) -> None:
    repo.write("plan/2023.yaml", PLAN.replace("start: 2023-01-01", "start: 2023-01-99"))
    repo.commit("坏", "2023-07-11")
    repo.write("plan/2023.yaml", PLAN)
    out = run(repo, "check", "--base", "HEAD", "--as-of", "2023-06-30", "--format", "json")
    assert out.code in {0, 1}
    assert "Traceback" not in out.stderr
    assert json.loads(out.stdout)["findings"]


def test_a_plan_that_was_read_in_part_is_compared_in_part(repo: Repo) -> None:
    repo.write("plan/2023.yaml", PLAN.replace("due: 2023-06-30", "due: 2023-06-31"))
    out = run(repo, "diff", "--lang", "en")
    assert "P01-02" in out.stdout
    assert "1" in out.stderr


def test_a_change_that_is_taken_back_is_two_entries_of_the_log(repo: Repo) -> None:
    soften(repo)
    repo.commit("改", "2023-08-01")
    repo.write("plan/2023.yaml", PLAN)
    repo.commit("改回", "2023-08-02")
    repo.write("plan/2023.yaml", PLAN.replace("name: 乙", "name: 乙乙"))
    repo.commit("别的", "2023-08-03")
    found = json.loads(run(repo, "log", "P01-01", "--format", "json").stdout)["entries"]
    assert [(e["date"], e["effect"], e["target"]) for e in found] == [
        ("2023-07-10", None, "≥ 100 家"),
        ("2023-08-01", "weakened", "≥ 90 家"),
        ("2023-08-02", "strengthened", "≥ 100 家"),
    ]
    assert [e["figures"] for e in found[1:]] == [[], []]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("status", "--rev", "nowhere"), 3, "没有版本“nowhere”"),
        (("log", "P09-09"), 2, "历史中没有 P09-09"),
        (("diff", "--format", "csv"), 2, "“csv”不可用"),
        (("diff", "--fail-on", "all"), 2, "“all”不可用"),
        (("diff", "HEAD:nowhere.yaml"), 3, "没有 nowhere.yaml"),
        (("status", "--known-at", "someday"), 2, "看不懂日期"),
        (("changes", "--since", "--help"), 3, "没有版本"),
    ],
)
def test_what_cannot_be_done_is_said(repo: Repo, arguments: tuple[str, ...], code: int, said: str) -> None:
    out = run(repo, *arguments)
    assert (out.code, out.stdout) == (code, "")
    assert said in out.stderr


def test_a_comment_shows_what_softens_first_and_folds_what_has_no_effect(repo: Repo) -> None:
    changed = PLAN.replace("≥ 100 家", "≥ 90 家").replace("≥ 20 %", "≥ 30 %").replace("name: 乙", "name: '乙 @all <b>'")
    repo.write("plan/2023.yaml", changed)
    out = run(repo, "diff", "--format", "markdown", "--as-of", "2023-06-30").stdout
    assert out.count("<details>") == out.count("</details>") == 2
    assert out.index("P01-01") < out.index("P01-03") < out.index("<details>") < out.index("P01-02")
    # 50 of the 50 expected in June are on track, of 45 they are 1.11 times as much: ahead.
    softened = next(line for line in out.splitlines() if "P01-01" in line)
    assert softened == (
        "| ↓ 放宽<br>P01-01 甲 | 目标：≥ 100 家 → ≥ 90 家 | 例如截至2023-12-31为 90 家：原判未完成，现判已完成 "
        "| 达进度 → 超进度 | 没有登记相应的调整（amended） |"
    )
    assert "**放宽，须审阅，其中 1 处没有登记或登记不实 (1)**" in out
    assert "<b>" not in out
    assert "@all" not in out


RECORDED = """
      amended:
      - {on: 2023-07-10, from: ≥ 100 家, to: ≥ 90 家, reason: 示例, decision: 示例决定1号}"""


def recorded(repo: Repo) -> None:
    """45 by June and 68 by September, of 75 expected there or, after the amendment, of 67.5."""
    rows = JUNE.replace("P01-01,2023-06,50", "P01-01,2023-06,45")
    repo.write("data/actuals/a.csv", rows)
    repo.commit("报数", "2023-07-11")
    repo.write("plan/2023.yaml", PLAN.replace("≥ 100 家", f"≥ 90 家{RECORDED}"))
    repo.write("data/actuals/a.csv", f"{rows}P01-01,2023-09,68,2023-10-01\n")


def test_a_comment_shows_the_record_and_what_it_does_today(repo: Repo) -> None:
    recorded(repo)
    out = run(repo, "diff", "--format", "markdown", "--as-of", "2023-10-02")
    softened = next(line for line in out.stdout.splitlines() if line.startswith("| ↓"))
    assert softened.endswith("| 预警 → 达进度 | 已登记：2023-07-10 示例（示例决定1号） |")
    assert "调整：" not in softened
    assert "没有登记" not in out.stdout
    assert "已登记：2023-07-10 示例（示例决定1号）" in run(repo, "diff", "--as-of", "2023-10-02").stdout


def test_a_comment_says_what_else_the_gate_objects_to(repo: Repo) -> None:
    soften(repo)
    repo.write("data/actuals/a.csv", JUNE.replace("P01-01,2023-06,50", "P01-01,2023-06,55"))
    out = run(repo, "diff", "--format", "markdown", "--as-of", "2023-06-30").stdout
    assert "**门禁另外指出 (1)**\n\n- XX616 P01-01 甲：截至2023-06-30的完成值由 50 家 改为 55 家" in out


def test_a_lowered_target_is_no_progress(repo: Repo) -> None:
    repo.write("data/actuals/a.csv", JUNE.replace("P01-01,2023-06,50", "P01-01,2023-06,45"))
    repo.commit("报数", "2023-07-11")
    soften(repo)
    check = ("check", "--base", "HEAD", "--as-of", "2023-06-30")
    for form in ("text", "concise", "markdown"):
        out = run(repo, *check, "--format", form)
        assert out.code == 1, out
        assert "因目标调整 1 项" in out.stdout, form
        assert "好转" not in out.stdout, form
    found = json.loads(run(repo, *check, "--format", "json").stdout)
    assert (len(found["adjusted"]), found["better"]) == (1, [])


def test_a_change_that_softens_on_record_is_for_a_reviewer_to_pass(repo: Repo) -> None:
    recorded(repo)
    out = run(repo, "check", "--base", "HEAD", "--as-of", "2023-10-02", "--format", "markdown")
    assert out.code == 0, out
    assert out.stdout.startswith("## 检查结果: 请审阅计划的改动\n")


def test_what_was_there_before_is_one_line(repo: Repo) -> None:
    rows = f"{JUNE}P09-01,2023-06,1,\nP09-02,2023-06,1,\n"
    repo.write("data/actuals/a.csv", rows)
    repo.commit("坏行", "2023-07-11")
    repo.write("data/actuals/a.csv", f"{rows}P09-03,2023-06,1,\n")
    check = ("check", "--base", "HEAD", "--as-of", "2023-06-30")
    github = run(repo, *check, "--format", "github").stdout
    assert github.count("::error ") == 1
    for form in ("github", "text", "concise", "statistics", "markdown"):
        out = run(repo, *check, "--format", form).stdout
        assert "此前已有 3 个问题" in out, form
        assert "P09-01" not in out or form == "markdown", form
    assert out.index("P09-03") < out.index("<details>") < out.index("P09-01")
