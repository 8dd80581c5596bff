"""What is due: who owes which figure when, what is late and since when, which milestones come."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import judge, make_plan, run_cli
from xxtrack.assess.due import due
from xxtrack.assess.select import Selection
from xxtrack.model.due import Due
from xxtrack.render.due import DueReport
from xxtrack.render.due.ics import due_ics
from xxtrack.render.due.words import what

QUARTERLY = "{id: P01-01, name: 甲, target: ≥ 100 家, frequency: quarterly, lead: 科创局}"
EACH = "{id: P01-02, name: 乙, target: ≥ 5 个, each: 新城, lead: 各新城, frequency: quarterly}"
MILESTONE = "{id: P01-03, name: 丙, due: 2023-06-30, lead: 规划局}"


def owed(item: str, as_of: str, *rows: str, within: int = 30, lead: str = "") -> list[tuple[str, str, str, int, str]]:
    """Kind, last day in time, end of the period, days late, and who."""
    assessment = judge(make_plan(item), as_of, *rows)
    found = due(assessment, within, Selection(leads=(lead,) if lead else ()))
    return [(d.kind.value, str(d.on), str(d.period_end or ""), d.late_by, d.by) for d in found]


def test_a_figure_is_due_ten_days_after_its_quarter() -> None:
    # The first quarter ends on 31 March; the grace of 10 days makes it 10 April.
    expected = [("figure", "2023-04-10", "2023-03-31", 0, "科创局")]
    assert owed(QUARTERLY, "2023-03-20") == expected
    assert owed(QUARTERLY, "2023-04-10") == expected
    assert owed(QUARTERLY, "2023-03-10") == []
    assert owed(QUARTERLY, "2023-03-10", within=31) == expected


def test_a_late_figure_is_listed_once_for_the_latest_period_and_late_since_the_first() -> None:
    assert owed(QUARTERLY, "2023-04-11") == [("figure", "2023-04-10", "2023-03-31", 1, "科创局")]
    # Half-year figures were due on 10 July; 92 days lie between 10 April and 11 July.
    assert owed(QUARTERLY, "2023-07-11", within=0) == [("figure", "2023-04-10", "2023-06-30", 92, "科创局")]


def test_a_deadline_stands_beside_the_period_it_is_for() -> None:
    (late,) = due(judge(make_plan(QUARTERLY), "2023-07-11"), 0, Selection())
    assert (late.on, late.first_end, late.period_end) == (date(2023, 4, 10), date(2023, 3, 31), date(2023, 6, 30))
    assert what(late, "zh") == "2023-03 起的数"
    (once,) = due(judge(make_plan(QUARTERLY), "2023-04-11"), 0, Selection())
    assert (once.on, once.first_end, what(once, "zh")) == (date(2023, 4, 10), None, "2023-03 的数")


def test_a_reported_figure_is_owed_no_more() -> None:
    assert owed(QUARTERLY, "2023-07-11", "P01-01,2023-06,50,,,") == []
    assert owed(QUARTERLY, "2023-07-11", "P01-01,2023-03,50,,,", within=0) == [
        ("figure", "2023-07-10", "2023-06-30", 1, "科创局")
    ]


def test_what_is_reached_is_owed_no_more() -> None:
    assert owed(QUARTERLY, "2023-10-20", "P01-01,2023-06,100,,,") == []


def test_every_scope_owes_its_own_figure() -> None:
    rows = owed(EACH, "2023-04-11", "P01-02,2023-03,1,东新城,,", within=0)
    assert rows == [("figure", "2023-04-10", "2023-03-31", 1, "西新城")]
    assert owed(EACH, "2023-04-11", within=0, lead="西新城") == rows
    assert len(owed(EACH, "2023-04-11", within=0)) == 2


def test_parts_owe_their_figures_unless_the_whole_is_reported() -> None:
    parts = "{id: P01-02, name: 乙, target: ≥ 5 个, quotas: {东新城: 2, 西新城: 3}, frequency: quarterly}"
    assert [by for *_, by in owed(parts, "2023-04-11", within=0)] == ["东新城", "西新城"]
    whole = owed(parts, "2023-07-11", "P01-02,2023-03,1,,,", within=0)
    assert [(on, late, by) for _, on, _, late, by in whole] == [("2023-07-10", 1, "")]


def test_silence_without_a_frequency_is_late_since_a_month_after_the_start() -> None:
    # 31 January and ten days; from 10 February to 1 March it is 19 days.
    item = QUARTERLY.replace(", frequency: quarterly", "")
    assert owed(item, "2023-03-01") == [("figure", "2023-02-10", "", 19, "科创局")]
    assert owed(item, "2023-02-10") == []
    early = item.replace("}", ", due: 2023-01-31}")
    assert owed(early, "2023-03-01") == [("figure", "2023-02-10", "", 19, "科创局")]


def test_an_open_milestone_is_due_and_then_late() -> None:
    assert owed(MILESTONE, "2023-05-30") == []
    assert owed(MILESTONE, "2023-05-31") == [("milestone", "2023-06-30", "", 0, "规划局")]
    assert owed(MILESTONE, "2023-07-02") == [("milestone", "2023-06-30", "", 2, "规划局")]
    assert owed(MILESTONE, "2023-07-02", "P01-03,2023-06,已完成,,,") == []


def test_the_most_pressing_comes_first() -> None:
    assessment = judge(make_plan(QUARTERLY, EACH, MILESTONE), "2023-07-05")
    found = due(assessment, 30, Selection())
    assert [(d.item.id, d.standing.scope, d.late_by > 0) for d in found] == [
        ("P01-01", "", True),
        ("P01-02", "东新城", True),
        ("P01-02", "西新城", True),
        ("P01-03", "", True),
        ("P01-01", "", False),
        ("P01-02", "东新城", False),
        ("P01-02", "西新城", False),
    ]


def calendar(*items: str, as_of: str) -> str:
    assessment = judge(make_plan(*items), as_of)
    return due_ics(DueReport(due(assessment, 30, Selection()), assessment.plan, assessment.as_of, 30), "zh")


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_the_calendar_follows_rfc_5545() -> None:
    text = calendar(MILESTONE.replace("丙", "'开工; 一、二, 三\\四'"), as_of="2023-06-01")
    assert unfolded(text) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//xxtrack//xxtrack due//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:测试计划",
        "BEGIN:VEVENT",
        "UID:test-P01-03-milestone-2023-06-30@xxtrack",
        "DTSTAMP:20230601T000000Z",
        "DTSTART;VALUE=DATE:20230630",
        "DTEND;VALUE=DATE:20230701",
        "SUMMARY:开工\\; 一、二\\, 三\\\\四",
        "DESCRIPTION:P01-03 节点任务\\; 单位: 规划局",
        "CATEGORIES:节点任务",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P3D",
        "DESCRIPTION:开工\\; 一、二\\, 三\\\\四",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("甲乙abc，;,\\ 🙂"), min_size=1, max_size=120).filter(lambda name: bool(name.strip())))
def test_calendar_lines_are_folded_to_75_octets_between_characters(name: str) -> None:
    assessment = judge(make_plan(MILESTONE), "2023-06-01")
    (one,) = due(assessment, 30, Selection())
    item = one.item._replace(name=name)
    long = Due(one.kind, one.standing._replace(item=item), one.units, one.on, None, 0)
    data = due_ics(DueReport((long,), assessment.plan, assessment.as_of, 30), "zh").encode()
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    summary = next(line for line in unfolded(data.decode()) if line.startswith("SUMMARY:"))
    plain = summary.removeprefix("SUMMARY:").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    assert plain == name


def test_what_is_late_stands_in_no_calendar() -> None:
    assert "BEGIN:VEVENT" in calendar(MILESTONE, as_of="2023-06-30")
    assert "BEGIN:VEVENT" not in calendar(MILESTONE, as_of="2023-07-01")


def test_a_workbook_needs_a_file_and_holds_units_and_everything_owed(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    assert run_cli("due", "--as-of", "2023-08-15", "--format", "xlsx").code == 2
    path = tmp_path / "催报.xlsx"
    assert run_cli("due", "--as-of", "2023-08-15", "--format", "xlsx", "-o", str(path)).code == 0
    book = load_workbook(path)
    assert book.sheetnames == ["各单位报送情况", "应报事项"]
    content = json.loads(run_cli("due", "--as-of", "2023-08-15", "--format", "json").stdout)
    # Two lines of heads, and a line of sums beneath the units.
    assert book["各单位报送情况"].max_row == len(content["units"]) + 3
    assert book["应报事项"].max_row == len(content["due"]) + 2


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_names_every_thing_owed(form: str, lang: str) -> None:
    arguments = ("due", "--as-of", "2023-08-15", "--lang", lang)
    out = run_cli(*arguments, "--format", form)
    assert out.code == 0
    content = json.loads(run_cli(*arguments, "--format", "json").stdout)
    assert content["counts"]["total"] == len(content["due"]) > 5
    for one in content["due"]:
        assert one["id"] in out.stdout
        assert one["on"].replace("-", "") in out.stdout.replace("-", "")


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_keeps_to_the_width(width: int, lang: str) -> None:
    from rich.cells import cell_len

    out = run_cli("due", "--as-of", "2023-08-15", "--lang", lang, width=width)
    assert max(cell_len(line) for line in out.stdout.splitlines()) <= width


def test_a_window_that_cannot_be_read_is_bad_usage(tmp_path: Path) -> None:
    assert run_cli("due", "--within", "soon").code == 2
    assert run_cli("due", "--within", "2w").code == 0


def test_a_plan_and_date_give_the_same_bytes_every_time() -> None:
    assert calendar(QUARTERLY, MILESTONE, as_of="2023-06-25") == calendar(QUARTERLY, MILESTONE, as_of="2023-06-25")
    later = calendar(QUARTERLY, MILESTONE, as_of=str(date(2023, 6, 25) + timedelta(days=1)))
    assert [line for line in unfolded(later) if line.startswith("UID")] == [
        line for line in unfolded(calendar(QUARTERLY, MILESTONE, as_of="2023-06-25")) if line.startswith("UID")
    ]


def test_a_bureau_sees_what_the_towns_owe_of_the_item_it_leads() -> None:
    """商务局 leads what each town reports itself; 东新城 sees its own part alone."""
    towns = EACH.replace("lead: 各新城", "lead: 商务局, support: 各新城")
    assessment = judge(make_plan(towns), "2023-04-11")
    by = {
        unit: [(one.by, one.late_by) for one in due(assessment, 0, Selection(leads=(unit,)))]
        for unit in ("商务局", "东新城")
    }
    assert by == {"商务局": [("东新城", 1), ("西新城", 1)], "东新城": [("东新城", 1)]}
