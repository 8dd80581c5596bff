"""The policy, waivers, limits, and what is worse than before."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.helpers import HEAD, judge, make_plan, plan_text, read_plan, run_cli
from xxtrack.assess.review.gate import FailOn, failing
from xxtrack.assess.review.regression import State, compare, state
from xxtrack.assess.rules.performance import Limits, breaches, performance_findings
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.assess.rules.policy import Choice, apply_policy, policy_line
from xxtrack.assess.rules.waivers import apply_waivers, granted
from xxtrack.model.assessment import Assessment
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import Message, msg
from xxtrack.model.plan import Plan
from xxtrack.model.rules import RULES, Severity
from xxtrack.model.status import Status

ERROR = frozenset({FailOn.ERROR})
BEHIND = "{id: P01-01, name: a, target: ≥ 100 家}"
ROW = "P01-01,2023-06,30"
MID = date(2023, 6, 30)
WAIVER = "waiver: {owner: 督查室, reason: 示例, until: 2023-09-30}"


def with_policy(policy: str) -> str:
    if policy.startswith("{"):
        return HEAD.replace("chapters:", f"policy: {policy}\nchapters:")
    return HEAD.replace("chapters:", f"policy:\n  {policy}\nchapters:")


def lagging(*items: str, head: str = HEAD, rows: tuple[str, ...] = (ROW,)) -> tuple[Plan, list[Finding]]:
    plan = make_plan(*items, head=head)
    return plan, list(performance_findings(judge(plan, "2023-06-30", *rows)))


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("policy", "severity"),
    [
        ("severity: {}", Severity.ERROR),
        ("severity: {XX501: info}", Severity.INFO),
        ("severity: {lagging: warning}", Severity.WARNING),
        ("severity: {XX5: info, XX501: warning}", Severity.WARNING),  # the closest decides
        ("severity: {XX501: off}", None),
        ("ignore: XX501", None),
        ("ignore: [XX5]", None),
        ("select: [XX3]", None),
        ("{select: [XX501], ignore: [XX5]}", Severity.ERROR),
        ("{select: [XX5], ignore: [XX501]}", None),
        ("{select: [XX5], ignore: [XX5]}", None),
    ],
)
def test_the_policy_decides_what_counts_and_how_much(policy: str, severity: Severity | None) -> None:
    text = (
        with_policy(policy) if not policy.startswith("{") else HEAD.replace("chapters:", f"policy: {policy}\nchapters:")
    )
    plan, findings = lagging(BEHIND, head=text)
    assert [f.severity for f in apply_policy(findings, plan)] == ([severity] if severity else [])


def test_an_item_has_a_severity_of_its_own() -> None:
    own, other = BEHIND.replace("}", ", severity: {XX501: off}}"), BEHIND.replace("01,", "02,").replace("a,", "b,")
    plan, findings = lagging(own, other, rows=(ROW, "P01-02,2023-06,30"))
    assert [f.item for f in apply_policy(findings, plan)] == ["P01-02"]


def test_the_command_line_narrows_and_faults_of_reading_stay() -> None:
    plan, findings = lagging(BEHIND)
    broken = Finding("XX201", msg("shape.unknown-key", key="x"), Where("a", 1, 1))
    assert codes(apply_policy([broken, *findings], plan, Choice(ignore=("XX5",)))) == ["XX201"]
    assert codes(apply_policy([broken, *findings], plan, Choice(select=("XX3",)))) == ["XX201"]
    assert codes(apply_policy([broken, *findings], plan, Choice(select=("lagging",)))) == ["XX201", "XX501"]


def test_a_rule_that_is_off_runs_where_it_is_named() -> None:
    assert "XX320" not in run_cli("validate", "--format", "concise").stdout
    assert "XX320" in run_cli("validate", "--format", "concise", "--select", "XX320").stdout
    named = make_like(with_policy("severity: {no-lead: info}"), BEHIND)
    assert codes(tuple(check_sense(named))) == ["XX320"]


def make_like(head: str, *items: str) -> Plan:
    plan = read_plan(plan_text(*items, head=head)).plan
    assert plan
    return plan


def test_a_waived_finding_is_kept_and_does_not_fail() -> None:
    plan, findings = lagging(BEHIND.replace("}", f", {WAIVER}}}"))
    waived = apply_waivers(findings, plan, MID)
    assert codes(waived) == ["XX501"]
    assert waived[0].waived
    assert dict(waived[0].waived.args)["owner"] == "督查室"
    assert failing(waived, ERROR) == ()
    assert failing(tuple(findings), ERROR) != ()


@pytest.mark.parametrize(
    ("as_of", "rest"),
    [(date(2023, 9, 30), []), (date(2023, 10, 1), ["XX501", "XX651"])],
)
def test_a_waiver_holds_through_its_last_day(as_of: date, rest: list[str]) -> None:
    plan, findings = lagging(BEHIND.replace("}", f", {WAIVER}}}"))
    assert codes(failing(apply_waivers(findings, plan, as_of), ERROR)) == rest


def test_a_waiver_that_names_a_rule_is_for_that_rule() -> None:
    item = BEHIND.replace("}", f", {WAIVER[:-1]}, code: XX502}}}}")
    plan, findings = lagging(item)
    assert codes(apply_waivers(findings, plan, MID)) == ["XX501", "XX652"]
    assert codes(failing(apply_waivers(findings, plan, MID), ERROR)) == ["XX501"]


def test_a_waiver_that_outlasts_the_due_date_excuses_nothing() -> None:
    item = f"{{id: P01-01, name: a, due: 2023-03-31, {WAIVER}}}"
    plan, findings = make_like(HEAD, item), []
    findings = list(performance_findings(judge_any(plan)))
    assert codes(tuple(check_sense(plan))) == ["XX653"]
    assert codes(failing(apply_waivers(findings, plan, MID), ERROR)) == ["XX502"]


def judge_any(plan: Plan) -> Assessment:
    return judge(plan, "2023-06-30")


def test_a_waiver_for_performance_is_not_called_unused_by_validate() -> None:
    plan, _ = lagging(BEHIND.replace("}", f", {WAIVER}}}"))
    assert apply_waivers([], plan, MID, performance=False) == ()
    assert codes(apply_waivers([], plan, MID)) == ["XX652"]


def test_validate_calls_a_waiver_unused_where_it_needs_no_judgement() -> None:
    def unused(code: str) -> list[str]:
        waived = BEHIND.replace("}", f", {WAIVER[:-1]}, code: {code}}}}}")
        return codes(apply_waivers([], make_like(HEAD, waived), MID, performance=False))

    assert unused("XX321") == ["XX652"]
    assert unused("XX505") == []


def test_no_waiver_excuses_a_faulty_waiver_or_what_was_not_read() -> None:
    head = with_policy(f"waivers: [{WAIVER.removeprefix('waiver: ')[:-1]}, code: XX651}}]")
    plan = make_like(head, BEHIND.replace("}", ", waiver: {owner: a, reason: b, until: 2023-03-31}}"))
    assert "XX651" in codes(failing(apply_waivers([], plan, MID), ERROR))


def test_what_cannot_be_read_and_what_is_wrong_with_waivers_is_never_waived() -> None:
    waivers = ", ".join(f"{{owner: a, reason: b, until: 2023-09-30, code: {code}}}" for code in ("XX2", "XX653", "XX3"))
    plan = make_like(with_policy(f"waivers: [{waivers}]"), BEHIND)
    kept, waived = ("XX201", "XX653", "XX652"), "XX301"
    findings = [Finding(code, msg("sense.empty-point", no=1), Where("a", 1, 1)) for code in (*kept, waived)]
    result = apply_waivers(findings, plan, MID)
    assert [f.code for f in result if f.waived] == ["XX301"]
    # Those that excused nothing are told so.
    assert codes(result[4:]) == ["XX652", "XX652"]


@pytest.mark.parametrize(
    ("fail_on", "failed"),
    [
        ({FailOn.NEVER, FailOn.ERROR}, []),
        (set(), ["XX301"]),
        ({FailOn.ERROR}, ["XX301", "XX501"]),
        ({FailOn.WARNING}, ["XX301", "XX321", "XX501", "XX505"]),
        ({FailOn.MISSED}, ["XX301"]),
        ({FailOn.LAGGING}, ["XX301", "XX501"]),
        ({FailOn.AT_RISK}, ["XX301", "XX505"]),
        ({FailOn.ERROR, FailOn.AT_RISK}, ["XX301", "XX501", "XX505"]),
    ],
)
def test_what_each_gate_objects_to(fail_on: set[FailOn], failed: list[str]) -> None:
    # An error of the plan, a warning of it, a mere remark, and two about performance.
    findings = [
        Finding(code, msg("sense.empty-point", no=1), Where("a", 1, 1)) for code in ("XX301", "XX321", "XX501", "XX505")
    ]
    remark = Finding("XX320", msg("doubt.no-lead"), Where("a", 1, 1), severity_set=Severity.INFO)
    assert codes(failing([*findings, remark], frozenset(fail_on))) == failed


def said(policy: str, *items: str, select: str = "", ignore: str = "") -> dict[str, dict[str, object]]:
    plan = make_like(with_policy(policy), *(items or (BEHIND,)))
    choice = Choice(tuple(select.split()), tuple(ignore.split()))
    line = policy_line(plan, "error", choice, (msg("limit.max-lagging", limit=3),))
    arguments = dict(line.args)
    assert (line.key, arguments["fail_on"]) == ("policy.line", "error")
    parts = arguments["parts"]
    assert isinstance(parts, tuple)
    return {part.key: dict(part.args) for part in parts if isinstance(part, Message)}


def test_the_policy_line_names_all_that_was_loosened() -> None:
    assert said("severity: {}") == {
        "limit.max-lagging": {"limit": 3},
        "policy.ratio": {"ahead": Decimal("1.10"), "lagging": Decimal("0.90")},
        "policy.waivers": {"count": 0},
    }
    points = said("thresholds: {by: points, ahead: 5, lagging: 10}")
    assert points["policy.by-points"] == {"ahead": 5, "lagging": 10}
    assert "policy.ratio" not in points
    assert said("severity: {XX501: info, XX3: warning}")["policy.severity"] == {"rules": ("XX501=info", "XX3=warning")}
    own = (
        BEHIND.replace("}", f", severity: {{XX501: info}}, {WAIVER}}}"),
        BEHIND.replace("01,", "02,").replace("name: a", "name: b, thresholds: {lagging: 0.5}"),
        BEHIND.replace("01,", "03,").replace("name: a", "name: c, thresholds: {lagging: 0.5}"),
    )
    line = said(f"waivers: [{WAIVER.removeprefix('waiver: ')[:-1]}, code: XX501}}]", *own)
    assert line["policy.own-severity"] == {"count": 1}
    assert line["policy.own-thresholds"] == {"count": 2}
    assert line["policy.waivers"] == {"count": 2}


def test_the_command_line_takes_the_place_of_select_and_adds_to_ignore() -> None:
    chosen = said("{select: [XX3], ignore: [XX4]}", select="XX5", ignore="stale")
    assert chosen["policy.select"] == {"rules": ("XX5",)}
    assert chosen["policy.ignore"] == {"rules": ("XX4", "stale")}
    assert said("{select: [XX3]}")["policy.select"] == {"rules": ("XX3",)}


def test_limits_count_what_is_judged() -> None:
    items = [f"{{id: P01-0{i}, name: n{i}, target: ≥ 100 家}}" for i in range(1, 5)]
    duty, later = "{id: P01-05, name: d}", "{id: P01-06, name: m, due: 2023-12-31}"
    plan = make_plan(*items, duty, later)
    # Two of four are on time; the duty and the milestone not yet due are not judged.
    rows = ["P01-01,2023-06,50", "P01-02,2023-06,60", "P01-03,2023-06,30", "P01-04,2023-06,20"]
    standings = judge(plan, "2023-06-30", *rows).standings

    def broken(limits: Limits, waived: tuple[str, ...] = ()) -> int:
        return len(breaches(standings, frozenset(waived), limits))

    assert broken(Limits(max_lagging=2)) == 0
    assert broken(Limits(max_lagging=1)) == 1
    assert broken(Limits(max_lagging=1), ("P01-03",)) == 0
    assert broken(Limits(min_attainment=Decimal(50))) == 0
    assert broken(Limits(min_attainment=Decimal("50.1"))) == 1
    assert broken(Limits(min_attainment=Decimal(66)), ("P01-03",)) == 0
    assert broken(Limits(max_lagging=0, min_attainment=Decimal(100))) == 2


def test_limits_alone_judge_performance_and_the_policy_line_says_so() -> None:
    outcome = run_cli("check", "--as-of", "2023-06-30", "--max-lagging", "400", "--lang", "en", "--statistics")
    assert outcome.code == 0
    assert "policy used: --fail-on data, lagging or missed ≤ 400, ahead ≥ 1.1" in outcome.stdout
    assert run_cli("check", "--as-of", "2023-06-30", "--min-attainment", "100%").code == 1
    assert run_cli("check", "--as-of", "2023-06-30", "--max-lagging", "400", "--fail-on", "error").code == 1


def at(value: int, item: str = BEHIND) -> State:
    plan = make_plan(item)
    assessment = judge(plan, "2023-06-30", f"P01-01,2023-06,{value}")
    return state(apply_waivers(performance_findings(assessment), plan, MID), assessment)


def test_only_what_stands_worse_is_new() -> None:
    good, risky, behind = at(60), at(48), at(30)
    assert codes(compare(good, behind).worse) == ["XX501"]
    assert codes(compare(risky, behind).worse) == ["XX501"]
    assert compare(behind, behind).worse == ()
    # At risk is another rule than lagging, and still it is progress.
    assert compare(behind, risky).worse == ()
    (better,) = compare(behind, risky).better
    assert better == msg("regression.better", id="P01-01", before=Status.LAGGING, after=Status.AT_RISK)
    assert compare(behind, behind).better == ()
    # From on track to ahead nobody's attention was called for.
    assert compare(good, at(80)).better == ()


def test_a_finding_that_moved_is_not_new_and_one_more_of_its_kind_is() -> None:
    def fault(line: int) -> Finding:
        return Finding("XX413", msg("table.unknown-column", name="x"), Where("a.csv", line, 1))

    base, moved, more = State((fault(1),), {}), State((fault(9),), {}), State((fault(1), fault(2)), {})
    assert compare(base, moved).worse == ()
    assert codes(compare(base, more).worse) == ["XX413"]
    assert compare(more, base).better == (msg("regression.fixed", code="XX413", place="a.csv"),)
    # The same fault of another file, or of an item, is another.
    other = State((fault(1)._replace(where=Where("b.csv", 1, 1)),), {})
    assert codes(compare(base, other).worse) == ["XX413"]
    item = State((fault(1)._replace(item="P01-01"),), {("P01-01", ""): Status.ON_TRACK})
    assert codes(compare(base, item).worse) == ["XX413"]
    assert compare(item, State((), item.statuses)).better == (msg("regression.fixed", code="XX413", place="P01-01"),)
    # Of an item that is gone nothing got better; of one that nobody judged something did.
    assert compare(item, State((), {})).better == ()
    assert len(compare(State(item.findings, {}), State((), {})).better) == 1


def test_what_was_waived_counts_for_nothing_in_the_base() -> None:
    fault = Finding("XX413", msg("table.unknown-column", name="x"), Where("a.csv", 1, 1))
    waived = fault._replace(waived=msg("waiver.by", owner="a", until=MID, reason="b"))
    assert codes(compare(State((waived,), {}), State((fault,), {})).worse) == ["XX413"]
    assert compare(State((fault,), {}), State((waived,), {})).worse == ()
    assert [f.new for f in compare(State((), {}), State((waived, fault), {})).findings] == [False, True]


def test_a_new_item_that_lags_is_new() -> None:
    behind = at(30)
    assert codes(compare(State((), {}), behind).worse) == ["XX501"]
    assert [f.new for f in compare(State((), {("P01-02", ""): Status.LAGGING}), behind).findings] == [True]


def test_limits_are_named_in_the_policy_line() -> None:
    assert Limits().messages() == ()
    assert not Limits().given
    both = Limits(max_lagging=0, min_attainment=Decimal(80))
    assert both.given
    assert both.messages() == (msg("limit.max-lagging", limit=0), msg("limit.min-attainment", limit=Decimal(80)))


def test_losing_a_waiver_is_worse_and_getting_one_is_not() -> None:
    waived = at(30, BEHIND.replace("}", f", {WAIVER}}}"))
    assert codes(compare(waived, at(30)).worse) == ["XX501"]
    assert compare(at(30), waived).worse == ()


def test_a_deleted_item_is_not_better() -> None:
    assert compare(at(30), State((), {})).better == ()


def test_status_and_show_keep_the_original_and_count_the_waivers(tmp_path: Path) -> None:
    item = (
        "{id: P01-01, name: a, due: 2023-09-30, waiver: {owner: 督查室, reason: 示例, until: 2023-09-30}, "
        "amended: [{on: 2023-05-10, from: 2023-03-31, to: 2023-09-30, reason: 选址调整, decision: 示例决定}]}"
    )
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(item), "utf-8")
    status = run_cli("status", "--as-of", "2023-06-30", "--all", cwd=tmp_path).stdout
    assert "有效豁免 1 条" in status
    assert "原为 2023-03-31（2023-05-10 调整）" in status
    assert "有效豁免 1 条" in run_cli("status", "--as-of", "2023-06-30", "--format", "markdown", cwd=tmp_path).stdout
    show = run_cli("show", "P01-01", "--as-of", "2023-06-30", cwd=tmp_path).stdout
    assert "2023-05-10 由 2023-03-31 调整为 2023-09-30：选址调整（示例决定）" in show
    assert "督查室豁免至 2023-09-30：示例" in show
    found = json.loads(run_cli("check", "--as-of", "2023-06-30", "--format", "json", cwd=tmp_path).stdout)
    assert [f["code"] for f in found["findings"]] == ["XX652"]


def test_the_json_of_a_status_says_what_is_waived(tmp_path: Path) -> None:
    head = with_policy("waivers: [{owner: 督查室, reason: 示例, until: 2023-06-30, code: XX504}]")
    items = (
        "{id: P01-01, name: a, due: 2023-09-30, waiver: {owner: 督查室, reason: 示例, until: 2023-06-30, decision: 1}}",
        "{id: P01-02, name: b, due: 2023-09-30, waiver: {owner: 督查室, reason: 示例, until: 2023-05-31, code: XX505}}",
        "{id: P01-03, name: c}",
    )
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*items, head=head), "utf-8")

    def waivers(as_of: str) -> tuple[int, list[bool | None]]:
        data = json.loads(run_cli("status", "--as-of", as_of, "--format", "json", cwd=tmp_path).stdout)
        return data["waivers_in_force"], [item["waiver"] and item["waiver"]["in_force"] for item in data["items"]]

    assert waivers("2023-05-31") == (3, [True, True, None])
    assert waivers("2023-06-30") == (2, [True, False, None])
    assert waivers("2023-07-01") == (0, [False, False, None])
    data = json.loads(run_cli("status", "--as-of", "2023-06-30", "--format", "json", cwd=tmp_path).stdout)
    assert data["items"][0]["waiver"] == {
        "owner": "督查室",
        "reason": "示例",
        "until": "2023-06-30",
        "decision": "1",
        "code": "",
        "in_force": True,
    }


def test_no_waiver_covers_what_keeps_a_plan_from_being_read_nor_another_waiver() -> None:
    plan = make_plan(BEHIND.replace("}", f", {WAIVER[:-1]}, code: XX}}}}"))
    (grant,) = granted(plan)
    covered = [code for code in RULES if grant.covers(Finding(code, msg("yaml.empty"), Where("a.yaml"), "P01-01"))]
    other = Finding("XX501", msg("yaml.empty"), Where("a.yaml"), "P01-02")
    assert not grant.covers(other), "it is for another item"
    assert set(RULES) - set(covered) == {c for c in RULES if c.startswith(("XX1", "XX2"))} | {
        "XX651",
        "XX652",
        "XX653",
        "XX654",
    }


@pytest.mark.parametrize(
    ("row", "found"),
    [
        # 15 are expected at the end of June: 8 no longer tell how it stands, 24 do.
        ("P01-01,2023-03,8", ["XX503"]),
        ("P01-01,2023-03,24", ["XX504"]),
        ("P01-01,2023-06,24", []),
    ],
)
def test_what_is_overdue_is_found_once(row: str, found: list[str]) -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 30 家, frequency: quarterly}")
    findings = tuple(performance_findings(judge(plan, "2023-09-30", row)))
    assert codes(findings) == found
    assert codes(failing(findings, frozenset({FailOn.STALE}))) == found, "overdue fails whatever is left of the verdict"
