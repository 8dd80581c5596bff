"""Who signs for a unit on the code host, from a table with a column of units and one of accounts."""

import re
from collections.abc import Iterator, Mapping, Sequence

from xxtrack.errors import StopError
from xxtrack.load.document.sheets import filled_rows
from xxtrack.load.office.rows import SheetRow
from xxtrack.load.office.workbook import sheets
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg

_UNIT_HEAD = re.compile(r"(?:牵头|责任)?单位(?:名称)?|unit|lead|team", re.IGNORECASE)
_ACCOUNT_HEAD = re.compile(r"(?:GitHub|GitLab)?(?:[账帐]号|账户|用户名)|accounts?|owners?|github|gitlab", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,，、;；]+")
_ACCOUNT = re.compile(r"@[a-z0-9][\w.-]*(?:/[\w.-]+)*|[\w.+-]+@[a-z0-9][a-z0-9.-]*", re.IGNORECASE | re.ASCII)


def read_accounts(source: Source) -> Mapping[str, tuple[str, ...]]:
    """Units to their accounts (``@name``, ``@group/team``, or an e-mail address), in the table's order.

    Raises `StopError` where the table has no such columns, or something in it is no account: what it names may approve.
    """
    accounts: dict[str, tuple[str, ...]] = {}
    understood = False
    for name, rows in _tables(source):
        columns: tuple[int, int] | None = None
        for number, cells in rows:
            if columns is None:
                columns = _columns(cells)
                understood = understood or columns is not None
                continue
            unit, said = (cells[i].strip() for i in columns)
            if unit and said:
                found = _accounts(said, f"{name}!{number}")
                accounts[unit] = tuple(dict.fromkeys((*accounts.get(unit, ()), *found)))
    if not understood:
        raise StopError(msg("assign.no-account-columns", file=source.name))
    return accounts


def _tables(source: Source) -> Iterator[tuple[str, list[tuple[int, list[str]]]]]:
    for sheet in sheets(source):
        rows: list[SheetRow] = []
        for row in () if isinstance(sheet, Finding) else sheet.rows:
            if isinstance(row, Finding):
                raise StopError(msg("import.unusable", file=source.name, reason=row.message))
            rows.append(row)
        if isinstance(sheet, Finding):
            raise StopError(msg("import.unusable", file=source.name, reason=sheet.message))
        numbers = [row.number for row in rows]
        place = f"{source.name}!{sheet.name}" if sheet.name else source.name
        yield place, list(zip(numbers, filled_rows(rows, sheet.merged), strict=True))


def _columns(cells: Sequence[str]) -> tuple[int, int] | None:
    heads = ["".join(cell.split()) for cell in cells]
    unit = next((i for i, head in enumerate(heads) if _UNIT_HEAD.fullmatch(head)), None)
    account = next((i for i, head in enumerate(heads) if _ACCOUNT_HEAD.fullmatch(head)), None)
    return None if unit is None or account is None else (unit, account)


def _accounts(said: str, where: str) -> list[str]:
    found = [part for part in _BETWEEN.split(said) if part]
    for part in found:
        if not _ACCOUNT.fullmatch(part):
            raise StopError(msg("assign.bad-account", where=where, text=part))
    return found
