"""`fit` takes just what pydantic takes, and makes the same of it: one declaration, two readers."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from tests.helpers import ROOT
from xxtrack.load.plan.fit import fit
from xxtrack.load.plan.models import model_of
from xxtrack.load.plan.schema import ChapterShape, ItemShape, PlanShape, PointShape, Shape, UnfitError
from xxtrack.load.plan.yaml import read_yaml
from xxtrack.load.source import Source

SCALARS = [
    *(None, "", "a", "true", "false", "null", "1", "10000", "-1", "0.5", "1,000", "1e3", "NaN", "010", "2023-06-30"),
    *("2023-02-30", "P01-01", "P1-1", "≥ 650 家", "650", "2..3 家", "5..3 家", "7 ± 0.5 %", "flow", "hold", "monthly"),
    *("quarter", "sum", "error", "off", "ratio", "heading", "zh", "en", "１２"),
]
TREES = st.recursive(
    st.sampled_from(SCALARS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["steps", "2023-03-31", "owner", "reason", "until", "XX504", "part", "to"]),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=5,
)
SOUND: dict[str, Any] = {
    "id": "P01-01",
    "name": "新增企业",
    "target": "≥ 650 家",
    "measure": "stock",
    "baseline": "10",
    "start": "2023-02-01",
    "due": "2023-12-31",
    "pace": {"steps": {"2023-03-31": "50", "2023-06-30": "80"}},
    "profile": ["25", "50", "75", "100"],
    "every": "quarter",
    "each": "新城",
    "quotas": {"东新城": "5"},
    "roll_up": "mean",
    "share_of": {"part": "P01-02", "whole": "P01-03"},
    "part_of": "P01-04",
    "lead": "科创局",
    "support": "财政局",
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


def same(shape: object, model: object) -> bool:
    """Whether a shape and a model hold the same, what is not written included."""
    if isinstance(shape, Shape) and isinstance(model, BaseModel):
        assert shape.written == model.model_fields_set
        return all(same(getattr(shape, name), getattr(model, name)) for name in type(shape).declared())
    if isinstance(shape, list) and isinstance(model, list):
        return len(shape) == len(model) and all(map(same, shape, model))
    return shape == model


def agree(shape: type[Shape], tree: Any) -> bool:
    """Whether both take it; a failure where only one of them does, or they make different things of it."""
    try:
        model = model_of(shape).model_validate(copy.deepcopy(tree))
    except ValidationError:
        with pytest.raises(UnfitError):
            fit(shape, tree)
        return False
    assert same(fit(shape, tree), model)
    return True


def test_a_whole_item_is_taken_by_both() -> None:
    assert set(SOUND) == {key.alias or name for name, (_, key) in ItemShape.declared().items()}
    assert agree(ItemShape, SOUND)


@settings(max_examples=400)
@given(st.dictionaries(st.sampled_from([*SOUND, "nmae"]), TREES, max_size=3), st.sets(st.sampled_from(list(SOUND))))
def test_items_are_taken_by_both_or_by_none(changes: dict[str, Any], dropped: set[str]) -> None:
    tree = {key: value for key, value in {**SOUND, **changes}.items() if key in changes or key not in dropped}
    agree(ItemShape, tree)


@settings(max_examples=100)
@given(TREES)
def test_anything_is_taken_by_both_or_by_none(tree: Any) -> None:
    for shape in (PlanShape, ChapterShape, PointShape, ItemShape):
        agree(shape, tree)


CASES = [*sorted((ROOT / "tests" / "cases").rglob("*.yaml")), ROOT / "plan" / "2023.yaml"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_plans_are_taken_by_both_or_by_none(path: Path) -> None:
    document, _ = read_yaml(Source(path.name, path.read_bytes()))
    if document is None or not isinstance(document.tree, dict):
        return
    agree(PlanShape, document.tree)
    for chapter in _list(document.tree, "chapters"):
        agree(ChapterShape, chapter)
        for point in _list(chapter, "points"):
            agree(PointShape, point)
            for item in _list(point, "items"):
                agree(ItemShape, item)


def _list(tree: Any, key: str) -> list[Any]:
    inner = tree.get(key) if isinstance(tree, dict) else None
    return inner if isinstance(inner, list) else []
