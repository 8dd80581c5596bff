"""What a chart is drawn from: the figures, the curve that was expected, the target and the forecast."""

from datetime import date
from fractions import Fraction

from tests.helpers import stand
from xxtrack.assess.course import course_of, expected_curve
from xxtrack.model.course import Course

FLOW = "{id: P01-01, name: a, target: ≥ 120 家}"
RATE = "{id: P01-01, name: a, target: 3 ± 0.5 %}"
STEPS = "{id: P01-01, name: a, target: ≥ 90 家, measure: stock, pace: {steps: {2023-03-31: 30, 2023-09-30: 60}}}"
QUARTERLY = "{id: P01-01, name: a, target: ≥ 20 个, every: quarter}"
NEW_YEARS_EVE, YEAR_END = date(2022, 12, 31), date(2023, 12, 31)


def course(item: str, as_of: str, *rows: str) -> Course:
    found = course_of(stand(item, as_of, *rows))
    assert found
    return found


def test_a_count_runs_from_nothing_in_the_first_morning_to_its_target() -> None:
    found = course(FLOW, "2023-06-30", "P01-01,2023-03,15", "P01-01,2023-06,45")
    assert found == Course(
        start=date(2023, 1, 1),
        end=YEAR_END,
        unit="家",
        reported=((date(2023, 3, 31), Fraction(15)), (date(2023, 6, 30), Fraction(45))),
        expected=(((NEW_YEARS_EVE, Fraction(0)), (YEAR_END, Fraction(120))),),
        bounds=(Fraction(120),),
        # 45 in six months are 90 in twelve.
        forecast=(YEAR_END, Fraction(90)),
        from_zero=True,
    )


def test_a_rate_is_held_between_its_bounds_at_every_date() -> None:
    found = course(RATE, "2023-06-30", "P01-01,2023-06,3.1")
    assert [float(bound) for bound in found.bounds] == [2.5, 3.5]
    ((first, last),) = found.expected
    assert (first[0], last[0], first[1] == last[1], found.from_zero) == (NEW_YEARS_EVE, YEAR_END, True, False)


def test_steps_are_stairs_that_begin_with_the_first_of_them() -> None:
    found = course(STEPS, "2023-06-30", "P01-01,2023-06,40")
    march, september = date(2023, 3, 31), date(2023, 9, 30)
    steps = ((march, 30), (september, 30), (september, 60), (YEAR_END, 60), (YEAR_END, 90))
    assert found.expected == (tuple((on, Fraction(value)) for on, value in steps),)


def test_a_target_that_repeats_is_a_curve_for_each_turn_from_where_the_turn_begins() -> None:
    found = course(QUARTERLY, "2023-06-30", "P01-01,2023-03,20", "P01-01,2023-06,45")
    values = [[int(value) for _, value in piece] for piece in found.expected]
    # 45 at the end of June: 25 in that quarter. July begins at 45.
    assert values == [[0, 20], [20, 40], [45, 65], [65, 85]]
    assert [str(first[0]) for first, _ in found.expected] == ["2022-12-31", "2023-03-31", "2023-06-30", "2023-09-30"]
    assert (found.bounds, found.forecast) == ((), None)


def test_a_turn_that_fell_short_lies_below_its_curve_although_the_sum_does_not() -> None:
    item = "{id: P01-01, name: a, target: ≥ 10 个, every: quarter}"
    rows = ("P01-01,2023-03,11", "P01-01,2023-06,22", "P01-01,2023-09,31", "P01-01,2023-12,42")
    # 9 in the third quarter: 31 in sum, of 30 for three quarters, but 32 were needed after 22.
    assert [int(piece[-1][1]) for piece in course(item, "2023-12-31", *rows).expected] == [10, 21, 32, 41]
    assert expected_curve(stand(item, "2023-12-31", *rows)) == [10, 21, 32, 41]
    # Where June is missing, the second quarter goes on from what was due: 11 and 10 and 10.
    gap = (rows[0], rows[2])
    assert [int(piece[-1][1]) for piece in course(item, "2023-12-31", *gap).expected] == [10, 21, 31, 41]


def test_a_level_that_must_hold_each_quarter_does_not_add_up() -> None:
    item = "{id: P01-01, name: a, target: ≥ 6 %, every: quarter}"
    found = course(item, "2023-06-30", "P01-01,2023-03,6", "P01-01,2023-06,7")
    assert {int(value) for piece in found.expected for _, value in piece} == {6}
    assert expected_curve(stand(item, "2023-06-30", "P01-01,2023-03,6", "P01-01,2023-06,7")) == [6, 6]


def test_after_the_due_date_nothing_is_foreseen_and_the_chart_goes_on() -> None:
    early = FLOW.replace("}", ", due: 2023-06-30}")
    found = course(early, "2023-09-30", "P01-01,2023-06,100", "P01-01,2023-09,110")
    assert (found.end, found.forecast) == (date(2023, 9, 30), None)
    assert course(early, "2023-06-30", "P01-01,2023-03,30").end == date(2023, 6, 30)


def test_work_is_drawn_in_per_cent_without_a_curve() -> None:
    found = course("{id: P01-01, name: a, due: 2023-06-30}", "2023-06-30", "P01-01,2023-03,40", "P01-01,2023-05,推进中")
    assert (found.unit, found.expected, found.bounds) == ("%", (), ())
    assert found.reported == ((date(2023, 3, 31), Fraction(40)),)
    assert found.end == date(2023, 6, 30)
    assert course_of(stand(FLOW, "2023-06-30")) is None


def test_what_was_expected_at_each_figure() -> None:
    rows = ("P01-01,2023-03,20", "P01-01,2023-05,30", "P01-01,2023-06,45")
    assert expected_curve(stand(FLOW, "2023-06-30", *rows)) == [30, 50, 60]
    # A whole quarter of 20, then two thirds and all of the next.
    assert expected_curve(stand(QUARTERLY, "2023-06-30", *rows)) == [20, Fraction(100, 3), 40]
    assert expected_curve(stand("{id: P01-01, name: a}", "2023-06-30", "P01-01,2023-03,推进中")) == [None]
