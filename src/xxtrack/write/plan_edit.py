"""Keys of items changed in a plan's text, its comments and order kept."""

from collections.abc import Mapping
from typing import Any

from xxtrack.write.canonical import KEY_ORDER, dumped, items_of, plan_yaml

Value = str | tuple[str, ...]


def with_item_keys(text: str, edits: Mapping[str, Mapping[str, Value]]) -> str:
    """The plan with keys of items set, by id; a list of one is written as itself, an empty one removes its key."""
    yaml = plan_yaml()
    tree = yaml.load(text)
    for item in items_of(tree):
        for key, value in edits.get(item.get("id"), {}).items():
            _set(item, key, value)
    return dumped(yaml, tree, text)


def _set(item: Any, key: str, value: Value) -> None:
    if not value:
        item.pop(key, None)
        return
    written = _sequence(value) if isinstance(value, tuple) and len(value) > 1 else value
    written = written[0] if isinstance(written, tuple) else written
    if key in item:
        item[key] = written
        return
    later = (place for place, own in enumerate(item) if KEY_ORDER.get(own, len(KEY_ORDER)) > KEY_ORDER[key])
    item.insert(next(later, len(item)), key, written)


def _sequence(values: tuple[str, ...]) -> Any:
    from ruamel.yaml.comments import CommentedSeq

    sequence = CommentedSeq(values)
    sequence.fa.set_flow_style()
    return sequence
