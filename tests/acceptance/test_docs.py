"""The documents against the program: every command in them runs, every command and code of the program is in them."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.helpers import ROOT, run_cli
from xxtrack.cli.main import COMMANDS
from xxtrack.model.rules import RULES

PAPERS = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ xxtrack (?P<arguments>[^#|>\n]*)(?:[|>][^#\n]*)?(?:# exit (?P<code>\d+).*)?$", re.MULTILINE)


HOMES = {"english.md": "examples/council-2024"}
"""The folder in which a paper's commands are run, where it is not the repository's."""


def examples() -> list[tuple[str, str, int]]:
    """Paper, command line and the exit code it must leave, for every example in a console block."""
    found = []
    for paper in PAPERS:
        for block in BLOCK.findall(paper.read_text("utf-8")):
            matches = COMMAND.finditer(block)
            found += [(paper.name, match["arguments"].strip(), int(match["code"] or 0)) for match in matches]
            lines = [line for line in block.splitlines() if line.startswith("$ xxtrack")]
            assert len(lines) == len(COMMAND.findall(block)), f"{paper.name}: a command no test reads: {lines}"
    return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the plan and its figures, so that examples may write."""
    there = tmp_path_factory.mktemp("project")
    for folder in ("plan", "data", "examples"):
        shutil.copytree(ROOT / folder, there / folder)
    return there


@pytest.mark.parametrize(("paper", "arguments", "code"), examples())
def test_every_command_in_the_papers_runs(copy: Path, paper: str, arguments: str, code: int) -> None:
    out = run_cli(*shlex.split(arguments), cwd=copy / HOMES.get(paper, "."))
    assert out.code == code, (paper, arguments, out)


def test_every_command_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for name in COMMANDS:
        assert f"## {name}" in reference, f"docs/commands.md does not explain {name}"
        out = run_cli(name, "--help")
        for option in re.findall(r"--[a-z][a-z-]+", out.stdout):
            assert option in reference or option == "--help", f"docs/commands.md does not name {name} {option}"


def test_papers_name_only_codes_that_exist() -> None:
    for paper in PAPERS:
        for code in re.findall(r"\bXX\d{3}\b", paper.read_text("utf-8")):
            assert code in RULES, f"{paper.name} names {code}"


def test_links_between_papers_lead_somewhere() -> None:
    for paper in PAPERS:
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", paper.read_text("utf-8")):
            if "://" not in target:
                assert (paper.parent / target).exists(), f"{paper.name} links to {target}"


def test_both_readmes_start_with_the_two_commands() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        head = (ROOT / name).read_text("utf-8")[:1500]
        assert "make run" in head
        assert "make test" in head
