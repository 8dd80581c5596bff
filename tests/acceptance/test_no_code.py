"""Nothing from a plan, a table or a repository runs, nothing goes over the network, and reading writes nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT, plan_text, read_plan, run_cli
from tests.repository import Repo, new_repository
from xxtrack.load.git import GitError, Repository

ITEM = "{id: P01-01, name: 新增企业, target: ≥ 120 家, text: 新增企业120家以上}"

TAGS = [
    "!!python/object/apply:os.system ['touch acted']",
    "!!python/object/new:subprocess.Popen [['touch', 'acted']]",
    "!!python/object:pathlib.PosixPath {}",
    "!!python/name:os.system ''",
    "!!python/module:antigravity ''",
    "!!python/tuple [1, 2]",
    "!!binary dG91Y2ggYWN0ZWQ=",
    "!!timestamp 2023-01-01",
    "!!set {a}",
    "!custom x",
    "!<tag:yaml.org,2002:python/object/apply:os.system> ['touch acted']",
]


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_constructs_nothing_and_is_a_finding(tmp_path: Path, tag: str) -> None:
    text = plan_text(f"{{id: P01-01, name: 甲, note: {tag}}}")
    loaded = read_plan(text)
    assert "XX105" in {finding.code for finding in loaded.findings}
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(text, "utf-8")
    for command in ("status", "validate", "fmt"):
        assert run_cli(command, cwd=tmp_path).code in {0, 1, 3}
    assert not list(tmp_path.rglob("acted"))


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = new_repository(tmp_path / "office")
    repo.write("plan/2023.yaml", plan_text(ITEM))
    repo.write("data/actuals/a.csv", "id,period,value\nP01-01,2023-03,20\n")
    repo.commit("first")
    repo.write("data/actuals/a.csv", "id,period,value\nP01-01,2023-03,20\nP01-01,2023-06,45\n")
    repo.commit("second", "2023-08-01")
    return repo


ASKING = [
    ("status", "--rev", "HEAD~1"),
    ("diff", "HEAD~1", "HEAD"),
    ("check", "--base", "HEAD~1", "--fail-on", "never"),
    ("changes", "--since", "HEAD~1"),
    ("log", "P01-01"),
]
"""Every command that asks git."""


def test_a_hostile_configuration_of_a_repository_runs_nothing(repo: Repo) -> None:
    acted = repo.top.parent / "acted"
    script = repo.top.parent / "script"
    script.write_text(f"#!/bin/sh\ntouch '{acted}'\n", "utf-8")
    script.chmod(0o755)
    for hook in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(script, repo.top / ".git" / "hooks" / hook)
    for key in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy"),
        *("core.alternateRefsCommand", "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.smudge"),
        *("filter.x.clean", "filter.x.process", "gpg.program", "gpg.ssh.program", "interactive.diffFilter"),
        *("pager.log", "pager.cat-file", "credential.helper", "sequence.editor", "merge.x.driver"),
        *("alias.log", "alias.cat-file", "alias.ls-tree", "alias.rev-parse", "alias.merge-base"),
    ):
        repo.git("config", key, f"!{script}" if key.startswith("alias.") else str(script))
    repo.git("config", "log.showSignature", "true")
    (repo.top / ".gitattributes").write_text("*.csv diff=x filter=x merge=x\n*.yaml diff=x filter=x\n", "utf-8")
    (repo.top / ".git" / "info" / "attributes").write_text("* diff=x filter=x\n", "utf-8")
    for arguments in ASKING:
        assert run_cli(*arguments, cwd=repo.top).code == 0, arguments
    assert not acted.exists()
    # The trap is no dummy: git itself, asked in an ordinary way, walks into it.
    subprocess.run(["git", "-C", str(repo.top), "status"], check=False, capture_output=True)
    assert acted.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("pipe", [".mailmap", "included", ".git/HEAD", ".git/objects/info/alternates"])
def test_pipes_in_a_repository_are_not_waited_for(repo: Repo, pipe: str) -> None:
    repo.git("config", "log.mailmap", "true")
    if pipe == "included":
        repo.git("config", "include.path", "../included")
    (repo.top / pipe).unlink(missing_ok=True)
    os.mkfifo(repo.top / pipe)
    for arguments in ASKING:
        command = [sys.executable, "-m", "xxtrack", *arguments, "--lang", "en"]
        # Much less than git's time limit for each question; a busy machine needs seconds.
        done = subprocess.run(command, cwd=repo.top, check=False, capture_output=True, text=True, timeout=50)
        assert done.returncode == (0 if pipe == ".mailmap" else 3), done.stderr
        assert pipe == ".mailmap" or "is a pipe or a device, for which git would wait" in done.stderr


def test_a_missing_object_is_not_fetched(repo: Repo) -> None:
    acted = repo.top.parent / "acted"
    blob = repo.git("rev-parse", "HEAD~1:data/actuals/a.csv")
    (repo.top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for key, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.url": f"ext::sh -c touch% {acted}",
        "remote.origin.promisor": "true",
        "protocol.ext.allow": "always",
        "protocol.allow": "always",
    }.items():
        repo.git("config", key, value)
    outcome = run_cli("status", "--rev", "HEAD~1", cwd=repo.top)
    assert outcome.code == 3
    assert "Traceback" not in outcome.stderr
    assert not acted.exists()
    subprocess.run(["git", "-C", str(repo.top), "cat-file", "blob", blob], check=False, capture_output=True)
    assert acted.exists(), "the trap is no dummy"


def test_a_repository_hidden_among_the_files_is_not_obeyed(repo: Repo) -> None:
    inner = repo.top / "data" / "actuals"
    for name in ("HEAD", "config"):
        shutil.copy(repo.top / ".git" / name, inner / name)
    for name in ("objects", "refs"):
        shutil.copytree(repo.top / ".git" / name, inner / name)
    plan = inner / "plan.yaml"
    plan.write_text(plan_text(ITEM), "utf-8")
    with pytest.raises(GitError) as error:
        Repository.around(plan)
    assert error.value.message.key == "git.bare"


def test_git_is_asked_without_a_shell_and_never_takes_a_name_for_an_option(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, dict[str, object]]] = []
    run = subprocess.run

    def watched(command: object, **options: object) -> object:
        asked.append((command, options))
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", watched)
    for arguments in (*ASKING, ("status", "--rev", "--output=acted"), ("diff", "-x", "HEAD")):
        run_cli(*arguments, cwd=repo.top)
    assert len(asked) > 20
    for command, options in asked:
        assert isinstance(command, list)
        assert command[0] == "git"
        assert not options.get("shell")
        # What it reads is given by us: never a terminal, never what is piped into the program.
        assert isinstance(options["input"], bytes)
        assert "stdin" not in options
        environment = options["env"]
        assert isinstance(environment, dict)
        assert environment["GIT_ALLOW_PROTOCOL"] == "none"
    assert not list(repo.top.rglob("acted"))


@pytest.mark.parametrize(
    "name",
    [
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE"),
        *("GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE"),
        *("GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_EXTERNAL_DIFF", "GIT_PAGER"),
        *("GIT_TRACE", "GIT_SSH_COMMAND", "GIT_EDITOR"),
    ],
)
def test_what_a_hook_sets_for_git_leads_nowhere_else(repo: Repo, name: str) -> None:
    usual = run_cli("diff", "HEAD~1", "HEAD", cwd=repo.top)
    assert usual.code == 0
    assert run_cli("diff", "HEAD~1", "HEAD", cwd=repo.top, env={name: "1"}) == usual


WATCHED = """
import socket, sys
def refuse(*_, **__):
    sys.exit(99)
for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
    setattr(socket, name, refuse)
sys.addaudithook(lambda event, _: event.startswith("socket.") and sys.exit(99))
from xxtrack.cli.main import execute, prepare
prepare()
for arguments in {commands!r}:
    code = execute(arguments)
    if code not in (0, 1):
        sys.exit(f"{{arguments}}: {{code}}")
"""

COMMANDS = [
    *(["status"], ["status", "--format", "json"], ["check", "--fail-on", "never", "--format", "sarif"]),
    *(
        ["validate"],
        ["show", "P01-01"],
        ["due", "--format", "ics"],
        ["forecast"],
        ["rollup"],
        ["explain", "--all"],
        ["schema"],
    ),
    *(list(arguments) for arguments in ASKING),
    *(["report"], ["report", "--format", "bulletin"], ["import", "table.csv"], ["trace", "document.txt"]),
    *(["fmt", "--check"], ["--help"], ["--version"]),
]


def watched(folder: Path, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[bytes]:
    """Every command that only reads, in one process that may open no socket."""
    code = WATCHED.format(commands=COMMANDS)
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": str(home),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    command = [*before, sys.executable, "-c", code]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment, timeout=120)


def _table_and_document(folder: Path) -> None:
    (folder / "table.csv").write_text("id,period,value\nP01-01,2023-09,60\n", "utf-8")
    (folder / "document.txt").write_text("新增企业120家以上\n", "utf-8")


def test_no_command_opens_a_socket_and_reading_writes_nothing_anywhere(repo: Repo) -> None:
    _table_and_document(repo.top)
    before = {path: path.stat().st_mtime_ns for path in repo.top.rglob("*")}
    done = watched(repo.top)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    assert {path: path.stat().st_mtime_ns for path in repo.top.rglob("*")} == before
    assert list((repo.top.parent / "home").rglob("*")) == []


def test_every_command_runs_where_there_is_no_network(repo: Repo) -> None:
    if not shutil.which("unshare") or subprocess.run(["unshare", "-n", "true"], check=False).returncode:
        pytest.skip("no network can be taken away here")
    _table_and_document(repo.top)
    done = watched(repo.top, ("unshare", "-n"))
    assert done.returncode == 0, done.stderr.decode()[-2000:]
