"""Random rows and random edits of them, and what of an edit is an overwriting of what was reported."""

import random
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

HEAD = "id,period,value,scope,reported,note"
LAYOUTS: tuple[list[str], ...] = ([""], [""], ["甲", "乙"], ["", "甲"], ["东", "西"], [])
DIVIDED: tuple[list[str], ...] = ([""], ["东"], ["", "东"], [])


class Row(NamedTuple):
    """One row as it is written; ``month`` is its period's last, and a blank value withdraws."""

    id: str
    month: int
    value: str
    scope: str = ""
    reported: str = ""
    note: str = ""

    @property
    def claim(self) -> tuple[str, int, str]:
        """What the row is about."""
        return self.id, self.month, self.scope


Tables = list[list[Row]]


def draft_rows(draw: random.Random, items: Sequence[Mapping[str, Any]]) -> Tables:
    """One table, or two, with rows of some of the items, about what each of them asks for."""
    tables: Tables = [[] for _ in range(draw.choice([1, 1, 2]))]
    for item in items:
        goal = item.get("number", Decimal(60))
        # A scope that an item is not divided by is refused, and so is more than a hundred per cent of a work.
        divided = "each" in item or "quotas" in item
        for scope in draw.choice(DIVIDED if divided else LAYOUTS):
            total = Decimal(0)
            for month in sorted(draw.sample(range(1, 13), draw.choice([0, 1, 2, 3]))):
                total += round(goal * Decimal(draw.uniform(0, 0.55)), 2)
                reported = f"2023-{month:02}-28" if draw.random() < 0.3 else ""
                draw.choice(tables).append(Row(item["id"], month, str(total), scope, reported))
    return tables


def edited_rows(draw: random.Random, tables: Tables, ids: Sequence[str]) -> Tables:
    """The tables with one to three edits: rows added, revised, withdrawn, overwritten, deleted, moved, written anew."""
    after = deepcopy(tables)
    for _ in range(draw.choice([1, 1, 2, 3])):
        table = draw.choice(after)
        sort = draw.random()
        if sort < 0.3 or not table:
            _add(draw, table, after, ids)
            continue
        n = draw.randrange(len(table))
        row = table[n]
        if sort < 0.45:
            table[n] = row._replace(value=str(_other(draw, row)))
        elif sort < 0.55:
            del table[n]
        elif sort < 0.7:
            draw.choice(after).append(table.pop(n))
            draw.shuffle(table)
        elif sort < 0.8:
            table[n] = row._replace(value=draw.choice([f"{row.value}0" if "." in row.value else row.value, row.value]))
        else:
            note = draw.choice(["", "更正"])
            value = str(_other(draw, row)) if draw.random() < 0.7 or not note else ""
            draw.choice(after).append(
                row._replace(value=value, reported=f"2024-01-{draw.randrange(1, 20):02}", note=note)
            )
    return after


def _add(draw: random.Random, table: list[Row], tables: Tables, ids: Sequence[str]) -> None:
    row = Row(
        draw.choice(ids),
        draw.randrange(1, 13),
        str(round(draw.uniform(0, 150), 2)),
        draw.choice(["", "", "东", "甲"]),
        draw.choice(["", "2023-12-30"]),
    )
    if all(row.claim != other.claim for one in tables for other in one):
        table.append(row)


def _other(draw: random.Random, row: Row) -> Decimal:
    return (Decimal(row.value or 0) * draw.choice([Decimal("0.5"), Decimal("1.1"), Decimal(2)]) + 1).normalize()


def rows_text(rows: Sequence[Row]) -> str:
    """A table as a CSV file."""
    lines = (f"{r.id},2023-{r.month:02},{r.value},{r.scope},{r.reported},{r.note}" for r in rows)
    return "\n".join((HEAD, *lines, ""))


def rows_of(text: str) -> list[Row]:
    """The rows of a CSV file that `rows_text` wrote."""
    cells = (line.split(",") for line in text.splitlines()[1:])
    return [Row(c[0], int(c[1][5:7]), *c[2:]) for c in cells]


def overwritten(before: Sequence[Row], after: Sequence[Row], closed: date | None, kept: frozenset[str]) -> bool:
    """Whether what was reported of an item that is ``kept`` is gone or says something else without a later report.

    Of a closed period a report that comes without a note counts too.
    """
    now = {(row.claim, row.reported): row for row in after}
    then = {(row.claim, row.reported) for row in before}
    for row in before:
        if row.id not in kept:
            continue
        same = now.get((row.claim, row.reported))
        later = any(other.claim == row.claim and other.reported > row.reported for other in after)
        if same is None and not later:
            return True
        if same is not None and (same.value == "") != (row.value == ""):
            return True
        if same is not None and row.value and Decimal(same.value) != Decimal(row.value):
            return True
    months = closed.month if closed else 0
    fresh = (row for row in after if (row.claim, row.reported) not in then)
    return any(row.month <= months and not row.note for row in fresh)
