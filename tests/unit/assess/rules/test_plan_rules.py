"""What makes no sense in a plan that can be read, and its nearest neighbour that does."""

import pytest

from tests.helpers import HEAD, plan_text, read_plan
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.model.message import Message, msg

WHOLE = "{id: P01-02, name: 企业, target: ≥ 100 家}"
PART = "{id: P01-03, name: 制造企业, target: ≥ 40 家}"


def found(*items: str, head: str = HEAD) -> list[tuple[str, str]]:
    """The code of each finding and what it says, as a key."""
    return [(code, message.key) for code, message in told(*items, head=head)]


def told(*items: str, head: str = HEAD) -> list[tuple[str, Message]]:
    plan = read_plan(plan_text(*items, head=head)).plan
    assert plan
    return [(finding.code, finding.message) for finding in check_sense(plan)]


@pytest.mark.parametrize(
    ("item", "key"),
    [
        # A rank begins at 1: better than first there is nothing, and any rank is at least 1.
        ("name: 全省排名, target: < 1 名, measure: stock", "doubt.rank-before-first"),
        ("name: 全省排名, target: ≤ 1 名, measure: stock", None),
        ("name: 全省排名, target: = 2 名, measure: stock", None),
        ("name: 全省排名, target: ≥ 3 名, measure: stock", "doubt.any-rank"),
        ("name: 全省排名, target: ≥ 3 名, measure: flow", None),
        # What accumulates from zero is never below it.
        ("name: 企业, target: < 0 家, measure: flow", "doubt.below-nothing"),
        ("name: 企业, target: = 0 家", None),
        ("name: 企业, target: ≥ 0 家", "doubt.nothing-will-do"),
        ("name: 企业, target: '> 0 家'", None),
        ("name: 存量, target: ≥ 0 家, measure: stock", None),
        # A part of a whole ends at 100 %.
        ("name: 覆盖率, target: ≥ 100 %", None),
        ("name: 覆盖率, target: ≥ 101 %", "doubt.share-above-all"),
        ("name: 覆盖率, target: ≥ 1001 ‰", "doubt.share-above-all"),
        ("name: 覆盖率, target: ≥ 1000 ‰", None),
        ("name: 覆盖率, target: ≥ 0 %", "doubt.any-share"),
        ("name: 覆盖率, target: ≤ 100 %", "doubt.any-share"),
        ("name: 覆盖率, target: ≤ 99 %", None),
        ("name: 覆盖率增幅, target: ≥ 101 %", None),
        ("name: 完成率, target: ≥ 101 %", None),
        ("name: Share of homes insulated, target: ≥ 101 %", "doubt.share-above-all"),
        ("name: Occupancy, target: ≥ 0 %", "doubt.any-share"),
        ("name: Growth of the share of homes insulated, target: ≥ 101 %", None),
        ("name: National ranking, target: ≥ 3 places, measure: stock", "doubt.any-rank"),
        ("name: Franking machines, target: ≥ 3 places, measure: stock", None),
        # A share does not accumulate, a rate is not counted in pieces.
        ("name: 使用率, target: ≥ 80 %, measure: flow", "doubt.flow-of-per-cent"),
        ("name: 使用率, target: ≥ 80 %, measure: stock", None),
        ("name: 企业, target: ≥ 80 家, measure: rate", "doubt.rate-of-pieces"),
        ("name: 企业, target: ≥ 80 万元, measure: rate", "doubt.rate-of-pieces"),
        ("name: 企业, target: ≥ 80 人次, measure: rate", "doubt.rate-of-pieces"),
        ("name: 岗位, target: ≥ 80 名, measure: rate", "doubt.rate-of-pieces"),
        ("name: 单产, target: ≥ 80 元/吨, measure: rate", None),
        # A shape needs a start to unfold from.
        ("name: 存量, target: ≥ 80 家, measure: stock, profile: [25, 50, 75, 100]", "sense.profile-without-start"),
        ("name: 存量, target: ≥ 80 家, measure: stock, baseline: 5, profile: [25, 50, 75, 100]", None),
        ("name: 企业, target: ≥ 80 家, profile: [25, 50, 75, 100]", None),
        ("name: 企业, target: ≥ 80 家, each: 新城, quotas: {东新城: 40, 西新城: 40}", "sense.each-and-quotas"),
        ("name: 建成, due: 2023-06-30, baseline: 5", "sense.key-needs-target"),
        ("name: 建成, due: 2023-06-30, pace: linear", "sense.pace-without-target"),
        ("name: 企业, target: ≥ 80 家, severity: {XX999: error}", "policy.unknown-rule"),
        ("name: 企业, target: ≥ 80 家, severity: {XX205: info}", "policy.fixed-rule"),
        ("name: 企业, target: ≥ 80 家, severity: {XX5: info}", None),
        ("name: 企业, target: ≥ 80 家, severity: {XX: info}", "policy.unknown-rule"),
    ],
)
def test_an_item_by_itself(item: str, key: str | None) -> None:
    assert [said for _, said in found(f"{{id: P01-01, {item}}}")] == ([key] if key else [])


def share(target: str = "≥ 40 %", part: str = "P01-03", whole: str = "P01-02") -> str:
    return f"{{id: P01-01, name: 占比, target: {target}, share_of: {{part: {part}, whole: {whole}}}}}"


@pytest.mark.parametrize(
    ("items", "keys"),
    [
        ([share(), WHOLE, PART], []),
        ([share(part="P01-02"), WHOLE], []),
        ([share(part="P01-09"), WHOLE], ["lint.share-unknown"]),
        ([share(whole="P01-09"), PART], ["lint.share-unknown"]),
        ([share(), WHOLE, "{id: P01-03, name: 建成, due: 2023-06-30}"], ["lint.share-target"]),
        ([share(target="≥ 40 家"), WHOLE, PART], ["lint.share-unit"]),
        ([share(part="P01-01"), WHOLE], ["lint.share-circle"]),
        ([share(), WHOLE, "{id: P01-03, name: 投资, target: ≥ 40 亿元}"], ["lint.share-parts"]),
        # Each of two is a part of the other; both are told.
        (
            [
                share(),
                WHOLE,
                "{id: P01-03, name: 比重, target: ≥ 40 %, share_of: {part: P01-01, whole: P01-01}}",
            ],
            ["lint.share-circle", "lint.share-circle"],
        ),
    ],
)
def test_a_share_of_two_items(items: list[str], keys: list[str]) -> None:
    assert found(*items) == [("XX340", key) for key in keys]


def test_a_share_of_shares_of_shares_has_an_end() -> None:
    chain = [
        f"{{id: P01-{n:02}, name: {n}, target: ≥ 1 %, share_of: {{part: P01-{n + 1:02}, whole: P01-{n + 1:02}}}}}"
        for n in range(1, 15)
    ]
    assert told(*chain, "{id: P01-15, name: 15, target: ≥ 1 %}") == [
        ("XX340", msg("lint.share-links", most=12)),
        ("XX340", msg("lint.share-links", most=12)),
    ]


def test_a_share_names_what_is_wrong_with_it() -> None:
    milestone = "{id: P01-03, name: 建成, due: 2023-06-30}"
    assert dict(told(share(), WHOLE, milestone)[0][1].args) == {"id": "P01-03"}
    assert dict(told(share(target="≥ 40 家"), WHOLE, PART)[0][1].args) == {"unit": "家"}
    money = "{id: P01-03, name: 投资, target: ≥ 40 亿元}"
    assert dict(told(share(), WHOLE, money)[0][1].args) == {"part": "亿元", "whole": "家"}


def test_parts_of_one_another_go_round_and_a_part_of_a_circle_does_not() -> None:
    circle = ["{id: P01-01, name: 甲, due: 2023-06-30, part_of: P01-02}", WHOLE[:-1] + ", part_of: P01-01}"]
    outside = "{id: P01-03, name: 丙, due: 2023-06-30, part_of: P01-01}"
    assert found(*circle) == [("XX304", "sense.part-of-circle")] * 2
    # What hangs on a circle has no whole either, and the walk along it ends.
    assert found(*circle, outside) == [("XX304", "sense.part-of-circle")] * 3
    assert found(WHOLE, "{id: P01-03, name: 丙, due: 2023-06-30, part_of: P01-02}") == []


@pytest.mark.parametrize(
    ("keys", "found_keys"),
    [
        ("start: 2023-01-01, due: 2023-12-31", []),
        ("start: 2022-12-31, due: 2023-12-31", ["sense.date-outside"]),
        ("due: 2022-12-31", ["sense.date-outside"]),
        ("start: 2023-01-01, due: 2024-06-30", []),
        ("start: 2024-01-01, due: 2024-06-30", ["sense.date-outside"]),
        ("start: 2023-01-01, due: 2033-12-31", []),
        ("start: 2023-01-01, due: 2034-01-01", ["sense.date-outside"]),
        ("start: 2023-06-30, due: 2023-06-30", []),
        ("due: 2023-06-30, pace: {steps: {2023-06-30: 50}}", []),
        ("due: 2023-06-30, pace: {steps: {2023-07-01: 50}}", ["sense.step-outside"]),
        ("start: 2023-03-01, due: 2023-06-30, pace: {steps: {2023-03-01: 50}}", []),
        ("start: 2023-03-01, due: 2023-06-30, pace: {steps: {2023-02-28: 50}}", ["sense.step-outside"]),
    ],
)
def test_dates_lie_within(keys: str, found_keys: list[str]) -> None:
    assert [key for _, key in found(f"{{id: P01-01, name: 建成, {keys}}}")] == found_keys


def dated(n: int, due: str = "2023-12-31", rest: str = "") -> str:
    return f"{{id: P01-{n:02}, name: 任务{n}, due: {due}{rest}}}"


def test_five_dates_in_the_last_month_show_nothing_before_it_is_too_late() -> None:
    late = [("XX315", "doubt.all-at-the-end")]
    assert found(*(dated(n) for n in range(1, 6))) == late
    assert found(*(dated(n, due="2023-12-01") for n in range(1, 6))) == late
    assert found(*(dated(n) for n in range(1, 5))) == []
    assert found(*(dated(n) for n in range(1, 6)), dated(6, due="2023-11-30")) == []
    stepped = dated(6, rest=", pace: {steps: {2023-06-30: 50}}")
    assert found(*(dated(n) for n in range(1, 6)), stepped) == []


def test_quotas_add_up_to_the_target() -> None:
    def quotas(east: object, west: object, target: str = "≥ 650 家") -> list[tuple[str, str]]:
        return found(f"{{id: P01-01, name: 企业, target: {target}, quotas: {{东新城: {east}, 西新城: {west}}}}}")

    assert quotas(400, 250) == []
    assert quotas(400, 251) == []
    assert [code for code, _ in quotas(400, 249)] == ["XX318"]


def test_an_unknown_group_is_told_with_those_there_are() -> None:
    head = HEAD.replace("[东新城, 西新城]", "[东新城, 西新城]\n  园区: [甲园]")
    (code, message), *rest = told("{id: P01-01, name: 场景, target: ≥ 5 个, each: 新区}", head=head)
    assert rest == []
    assert (code, message.key, dict(message.args)) == (
        "XX307",
        "sense.unknown-group",
        {"group": "新区", "known": ("新城", "园区")},
    )


def test_an_alias_that_another_item_has_is_told_and_its_own_name_is_not() -> None:
    items = ("{id: P01-01, name: 甲, aliases: [甲, 丙]}", "{id: P01-02, name: 乙, aliases: [丙, 甲]}")
    found = [(code, *dict(message.args).values()) for code, message in told(*items)]
    assert found == [("XX321", "丙", "P01-01", "丙"), ("XX321", "甲", "P01-01", "甲")]


@pytest.mark.parametrize(
    ("policy", "keys"),
    [
        ("{select: [XX5]}", []),
        # To ask for what cannot be left out anyway changes nothing; to leave it out cannot be had.
        ("{select: [XX205]}", []),
        ("{ignore: [XX205]}", ["policy.fixed-rule"]),
        ("{severity: {XX1: info}}", ["policy.fixed-rule"]),
        ("{ignore: [nothing]}", ["policy.unknown-rule"]),
        ("{select: [lagging, nothing]}", ["policy.unknown-rule"]),
        ("{waivers: [{owner: a, reason: b, until: 2023-06-30, code: XX205}]}", ["policy.fixed-rule"]),
        ("{waivers: [{owner: a, reason: b, until: 2023-06-30, code: XX999}]}", ["policy.unknown-rule"]),
        ("{waivers: [{owner: a, reason: b, until: 2023-06-30, code: XX5}]}", []),
    ],
)
def test_the_rules_that_a_policy_names(policy: str, keys: list[str]) -> None:
    head = HEAD.replace("groups:", f"policy: {policy}\ngroups:")
    assert [key for _, key in found(WHOLE, head=head)] == keys
