"""What pydantic found wrong, as findings with the place in the file and a suggestion."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from xxtrack.load.plan.models import model_of
from xxtrack.load.plan.schema import Shape
from xxtrack.load.plan.yaml import Document, Path
from xxtrack.load.suggestions import Suggestions
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, Value, msg

_CODES = {
    "missing": "XX202",
    "literal_error": "XX204",
    "string_too_short": "XX204",
    "date": "XX206",
    "target": "XX205",
    "id": "XX207",
    "profile": "XX204",
}
"""pydantic's and our own error types; anything else is a wrong type."""

_EXPECTED = {
    "dict_type": "expected.mapping",
    "model_type": "expected.mapping",
    "model_attributes_type": "expected.mapping",
    "list_type": "expected.list",
    "text": "expected.text",
    "string_type": "expected.text",
    "number": "expected.number",
    "flag": "expected.flag",
    "count": "expected.count",
    "profile": "expected.profile",
}


def shape_findings(
    shape: type[Shape], tree: Any, document: Document, prefix: Path, item: str = ""
) -> Iterator[Finding]:
    """One finding for each place of ``tree``, which stands at ``prefix``, that does not fit."""
    model = model_of(shape)
    seen: set[Path] = set()
    suggestions = Suggestions()
    for problem in _problems(model, tree):
        path = _path_in_file(prefix, problem["loc"], document)
        # A union reports one problem for every branch; the first names the place well enough.
        if path in seen and problem["type"] not in {"extra_forbidden", "missing"}:
            continue
        seen.add(path)
        yield _finding(problem, model, document, path, item, suggestions)
    assert seen, "what does not fit has a problem"


def faulty_keys(shape: type[Shape], tree: Any) -> frozenset[str]:
    """The keys of a mapping, known or not, that keep it from fitting."""
    return frozenset(str(problem["loc"][0]) for problem in _problems(model_of(shape), tree) if problem["loc"])


def _problems(model: type[BaseModel], tree: Any) -> list[Any]:
    try:
        model.model_validate(tree)
    except ValidationError as error:
        return list(error.errors(include_url=False, include_input=True))
    return []


def _path_in_file(prefix: Path, loc: tuple[str | int, ...], document: Document) -> Path:
    """Pydantic's location without the parts it adds for union branches and dict keys."""
    path = prefix
    for part in loc:
        if (*path, part) in document.values:
            path = (*path, part)
    return path


def _finding(
    problem: Mapping[str, Any],
    model: type[BaseModel],
    document: Document,
    path: Path,
    item: str,
    suggestions: Suggestions,
) -> Finding:
    kind = problem["type"]
    context = problem.get("ctx", {})
    key = str(problem["loc"][-1]) if problem["loc"] else ""
    if kind == "extra_forbidden":
        hint = _near(key, model, problem, suggestions)
        return Finding("XX201", msg("shape.unknown-key", key=key), document.key_at(path), item, hint=hint)
    if kind == "missing":
        return Finding("XX202", msg("shape.missing-key", key=key), document.value_at(path), item)
    code = _CODES.get(kind, "XX203")
    shown = str(path[-1]) if path else ""
    if kind == "literal_error":
        if shown == "version":
            return Finding("XX208", msg("shape.version", text=str(problem["input"])), document.value_at(path), item)
        choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        message = msg("shape.bad-choice", key=shown, text=_short(problem["input"]), choices=choices)
        near = suggestions.for_word(str(problem["input"]), choices.split(", "))
        hint = msg("hint.did-you-mean", word=near) if near else None
        return Finding(code, message, document.value_at(path), item, hint=hint)
    message = _message(kind, shown, problem, context)
    hint = msg("hint.target") if kind == "target" else msg("hint.id") if kind == "id" else None
    return Finding(code, message, document.value_at(path), item, hint=hint)


def _message(kind: str, key: str, problem: Mapping[str, Any], context: Mapping[str, Any]) -> Message:
    text: Value = _short(problem["input"])
    if kind == "target":
        inner: Message = context["message"]
        return inner
    if kind == "date":
        return msg("shape.bad-date", key=key, text=text)
    if kind == "id":
        return msg("shape.bad-id", text=text)
    if kind == "string_too_short":
        return msg("shape.empty-text", key=key)
    return msg("shape.wrong-type", key=key, expected=msg(_EXPECTED.get(kind, "expected.other")), text=text)


def _near(key: str, model: type[BaseModel], problem: Mapping[str, Any], suggestions: Suggestions) -> Message | None:
    """Did you mean: among the keys of the model the key stands in."""
    fields = _model_at(model, problem["loc"][:-1]).model_fields
    names = [field.alias or name for name, field in fields.items()]
    near = suggestions.for_word(key, names)
    return msg("hint.did-you-mean", word=near) if near else msg("hint.known-keys", keys=", ".join(sorted(names)))


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    for part in loc:
        for name, field in model.model_fields.items():
            if part in {name, field.alias}:
                inner = _first_model(field.annotation)
                model = inner or model
    return model


def _first_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _first_model(argument):
            return found
    return None


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 60 else text[:59] + "…"
