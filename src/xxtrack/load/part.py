"""Parts of a roll-up, read back: a line of JSON for each plan, as `xxtrack.write.part` wrote it.

A part may come from anywhere: what is not as it was written stops the reading with the line's number.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from xxtrack.errors import StopError
from xxtrack.load.source import read_file
from xxtrack.model.actuals import Stage
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import Message, Quantity, Value, msg
from xxtrack.model.plan import Kind
from xxtrack.model.rollup import ItemLine, PlanOutcome, PlanStanding, Refusal
from xxtrack.model.rules import RULES, Severity
from xxtrack.model.status import Status
from xxtrack.model.tally import Tally, tally_of
from xxtrack.model.target import Target, TargetError, parse_target

FORMAT = 1
"""Of a line; one of another format is refused."""
_FAULTS = (KeyError, TypeError, ValueError, AttributeError, InvalidOperation, ZeroDivisionError, ImportError)
_Read = TypeVar("_Read")


class SavedPlan(NamedTuple):
    """What one line of a part holds: an outcome, or a folder that was looked into and has no plan."""

    asked: str
    """The question, as text: parts of different questions are not one roll-up."""
    path: str
    """The plan's real path where it was judged."""
    outcome: PlanOutcome | None
    without: str = ""


def is_part(place: Path) -> bool:
    """Whether a place on the command line is a part of a roll-up, by its name."""
    return place.suffix == ".json"


def read_parts(place: Path, name: str) -> tuple[SavedPlan, ...]:
    """The lines of a part; raises `StopError` where it cannot be read."""
    source = read_file(place, name)
    if isinstance(source, Finding):
        raise StopError(source.message)
    return tuple(saved_plans(source.data, name))


def saved_plans(data: bytes, name: str) -> Iterator[SavedPlan]:
    """The same for the bytes of a part."""
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield _part(json.loads(line))
        except (*_FAULTS, RecursionError, TargetError):
            raise StopError(msg("rollup.bad-part", file=name, line=number)) from None


def _part(record: Mapping[str, Any]) -> SavedPlan:
    if record["format"] != FORMAT:
        raise ValueError
    without = _text(record.get("without", ""))
    outcome = None
    if not without:
        outcome = _refusal(record) if "reason" in record else _standing(record)
    return SavedPlan(_text(record["asked"]), _text(record.get("path", "")), outcome, without)


def _standing(record: Mapping[str, Any]) -> PlanStanding:
    return PlanStanding(
        label="",
        file=_text(record["file"]),
        title=_text(record["title"]),
        language=_text(record["language"]),
        as_of=date.fromisoformat(record["as_of"]),
        tally=_tally(record["counts"]),
        kinds={Kind(name): _tally(counts) for name, counts in record["kinds"].items()},
        urgent=_count(record["urgent"]),
        errors=_count(record["errors"]),
        warnings=_count(record["warnings"]),
        refused_items=_count(record["refused_items"]),
        refused_rows=_count(record["refused_rows"]),
        worst=_maybe(_line, record["worst"]),
        items=tuple(map(_line, record["items"])),
        unknown=tuple((_text(n), _text(given), tuple(map(_text, known))) for n, given, known in record["unknown"]),
    )


def _refusal(record: Mapping[str, Any]) -> Refusal:
    findings = tuple(map(_finding, record["findings"]))
    code, more = _count(record["code"]), _count(record["more"])
    return Refusal("", _text(record["file"]), _message(record["reason"]), code, findings, more)


def _finding(record: Mapping[str, Any]) -> Finding:
    file, line, column, length = record["where"]
    return Finding(
        RULES[record["code"]].code,
        _message(record["message"]),
        Where(_text(file), _count(line), _count(column), _count(length)),
        item=_text(record["item"]),
        hint=_maybe(_message, record["hint"]),
        severity_set=_maybe(Severity, record["severity"]),
    )


def _tally(counts: Mapping[str, Any]) -> Tally:
    return tally_of({status: _count(counts[status.value]) for status in Status})


def _line(record: Mapping[str, Any]) -> ItemLine:
    return ItemLine(
        id=_text(record["id"]),
        name=_text(record["name"]),
        kind=Kind(record["kind"]),
        status=Status(record["status"]),
        in_unit=_text(record["in_unit"]),
        target=_maybe(_target, record["target"]),
        due=_maybe(date.fromisoformat, record["due"]),
        actual=_maybe(_exact, record["actual"]),
        stage=_maybe(Stage, record["stage"]),
        attainment=_maybe(Fraction, record["attainment"]),
        pace_index=_maybe(Fraction, record["pace_index"]),
        urgent=record["urgent"] is True,
    )


def _target(record: list[Any]) -> Target:
    words, beside = record
    return parse_target(_text(words))._replace(beside=_maybe(Fraction, beside))


def _exact(text: str) -> Decimal | Fraction:
    return Fraction(text) if "/" in text else Decimal(text)


def _maybe(read: Callable[[Any], _Read], value: object) -> _Read | None:
    return None if value is None else read(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError
    return value


def _message(record: list[Any]) -> Message:
    key, args = record
    return Message(_text(key), tuple((_text(name), _value(value)) for name, value in args))


def _value(record: Any) -> Value:
    if isinstance(record, str | int):
        return record
    (kind, held), *_ = record.items()
    match kind:
        case "decimal":
            return Decimal(held)
        case "fraction":
            return Fraction(held)
        case "date":
            return date.fromisoformat(held)
        case "quantity":
            value, unit, beside = held
            return Quantity(_number(value), _text(unit), tuple(map(_number, beside)))
        case "message":
            return _message(held)
        case "word":
            return _word(*held)
        case _:
            return tuple(map(_value, held))


def _number(record: Any) -> Decimal | Fraction | int:
    value = _value(record)
    if not isinstance(value, Decimal | Fraction | int):
        raise TypeError
    return value


def _word(module: str, name: str, value: object) -> Enum:
    """A word of one of our own lists."""
    if not module.startswith("xxtrack.model.") or not name.isidentifier():
        raise ValueError
    kind = getattr(import_module(module), name)
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        raise TypeError
    return kind(value)
