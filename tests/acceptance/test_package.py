"""The wheel: everything that the program needs is in it, and a stranger comes from it to a page in five commands."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(there)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(there.glob("*.whl"))


def test_the_wheel_holds_every_file_of_the_package_and_no_other(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        held = {name for name in file.namelist() if name.startswith("xxtrack/")}
        others = {name.partition("/")[0] for name in file.namelist()} - {"xxtrack"}
        entry = file.read(next(name for name in file.namelist() if name.endswith("entry_points.txt"))).decode()
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "xxtrack").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == wanted
    assert all(name.endswith(".dist-info") for name in others)
    assert "xxtrack = xxtrack.cli.main:run" in entry


def test_the_first_five_minutes_of_a_stranger(wheel: Path, tmp_path: Path) -> None:
    """The wheel alone, in a folder of its own: no file of the repository is there."""
    with zipfile.ZipFile(wheel) as file:
        file.extractall(tmp_path / "installed")
    paths = [str(tmp_path / "installed"), *(path for path in sys.path if path.endswith("site-packages"))]
    # Without the site of the environment, whose editable install leads to the repository.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "COLUMNS": "80", "XXTRACK_LANG": "en"}

    def typed(*arguments: str, folder: Path = tmp_path, code: int = 0) -> str:
        command = [sys.executable, "-S", "-c", _START, *arguments]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == code, done
        return done.stdout

    assert str(tmp_path / "installed") in typed("where")
    assert "xxtrack demo" in typed()
    assert "xxtrack diff main" in typed("demo")
    plan = tmp_path / "xxtrack-demo"
    assert "P01-02" in typed(folder=plan)
    assert "Capital investment" in typed("show", "P01-02", folder=plan)
    assert "weakened" in typed("diff", "main", "ease-target", folder=plan)
    assert "XX501" in typed("check", folder=plan, code=1)
    typed("report", "-o", "page.html", folder=plan)
    assert "Capital investment" in (plan / "page.html").read_text("utf-8")


_START = """
import sys
if sys.argv[1:] == ["where"]:
    import xxtrack
    print(xxtrack.__file__)
else:
    from xxtrack.cli.main import run
    run()
"""
