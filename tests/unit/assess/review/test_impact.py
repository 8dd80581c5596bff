"""What a change of the plan does to today's standings, told by judging again what it can touch and nothing else."""

from datetime import date

from tests.helpers import make_plan
from tests.property.gate_edits import edit
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.impact import impact
from xxtrack.load.actuals.read import load_actuals
from xxtrack.model.actuals import NO_ACTUALS

FIRST, COUNT = 2_000_000, 60


def test_what_is_not_judged_again_stands_as_it_would() -> None:
    judged = 0
    for one in filter(None, map(edit, range(FIRST, FIRST + COUNT))):
        before, after = one.cases
        by_old = load_actuals(after.inputs.tables, before.plan).actuals
        found = impact(before.plan, after.plan, by_old, after.actuals, after.as_of)
        assert found.after.standings == evaluate(after.plan, after.actuals, found.after.as_of, fully=False).standings
        judged += 1
    assert judged > COUNT // 2


def test_what_follows_a_changed_item_is_judged_again() -> None:
    figures = "{{id: P01-01, name: a, unit: {unit}}}"
    follower = "{id: P01-02, name: b, target: ≥ P01-01}"
    other = "{id: P01-03, name: c, target: ≥ 10 家}"
    before, after = (make_plan(figures.format(unit=unit), follower, other) for unit in ("元", "万元"))
    found = impact(before, after, NO_ACTUALS, NO_ACTUALS, date(2023, 6, 30))
    sides = zip(found.before.standings, found.after.standings, strict=True)
    assert [old.item.id for old, new in sides if old is new] == ["P01-03"]
