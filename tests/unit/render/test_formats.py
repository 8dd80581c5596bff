"""Every folder's table of formats: what it names is there, and is called like every other of its table."""

import inspect
import pkgutil
from importlib import import_module

import pytest

from xxtrack import render
from xxtrack.render import Formats, Pieces

TABLES = {
    f"{folder.name}.{name}": table
    for folder in pkgutil.iter_modules(render.__path__)
    if folder.ispkg
    for name, table in vars(import_module(f"xxtrack.render.{folder.name}")).items()
    if isinstance(table, Formats)
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_functions_of_a_table_take_the_same_and_give_what_can_be_shown(table: Formats[object]) -> None:
    taken = set()
    for entry in table.values():
        module, _, name = entry.partition(":")
        function = inspect.signature(getattr(import_module(f"xxtrack.render.{module}"), name))
        result, lang, width = function.parameters.values()
        taken.add(result.annotation)
        assert lang.name.lstrip("_") == "lang"
        assert width.name.lstrip("_") == "width"
        assert str(function.return_annotation) in {"collections.abc.Iterator[xxtrack.render.lines.Line]"} | {
            str(str),
            str(bytes),
            str(Pieces),
        }
    assert len(taken) == 1, f"functions of one table take {taken}"
