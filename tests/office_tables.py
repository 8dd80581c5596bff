"""Offices' tables written in a test, read for a plan, and what became of them in a few words."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import make_plan
from xxtrack.load.office.context import ImportOptions
from xxtrack.load.office.importing import import_report, read_import
from xxtrack.load.source import Source
from xxtrack.model.actuals import NO_ACTUALS, Basis
from xxtrack.model.entry import ImportReport
from xxtrack.model.plan import Plan

ITEMS = (
    "{id: P01-01, name: 引进企业, target: ≥ 400 家}",
    "{id: P01-02, name: 工业投资, target: ≥ 96 亿元}",
    "{id: P01-03, name: 工业投资增长, target: ≥ 9 %}",
    "{id: P01-04, name: 旅游收入, target: ≥ 24 亿元}",
    "{id: P01-05, name: 绿化覆盖率, target: ≥ 42 %, measure: rate}",
    "{id: P01-06, name: 开工建设污水处理厂, due: 2023-12-31}",
    "{id: P01-07, name: 建设充电桩, target: ≥ 60 个, each: 新城}",
    "{id: P01-08, name: 粮食产量, target: ≥ 3 亿斤}",
)
PLAN = make_plan(*ITEMS)
NAMES = {"引进企业": "P01-01", "工业投资": "P01-02", "工业投资增长": "P01-03", "旅游收入": "P01-04"}


def read_source(source: Source, plan: Plan = PLAN, **options: Any) -> ImportReport:
    """What a file gives for a plan without actuals."""
    return import_report(source.name, read_import(source, plan, ImportOptions(**options)), plan, NO_ACTUALS)


def read_text(text: str, **options: Any) -> ImportReport:
    """What a CSV file gives."""
    return read_source(Source("a.csv", text.encode()), **options)


def read_book(build: Callable[[Worksheet], None], **options: Any) -> ImportReport:
    """What a workbook of one sheet gives."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "表"
    build(sheet)
    out = BytesIO()
    workbook.save(out)
    return read_source(Source("a.xlsx", out.getvalue()), **options)


def figures(report: ImportReport) -> list[str]:
    """Each figure as ``P01-02 2023-06 85.2``, with its scope, and ``alone`` for that of a period alone."""
    lines = []
    for entry in report.entries:
        one = entry.actual
        value = f"{one.value.normalize():f}" if one.value is not None else one.stage.value if one.stage else ""
        end = f"{one.period.end:%Y-%m}" if (one.period.end.day > 27) else f"{one.period.end}"
        alone = "alone" if one.basis is Basis.PERIOD else ""
        lines.append(" ".join(part for part in (one.item, one.scope, end, alone, value) if part))
    return lines


def left_over(report: ImportReport) -> list[str]:
    """Each cell that was not placed, as ``B3 import.no-period``."""
    return [f"{cell.origin.rpartition('!')[2]} {cell.reason.key}" for cell in report.unplaced]
