"""Walk-throughs of the papers in a real repository: every command of them runs and prints what it shows."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers import ROOT, run_cli
from tests.repository import Repo, new_repository

PAPERS = {"review.md": 7, "reporting.md": 8}
"""Papers with a walk-through, and how many commands of ours it has at least."""


class Step(NamedTuple):
    """A command line, the exit code it must leave and the lines it must print."""

    command: list[str]
    code: int
    shown: list[str]


def steps(paper: str) -> list[Step]:
    found: list[Step] = []
    for block in re.findall(r"```shell\n(.*?)```", (ROOT / "docs" / paper).read_text("utf-8"), re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                command, _, code = line[2:].partition(" # exit ")
                found.append(Step(shlex.split(command), int(code or 0), []))
            else:
                found[-1].shown.append(line)
    return found


def run(step: Step, repo: Repo) -> tuple[int, list[str]]:
    program, *arguments = step.command
    if program == "xxtrack":
        out = run_cli(*arguments, cwd=repo.top, width=100)
        return out.code, out.stdout.splitlines()
    if program == "git":
        repo.git(*arguments, day="2023-07-20")
        return 0, []
    if program == "printf":
        repo.write(arguments[-1], arguments[0].replace("\\n", "\n"))
        return 0, []
    assert program == "sed"
    done = subprocess.run(step.command, cwd=repo.top, check=False)
    return done.returncode, []


@pytest.mark.parametrize(("paper", "least"), PAPERS.items())
def test_a_walk_through_is_true(paper: str, least: int, tmp_path: Path) -> None:
    repo = new_repository(tmp_path / "仓库")
    for folder in ("plan", "data"):
        shutil.copytree(ROOT / folder, repo.top / folder)
    repo.commit("计划")
    todo = steps(paper)
    assert sum(step.command[0] == "xxtrack" for step in todo) >= least
    for step in todo:
        code, lines = run(step, repo)
        assert code == step.code, (step, lines)
        missing = [line for line in step.shown if line not in lines]
        assert missing == [], (step.command, lines)
