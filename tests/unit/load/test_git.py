"""Git through its one door: odd names, and a clear sentence for each refusal."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.repository import Repo, new_repository
from xxtrack.errors import StopError
from xxtrack.load.git import GitError, Repository
from xxtrack.load.revision import read_revision
from xxtrack.model.message import msg

ODD = "年度 计划/-x;$(rm)[a]*:'\"1.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = new_repository(tmp_path / "仓 库")
    repo.write(ODD, "first\n")
    repo.commit("第一次")
    repo.write(ODD, "second\n")
    repo.commit("第二次", "2023-08-01")
    return repo


def refusal(error: pytest.ExceptionInfo[GitError]) -> str:
    return error.value.message.key


def test_a_file_is_read_as_it_was_and_the_work_tree_stays(repo: Repo) -> None:
    repo.write(ODD, "third\n")
    found = read_revision("HEAD~1", repo.top / ODD, (), repo.top)
    assert (found.plan.name, found.plan.data) == (ODD, b"first\n")
    assert (repo.top / ODD).read_text("utf-8") == "third\n"
    assert repo.git("status", "--porcelain").startswith("M ")


def test_history_is_newest_first_and_of_that_path_alone(repo: Repo) -> None:
    repo.write("other.txt", "x")
    repo.commit("别的", "2023-09-01")
    git = Repository.around(repo.top)
    found = git.history(git.commit("HEAD"), [ODD])
    assert [(c.subject, c.when.date().isoformat()) for c in found] == [
        ("第二次", "2023-08-01"),
        ("第一次", "2023-07-15"),
    ]


@pytest.mark.parametrize("revision", ["nowhere", "", "--help", "-x", "HEAD;id", "HEAD:" + ODD, "HEAD\0"])
def test_an_unknown_revision_is_named(repo: Repo, revision: str) -> None:
    with pytest.raises(GitError) as error:
        Repository.around(repo.top).commit(revision)
    assert refusal(error) == "git.unknown-revision"


def test_a_folder_outside_any_repository_is_named(tmp_path: Path) -> None:
    with pytest.raises(GitError) as error:
        Repository.around(tmp_path)
    assert refusal(error) == "git.not-a-repository"


def test_a_file_of_another_place_is_refused(repo: Repo, tmp_path: Path) -> None:
    with pytest.raises(GitError) as error:
        Repository.around(repo.top).path_of(tmp_path / "plan.yaml")
    assert refusal(error) == "git.outside"


def test_a_shallow_clone_says_what_is_missing(repo: Repo, tmp_path: Path) -> None:
    first = repo.git("rev-parse", "HEAD~1")
    repo.git("clone", "--quiet", "--depth", "1", f"file://{repo.top}", str(tmp_path / "shallow"))
    git = Repository.around(tmp_path / "shallow")
    assert git.is_shallow()
    with pytest.raises(GitError) as error:
        git.commit(first)
    assert refusal(error) == "git.unknown-revision-shallow"


def test_strangers_share_no_ancestor(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "--orphan", "alone")
    repo.commit("独自")
    git = Repository.around(repo.top)
    with pytest.raises(GitError) as error:
        git.merge_base(git.commit("main"), git.commit("alone"))
    assert refusal(error) == "git.no-merge-base"


def test_without_git_there_is_a_sentence(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError) as error:
        Repository.around(repo.top)
    assert refusal(error) == "git.missing"


def test_a_hook_s_environment_does_not_lead_astray(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert Repository.around(repo.top).top == repo.top


def test_another_owners_repository_says_how_to_trust_it(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    with pytest.raises(GitError) as error:
        Repository.around(repo.top)
    assert refusal(error) == "git.dubious-owner"


def test_a_repository_without_a_work_tree_is_named(tmp_path: Path) -> None:
    new_repository(tmp_path).git("init", "--quiet", "--bare", "bare")
    with pytest.raises(GitError) as error:
        Repository.around(tmp_path / "bare")
    assert refusal(error) == "git.bare"


def test_what_else_git_objects_to_is_passed_on(repo: Repo) -> None:
    git = Repository.around(repo.top)
    with pytest.raises(GitError) as error:
        git.content("0" * 40)
    assert refusal(error) == "git.failed"
    repo.write(".git/config", "[core\n")
    with pytest.raises(GitError) as error:
        Repository.around(repo.top)
    assert refusal(error) == "git.failed"
    assert "config" in str(error.value.message.args)


def test_a_git_that_may_not_be_run_is_a_sentence(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("subprocess.run", refuse)
    with pytest.raises(GitError) as error:
        Repository.around(repo.top)
    assert dict(error.value.message.args) == {"problem": "Permission denied"}


NEEDS_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
PIPES = [
    *(".git", ".git/HEAD", ".git/config", ".git/packed-refs", ".git/refs/heads/main", ".git/shallow", "年度 计划/HEAD"),
    *(".git/objects/info/alternates", ".git/info/attributes", "included", "included-on-condition"),
]


@NEEDS_PIPES
@pytest.mark.parametrize("pipe", PIPES)
def test_a_pipe_among_the_files_of_git_is_a_sentence(repo: Repo, pipe: str) -> None:
    """At once: git is not even asked."""
    if pipe == "included":
        repo.git("config", "include.path", "../included")
    if pipe == "included-on-condition":
        repo.git("config", "includeIf.gitdir:/.path", f"{repo.top}/{pipe}")
    place = repo.top / pipe
    if place.is_dir():
        place.rename(place.with_name("before"))
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    with patch("subprocess.run") as asked, pytest.raises(StopError) as error:
        read_revision("HEAD~1", repo.top / ODD, (), repo.top)
    assert error.value.message == msg("git.pipe", path=str(place))
    assert not asked.called


@NEEDS_PIPES
def test_a_pipe_that_nobody_looks_for_is_a_sentence_after_a_while(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    blob = repo.git("rev-parse", f"HEAD~1:{ODD}")
    place = repo.top / ".git" / "objects" / blob[:2] / blob[2:]
    place.unlink()
    os.mkfifo(place)
    monkeypatch.setattr("xxtrack.load.git.PATIENCE", 1)
    with pytest.raises(StopError) as error:
        read_revision("HEAD~1", repo.top / ODD, (), repo.top)
    assert error.value.message.key == "git.no-answer"


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ("[include]\n\tpath = ../../elsewhere\n", "../../elsewhere"),
        ("[core][Include]path=/etc/hostname", "/etc/hostname"),
        ('[includeIf "gitdir:/"]\n; a remark\n  path = "~/.x"\n', '"~/.x"'),
        ("[include]\n\tother = 1\n\tPATH = ~/.x\n", "~/.x"),
        ("[include]\npath = a\\\nb\n", "a\\"),
        ("[include]\n\tpath = link\n", "link"),
        ("[include]\n\tpath = ../inside\n", "/etc/hostname"),
        ("[include]\n\tpath = config\n", "config"),
    ],
)
def test_settings_from_outside_a_repository_are_not_taken_in(repo: Repo, settings: str, named: str) -> None:
    (repo.top / ".git" / "link").symlink_to("/etc/hostname")
    repo.write("inside", "[include]\n\tpath = /etc/hostname\n")
    config = repo.top / ".git" / "config"
    config.write_text(config.read_text("utf-8") + settings, "utf-8")
    with patch("subprocess.run") as asked, pytest.raises(StopError) as error:
        Repository.around(repo.top)
    assert (error.value.message.key, dict(error.value.message.args)["path"]) == ("git.settings-outside", named)
    assert not asked.called


def test_settings_of_the_repository_s_own_are_no_hindrance(repo: Repo) -> None:
    repo.write("office.gitconfig", "[alias]\n\tpath = log\n# [include] path = /etc/hostname\n")
    repo.git("config", "include.path", "../office.gitconfig")
    repo.git("config", "--add", "include.path", "is-not-there")
    assert Repository.around(repo.top).top == repo.top


@NEEDS_PIPES
def test_a_second_work_tree_is_looked_at_like_the_first(repo: Repo) -> None:
    second = repo.top.parent / "second"
    repo.git("worktree", "add", "--quiet", str(second))
    assert Repository.around(second).top == second
    place = repo.top / ".git" / "packed-refs"
    os.mkfifo(place)
    with pytest.raises(StopError) as error:
        Repository.around(second)
    assert error.value.message.key == "git.pipe"


@NEEDS_PIPES
def test_names_are_those_of_the_commits_and_no_list_of_others_is_read(repo: Repo) -> None:
    os.mkfifo(repo.top / ".mailmap")
    repo.git("config", "log.mailmap", "true")
    repo.git("config", "mailmap.file", ".mailmap")
    git = Repository.around(repo.top)
    assert [one.author for one in git.history(git.commit("HEAD"), ())] == ["a", "a"]


def test_history_is_what_was_committed_whatever_stands_in_its_place(repo: Repo) -> None:
    """Neither a replaced commit nor a graft takes a part of the history away."""
    head, first = repo.git("rev-parse", "HEAD"), repo.git("rev-parse", "HEAD~1")
    repo.git("replace", "--graft", head)
    (repo.top / ".git" / "info" / "grafts").write_text(f"{head}\n", "utf-8")
    git = Repository.around(repo.top)
    assert [one.id for one in git.history(git.commit("HEAD"), ())] == [head, first]


def test_when_a_commit_was_made(repo: Repo) -> None:
    git = Repository.around(repo.top)
    assert git.when(git.commit("HEAD~1")).isoformat() == "2023-07-15T12:00:00+08:00"
