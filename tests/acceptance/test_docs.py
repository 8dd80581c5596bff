"""The documents against the program: every command in them runs, every command and code of the program is in them."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.helpers import ROOT, run_cli
from tests.repository import Repo
from xxtrack.cli.main import COMMANDS
from xxtrack.model.rules import RULES

READMES = ("README.md", "README.zh-CN.md")
PAPERS = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ xxtrack (?P<arguments>[^#|>\n]*)(?:[|>][^#\n]*)?(?:# exit (?P<code>\d+).*)?$", re.MULTILINE)
TABLED = re.compile(r"^\|.*\| `xxtrack (?P<arguments>[^`]*)` \|$", re.MULTILINE)
"""A command at the end of a row, in the tables of the READMEs."""
ELSEWHERE = ("browse", "draft 工作要点.docx -o plan/2024.yaml", "trace 工作要点.docx")
"""What needs a terminal, or a document that is not here."""
HOMES = dict.fromkeys(("README.md", "english.md"), "examples/council-2024")
"""The folder in which a paper's commands are run, where it is not the repository's."""


def examples() -> list[tuple[str, str, int]]:
    """Paper, command line and the exit code it must leave, for every example in a console block or a table."""
    found = []
    for paper in PAPERS:
        for block in BLOCK.findall(paper.read_text("utf-8")):
            matches = COMMAND.finditer(block)
            found += [(paper.name, match["arguments"].strip(), int(match["code"] or 0)) for match in matches]
            lines = [line for line in block.splitlines() if line.startswith("$ xxtrack")]
            assert len(lines) == len(COMMAND.findall(block)), f"{paper.name}: a command no test reads: {lines}"
    for name in READMES:
        tabled = [match["arguments"] for match in TABLED.finditer((ROOT / name).read_text("utf-8"))]
        assert len(tabled) > 10
        found += [(name, arguments, 0) for arguments in tabled if arguments not in ELSEWHERE]
    return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the plan and its figures under git, so that examples may write and compare."""
    there = tmp_path_factory.mktemp("project")
    for folder in ("plan", "data", "examples"):
        shutil.copytree(ROOT / folder, there / folder)
    repository = Repo(there)
    repository.git("init", "--quiet")
    repository.commit("The plans and their figures")
    return there


@pytest.mark.parametrize(("paper", "arguments", "code"), examples())
def test_every_command_in_the_papers_runs(copy: Path, paper: str, arguments: str, code: int) -> None:
    out = run_cli(*shlex.split(arguments), cwd=copy / HOMES.get(paper, "."))
    assert out.code == code, (paper, arguments, out)


@pytest.mark.parametrize(("paper", "lang"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_first_commands_are_those_that_the_demonstration_names(tmp_path: Path, paper: str, lang: str) -> None:
    said = run_cli("demo", "--lang", lang, cwd=tmp_path).stdout
    named = [re.split(r"  +", line.strip()) for line in said.splitlines() if line.startswith("  ")]
    block = (ROOT / paper).read_text("utf-8").partition("xxtrack demo\n```\n\n```sh\n")[2].partition("```")[0]
    shown = [re.split(r"  *# ", line, maxsplit=1) for line in block.splitlines()]
    assert [line[0] for line in shown] == [line[0] for line in named]


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
    for name in READMES:
        head = (ROOT / name).read_text("utf-8")[:1500]
        assert "make run" in head
        assert "make test" in head
