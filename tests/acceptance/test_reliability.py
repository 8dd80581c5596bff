"""What docs/reliability.md promises is held by tests that exist."""

import ast
import re

from tests.helpers import ROOT

PAPER = (ROOT / "docs" / "reliability.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAPER)


def test_every_promise_names_a_test_that_exists() -> None:
    for file, name in NAMED:
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, f"{file}::{name}"


def test_every_row_of_its_tables_names_one() -> None:
    rows = [line for line in PAPER.splitlines() if re.match(r"\| (?!promise )", line)]
    assert len(rows) == len(NAMED) > 35
    assert len(set(NAMED)) == len(NAMED)
