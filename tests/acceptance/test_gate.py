"""Ways past the gate, each tried in a real repository through the program: none of them passes.

And the other side of it: what is honest, or a daily edit, is let through.
"""

import os
import subprocess
from pathlib import Path

import pytest

from tests.helpers import Outcome, run_cli
from tests.repository import Repo, new_repository

HEAD = """\
version: 1
plan: {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}
"""
GROUPS = "groups: {新城: [东城, 西城]}\n"
ITEMS = """\
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
    - id: P01-01
      name: 新增高新技术企业
      target: ≥ 650 家
      lead: 科创局
      text: 高新技术企业新增650家以上
    - id: P01-02
      name: 流转土地
      target: ≥ 1500 亩
      measure: flow
      lead: 农业局
      support: [财政局]
      weight: 1
      binding: true
    - id: P01-03
      name: 开工建设医院
      due: 2023-09-30
    - id: P01-04
      name: 建成社区食堂
      target: ≥ 10 个
      each: 新城
    - id: P01-05
      name: 研发投入占比
      target: ≥ 30 %
      measure: rate
      share_of: {part: P01-06, whole: P01-07}
    - id: P01-06
      name: 研发投入
      target: ≥ 30 亿元
    - id: P01-07
      name: 销售收入
      target: ≥ 100 亿元
    - id: P01-08
      name: 全部营业收入
      target: ≥ 60 亿元
"""
PLAN = HEAD + GROUPS + ITEMS
HEADER = "id,period,value,scope,reported,note\n"
# Half of the year: 200 of 325 lag, 310 of 750 lag, 东城 lags and 西城 does not, 8 of 50 is 16 % and lags.
ROWS = HEADER + "".join(
    f"{row}\n"
    for row in (
        *("P01-01,2023-06,200,,,", "P01-02,2023-06,310,,,", "P01-04,2023-06,3,东城,,", "P01-04,2023-06,6,西城,,"),
        *("P01-06,2023-06,8,,,", "P01-07,2023-06,50,,,", "P01-08,2023-06,20,,,"),
    )
)
SOFT = ("≥ 650 家", "≥ 100 家")
AS_OF = ("--as-of", "2023-06-30")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = new_repository(tmp_path / "仓库")
    repo.write("plan/2023.yaml", PLAN)
    repo.write("data/actuals/a.csv", ROWS)
    repo.commit("上半年", "2023-07-10")
    return repo


def check(repo: Repo, *more: str, env: dict[str, str] | None = None) -> Outcome:
    return run_cli("check", "--base", "HEAD", *AS_OF, *more, cwd=repo.top, env=env)


def diff(repo: Repo, *more: str, env: dict[str, str] | None = None) -> Outcome:
    return run_cli("diff", "--fail-on", "weakened", *AS_OF, *more, cwd=repo.top, env=env)


def edit(repo: Repo, *changes: tuple[str, str], head: str = "", plan: str = PLAN) -> None:
    """Replace texts of the plan, and put rules below its head."""
    for old, new in changes:
        assert plan.count(old) == 1, old
        plan = plan.replace(old, new)
    repo.write("plan/2023.yaml", plan.replace(GROUPS, head + GROUPS))


def refused(repo: Repo, code: str = "XX6") -> None:
    """Both gates say no, and each names a finding of the review."""
    for out in (check(repo), diff(repo)):
        assert out.code == 1, out.stdout + out.stderr
        assert code in out.stdout


def passes(repo: Repo) -> None:
    for out in (check(repo), diff(repo)):
        assert out.code == 0, out.stdout + out.stderr


# 1. The version before the change makes the rules.


@pytest.mark.parametrize(
    "rules",
    [
        "policy: {ignore: [XX6]}\n",
        "policy: {severity: {XX6: 'off'}}\n",
        "policy: {severity: {XX6: info}}\n",
        "policy: {select: [XX1]}\n",
        "policy: {waivers: [{owner: 某局, reason: 示例, until: 2023-12-31, code: XX6}]}\n",
    ],
)
def test_a_policy_has_no_say_over_its_own_review(repo: Repo, rules: str) -> None:
    edit(repo, SOFT, head=rules)
    refused(repo, "XX611")


@pytest.mark.parametrize(
    "line",
    ["severity: {XX611: 'off'}", "waiver: {code: XX611, owner: 某局, reason: 示例, until: 2023-12-31}"],
)
def test_nor_has_the_item_itself(repo: Repo, line: str) -> None:
    edit(repo, (SOFT[0], f"{SOFT[1]}\n      {line}"))
    refused(repo, "XX611")


def test_an_item_is_not_removed_by_ignoring_that_it_is(repo: Repo) -> None:
    edit(
        repo,
        ("    - id: P01-03\n      name: 开工建设医院\n      due: 2023-09-30\n", ""),
        head="policy: {ignore: [XX6]}\n",
    )
    refused(repo, "XX612")


# 3. and 6. Units, wholes.


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("≥ 1500 亩", "≥ 100 公顷"),
        ("≥ 30 亿元", "≥ 300000 万元"),
        ("{part: P01-06, whole: P01-07}", "{part: P01-06, whole: P01-08}"),
    ],
)
def test_a_bare_figure_is_not_made_another_quantity(repo: Repo, old: str, new: str) -> None:
    edit(repo, (old, new))
    refused(repo)


# 4. A record tells each key.


@pytest.mark.parametrize("told", ["{from: 2023-12-31, to: 2023-09-30,", "{key: frequency, from: null, to: monthly,"])
def test_a_dropped_target_is_not_told_by_a_record_of_its_date(repo: Repo, told: str) -> None:
    entry = f"amended:\n      - {told} on: 2023-06-30, reason: 示例}}"
    edit(repo, ("target: ≥ 650 家", f"due: 2023-09-30\n      frequency: monthly\n      {entry}"))
    refused(repo, "XX611")


# 5. Waivers are loosenings, and stand first.


@pytest.mark.parametrize("code", ["XX4", "XX405", "XX409", "XX3", "XX504"])
def test_a_waiver_is_shown_whatever_it_waives(repo: Repo, code: str) -> None:
    edit(repo, head=f"policy: {{waivers: [{{code: {code}, owner: 某局, reason: 示例, until: 2023-12-31}}]}}\n")
    repo.write("data/actuals/b.csv", HEADER + "P01-01,2023-07,很多,,,\n")
    out = run_cli("diff", *AS_OF, "--format", "markdown", cwd=repo.top).stdout
    assert "policy.waivers" in out.partition("<details>")[0]
    assert "放宽" in out.partition("<details>")[0]


def test_a_report_is_not_made_unreadable_and_its_refusal_waived(repo: Repo) -> None:
    """A renamed item refuses rows by its old name; that may be waived on record, but the figure is gone still."""
    named = "id,name,period,value\nP01-01,新增高新技术企业,2023-03,20\n"
    repo.write("data/actuals/b.csv", named)
    repo.commit("一季度")
    waiver = "waiver: {code: XX409, owner: 某局, reason: 示例, until: 2023-12-31}"
    edit(repo, ("name: 新增高新技术企业", f"name: 新增高新企业数\n      {waiver}"))
    refused(repo, "XX616")


# 7. and 8. and 10. The base is a revision of the repository one stands in.


def test_a_file_by_the_name_of_a_branch_is_not_the_base(repo: Repo) -> None:
    edit(repo, SOFT)
    soft = (repo.top / "plan" / "2023.yaml").read_text("utf-8")
    repo.write("main", soft)
    repo.write("HEAD", soft)
    refused(repo)
    assert diff(repo, "main").code == 1
    assert diff(repo, "HEAD").code == 1


def test_in_ci_not_even_a_path_is(repo: Repo) -> None:
    edit(repo, SOFT)
    repo.write("old/plan.yaml", (repo.top / "plan" / "2023.yaml").read_text("utf-8"))
    assert diff(repo, "./old/plan.yaml").code == 0
    assert diff(repo, "./old/plan.yaml", env={"GITHUB_BASE_REF": "main"}).code == 3


def test_a_repository_within_is_not_the_base(repo: Repo) -> None:
    edit(repo, SOFT)
    inner = Repo(repo.top / "plan")
    inner.git("init", "--quiet", "--initial-branch=main")
    inner.commit("软")
    assert check(repo).code == diff(repo).code == 3


def test_objects_are_not_replaced(repo: Repo) -> None:
    first = repo.git("rev-parse", "HEAD")
    edit(repo, SOFT)
    soft = repo.commit("软")
    repo.git("reset", "--quiet", "--hard", first)
    edit(repo, SOFT)
    repo.git("replace", first, soft)
    refused(repo)
    assert check(repo, env={"GIT_NO_REPLACE_OBJECTS": ""}).code == 1


def test_history_is_not_grafted(repo: Repo) -> None:
    edit(repo, SOFT)
    soft = repo.commit("软")
    repo.git("commit", "--quiet", "--allow-empty", "-m", "后")
    last = repo.git("rev-parse", "HEAD")
    (repo.top / ".git" / "info").mkdir(exist_ok=True)
    (repo.top / ".git" / "info" / "grafts").write_text(f"{last} {soft}\n{soft}\n", "utf-8")
    assert run_cli("diff", "HEAD~2", *AS_OF, "--fail-on", "weakened", cwd=repo.top).code == 1


# 9. and 18. Every plan is compared.


def next_year(repo: Repo) -> None:
    newer = PLAN.replace("2023-", "2024-").replace("id: test", "id: next")
    repo.write("plan/2024.yaml", newer)
    repo.write("data/actuals/2024/a.csv", ROWS.replace("2023-", "2024-"))
    repo.write("data/actuals/2023/a.csv", ROWS)
    (repo.top / "data" / "actuals" / "a.csv").unlink()
    repo.commit("两年", "2023-07-10")


def test_an_older_plan_is_not_softened_behind_a_newer_one(repo: Repo) -> None:
    next_year(repo)
    edit(repo, SOFT)
    refused(repo, "XX611")
    assert run_cli("check", "--base", "HEAD", "--as-of", "2024-06-30", cwd=repo.top).code == 1


def test_a_plan_is_judged_in_its_time_and_the_others_are_named(repo: Repo) -> None:
    next_year(repo)
    out = run_cli("check", *AS_OF, cwd=repo.top)
    assert "plan/2023.yaml" in out.stdout
    assert "plan/2024.yaml" not in out.stdout
    assert "2024.yaml" in out.stderr
    out = run_cli("check", "--as-of", "2024-01-05", cwd=repo.top)
    assert "plan/2023.yaml" in out.stdout
    assert "没有检查" not in out.stderr


def test_a_plan_is_not_taken_away(repo: Repo) -> None:
    next_year(repo)
    (repo.top / "plan" / "2023.yaml").unlink()
    out = run_cli("check", "--base", "HEAD", "--as-of", "2024-06-30", cwd=repo.top)
    assert (out.code, "XX612" in out.stdout) == (1, True)


def test_a_new_plan_beside_it_is_no_fault(repo: Repo) -> None:
    repo.write("plan/2024.yaml", PLAN.replace("2023-", "2024-").replace("id: test", "id: next"))
    repo.write("data/actuals/2024/a.csv", HEADER)
    repo.write("data/actuals/2023/a.csv", ROWS)
    (repo.top / "data" / "actuals" / "a.csv").unlink()
    passes(repo)


# 11. Labels.


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("target: ≥ 9 家, every: quarter, each: 新城", "thresholds: {lagging: 0.5}, "),
        ("target: ≥ 9 家, frequency: monthly", "-frequency: monthly"),
        ("target: ≥ 0 %, roll_up: last", "roll_up: mean"),
        ("target: ≤ 9 公里, measure: stock", "measure: rate"),
        ("target: ≥ 9 家", "each: 新城, "),
    ],
)
def test_what_softens_is_called_a_softening(repo: Repo, before: str, after: str) -> None:
    def one(keys: str) -> str:
        item = f"{{id: P01-01, name: 甲, {keys}}}"
        return f"{HEAD}{GROUPS}chapters: [{{title: 章, points: [{{no: 1, title: 点, items: [{item}]}}]}}]\n"

    repo.write("plan/2023.yaml", one(before))
    repo.write("data/actuals/a.csv", HEADER)
    repo.commit("简")
    if after.startswith("-"):
        changed = before.replace(f", {after[1:]}", "")
    else:
        key = after.partition(":")[0]
        kept = ", ".join(part for part in before.split(", ") if not part.startswith(f"{key}:"))
        changed = f"{kept}, {after}"
    repo.write("plan/2023.yaml", one(changed))
    refused(repo, "XX611")


# 12. Records say something.


@pytest.mark.parametrize(
    "entry",
    [
        "{on: 2023-06-30, from: ≥ 650 家, to: ≥ 100 家, reason: ''}",
        "{on: 2023-06-30, from: ≥ 650 家, to: ≥ 100 家, reason: ' '}",
        "{on: 2199-01-01, from: ≥ 650 家, to: ≥ 100 家, reason: 示例}",
        "{on: 2023-05-01, from: ≥ 650 家, to: ≥ 100 家, reason: 示例}",
        "{on: 2023-06-30, from: ≥ 700 家, to: ≥ 100 家, reason: 示例}",
    ],
)
def test_a_record_is_complete_true_and_of_its_day(repo: Repo, entry: str) -> None:
    edit(repo, (SOFT[0], f"{SOFT[1]}\n      amended: [{entry}]"))
    refused(repo)


@pytest.mark.parametrize("owner", ["''", "' '"])
def test_a_waiver_says_who_grants_it(repo: Repo, owner: str) -> None:
    edit(repo, (SOFT[0], f"{SOFT[0]}\n      waiver: {{owner: {owner}, reason: 示例, until: 2023-09-30}}"))
    refused(repo)


# 13. to 15. Rows and places.


def test_a_second_town_that_falls_behind_is_seen(repo: Repo) -> None:
    repo.write("data/actuals/a.csv", ROWS.replace("P01-04,2023-06,6,西城", "P01-04,2023-06,3,西城"))
    out = check(repo)
    assert out.code == 1
    assert "XX501" in out.stdout


def test_one_bad_row_is_not_exchanged_for_another(repo: Repo) -> None:
    repo.write("data/actuals/b.csv", HEADER + "P01-08,2023-03,很多,,,\n")
    repo.commit("坏行")
    assert check(repo).code == 0
    repo.write("data/actuals/b.csv", HEADER + "P01-08,2023-05,很多,,,\n")
    assert check(repo).code == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("P01-01,2023-06,200", "P01-01,2023-06,400"),
        ("P01-01,2023-06,200,,,\n", ""),
        ("P01-02,2023-06,310,,,\n", ""),
    ],
)
def test_a_reported_figure_is_not_overwritten_and_not_deleted(repo: Repo, old: str, new: str) -> None:
    repo.write("data/actuals/a.csv", ROWS.replace(old, new))
    refused(repo, "XX616")
    assert "由滞后变为" not in check(repo).stdout


def test_a_missed_item_is_not_made_one_without_data(repo: Repo) -> None:
    """The hospital was not begun on its day; without that row nobody would have said so."""
    repo.write("data/actuals/b.csv", HEADER + "P01-03,2023-09,推进中,,,\n")
    repo.commit("三季度")
    (repo.top / "data" / "actuals" / "b.csv").unlink()
    for command in (("check", "--base", "HEAD"), ("diff", "--fail-on", "weakened")):
        out = run_cli(*command, "--as-of", "2023-10-01", cwd=repo.top)
        assert (out.code, "XX616" in out.stdout) == (1, True)
        assert "好转" not in out.stdout


# 16. Identity, and what is neither target nor date.


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      binding: true\n", ""),
        ("weight: 1", "weight: 0.01"),
        ("      lead: 农业局\n", ""),
        ("      support: [财政局]\n", ""),
    ],
)
def test_what_makes_an_item_matter_is_not_dropped(repo: Repo, old: str, new: str) -> None:
    edit(repo, (old, new))
    refused(repo, "XX611")


def test_an_id_is_not_given_another_meaning(repo: Repo) -> None:
    edit(repo, ("name: 新增高新技术企业", "name: 举办招商活动"), ("text: 高新技术企业新增650家以上", "text: 全年办会"))
    refused(repo, "XX612")


def test_an_id_is_not_used_again_after_its_item_went(repo: Repo) -> None:
    gone = ("    - id: P01-03\n      name: 开工建设医院\n      due: 2023-09-30\n", "")
    edit(repo, gone)
    repo.commit("删除")
    edit(repo, ("name: 开工建设医院\n", "name: 编印宣传手册\n      text: 编印手册\n"))
    refused(repo, "XX612")


# 17. What was recorded is kept.


def test_an_entry_is_not_added_without_a_change(repo: Repo) -> None:
    edit(repo, (SOFT[0], f"{SOFT[0]}\n      amended: [{{on: 2023-06-30, from: ≥ 700 家, to: ≥ 650 家, reason: 示例}}]"))
    refused(repo, "XX614")


def test_an_extension_after_the_due_date_is_told_apart(repo: Repo) -> None:
    due = "due: 2023-09-30"
    for on, late in (("2023-06-30", False), ("2023-10-20", True)):
        edit(
            repo,
            (due, f"due: 2023-11-30\n      amended: [{{on: {on}, from: 2023-09-30, to: 2023-11-30, reason: 示例}}]"),
        )
        for form in ("table", "markdown"):
            out = run_cli("diff", "--as-of", "2023-10-20", "--format", form, cwd=repo.top).stdout
            assert ("原期限已过 20 天" in out) == late, out


# 19. Tables of either side are compared together.


def test_a_new_folder_of_tables_does_not_take_the_place_of_all(repo: Repo) -> None:
    repo.write("data/actuals/2023/a.csv", HEADER + "P01-01,2023-06,400,,,\n")
    refused(repo, "XX616")


# 20. The gate is the plan's.


def test_the_command_line_only_hardens_the_plans_gate(repo: Repo) -> None:
    edit(repo, head="policy: {gate: {fail-on: [error], max-lagging: 0}}\n")
    repo.commit("门禁")
    assert run_cli("check", *AS_OF, "--fail-on", "never", "--max-lagging", "99", cwd=repo.top).code == 1
    edit(repo)
    refused(repo, "XX613")


def test_the_gate_may_be_hardened(repo: Repo) -> None:
    edit(repo, head="policy: {gate: {fail-on: [error]}}\n")
    assert diff(repo).code == 0


@pytest.mark.parametrize("output", ["plan/2023.yaml", "data/actuals/a.csv", "./plan/../plan/2023.yaml"])
def test_a_plan_or_a_table_is_never_an_output(repo: Repo, output: str) -> None:
    before = (repo.top / output).read_bytes()
    for command in (("report", "-o", output), ("check", "--output", output)):
        out = run_cli(*command, *AS_OF, cwd=repo.top)
        assert out.code == 2, out.stderr
    assert (repo.top / output).read_bytes() == before


# Closed periods and decisions.


def test_a_closed_period_asks_for_a_note(repo: Repo) -> None:
    edit(repo, head="policy: {closed: 2023-06-30}\n")
    repo.commit("封账")
    late = "P01-08,2023-05,18,,2023-07-12,"
    repo.write("data/actuals/b.csv", f"{HEADER}{late}\n")
    refused(repo, "XX616")
    repo.write("data/actuals/b.csv", f"{HEADER}{late}漏报补报\n")
    assert check(repo).code == 0


def test_a_decision_may_be_asked_for(repo: Repo) -> None:
    rule = "policy: {require-decision: true}\n"
    edit(repo, head=rule)
    repo.commit("要决定")
    entry = "on: 2023-06-30, from: ≥ 650 家, to: ≥ 100 家, reason: 示例"
    edit(repo, (SOFT[0], f"{SOFT[1]}\n      amended: [{{{entry}}}]"), head=rule)
    refused(repo)
    edit(repo, (SOFT[0], f"{SOFT[1]}\n      amended: [{{{entry}, decision: 会议纪要〔2023〕1号}}]"), head=rule)
    out = diff(repo)
    assert out.code == 0
    assert "会议纪要〔2023〕1号" in out.stdout


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("evidence: achieved", "severity: {}"),
        ("escalation: {red: 3}", "escalation: {red: 6}"),
        ("escalation: {days: 30}", "escalation: {days: 60}"),
        ("escalation: {remind: 10}", "escalation: {remind: 0}"),
        ("escalation: {yellow: 2, days: 30}", "escalation: {yellow: 1, days: 60}"),
    ],
)
def test_less_evidence_or_a_later_chase_needs_a_record_and_more_does_not(repo: Repo, before: str, after: str) -> None:
    edit(repo, head=f"policy: {{{before}}}\n")
    repo.commit("先")
    edit(repo, head=f"policy: {{{after}}}\n")
    refused(repo, "XX613")


def test_more_evidence_and_an_earlier_chase_need_no_record(repo: Repo) -> None:
    edit(repo, head="policy: {evidence: achieved, escalation: {remind: 20, yellow: 1, days: 10, red: 2}}\n")
    passes(repo)


def test_a_page_that_shows_the_public_less_needs_a_record_and_one_that_shows_more_does_not(repo: Repo) -> None:
    edit(repo, head="policy: {public: {leave-out: [note, problem]}}\n")
    refused(repo, "XX613")
    repo.commit("先")
    edit(repo, head="policy: {public: {leave-out: [note]}}\n")
    passes(repo)


# What is honest passes.


def test_a_needed_correction_takes_one_line(repo: Repo) -> None:
    edit(repo, (SOFT[0], f"{SOFT[1]}\n      amended: [{{on: 2023-06-30, from: ≥ 650 家, to: ≥ 100 家, reason: 示例}}]"))
    passes(repo)
    assert "是因为计划改了" in check(repo).stdout


def test_bad_news_is_shown_and_passes(repo: Repo) -> None:
    repo.write("data/actuals/b.csv", HEADER + "P01-07,2023-06,20,,2023-07-12,\n")
    out = check(repo)
    assert out.code == 0, out.stdout
    assert "XX501" in out.stdout
    assert check(repo, "--fail-on", "worse").code == 1


DAILY: dict[str, tuple[tuple[str, str], ...]] = {
    "a lead replaced": (("lead: 科创局", "lead: 工信局"),),
    "a support added": (("lead: 科创局", "lead: 科创局\n      support: [财政局]"),),
    "a typo in the name": (("name: 新增高新技术企业", "name: 新增国家高新技术企业"),),
    "a typo in the text": (("text: 高新技术企业新增650家以上", "text: 高新技术企业新增 650 家以上。"),),
    "a note": (("lead: 科创局", "lead: 科创局\n      note: 备注"),),
    "a tag": (("lead: 科创局", "lead: 科创局\n      tags: [重点]"),),
    "an alias": (("lead: 科创局", "lead: 科创局\n      aliases: [国家高企净增]"),),
    "a group renamed with its uses": (("groups: {新城: ", "groups: {新区: "), ("each: 新城", "each: 新区")),
    "a new item": (("    - id: P01-08", "    - {id: P01-09, name: 新事项, due: 2023-12-31}\n    - id: P01-08"),),
    "a default written out": (
        ("lead: 科创局", "lead: 科创局\n      measure: flow\n      pace: linear\n      due: 2023-12-31"),
    ),
}


@pytest.mark.parametrize("name", DAILY)
def test_a_daily_edit_of_the_plan_needs_no_record(repo: Repo, name: str) -> None:
    edit(repo, *DAILY[name])
    passes(repo)


def test_rows_may_be_sorted_moved_and_written_in_another_encoding(repo: Repo) -> None:
    head, *rows = ROWS.splitlines()
    (repo.top / "data" / "actuals" / "a.csv").unlink()
    folder = repo.top / "data" / "actuals" / "科"
    folder.mkdir()
    (folder / "甲.csv").write_bytes("\n".join([head, *reversed(rows[:4])]).encode("gb18030"))
    (folder / "乙.csv").write_text(
        "\n".join([f"{head},evidence", *(f"{row},佐证.pdf" for row in rows[4:])]), "utf-8-sig"
    )
    passes(repo)


def test_a_true_row_needs_no_record(repo: Repo) -> None:
    repo.write("data/actuals/b.csv", HEADER + "P01-01,2023-05,180,,2023-07-12,补报\n")
    passes(repo)


def test_what_the_environment_says_of_git_does_not_matter(repo: Repo) -> None:
    edit(repo, SOFT)
    for name in ("GIT_REPLACE_REF_BASE", "GIT_DIR", "GIT_ALTERNATE_OBJECT_DIRECTORIES"):
        assert check(repo, env={name: os.devnull}).code == 1


@pytest.mark.parametrize("how", [("mv",), ("git", "mv")])
def test_a_plan_that_was_renamed_is_followed_before_it_is_committed(repo: Repo, how: tuple[str, ...]) -> None:
    subprocess.run([*how, "plan/2023.yaml", "plan/工作要点.yaml"], cwd=repo.top, check=True)
    passes(repo)
    repo.write("plan/工作要点.yaml", PLAN.replace(*SOFT))
    refused(repo, "XX611")
    # With another id it is another plan, and the one that was there is gone.
    repo.write("plan/工作要点.yaml", PLAN.replace(*SOFT).replace("id: test", "id: other"))
    assert check(repo).code == 1
    assert "XX612" in check(repo).stdout
    assert diff(repo).code == 3


def test_a_base_that_cannot_be_used_is_named_and_what_is_taken_in_its_place(repo: Repo) -> None:
    used = repo.git("rev-parse", "HEAD")[:10]
    repo.write("plan/2023.yaml", PLAN.replace("start: 2023-01-01", "start: 2023-01-99"))
    repo.commit("坏", "2023-07-11")
    edit(repo, SOFT)
    refused(repo, "XX611")
    assert "XX617" in check(repo).stdout
    assert f"HEAD（计划无法使用，改用此前的 {used}）" in diff(repo).stdout
    repo.write("plan/2023.yaml", PLAN)
    assert "XX617" in check(repo).stdout


def test_nothing_to_compare_with_is_no_pass(tmp_path: Path) -> None:
    repo = new_repository(tmp_path)
    repo.write("plan/2023.yaml", PLAN.replace("start: 2023-01-01", "start: 2023-01-99"))
    repo.commit("坏", "2023-07-11")
    edit(repo)
    assert "XX617" in check(repo).stdout
    assert (check(repo).code, diff(repo).code) == (1, 3)


@pytest.mark.parametrize(
    "line",
    [
        "waiver: {owner: ' ', reason: 示例, until: 2023-12-31}",
        "waiver: {owner: 某局, reason: '', until: 2023-12-31}",
        "amended: [{on: 2023-06-01, from: ≥ 700 家, to: ≥ 650 家, reason: ' '}]",
        "amended: [{on: 2199-06-01, from: ≥ 700 家, to: ≥ 650 家, reason: 示例}]",
    ],
)
def test_a_record_that_says_nothing_is_found_without_a_base(repo: Repo, line: str) -> None:
    edit(repo, (SOFT[0], f"{SOFT[0]}\n      {line}"))
    for command in ("validate", "check"):
        out = run_cli(command, cwd=repo.top)
        assert out.code == 1
        assert "XX654" in out.stdout


def test_a_word_that_says_how_a_count_is_judged_is_no_mere_word(repo: Repo) -> None:
    """A net count may fall again, so that its last figure is no floor; what is new cannot."""
    rules, net = "policy: {reporting: {frequency: monthly}}\n", ("新增高新技术企业\n", "净增高新技术企业\n")
    edit(repo, net, ("      text: 高新技术企业新增650家以上\n", ""), head=rules)
    repo.commit("净增", "2023-07-11")
    edit(repo, ("      text: 高新技术企业新增650家以上\n", ""), head=rules)
    refused(repo, "XX611")
    entry = (
        "      amended: [{on: 2023-06-30, key: name, from: 净增高新技术企业, to: 新增高新技术企业, reason: 口径更正}]\n"
    )
    edit(repo, ("      text: 高新技术企业新增650家以上\n", entry), head=rules)
    passes(repo)
