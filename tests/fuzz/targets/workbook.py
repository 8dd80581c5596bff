"""A workbook to import, made of a sheet as XML that a person can read and a fuzzer can bend, or as its raw bytes.

A seed that begins with ``<worksheet`` is the sheet of an xlsx, one with ``<table:table`` that of an ods; anything else
is taken as the whole file.
"""

import io
import zipfile
from functools import cache

from tests.fuzz.targets.shared import PLAN
from tests.helpers import ROOT
from xxtrack.load.office.context import ImportOptions
from xxtrack.load.office.importing import import_report, read_import
from xxtrack.load.source import Source
from xxtrack.model.actuals import Actuals

FILES = ROOT / "tests" / "cases" / "office"


def run(data: bytes) -> None:
    if data.startswith(b"<worksheet"):
        data = xlsx(data)
    elif data.startswith(b"<table:table"):
        data = ods(data)
    result = read_import(Source("a.xlsx", data), PLAN, ImportOptions(period="1-6月"))
    assert result.sheets or result.findings or not result.candidates
    report = import_report("a.xlsx", result, PLAN, Actuals({}, (), ()))
    placed = sum(len(entries) for entries in (report.entries, report.unplaced))
    assert placed + report.missing == len(result.candidates) + len(result.unplaced) + result.missing


def xlsx(sheet: bytes) -> bytes:
    return _with("表格程序.xlsx", "xl/worksheets/sheet1.xml", sheet)


def ods(table: bytes) -> bytes:
    content = _members("表格程序.ods")["content.xml"]
    start, end = content.index(b"<table:table "), content.index(b"</table:table>") + len(b"</table:table>")
    return _with("表格程序.ods", "content.xml", content[:start] + table + content[end:])


@cache
def _members(file: str) -> dict[str, bytes]:
    with zipfile.ZipFile(FILES / file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with(file: str, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member, data in (_members(file) | {name: content}).items():
            archive.writestr(member, data)
    return out.getvalue()
