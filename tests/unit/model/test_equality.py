"""What does not count when two things of a plan or a table are compared: where in a file they stand."""

from datetime import date
from decimal import Decimal

import pytest

from tests.helpers import make_plan
from xxtrack.model.actuals import Observation, Subject
from xxtrack.model.finding import Where
from xxtrack.model.period import calendar_year
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.plan import Policy, Waiver

ITEM = make_plan("{id: P01-01, name: 新增企业, target: ≥ 5000 家}").items["P01-01"]
POINT = make_plan("{id: P01-01, name: 新增企业, target: ≥ 5000 家}").chapters[0].points[0]
WAIVER = Waiver("甲", "在建", date(2023, 6, 30))
SUBJECT = Subject("P01-01", parse_period("2023-06", calendar_year(2023)))
OBSERVATION = Observation(SUBJECT, Decimal(5))
THERE = Where("b.yaml", 9, 9, 9)


@pytest.mark.parametrize(
    ("one", "moved"),
    [
        (Where("a.yaml", 1, 2, 3), Where("a.yaml", 1, 2, 30)),
        (ITEM, ITEM._replace(where=THERE, places={"id": THERE})),
        (POINT, POINT._replace(where=THERE)),
        (WAIVER, WAIVER._replace(where=THERE, until_where=THERE)),
        (Policy(), Policy(places={("ignore",): THERE})),
        (ITEM.target, ITEM.target and ITEM.target._replace(text="不少于5000家")),
        (SUBJECT, SUBJECT._replace(file="b.csv", column=9)),
        (OBSERVATION, OBSERVATION._replace(subject=SUBJECT.at_column(9), line=9, length=9)),
    ],
)
def test_the_same_elsewhere_is_equal(one: object, moved: object) -> None:
    assert one == moved
    assert (one != moved) is False
    if not isinstance(one, type(ITEM) | type(POINT) | Policy):  # those hold mappings
        assert hash(one) == hash(moved)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Where("a.yaml", 1, 2), Where("a.yaml", 1, 3)),
        (ITEM, ITEM._replace(name="其他")),
        (WAIVER, WAIVER._replace(code="XX501")),
        (SUBJECT, SUBJECT._replace(note="备注")),
        (OBSERVATION, OBSERVATION._replace(reported=date(2023, 7, 1))),
        (SUBJECT, tuple(SUBJECT)),
    ],
)
def test_what_says_something_else_is_not(one: object, other: object) -> None:
    assert one != other
