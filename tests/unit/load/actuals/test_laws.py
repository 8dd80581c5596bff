"""Laws of reading: it is total, what is written can be read back, and how a number is dressed does not matter."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.helpers import make_plan
from xxtrack.load.actuals.ratios import Direction
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.actuals.table import Row, read_table
from xxtrack.load.actuals.values import read_value
from xxtrack.load.source import Source
from xxtrack.model.calendar import month_end
from xxtrack.model.period import calendar_year
from xxtrack.model.period_grammar import parse_day, parse_period

PLAN = make_plan(
    "{id: P01-01, name: 新增企业, target: ≥ 5000 家}",
    "{id: P01-02, name: 投资增长, target: ≥ 12 %}",
    "{id: P01-03, name: 园区建成, due: 2023-12-31}",
)
NUMBERS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False)
FULL_WIDTH = str.maketrans("0123456789.,-%", "０１２３４５６７８９．，－％")
WORDS = st.sampled_from(
    (
        *(
            "id",
            "period",
            "value",
            "basis",
            "编号",
            "P01-01",
            "P01-02",
            "P01-03",
            "2023-06",
            "6月当月",
            "当月",
            "1,5",
            '"',
        ),
        *(
            "—",
            "持平",
            "同比下降4.9%",
            "三成",
            "翻番",
            "约",
            "注：",
            "\n",
            "\r\n",
            ",",
            ";",
            "\t",
            "",
            "45107",
            "2023.1",
        ),
    )
)


def add_up(data: bytes) -> None:
    loaded = load_actuals([Source("a.csv", data)], PLAN)
    (count,) = loaded.actuals.files
    assert count.used + count.missing + count.refused == count.rows
    assert count.used == sum(map(len, loaded.actuals.series.values()))
    assert min(count.used, count.missing, count.refused, count.skipped) >= 0
    for finding in loaded.findings:
        assert finding.where.file == "a.csv"


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    add_up(data)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=40), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_any_table_is_read_or_refused_and_the_counts_add_up(words: list[str], encoding: str) -> None:
    add_up("".join(words).encode(encoding))
    add_up(("id,period,value,basis,reported\n" + ",".join(words)).encode(encoding))


@settings(max_examples=200)
@given(st.text(max_size=20), st.sampled_from([None, "%", "家", "亿元"]), st.sampled_from(Direction))
def test_any_value_is_read_or_refused(text: str, unit: str | None, change: Direction) -> None:
    read = read_value(text, unit, change)
    assert (read.problem is None) == (read.value is not None or read.stage is not None)
    assert bool(read.code) == (read.problem is not None)


@given(NUMBERS)
def test_a_number_is_the_same_in_every_dress(number: Decimal) -> None:
    for text in (f"{number}", f"{number:,}", f"{number:,}".translate(FULL_WIDTH), f" {number}亿元 ", f"{number:+}"):
        assert read_value(text, "亿元").value == number
    assert read_value(f"{number}".replace("-", "−"), "亿元").value == number
    assert read_value(f"{number}万元", "亿元").value == number / 10_000


@given(NUMBERS)
def test_growth_in_words_has_its_sign(number: Decimal) -> None:
    size = abs(number)
    assert read_value(f"同比增长{size}%", "%", Direction.GROWTH).value == size
    assert read_value(f"同比下降{size}%", "%", Direction.GROWTH).value == -size
    assert read_value(f"下降{size}%", "%", Direction.DECLINE).value == size


@given(st.integers(2000, 2078), st.integers(1, 12))
def test_a_month_is_the_same_in_every_wording(year: int, month: int) -> None:
    end = month_end(year, month)
    whole = [
        f"1-{month}月",
        f"1—{month}月份",
        f"1至{month}月",
        f"截至{month}月底",
        f"{month}月末",
        f"{year}年1-{month}月",
    ]
    for text in whole:
        assert parse_period(text, calendar_year(year))[:2] == (date(year, 1, 1), end)
    for text in (f"{year}-{month:02}", f"{year}/{month}", f"{year}年{month}月", f"{month}月", f"{year}{month:02}"):
        assert parse_period(text, calendar_year(year))[:2] == (date(year, month, 1), end)
    assert parse_period(f"{month}月当月", calendar_year(year)).alone


@given(st.dates(date(2000, 1, 1), date(2078, 12, 31)))
def test_a_day_is_the_same_in_every_wording(day: date) -> None:
    serial = (day - date(1899, 12, 30)) // timedelta(days=1)
    wordings = [day.isoformat(), f"{day:%Y%m%d}", f"{day.year}/{day.month}/{day.day} 0:00", f"{serial}", f"{serial}.0"]
    for text in (*wordings, f"{day.year}年{day.month}月{day.day}日"):
        assert parse_period(text, calendar_year(2023)).end == parse_day(text) == day


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=8)


@settings(max_examples=150)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=6), st.sampled_from(",;\t"))
@example([["", ","]], ";")
@example([["\n" * 60 + ",", "\t", ""], ["a", ",;", ""]], ";")
@example([[","], [";"], ["\t"]], ",")
@example([["a,b"], ["c,d", "e;f"]], "\t")
def test_cells_are_read_as_written_and_found_where_they_stand(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    text = out.getvalue()
    read = list(read_table(Source("a.csv", text.encode())))
    assert [row.cells for row in read if isinstance(row, Row)] == rows
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for row in read:
        assert isinstance(row, Row)
        for i, cell in enumerate(row.cells):
            line, column = row.place(i)
            first = cell.replace("\r", "\n").replace('"', '""').partition("\n")[0]
            assert lines[line - 1][column - 1 :].startswith(first)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@given(text=st.text(st.sampled_from("新城企业测试数据,1\n"), min_size=1, max_size=200))
def test_every_encoding_gives_the_same_cells(encoding: str, text: str) -> None:
    table = "编号,期别\n" + text
    plain = [row.cells for row in read_table(Source("a.csv", table.encode())) if isinstance(row, Row)]
    assert [row.cells for row in read_table(Source("a.csv", table.encode(encoding))) if isinstance(row, Row)] == plain
