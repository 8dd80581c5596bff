"""What changes do, each with a series worked out by hand."""

from decimal import Decimal

import pytest

from tests.helpers import HEAD, judge, make_plan
from xxtrack.assess.review.changes import diff
from xxtrack.model.change import Aspect, Change, Effect
from xxtrack.model.plan import Plan
from xxtrack.model.status import Status

WAIVER = "waiver: {owner: 某局, reason: 示例, until: 2023-06-30}"
STEPS = "due: 2023-12-31, pace: {steps: {2023-06-30"


def item(rest: str) -> str:
    return f"{{id: P01-01, name: a, {rest}}}"


def one_change(before: str, after: str, head: str = HEAD) -> Change:
    changes = diff(make_plan(item(before), head=head), make_plan(item(after), head=head)).changes
    assert len(changes) == 1
    return changes[0]


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ("target: ≥ 650 家", "target: ≥ 600 家", Effect.WEAKENED),
        ("target: ≥ 650 家", 'target: "> 650 家"', Effect.STRENGTHENED),
        ("target: ≥ 650 家", "target: = 650 家", Effect.STRENGTHENED),
        ("target: ≥ 650 家", "target: ≤ 650 家", Effect.MIXED),
        ("target: ≤ 20 家", "target: ≤ 21 家", Effect.WEAKENED),
        ("target: 2..3 %", "target: 2..4 %", Effect.WEAKENED),
        ("target: 2..3 %", "target: 1..2.5 %", Effect.MIXED),
        ("target: 7 ± 0.5 %", "target: 7 ± 0.4 %", Effect.STRENGTHENED),
        # The same quantity, but a bare figure of the next row would be another one.
        ("target: ≥ 20 公里", "target: ≥ 20000 米", Effect.MIXED),
        # How many points a total may be behind straight-line time, and a rate that is held below its target.
        (
            "target: ≥ 20 家, thresholds: {by: points, ahead: 5, lagging: 5}",
            "target: ≥ 20 家, thresholds: {by: points, ahead: 5, lagging: 10}",
            Effect.WEAKENED,
        ),
        (
            "target: ≥ 20 %, thresholds: {by: points, ahead: 5, lagging: 5}",
            "target: ≥ 20 %, thresholds: {by: points, ahead: 5, lagging: 10}",
            Effect.WEAKENED,
        ),
        ("target: ≥ 20 家, due: 2023-06-30", "target: ≥ 20 家, due: 2023-09-30", Effect.WEAKENED),
        # A rate that held in June has to hold in September too.
        ("target: ≥ 20 %, due: 2023-06-30", "target: ≥ 20 %, due: 2023-09-30", Effect.MIXED),
        ("due: 2023-09-30", "due: 2023-06-30", Effect.STRENGTHENED),
        ("due: 2023-09-30", "note: 不定期限", Effect.WEAKENED),
        ("due: 2023-09-30", "due: 2023-09-30, thresholds: {soon: 10}", Effect.WEAKENED),
        ("target: ≥ 20 家", "target: ≥ 20 家, pace: end", Effect.WEAKENED),
        # Less is expected at every date, but what was reached before the start no longer counts.
        ("target: ≥ 20 家", "target: ≥ 20 家, start: 2023-04-01", Effect.MIXED),
        ("target: ≥ 20 家", "target: ≥ 20 家, thresholds: {lagging: 0.95}", Effect.STRENGTHENED),
        ("target: ≥ 20 家", "target: ≥ 20 家, thresholds: {ahead: 1.5}", Effect.NEUTRAL),
        ("target: ≥ 20 %", f"target: ≥ 20 %, {WAIVER}", Effect.WEAKENED),
        ("target: ≥ 20 家", "target: ≥ 20 家, severity: {XX501: warning}", Effect.WEAKENED),
        ("target: ≥ 5 家, every: quarter", "target: ≥ 20 家", Effect.WEAKENED),
        # Five in each and five said of the whole met what was asked of each, and not what is asked of the whole.
        ("target: ≥ 5 家, each: 新城", "target: ≥ 10 家", Effect.MIXED),
        ("target: ≥ 9 家, quotas: {东: 4, 西: 5}", "target: ≥ 9 家, quotas: {东: 5, 西: 4}", Effect.MIXED),
        # What scopes without a quota reported counted for nothing, and now adds up to too little.
        ("target: ≥ 9 家, quotas: {东: 4, 西: 5}", "target: ≥ 9 家", Effect.MIXED),
        # Who reports nothing is noticed a month earlier, and who stops never again.
        ("target: ≥ 9 公里, frequency: monthly", "target: ≥ 9 公里", Effect.MIXED),
        ("target: ≥ 9 家", "target: ≥ 9 家, text: 九家, tags: [甲], note: 乙", Effect.NEUTRAL),
        ("target: ≥ 9 家, weight: 1", "target: ≥ 9 家, weight: 0.01", Effect.MIXED),
        ("target: ≥ 9 家", "due: 2023-12-31", Effect.MIXED),
        (
            "due: 2023-12-31, pace: {steps: {2023-06-30: 50}}",
            "due: 2023-12-31, pace: {steps: {2023-06-30: 45}}",
            Effect.WEAKENED,
        ),
        (
            "due: 2023-12-31, pace: {steps: {2023-06-30: 99}}",
            "due: 2023-12-31, pace: {steps: {2023-06-30: 100}}",
            Effect.STRENGTHENED,
        ),
    ],
)
def test_a_change_is_labelled_by_what_it_does_and_undoing_it_by_the_opposite(
    before: str, after: str, effect: Effect
) -> None:
    assert one_change(before, after).effect is effect
    assert one_change(after, before).effect is effect.mirrored


def test_an_item_that_would_begin_after_it_is_due_has_no_turns_and_is_compared_all_the_same() -> None:
    asked = "target: ≥ 50 亩, every: quarter, frequency: quarterly, due: 2023-03-31"
    later = f"{asked}, start: 2023-04-01, pace: {{steps: {{2023-03-31: 10, 2023-06-30: 50}}}}"
    assert one_change(asked, later).effect.softens


def test_the_witness_is_the_new_bound_on_the_last_day() -> None:
    witness = one_change("target: ≥ 650 家", "target: ≥ 600 家").judgement.weaker
    assert witness
    assert [(str(r.on), r.value) for r in witness.reports] == [("2023-12-31", Decimal(600))]
    assert (witness.before.status, witness.after.status) == (Status.MISSED, Status.ACHIEVED)


def test_the_witness_flips_when_it_is_reported() -> None:
    change = one_change("target: ≥ 650 家", "target: ≥ 600 家")
    assert change.judgement.weaker
    rows = [f"P01-01,{r.on},{r.value},,," for r in change.judgement.weaker.reports]
    day = change.judgement.weaker.as_of.isoformat()
    before, after = (judge(make_plan(item(f"target: ≥ {n} 家")), day, *rows).standings[0].status for n in (650, 600))
    assert (before, after) == (change.judgement.weaker.before.status, change.judgement.weaker.after.status)


def test_removing_weakens_and_adding_strengthens() -> None:
    both = make_plan(item("target: ≥ 9 家"), "{id: P01-02, name: b, due: 2023-06-30}")
    one = make_plan(item("target: ≥ 9 家"))
    gone, come = diff(both, one).changes[0], diff(one, both).changes[0]
    assert (gone.effect, gone.aspects) == (Effect.WEAKENED, (Aspect.REMOVED,))
    assert (come.effect, come.aspects) == (Effect.STRENGTHENED, (Aspect.ADDED,))
    assert gone.judgement.weaker
    assert gone.judgement.weaker.after.status is None


def test_moving_is_neutral_and_names_only_what_moved() -> None:
    rows = [f"{{id: P01-0{n}, name: n{n}, target: ≥ {n} 家}}" for n in range(1, 6)]
    moved = diff(make_plan(*rows), make_plan(rows[4], *rows[:4])).changes
    assert [(c.subject, c.effect, c.aspects) for c in moved] == [("P01-05", Effect.NEUTRAL, (Aspect.MOVED,))]


def test_writing_the_same_otherwise_is_no_change() -> None:
    assert (
        diff(make_plan(item("target: ≥ 650 家")), make_plan(item('target: ">=650家", due: 2023-12-31'))).changes == ()
    )


def rules(policy: str) -> Plan:
    head = HEAD.replace("groups:", f"policy: {policy}\ngroups:")
    return make_plan(item("target: ≥ 650 家"), "{id: P01-02, name: b, due: 2023-06-30}", head=head)


@pytest.mark.parametrize(
    ("before", "after", "subject", "effect"),
    [
        ("{}", "{ignore: [XX505]}", "policy.severity.XX505", Effect.WEAKENED),
        ("{}", "{thresholds: {lagging: 0.8}}", "policy.thresholds", Effect.WEAKENED),
        ("{}", "{reporting: {grace: 20}}", "policy.reporting", Effect.WEAKENED),
        ("{}", "{severity: {XX501: warning}}", "policy.severity.XX501", Effect.WEAKENED),
        (
            "{}",
            "{waivers: [{owner: 某局, reason: 示例, until: 2023-06-30, code: XX501}]}",
            "policy.waivers",
            Effect.WEAKENED,
        ),
        ("{severity: {XX504: info}}", "{severity: {XX504: error}}", "policy.severity.XX504", Effect.STRENGTHENED),
    ],
)
def test_a_changed_rule_is_one_change_of_its_own(before: str, after: str, subject: str, effect: Effect) -> None:
    for old, new, wanted in ((before, after, effect), (after, before, effect.mirrored)):
        changes = diff(rules(old), rules(new)).changes
        assert [(c.subject, c.effect, c.is_item) for c in changes] == [(subject, wanted, False)]


def test_a_group_that_loses_a_member_asks_less() -> None:
    whole = item("target: ≥ 5 家, each: 新城")
    smaller = HEAD.replace("[东新城, 西新城]", "[东新城]")
    change = diff(make_plan(whole), make_plan(whole, head=smaller)).changes[0]
    assert (change.subject, change.effect, change.affected) == ("groups.新城", Effect.WEAKENED, 1)
