"""Names learnt into a plan: one line or one value more, everything else as it was."""

from pathlib import Path

import pytest

from tests.helpers import ROOT, make_plan, plan_text, read_plan
from xxtrack.load.office.matching import items_by_name
from xxtrack.write.aliases import add_plan_aliases

HOSTILE = ("a: b #c", "[甲, 乙]", "=1+1", "甲\u2028乙", "*甲", "“引”号", "null", "甲\x1b[31m红", "- 甲")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(plan_text("{id: P01-01, name: 甲}", "{id: P01-02, name: 乙, aliases: 乙二}"), "utf-8")
    return path


def aliases_of(path: Path) -> dict[str, tuple[str, ...]]:
    loaded = read_plan(path.read_text("utf-8"))
    assert loaded.plan and not loaded.findings
    return {item.id: item.aliases for item in loaded.plan.items.values()}


def test_an_alias_is_one_line_of_the_plan_of_2023(tmp_path: Path) -> None:
    before = (ROOT / "plan" / "2023.yaml").read_text("utf-8")
    path = tmp_path / "2023.yaml"
    path.write_text(before, "utf-8")
    add_plan_aliases(path, {"国家高企净增数": "P04-03"})
    after = path.read_text("utf-8").splitlines()
    added = [line for line in after if line not in before.splitlines()]
    assert added == ["      aliases: 国家高企净增数"]
    after.remove(added[0])
    assert after == before.splitlines()


def test_a_second_name_joins_the_first_and_a_known_one_changes_nothing(plan: Path) -> None:
    add_plan_aliases(plan, {"乙三": "P01-02", "甲一": "P01-01"})
    assert aliases_of(plan) == {"P01-01": ("甲一",), "P01-02": ("乙二", "乙三")}
    before = plan.read_bytes()
    add_plan_aliases(plan, {"乙二": "P01-02"})
    assert plan.read_bytes() == before


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_sheet_calls_an_item_is_only_a_name(plan: Path, name: str) -> None:
    add_plan_aliases(plan, {name: "P01-01"})
    add_plan_aliases(plan, {name: "P01-02"})
    for written in (aliases_of(plan)["P01-01"], aliases_of(plan)["P01-02"][1:]):
        assert written == (name.replace("\u2028", " ").replace("\x1b", ""),)


def test_a_name_goes_before_an_alias_and_an_alias_of_two_items_is_both() -> None:
    plan = make_plan("{id: P01-01, name: 甲, aliases: [乙, 丙]}", "{id: P01-02, name: 乙, aliases: 丙}")
    found = {name: [item.id for item in items] for name, items in items_by_name(plan, {"丁": "P01-01"}).items()}
    assert found == {"甲": ["P01-01"], "乙": ["P01-02"], "丙": ["P01-01", "P01-02"], "丁": ["P01-01"]}
