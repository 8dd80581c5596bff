"""The wheel: everything that the program needs is in it, and a stranger comes from it to a page in five commands."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.helpers import ROOT, run_cli


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
    assert "xxtrack = xxtrack.__main__:run" in entry


def installed(wheel: Path, home: Path) -> Path:
    """The folder of scripts of a fresh environment with the wheel, whose dependencies are those of this one.

    Paths that a .pth names have their own .pth files left alone, so that no editable install leads to the repository.
    """
    builder = venv.EnvBuilder()
    builder.create(home)
    scripts = Path(builder.ensure_directories(home).bin_path)
    python = str(scripts / Path(sys.executable).name)
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "--quiet", "--no-index", "--no-deps", str(wheel)], check=True, env=bare())
    asked = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, check=True, capture_output=True, encoding="utf-8", env=bare()).stdout.strip())
    shared = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "dependencies.pth").write_text("\n".join(shared), "utf-8")
    return scripts


def bare() -> dict[str, str]:
    """The environment without what would lead Python elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}


def test_the_first_five_minutes_of_a_stranger(wheel: Path, tmp_path: Path) -> None:
    """The wheel installed, in a folder of its own: no file of the repository is there."""
    scripts = installed(wheel, tmp_path / "environment")
    environment = {**bare(), "COLUMNS": "80", "XXTRACK_LANG": "en"}

    def typed(*arguments: str, folder: Path = tmp_path, code: int = 0, program: str = "xxtrack") -> str:
        command = [str(scripts / program), *arguments]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == code, done
        return done.stdout

    where = typed("-c", "import xxtrack; print(xxtrack.__file__)", program=Path(sys.executable).name)
    assert where.startswith(str(tmp_path / "environment"))
    assert typed("--version") == run_cli("--version").stdout
    assert "xxtrack demo" in typed()
    assert "xxtrack diff main" in typed("demo")
    plan = tmp_path / "xxtrack-demo"
    assert "P01-02" in typed(folder=plan)
    assert "Capital investment" in typed("show", "P01-02", folder=plan)
    assert "weakened" in typed("diff", "main", "ease-target", folder=plan)
    assert "XX501" in typed("check", folder=plan, code=1)
    typed("report", "-o", "page.html", folder=plan)
    assert "Capital investment" in (plan / "page.html").read_text("utf-8")
