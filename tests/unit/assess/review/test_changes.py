"""What a change of the plan consists of: which keys, from what to what, where, and who is touched."""

from decimal import Decimal
from itertools import combinations, permutations

import pytest

from tests.helpers import HEAD, make_plan, read_rows
from xxtrack.assess.review.amendments import review_findings
from xxtrack.assess.review.changes import diff
from xxtrack.assess.review.history import entries
from xxtrack.load.plan.schema import ItemShape
from xxtrack.model.change import Aspect, Change, Effect
from xxtrack.model.finding import Where
from xxtrack.model.history import FigureKind, Version
from xxtrack.model.plan import Plan

FLOW = "{id: P01-01, name: a, target: ≥ 650 家}"
EACH = "{id: P01-02, name: b, target: ≥ 5 个, each: 新城}"


def changes(before: Plan, after: Plan) -> tuple[Change, ...]:
    return diff(before, after).changes


def fields(before: str, after: str) -> list[tuple[str, object, object]]:
    plans = (make_plan(f"{{id: P01-01, name: a, target: ≥ 40 %, {rest}}}") for rest in (before, after))
    (change,) = changes(*plans)
    return [(field.key, field.before, field.after) for field in change.fields]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("weight: 1", "weight: 2", ("weight", "1", "2")),
        ("binding: false", "binding: true", ("binding", "false", "true")),
        ("note: x", "lead: 某局", ("lead", None, "某局")),
        ("tags: [甲, 乙]", "tags: [甲, 丙]", ("tags", "甲、乙", "甲、丙")),
        ("support: [甲局]", "note: x", ("support", "甲局", None)),
        ("frequency: monthly", "frequency: quarterly", ("frequency", "monthly", "quarterly")),
        ("pace: end", "pace: hold", ("pace", "end", "hold")),
        (
            "thresholds: {lagging: 0.8}",
            "thresholds: {by: points, lagging: 5, ahead: 5}",
            (
                "thresholds",
                "by ratio, ahead 1.10, lagging 0.8, soon 30",
                "by points, ahead 5, lagging 5, soon 30",
            ),
        ),
        ("severity: {XX501: info}", "severity: {XX501: error}", ("severity", "XX501: info", "XX501: error")),
        ("due: 2023-06-30", "due: 2023-09-30", ("due", "2023-06-30", "2023-09-30")),
        (
            "waiver: {owner: 某局, reason: 示例, until: 2023-06-30}",
            "waiver: {owner: 某局, reason: 示例, until: 2023-09-30, code: XX501}",
            ("waiver", "某局 · 示例 · 2023-06-30", "某局 · 示例 · 2023-09-30 · XX501"),
        ),
        (
            "note: x",
            "amended: [{on: 2023-03-01, from: ≥ 45 %, to: ≥ 40 %, reason: 示例}]",
            ("amended", None, "2023-03-01 ≥ 45 % → ≥ 40 %"),
        ),
    ],
)
def test_a_key_is_shown_as_the_plan_writes_it(before: str, after: str, expected: tuple[str, str, str]) -> None:
    shown = [field for field in fields(before, after) if field[0] == expected[0]]
    assert shown == [expected]


def test_the_two_items_of_a_share_are_shown() -> None:
    rest = ["{id: P01-02, name: b, target: ≥ 1 家}", "{id: P01-03, name: c, target: ≥ 1 家}"]
    share = "{id: P01-01, name: a, target: ≥ 40 %, share_of: {part: P01-02, whole: P01-03}}"
    (change,) = changes(make_plan("{id: P01-01, name: a, target: ≥ 40 %}", *rest), make_plan(share, *rest))
    assert [(f.key, f.before, f.after) for f in change.fields] == [("share_of", None, "P01-02 / P01-03")]
    assert change.aspects == (Aspect.RETARGETED,)


def test_steps_and_quotas_are_shown_in_pairs() -> None:
    assert fields("pace: {steps: {2023-06-30: 20}}", "pace: {steps: {2023-06-30: 20, 2023-09-30: 30}}") == [
        ("pace", "2023-06-30: 20", "2023-06-30: 20, 2023-09-30: 30")
    ]
    assert fields("quotas: {东新城: 20, 西新城: 20}", "quotas: {东新城: 10, 西新城: 30}") == [
        ("quotas", "东新城: 20, 西新城: 20", "东新城: 10, 西新城: 30")
    ]


@pytest.mark.parametrize(
    ("old", "new", "subject", "line"),
    [
        ("title: 测试计划", "title: 新计划", "plan.title", 2),
        ("id: test", "id: other", "plan.id", 2),
        ("- title: 第一章", "- title: 首章", "chapters.1", 6),
        ("title: 第一点", "title: 首点", "points.1", 8),
        ("title: 测试计划,", "title: 测试计划, language: en,", "plan.language", 2),
    ],
)
def test_other_words_of_the_plan_bind_nobody(old: str, new: str, subject: str, line: int) -> None:
    (change,) = changes(make_plan(FLOW), make_plan(FLOW, head=HEAD.replace(old, new)))
    assert (change.subject, change.effect, change.aspects) == (subject, Effect.NEUTRAL, (Aspect.REWORDED,))
    assert (change.is_item, change.name) == (False, "")
    assert change.where.line == line
    assert change.before_at
    assert change.before_at.line == line


def test_what_the_words_were_and_are() -> None:
    (change,) = changes(make_plan(FLOW), make_plan(FLOW, head=HEAD.replace("第一点", "首点")))
    assert [(f.key, f.before, f.after) for f in change.fields] == [("points.1", "第一点", "首点")]


def test_a_point_that_is_new_has_no_place_in_the_old_plan_but_its_head() -> None:
    more = make_plan(FLOW, "{id: P01-02, name: b}\n  - {no: 2, title: 第二点, items: [{id: P02-01, name: c}]}")
    less = make_plan(FLOW, "{id: P01-02, name: b}")
    (words,) = (change for change in changes(less, more) if not change.is_item)
    assert (words.subject, [(f.before, f.after) for f in words.fields]) == ("points.2", [(None, "第二点")])
    assert words.before_at
    assert words.after_at
    assert (words.before_at.line, words.after_at.line) == (2, 13)
    (words,) = (change for change in changes(more, less) if not change.is_item)
    assert words.where.line == 2


def test_an_excuse_is_a_change_of_words() -> None:
    head = HEAD.replace("    items:\n", "    excused: [{text: 略, class: background}]\n    items:\n")
    (change,) = changes(make_plan(FLOW), make_plan(FLOW, head=head))
    assert [(f.key, f.before, f.after) for f in change.fields] == [("points.1.excused", None, "background: 略")]
    assert change.where.line == 8


def test_a_year_that_ends_later_is_a_change_of_the_plan_and_of_no_item() -> None:
    longer = HEAD.replace("end: 2023-12-31", "end: 2024-06-30")
    (change,) = changes(make_plan(FLOW), make_plan(FLOW, head=longer))
    # There is more time, and days after its end are days like others for the shorter one too.
    assert (change.subject, change.effect, change.affected) == ("plan", Effect.WEAKENED, 1)
    assert [(f.key, f.before, f.after) for f in change.fields] == [("end", "2023-12-31", "2024-06-30")]


def test_a_group_touches_only_the_items_that_are_for_each_of_it() -> None:
    smaller = HEAD.replace("[东新城, 西新城]", "[东新城]")
    (change,) = changes(make_plan(FLOW, EACH), make_plan(FLOW, EACH, head=smaller))
    assert (change.subject, change.affected) == ("groups.新城", 1)
    assert [(f.key, f.before, f.after) for f in change.fields] == [("members", "东新城、西新城", "东新城")]


@pytest.mark.parametrize(
    ("before", "after", "subject", "expected"),
    [
        ("{thresholds: {soon: 20}}", "{thresholds: {soon: 10}}", "policy.thresholds", [("soon", "20", "10")]),
        (
            "{reporting: {frequency: monthly}}",
            "{reporting: {frequency: quarterly, grace: 5}}",
            "policy.reporting",
            [("frequency", "monthly", "quarterly"), ("grace", "10", "5")],
        ),
        (
            "{}",
            "{waivers: [{owner: 某局, reason: 示例, until: 2023-06-30, code: XX501}]}",
            "policy.waivers",
            [("XX501", None, "某局 · 示例 · 2023-06-30")],
        ),
        ("{}", "{severity: {XX501: 'off'}}", "policy.severity.XX501", [("XX501", "error", "off")]),
        ("{}", "{ignore: [XX504]}", "policy.severity.XX504", [("XX504", "warning", "off")]),
    ],
)
def test_a_rule_shows_what_it_was_and_is(before: str, after: str, subject: str, expected: list[object]) -> None:
    plans = (make_plan(FLOW, head=HEAD.replace("groups:", f"policy: {policy}\ngroups:")) for policy in (before, after))
    (change,) = changes(*plans)
    assert (change.subject, change.is_item) == (subject, False)
    assert [(f.key, f.before, f.after) for f in change.fields] == expected
    assert change.where.line == 3


def test_a_second_waiver_of_a_rule_does_not_hide_behind_the_first() -> None:
    def waived(*waivers: str) -> Plan:
        return make_plan(FLOW, head=HEAD.replace("groups:", f"policy: {{waivers: [{', '.join(waivers)}]}}\ngroups:"))

    short = "{owner: 某局, reason: 示例, until: 2023-03-31, code: XX502}"
    long = "{owner: 某局, reason: 示例, until: 2023-12-31, code: XX502, decision: 会议纪要}"
    for both in ([short, long], [long, short]):
        for one, added in ((short, "2023-12-31 · 会议纪要"), (long, "2023-03-31")):
            (change,) = changes(waived(one), waived(*both))
            assert change.subject == "policy.waivers"
            assert added in str(change.fields[0].after)
            assert added not in str(change.fields[0].before)


def test_alike_items_are_all_counted_as_touched() -> None:
    head = HEAD.replace("groups:", "policy: {thresholds: {lagging: 0.5}}\ngroups:")
    same = FLOW.replace("01-01", "01-03").replace("name: a", "name: c").replace("650", "20")
    (change,) = changes(make_plan(FLOW, same), make_plan(FLOW, same, head=head))
    assert (change.effect, change.affected) == (Effect.WEAKENED, 2)


def test_a_rule_touches_only_the_items_it_matters_to() -> None:
    head = HEAD.replace("groups:", "policy: {thresholds: {lagging: 0.5}}\ngroups:")
    milestone = "{id: P01-02, name: b, due: 2023-06-30}"
    for items in ((FLOW, milestone), (milestone, FLOW)):
        (change,) = changes(make_plan(*items), make_plan(*items, head=head))
        assert (change.effect, change.affected) == (Effect.WEAKENED, 1)
        assert change.judgement.weaker
        assert change.judgement.weaker.item == "P01-01"


def test_of_equal_witnesses_the_first_speaks() -> None:
    head = HEAD.replace("groups:", "policy: {thresholds: {lagging: 0.5}}\ngroups:")
    second = "{id: P01-02, name: b, target: ≥ 20 亩, measure: flow}"
    for items in ((FLOW, second), (second, FLOW)):
        (change,) = changes(make_plan(*items), make_plan(*items, head=head))
        assert change.affected == 2
        assert change.judgement.weaker
        assert change.judgement.weaker.item == items[0][5:11]


def test_a_change_has_its_place_in_both_plans() -> None:
    before = make_plan("{id: P01-01, name: a, target: ≥ 650 家, note: x}")
    (change,) = changes(before, make_plan("{id: P01-01, name: ab, note: y, target: ≥ 600 家}"))
    # The key that is judged, wherever it stands: behind the name in the old line, behind the note in the new one.
    assert (change.before_at, change.after_at) == (Where("plan.yaml", 11, 37), Where("plan.yaml", 11, 47))
    assert change.aspects == (Aspect.RENAMED, Aspect.RETARGETED, Aspect.REWORDED)
    (renamed,) = changes(before, make_plan("{id: P01-01, name: ab, target: ≥ 650 家, note: x}"))
    assert (renamed.before_at, renamed.after_at) == (Where("plan.yaml", 11, 26), Where("plan.yaml", 11, 26))


def test_each_of_several_keys_is_judged_by_itself() -> None:
    (change,) = changes(make_plan(FLOW), make_plan("{id: P01-01, name: b, target: ≥ 600 家, due: 2023-09-30}"))
    effects = {field.key: field.judgement.effect if field.judgement else None for field in change.fields}
    assert effects == {"target": Effect.WEAKENED, "due": Effect.STRENGTHENED, "name": None}
    (single,) = changes(make_plan(FLOW), make_plan("{id: P01-01, name: b, target: ≥ 600 家}"))
    assert [field.judgement for field in single.fields] == [None, None]


def test_a_gain_finer_than_any_rounding_is_shown_by_the_figure_itself() -> None:
    old, new = "≥ 1.00000002 家", "≥ 1.00000001 家"
    (change,) = changes(make_plan(FLOW.replace("≥ 650 家", old)), make_plan(FLOW.replace("≥ 650 家", new)))
    assert change.effect is Effect.WEAKENED
    assert change.judgement.weaker
    (report,) = change.judgement.weaker.reports
    assert report.value is not None
    assert Decimal("1.00000001") <= report.value < Decimal("1.00000002")


def test_a_stricter_rule_needs_no_word_and_a_softer_one_does() -> None:
    head = HEAD.replace("groups:", "policy: {thresholds: {lagging: 0.5}}\ngroups:")
    plain, loose = make_plan(FLOW), make_plan(FLOW, head=head)
    assert list(review_findings(diff(loose, plain))) == []
    (finding,) = review_findings(diff(plain, loose))
    assert (finding.code, finding.message.key, dict(finding.message.args)) == (
        "XX613",
        "review.rule",
        {"subject": "policy.thresholds"},
    )
    assert finding.where.line == 3


def test_an_amendment_that_is_kept_is_not_forgotten() -> None:
    def amended(*entries: str) -> Plan:
        return make_plan(FLOW.replace("}", f", amended: [{', '.join(entries)}]}}"))

    first = "{on: 2023-05-01, from: ≥ 700 家, to: ≥ 650 家, reason: 示例}"
    second = "{on: 2023-06-01, from: ≥ 650 家, to: ≥ 640 家, reason: 示例}"
    found = list(review_findings(diff(amended(first, second), amended(second))))
    assert [(f.code, f.item, dict(f.message.args)) for f in found] == [
        ("XX615", "P01-01", {"before": "≥ 700 家", "after": "≥ 650 家"})
    ]


def test_a_commit_that_takes_a_figure_away_is_told() -> None:
    plan = make_plan(FLOW)
    (june,) = read_rows(plan, "P01-01,2023-06,60").actuals.series.values()
    (both,) = read_rows(plan, "P01-01,2023-06,65", "P01-01,2023-09,90").actuals.series.values()
    item = plan.items["P01-01"]

    def version(figures: object) -> Version:
        return Version("", None, "", "", plan, item, figures)  # type: ignore[arg-type]

    first, second, third, *rest = entries([version(june), version(both), version(june), version(june)])
    assert rest == [], "the last commit did nothing to the item"
    assert first.came is item
    assert [(f.kind, f.before, f.after) for f in first.figures] == [(FigureKind.NEW, None, june[0])]
    assert [(f.kind, f.before, f.after) for f in second.figures] == [
        (FigureKind.REVISED, june[0], both[0]),
        (FigureKind.NEW, None, both[1]),
    ]
    assert [(f.kind, f.before, f.after) for f in third.figures] == [
        (FigureKind.REVISED, both[0], june[0]),
        (FigureKind.GONE, both[1], None),
    ]


def test_a_commit_that_takes_a_figure_back_does_not_make_it_zero() -> None:
    """7, taken back, then 8; taken back in the commit in which it came; two stretches that end on one day."""
    plan, header = make_plan(FLOW), "id,period,value,reported,note,basis"
    came, back = "P01-01,2023-06,7,2023-07-01,,", "P01-01,2023-06,撤回,2023-07-02,示例,"
    again, stretches = "P01-01,2023-06,8,2023-07-03,,", ("P01-01,2023-06,1,,,period", "P01-01,2023Q2,4,,,period")

    def version(*rows: str) -> Version:
        figures = read_rows(plan, *rows, header=header).actuals.series.values()
        return Version("", None, "", "", plan, plan.items["P01-01"], tuple(o for known in figures for o in known))

    def said(*versions: Version) -> list[list[tuple[FigureKind, Decimal | None]]]:
        return [
            [(f.kind, (f.after or f.named).value) for f in entry.figures]
            for entry in entries([version(), *versions])
            if entry.figures
        ]

    assert said(version(came), version(came, back), version(came, back, again)) == [
        [(FigureKind.NEW, Decimal(7))],
        [(FigureKind.WITHDRAWN, None)],
        [(FigureKind.NEW, Decimal(8))],
    ]
    assert said(version(came, back), version(came, back)) == [[(FigureKind.WITHDRAWN, None)]]
    assert said(version(*stretches)) == [[(FigureKind.NEW, Decimal(4)), (FigureKind.NEW, Decimal(1))]]


def test_the_place_of_an_added_and_of_a_removed_item() -> None:
    both, one = make_plan(FLOW, EACH), make_plan(FLOW)
    (gone,), (come,) = changes(both, one), changes(one, both)
    place = Where("plan.yaml", 12, 12)
    assert (gone.before_at, gone.after_at, gone.name) == (place, None, "b")
    assert (come.before_at, come.after_at, come.name) == (None, place, "b")


def test_of_items_in_another_order_as_few_as_possible_are_said_to_have_moved() -> None:
    rows = [f"{{id: P01-0{n}, name: n{n}}}" for n in range(5)]
    before = make_plan(*rows)
    for order in permutations(range(5)):
        moved = [change.subject for change in changes(before, make_plan(*(rows[n] for n in order)))]
        # The most that keep their order, by trying every choice.
        choices = (chosen for size in range(6) for chosen in combinations(order, size) if sorted(chosen) == [*chosen])
        kept = max(len(chosen) for chosen in choices)
        assert len(moved) == 5 - kept, order
        rest = [n for n in order if f"P01-0{n}" not in moved]
        assert rest == sorted(rest), "what did not move is in order"


NULLABLE = {
    "target": ("frequency: quarterly", "≥ 650 家"),
    "measure": ("target: ≥ 5 家", "stock"),
    "better": ("target: 5 ± 1 %, measure: rate", "higher"),
    "over_time": ("target: ≥ 5 %, measure: rate", "mean"),
    "baseline": ("target: ≥ 5 家, measure: stock", "3"),
    "start": ("target: ≥ 5 家", "2023-02-01"),
    "due": ("target: ≥ 5 家", "2023-10-31"),
    "pace": ("target: ≥ 5 家", "end"),
    "every": ("target: ≥ 5 家", "quarter"),
    "roll_up": ("target: ≥ 5 家, measure: stock, quotas: {东: 2, 西: 3}", "mean"),
    "share_of": ("target: ≥ 5 %", "{part: P01-02, whole: P01-03}"),
    "part_of": ("target: ≥ 5 家", "P01-02"),
    "weight": ("target: ≥ 5 家", "2"),
    "frequency": ("target: ≥ 5 家", "monthly"),
    "thresholds": ("target: ≥ 5 家", "{lagging: 0.8}"),
    "waiver": ("target: ≥ 5 家", "{owner: 某局, reason: 示例, until: 2023-06-30}"),
}
"""The keys that may say null, each with what else the item needs and a value."""
OTHERS = ("{id: P01-02, name: b, target: ≥ 1 家}", "{id: P01-03, name: c, target: ≥ 2 家}")
QUARTERLY = HEAD.replace("groups:", "policy: {reporting: {frequency: quarterly}}\ngroups:")
OTHER_RULES = (
    QUARTERLY.replace("quarterly", "monthly"),
    QUARTERLY.replace("2023-12-31", "2023-11-30"),
    QUARTERLY.replace("start: 2023-01-01", "start: 2023-02-01"),
    QUARTERLY.replace("policy: {", "policy: {thresholds: {lagging: 0.8}, "),
)


def test_every_key_that_may_say_null_is_in_the_table() -> None:
    assert {name for name, key in ItemShape.fields.items() if key.default is None} == set(NULLABLE)


@pytest.mark.parametrize("key", NULLABLE)
def test_a_key_that_says_null_is_compared_as_one_that_is_not_there(key: str) -> None:
    others, value = NULLABLE[key]

    def plan(own: str, head: str = QUARTERLY) -> Plan:
        return make_plan(f"{{id: P01-01, name: a, {others}{own}}}", *OTHERS, head=head)

    valued, null, absent = plan(f", {key}: {value}"), plan(f", {key}: null"), plan("")
    assert changes(valued, null) == changes(valued, absent) != ()
    assert changes(null, valued) == changes(absent, valued) != ()
    assert changes(null, absent) == changes(absent, null) == ()
    for head in OTHER_RULES:
        assert diff(null, plan(f", {key}: null", head)) == diff(absent, plan("", head))
        assert diff(null, plan("", head)) == diff(absent, plan(f", {key}: null", head)) == diff(absent, plan("", head))


SETTINGS = {
    "policy: {thresholds: {by: points, ahead: 5, lagging: 5}}": (
        "policy: {thresholds: {by: null, ahead: null, lagging: null}}"
    ),
    "policy: {thresholds: {soon: 10}}": "policy: {thresholds: {soon: null}}",
    "policy: {reporting: {frequency: monthly}}": "policy: {reporting: {frequency: null}}",
    "policy: {closed: 2023-03-31}": "policy: {closed: null}",
    "policy: {gate: {max-lagging: 1, min-attainment: 80}}": "policy: {gate: {max-lagging: null, min-attainment: null}}",
    "policy: {escalation: {remind: 3, yellow: 4, days: 40, red: 5}}": (
        "policy: {escalation: {remind: null, yellow: null, days: null, red: null}}"
    ),
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_that_says_null_is_compared_as_one_that_is_not_there(setting: str) -> None:
    def plan(own: str) -> Plan:
        return make_plan(FLOW, EACH, head=HEAD.replace("groups:", f"{own}\ngroups:"))

    def said(before: Plan, after: Plan) -> list[tuple[object, ...]]:
        found = changes(before, after)
        return [(one.subject, one.aspects, one.fields, one.judgement, one.approved) for one in found]

    valued, null, absent = plan(setting), plan(SETTINGS[setting]), plan("")
    assert said(valued, null) == said(valued, absent) != []
    assert said(null, valued) == said(absent, valued) != []
    assert said(null, absent) == said(absent, null) == []
