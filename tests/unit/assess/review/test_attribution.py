"""Why a status is not what it was: each cause by itself, in the order in which they are replayed."""

from datetime import date

import pytest

from tests.helpers import HEAD, judge, make_plan, read_rows
from xxtrack.assess.bulletin import last_period_end, moves
from xxtrack.assess.review.attribution import Snapshot, attribute
from xxtrack.assess.review.impact import impact
from xxtrack.model.change import Cause, StatusHistory
from xxtrack.model.plan import Plan
from xxtrack.model.status import Status

FLOW = "{id: P01-01, name: a, target: ≥ 120 家}"
OTHER = "{id: P01-02, name: b, due: 2023-09-30}"
JUNE = ("P01-01,2023-06,60,,2023-07-03",)
WAIVER = "waiver: {owner: 某局, reason: 示例, until: 2023-12-31}"


def plan_of(*items: str, policy: str = "") -> Plan:
    return make_plan(*items, head=HEAD.replace("groups:", f"policy: {policy}\ngroups:") if policy else HEAD)


def told(
    before: Plan,
    after: Plan,
    rows_before: tuple[str, ...] = JUNE,
    rows_after: tuple[str, ...] = JUNE,
    days: tuple[str, str] = ("2023-06-30", "2023-06-30"),
) -> list[StatusHistory]:
    first, second = (date.fromisoformat(day) for day in days)
    old = Snapshot(before, read_rows(before, *rows_before).actuals, first)
    new = Snapshot(after, read_rows(after, *rows_after).actuals, second)
    return list(attribute(old, new, read_rows(before, *rows_after).actuals))


def steps(story: StatusHistory) -> list[tuple[Cause, Status | None, Status | None]]:
    return [(step.cause, step.before.status, step.after.status) for step in story.steps]


def test_nothing_changed_is_no_story() -> None:
    plan = plan_of(FLOW, OTHER)
    assert told(plan, plan) == []


def test_time_alone() -> None:
    plan = plan_of(FLOW, OTHER)
    (story,) = told(plan, plan, days=("2023-06-30", "2023-10-11"))
    assert (story.item, story.name) == ("P01-02", "b")
    assert steps(story) == [(Cause.TIME, Status.NOT_DUE, Status.MISSED)]
    assert (story.before.status, story.after.status) == (Status.NOT_DUE, Status.MISSED)
    assert getattr(story.steps[0].reason, "key", "") == "reason.not-done"


def test_a_figure_for_a_new_date_and_a_revised_one() -> None:
    plan = plan_of(FLOW)
    later = ("P01-01,2023-06,60,,2023-07-03", "P01-01,2023-09,60,,2023-10-03")
    (story,) = told(plan, plan, rows_after=later, days=("2023-09-30", "2023-09-30"))
    # At June's end 60 is half of 120; at September's 90 are expected.
    assert steps(story) == [(Cause.NEW_DATA, Status.ON_TRACK, Status.LAGGING)]
    revised = ("P01-01,2023-06,60,,2023-07-03", "P01-01,2023-06,30,,2023-07-20")
    (story,) = told(plan, plan, rows_after=revised)
    assert steps(story) == [(Cause.REVISED_DATA, Status.ON_TRACK, Status.LAGGING)]


def test_what_one_cause_does_and_another_undoes() -> None:
    plan = plan_of(FLOW)
    both = ("P01-01,2023-06,30,,2023-07-20", "P01-01,2023-03,45,,2023-07-20")
    before = ("P01-01,2023-03,30,,2023-04-03",)
    (story,) = told(plan, plan, before, both, days=("2023-04-30", "2023-06-30"))
    # 30 at March's end is on pace; 30 in June is not, and the correction of March changes nothing more.
    assert steps(story) == [(Cause.NEW_DATA, Status.ON_TRACK, Status.LAGGING)]


@pytest.mark.parametrize(
    ("before", "after", "cause", "status"),
    [
        (plan_of(FLOW), plan_of(FLOW.replace("120", "240")), Cause.PLAN, Status.LAGGING),
        (plan_of(FLOW), plan_of(FLOW, policy="{thresholds: {ahead: 1.0, lagging: 0.9}}"), Cause.POLICY, Status.AHEAD),
        (plan_of(FLOW), plan_of(FLOW.replace("a,", "a, thresholds: {ahead: 1.0},")), Cause.PLAN, Status.AHEAD),
    ],
)
def test_the_plan_and_its_policy_are_told_apart(before: Plan, after: Plan, cause: Cause, status: Status) -> None:
    (story,) = told(before, after)
    assert steps(story) == [(cause, Status.ON_TRACK, status)]


def test_a_waiver_excuses_without_changing_the_status() -> None:
    late = ("P01-01,2023-06,30,,2023-07-03",)
    for waived in (
        plan_of(FLOW[:-1] + f", {WAIVER}}}"),
        plan_of(FLOW, policy="{waivers: [{owner: 某局, reason: 示例, until: 2023-12-31, code: XX501}]}"),
    ):
        (story,) = told(plan_of(FLOW), waived, late, late)
        assert steps(story) == [(Cause.WAIVER, Status.LAGGING, Status.LAGGING)]
        assert (story.before.excused, story.after.excused) == (False, True)


def test_a_waiver_that_both_have_is_no_cause() -> None:
    waived = f", {WAIVER}}}"
    for policy in ("", "{waivers: [{owner: 某局, reason: 示例, until: 2023-12-31, code: XX5}]}"):
        items = [FLOW if policy else FLOW[:-1] + waived]
        harder = [items[0].replace("120", "240")]
        (story,) = told(plan_of(*items, policy=policy), plan_of(*harder, policy=policy))
        assert steps(story) == [(Cause.PLAN, Status.ON_TRACK, Status.LAGGING)]
        assert [(step.before.excused, step.after.excused) for step in story.steps] == [(False, True)]


def test_items_that_came_and_went() -> None:
    (came,) = told(plan_of(FLOW), plan_of(FLOW, OTHER))
    assert (came.item, came.name, came.before.status) == ("P01-02", "b", None)
    assert steps(came) == [(Cause.PLAN, None, Status.NOT_DUE)]
    (went,) = told(plan_of(FLOW, OTHER), plan_of(FLOW))
    assert (went.item, went.name, went.after.status) == ("P01-02", "b", None)
    assert [step.reason for step in went.steps] == [""]


def test_dates_before_the_plan_are_its_first_and_those_after_it_are_days_like_others() -> None:
    plan = plan_of(FLOW)
    (story,) = told(plan, plan, days=("2023-12-31", "2024-05-31"))
    # December's figure was waited for until 10 January.
    assert steps(story) == [(Cause.TIME, Status.ON_TRACK, Status.NO_DATA)]
    assert told(plan, plan, days=("2022-12-31", "2023-01-01")) == []
    figures = read_rows(plan, *JUNE).actuals
    for day, judged in ((date(2024, 5, 31), date(2024, 5, 31)), (date(2022, 5, 31), date(2023, 1, 1))):
        found = impact(plan, plan, figures, figures, day)
        assert (found.before.as_of, found.after.as_of, found.shifts) == (judged, judged, [])


def test_the_impact_of_a_change_on_todays_standings() -> None:
    before, after = plan_of(FLOW, OTHER), plan_of(FLOW.replace("120", "240"), "{id: P01-03, name: c}")
    old, new = (read_rows(plan, *JUNE).actuals for plan in (before, after))
    shifts = impact(before, after, old, new, date(2023, 6, 30)).shifts
    assert [(s.item, s.name, s.before, s.after) for s in shifts] == [
        ("P01-01", "a", Status.ON_TRACK, Status.LAGGING),
        ("P01-03", "c", None, Status.NOT_DUE),
        ("P01-02", "b", Status.NOT_DUE, None),
    ]


@pytest.mark.parametrize(
    ("policy", "as_of", "end"),
    [
        ("", "2023-06-30", "2023-03-31"),
        ("", "2023-07-01", "2023-06-30"),
        ("", "2023-03-31", None),
        ("", "2023-04-01", "2023-03-31"),
        ("{reporting: {frequency: monthly}}", "2023-06-30", "2023-05-31"),
        ("{reporting: {frequency: monthly}}", "2023-02-01", "2023-01-31"),
        ("{reporting: {frequency: monthly}}", "2023-01-31", None),
        ("{reporting: {frequency: yearly}}", "2023-12-31", "2023-09-30"),
    ],
)
def test_the_last_period_end(policy: str, as_of: str, end: str | None) -> None:
    found = last_period_end(plan_of(FLOW, policy=policy), date.fromisoformat(as_of))
    assert found == (date.fromisoformat(end) if end else None)


def test_moves_are_the_items_whose_status_differs() -> None:
    plan = plan_of(FLOW, OTHER)
    before, after = judge(plan, "2023-06-30", *JUNE), judge(plan, "2023-10-11", *JUNE)
    (move,) = moves(before, after)
    assert (move.before.item.id, move.before.status, move.after.status) == ("P01-02", Status.NOT_DUE, Status.MISSED)
