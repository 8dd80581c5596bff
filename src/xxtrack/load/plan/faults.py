"""What pydantic-core found wrong with a shape, as findings with the place in the file and a suggestion."""

from collections.abc import Iterable, Iterator

from pydantic_core import ErrorDetails

from xxtrack.load.plan.shape import Shape
from xxtrack.load.plan.yaml import Document, Path
from xxtrack.load.suggestions import Suggestions
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg

_EXPECTED = {
    "dict_type": "expected.mapping",
    "model_type": "expected.mapping",
    "tuple_type": "expected.list",
    "string_type": "expected.text",
    "text": "expected.text",
    "number": "expected.number",
    "flag": "expected.flag",
    "count": "expected.count",
    "profile": "expected.profile",
}
"""By kind of fault: pydantic-core's own with an underscore, and those of `values.py`."""


def shape_findings(
    shape: type[Shape], faults: Iterable[ErrorDetails], document: Document, prefix: Path, item: str = ""
) -> Iterator[Finding]:
    """One finding for each faulty place of what stands at ``prefix`` and should have the shape."""
    seen: set[Path] = set()
    suggestions = Suggestions()
    placed = [(fault, _path_in_file(prefix, fault["loc"], document)) for fault in faults]
    for fault, path in placed:
        if fault["type"] == "literal_error" and any(len(p) > len(path) and p[: len(path)] == path for _, p in placed):
            continue  # A mapping is meant, and what is wrong within it says more than that it is no word.
        # A union has a fault for each of its branches; the first names the place well enough.
        if path in seen and fault["type"] not in {"extra_forbidden", "missing"}:
            continue
        seen.add(path)
        code, message, hint = _explained(fault, shape, str(path[-1]) if path else "", suggestions)
        where = document.key_at(path) if code == "XX201" else document.value_at(path)
        yield Finding(code, message, where, item, hint=hint)


def _path_in_file(prefix: Path, loc: tuple[str | int, ...], document: Document) -> Path:
    """pydantic-core's location without the parts it adds for union branches and dict keys."""
    path = prefix
    for part in loc:
        if (*path, part) in document.values:
            path = (*path, part)
    return path


def _explained(
    fault: ErrorDetails, shape: type[Shape], key: str, suggestions: Suggestions
) -> tuple[str, Message, Message | None]:
    """Code, message and hint; ``key`` is the nearest that stands in the file."""
    text = _short(fault["input"])
    match fault["type"]:
        case "extra_forbidden":
            *above, unknown = map(str, fault["loc"])
            return "XX201", msg("shape.unknown-key", key=unknown), _meant(unknown, _shape_at(shape, above), suggestions)
        case "missing":
            return "XX202", msg("shape.missing-key", key=str(fault["loc"][-1])), None
        case "literal_error" if key == "version":
            return "XX208", msg("shape.version", text=str(fault["input"])), None
        case "literal_error":
            choices = str(fault["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
            near = suggestions.for_word(str(fault["input"]), choices.split(", "))
            message = msg("shape.bad-choice", key=key, text=text, choices=choices)
            return "XX204", message, msg("hint.did-you-mean", word=near) if near else None
        case "string_too_short":
            return "XX204", msg("shape.empty-text", key=key), None
        case "target":
            return "XX205", fault["ctx"]["message"], msg("hint.target")
        case "day-twice":
            return "XX204", fault["ctx"]["message"], None
        case "date":
            return "XX206", msg("shape.bad-date", key=key, text=text), None
        case "id":
            return "XX207", msg("shape.bad-id", text=text), msg("hint.id")
        case kind:
            expected = msg(_EXPECTED.get(kind, "expected.other"))
            message = msg("shape.wrong-type", key=key, expected=expected, text=text)
            return "XX204" if kind == "profile" else "XX203", message, None


def _shape_at(shape: type[Shape], loc: Iterable[str]) -> type[Shape]:
    """The innermost shape on the way."""
    for part in loc:
        key = shape.keys().get(part)
        shape = (key and key.reader.shape) or shape
    return shape


def _meant(unknown: str, shape: type[Shape], suggestions: Suggestions) -> Message:
    """Did you mean: among the keys of the shape the key stands in."""
    known = list(shape.keys())
    near = suggestions.for_word(unknown, known)
    return msg("hint.did-you-mean", word=near) if near else msg("hint.known-keys", keys=", ".join(sorted(known)))


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 60 else text[:59] + "…"
