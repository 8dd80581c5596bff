"""`status --by`: the places worked out by hand, every format, and the method always printed."""

import csv
import io
import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.helpers import judge, make_plan, plan_text, run_cli
from xxtrack.assess.ranking import ranking
from xxtrack.assess.select import Selection
from xxtrack.model.ranking import By


@pytest.fixture(autouse=True)
def _one_judged_item_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many a place takes is tested where the kinds are counted apart."""
    monkeypatch.setattr("xxtrack.assess.ranking.FEWEST", 1)


ITEMS = (
    "{id: P01-01, name: 甲, target: ≥ 12 家, each: 新城, lead: 商务局}",
    "{id: P01-02, name: 乙, target: ≥ 24 家, quotas: {东新城: 12, 西新城: 12}, weight: 3, lead: 商务局}",
    "{id: P01-03, name: 丙, target: ≥ 12 家, lead: 科创局}",
    "{id: P01-04, name: 丁, due: 2023-12-31}",
)
ROWS = (
    *("P01-01,2023-06,6,东新城", "P01-01,2023-06,6,西新城"),
    *("P01-02,2023-06,6,东新城", "P01-02,2023-06,1,西新城", "P01-03,2023-06,9,"),
)


def places(by: By, select: Selection | None = None) -> list[tuple[str, int | None, Fraction | None, int]]:
    assessment = judge(make_plan(*ITEMS), "2023-06-30", *ROWS)
    found = ranking(assessment, select or Selection(), by)
    return [(place.name, place.rank, place.share, place.total) for place in found.places]


def test_scopes_rank_by_the_weight_of_what_is_where_it_should_be() -> None:
    # East: 1 and 3 of 1 + 3. West: 甲 of weight 1 is on track, 乙 of weight 3 is not.
    assert places(By.SCOPE) == [("东新城", 1, Fraction(1), 2), ("西新城", 2, Fraction(1, 4), 2)]


def test_leads_rank_and_items_without_one_stand_last_without_a_rank() -> None:
    # 商务局: 甲 on track (1), 乙 lagging with 7 of 12 (3). The milestone without a lead is not due.
    assert places(By.LEAD) == [("科创局", 1, Fraction(1), 1), ("商务局", 2, Fraction(1, 4), 2), ("", None, None, 1)]


def test_equal_scores_share_a_rank() -> None:
    assert places(By.SCOPE, Selection(ids=("P01-01",))) == [
        ("东新城", 1, Fraction(1), 1),
        ("西新城", 1, Fraction(1), 1),
    ]


def test_a_filter_by_status_looks_at_each_scope() -> None:
    assert places(By.SCOPE, Selection(statuses=("lagging",))) == [("西新城", 1, Fraction(0), 1)]


def test_items_without_scopes_are_counted() -> None:
    assessment = judge(make_plan(*ITEMS), "2023-06-30", *ROWS)
    assert ranking(assessment, Selection(), By.SCOPE).outside == 2
    assert assessment.as_of == date(2023, 6, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "actuals" / "a.csv").write_text("\n".join(["id,period,value,scope", *ROWS]), "utf-8")
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("output_format", ["table", "json", "markdown"])
def test_the_method_is_printed(folder: Path, output_format: str, lang: str) -> None:
    out = run_cli(
        "status", "--by", "scope", "--as-of", "2023-06", "--format", output_format, "--lang", lang, cwd=folder
    )
    assert out.code == 0
    assert ("Method: score =" if lang == "en" else "排名办法：达标率 =") in out.stdout


def test_json_and_csv_hold_the_same_places(folder: Path) -> None:
    arguments = ("status", "--by", "scope", "--as-of", "2023-06", "--format")
    content = json.loads(run_cli(*arguments, "json", cwd=folder).stdout)
    rows = list(csv.DictReader(io.StringIO(run_cli(*arguments, "csv", cwd=folder).stdout)))
    assert [(p["rank"], p["name"], p["score"]) for p in content["places"]] == [(1, "东新城", 1), (2, "西新城", 0.25)]
    assert [(int(row["rank"]), row["name"], float(row["score"])) for row in rows] == [
        (p["rank"], p["name"], p["score"]) for p in content["places"]
    ]
    assert all(sum(p["counts"].values()) == p["total"] for p in content["places"])


def test_an_unknown_ranking_is_a_usage_error(folder: Path) -> None:
    assert run_cli("status", "--by", "weather", cwd=folder).code == 2


@pytest.mark.parametrize("width", [80, 120])
def test_lines_stay_within_the_terminal(folder: Path, width: int) -> None:
    from rich.cells import cell_len

    for lang in ("zh", "en"):
        out = run_cli("status", "--by", "lead", "--as-of", "2023-06", "--lang", lang, cwd=folder, width=width)
        assert max(cell_len(line) for line in out.stdout.splitlines()) <= width
