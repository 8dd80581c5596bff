"""Disks that are full or read-only: exit 3, a sentence, the old content whole, and nothing left lying about."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.disks import fill, make_read_only, small_disk
from tests.acceptance.unprivileged import run_bound, skip_where_permissions_do_not_bind
from tests.helpers import ROOT, Outcome, plan_text, run_cli
from xxtrack.write.atomic import LOCKS

ITEM = "{target: ≥ 120 家, id: P01-01, name: 新增企业, text: 新增企业120家以上}"
ROWS = "id,period,value\nP01-01,2023-03,20\n"


def lay_out(folder: Path) -> Path:
    """A plan that fmt would change, its figures, and a table to import."""
    (folder / "plan").mkdir(parents=True)
    (folder / "data" / "actuals").mkdir(parents=True)
    (folder / "plan" / "2023.yaml").write_text(plan_text(ITEM), "utf-8")
    (folder / "data" / "actuals" / "a.csv").write_text(ROWS, "utf-8")
    (folder / "table.csv").write_text("id,period,value\nP01-01,2023-06,45\n", "utf-8")
    for name in ("report.html", "report.md", "findings.json", "form.csv", "chart.svg"):
        (folder / name).write_text("old", "utf-8")
    return folder


WRITING: dict[str, tuple[str, ...]] = {
    "record": ("record", "P01-01", "40", "--period", "2023-06"),
    "import": ("import", "table.csv", "--yes"),
    "report-html": ("report", "-o", "report.html"),
    "report-bulletin": ("report", "-o", "report.md"),
    "report-each-lead": ("report", "--each-lead", "-o", "issues"),
    "check-output": ("check", "--fail-on", "never", "--output", "json=findings.json"),
    "check-new-output": ("check", "--fail-on", "never", "--output", "sarif=new.sarif"),
    "template": ("template", "--period", "2023-06", "--all", "-o", "form.csv", "--force"),
    "fmt": ("fmt", "plan/2023.yaml"),
    "init": ("init", "new"),
    "svg": ("show", "P01-01", "--svg", "chart.svg"),
}
"""Every way in which the program writes a file."""


def content(folder: Path) -> dict[str, bytes | None]:
    """All that lies in a folder, except for the lock, which is empty and stays."""
    return {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
        if path.name not in {*LOCKS, "filler"}
    }


def refused(outcome: Outcome, before: dict[str, bytes | None], folder: Path, words: str) -> None:
    assert outcome.code == 3, outcome
    assert words in outcome.stderr
    assert "Traceback" not in outcome.stderr
    after = content(folder)
    assert {k: v for k, v in after.items() if v is not None} == {k: v for k, v in before.items() if v is not None}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "磁 盘") as place:
        yield lay_out(place / "office")


@pytest.mark.parametrize("name", WRITING)
def test_a_full_disk_is_a_sentence(disk: Path, name: str) -> None:
    fill(disk.parent)
    before = content(disk)
    refused(run_cli(*WRITING[name], cwd=disk), before, disk, "磁盘已满")


@pytest.mark.parametrize("name", WRITING)
def test_a_read_only_disk_is_a_sentence(disk: Path, name: str) -> None:
    make_read_only(disk.parent)
    before = content(disk)
    refused(run_cli(*WRITING[name], cwd=disk), before, disk, "只读")


def test_reading_needs_no_writing(disk: Path) -> None:
    make_read_only(disk.parent)
    for arguments in (["status"], ["check", "--fail-on", "never"], ["show", "P01-01"], ["import", "table.csv"]):
        assert run_cli(*arguments, cwd=disk).code == 0


# Where nothing may be mounted, a process whose files may not grow stands for a full disk.
AS_ON_A_FULL_DISK = """
import resource, signal, sys
from xxtrack.cli.main import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
sys.argv[1:] = {arguments!r}
run()
"""


@pytest.mark.parametrize("name", WRITING)
def test_files_that_may_not_grow_are_a_sentence(tmp_path: Path, name: str) -> None:
    office = lay_out(tmp_path / "office")
    before = content(office)
    code = AS_ON_A_FULL_DISK.format(arguments=list(WRITING[name]))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=office, capture_output=True, check=False, env=environment, timeout=120
    )
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0
    refused(Outcome(done.returncode, done.stdout.decode(), done.stderr.decode()), before, office, "磁盘已满")


@pytest.mark.parametrize("name", [name for name in WRITING if name != "init"])
def test_a_folder_nobody_may_write_is_a_sentence(tmp_path: Path, name: str) -> None:
    skip_where_permissions_do_not_bind(tmp_path)
    office = lay_out(tmp_path / "office")
    before = content(office)
    folders = [path for path in (office, *office.rglob("*")) if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    outcome = run_bound(office, *WRITING[name])
    for folder in folders:
        folder.chmod(0o755)
    refused(outcome, before, office, "没有写入权限")


@pytest.mark.parametrize("name", ["record", "report-html", "check-output", "template", "fmt", "svg"])
def test_a_file_that_somebody_has_protected_is_not_replaced(tmp_path: Path, name: str) -> None:
    skip_where_permissions_do_not_bind(tmp_path)
    office = lay_out(tmp_path / "office")
    before = content(office)
    for path in office.rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    refused(run_bound(office, *WRITING[name]), before, office, "没有写入权限")


@pytest.mark.parametrize("name", [name for name in WRITING if name not in {"import", "init"}])
@pytest.mark.parametrize("kind", ["folder", "fifo", "device", "dangling", "loop", "in-a-file", "too-long", "no-folder"])
def test_what_is_no_place_for_a_file_is_a_sentence(tmp_path: Path, name: str, kind: str) -> None:
    office = lay_out(tmp_path / "office")
    places = {"in-a-file": "table.csv/x", "too-long": "长" * 100, "no-folder": "nowhere/x"}
    place = office / places.get(kind, "place")
    suffix = {"report-html": ".html", "report-bulletin": ".md", "template": ".csv"}.get(name, "")
    place = place.with_name(place.name + suffix)
    if kind == "folder":
        place.mkdir()
    elif kind == "fifo":
        os.mkfifo(place)
    elif kind in {"device", "dangling", "loop"}:
        place.symlink_to({"device": Path("/dev/full"), "dangling": office / "nowhere", "loop": place}[kind])
    if (name, kind) in {("record", "no-folder"), ("report-each-lead", "folder"), ("report-each-lead", "no-folder")}:
        pytest.skip("the folder is made, or is wanted")
    arguments = [*WRITING[name]]
    if name == "record":
        arguments += ["--file", str(place)]
    elif name == "fmt":
        arguments[-1] = str(place)
    else:
        at = next(i for i, word in enumerate(arguments) if word in {"-o", "--output", "--svg"}) + 1
        arguments[at] = arguments[at].partition("=")[0] + f"={place}" if "=" in arguments[at] else str(place)
    before = {path.name for path in office.iterdir()}
    outcome = run_cli(*arguments, cwd=office)
    assert outcome.code in {2, 3}, outcome
    assert outcome.stderr.strip()
    assert "Traceback" not in outcome.stderr
    assert {path.name for path in office.iterdir()} - {*LOCKS} == before


def test_init_that_cannot_finish_leaves_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as place:
        (place / "new" / "data").mkdir(parents=True)
        fill(place)
        with (place / "filler").open("r+b") as filler:
            filler.truncate(filler.seek(0, 2) - 8192)  # room for one file, not for three
        outcome = run_cli("init", "new", cwd=place)
        assert (outcome.code, outcome.stdout) == (3, "")
        assert [str(p.relative_to(place / "new")) for p in (place / "new").rglob("*")] == ["data"]
        (place / "filler").unlink()
        assert run_cli("init", "new", cwd=place).code == 0


def test_of_several_outputs_none_is_replaced_where_one_does_not_fit(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as place:
        shutil.copytree(lay_out(tmp_path / "office"), place / "office")
        fill(place)
        before = content(place / "office")
        outputs = ["--output", "json=findings.json", "--output", f"junit={tmp_path / 'junit.xml'}"]
        outcome = run_cli("check", "--fail-on", "never", *outputs, cwd=place / "office")
        refused(outcome, before, place / "office", "磁盘已满")
        assert not (tmp_path / "junit.xml").exists()
