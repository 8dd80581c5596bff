"""The canonical form of a plan file: the same content, comments and order of items, always written the same way.

Two spaces of indent, list dashes under their parent's first letter, keys of an item in one order, targets as
``≥ 650 家``, quotes only where YAML needs them. ruamel.yaml keeps the comments; it is asked to read every scalar as
written, as our own loader does.
"""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from xxtrack.errors import StopError
from xxtrack.load.plan.schema import ItemShape
from xxtrack.model.message import msg
from xxtrack.model.target import TargetError, parse_target

_FLOW_SIGNS = frozenset(":?,[]{}#")
_NONE: Mapping[str, str] = {}
_NULLS = frozenset({"", "~", "null"})


def canonical(text: str, measures: Mapping[str, str] = _NONE) -> str:
    """The canonical form of a sound plan; raises `StopError` where ruamel.yaml is not installed.

    ``measures`` are written into the items with these ids.
    """
    yaml = plan_yaml()
    tree = yaml.load(text)
    for item in items_of(tree):
        if measure := measures.get(item.get("id")):
            _insert_behind(item, "target", "measure", measure)
        _order(item)
        if isinstance(item.get("target"), str):
            item["target"] = _target_text(item["target"])
    return dumped(yaml, tree, text)


def dumped(yaml: Any, tree: Any, text: str) -> str:
    """A tree as text; ``text`` is what it was read from."""
    out = io.StringIO()
    yaml.dump(tree, out)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "".join(line + "\n" for line in (lines if _BLOCK.search(text) else _comments_aligned(lines)))


_BLOCK = re.compile(r"[:-] [|>][+\d-]*\s*(#.*)?$", re.MULTILINE)
"""A block scalar, in which a line that looks like a comment is text."""


def _comments_aligned(lines: list[str]) -> list[str]:
    """A comment on a line of its own is indented like what it stands above."""
    aligned: list[str] = []
    indent = ""
    for line in reversed(lines):
        content = line.lstrip()
        if content and not content.startswith("#"):
            indent = line[: len(line) - len(content)]
        aligned.append(indent + content if content.startswith("#") else line)
    return aligned[::-1]


def _target_text(written: str) -> str:
    try:
        return parse_target(written).canonical
    except TargetError:
        return written


def items_of(tree: Any) -> Iterator[Any]:
    """Every item's mapping, in file order."""
    for chapter in tree.get("chapters") or ():
        for point in chapter.get("points") or ():
            yield from point.get("items") or ()


KEY_ORDER = {key: place for place, key in enumerate(ItemShape.keys())}


def _order(item: Any) -> None:
    """Put an item's keys into the schema's order, each with its comment; items that are in order are left alone."""
    wanted = sorted(item, key=lambda key: KEY_ORDER.get(key, len(KEY_ORDER)))
    if list(item) == wanted or _has_comments(item):
        return
    for key in wanted:
        item.move_to_end(key)


def _insert_behind(item: Any, before: str, key: str, value: str) -> None:
    """A new key behind another, which it takes the comment at the end of the line from where there is one."""
    if item.ca.items.get(before):
        item.ca.items[key] = item.ca.items.pop(before)
    item.insert(list(item).index(before) + 1, key, value)


def _has_comments(item: Any) -> bool:
    """A comment belongs to the key before it, so moving keys would move it to another."""
    return bool(item.ca.items)


def plan_yaml() -> Any:
    """The reader and writer that keeps comments; raises `StopError` where ruamel.yaml is not installed."""
    try:
        from ruamel.yaml import YAML
        from ruamel.yaml.emitter import Emitter
        from ruamel.yaml.nodes import ScalarNode
        from ruamel.yaml.resolver import VersionedResolver
        from ruamel.yaml.tag import Tag
    except ImportError:
        raise StopError(msg("stop.extra", extra="fmt", library="ruamel.yaml")) from None

    class AsWritten(VersionedResolver):
        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            if kind is ScalarNode and implicit[0] and value not in _NULLS:
                return Tag(suffix="tag:yaml.org,2002:str")
            return super().resolve(kind, value, implicit)

    class DoubleQuotes(Emitter):
        def choose_scalar_style(self) -> Any:
            style = super().choose_scalar_style()
            # libyaml reads YAML 1.1, where these end a plain scalar between braces.
            torn = not style and self.flow_level and _FLOW_SIGNS & set(self.event.value)
            return '"' if style == "'" or torn else style

    yaml = YAML(typ="rt")
    yaml.Resolver = AsWritten
    yaml.Emitter = DoubleQuotes
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=2, offset=0)
    return yaml
