"""One table saved in many ways gives the same figures; the files are cases: dropping one in adds a test.

All figures are 示例数据, illustrative.
"""

import io
import tracemalloc
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pytest

from tests.helpers import ROOT, make_plan, read_rows
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.actuals.table import Row, read_table
from xxtrack.load.actuals.table import read_rows as table_rows
from xxtrack.load.source import FileSource, Source
from xxtrack.model.actuals import Basis, Stage
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg

CASES = sorted((ROOT / "tests" / "cases" / "actuals").glob("*.csv"))
PLAN = make_plan(
    "{id: P01-01, name: 新增企业, target: ≥ 5000 家}",
    "{id: P01-02, name: 投资增长, target: ≥ 12 %}",
    "{id: P01-03, name: 完成投资, target: ≥ 8 亿元}",
    "{id: P01-04, name: 园区建成, due: 2023-12-31}",
)
# Item, scope, period, value or word, basis, note, report date: worked out by hand from the table.
EXPECTED = {
    ("P01-01", "", "2023-03-01", "2023-03-31", Decimal(1234), "ytd", "", date(2023, 4, 5)),
    ("P01-01", "", "2023-01-01", "2023-06-30", Decimal(2500), "ytd", "第一行\n第二行，含“引号”", date(2023, 7, 6)),
    ("P01-01", "", "2023-01-01", "2023-06-30", Decimal(2510), "ytd", "据核查修订", date(2023, 7, 26)),
    ("P01-02", "", "2023-01-01", "2023-06-30", Decimal("-4.9"), "ytd", "逗号,分号;都在", date(2023, 7, 6)),
    ("P01-03", "", "2023-06-01", "2023-06-30", Decimal("0.32"), "period", "", date(2023, 7, 6)),
    ("P01-03", "东新城", "2023-01-01", "2023-03-31", Decimal("1.5"), "ytd", '"双引号"', None),
    ("P01-04", "", "2023-01-01", "2023-09-30", Stage.UNDER_WAY, "ytd", "", date(2023, 10, 8)),
}
SKIPPED = {"statistics-export.csv": 11}
"""Records that are no rows: three titles and a blank above the header, two blanks among the rows, five below them."""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_the_same_table_gives_the_same_figures(path: Path) -> None:
    loaded = load_actuals([FileSource(path.name, path)], PLAN)
    assert loaded.findings == ()
    assert {
        (
            o.item,
            o.scope,
            o.period.start.isoformat(),
            o.period.end.isoformat(),
            o.value if o.stage is None else o.stage,
            o.basis.value,
            o.note,
            o.reported,
        )
        for chain in loaded.actuals.series.values()
        for o in chain
    } == EXPECTED


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_record_is_accounted_for(path: Path) -> None:
    (count,) = load_actuals([FileSource(path.name, path)], PLAN).actuals.files
    skipped = SKIPPED.get(path.name, 0)
    assert (count.rows, count.used, count.missing, count.refused, count.skipped) == (8, 7, 1, 0, skipped)


HEADER = "id,period,value\n"


def test_a_broken_utf8_file_is_refused_with_the_byte_and_not_read_as_gb18030() -> None:
    data = (HEADER + "P01-01,2023-03,1\n# 四个汉字在\n").encode()
    loaded = load_actuals([Source("a.csv", data + b"\xff\n")], PLAN)
    (finding,) = loaded.findings
    assert finding.code == "XX402"
    assert dict(finding.message.args) == {"encoding": "UTF-8", "offset": len(data)}
    assert finding.where.line == 4
    assert finding.hint


def test_what_is_in_no_encoding_is_refused_with_both_bytes() -> None:
    loaded = load_actuals([Source("a.csv", b"id,period,value\nP01-01,2023-03,\xff\xff\n")], PLAN)
    (finding,) = loaded.findings
    assert finding.code == "XX402"
    assert dict(finding.message.args) == {"utf8": 31, "gb18030": 31}


def test_a_fault_far_into_the_file_has_its_own_byte() -> None:
    row = "P01-04,2023-09,推进中\n".encode()
    data = HEADER.encode() + row * 9000
    (finding,) = load_actuals([Source("a.csv", data + b"\xc3(")], PLAN).findings
    assert dict(finding.message.args)["offset"] == len(data)
    assert finding.where.line == 9002


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"PK\x03\x04rest of a workbook", "reading.workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "reading.workbook"),
        ("id,period,value\n".encode("utf-16-le"), "table.binary"),
        ("id,period,value\n".encode("utf-32"), "table.binary"),
        (b"\xff\xfei", "reading.encoding-broken"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, key: str) -> None:
    (finding,) = load_actuals([Source("a.csv", data)], PLAN).findings
    assert (finding.code, finding.message.key) == ("XX402", key)
    ways_out = {"reading.workbook": "reading.hint-workbook", "table.binary": "hint.save-as-utf8"}
    assert finding.hint
    assert finding.hint.key == ways_out.get(key, "reading.hint-encoding-broken")


def test_the_place_of_a_cell_is_right_behind_quotes_and_line_breaks() -> None:
    rows = ['P01-01,2023-03,"1,234",,"a ""b"" c",ytd', '"P01-01","x', 'y","7",,,']
    loaded = read_rows(PLAN, 'P01-01,"2023-03","1,234",,"bad, ""day""",', *rows[1:])
    places = [(f.code, f.where.line, f.where.column) for f in loaded.findings]
    # Behind 7 characters of the id, 10 of the period, 8 of the value, 1 of the scope, and the quotation mark.
    assert places == [("XX414", 2, 28), ("XX406", 3, 11)]


def test_a_row_above_the_header_is_refused_and_not_passed_over() -> None:
    data = "P01-01,2023-03,5\n标题：示例\nid,period,value\nP01-01,2023-06,7\n".encode()
    loaded = load_actuals([Source("a.csv", data)], PLAN)
    assert [(f.code, f.where.line) for f in loaded.findings] == [("XX418", 1)]
    (count,) = loaded.actuals.files
    assert (count.rows, count.used, count.refused, count.skipped) == (2, 1, 1, 1)


def test_rows_under_an_unusable_header_are_counted_as_refused() -> None:
    loaded = load_actuals([Source("a.csv", b"id,period,amount\nP01-01,2023-06,7\nP01-01,2023-09,7\n")], PLAN)
    assert "XX403" in {f.code for f in loaded.findings}
    (count,) = loaded.actuals.files
    assert (count.rows, count.used, count.refused) == (2, 0, 2)


def test_a_row_with_an_id_below_a_remark_is_still_a_row() -> None:
    rows = ["P01-01,2023-03,5", "注：示例", "1. 说明", "P01-01,2023-06,7", "P01-01"]
    loaded = read_rows(PLAN, *rows, header="id,period,value")
    (count,) = loaded.actuals.files
    assert (count.rows, count.used, count.refused, count.skipped) == (3, 2, 1, 2)


def test_an_open_quote_ends_the_file_with_a_finding() -> None:
    loaded = read_rows(PLAN, "P01-01,2023-03,5", 'P01-01,2023-06,"7')
    assert [(f.code, f.where.line) for f in loaded.findings] == [("XX412", 3)]
    (count,) = loaded.actuals.files
    assert (count.rows, count.used, count.refused) == (2, 1, 1)


def test_a_file_that_is_gone_is_a_finding(tmp_path: Path) -> None:
    (finding,) = load_actuals([FileSource("gone.csv", tmp_path / "gone.csv")], PLAN).findings
    assert (finding.code, finding.message.key) == ("XX401", "file.missing")


def test_a_single_period_word_implies_its_basis_and_may_not_be_contradicted() -> None:
    (one,) = read_rows(PLAN, "P01-01,6月当月,5").actuals.series["P01-01", ""]
    assert one.basis is Basis.PERIOD
    assert [f.code for f in read_rows(PLAN, "P01-01,6月当月,5,,,累计").findings] == ["XX416"]


def test_a_rate_of_one_month_is_not_taken_for_the_year_to_date() -> None:
    assert [f.code for f in read_rows(PLAN, "P01-02,6月当月,5").findings] == ["XX416"]


@pytest.mark.parametrize("text", ["2023-07-05", "2023/7/5", "2023年7月5日", "20230705", "45112", "2023/7/5 0:00"])
def test_report_dates_as_excel_writes_them(text: str) -> None:
    (one,) = read_rows(PLAN, f"P01-01,2023-06,5,,{text}").actuals.series["P01-01", ""]
    assert one.reported == date(2023, 7, 5)


def test_reading_needs_no_more_memory_than_the_result() -> None:
    """Six megabytes of rows without figures leave nothing behind and take a fraction of that on the way."""
    row = ("P01-01,2023-03,—,,,,," + "备" * 100 + "\n").encode()
    lines = 20_000

    class Rows:
        name = "long.csv"

        def open(self) -> io.BufferedReader:
            return io.BufferedReader(_Endless(b"id,period,value,scope,basis,source,note,x\n", row, lines))

    tracemalloc.start()
    loaded = load_actuals([Rows()], PLAN)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert loaded.actuals.files[0].missing == lines
    assert len(row) * lines > 6_000_000
    assert peak < 2_000_000


class _Endless(io.RawIOBase):
    """A header and so many equal rows, which exist only while they are read."""

    def __init__(self, head: bytes, row: bytes, count: int) -> None:
        self.head, self.row = head, row
        self.size = len(head) + len(row) * count
        self.at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = {0: 0, 1: self.at, 2: self.size}[whence] + offset
        return self.at

    def readinto(self, buffer: Any) -> int:
        wanted = min(len(buffer), self.size - self.at)
        made = self.head if self.at < len(self.head) else b""
        skip = self.at if made else (self.at - len(self.head)) % len(self.row)
        while len(made) < skip + wanted:
            made += self.row * (1 + wanted // len(self.row))
        buffer[:wanted] = made[skip : skip + wanted]
        self.at += wanted
        return wanted


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (';","\n', [["", ","]]),
        ('id;"a,b"\nx;"c,d"\n', [["id", "a,b"], ["x", "c,d"]]),
        ('"a;b",c\n"d;e",f\n', [["a;b", "c"], ["d;e", "f"]]),
        ('"";","', [["", ","]]),
        ('a;"\n,,,\n,,,\n"\n', [["a", "\n,,,\n,,,\n"]]),
        ('a;"' + "x,y\n" * 60 + '"\n', [["a", "x,y\n" * 60]]),
        ('"一;二"\n"三;四"\n', [["一;二"], ["三;四"]]),
        ("一个格\n", [["一个格"]]),
        ('","\n', [[","]]),
        ("编号\t期别\n1,5\t2;5\n", [["编号", "期别"], ["1,5", "2;5"]]),
        ("", []),
    ],
)
def test_the_delimiter_is_the_one_that_reads_the_text(text: str, rows: list[list[str]]) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        read = list(read_table(Source("a.csv", text.encode(encoding))))
        assert [row.cells for row in read if isinstance(row, Row)] == rows
        assert len(read) == len(rows), "nothing is refused"


def test_a_quote_left_open_is_said_whatever_stands_in_the_cells() -> None:
    rows = "id,period,value,note\n" + "P01-01,2023-06,1,甲;乙\n" * 20
    *_, last = read_table(Source("a.csv", (rows + 'P01-01,2023-07,"2,丙;丁\n').encode()))
    assert isinstance(last, Finding)
    assert (last.code, last.where.line) == ("XX412", 22)


def test_a_line_without_end_is_refused_before_it_is_taken_in() -> None:
    from xxtrack.load.actuals.table import MAX_LINE

    # Blank cells at the end of a row are nobody's.
    short, long = ("P01-01,2023-06,7".ljust(length - 1, ",") + "\n" for length in (MAX_LINE - 1, MAX_LINE))
    assert read_rows(PLAN, short, header="id,period,value").findings == ()
    (finding,) = read_rows(PLAN, "P01-01,2023-03,5", long, header="id,period,value").findings
    assert (finding.code, finding.where.line, finding.message.args) == (
        "XX412",
        3,
        (("problem", msg("reading.line-too-long")),),
    )


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ('P01-01,2023-06,"7', "reading.quote-open"),
        ('P01-01,2023-06,"7"x', "reading.quote-inside"),
        ("P01-01,2023-06," + "7" * 140_000, "reading.cell-too-long"),
    ],
)
def test_what_breaks_a_table_is_said_in_words(row: str, problem: str) -> None:
    (finding,) = read_rows(PLAN, row, header="id,period,value").findings
    assert (finding.code, dict(finding.message.args)) == ("XX412", {"problem": msg(problem)})


class _Rewritten(io.BytesIO):
    """A file that somebody writes to while it is read: each return to its beginning finds the next content."""

    def __init__(self, *contents: bytes) -> None:
        super().__init__(contents[0])
        self.contents = list(contents[1:])

    def seek(self, offset: int, whence: int = 0) -> int:
        if offset == whence == 0 and self.contents:
            super().seek(0)
            self.truncate()
            self.write(self.contents.pop(0))
        return super().seek(offset, whence)


class _Opened(NamedTuple):
    """A file that is open already."""

    file: io.BytesIO
    name: str = "a.csv"

    def open(self) -> io.BytesIO:
        return self.file


def test_a_file_that_changes_its_encoding_while_it_is_read_is_a_finding() -> None:
    good = b"id,period,value\nP01-01,2023-06,7\n" + b"\n" * (1 << 20)
    file = _Rewritten(good, good, good, good + "注：示例".encode("gb18030"))
    (finding,) = load_actuals([_Opened(file)], PLAN).findings
    assert (finding.code, finding.message.key) == ("XX401", "reading.changed")


def test_two_words_for_one_period_are_told_as_words() -> None:
    words = ("P01-04,2023-06,推进中", "P01-04,2023-06,已完成")
    (finding,) = read_rows(PLAN, *words, header="id,period,value").findings
    assert (finding.code, finding.where.line, [where.line for where in finding.also]) == ("XX408", 3, [2])
    assert dict(finding.message.args) == {
        "first": msg("term.stage.under-way"),
        "second": msg("term.stage.done"),
        "where": "a.csv:2:16",
    }


def test_rows_are_read_as_they_were_known_on_a_day() -> None:
    rows = ("P01-01,2023-06,5,,2023-07-05", "P01-01,2023-06,6,,2023-07-20", "P01-01,下周,7,,", "P01-01,2023-03,1,,")
    sources = [Source("a.csv", "\n".join(["id,period,value,scope,reported", *rows]).encode())]

    def known(day: str) -> tuple[list[Decimal | None], list[str], int]:
        loaded = load_actuals(sources, PLAN, date.fromisoformat(day))
        values = [o.value for o in loaded.actuals.series.get(("P01-01", ""), ())]
        return values, [f.code for f in loaded.findings], len(loaded.actuals.files)

    # A row whose period cannot be read is not known to be later, so it is refused at any day.
    assert known("2023-07-20") == ([Decimal(1), Decimal(5), Decimal(6)], ["XX406"], 1)
    assert known("2023-07-19") == ([Decimal(1), Decimal(5)], ["XX406"], 1)
    assert known("2023-03-30") == ([], ["XX406"], 1)
    later = [Source("b.csv", b"id,period,value\nP01-01,2023-06,7\n")]
    assert load_actuals(later, PLAN, date(2023, 6, 29)).actuals.files == ()
    assert [file.used for file in load_actuals(later, PLAN, date(2023, 6, 30)).actuals.files] == [1]


def test_a_row_that_is_there_twice_counts_once() -> None:
    loaded = read_rows(PLAN, "P01-01,2023-06,5", "P01-01,2023-06,5", header="id,period,value")
    assert [f.code for f in loaded.findings] == ["XX415"]
    assert [(count.rows, count.used, count.refused) for count in loaded.actuals.files] == [(2, 1, 1)]


def test_line_ends_within_a_cell_are_the_cells() -> None:
    (row,) = table_rows('a,"x\r\ny"\r\n', "a.csv")
    assert isinstance(row, Row)
    assert row.cells == ["a", "x\r\ny"]


class _Counted(NamedTuple):
    """A file that counts how often it is opened."""

    data: bytes
    opened: list[int]
    name: str = "a.csv"

    def open(self) -> BinaryIO:
        self.opened.append(1)
        return io.BytesIO(self.data)


@pytest.mark.parametrize("size", [10, 60_000])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_table_is_opened_once_however_large_it_is(size: int, encoding: str) -> None:
    lines = ["id,period,value", *(f"P01-01,2023-06,{n},第{n}行的备注，长一点" for n in range(size))]
    source = _Counted("\r\n".join(lines).encode(encoding), [])
    rows = list(read_table(source))
    assert all(isinstance(row, Row) for row in rows)
    assert [row.raw for row in rows if isinstance(row, Row)] == lines
    assert source.opened == [1]
