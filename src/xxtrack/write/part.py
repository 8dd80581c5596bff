"""Parts of a roll-up: a line of JSON for each plan, so that parts put one behind the other are a part again."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from xxtrack.load.part import FORMAT, SavedPlan
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, Quantity, Value
from xxtrack.model.rollup import ItemLine, PlanStanding, Refusal
from xxtrack.model.status import Status


def part_text(parts: Iterable[SavedPlan]) -> str:
    """The lines; `xxtrack.load.part` reads them."""
    return "".join(json.dumps(_record(part), ensure_ascii=False) + "\n" for part in parts)


def _record(part: SavedPlan) -> dict[str, Any]:
    head: dict[str, Any] = {"format": FORMAT, "asked": part.asked}
    if part.outcome is None:
        return head | {"without": part.without}
    one = part.outcome
    return head | {"path": part.path} | (_refusal(one) if isinstance(one, Refusal) else _standing(one))


def _standing(one: PlanStanding) -> dict[str, Any]:
    return {
        "file": one.file,
        "title": one.title,
        "language": one.language,
        "as_of": one.as_of.isoformat(),
        "counts": _counts(one.tally.counts),
        "kinds": {kind.value: _counts(tally.counts) for kind, tally in one.kinds.items()},
        "urgent": one.urgent,
        "errors": one.errors,
        "warnings": one.warnings,
        "refused_items": one.refused_items,
        "refused_rows": one.refused_rows,
        "worst": one.worst and _line(one.worst),
        "items": [*map(_line, one.items)],
        "unknown": one.unknown,
    }


def _counts(counts: Mapping[Status, int]) -> dict[str, int]:
    return {status.value: counts[status] for status in Status}


def _refusal(one: Refusal) -> dict[str, Any]:
    return {
        "file": one.file,
        "reason": _message(one.reason),
        "code": int(one.code),
        "findings": [*map(_finding, one.findings)],
        "more": one.more,
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "code": one.code,
        "message": _message(one.message),
        "where": list(one.where),
        "item": one.item,
        "hint": one.hint and _message(one.hint),
        "severity": one.severity_set and one.severity_set.value,
    }


def _line(one: ItemLine) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind.value,
        "status": one.status.value,
        "in_unit": one.in_unit,
        "target": one.target and [one.target.text, _exact(one.target.beside)],
        "due": one.due and one.due.isoformat(),
        "actual": _exact(one.actual),
        "stage": one.stage and one.stage.value,
        "attainment": _exact(one.attainment),
        "pace_index": _exact(one.pace_index),
        "urgent": one.urgent,
    }


def _exact(number: Decimal | Fraction | int | None) -> str | None:
    return None if number is None else str(number) if isinstance(number, Decimal) else _ratio(number)


def _ratio(number: Fraction | int) -> str:
    return f"{number.numerator}/{number.denominator}"


def _message(one: Message) -> list[Any]:
    return [one.key, [[name, _value(value)] for name, value in one.args]]


def _value(value: Value) -> Any:
    match value:
        case Message():
            return {"message": _message(value)}
        case Quantity():
            return {"quantity": [_value(value.value), value.unit, [*map(_value, value.beside)]]}
        case Enum():
            return {"word": [type(value).__module__, type(value).__qualname__, value.value]}
        case str() | int():
            return value
        case Decimal():
            return {"decimal": str(value)}
        case Fraction():
            return {"fraction": _ratio(value)}
        case date():
            return {"date": value.isoformat()}
        case _:
            return {"list": [*map(_value, value)]}
