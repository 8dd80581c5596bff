"""Shapes from trees that are sound; whatever is not is refused without a word, for pydantic to explain.

Both read the one declaration in `load/plan/schema.py`, and a law holds them to the same answer. This one exists because
importing pydantic takes longer than all the rest of a check.
"""

from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from xxtrack.load.plan.schema import Key, Read, Shape, UnfitError

_Shape = TypeVar("_Shape", bound=Shape)
_Reader = Callable[[Any], Any]


def fit(shape: type[_Shape], tree: Any) -> _Shape:
    """A shape from a mapping of the file; raises `UnfitError`."""
    if not isinstance(tree, dict):
        raise UnfitError("mapping")
    cacheable: Any = shape  # mypy takes a class's own hash for that of its instances
    readers, required = _readers(cacheable)
    values = {}
    for written, value in tree.items():
        if written not in readers:
            raise UnfitError("key")
        name, read = readers[written]
        values[name] = read(value)
    if not required <= values.keys():
        raise UnfitError("missing")
    return shape(**values)


@cache
def _readers(shape: Any) -> tuple[dict[str, tuple[str, _Reader]], frozenset[str]]:
    """By the key as it is written: the field's name and how its value is read; and the fields that must be there."""
    keys = shape.declared()
    readers = {key.alias or name: (name, _limited(_reader(kind), key)) for name, (kind, key) in keys.items()}
    return readers, frozenset(name for name, (_, key) in keys.items() if key.required)


def _limited(read: _Reader, key: Key) -> _Reader:
    if not key.min_length:
        return read

    def long_enough(value: Any) -> Any:
        result = read(value)
        if len(result) < key.min_length:
            raise UnfitError("short")
        return result

    return long_enough


def _reader(kind: Any) -> _Reader:
    """How a value of a type is read."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _annotated(arguments[0], next(extra for extra in arguments[1:] if isinstance(extra, Read)))
    if origin is Literal:
        return _one_of(frozenset(arguments))
    if origin in {Union, UnionType}:
        return _either([argument for argument in arguments if argument is not type(None)])
    if origin is list:
        return _list_of(_reader(arguments[0]))
    if origin is dict:
        return _dict_of(_reader(arguments[0]), _reader(arguments[1]))
    if isinstance(kind, type) and issubclass(kind, Shape):
        return lambda tree: fit(kind, tree)
    return lambda value: value


def _annotated(kind: Any, read: Read) -> _Reader:
    inner = _reader(kind) if get_origin(kind) is list else None
    if inner is None:
        return read.function
    first, then = (inner, read.function) if read.after else (read.function, inner)
    return lambda value: then(first(value))


def _one_of(choices: frozenset[str]) -> _Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, str) or value not in choices:
            raise UnfitError("literal")
        return value

    return read


def _either(kinds: list[Any]) -> _Reader:
    """None, or a shape where there is a mapping, or the other kind."""
    shapes = [_reader(kind) for kind in kinds if isinstance(kind, type)]
    others = [_reader(kind) for kind in kinds if not isinstance(kind, type)]

    def read(value: Any) -> Any:
        if value is None:
            return None
        (chosen,) = shapes if shapes and (isinstance(value, dict) or not others) else others
        return chosen(value)

    return read


def _list_of(inner: _Reader) -> _Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise UnfitError("list")
        return [inner(one) for one in value]

    return read


def _dict_of(key: _Reader, inner: _Reader) -> _Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise UnfitError("mapping")
        return {key(name): inner(one) for name, one in value.items()}

    return read
