"""Tables as English offices make them: each column is understood or left out by name, and each cell placed or told."""

import pytest

from tests.helpers import make_plan
from xxtrack.load.office.context import ImportOptions
from xxtrack.load.office.importing import import_report, read_import
from xxtrack.load.source import Source
from xxtrack.model.actuals import NO_ACTUALS, Basis
from xxtrack.model.entry import ImportReport
from xxtrack.wording import say

HEAD = """\
version: 1
plan: {id: test, title: Council plan, start: 2024-04-01, end: 2025-03-31, language: en}
groups:
  wards: [North Ward, South Ward]
chapters:
- title: Priority 1
  points:
  - no: 1
    title: Growth
    items:
"""
PLAN = make_plan(
    '{id: P01-01, name: Library visits, target: "at least 66,156 visits"}',
    '{id: P01-02, name: Business rates collected, target: "at least £7.2m"}',
    "{id: P01-03, name: Bins collected on time, target: at least 95 per cent}",
    "{id: P01-04, name: Open the new library, due: 2024-12-31}",
    "{id: P01-05, name: Sickness absence, target: no more than 8 days, measure: stock}",
    "{id: P01-06, name: New homes, target: at least 40 homes, each: wards}",
    head=HEAD,
)


def table(text: str) -> ImportReport:
    source = Source("a.csv", text.encode())
    return import_report("a.csv", read_import(source, PLAN, ImportOptions()), PLAN, NO_ACTUALS)


def placed(report: ImportReport) -> list[str]:
    """Item, scope, end of the period, value."""
    rows = []
    for entry in report.entries:
        one = entry.actual
        value = f"{one.value:f}" if one.value is not None else one.stage.value if one.stage else ""
        alone = " alone" if one.basis is Basis.PERIOD else ""
        rows.append(" ".join(part for part in (one.item, one.scope, f"{one.period.end}{alone}", value) if part))
    return rows


@pytest.mark.parametrize("name", ["Indicator", "KPI", "Performance indicator", "Measure", "Key Performance Indicator"])
@pytest.mark.parametrize("value", ["Actual", "Result", "Outturn", "Q1 actual", "Actual (visits)"])
def test_headers_of_names_and_values(name: str, value: str) -> None:
    report = table(
        f"Performance report: Q1 2024/25,,,\nRef,{name},Target,{value},Owner\nL1,Library visits,16000,15210,A N"
    )
    assert placed(report) == ["P01-01 2024-06-30 15210"]
    assert not report.unplaced
    assert {"Target", "Owner"} <= set(report.sheets[0].unread)
    assert report.sheets[0].unknown == ()


def test_quarters_as_columns() -> None:
    report = table(
        "KPI,Target,Q1 2024/25,Q2 2024/25,Direction of travel\n"
        'Bins collected on time,95%,94.1%,95.3%,up\n"Business rates collected",£7.2m,£1.9m,"£3,850,000",up'
    )
    assert placed(report) == [
        "P01-03 2024-06-30 94.1",
        "P01-03 2024-09-30 95.3",
        "P01-02 2024-06-30 1.9",
        "P01-02 2024-09-30 3.850000",
    ]
    assert report.sheets[0].month_columns


def test_months_as_columns_with_a_total_are_each_for_themselves() -> None:
    report = table("Measure,Apr 2024,May 2024,June 2024,Total\nLibrary visits,5000,5100,5110,15210")
    assert placed(report) == [
        "P01-01 2024-04-30 alone 5000",
        "P01-01 2024-05-31 alone 5100",
        "P01-01 2024-06-30 alone 5110",
        "P01-01 2024-06-30 15210",
    ]


def test_a_year_above_its_quarters() -> None:
    report = table(",2024/25,2024/25\nIndicator,Q1,Q2\nLibrary visits,15210,31000")
    assert placed(report) == ["P01-01 2024-06-30 15210", "P01-01 2024-09-30 31000"]


def test_last_year_beside_this_year_is_left_out() -> None:
    report = table("Indicator,2023/24 outturn,Q1 actual\nLibrary visits,61000,15210")
    assert placed(report) == ["P01-01 2024-06-30 15210"]
    assert report.sheets[0].unread == ("2023/24 outturn",)


@pytest.mark.parametrize("period", ["Quarter 1", "Q1", "June 2024", "Apr-Jun 2024", "30 June 2024", "30/06/2024"])
def test_a_column_of_periods(period: str) -> None:
    assert placed(table(f"Indicator,Period,Actual\nLibrary visits,{period},15210")) == ["P01-01 2024-06-30 15210"]


@pytest.mark.parametrize(
    "title",
    ["Quarter 1 2024/25 performance", "Performance as at 30 June 2024", "April to June 2024", "Results to June 2024"],
)
def test_the_period_in_a_title(title: str) -> None:
    report = table(f"{title},,\nReport date: 18 July 2024,,\nIndicator,Actual,RAG\nLibrary visits,15210,Green")
    assert placed(report) == ["P01-01 2024-06-30 15210"]


def test_units_of_a_table_and_of_a_column() -> None:
    assert placed(table("Units: £\nIndicator,Q1 actual\nBusiness rates collected,1900000")) == [
        "P01-02 2024-06-30 1.900000"
    ]
    assert placed(table("Indicator,Q1 actual (£k)\nBusiness rates collected,1900")) == ["P01-02 2024-06-30 1.900"]


def test_words_of_milestones() -> None:
    report = table("Action,Quarter,Result\nOpen the new library,Q1,Not started\nOpen the new library,Q2,On hold")
    assert placed(report) == ["P01-04 2024-06-30 not-started", "P01-04 2024-09-30 delayed"]


def test_areas_down_the_rows() -> None:
    report = table("Indicator,Ward,Q1 actual\nNew homes,North Ward,12\nNew homes,South Ward,9")
    assert placed(report) == ["P01-06 North Ward 2024-06-30 12", "P01-06 South Ward 2024-06-30 9"]


def test_areas_as_columns() -> None:
    report = table("Q1 2024/25,,\nIndicator,North Ward,South Ward\nNew homes,12,9")
    assert placed(report) == ["P01-06 North Ward 2024-06-30 12", "P01-06 South Ward 2024-06-30 9"]


@pytest.mark.parametrize("text", ["tbc", "n/a", "#N/A", "Not available", "awaited", ""])
def test_no_figure_is_counted_as_missing(text: str) -> None:
    report = table(f"Indicator,Q1 actual\nLibrary visits,{text}\nBins collected on time,95%")
    assert (report.missing, len(report.entries)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("#DIV/0!", "“#DIV/0!” is an error of the spreadsheet, not a figure; leave the cell blank where there is none"),
        ("nil", "“nil” may be 0 or no figure; write 0, or leave the cell blank"),
        ("over 40", "“over 40” is not a figure but a bound; give the figure itself"),
    ],
)
def test_what_is_no_figure_is_left_over_with_the_reason(text: str, why: str) -> None:
    report = table(f"Indicator,Q1 actual\nLibrary visits,{text}")
    assert [say(cell.reason, "en") for cell in report.unplaced] == [why]


def test_a_mark_is_kept_as_a_note() -> None:
    report = table("Indicator,Q1 actual\nBins collected on time,94.1%p\nLibrary visits,15210*")
    assert [entry.actual.note for entry in report.entries] == ["94.1%p", "15210*"]
    assert [say(finding.message, "en") for finding in report.warnings] == [
        "“94.1%p” is marked as provisional; the number is used",
        "“15210*” has a footnote's mark; the number is used",
    ]


def test_a_word_that_is_not_known_takes_its_column_out_and_is_named() -> None:
    report = table("Indicator,Q1 actual,Q1 zorp\nLibrary visits,15210,3")
    assert placed(report) == ["P01-01 2024-06-30 15210"]
    assert report.sheets[0].unknown == ("zorp",)
