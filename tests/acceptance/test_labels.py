"""A figure is labelled as what it is: a scope's as the scope's, a word as a word, a range as far as it was tried."""

import json
from pathlib import Path

import pytest

from tests.helpers import make_plan, plan_text, run_cli, stand
from xxtrack.render.words import numbers_of, sentence
from xxtrack.wording import say

EACH = "{id: P01-01, name: 场景, target: ≥ 8 个, each: 新城}"
ROWS = ("P01-01,2023-06,4,东新城", "P01-01,2023-06,3,西新城")


def test_the_worst_scopes_figure_is_not_the_items() -> None:
    target, actual, *_ = numbers_of(stand(EACH, "2023-06-30", *ROWS), "zh")
    assert (target, actual) == ("≥ 8 个", "最差 3")


def test_a_scopes_own_figure_and_a_reported_whole_have_no_other_label() -> None:
    standing = stand(EACH, "2023-06-30", *ROWS)
    assert [numbers_of(part, "zh")[1] for part in standing.scopes] == ["4", "3"]
    assert numbers_of(stand("{id: P01-01, name: 家, target: ≥ 8 个}", "2023-06-30", "P01-01,2023-06,3"), "zh")[1] == "3"


def test_show_and_json_say_whose_figure_it_is(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(EACH), "utf-8")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "actuals" / "a.csv").write_text("\n".join(["id,period,value,scope", *ROWS]), "utf-8")
    assert "以下按最差的责任范围（西新城）" in run_cli("show", "P01-01", "--as-of", "2023-06-30", cwd=tmp_path).stdout
    read = json.loads(run_cli("status", "--as-of", "2023-06-30", "--format", "json", cwd=tmp_path).stdout)
    assert [(item["actual"], item["actual_scope"]) for item in read["items"]] == [(3, "西新城")]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("P01-01,2023-06,推进中", "2023-03-31应达 30%；2023-06-30报告“推进中”"),
        ("P01-01,2023-06,20", "2023-03-31应达 30%；2023-06-30报告进度 20%"),
    ],
)
def test_a_word_is_not_a_percentage(row: str, said: str) -> None:
    item = "{id: P01-01, name: 开工, due: 2023-12-31, pace: {steps: {2023-03-31: 30}}}"
    assert make_plan(item)
    assert say(stand(item, "2023-06-30", row).reason, "zh") == said


def test_a_range_does_not_promise_more_than_was_measured(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text("{id: P01-01, name: 家, target: ≥ 120 家}"), "utf-8")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    rows = [f"P01-01,2023-{month:02d},{total}" for month, total in enumerate((9, 21, 30, 41, 52, 60), 1)]
    (tmp_path / "data" / "actuals" / "a.csv").write_text("\n".join(["id,period,value", *rows]), "utf-8")
    out = "".join(run_cli("forecast", "--as-of", "2023-06-30", cwd=tmp_path).stdout.split())
    assert "五次里约有四次" not in out
    assert "实测包含76%至95%" in out


def test_who_stands_by_an_overdue_figure_is_told_its_date_and_the_days() -> None:
    # 24 of 30 by March is more than September's 22.5: on track or ahead, though June's figure was due by 10 July.
    item = "{id: P01-01, name: 家, target: ≥ 30 家, frequency: quarterly}"
    standing = stand(item, "2023-09-30", "P01-01,2023-03,24")
    assert (standing.stale, standing.late_days) == (True, 82)
    assert "只报到2023-03-31，下一期应于2023-07-10前报送，已逾期 82 天" in sentence(standing, "zh")


def test_the_scopes_that_are_late_are_named() -> None:
    item = "{id: P01-01, name: 场景, target: ≥ 8 个, each: 新城, frequency: quarterly}"
    rows = ("P01-01,2023-03,7,东新城", "P01-01,2023-06,8,西新城")
    standing = stand(item, "2023-09-30", *rows)
    assert (standing.stale, standing.late_days) == (True, 82)
    assert "东新城逾期未更新（最长 82 天）" in sentence(standing, "zh")
