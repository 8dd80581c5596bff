"""The statuses: their order, and the groups that each is in."""

from xxtrack.model.status import ARRIVED, ATTENTION, BEHIND, FINISHED, JUDGED, LATE, Status, worst


def test_the_worst_comes_first() -> None:
    assert [status.value for status in sorted(Status, key=lambda status: status.rank)] == [
        *("missed", "lagging", "no-data", "at-risk"),
        *("not-due", "on-track", "ahead", "achieved", "monitored"),
    ]
    assert [status.rank for status in Status] == list(range(9))


def test_a_status_is_found_by_its_word() -> None:
    assert Status("no-data") is Status.NO_DATA


def test_who_has_to_act_is_told_by_a_finding() -> None:
    assert {status.value: status.code for status in ATTENTION} == {
        "missed": "XX502",
        "lagging": "XX501",
        "no-data": "XX503",
        "at-risk": "XX505",
    }
    assert [status.gravity for status in Status] == [3, 2, 2, 1, 0, 0, 0, 0, 0]


def test_every_status_needs_somebody_or_is_where_it_should_be_or_is_not_judged() -> None:
    assert {*ATTENTION, *ARRIVED, Status.NOT_DUE, Status.MONITORED} == set(Status)
    assert not ARRIVED.intersection(ATTENTION)
    assert {*ATTENTION, *ARRIVED} == JUDGED
    assert {*LATE, *BEHIND} < {*ATTENTION}
    assert {Status.ACHIEVED, Status.MISSED} == {*FINISHED}


def test_the_worst_of_some() -> None:
    assert worst([Status.AHEAD, Status.NO_DATA, Status.AT_RISK]) is Status.NO_DATA
    assert worst([]) is None
