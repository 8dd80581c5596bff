"""Who may import whom, and where third parties live: the house as a table."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "xxtrack"

ALLOWED: dict[str, set[str]] = {
    "model": {"model"},
    "errors": {"model"},
    "load": {"load", "model", "errors"},
    "assess": {"assess", "model"},
    "wording": {"wording", "model"},
    "render": {"render", "model", "wording", ""},
    "write": {"write", "load", "model", "errors", "wording"},
    "workflow": {"workflow", "load", "assess", "write", "model", "errors", "wording"},
    "cli": {"cli", "workflow", "load", "assess", "render", "write", "model", "errors", "wording", ""},
    "__main__": {"cli"},
    "": {"assess", "wording", "workflow"},
}
"""Part of the house → the parts it may import; '' is the package itself."""

HOMES: dict[str, set[str]] = {
    "typer": {"cli"},
    "rich": {"cli", "render"},
    "textual": {"cli/browser/app.py", "cli/browser/lines.py", "cli/browser/screens.py"},
    "watchfiles": {"cli/watch.py"},
    "yaml": {"load/plan/yaml.py"},
    "pydantic": {"load/plan/json_schema.py"},
    "ruamel": {"write/canonical.py", "write/plan_edit.py"},
    "docx": {"render/document/docx.py", "render/document/docx_styles.py"},
    "xlsxwriter": {"render/due/xlsx.py", "render/ledger/xlsx.py", "render/ledger/summary.py", "render/ledger/look.py"},
    "pydantic_core": {"load/plan/shape.py", "load/plan/read.py", "load/plan/faults.py"},
    "filelock": {"write/atomic.py"},
    "openpyxl": {"load/office/workbook.py", "render/form/xlsx.py"},
    "python_calamine": {"load/office/workbook.py"},
    "pypdf": {"load/document/pdf.py"},
    "olefile": {"load/office/unpacked.py"},
    "jinja2": {"render/html.py"},
    "markupsafe": {"render/html.py"},
}
"""Third party → the folders or files that may import it."""

STANDARD_LIMITS: dict[str, set[str]] = {
    "subprocess": {"load/git.py", "write/demo.py", "cli/pager.py"},
    "time": {"cli"},
    "tempfile": {"write"},
}

MODULES = sorted(SOURCE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def part(path: Path) -> str:
    relative = path.relative_to(SOURCE)
    name = relative.parts[0] if len(relative.parts) > 1 else relative.stem
    return "" if name == "__init__" else name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_follow_the_table(path: Path) -> None:
    for name in imports(path):
        if name == "xxtrack" or name.startswith("xxtrack."):
            imported = name.removeprefix("xxtrack").removeprefix(".").partition(".")[0]
            assert imported in ALLOWED[part(path)], f"{part(path)} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_third_parties_stay_in_their_homes(path: Path) -> None:
    relative = path.relative_to(SOURCE).as_posix()
    for name in imports(path):
        top = name.partition(".")[0]
        homes = HOMES.get(top) or STANDARD_LIMITS.get(top)
        if homes:
            assert part(path) in homes or relative in homes, f"{relative} may not import {name}"


CALLS = {"print": set[str](), "open": {"load", "write"}, "input": set[str]()}
METHODS = {
    "today": {"cli"},
    "now": {"cli"},
    "read_text": {"load", "wording/pages.py"},
    "read_bytes": {"load"},
    "write_text": {"write"},
    "write_bytes": {"write"},
    "exit": {"cli"},
}
"""A user's files are opened by `load` alone; the pages of `wording` are part of the program."""


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_only_the_edges_touch_the_world(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            allowed = CALLS.get(node.func.id)
            assert allowed is None or part(path) in allowed, f"{path}:{node.lineno} calls {node.func.id}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            allowed = METHODS.get(node.func.attr)
            here = {part(path), path.relative_to(SOURCE).as_posix()}
            assert allowed is None or here & allowed, f"{path}:{node.lineno} calls .{node.func.attr}"


EDGE = {"argv", "cwd", "environ", "getenv", "isatty", "stderr", "stdin", "stdout"}


@pytest.mark.parametrize("path", sorted((SOURCE / "workflow").glob("*.py")), ids=lambda p: p.name)
def test_the_workflow_is_told_where_and_when_it_runs(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    assert not EDGE & {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    assert "sys" not in set(imports(path))


def test_the_table_names_every_part() -> None:
    assert {part(path) for path in MODULES} == set(ALLOWED)


def test_modules_say_what_they_are_for_and_stay_small() -> None:
    for path in MODULES:
        text = path.read_text("utf-8")
        assert ast.get_docstring(ast.parse(text)), f"{path} has no docstring"
        if part(path) != "wording":
            assert len(text.splitlines()) <= 330, f"{path} is too long to be one thing"
