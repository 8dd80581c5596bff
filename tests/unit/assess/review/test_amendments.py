"""A softened item needs a true record, and the original stays visible."""

from textwrap import indent

import pytest

from tests.helpers import HEAD, make_plan, read_plan
from xxtrack.assess.review.amendments import review_findings
from xxtrack.assess.review.changes import diff
from xxtrack.model.original import original_due, original_target
from xxtrack.wording import Lang
from xxtrack.wording.pages import rule_page

OLD = "{id: P01-01, name: a, target: ≥ 650 家, due: 2023-09-30}"


def entry(before: str, after: str) -> str:
    return f"{{on: 2023-07-01, from: {before}, to: {after}, reason: 示例}}"


def new(rest: str, *entries: str) -> str:
    return f"{{id: P01-01, name: a, {rest}, amended: [{', '.join(entries)}]}}"


@pytest.mark.parametrize(
    ("after", "codes"),
    [
        (new("target: ≥ 600 家, due: 2023-09-30"), ["XX611"]),
        (new("target: ≥ 600 家, due: 2023-09-30", entry("≥ 650 家", "≥ 600 家")), []),
        (new("target: ≥ 600 家, due: 2023-09-30", entry("不少于650家", '">=600家"')), []),
        (new("target: ≥ 600 家, due: 2023-09-30", entry("≥ 640 家", "≥ 600 家")), ["XX611", "XX614"]),
        (new("target: ≥ 600 家, due: 2023-09-30", entry("≥ 650 家", "≥ 620 家")), ["XX611", "XX614"]),
        (new("target: ≥ 650 家, due: 2023-10-31", entry("2023-09-30", "2023-10-31")), []),
        (new("target: ≥ 600 家, due: 2023-10-31", entry("2023-09-30", "2023-10-31")), ["XX611"]),
        (
            new("target: ≥ 600 家, due: 2023-10-31", entry("2023-09-30", "2023-10-31"), entry("≥ 650 家", "≥ 600 家")),
            [],
        ),
        (new("target: ≥ 700 家, due: 2023-09-30"), []),
        ("{id: P01-02, name: b, target: ≥ 650 家}", ["XX612"]),
        (
            OLD[:-1] + ", waiver: {owner: 某局, reason: 示例, until: 2023-08-31}}",
            [],
        ),
    ],
)
def test_what_the_gate_objects_to(after: str, codes: list[str]) -> None:
    found = review_findings(diff(make_plan(OLD), make_plan(after)))
    assert sorted(finding.code for finding in found) == codes


def test_the_words_of_an_entry_are_those_of_the_plan_but_for_spaces() -> None:
    def quotas(east: int, *entries: str) -> str:
        amended = f", amended: [{', '.join(entries)}]" if entries else ""
        return f"{{id: P01-01, name: a, target: ≥ 600 家, quotas: {{东新城: {east}, 西新城: 300}}{amended}}}"

    said = entry("'东新城: 300, 西新城: 300'", "'东新城: 250,西新城: 300'")
    assert list(review_findings(diff(make_plan(quotas(300)), make_plan(quotas(250, said))))) == []
    other = entry("'东新城: 300, 西新城: 300'", "'东新城: 240, 西新城: 300'")
    found = review_findings(diff(make_plan(quotas(300)), make_plan(quotas(250, other))))
    assert sorted(finding.code for finding in found) == ["XX611", "XX614"]


@pytest.mark.parametrize(("lang", "target"), [("zh", "≥ 650 家"), ("en", "≥ 650 homes")])
def test_the_example_of_the_rule_is_true(lang: Lang, target: str) -> None:
    old = make_plan(f"{{id: P01-01, name: a, target: {target}}}")
    page = rule_page("XX611")
    bad, good = (read_plan(HEAD + indent(example[lang], "    ")).plan for example in (page.bad, page.good))
    assert bad
    assert good
    assert [f.code for f in review_findings(diff(old, bad))] == ["XX611"]
    assert list(review_findings(diff(old, good))) == []


def test_the_record_of_an_amendment_may_not_vanish() -> None:
    amended = new("target: ≥ 600 家", entry("≥ 650 家", "≥ 600 家"))
    bare = "{id: P01-01, name: a, target: ≥ 600 家}"
    assert [f.code for f in review_findings(diff(make_plan(amended), make_plan(bare)))] == ["XX615"]


def test_a_softened_rule_is_found() -> None:
    loose = HEAD.replace("groups:", "policy: {thresholds: {lagging: 0.5}}\ngroups:")
    found = list(review_findings(diff(make_plan(OLD), make_plan(OLD, head=loose))))
    assert [(f.code, f.where.line) for f in found] == [("XX613", 3)]


def test_the_original_is_that_of_the_first_entry() -> None:
    plan = make_plan(
        new(
            "target: ≥ 550 家, due: 2023-10-31",
            "{on: 2023-08-01, from: ≥ 600 家, to: ≥ 550 家, reason: 示例}",
            entry("≥ 650 家", "≥ 600 家"),
            entry("2023-09-30", "2023-10-31"),
        )
    )
    item = plan.items["P01-01"]
    assert (original_target(item), original_due(item)) == ("≥ 650 家", "2023-09-30")
