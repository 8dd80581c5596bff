"""Charts in braille: dots where they belong, lines that fit, nothing of doubtful width."""

import unicodedata
from datetime import date
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.conftest import Golden
from tests.helpers import plan_text, run_cli, stand
from xxtrack.assess.course import course_of
from xxtrack.assess.forecast import forecast
from xxtrack.model.assessment import Standing
from xxtrack.model.course import Course
from xxtrack.render.charts.braille import Canvas, columns_of
from xxtrack.render.charts.spark import SPARK, spark
from xxtrack.render.charts.terminal import chart_text
from xxtrack.render.signs import STYLES
from xxtrack.wording import Lang

SHAPES = {
    "a count behind its line": (
        "{id: P01-01, name: a, target: ≥ 120 家}",
        ("P01-01,2023-03,15", "P01-01,2023-06,33", "P01-01,2023-09,60"),
    ),
    "growth below zero": (
        "{id: P01-01, name: a, target: ≥ 3 %}",
        ("P01-01,2023-03,-4", "P01-01,2023-06,-1", "P01-01,2023-09,2"),
    ),
    "a falling level": (
        "{id: P01-01, name: a, target: ≤ 80 座, measure: stock, baseline: 120}",
        ("P01-01,2023-03,113", "P01-01,2023-06,104", "P01-01,2023-09,96"),
    ),
    "a cap": (
        "{id: P01-01, name: a, target: ≤ 100 万吨}",
        ("P01-01,2023-03,30", "P01-01,2023-06,58", "P01-01,2023-09,101"),
    ),
    "steps": (
        "{id: P01-01, name: a, target: ≥ 100 家, pace: {steps: {2023-03-31: 10, 2023-09-30: 70}}}",
        ("P01-01,2023-06,40",),
    ),
    "judged when due": (
        "{id: P01-01, name: a, target: ≥ 100 座, measure: stock}",
        ("P01-01,2023-03,70", "P01-01,2023-09,90"),
    ),
    "a target for every quarter": (
        "{id: P01-01, name: a, target: ≥ 20 个, every: quarter}",
        ("P01-01,2023-03,18", "P01-01,2023-06,44"),
    ),
}


def chart(standing: Standing, width: int, lang: Lang = "zh") -> list[str]:
    course = course_of(standing)
    assert course
    foreseen = forecast(standing, date(2023, 9, 30))
    return [line.plain for line in chart_text(course, lang, width, STYLES[standing.status], foreseen)]


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_charts_of_every_shape(golden: Golden, width: int) -> None:
    pages = []
    for name, (item, rows) in SHAPES.items():
        lines = chart(stand(item, "2023-09-30", *rows), width)
        assert max(map(cell_len, lines)) <= width
        pages.append("\n".join([f"# {name}", *lines]))
    golden.check(f"charts.{width}.txt", "\n\n".join(pages) + "\n")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.decimals(-10_000, 10_000, places=2), min_size=1, max_size=11),
    st.integers(60, 200),
    st.sampled_from(["≥ 100 家", "≤ 100 家", "≥ -5 %", "90..110 座"]),
)
def test_any_figures_fit_any_width(values: list[object], width: int, target: str) -> None:
    measure = ", measure: stock" if "座" in target else ""
    rows = [f"P01-01,2023-{month:02},{value:f}" for month, value in enumerate(values, 1)]
    lines = chart(stand(f"{{id: P01-01, name: a, target: {target!r}{measure}}}", "2023-11-30", *rows), width)
    assert len(lines) == 1 + 10 + 2
    assert max(map(cell_len, lines)) <= width
    for line in lines[1:]:
        assert {unicodedata.east_asian_width(character) for character in line} <= {"N", "Na"}


def test_what_was_reached_can_be_told_from_what_was_expected_without_colour() -> None:
    """Half of 120 in September: the line ends in a mark of nine dots half-way up; the expected one is single dots."""
    item, rows = SHAPES["a count behind its line"]
    lines = chart(stand(item, "2023-09-30", *rows), 80)
    dots = [[(ord(c) - 0x2800).bit_count() if c > "\u2800" else 0 for c in line[5:]] for line in lines[1:11]]
    september = slice(round(75 * 0.75) - 4, round(75 * 0.75) + 1)
    thickest = [max(cells[september], default=0) for cells in dots]
    reached = [row for row, most in enumerate(thickest) if most > 2]
    expected = [row for row, most in enumerate(thickest) if most == 1]
    assert reached
    assert expected
    assert max(expected) < min(reached)


def test_a_line_without_a_target_line_still_shows_the_bound() -> None:
    item, rows = SHAPES["judged when due"]
    assert "目标" in chart(stand(item, "2023-09-30", *rows), 80)[0]
    assert "序时目标" not in chart(stand(item, "2023-09-30", *rows), 80)[0]


def test_dots_lie_where_unicode_says() -> None:
    canvas = Canvas(1, 1)
    for x, y in ((0, 0), (1, 0), (0, 3)):
        canvas.dot(x, y, "")
    canvas.dot(2, 0, "")
    canvas.dot(0, -1, "")
    assert canvas.lines()[0].plain == "⣁"  # dots 7, 8 and 1
    assert columns_of([1, 2, 3, 4]) == "⣠⣾"
    assert columns_of([None, 4, 0]) == "⢸ "


def test_a_steep_line_has_no_gaps() -> None:
    canvas = Canvas(2, 3)
    canvas.line((1, 0), (2, 11), "")
    rows = [line.plain for line in canvas.lines()]
    assert sum((ord(c) - 0x2800).bit_count() for row in rows for c in row.strip()) == 12


def course(*values: int, bound: int = 12, from_zero: bool = True) -> Course:
    marks = tuple((date(2023, 3 * i, 30 if i in {2, 3} else 31), Fraction(v)) for i, v in enumerate(values, 1))
    return Course(date(2023, 1, 1), date(2023, 12, 31), "家", marks, bounds=(Fraction(bound),), from_zero=from_zero)


@pytest.mark.parametrize(
    ("drawn", "cells"),
    [
        # 4, 8 and 12 of 12: one third of the way from 1 to 4 dots is 2, two thirds 3; each fills its three months.
        (course(4, 8, 12), [2, 2, 2, 3, 3, 3, 4, 4, 4]),
        (course(0), [1, 1, 1]),
        # A rate between its own lowest and highest figure: 92 is a third of the way.
        (course(90, 96, 92, from_zero=False), [1, 1, 1, 4, 4, 4, 2, 2, 2]),
        (course(90, 90, from_zero=False), [2, 2, 2, 2, 2, 2]),
    ],
)
def test_the_history_in_small(drawn: Course, cells: list[int]) -> None:
    assert spark(drawn) == columns_of(cells).ljust(SPARK)


def test_no_figures_make_no_history() -> None:
    assert spark(None) == " " * SPARK


def first_braille(row: str) -> int | None:
    return next((cell_len(row[:i]) for i, c in enumerate(row) if "\u2800" < c <= "\u28ff"), None)


@pytest.mark.parametrize("width", [80, 100, 112, 120, 160])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_histories_in_small_leave_the_columns_in_line(width: int, lang: str) -> None:
    """Ids stand in one column and histories in another; at 100 a name and a history have no room beside the figures."""
    out = run_cli("status", "--all", "--chapter", "0", "--as-of", "2023-09", "--lang", lang, width=width).stdout
    rows = [line for line in out.splitlines() if " P00-" in line]
    assert len(rows) == 14
    assert len({cell_len(row.partition("P00-")[0]) for row in rows}) == 1
    histories = {first_braille(row) for row in rows}
    assert len(histories) == 1
    assert (histories == {None}) == (width == 100)
    assert max(map(cell_len, out.splitlines())) <= width


HOSTILE = plan_text('{id: P01-01, name: "<script>alert(1)</script> & [red]b", target: ≥ 9 家}', "{id: P01-02, name: b}")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "plan" / "2023.yaml").write_text(HOSTILE, "utf-8")
    (tmp_path / "data" / "actuals" / "a.csv").write_text("id,period,value\nP01-01,2023-03,3\n", "utf-8")
    return tmp_path


def test_a_chart_as_a_file(project: Path) -> None:
    out = run_cli("show", "P01-01", "--svg", "chart.svg", "--as-of", "2023-06", cwd=project)
    assert (out.code, out.stdout) == (0, "")
    assert "chart.svg" in out.stderr
    content = (project / "chart.svg").read_text("utf-8")
    root = ET.fromstring(content)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "<script" not in content
    assert "alert(1)" in (root.findtext("{http://www.w3.org/2000/svg}title") or "")
    assert run_cli("show", "P01-01", "--svg", "-", "--as-of", "2023-06", cwd=project).stdout == content


def test_nothing_to_draw_and_nowhere_to_write(project: Path) -> None:
    nothing = run_cli("show", "P01-02", "--svg", "chart.svg", "--as-of", "2023-06", cwd=project)
    assert nothing.code == 2
    assert not (project / "chart.svg").exists()
    assert run_cli("show", "P01-01", "--svg", "no/such/chart.svg", "--as-of", "2023-06", cwd=project).code == 3


def test_a_step_before_the_start_is_expected_from_the_start() -> None:
    steps = "{2022-03-31: 5, 2023-06-30: 8}"
    item = f"{{id: P01-01, name: a, target: ≥ 10 家, start: 2023-02-01, pace: {{steps: {steps}}}}}"
    course = course_of(stand(item, "2023-09-30", "P01-01,2023-06,6"))
    assert course
    (curve,) = course.expected
    stairs = ((2, 1, 5), (6, 30, 5), (6, 30, 8), (12, 31, 8), (12, 31, 10))
    assert curve == tuple((date(2023, month, day), Fraction(value)) for month, day, value in stairs)
