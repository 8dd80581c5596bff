"""docs/review.md against a real repository: every command of the walk-through runs and prints what it shows."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.helpers import ROOT, run_cli
from tests.repository import Repo, new_repository

PAPER = (ROOT / "docs" / "review.md").read_text("utf-8")


class Step(NamedTuple):
    """A command line, the exit code it must leave and the lines it must print."""

    command: list[str]
    code: int
    shown: list[str]


def steps() -> list[Step]:
    found: list[Step] = []
    for block in re.findall(r"```shell\n(.*?)```", PAPER, re.DOTALL):
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
    assert program == "sed"
    done = subprocess.run(step.command, cwd=repo.top, check=False)
    return done.returncode, []


def test_the_walk_through_is_true(tmp_path: Path) -> None:
    repo = new_repository(tmp_path / "仓库")
    for folder in ("plan", "data"):
        shutil.copytree(ROOT / folder, repo.top / folder)
    repo.commit("计划")
    todo = steps()
    assert sum(step.command[0] == "xxtrack" for step in todo) >= 7
    for step in todo:
        code, lines = run(step, repo)
        assert code == step.code, (step, lines)
        missing = [line for line in step.shown if line not in lines]
        assert missing == [], (step.command, lines)
