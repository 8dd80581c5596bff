"""Charts: what is drawn, where, and that text in them stays text."""

from datetime import date
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from tests.helpers import judge, make_plan, stand
from xxtrack.assess.course import course_of
from xxtrack.model.course import Course, Mark
from xxtrack.model.status import Status
from xxtrack.render.charts.scale import fitted, ticks
from xxtrack.render.charts.svg import bar_svg, course_svg, spark_svg

LAST = date(2022, 12, 31)
Q1, Q2, Q3, Q4 = date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31)


def mark(on: date, value: int) -> Mark:
    return on, Fraction(value)


def drawn(item: str, *rows: str, as_of: str = "2023-06-30") -> Course:
    course = course_of(stand(item, as_of, *rows))
    assert course
    return course


def test_a_flow_starts_from_zero_and_leads_on() -> None:
    course = drawn("{id: P01-01, name: a, target: ≥ 100 家}", "P01-01,2023-03,20,,,", "P01-01,2023-06,40,,,")
    assert course.reported == (mark(Q1, 20), mark(Q2, 40))
    assert course.expected == ((mark(LAST, 0), mark(Q4, 100)),)
    assert course.bounds == (Fraction(100),)
    assert course.forecast == mark(Q4, 80)
    assert course.from_zero


def test_a_rate_is_expected_whole_from_the_start() -> None:
    course = drawn("{id: P01-01, name: a, target: ≥ 20 %}", "P01-01,2023-06,21,,,")
    assert course.expected == ((mark(LAST, 20), mark(Q4, 20)),)
    assert not course.from_zero


def test_steps_are_stairs() -> None:
    steps = "{steps: {2023-03-31: 50, 2023-06-30: 80, 2023-09-30: 100}}"
    item = f"{{id: P01-01, name: a, target: ≥ 100 %, measure: stock, due: 2023-09-30, pace: {steps}}}"
    course = drawn(item, "P01-01,2023-03,55,,,")
    assert course.expected == ((mark(Q1, 50), mark(Q2, 50), mark(Q2, 80), mark(Q3, 80), mark(Q3, 100)),)


def test_what_is_judged_when_due_has_a_target_and_no_curve() -> None:
    course = drawn("{id: P01-01, name: a, target: ≥ 100 平方公里, measure: stock}", "P01-01,2023-06,55,,,")
    assert course.expected == ()
    assert course.bounds == (Fraction(100),)


def test_a_target_that_repeats_begins_anew_where_its_turn_does() -> None:
    item = "{id: P01-01, name: a, target: ≥ 20 个, every: quarter}"
    course = drawn(item, "P01-01,2023-03,22,,,", "P01-01,2023-06,41,,,")
    assert course.expected == (
        (mark(LAST, 0), mark(Q1, 20)),
        (mark(Q1, 22), mark(Q2, 42)),
        (mark(Q2, 41), mark(Q3, 61)),
        (mark(Q3, 61), mark(Q4, 81)),
    )
    assert course.bounds == ()
    assert course.forecast is None


def test_a_scope_that_only_reports_has_no_curve() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 100 家}")
    rows = ["P01-01,2023-06,40,,,", "P01-01,2023-06,10,东新城,,"]
    part = judge(plan, "2023-06-30", *rows).standings[0].scopes[0]
    course = course_of(part)
    assert course
    assert (course.expected, course.bounds, course.unit) == ((), (), "家")


def test_without_figures_there_is_nothing_to_draw() -> None:
    assert course_of(stand("{id: P01-01, name: a, target: ≥ 100 家}", "2023-06-30")) is None
    assert course_of(stand("{id: P01-01, name: a, due: 2023-09-30}", "2023-06-30", "P01-01,2023-06,推进中,,,")) is None


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 100, [0, 25, 50, 75, 100]), (0, 1100, [0, 500, 1000]), (-3, 5, [-2, 0, 2, 4]), (18, 22, [18, 19, 20, 21, 22])],
)
def test_ticks_are_round(low: int, high: int, expected: list[int]) -> None:
    assert ticks(Fraction(low), Fraction(high)) == expected


def test_everything_lies_within_the_chart() -> None:
    course = drawn("{id: P01-01, name: a, target: ≥ 100 家}", "P01-01,2023-03,-20,,,", "P01-01,2023-06,250,,,")
    scale = fitted(course, (10, 110), (90, 5))
    for place in [*course.reported, *course.expected[0], mark(Q4, 100)]:
        x, y = scale.at(place)
        assert 10 <= x <= 110
        assert 5 <= y <= 90
    assert scale.at(mark(LAST, 0))[0] == 10
    assert scale.at(mark(Q4, 0))[0] == 110


def test_a_chart_of_its_own_is_a_whole_file_with_its_style() -> None:
    course = drawn("{id: P01-01, name: a, target: ≥ 100 <b>家</b>}", "P01-01,2023-06,40,,,")
    evil = "</title><script>x</script>"
    for svg in (course_svg(course, evil, "zh", own_style=True), spark_svg(course, evil)):
        root = ET.fromstring(svg)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root[0].text == evil
        assert not [e for e in root.iter() if e.tag.endswith("script")]
    assert "<style>" in course_svg(course, "t", "zh", own_style=True)
    assert "<style>" not in course_svg(course, "t", "zh")


def test_a_bar_is_cut_by_the_counts() -> None:
    root = ET.fromstring(bar_svg({Status.MISSED: 1, Status.LAGGING: 0, Status.ACHIEVED: 3}, "t"))
    assert [(e.get("class"), e.get("x"), e.get("width")) for e in root.iter("rect")] == [
        ("s-missed", "0.00%", "25.00%"),
        ("s-achieved", "25.00%", "75.00%"),
    ]
