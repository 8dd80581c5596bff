"""Who has reported and who has not: one line for a unit."""

from tests.helpers import judge, make_plan
from xxtrack.assess.select import Selection
from xxtrack.model.due import BoardLine
from xxtrack.model.escalation import Level
from xxtrack.workflow.owed import Owed

ONE = "{id: P01-01, name: 甲, target: ≥ 100 家, frequency: quarterly, lead: 科创局}"
TWO = "{id: P01-02, name: 乙, target: ≥ 100 家, frequency: quarterly, lead: 科创局}"
EACH = "{id: P01-03, name: 丙, target: ≥ 4 个, each: 新城, frequency: quarterly}"
MILESTONE = "{id: P01-04, name: 丁, due: 2023-05-31, lead: 规划局}"
ROWS = ("P01-01,2023-03,25,,,", "P01-03,2023-06,2,东新城,,", "P01-03,2023-03,1,西新城,,")


def lines(as_of: str, *rows: str) -> tuple[BoardLine, ...]:
    return Owed(judge(make_plan(ONE, TWO, EACH, MILESTONE), as_of, *rows), 0, Selection()).board


def told(as_of: str, *rows: str) -> list[tuple[str, int, int, int, str, int]]:
    return [(n.unit, n.asked, n.reported, n.late, str(n.first_late or ""), n.milestones) for n in lines(as_of, *rows)]


def test_a_line_says_what_was_asked_what_came_and_what_is_late_since_when() -> None:
    # On 11 July the half-year figures are late by a day; TWO has not come since March, which was due on 10 April.
    assert told("2023-07-11", *ROWS) == [
        ("科创局", 2, 0, 2, "2023-04-10", 0),
        ("西新城", 1, 0, 1, "2023-07-10", 0),
        ("规划局", 0, 0, 0, "", 1),
        ("东新城", 1, 1, 0, "", 0),
    ]


def test_within_the_days_of_grace_a_figure_is_asked_for_and_not_late() -> None:
    assert told("2023-07-05", *ROWS) == [
        ("科创局", 2, 0, 1, "2023-04-10", 0),
        ("规划局", 0, 0, 0, "", 1),
        ("东新城", 1, 1, 0, "", 0),
        ("西新城", 1, 0, 0, "", 0),
    ]


def test_nothing_is_asked_before_the_first_period_is_over() -> None:
    assert told("2023-03-20") == []


def test_the_hardest_level_of_a_unit_stands_in_its_line() -> None:
    # TWO was late in April and in July: twice running.
    assert {line.unit: line.level for line in lines("2023-07-11", *ROWS)} == {
        "科创局": Level.YELLOW,
        "西新城": Level.BLUE,
        "规划局": Level.RED,
        "东新城": Level.NONE,
    }
