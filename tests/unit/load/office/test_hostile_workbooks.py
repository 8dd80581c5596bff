"""Workbooks made to fill the memory, to hang or to break their reader: what can be read is, the rest is said."""

import io
import struct
import tracemalloc
import zipfile
import zlib
from types import SimpleNamespace

import olefile
import pytest
from python_calamine import CalamineWorkbook

from tests.fuzz.targets.workbook import FILES, ods, xlsx
from tests.helpers import ROOT, make_plan
from xxtrack.load.office.context import Import, ImportOptions
from xxtrack.load.office.importing import read_import
from xxtrack.load.office.unpacked import MAX_BYTES, MAX_CELLS
from xxtrack.load.source import Source

pytestmark = pytest.mark.usefixtures("no_hang")

PLAN = make_plan("{id: P01-01, name: 新增企业, target: ≥ 100 家}", "{id: P01-02, name: 投资增长, target: ≥ 12 %}")


def imported(data: bytes, name: str = "a.xlsx") -> Import:
    return read_import(Source(name, data), PLAN, ImportOptions(period="1-6月"))


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET = f'<worksheet xmlns="{_MAIN}"><sheetData>%s</sheetData>%s</worksheet>'
_TEXT = '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>'
_HEAD = f'<row r="1">{_TEXT % ("A1", "编号")}{_TEXT % ("B1", "完成值")}</row>'
_GOOD = '<row r="2"><c r="A2" t="inlineStr"><is><t>P01-01</t></is></c><c r="B2"><v>7</v></c></row>'


def sheet(rows: str, after: str = "") -> Import:
    return imported(xlsx((_SHEET % (_HEAD + _GOOD + rows, after)).encode()))


def messages(result: Import) -> list[str]:
    return [finding.message.key for finding in result.findings]


def zip_of(name: str, content: bytes, declared: int) -> bytes:
    """A zip of one deflated member that says what it likes of its size."""
    raw = name.encode()
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, len(content), declared, len(raw), 0)
    local = b"PK\3\4" + common + raw + content
    entry = b"PK\1\2\x14\0" + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + raw
    return local + entry + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local), 0)


def deflated_gigabyte() -> bytes:
    """A flushed mebibyte of blanks over and over: a megabyte that unpacks to a thousand."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packer.compress(b"")
    piece = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * 1024 + zlib.compressobj(9, zlib.DEFLATED, -15).flush()


@pytest.mark.parametrize("declared", [1 << 30, 10, 0])
@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "content.xml"])
def test_a_workbook_that_unpacks_to_a_gigabyte_is_not_unpacked(name: str, declared: int) -> None:
    data = zip_of(name, deflated_gigabyte(), declared)
    tracemalloc.start()
    result = imported(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert messages(result) == ["import.too-large"]
    assert peak < MAX_BYTES


def test_many_small_members_count_together() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(10):
            archive.writestr(f"xl/media/{i}", b"\0" * (MAX_BYTES // 9))
    assert messages(imported(out.getvalue())) == ["import.too-large"]


def test_a_cell_in_the_last_corner_costs_nothing_and_the_rest_is_read() -> None:
    result = sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert result.findings == []
    assert [c.columns["value"] for c in result.candidates] == ["7"]


@pytest.mark.parametrize(
    "rows",
    [
        "".join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(3, MAX_CELLS // 16384 + 4)),
        '<row r="1000000000000"><c><v>1</v></c></row>',
    ],
    ids=["wide", "beyond the last row"],
)
def test_a_sheet_that_spans_too_much_is_read_no_further(rows: str) -> None:
    result = sheet(rows)
    assert messages(result) == ["import.too-many-cells"]
    assert len(result.candidates) == 1


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="3"><c r="A-3"><v>1</v></c></row>',
        '<row r="3"><c r="ZZZZZ3"><v>1</v></c></row>',
        '<row r="3"><c r="B3"><v>NaN</v></c></row>',
        '<row r="x"><c r="B3"><v>1</v></c></row>',
        '<row r="3"><c r="B3" t="s"><v>99999</v></c></row>',
        '<row r="3"><c r="B3" s="99999"><v>1</v></c></row>',
    ],
)
def test_a_row_that_the_library_cannot_read_is_a_finding(rows: str) -> None:
    result = sheet(rows)
    assert messages(result) == ["import.broken"]
    assert len(result.candidates) == 1


def test_merged_areas_without_end_are_refused() -> None:
    areas = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 6_000 + "</mergeCells>"
    assert messages(sheet("", areas)) == ["import.too-many-merged"]


def test_entities_neither_multiply_nor_read_files() -> None:
    kinds = "".join(f'<!ENTITY {"abcdefghij"[i]} "{"&" + "abcdefghij"[i - 1] + ";" if i else "ha"}'
                    f'{("&" + "abcdefghij"[i - 1] + ";") * 9 if i else ""}">' for i in range(10))  # fmt: skip
    for declared, used in ((kinds, "&j;"), ('<!ENTITY x SYSTEM "file:///etc/hostname">', "&x;")):
        cell = f'<row r="3"><c r="B3" t="inlineStr"><is><t>{used}</t></is></c></row>'
        data = f"<!DOCTYPE a [{declared}]>{_SHEET % (_HEAD + cell, '')}"
        result = imported(xlsx(data.encode()))
        assert messages(result) == ["import.broken"]


_ROW = (
    '<table:table-row table:number-rows-repeated="%d">'
    '<table:table-cell table:number-columns-repeated="%d"%s</table:table-row>'
)
_FIGURE = ' office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (_ROW % (1 << 20, 1 << 14, _FIGURE), ["import.too-many-cells"]),
        (_ROW % (10**15, 10**15, _FIGURE), ["import.too-many-cells"]),
        (_ROW % (1 << 20, 1 << 14, "/>"), []),
        (_ROW % (1, 1 << 14, "/>") + _ROW % (1 << 20, 1, "/>") + _ROW % (1, 1, _FIGURE), []),
    ],
)
def test_repeated_cells_count_as_often_as_they_are_repeated(rows: str, found: list[str]) -> None:
    result = imported(ods(f'<table:table table:name="a">{rows}</table:table>'.encode()))
    assert messages(result) == found


def old_workbook(*records: tuple[int, bytes]) -> bytes:
    """The xls of the examples with records put before its sheet's own."""
    data = (FILES / "表格程序.xls").read_bytes()
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        stream = file.openstream("Workbook").read()
    at = stream.index(struct.pack("<HH", 0x0809, 16), 20)
    head = stream[at : at + 20]
    added = b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)
    changed = (stream[:at] + head + added + stream[at + 20 :])[: len(stream)]
    out = io.BytesIO(data)
    with olefile.OleFileIO(out, write_mode=True) as file:
        file.write_stream("Workbook", changed)
    return out.getvalue()


@pytest.mark.parametrize(
    "record",
    [
        (0x0203, struct.pack("<HHHd", 65535, 65535, 0, 1.0)),
        (0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0)),
        (0x00BD, struct.pack("<HHHIH", 65535, 0, 0, 0, 65535)),
    ],
    ids=["a cell", "the dimensions", "a run of cells"],
)
def test_an_old_workbook_that_spans_too_much_is_not_read(record: tuple[int, bytes]) -> None:
    assert messages(imported(old_workbook(record), "a.xls")) == ["import.too-many-cells"]


def test_a_panic_of_the_library_is_a_finding() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3b\0\3\0\xfe\xff\x09\0\6\0" + b"\0" * 10
    for end in range(0, 4000, 397):
        result = imported(data + b"\1\0\0\0" + b"\xff" * end, "a.xls")
        assert messages(result) == ["import.broken"]


def test_figures_that_only_look_like_numbers_are_left_over_and_said() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
    row = f"<table:table-row>{cell}{cell}</table:table-row>"
    body = row % ("编号", "完成值") + "".join(row % ("P01-02", text) for text in ("1.2.3", ".", "1,,2", "0.5"))
    result = imported(ods(f'<table:table table:name="a">{body}</table:table>'.encode()))
    assert len(result.candidates) + len(result.unplaced) == 4


@pytest.mark.parametrize("title", ["2023" + " " * 100_000 + "x", "1 " * 50_000, "第" * 100_000])
def test_a_title_without_end_is_no_work(title: str) -> None:
    assert len(imported(f'"{title}",\n编号,完成值\nP01-01,7\n'.encode(), "a.csv").candidates) == 1


def test_merged_areas_without_end_are_refused_in_other_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    read = CalamineWorkbook.from_filelike

    class Merged:
        """A workbook that tells of merged areas, which no library here writes into the older formats."""

        def __init__(self, data: io.BytesIO, areas: int) -> None:
            self.book = read(data)
            self.sheets_metadata = self.book.sheets_metadata
            self.areas = [((row, 4), (row, 5)) for row in range(areas)]

        def get_sheet_by_name(self, name: str) -> object:
            sheet = self.book.get_sheet_by_name(name)
            return SimpleNamespace(start=sheet.start, to_python=sheet.to_python, merged_cell_ranges=self.areas)

    monkeypatch.setattr("xxtrack.load.office.workbook.MAX_MERGED", 2)
    for areas, refused in ((2, False), (3, True)):
        monkeypatch.setattr(CalamineWorkbook, "from_filelike", lambda data, n=areas: Merged(data, n))
        found = messages(imported((FILES / "表格程序.xls").read_bytes(), "a.xls"))
        assert ("import.too-many-merged" in found) is refused


def test_an_old_workbook_that_is_not_in_the_tree_of_its_file_is_measured_too() -> None:
    data = (ROOT / "tests" / "fuzz" / "seeds" / "workbook" / "outside-the-tree.xls").read_bytes()
    assert messages(imported(data, "a.xls")) == ["import.too-many-cells"]


def test_an_old_file_without_a_workbook_is_said_to_have_none() -> None:
    data = (FILES / "表格程序.xls").read_bytes().replace("Workbook".encode("utf-16-le"), "Workshop".encode("utf-16-le"))
    assert messages(imported(data, "a.xls")) == ["import.no-workbook"]
