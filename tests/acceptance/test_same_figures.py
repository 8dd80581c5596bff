"""One assessment, five formats: terminal, Markdown, Word, Excel and JSON show the same figures for every item."""

import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.helpers import run_cli

DAY = ("--as-of", "2023-06-30")
FIGURES = ("actual", "expected", "attainment", "pace_index", "forecast")
ANNEX = ("target", "actual", "expected", "attainment", "pace_index", "forecast", "reason")
Shown = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def from_json() -> dict[str, dict[str, Any]]:
    content = json.loads(run_cli("status", "--all", "--format", "json", *DAY).stdout)
    return {item["id"]: item for item in content["items"]}


def annexed(rows: list[list[str]]) -> Shown:
    """Rows of the annex: id, name, status, then the figures."""
    return {row[0]: {"status": row[2], **dict(zip(ANNEX, row[3:], strict=True))} for row in rows}


@pytest.fixture(scope="module")
def from_markdown() -> Shown:
    annex = run_cli("report", "--format", "bulletin", "--annex", "inline", *DAY).stdout.partition("\n## 附件")[2]
    lines = [line for line in annex.splitlines() if line.startswith("| P")]
    plain = [re.sub(r"\\(.)", r"\1", line.replace("\u2060", "")) for line in lines]
    return annexed([line.strip("| ").split(" | ") for line in plain])


@pytest.fixture(scope="module")
def from_word(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    path = tmp_path_factory.mktemp("word") / "通报.docx"
    run_cli("report", "--annex", "inline", "-o", str(path), *DAY)
    tables = docx.Document(io.BytesIO(Path(path).read_bytes())).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows if len(row.cells) == 10]
    return annexed([row for row in rows if re.match(r"P\d\d-", row[0])])


@pytest.fixture(scope="module")
def from_excel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    path = tmp_path_factory.mktemp("excel") / "台账.xlsx"
    run_cli("report", "-o", str(path), *DAY)
    head, *rows = openpyxl.load_workbook(path)["事项"].iter_rows(values_only=True)
    return {str(row[1]): dict(zip(map(str, head), row, strict=True)) for row in rows}


@pytest.fixture(scope="module")
def from_terminal() -> Shown:
    """The wide table: status, id and name folded over lines, then six figures at the right."""
    found: Shown = {}
    for line in run_cli("status", "--all", *DAY, width=400).stdout.splitlines():
        match = re.match(r"(?P<sign>\S) (?P<status>\S+) +(?P<id>P\d\d-\d\d) ", line)
        if match:
            found[match["id"]] = {"status": match["status"], "line": line}
    return found


def figure(shown: str) -> tuple[Decimal, Decimal] | None:
    """A printed figure as a number and how far rounding may have moved it; None for words and dashes."""
    match = re.fullmatch(r"(-?[\d.]+)(%?)", shown)
    if not match:
        return None
    places = len(match[1].partition(".")[2])
    return Decimal(match[1]), Decimal(1).scaleb(-places)


def test_all_items_are_in_all_formats(
    from_json: dict[str, Any], from_markdown: Shown, from_word: Shown, from_excel: dict[str, Any], from_terminal: Shown
) -> None:
    assert len(from_json) == 416
    for other in (from_markdown, from_word, from_excel, from_terminal):
        assert list(other) == list(from_json)


def test_markdown_and_word_print_the_same_texts(from_markdown: Shown, from_word: Shown) -> None:
    assert from_markdown == from_word


def test_the_terminal_prints_the_same_figures(from_markdown: Shown, from_terminal: Shown) -> None:
    for item, row in from_markdown.items():
        printed = from_terminal[item]
        assert printed["status"] == row["status"], item
        shown = [row[key] for key in ("target", *FIGURES)]
        assert re.sub(r"\s+", " ", printed["line"]).endswith(" ".join(filter(None, shown))), item


ROUNDED = {"attainment": 0.001, "pace_index": 0.01}


def test_excel_holds_the_numbers_of_json(from_json: dict[str, Any], from_excel: dict[str, Any]) -> None:
    columns = {"最新完成值": "actual", "序时目标": "expected", "完成率": "attainment", "序时比": "pace_index"}
    columns |= {"预计全年": "forecast", "与序时相差（百分点）": "gap_pp", "滞后天数": "lag_days"}
    for item, row in from_excel.items():
        record = from_json[item]
        for column, key in columns.items():
            if key == "actual" and record["stage"]:
                continue
            if key == "lag_days" and (record[key] or 0) < 0:
                assert row[column] is None, "who is ahead has no days of lag"
                continue
            if key in {"attainment", "pace_index"} and record[key] is not None:
                # A ratio is rounded as everywhere.
                assert abs(row[column] - record[key]) <= ROUNDED[key], (item, key)
                continue
            assert row[column] == record[key], (item, key)


def test_printed_figures_are_those_of_json_rounded(from_json: dict[str, Any], from_markdown: Shown) -> None:
    compared = 0
    for item, row in from_markdown.items():
        record = from_json[item]
        for key in FIGURES:
            # The worst scope's figure is the item's by name only, and says so.
            assert ("最差 " in row[key]) == bool(key == "actual" and record["actual_scope"]), (item, key)
            printed = figure(row[key].removeprefix("最差 "))
            if printed is None:
                assert record[key] is None or row[key] in {">99", "<-99"}, (item, key)
                continue
            shown, step = printed
            exact = Decimal(str(record[key])) * (100 if key == "attainment" else 1)
            # Rounded half up, but never across a bound.
            assert abs(shown - exact) <= step, (item, key)
            compared += 1
    assert compared > 1000
