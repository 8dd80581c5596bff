"""Values of an item as the plan writes them, for readers who compare."""

from collections.abc import Iterable, Mapping

from xxtrack.model.plan import Amendment, Item, Pace, PaceKind, ShareOf, Thresholds, Waiver
from xxtrack.model.target import Target


def shown(item: Item, key: str) -> str | None:
    """A key's value as the plan writes it; None where there is none."""
    value = getattr(item, key)
    return None if value is None or value in ("", (), {}) else _written(value, key)


def _written(value: object, key: str) -> str:
    match value:
        case Target():
            return value.text
        case Pace():
            return value.kind.value if value.kind is not PaceKind.STEPS else _pairs(value.steps)
        case ShareOf():
            return f"{value.part} / {value.whole}"
        case Thresholds():
            return f"by {value.by.value}, ahead {value.ahead}, lagging {value.lagging}, soon {value.soon}"
        case Waiver():
            parts = (value.owner, value.reason, str(value.until), value.code, value.decision)
            return " · ".join(part for part in parts if part)
        case Mapping():
            return _pairs(value.items())
        case bool():
            return str(value).lower()
        case Amendment():
            return f"{value.on} {value.before} → {value.after}"
        case tuple():
            return _pairs(value) if key == "quotas" else "、".join(_written(part, key) for part in value)
    return str(getattr(value, "value", value))


def _pairs(pairs: Iterable[tuple[object, object]]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in pairs)
