"""How hard an item is chased: each level worked out by hand from rows and the days they were reported."""

import pytest

from tests.helpers import HEAD, judge, make_plan
from xxtrack.assess.escalation import escalations
from xxtrack.model.escalation import Escalation, EscalationRules, Level

QUARTERLY = "{id: P01-01, name: 甲, target: ≥ 100 家, frequency: quarterly}"
MONTHLY = QUARTERLY.replace("quarterly", "monthly")


def chased(item: str, as_of: str, *rows: str, rules: str = "{}") -> Escalation:
    head = HEAD.replace("groups:", f"policy: {{escalation: {rules}}}\ngroups:")
    return escalations(judge(make_plan(item, head=head), as_of, *rows))["P01-01", ""]


def level(item: str, as_of: str, *rows: str, rules: str = "{}") -> Level:
    return chased(item, as_of, *rows, rules=rules).level


def test_a_report_due_within_ten_days_is_called_to_mind() -> None:
    # The figure of the first quarter is due on 10 April.
    assert level(QUARTERLY, "2023-03-30") is Level.NONE
    assert level(QUARTERLY, "2023-03-31") is Level.REMINDER
    assert level(QUARTERLY, "2023-04-10") is Level.REMINDER


def test_late_once_is_blue_and_after_thirty_days_yellow() -> None:
    assert level(QUARTERLY, "2023-04-11") is Level.BLUE
    # 10 April and 29 days is 9 May; and 30 days is 10 May.
    assert level(QUARTERLY, "2023-05-09") is Level.BLUE
    assert level(QUARTERLY, "2023-05-10") is Level.YELLOW


def test_late_two_and_three_times_running_is_yellow_and_red() -> None:
    # Monthly figures, January's with February's: due on 10 March, 10 April, 10 May.
    rules = "{days: 365}"
    assert level(MONTHLY, "2023-03-11", rules=rules) is Level.BLUE
    assert level(MONTHLY, "2023-04-11", rules=rules) is Level.YELLOW
    assert level(MONTHLY, "2023-05-11", rules=rules) is Level.RED
    assert [str(end) for end in chased(MONTHLY, "2023-05-11").periods] == ["2023-02-28", "2023-03-31", "2023-04-30"]


def test_behind_counts_as_late_does() -> None:
    # Expected is 25, 50 and 75; 20, 40 and 60 are four fifths of it, below nine tenths.
    rows = ("P01-01,2023-03,20,,2023-04-05,", "P01-01,2023-06,40,,2023-07-05,", "P01-01,2023-09,60,,2023-10-05,")
    assert level(QUARTERLY, "2023-04-11", rows[0]) is Level.BLUE
    assert level(QUARTERLY, "2023-07-11", *rows[:2]) is Level.YELLOW
    assert level(QUARTERLY, "2023-10-11", *rows) is Level.RED


def test_a_good_figure_ends_the_chase_and_the_next_bad_one_begins_it_anew() -> None:
    good = ("P01-01,2023-03,20,,2023-04-05,", "P01-01,2023-06,60,,2023-07-05,")
    assert level(QUARTERLY, "2023-07-11", *good) is Level.NONE
    again = (*good, "P01-01,2023-09,60,,2023-10-05,")
    assert level(QUARTERLY, "2023-10-11", *again) is Level.BLUE


def test_a_figure_sent_late_does_not_undo_that_it_was_late() -> None:
    # March's 30 came on 20 April, ten days late; June's 40 is behind: twice running, where in time it would be once.
    late = ("P01-01,2023-03,30,,2023-04-20,", "P01-01,2023-06,40,,2023-07-05,")
    assert level(QUARTERLY, "2023-07-11", *late) is Level.YELLOW
    in_time = ("P01-01,2023-03,30,,2023-04-05,", late[1])
    assert level(QUARTERLY, "2023-07-11", *in_time) is Level.BLUE
    # While the last figure stands well nobody chases.
    assert level(QUARTERLY, "2023-04-21", late[0]) is Level.NONE


def test_a_missed_item_is_red_at_once() -> None:
    milestone = "{id: P01-01, name: 甲, due: 2023-06-30}"
    assert level(milestone, "2023-06-25") is Level.REMINDER
    assert level(milestone, "2023-07-15") is Level.RED
    assert level(milestone, "2023-07-15", "P01-01,2023-06,已完成,,,") is Level.NONE


@pytest.mark.parametrize(("yellow", "red", "expected"), [(2, 3, Level.RED), (3, 4, Level.YELLOW), (4, 5, Level.BLUE)])
def test_the_plan_says_where_levels_begin(yellow: int, red: int, expected: Level) -> None:
    rules = f"{{yellow: {yellow}, red: {red}, days: 365}}"
    assert level(MONTHLY, "2023-05-11", rules=rules) is expected


def test_the_plan_says_how_many_days_are_yellow_and_how_early_is_soon() -> None:
    # Late since 10 April, for 15 days on the 25th.
    assert level(QUARTERLY, "2023-04-25") is Level.BLUE
    assert level(QUARTERLY, "2023-04-25", rules="{days: 15}") is Level.YELLOW
    assert level(QUARTERLY, "2023-03-31", rules="{remind: 9}") is Level.NONE
    assert level(QUARTERLY, "2023-04-01", rules="{remind: 9}") is Level.REMINDER


def test_what_is_not_written_is_as_the_defaults_say() -> None:
    assert make_plan(QUARTERLY).policy.escalation == EscalationRules(remind=10, yellow=2, days=30, red=3)


def test_each_scope_is_chased_by_itself_and_the_item_as_its_hardest() -> None:
    plan = make_plan("{id: P01-01, name: 甲, target: ≥ 4 个, each: 新城, frequency: quarterly}", head=HEAD)
    found = escalations(judge(plan, "2023-07-11", "P01-01,2023-03,1,西新城,,"))
    assert {scope: one.level for (_, scope), one in found.items()} == {
        "东新城": Level.YELLOW,
        "西新城": Level.BLUE,
        "": Level.YELLOW,
    }
