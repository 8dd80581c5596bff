"""Every command with a plan, figures or a folder that cannot be read: exit 3 and a sentence, never a traceback."""

import os
from collections.abc import Callable
from inspect import signature
from pathlib import Path
from typing import get_args

import pytest

from tests.acceptance.unprivileged import run_bound, skip_where_permissions_do_not_bind
from tests.helpers import Outcome, plan_text, run_cli
from tests.repository import new_repository
from xxtrack.cli.lazy_group import command_of
from xxtrack.cli.main import COMMANDS
from xxtrack.errors import StopError
from xxtrack.load.find import newest_plan
from xxtrack.load.plan.ids import item_ids
from xxtrack.write.atomic import LOCKS

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "show": ("P01-01",),
    "log": ("P01-01",),
    "record": ("P01-01", "40", "--period", "2023-06"),
    "template": ("--period", "2023-06", "--all", "-o", "form.csv"),
    "import": ("table.csv",),
    "trace": ("document.txt",),
    "assign": ("leads.csv",),
    "diff": ("HEAD",),
    "changes": ("--since", "HEAD"),
}
"""What a command cannot do without."""

WITHOUT_PLAN = {"demo", "draft", "explain", "schema", "init"}


def names() -> list[str]:
    return sorted(COMMANDS)


def command_line(name: str, plan: str) -> list[str]:
    return [name, plan] if name in {"fmt", "rollup"} else [name, *ARGUMENTS.get(name, ()), "--plan", plan]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A plan, its figures, a table to import and a document to trace."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    item = "{id: P01-01, name: 新增企业, target: ≥ 120 家, text: 新增企业120家以上}"
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(item), "utf-8")
    (tmp_path / "data" / "actuals" / "a.csv").write_text("id,period,value\nP01-01,2023-03,20\n", "utf-8")
    (tmp_path / "table.csv").write_text("id,period,value\nP01-01,2023-06,45\n", "utf-8")
    (tmp_path / "leads.csv").write_text("id,牵头单位\nP01-01,科技局\n", "utf-8")
    (tmp_path / "document.txt").write_text("新增企业120家以上\n", "utf-8")
    return tmp_path


def _folder(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _terminal(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _nothing(_: Path) -> None:
    """There is no such file."""


KINDS: dict[str, Callable[[Path], None]] = {
    "missing": _nothing,
    "folder": _folder,
    "fifo": os.mkfifo,
    "device": _terminal,
    "dangling-link": _dangling,
    "link-loop": _loop,
}


def refused(outcome: Outcome, code: int = 3) -> None:
    assert outcome.code == code, outcome
    assert outcome.stderr.strip()
    assert "Traceback" not in outcome.stderr


def test_no_path_is_refused_by_typer_in_its_own_words() -> None:
    checked = {
        f"{name} {parameter.name}": get_args(parameter.annotation)[1].readable
        for name in COMMANDS
        for parameter in signature(command_of(name), eval_str=True).parameters.values()
        if "Path" in str(get_args(parameter.annotation)[:1])
    }
    assert len(checked) > len(names())
    assert not any(checked.values()), checked


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [name for name in names() if name not in WITHOUT_PLAN])
def test_a_plan_that_is_no_file_stops_every_command(project: Path, name: str, kind: str) -> None:
    KINDS[kind](project / "other.yaml")
    refused(run_cli(*command_line(name, "other.yaml"), cwd=project))


@pytest.mark.parametrize("name", [name for name in names() if name not in WITHOUT_PLAN])
def test_a_plan_whose_name_is_too_long_stops_every_command(project: Path, name: str) -> None:
    refused(run_cli(*command_line(name, "计" * 200 + ".yaml"), cwd=project))


@pytest.mark.parametrize("kind", ["missing", "fifo", "device", "dangling-link", "link-loop"])
@pytest.mark.parametrize("name", ["status", "validate", "show", "due"])
def test_figures_that_are_no_file_are_said_and_never_waited_for(project: Path, name: str, kind: str) -> None:
    KINDS[kind](project / "data" / "other.csv")
    outcome = run_cli(name, *ARGUMENTS.get(name, ()), "--actuals", "data/other.csv", cwd=project)
    assert outcome.code in {0, 1, 3}
    shown = "nowhere" if kind == "dangling-link" else "other.csv"
    assert shown in outcome.stdout + outcome.stderr or "xxtrack validate" in outcome.stderr
    assert "Traceback" not in outcome.stderr


@pytest.mark.parametrize("kind", ["fifo", "device", "dangling-link", "link-loop"])
def test_what_is_no_file_among_the_figures_is_a_finding(project: Path, kind: str) -> None:
    KINDS[kind](project / "data" / "actuals" / "other.csv")
    outcome = run_cli("validate", "--format", "concise", cwd=project)
    assert outcome.code == 1
    assert "data/actuals/other.csv: XX401" in outcome.stdout


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["import", "trace"])
def test_a_table_or_document_that_is_no_file_stops_the_command(project: Path, name: str, kind: str) -> None:
    KINDS[kind](project / "other.csv")
    refused(run_cli(name, "other.csv", cwd=project))


@pytest.mark.parametrize("kind", KINDS)
def test_completing_an_id_waits_for_no_plan(tmp_path: Path, kind: str) -> None:
    KINDS[kind](tmp_path / "2023.yaml")
    assert list(item_ids(tmp_path / "2023.yaml")) == []


@pytest.mark.parametrize("given", ["a" * 300, "a" * 5000, "计" * 200])
def test_a_revision_or_a_place_of_figures_that_is_too_long_is_said(project: Path, given: str) -> None:
    refused(run_cli("diff", given, cwd=project))
    refused(run_cli("status", "--actuals", given, cwd=project))


@pytest.fixture
def closed(project: Path) -> Path:
    """The project, whose permissions bind."""
    skip_where_permissions_do_not_bind(project)
    return project


@pytest.mark.parametrize("name", [name for name in names() if name not in WITHOUT_PLAN])
def test_a_plan_nobody_may_read_stops_every_command(closed: Path, name: str) -> None:
    if name in {"changes", "diff"}:
        new_repository(closed).commit("first")
    (closed / "plan" / "2023.yaml").chmod(0)
    outcome = run_bound(closed, *command_line(name, "plan/2023.yaml"))
    refused(outcome)
    assert "没有读取权限" in outcome.stdout + outcome.stderr


@pytest.mark.parametrize("place", ["plan", "data", "data/actuals", "data/actuals/a.csv"])
def test_a_folder_or_file_nobody_may_read_is_never_taken_for_empty(closed: Path, place: str) -> None:
    (closed / place).chmod(0)
    try:
        outcome = run_bound(closed, "status", "--plan", "plan/2023.yaml")
        checked = run_bound(closed, "validate", "--plan", "plan/2023.yaml")
    finally:
        (closed / place).chmod(0o755)
    assert "Traceback" not in outcome.stderr + checked.stderr
    assert checked.code in {1, 3}
    assert "没有读取权限" in checked.stdout + checked.stderr


def test_a_folder_below_the_figures_nobody_may_read_is_never_taken_for_empty(closed: Path) -> None:
    inner = closed / "data" / "actuals" / "科创局"
    inner.mkdir()
    inner.chmod(0)
    outcome = run_bound(closed, "validate")
    assert outcome.code in {1, 3}
    assert "data/actuals/科创局" in outcome.stdout + outcome.stderr


@pytest.mark.parametrize("place", ["data/actuals", "data/actuals/a.csv"])
def test_figures_nobody_may_write_stay_as_they_are(closed: Path, place: str) -> None:
    table = closed / "data" / "actuals" / "a.csv"
    before = table.read_bytes()
    (closed / place).chmod(0o555)
    outcome = run_bound(closed, "record", "P01-01", "40", "--period", "2023-06")
    (closed / place).chmod(0o755)
    refused(outcome)
    assert "没有写入权限" in outcome.stderr
    assert table.read_bytes() == before
    assert {path.name for path in table.parent.iterdir()} <= {"a.csv", *LOCKS}


def test_a_folder_of_plans_that_may_not_be_read_is_no_empty_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(StopError) as stop:
        newest_plan(project)
    assert stop.value.message.key == "stop.cannot-read"
    assert newest_plan(project / "nowhere") is None
