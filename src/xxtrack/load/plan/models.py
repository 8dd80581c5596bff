"""The shapes of `load/plan/schema.py` as pydantic models: for what is wrong with a plan, and for the JSON Schema."""

from collections.abc import Callable
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic_core import PydanticCustomError

from xxtrack.load.plan.schema import Key, Read, Shape, UnfitError


def model_of(shape: type[Shape]) -> type[BaseModel]:
    """The model of a shape; keys that are not declared are errors."""
    cacheable: Any = shape  # mypy takes a class's own hash for that of its instances
    return _made(cacheable)


@cache
def _made(shape: Any) -> type[BaseModel]:
    fields: dict[str, Any] = {name: (_typed(kind), _field(key)) for name, (kind, key) in shape.declared().items()}
    config = ConfigDict(extra="forbid", frozen=True)
    return create_model(shape.__name__, __config__=config, __doc__=shape.__doc__, **fields)


def _field(key: Key) -> Any:
    limits: dict[str, Any] = {"description": key.description}
    limits |= {"alias": key.alias} if key.alias else {}
    limits |= {"pattern": key.pattern} if key.pattern else {}
    limits |= {"min_length": key.min_length} if key.min_length else {}
    if key.required:
        return Field(**limits)
    default = model_of(type(key.default))() if isinstance(key.default, Shape) else key.default
    return Field(default, **limits)


def _typed(kind: Any) -> Any:
    """A type of the declaration as pydantic knows it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        (read,) = (extra for extra in arguments[1:] if isinstance(extra, Read))
        if read.after:
            return Annotated[_typed(arguments[0]), AfterValidator(_explained(read.function))]
        before = {} if read.schema is None else {"json_schema_input_type": read.schema}
        return Annotated[_typed(arguments[0]), BeforeValidator(_explained(read.function), **before)]
    if origin in {Union, UnionType}:
        return reduce(or_, map(_typed, arguments))
    if origin is list:
        return list[_typed(arguments[0])]  # type: ignore[misc]
    if origin is dict:
        return dict[_typed(arguments[0]), _typed(arguments[1])]  # type: ignore[misc]
    return model_of(kind) if isinstance(kind, type) and issubclass(kind, Shape) else kind


def _explained(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same with its faults in pydantic's form, so that they are gathered."""

    def read(value: Any) -> Any:
        try:
            return function(value)
        except UnfitError as fault:
            context = {"message": fault.message} if fault.message else None
            raise PydanticCustomError(fault.kind, fault.kind, context) from None

    return read
