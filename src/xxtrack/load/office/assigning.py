"""Who leads what, from a table: rows with an id or a name, and the units and the official that answer for it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xxtrack.load.document.sheets import filled_rows
from xxtrack.load.document.tables import column_roles
from xxtrack.load.office.matching import ItemMatcher, items_by_name
from xxtrack.load.office.rows import SheetRow
from xxtrack.load.office.workbook import sheets
from xxtrack.load.plan.values import split_units
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message
from xxtrack.model.plan import Item, Plan

_ID = re.compile(r"P\d{2,4}-\d{2,}", re.IGNORECASE)
_ID_HEAD = re.compile(r"编号|事项编号|指标编号|id", re.IGNORECASE)
_NAME_HEAD = re.compile(r"(?:指标|事项|任务|项目|工作)?名称|事项|指标|任务|name|item", re.IGNORECASE)
_ROLES = ("lead", "support", "leader")


class Assigned(NamedTuple):
    """Who answers for an item; a column that the table does not have is None."""

    item: Item
    lead: tuple[str, ...] | None
    support: tuple[str, ...] | None
    leader: str | None
    where: str


class Unassigned(NamedTuple):
    """A row that fits no item, and why."""

    words: str
    reason: Message
    hint: Message | None
    where: str


class Assignments(NamedTuple):
    """What a table says."""

    assigned: tuple[Assigned, ...] = ()
    unassigned: tuple[Unassigned, ...] = ()
    findings: tuple[Finding, ...] = ()
    understood: bool = False
    """Whether any sheet has the columns."""


class _Columns(NamedTuple):
    id: int | None
    name: int | None
    roles: dict[str, int]


def read_assignments(source: Source, plan: Plan) -> Assignments:
    """All sheets of a workbook, or a CSV file."""
    assigned: list[Assigned] = []
    unassigned: list[Unassigned] = []
    findings: list[Finding] = []
    understood = False
    for sheet in sheets(source):
        if isinstance(sheet, Finding):
            findings.append(sheet)
            continue
        rows: list[SheetRow] = []
        for row in sheet.rows:
            if isinstance(row, Finding):
                findings.append(row)
            else:
                rows.append(row)
        matcher = ItemMatcher(plan, items_by_name(plan))
        cells = list(filled_rows(rows, sheet.merged))
        for found in _rows(
            cells, [row.number for row in rows], matcher, f"{source.name}!{sheet.name}" if sheet.name else source.name
        ):
            understood = True
            if isinstance(found, Assigned):
                assigned.append(found)
            elif found is not None:
                unassigned.append(found)
    return Assignments(tuple(assigned), tuple(unassigned), tuple(findings), understood)


def _rows(
    cells: Sequence[list[str]], numbers: Sequence[int], matcher: ItemMatcher, name: str
) -> Iterator[Assigned | Unassigned | None]:
    columns: _Columns | None = None
    for row, number in zip(cells, numbers, strict=True):
        if columns is None:
            columns = _columns(row)
            if columns:
                yield None
            continue
        given = {role: row[i] for role, i in (("id", columns.id), ("name", columns.name)) if i is not None and row[i]}
        if not given or not any(row[i] for i in columns.roles.values()):
            continue
        where = f"{name}:{number}"
        match = matcher.match({key: text.strip() for key, text in given.items()})
        if match.item is None:
            assert match.reason
            yield Unassigned(" ".join(given.values()), match.reason, match.hint, where)
        else:
            yield _assigned(match.item, columns, row, where)


def _assigned(item: Item, columns: _Columns, row: Sequence[str], where: str) -> Assigned:
    def units(role: str) -> tuple[str, ...] | None:
        if role not in columns.roles:
            return None
        return tuple(dict.fromkeys(split_units(row[columns.roles[role]])))

    leader = row[columns.roles["leader"]].strip() if "leader" in columns.roles else None
    return Assigned(item, units("lead"), units("support"), leader, where)


def _columns(row: Sequence[str]) -> _Columns | None:
    heads = ["".join(cell.split()) for cell in row]
    roles = column_roles(row)
    found = {role: i for i, role in reversed(roles.items()) if role in _ROLES}
    by_id = next((i for i, head in enumerate(heads) if _ID_HEAD.fullmatch(head)), None)
    by_name = next((i for i, head in enumerate(heads) if _NAME_HEAD.fullmatch(head)), None)
    if by_name is None:
        by_name = next((i for i, role in roles.items() if role == "title"), None)
    usable = bool(found) and (by_id is not None or by_name is not None)
    return _Columns(by_id, by_name, found) if usable else None
