"""The one reader of the plan's shape: what it makes of sound values, and every fault with its kind and place."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xxtrack.load.plan.read import read_shape
from xxtrack.load.plan.schema import ChapterShape, ItemShape, PointShape
from xxtrack.load.plan.shape import Faulty
from xxtrack.model.plan import Better, Every, Frequency, Measure, OverTime, PaceKind, RollUp, ThresholdBy
from xxtrack.model.target import parse_target

Fault = tuple[tuple[str | int, ...], str]

SOUND: dict[str, Any] = {
    "id": "P01-01",
    "name": "新增企业",
    "aliases": ["新增市场主体", "企业净增"],
    "target": "≥ 650 家",
    "unit": "家",
    "targets": {"Q1": "20", "上半年": "45"},
    "measure": "stock",
    "baseline": "10",
    "start": "2023-02-01",
    "due": "2023-12-31",
    "pace": {"steps": {"2023-03-31": "50", "2023-06-30": "80"}},
    "better": "higher",
    "over_time": "mean",
    "nodes": {"2023-03-31": "完成立项", "2023-06-30": "开工"},
    "internal": "true",
    "profile": ["25", "50", "75", "100"],
    "every": "quarter",
    "each": "新城",
    "quotas": {"东新城": "5"},
    "roll_up": "mean",
    "share_of": {"part": "P01-02", "whole": "P01-03"},
    "part_of": "P01-04",
    "lead": "科创局、工信局",
    "support": "财政局",
    "leader": "某副主任",
    "weight": "2",
    "frequency": "monthly",
    "binding": "true",
    "thresholds": {"by": "points", "ahead": "5", "lagging": "5", "soon": "10"},
    "severity": {"XX504": "off"},
    "waiver": {"owner": "甲", "reason": "乙", "until": "2023-09-30"},
    "amended": [{"on": "2023-03-01", "from": "≥ 1 家", "to": "≥ 2 家", "reason": "丙"}],
    "tags": ["a", "b"],
    "text": "新增企业650家以上",
    "note": "丁",
}


def plan_tree(*items: Any, **top: Any) -> dict[str, Any]:
    """A plan that is sound but for the items and for what is given of its top level."""
    about = {"id": "p", "title": "计划", "start": "2023-01-01", "end": "2023-12-31"}
    point = {"no": "1", "title": "一", "items": list(items)}
    return {"version": "1", "plan": about, "chapters": [{"title": "首", "points": [point]}], **top}


def read_item(tree: Any) -> ItemShape | Faulty:
    plan, faults = read_shape(plan_tree(tree))
    assert plan and not faults
    (chapter,) = plan.chapters
    assert isinstance(chapter, ChapterShape)
    (point,) = chapter.points
    assert isinstance(point, PointShape)
    return point.items[0]


def faults_of(tree: Any) -> list[Fault]:
    item = read_item(tree)
    return [(fault["loc"], fault["type"]) for fault in item.faults] if isinstance(item, Faulty) else []


def test_every_key_of_an_item_is_read_into_what_it_means() -> None:
    assert set(SOUND) == set(ItemShape.keys())
    item = read_item(SOUND)
    assert isinstance(item, ItemShape)
    assert item.written == set(SOUND)
    assert (item.id, item.name, item.target) == ("P01-01", "新增企业", parse_target("≥ 650 家"))
    assert item.unit == "家"
    assert item.targets == {date(2023, 3, 31): Decimal(20), date(2023, 6, 30): Decimal(45)}
    assert (item.measure, item.baseline, item.weight) == (Measure.STOCK, Decimal(10), Decimal(2))
    assert (item.start, item.due) == (date(2023, 2, 1), date(2023, 12, 31))
    assert item.pace and not isinstance(item.pace, PaceKind)
    assert item.pace.steps == {date(2023, 3, 31): Decimal(50), date(2023, 6, 30): Decimal(80)}
    assert item.profile == tuple(map(Decimal, (25, 50, 75, 100)))
    assert (item.every, item.roll_up, item.frequency) == (Every.QUARTER, RollUp.MEAN, Frequency.MONTHLY)
    assert (item.each, item.part_of, item.binding) == ("新城", "P01-04", True)
    assert (item.quotas, item.severity) == ({"东新城": Decimal(5)}, {"XX504": "off"})
    assert item.share_of and (item.share_of.part, item.share_of.whole) == ("P01-02", "P01-03")
    assert (item.lead, item.support, item.tags) == (("科创局", "工信局"), ("财政局",), ("a", "b"))
    assert (item.better, item.over_time, item.leader, item.internal) == (Better.HIGHER, OverTime.MEAN, "某副主任", True)
    assert item.nodes == {date(2023, 3, 31): "完成立项", date(2023, 6, 30): "开工"}
    limits = item.thresholds
    assert limits and (limits.by, limits.soon) == (ThresholdBy.POINTS, 10)
    assert (limits.ahead, limits.lagging) == (Decimal(5), Decimal(5))
    waiver = item.waiver
    assert waiver and (waiver.owner, waiver.reason, waiver.until) == ("甲", "乙", date(2023, 9, 30))
    assert (waiver.decision, waiver.code, waiver.written) == ("", "", {"owner", "reason", "until"})
    (amended,) = item.amended
    assert (amended.on, amended.before, amended.after) == (date(2023, 3, 1), "≥ 1 家", "≥ 2 家")
    assert item.aliases == ("新增市场主体", "企业净增")
    assert (item.text, item.note) == ("新增企业650家以上", "丁")


@pytest.mark.parametrize("name", sorted(ItemShape.keys()))
def test_a_key_that_is_not_written_has_its_default(name: str) -> None:
    key = ItemShape.keys()[name]
    tree = {key: value for key, value in SOUND.items() if key != name}
    if key.required:
        assert faults_of(tree) == [((name,), "missing")]
    else:
        assert getattr(read_item(tree), name) == key.default


def test_a_key_that_is_left_empty_has_its_default_where_that_is_none() -> None:
    for name, key in ItemShape.keys().items():
        expected = [] if key.default is None else [(name,)]
        assert [loc for loc, _ in faults_of(SOUND | {name: None})] == expected


@pytest.mark.parametrize(
    ("key", "value", "faults"),
    [
        ("name", "", [((), "string_too_short")]),
        ("name", ["a"], [((), "string_type")]),
        ("id", "P1-1", [((), "id")]),
        ("part_of", ["P01-01"], [((), "id")]),
        ("target", "650 家", [((), "target")]),
        ("target", ["≥ 650 家"], [((), "text")]),
        ("measure", "flw", [((), "literal_error")]),
        ("baseline", "1e3", [((), "number")]),
        ("baseline", "NaN", [((), "number")]),
        ("due", "2023-02-30", [((), "date")]),
        ("due", "0203-06-30", [((), "date")]),
        ("profile", ["25", "50"], [((), "profile")]),
        ("profile", ["50", "25", "100"], [((), "profile")]),
        ("profile", ["x", "y"], [((0,), "number"), ((1,), "number")]),
        ("profile", "100", [((), "tuple_type")]),
        ("quotas", ["1"], [((), "dict_type")]),
        ("quotas", {"东": "a", "西": "5", "北": "b"}, [(("东",), "number"), (("北",), "number")]),
        ("support", {"a": "b"}, [((), "tuple_type")]),
        ("tags", ["a", ["b"], None], [((1,), "string_type"), ((2,), "string_type")]),
        ("binding", "yes", [((), "flag")]),
        ("thresholds", {"soon": "-1", "by": "x"}, [(("by",), "literal_error"), (("soon",), "count")]),
        ("thresholds", "0.9", [((), "model_type")]),
        ("severity", {"XX504": "of"}, [(("XX504",), "literal_error")]),
        ("waiver", {"owner": "甲"}, [(("reason",), "missing"), (("until",), "missing")]),
        ("amended", [{"on": "x", "from": "1", "before": "2", "to": "3", "reason": "丙"}], None),
        ("share_of", {"part": "P01-02"}, [(("whole",), "missing")]),
    ],
)
def test_each_fault_has_a_kind_and_a_place(key: str, value: Any, faults: list[Fault] | None) -> None:
    if faults is None:  # an attribute's own name is no key where it is written otherwise
        faults = [((0, "on"), "date"), ((0, "before"), "extra_forbidden")]
    assert faults_of(SOUND | {key: value}) == [((key, *loc), kind) for loc, kind in faults]


def test_a_pace_is_a_word_or_steps_and_has_a_fault_for_each() -> None:
    item = read_item(SOUND | {"pace": "hold"})
    assert isinstance(item, ItemShape) and item.pace is PaceKind.HOLD
    assert [kind for _, kind in faults_of(SOUND | {"pace": "steps"})] == ["literal_error", "model_type"]
    assert [kind for _, kind in faults_of(SOUND | {"pace": {"steps": {"x": "1", "2023-03-31": "y"}}})] == [
        "literal_error",
        "date",
        "number",
    ]


def test_all_faults_of_a_file_are_found_in_one_pass_and_hide_nothing_sound() -> None:
    good = {"id": "P01-02", "name": "b"}
    tree = plan_tree({"id": "P1-1", "nam": "a"}, good, "text", polcy="1", policy={"grace": "5"}, version="2")
    tree["chapters"].append({"titel": "次", "points": [{"no": "2"}]})
    tree["chapters"][0]["points"].append({"no": "x", "title": "二", "items": ["text"]})
    plan, faults = read_shape(tree)
    assert [(fault["loc"], fault["type"]) for fault in faults] == [
        (("version",), "literal_error"),
        (("policy", "grace"), "extra_forbidden"),
        (("polcy",), "extra_forbidden"),
    ]
    assert plan
    first, second = plan.chapters
    assert isinstance(first, ChapterShape) and isinstance(second, Faulty)
    assert [fault["type"] for fault in second.faults] == ["missing", "extra_forbidden"]
    point, other = first.points
    assert isinstance(point, PointShape) and isinstance(other, Faulty)
    assert [fault["loc"] for fault in other.faults] == [("no",)]
    one, sound, three = point.items
    assert isinstance(one, Faulty) and isinstance(sound, ItemShape) and isinstance(three, Faulty)
    assert [(fault["loc"], fault["type"]) for fault in one.faults] == [
        (("id",), "id"),
        (("name",), "missing"),
        (("nam",), "extra_forbidden"),
    ]
    assert (sound.id, three.tree, [fault["type"] for fault in three.faults]) == ("P01-02", "text", ["model_type"])


def test_a_file_that_is_no_mapping_has_no_shape() -> None:
    for tree in ("text", ["a"]):
        plan, faults = read_shape(tree)
        assert plan is None
        assert [(fault["loc"], fault["type"]) for fault in faults] == [((), "model_type")]


SCALARS = [
    *(None, "", "a", "true", "false", "null", "1", "10000", "-1", "0.5", "1,000", "1e3", "NaN", "010", "2023-06-30"),
    *("2023-02-30", "P01-01", "P1-1", "≥ 650 家", "650", "2..3 家", "5..3 家", "7 ± 0.5 %", "flow", "hold", "monthly"),
    *("quarter", "sum", "error", "off", "ratio", "heading", "zh", "en", "１２"),
]
INNER_KEYS = ["steps", "2023-03-31", "owner", "reason", "until", "XX504", "part", "to"]
TREES = st.recursive(
    st.sampled_from(SCALARS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(INNER_KEYS), inner, max_size=3)
    ),
    max_leaves=5,
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from([*SOUND, "nmae"]), TREES, max_size=4))
def test_the_faults_of_a_key_are_its_own(changes: dict[str, Any]) -> None:
    alone = [fault for key, value in changes.items() for fault in faults_of(SOUND | {key: value})]
    assert sorted(faults_of(SOUND | changes), key=repr) == sorted(alone, key=repr)
    assert all(loc[0] in changes for loc, _ in alone)


@settings(max_examples=100)
@given(TREES, TREES)
def test_anything_is_read_or_has_a_fault(tree: Any, part: Any) -> None:
    plan, faults = read_shape(tree)
    assert faults
    assert (plan is None) == (not isinstance(tree, dict))
    plan, faults = read_shape(plan_tree(chapters=part))
    assert plan and (faults or isinstance(part, list))


@pytest.mark.parametrize("text", ["version: 1", "a: [1"])
def test_reading_a_plan_does_not_import_pydantic(text: str) -> None:
    code = (
        "import sys; from xxtrack.load.plan.read import load_plan; from xxtrack.load.source import Source; "
        f"load_plan(Source('p.yaml', {text.encode()!r})); sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_a_unit_keeps_what_stands_in_its_brackets() -> None:
    item = read_item({**SOUND, "lead": "市住建局、各县（市、区）政府"})
    assert isinstance(item, ItemShape)
    assert item.lead == ("市住建局", "各县（市、区）政府")
