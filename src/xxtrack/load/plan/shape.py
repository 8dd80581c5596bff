"""What a declaration of the plan file is made of: shapes with keys, and how the value of a key is read.

All of it is kept in pydantic-core's own terms (a schema there is a plain dict), so that one declaration validates
every plan and gives the JSON Schema. pydantic itself, whose import takes as long as a whole check, is not needed here.
"""

from collections.abc import Callable, Collection
from enum import Enum
from typing import Any, ClassVar, Final, Generic, LiteralString, NamedTuple, Protocol, TypeVar, overload

from pydantic_core import ErrorDetails, PydanticCustomError, ValidationError

from xxtrack.model.message import Message

CoreSchema = dict[str, Any]
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")
E = TypeVar("E", bound=Enum)
S = TypeVar("S", bound="Shape")


class ValidationInfo(Protocol):
    """What pydantic-core gives to a function beside the value."""

    @property
    def context(self) -> Any:
        """What the validator was called with."""


class Reader(NamedTuple, Generic[T_co]):
    """How a value is read, and into what type; ``shape`` is the mapping that it is, or that its members are."""

    schema: CoreSchema
    shape: "type[Shape] | None" = None


_REQUIRED: Final = object()


class Key(NamedTuple):
    """A key of a shape; ``alias`` is how it is written where that is no name in Python."""

    reader: Reader[Any]
    default: object
    description: str
    alias: str

    @property
    def required(self) -> bool:
        """Whether it must be written."""
        return self.default is _REQUIRED


@overload
def key(reader: Reader[T], *, description: str, alias: str = "") -> T: ...
@overload
def key(reader: Reader[T], default: None, *, description: str, alias: str = "") -> T | None: ...
@overload
def key(reader: Reader[T], default: T, *, description: str, alias: str = "") -> T: ...
def key(reader: Reader[Any], default: object = _REQUIRED, *, description: str, alias: str = "") -> Any:
    """Declare a key. A default of None allows the key to be written and left empty."""
    return Key(reader, default, description, alias)


class Shape:
    """A mapping of the file; keys that are not declared are errors. What is not written has its default."""

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    __pydantic_fields_set__: set[str]

    fields: ClassVar[dict[str, Key]] = {}
    """By the name of the attribute, in the order in which the canonical form writes them."""

    def __init_subclass__(cls) -> None:
        """Gather the keys."""
        cls.fields = cls.fields | {name: key for name, key in vars(cls).items() if isinstance(key, Key)}

    def __init__(self) -> None:
        """Make one of which nothing is written; the reader makes all others."""
        self.__dict__ = {name: key.default for name, key in self.fields.items()}
        self.__pydantic_fields_set__ = set()

    @property
    def written(self) -> set[str]:
        """The keys that are in the file, by the names of the attributes."""
        return self.__pydantic_fields_set__

    @classmethod
    def keys(cls) -> dict[str, Key]:
        """The declared keys, as they are written."""
        return {key.alias or name: key for name, key in cls.fields.items()}


class Faulty(NamedTuple):
    """A piece of the plan that does not have its shape: what stands there, and all that is wrong with it."""

    shape: type[Shape]
    tree: Any
    faults: list[ErrorDetails]


def fault(kind: LiteralString, message: Message | None = None) -> PydanticCustomError:
    """What a function of a reader raises for a value that is not written as its key asks."""
    return PydanticCustomError(kind, kind, {"message": message} if message else None)


def scalar(function: Callable[[Any], T], as_json: CoreSchema) -> Reader[T]:
    """A scalar that a function reads; ``as_json`` is what an editor takes it for."""
    return Reader({"type": "function-plain", "function": _plain(function), "json_schema_input_schema": as_json})


def scalar_in_plan(function: Callable[[Any, Any], T], as_json: CoreSchema) -> Reader[T]:
    """A scalar that is read by what the plan says elsewhere, the validator's context: the second argument."""

    def read(value: Any, info: ValidationInfo) -> T:
        return function(value, info.context)

    schema = {"type": "function-plain", "function": {"type": "with-info", "function": read}}
    return Reader(schema | {"json_schema_input_schema": as_json})


def before(function: Callable[[Any], Any], reader: Reader[T], as_json: CoreSchema) -> Reader[T]:
    """What a function makes of the value, then read."""
    schema = {"type": "function-before", "function": _plain(function), "schema": reader.schema}
    return Reader(schema | {"json_schema_input_schema": as_json}, reader.shape)


def checked_in_plan(function: Callable[[Any, Any], None], reader: Reader[T]) -> Reader[T]:
    """A value that a function may refuse, by what the plan says elsewhere, before it is read."""

    def check(value: Any, info: ValidationInfo) -> Any:
        function(value, info.context)
        return value

    function_schema = {"type": "with-info", "function": check}
    return Reader({"type": "function-before", "function": function_schema, "schema": reader.schema}, reader.shape)


def then(reader: Reader[T], function: Callable[[T], U]) -> Reader[U]:
    """A value that is read, then given to a function."""
    schema = {"type": "function-after", "function": _plain(function), "schema": reader.schema}
    return Reader(schema, reader.shape)


def _plain(function: Callable[..., Any]) -> CoreSchema:
    return {"type": "no-info", "function": function}


def word(*choices: str) -> Reader[str]:
    """One of some words."""
    return Reader({"type": "literal", "expected": list(choices)})


def member_of(kind: type[E], but: Collection[E] = ()) -> Reader[E]:
    """One of the members of an enumeration, written by its value."""
    return then(Reader({"type": "literal", "expected": [member.value for member in kind if member not in but]}), kind)


def list_of(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """A list, all of whose members are sound."""
    schema = {"type": "tuple", "items_schema": [reader.schema], "variadic_item_index": 0}
    return Reader(schema, reader.shape)


def map_of(keys: Reader[T], values: Reader[U]) -> Reader[dict[T, U]]:
    """A mapping whose keys are the user's."""
    return Reader({"type": "dict", "keys_schema": keys.schema, "values_schema": values.schema}, values.shape)


def either(reader: Reader[T], other: Reader[U]) -> Reader[T | U]:
    """One or the other."""
    return Reader({"type": "union", "choices": [reader.schema, other.schema]}, reader.shape or other.shape)


def nested(shape: type[S]) -> Reader[S]:
    """A mapping of a declared shape."""
    fields = {name: _field(key) for name, key in shape.fields.items()}
    inner = {"type": "model-fields", "extra_behavior": "forbid", "fields": fields}
    return Reader({"type": "model", "cls": shape, "ref": shape.__name__, "schema": inner}, shape)


def _field(key: Key) -> CoreSchema:
    schema = key.reader.schema
    if key.default is None:
        schema = {"type": "nullable", "schema": schema}
    shown: dict[str, object] = {"description": key.description}
    if not key.required:
        # A mapping that is given as it is would be copied deeply each time; editors are told of it all the same.
        made = isinstance(key.default, dict)
        default = {"default_factory": dict} if made else {"default": key.default}
        schema = {"type": "default", "schema": schema, **default}
        shown |= {"default": key.default} if made else {}
    described = {"pydantic_js_updates": shown}
    alias = {"validation_alias": key.alias} if key.alias else {}
    return {"type": "model-field", "schema": schema, "metadata": described, **alias}


def pieces(shape: type[S]) -> Reader[tuple[S | Faulty, ...]]:
    """A list whose faulty members are set aside, so that they hide nothing of the others."""

    def set_aside(tree: Any, read: Callable[[Any], S]) -> S | Faulty:
        try:
            return read(tree)
        except ValidationError as error:
            return Faulty(shape, tree, error.errors(include_url=False))

    whole = nested(shape)
    return list_of(Reader({"type": "function-wrap", "function": _plain(set_aside), "schema": whole.schema}, shape))
