"""A key's value in the words of the plan file."""

from collections.abc import Iterable, Iterator, Mapping

from xxtrack.model.escalation import EscalationRules
from xxtrack.model.plan import Amendment, GateRules, Item, Pace, PaceKind, ShareOf, Thresholds, Waiver, WeightedMean
from xxtrack.model.punctuation import names_listed
from xxtrack.model.target import Target


def key_text(item: Item, key: str) -> str | None:
    """A key's value as the plan writes it; None where there is none."""
    value = getattr(item, key)
    return None if value is None or value in ("", (), {}) else written(value, key)


def written(value: object, key: str) -> str:
    """A value as the plan writes it."""
    match value:
        case Target():
            return value.text
        case Pace():
            return value.kind.value if value.kind is not PaceKind.STEPS else _pairs(value.steps)
        case ShareOf() | WeightedMean():
            return _of_others(value)
        case Thresholds() | EscalationRules():
            return ", ".join(
                f"{name} {getattr(limit, 'value', limit)}"
                for name, limit in value._asdict().items()
                if limit is not None
            )
        case Waiver():
            parts = (value.owner, value.reason, str(value.until), value.code, value.decision)
            return " · ".join(part for part in parts if part)
        case Mapping():
            return _pairs(value.items())
        case GateRules():
            return ", ".join(_gate(value))
        case Amendment():
            return f"{value.on} {value.before} → {value.after}"
        case tuple():
            in_pairs = key in {"quotas", "nodes", "targets"}
            return _pairs(value) if in_pairs else names_listed(written(part, key) for part in value)
    said = str(getattr(value, "value", value))
    return said.lower() if isinstance(value, bool) else said


def _of_others(value: ShareOf | WeightedMean) -> str:
    return f"mean: {value.by}" if isinstance(value, WeightedMean) else f"{value.part} / {value.whole}"


def _pairs(pairs: Iterable[tuple[object, object]]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in pairs)


def _gate(rules: GateRules) -> Iterator[str]:
    if rules.fail_on:
        yield f"fail-on: [{', '.join(rules.fail_on)}]"
    if rules.max_lagging is not None:
        yield f"max-lagging: {rules.max_lagging}"
    if rules.min_attainment is not None:
        yield f"min-attainment: {rules.min_attainment}"
