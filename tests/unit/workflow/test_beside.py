"""Two sides of a change, of which the second is not read again where it is what the first is."""

from tests.property.gate_edits import edit
from xxtrack.load.actuals.read import load_actuals, read_alike
from xxtrack.workflow.case import Case, load_case

FIRST, COUNT = 3_000_000, 120


def _cases() -> list[tuple[Case, Case]]:
    return [one.cases for one in map(edit, range(FIRST, FIRST + COUNT)) if one]


def test_plans_that_read_rows_alike_do_so() -> None:
    alike = 0
    for before, after in _cases():
        if read_alike(before.plan, after.plan):
            found = [load_actuals(after.inputs.tables, case.plan) for case in (before, after)]
            assert found[0] == found[1]
            alike += before.plan != after.plan
    assert alike > COUNT // 5


def test_a_case_is_the_same_whatever_lies_beside_it() -> None:
    for before, after in _cases():
        day = after.as_of.isoformat()
        plain = after.inputs._replace(loaded=None)
        assert load_case(plain, day, beside=before) == load_case(plain, day)
