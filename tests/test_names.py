"""A name stands for one thing in the whole package: no two modules define the same class or public function."""

import ast
from collections import defaultdict

from tests.helpers import ROOT

SOURCE = ROOT / "src" / "xxtrack"
THE_COMMAND = "command"
"""What the group of commands imports from the module that is named like what was typed."""


def defined() -> dict[str, set[str]]:
    """Each class and public function, and the modules that define one of that name."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_":
                found[node.name].add(path.relative_to(SOURCE).as_posix())
    return found


def test_a_name_stands_for_one_thing() -> None:
    found = defined()
    assert all(module.startswith("cli/commands/") for module in found.pop(THE_COMMAND))
    assert {name: modules for name, modules in found.items() if len(modules) > 1} == {}
