"""The council's plan of the examples from its document to its bulletin, in English and without a work-around."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.helpers import ROOT, run_cli

DOCUMENT = "plan/council-plan-2024.md"
THIRD = ("--as-of", "2024-12-31")
SECOND = ("--as-of", "2024-09-30")
IN_WORDS = {"P03-03", "P03-04", "P07-05", "P07-06"}
"""What the document says in words alone: nothing may happen, something is watched, another's figure is followed."""


@pytest.fixture
def council(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "examples" / "council-2024", tmp_path / "council"))


def test_the_plan_is_sound_and_accounts_for_its_document(council: Path) -> None:
    assert run_cli("validate", cwd=council).stdout.startswith("No findings")
    assert run_cli("fmt", "--check", cwd=council).code == 0
    traced = run_cli("trace", DOCUMENT, cwd=council)
    assert (traced.code, "The source is wholly accounted for" in traced.stderr) == (0, True)


def test_a_draft_of_the_document_has_every_commitment_with_its_target(council: Path) -> None:
    path = council / "plan" / "2024.yaml"
    told = json.loads(run_cli("status", *THIRD, "--format", "json", cwd=council).stdout)["items"]
    path.unlink()
    assert run_cli("draft", DOCUMENT, "-o", "plan/2024.yaml", "--lang", "en", cwd=council).code == 0
    assert run_cli("trace", DOCUMENT, cwd=council).code == 0
    drafted = json.loads(run_cli("status", *THIRD, "--format", "json", cwd=council).stdout)["items"]
    assert [one["id"] for one in drafted] == [one["id"] for one in told]
    for mine, theirs in zip(drafted, told, strict=True):
        if theirs["id"] in IN_WORDS:
            continue
        assert mine["kind"] == theirs["kind"], theirs["id"]
        known = ("low", "high")
        assert [mine["target"] and mine["target"][key] for key in known] == [
            theirs["target"] and theirs["target"][key] for key in known
        ], theirs["id"]


def test_officers_table_of_the_third_quarter_is_taken_as_it_is(council: Path) -> None:
    outcome = run_cli("import", "returns/q3-2024.csv", "--yes", cwd=council)
    assert outcome.code == 0
    assert "40 figures read = 39 new + 0 revised + 0 the same + 0 held back + 1 missing + 0 not placed" in (
        " ".join((outcome.stdout + outcome.stderr).split())
    )
    items = json.loads(run_cli("status", *THIRD, "--format", "json", cwd=council).stdout)["items"]
    actual = {one["id"]: one["actual"] for one in items}
    assert actual["P02-03"] == 5.85
    assert actual["P06-02"] == 0.9
    assert actual["P04-03"] == 14320
    assert actual["P08-04"] == 0.6
    notes = {
        row["id"]: row["note"]
        for path in (council / "data" / "actuals").glob("*.csv")
        for row in csv.DictReader(path.read_text("utf-8-sig").splitlines())
        if row["note"]
    }
    assert notes == {"P02-02": "905*", "P04-01": "50.9%p"}
    assert run_cli("import", "returns/q3-2024.csv", cwd=council).stdout.count(" new") == 1, "0 new: it is all there"


def test_figures_are_watched_followed_limited_and_weighed(council: Path) -> None:
    told = json.loads(run_cli("status", *SECOND, "--format", "json", cwd=council).stdout)["items"]
    status = {one["id"]: one["status"] for one in told}
    actual = {one["id"]: one["actual"] for one in told}
    assert status["P03-03"] == status["P07-06"] == "monitored"
    assert status["P03-04"] == "at-risk", "74.7 is not above the region's 74.9, and 0.997 of it"
    assert status["P08-01"] == "at-risk", "81.9 is between 80 and 85"
    assert actual["P07-06"] == 845
    assert round(actual["P07-01"], 2) == 95.54, "(640 × 97 + 205 × 91) / 845"
    first = json.loads(run_cli("status", "--as-of", "2024-06-30", "--format", "json", cwd=council).stdout)["items"]
    status = {one["id"]: one["status"] for one in first}
    assert status["P03-04"] == "on-track", "75.1 is above 74.8"
    assert status["P08-01"] == "lagging", "78.5 is beyond 80"


def test_a_form_goes_out_and_comes_back(council: Path) -> None:
    assert run_cli("template", "--lead", "Housing", "--period", "Q3", "-o", "housing.xlsx", cwd=council).code == 0
    book = load_workbook(council / "housing.xlsx")
    sheet = book.worksheets[0]
    rows = {row[0].value: row for row in sheet.iter_rows() if str(row[0].value).startswith("P")}
    heads = next(row for row in sheet.iter_rows() if any(cell.value == "value" for cell in row))
    column = [cell.value for cell in heads].index("value") + 1
    sheet.cell(int(rows["P01-01"][0].row or 0), column, 455)
    book.save(council / "housing.xlsx")
    outcome = run_cli("import", "housing.xlsx", "--yes", cwd=council)
    assert outcome.code == 0, outcome
    told = json.loads(run_cli("show", "P01-01", *THIRD, "--format", "json", cwd=council).stdout)
    assert '"actual": 455' in json.dumps(told)


def test_a_figure_is_recorded_in_english(council: Path) -> None:
    outcome = run_cli("record", "P02-03", "£5.85m", "--period", "Quarter 3", cwd=council)
    assert outcome.code == 0
    assert "£5.85m" in outcome.stdout
    written = run_cli("record", "P06-04", "Completed", "--period", "30 November 2024", cwd=council)
    assert written.code == 0
    assert ",done," in "".join(path.read_text("utf-8") for path in (council / "data" / "actuals").glob("*.csv"))


def test_an_english_plan_is_begun_for_a_financial_year(tmp_path: Path) -> None:
    made = run_cli("init", "new", "--lang", "en", "--start", "2024-04-01", "--years", "1", cwd=tmp_path)
    assert made.code == 0
    assert run_cli("validate", cwd=tmp_path / "new").stdout.startswith("No findings")
    text = (tmp_path / "new" / "plan" / "2024.yaml").read_text("utf-8")
    assert "start: 2024-04-01\n  end: 2025-03-31\n  language: en\n" in text
    refused = run_cli("init", "other", "--lang", "en", "--start", "2024-04-02", cwd=tmp_path)
    assert refused.code == 2


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "XXTRACK_LANG": "en"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_locale_decides_where_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], lang: str
) -> None:
    for name in ("LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    said = run_cli("status", "--nothing", cwd=tmp_path, env=environment).stderr
    assert said.startswith("there is no option" if lang == "en" else "没有选项")


def test_the_plans_language_comes_before_the_locale(council: Path) -> None:
    said = run_cli("status", "--nothing", cwd=council, env={"LANG": "zh_CN.UTF-8"}).stderr
    assert said.startswith("there is no option")
