"""The columns of a table of actuals, and the headers they go by."""

from collections.abc import Mapping
from typing import NamedTuple

from xxtrack.load.actuals.table import Row
from xxtrack.load.suggestions import Suggestions
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import msg

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("编号", "事项编号", "指标编号", "item id"),
    "name": ("指标名称", "事项名称", "名称", "indicator", "kpi", "performance indicator", "measure", "metric"),
    "period": ("期别", "期间", "时间", "reporting period"),
    "value": ("完成值", "本月止累计", "累计值", "数值", "actual", "result", "outturn", "performance"),
    "scope": ("范围", "责任范围", "area", "ward"),
    "basis": ("口径", "基准"),
    "source": ("来源", "数据来源", "data source"),
    "note": ("备注", "说明", "notes", "comment", "comments"),
    "reported": ("填报日期", "报送日期", "date reported", "reported on"),
    "progress": ("进展情况", "工作进展", "工作进展情况", "进展", "最新进展", "推进情况"),
    "problem": ("存在问题", "问题", "困难", "存在的问题", "存在困难", "困难问题", "存在问题和困难", "存在的主要问题"),
    "next": (
        "下一步措施",
        "下步打算",
        "下一步打算",
        "下步措施",
        "下一步工作",
        "下步工作",
        "工作措施",
        "next step",
        "next steps",
    ),
    "evidence": ("佐证材料", "证明材料", "佐证", "印证材料"),
}
"""Each column, and the other headers it goes by; a Chinese one first."""

_OF_THE_PLAN = frozenset({"target", "owner", "lead", "目标", "牵头"})
"""Headers of what the plan says, which our own tables have beside the figures; they are passed over."""

REQUIRED = ("id", "period", "value")
_ALIASES = {alias: column for column, aliases in COLUMNS.items() for alias in (column, *aliases)}


def column_named(cell: str) -> str | None:
    """The column that a header's cell names."""
    return _ALIASES.get(cell.strip().lower())


def is_header(row: Row) -> bool:
    """Whether a record names all the columns that must be there."""
    return set(REQUIRED) <= {column_named(cell) for cell in row.cells}


class Columns(NamedTuple):
    """The index of each column in the rows of a file, and the number of cells they have."""

    at: Mapping[str, int]
    width: int

    def cell(self, row: Row, name: str) -> str:
        """A row's cell, without the space around it; empty where the file has no such column."""
        i = self.at.get(name, -1)
        return row.cells[i].strip() if 0 <= i < len(row.cells) else ""


def read_header(row: Row, file: str) -> tuple[Columns | None, list[Finding]]:
    """The columns that a header names; None where a required one is lacking."""
    at: dict[str, int] = {}
    findings: list[Finding] = []
    suggestions = Suggestions()
    for i, cell in enumerate(row.cells):
        name = column_named(cell)
        if not cell.strip() or cell.strip().lower() in _OF_THE_PLAN:
            continue
        if name is None:
            near = suggestions.for_word(cell.strip(), _ALIASES)
            hint = msg("hint.did-you-mean", word=near) if near else None
            message = msg("table.unknown-column", name=cell.strip())
            findings.append(Finding("XX413", message, place(row, i, file), hint=hint))
        elif name in at:
            findings.append(Finding("XX417", msg("table.duplicate-column", name=cell.strip()), place(row, i, file)))
        else:
            at[name] = i
    lacking = [name for name in REQUIRED if name not in at]
    for name in lacking:
        message = msg("table.missing-column", name=name, alias=COLUMNS[name][0])
        findings.append(Finding("XX403", message, Where(file, row.line, 1)))
    return None if lacking else Columns(at, len(row.cells)), findings


def place(row: Row, index: int, file: str) -> Where:
    """The place of a cell, for findings."""
    line, column = row.place(index)
    length = len(row.cells[index].strip()) if index < len(row.cells) else 0
    return Where(file, line, column, length)
