"""The program as a library: the paper's example, and that importing it costs nothing."""

import contextlib
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import xxtrack
from tests.helpers import ROOT
from tests.repository import new_repository
from xxtrack.errors import StopError


def test_the_example_in_the_paper_runs_and_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = (ROOT / "docs" / "python.md").read_text("utf-8")
    code, output = (re.findall(rf"```{kind}\n(.*?)```", paper, re.DOTALL)[0] for kind in ("python", "text"))
    repository = new_repository(tmp_path)
    for folder in ("plan", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    repository.commit("first")
    monkeypatch.chdir(tmp_path)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    assert out.getvalue() == output


def test_the_package_imports_nothing_of_its_own() -> None:
    code = "import sys, xxtrack; sys.exit(any(name.startswith('xxtrack.') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_name_is_there() -> None:
    assert all(callable(getattr(xxtrack, name)) for name in xxtrack.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = xxtrack.nonsense


def test_what_stops_a_command_is_raised_with_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(StopError) as stop:
        xxtrack.open_case(tmp_path / "nowhere.yaml", as_of="2023-06-30")
    assert stop.value.message.key == "stop.plan-unusable"
