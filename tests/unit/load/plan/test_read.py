"""Plans with faults: each is found, where it stands, and hides nothing else."""

from pathlib import Path

import pytest

from tests.helpers import HEAD, make_plan, places, plan_text, read_plan
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.load.plan.ids import item_ids
from xxtrack.load.source import Source
from xxtrack.model.finding import in_order

GOOD = "{id: P01-01, name: a, target: ≥ 1 家}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("XX106", 0, 0)]),
        ("# only a comment\n", [("XX106", 0, 0)]),
        ("version: 1\n\tplan: 2\n", [("XX103", 2, 1)]),
        ("a: [1, 2\nb: 3\n", [("XX103", 2, 2)]),
        ("target: > 70 %\n  x\n", [("XX103", 1, 11)]),
        (
            "a: 1\nb: 2\na: 3\nversion: 1\n",
            [("XX202", 1, 1), ("XX202", 1, 1), ("XX201", 1, 1), ("XX201", 2, 1), ("XX104", 3, 1)],
        ),
        ("- 1\n- 2\n", [("XX203", 1, 1)]),
        ("just words\n", [("XX203", 1, 1)]),
        ("a: \x07\n", [("XX102", 1, 4)]),
    ],
)
def test_files_that_are_no_plan(text: str, expected: list[tuple[str, int, int]]) -> None:
    loaded = read_plan(text)
    assert loaded.plan is None
    assert sorted(places(loaded.findings)) == sorted(expected)


def test_bytes_that_are_not_utf8_are_refused_with_their_place() -> None:
    from xxtrack.load.plan.read import load_plan

    loaded = load_plan(Source("p.yaml", "version: 1\n标题: x\n".encode("gb18030")))
    assert places(loaded.findings) == [("XX102", 2, 1)]


@pytest.mark.parametrize(
    ("item", "code", "column"),
    [
        ("{id: P01-02, name: b, targt: ≥ 1 家}", "XX201", 29),
        ("{name: b, target: ≥ 1 家}", "XX202", 7),
        ("{id: P01-02, target: ≥ 1 家}", "XX202", 7),
        ("{id: P1-2, name: b}", "XX207", 12),
        ("{id: P01-02, name: b, target: 650 家}", "XX205", 37),
        ("{id: P01-02, name: b, target: 7%左右}", "XX205", 37),
        ("{id: P01-02, name: b, due: 2023-13-01}", "XX206", 34),
        ("{id: P01-02, name: b, due: 2023-02-30}", "XX206", 34),
        ("{id: P01-02, name: b, due: 20231301}", "XX206", 34),
        ("{id: P01-02, name: b, measure: flw, target: ≥ 1 家}", "XX204", 38),
        ("{id: P01-02, name: b, tags: {a: b}}", "XX203", 35),
        ("{id: P01-02, name: [b]}", "XX203", 26),
        ("{id: P01-02, name: ''}", "XX204", 26),
        ("{id: P01-02, name: b, baseline: 1e3, target: ≥ 1 家}", "XX203", 39),
        ("{id: P01-02, name: b, binding: yes}", "XX203", 38),
        ("{id: P01-02, name: &x b}", "XX105", 26),
        ("{id: P01-02, name: !!python/object:os.system b}", "XX105", 26),
        ("{id: P01-02, name: b, name: c}", "XX104", 29),
        ("{id: P01-02, name: b, <<: {due: 2023-06-30}}", "XX105", 29),
        ("{id: P01-02, name: b, [1, 2]: c}", "XX105", 29),
        ("just text", "XX203", 7),
    ],
)
def test_a_bad_item_is_found_and_hides_no_other(item: str, code: str, column: int) -> None:
    loaded = read_plan(plan_text(GOOD, item, GOOD.replace("01-01", "01-03")))
    assert places(loaded.findings) == [(code, 12, column)]
    assert loaded.plan
    kept = set(loaded.plan.items)
    assert {"P01-01", "P01-03"} <= kept
    assert loaded.refused == (0 if "P01-02" in kept else 1)


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "key", "hint"),
    [
        (HEAD + "---\nversion: 1\n", "XX105", 11, 1, "yaml.second-document", None),
        (plan_text("{id: P01-01, name: a, &x note: b}"), "XX105", 11, 29, "yaml.anchor", None),
        ("version: 1\n标题：计划\n", "XX103", 2, 1, "yaml.syntax", "hint.full-width-colon"),
        ("version: 1\n标题：计划\nplan: {}\n", "XX103", 2, 1, "yaml.syntax", "hint.full-width-colon"),
        # Here the two lines are taken for one key, until its colon comes.
        ("标题：计划\nversion: 1\n", "XX103", 2, 8, "yaml.syntax", "hint.full-width-colon"),
        ("version: 1\ntitle\nplan: {}\n", "XX103", 2, 1, "yaml.syntax", None),
        (plan_text("{id: P01-01, name: a, target: [≥ 1 家]}"), "XX203", 11, 37, "shape.wrong-type", None),
        (
            plan_text("{id: P01-01, name: a, target: ≥ 1 家, pace: [end, hold]}"),
            "XX204",
            11,
            50,
            "shape.bad-choice",
            None,
        ),
        (
            plan_text("{id: P01-01, name: a, target: ≥ 1 家, pace: {step: {}}}"),
            "XX201",
            11,
            51,
            "shape.unknown-key",
            "hint.did-you-mean",
        ),
        (
            plan_text(
                GOOD, head=HEAD.replace("groups:", "policy: {waivers: [{owner: a, reason: b, untill: x}]}\ngroups:")
            ),
            "XX201",
            3,
            42,
            "shape.unknown-key",
            "hint.did-you-mean",
        ),
        (plan_text(GOOD, head=HEAD.replace("2023-01-01", "2024-01-01")), "XX306", 2, 55, "plan.start-after-due", None),
    ],
)
def test_what_a_plan_may_not_have(text: str, code: str, line: int, column: int, key: str, hint: str | None) -> None:
    loaded = read_plan(text)
    found = next(finding for finding in loaded.findings if finding.code == code)
    assert (found.where.line, found.where.column, found.message.key) == (line, column, key)
    assert (found.hint.key if found.hint else None) == hint


def test_keys_left_empty_are_keys_not_given() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 1 家, pace: ~, due: null, every: }")
    item = plan.items["P01-01"]
    assert (item.every, str(item.due), item.pace.kind.value if item.pace else "") == (None, "2023-12-31", "linear")


def test_a_list_where_a_mapping_belongs_hides_nothing_else() -> None:
    text = plan_text(
        GOOD, "{id: P01-02, name: b}", head=HEAD.replace("groups:\n  新城: [东新城, 西新城]", "groups: [新城]")
    )
    assert places(read_plan(text).findings) == [("XX203", 3, 9)]
    loaded = read_plan(plan_text(GOOD, "{id: P01-02, name: b, target: ≥ 1 家, quotas: [1]}"))
    assert places(loaded.findings) == [("XX203", 12, 52)]


def test_a_chapter_that_cannot_be_read_counts_its_items_as_refused() -> None:
    second = (
        "- titel: 第二章\n  points:\n  - {no: 2, title: 二, items: [{id: P02-01, name: x}, {id: P02-02, name: y}]}\n"
    )
    loaded = read_plan(plan_text(GOOD) + second)
    assert sorted(code for code, _, _ in places(loaded.findings)) == ["XX201", "XX202"]
    assert loaded.refused == 2


def test_a_file_of_many_megabytes_is_not_taken_for_a_plan() -> None:
    from xxtrack.load.plan.yaml import MAX_BYTES

    loaded = read_plan(plan_text(GOOD) + "#" * MAX_BYTES)
    assert [(f.code, f.message.key, dict(f.message.args)) for f in loaded.findings] == [
        ("XX107", "yaml.too-large", {"limit": 64})
    ]
    assert loaded.plan is None


def test_reading_leaves_the_collector_as_it_was() -> None:
    import gc

    for leave in (gc.disable, gc.enable):
        leave()
        before = gc.isenabled()
        read_plan(plan_text(GOOD))
        assert gc.isenabled() is before


def test_ids_for_the_shell_are_read_without_judging_the_plan(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    assert list(item_ids(plan)) == []
    plan.write_bytes("标题".encode("gb18030"))
    assert list(item_ids(plan)) == []
    plan.write_text("- id: P01-01\n  name: '甲'\n- {id: P01-02, name: 乙, due: x}\n- id: P01-03\n", "utf-8")
    assert list(item_ids(plan)) == [("P01-01", "甲"), ("P01-02", "乙"), ("P01-03", "")]


def test_all_faults_are_told_in_one_run() -> None:
    text = plan_text(
        "{id: P01-01, name: a, target: 5, due: never}",
        "{id: P01-02, nam: b}",
        head=HEAD.replace("end: 2023-12-31", "end: 2023-12-31, languge: zh"),
    )
    codes = sorted(code for code, _, _ in places(read_plan(text).findings))
    assert codes == ["XX201", "XX201", "XX202", "XX205", "XX206"]


def test_a_fault_at_the_top_does_not_hide_faults_below() -> None:
    text = plan_text("{id: P01-01, name: a, target: 5}", head=HEAD.replace("groups:", "polcy: 1\ngroups:"))
    assert [code for code, _, _ in places(read_plan(text).findings)] == ["XX201", "XX205"]


def test_scalars_are_read_as_written() -> None:
    plan = make_plan("{id: P01-01, name: NO, text: '010', note: 1:30, target: ≥ 12.30 %, tags: [1_000]}")
    item = plan.items["P01-01"]
    assert (item.name, item.text, item.note, item.tags) == ("NO", "010", "1:30", ("1_000",))
    assert item.target
    assert str(item.target.bound) == "12.30"


def test_deep_nesting_and_laughing_lists_end_in_a_finding() -> None:
    for depth in (33, 999, 1000, 100_000):
        assert places(read_plan("a: " + "[" * depth + "]" * depth).findings)[-1][0] == "XX107"
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert {code for code, _, _ in places(read_plan(bomb).findings)} >= {"XX105"}


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([GOOD, GOOD], [("XX301", 12, 12)]),
        (["{id: P02-01, name: a}"], [("XX302", 11, 12)]),
        (["{id: P01-01, name: a, part_of: P01-09}"], [("XX303", 11, 38)]),
        (["{id: P01-01, name: a, part_of: P01-01}"], [("XX304", 11, 38)]),
        (
            ["{id: P01-01, name: a, part_of: P01-02}", "{id: P01-02, name: b, part_of: P01-01}"],
            [("XX304", 11, 38), ("XX304", 12, 38)],
        ),
        (["{id: P01-01, name: a, due: 2022-12-31}"], [("XX305", 11, 34)]),
        (["{id: P01-01, name: a, due: 2034-01-01}"], [("XX305", 11, 34)]),
        (["{id: P01-01, name: a, start: 2023-09-01, due: 2023-06-01}"], [("XX306", 11, 53)]),
        (["{id: P01-01, name: a, target: ≥ 1 家, each: 旧城}"], [("XX307", 11, 50)]),
        (["{id: P01-01, name: a, measure: flow}"], [("XX311", 11, 38)]),
        (["{id: P01-01, name: a, pace: linear}"], [("XX309", 11, 35)]),
    ],
)
def test_the_plans_sense(items: list[str], expected: list[tuple[str, int, int]]) -> None:
    loaded = read_plan(plan_text(*items))
    assert loaded.plan
    assert places(in_order(check_sense(loaded.plan))) == expected


def test_a_colon_in_a_name_is_a_finding_and_the_plan_is_read_all_the_same() -> None:
    loaded = read_plan(
        plan_text().rstrip() + "\n    - id: P01-01\n      name: Grow: it's more: events\n      target: ≥ 5 场\n"
    )
    assert loaded.plan
    assert loaded.plan.items["P01-01"].name == "Grow: it's more: events"
    (finding,) = loaded.findings
    assert (finding.code, finding.message.key, finding.where.line, finding.where.column) == (
        "XX103",
        "yaml.colon-inside",
        12,
        13,
    )
    assert finding.hint
    assert finding.hint.key == "hint.quote-text"


def test_a_colon_where_no_value_can_be_is_still_no_yaml() -> None:
    loaded = read_plan("version: 1\nplan: a\n  id: b\n")
    assert loaded.plan is None
    assert [finding.code for finding in loaded.findings] == ["XX103"]


@pytest.mark.parametrize(
    ("line", "name", "found"),
    [
        ("name: Grow # of events", "Grow", True),
        ("name: 'Grow # of events'", "Grow # of events", False),
        ("name: Grow#of events", "Grow#of events", False),
        ("name: Grow  # a remark", "Grow", False),
        ("name: Grow", "Grow", False),
    ],
)
def test_a_name_cut_off_by_a_comment_is_told(line: str, name: str, found: bool) -> None:
    loaded = read_plan(plan_text().rstrip() + f"\n    - id: P01-01\n      {line}\n      target: ≥ 5 场 # 年内\n")
    assert loaded.plan
    assert loaded.plan.items["P01-01"].name == name
    assert [(f.code, f.where.line, f.where.column) for f in loaded.findings] == ([("XX108", 12, 13)] if found else [])
