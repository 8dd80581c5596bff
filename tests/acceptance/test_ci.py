"""What runs in CI: the files against their published schemas, and their own commands against a service of our own."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests import inert
from tests.helpers import ROOT, run_cli
from tests.repository import QUIET, Repo, new_repository

SCHEMAS = ROOT / "tests" / "schemas"
MARK = "<!-- xxtrack -->"
TOKEN = "example-token"
BOT = {"login": "github-actions[bot]", "id": 41}
OTHER = {"login": "somebody", "id": 7}
PLAN = """\
version: 1
plan: {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
    - {id: P01-01, name: 甲, target: ≥ 100 家}
    - {id: P01-02, name: "乙 @all <!-- x --> #12", target: ≥ 20 %}
"""
ROWS = "id,period,value,reported\nP01-01,2023-06,20,2023-07-05\nP01-02,2023-06,21,2023-07-05\n"


def file(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("action.yml", "github-action"),
        ("templates/github-workflow.yml", "github-workflow"),
        ("templates/pages-workflow.yml", "github-workflow"),
        (".github/workflows/test.yml", "github-workflow"),
        (".github/workflows/plan.yml", "github-workflow"),
        ("templates/gitlab-ci.yml", "gitlab-ci"),
    ],
)
def test_ci_files_keep_the_published_schemas(name: str, schema: str) -> None:
    rules = json.loads((SCHEMAS / f"{schema}.json").read_text("utf-8"))
    # YAML 1.1 reads the key `on` as true, GitHub does not.
    content = {"on" if key is True else key: value for key, value in file(name).items()}
    jsonschema.Draft7Validator(rules).validate(content)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(rules).validate({**content, "runs": 1, "jobs": 1, "xxtrack": {"script": 1}})


def commands_in(content: object) -> list[str]:
    """The lines of all scripts and entries in a YAML tree."""
    if isinstance(content, dict):
        lines = [content[key] for key in ("run", "entry") if isinstance(content.get(key), str)]
        lines += content.get("script", []) if isinstance(content.get("script"), list) else []
        return [line for text in lines for line in text.replace("\\\n", " ").splitlines()] + [
            line for value in content.values() for line in commands_in(value)
        ]
    return [line for value in content for line in commands_in(value)] if isinstance(content, list) else []


@pytest.mark.parametrize(
    "name", ["action.yml", ".pre-commit-hooks.yaml", "templates/gitlab-ci.yml", "templates/pages-workflow.yml"]
)
def test_ci_files_use_options_that_exist(name: str) -> None:
    lines = [line for line in commands_in(file(name)) if re.match(r"\s*xxtrack ", line)]
    assert lines
    for line in lines:
        words = line.split()
        out = run_cli(words[1], "--help")
        assert out.code == 0, line
        assert all(word in out.stdout for word in words if word.startswith("--")), line


def test_no_input_of_the_action_is_pasted_into_its_script() -> None:
    for step in file("action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_workflow_asks_for_the_least_rights() -> None:
    assert file("templates/github-workflow.yml")["permissions"] == {"contents": "read", "pull-requests": "write"}


@dataclass
class Service:
    """What stands under a request, and what was asked."""

    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    refuses: int = 0
    """The code with which it refuses to write, if any."""
    leads_on: str = ""
    address: str = ""

    def bodies(self) -> list[str]:
        return [one["body"] for one in self.comments]

    def answer(self, method: str, path: str, body: str) -> tuple[int, Any]:
        self.asked.append((method, path))
        if path == "/user":
            return 200, BOT
        if method == "GET":
            page = int(path.rpartition("&page=")[2])
            # As a service that gives fewer to a page than it was asked for.
            return 200, self.comments[(page - 1) * 3 : page * 3]
        if self.refuses:
            return self.refuses, {"message": f"refused {TOKEN}"}
        if method == "POST":
            self.comments.append({"id": 100 + len(self.comments), "user": BOT, "author": BOT, "body": body})
            return 201, self.comments[-1]
        number = int(path.rpartition("/")[2])
        one = next(one for one in self.comments if one["id"] == number)
        one["body"] = body
        return 200, one


@pytest.fixture
def service() -> Iterator[Service]:
    state = Service()

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            token = self.headers.get("Authorization", "").removeprefix("Bearer ") or self.headers.get("PRIVATE-TOKEN")
            code: int = 401
            content: Any = None
            if state.leads_on:
                code = 302
            elif token == TOKEN:
                code, content = state.answer(self.command, self.path, json.loads(data or b"{}").get("body", ""))
            sent = json.dumps(content).encode()
            self.send_response(code)
            if state.leads_on:
                self.send_header("Location", state.leads_on)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        do_GET = do_POST = do_PATCH = do_PUT = handle_any  # noqa: N815 - the names are the library's

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        state.address = f"http://127.0.0.1:{server.server_port}"
        yield state
        server.shutdown()
        thread.join()


def environment(service: Service, kind: str) -> dict[str, str]:
    """What the runner of either service sets."""
    base = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "CI_", "GITLAB"))}
    base |= {
        "no_proxy": "*",
        "XXTRACK_TOKEN": TOKEN,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    if kind == "github":
        at = {"GITHUB_API_URL": service.address, "GITHUB_REPOSITORY": "office/plan", "XXTRACK_REQUEST": "12"}
        return base | QUIET | at
    at = {"CI_API_V4_URL": service.address, "CI_MERGE_REQUEST_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "12"}
    return base | QUIET | at | {"GITLAB_CI": "true"}


def comment(tmp_path: Path, env: dict[str, str], text: str) -> str:
    (tmp_path / "body.md").write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "comment.py"), str(tmp_path / "body.md")],
        env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert TOKEN not in said
    return said


KINDS = pytest.mark.parametrize("kind", ["github", "gitlab"])


@KINDS
def test_one_comment_is_written_and_then_kept_up_to_date(service: Service, tmp_path: Path, kind: str) -> None:
    env = environment(service, kind)
    assert comment(tmp_path, env, "first\n") == ""
    service.comments.append({"id": 1, "user": OTHER, "author": OTHER, "body": "谢谢"})
    assert comment(tmp_path, env, "second\n") == ""
    assert service.bodies() == [f"{MARK}\nsecond\n", "谢谢"]
    written = [(method, path) for method, path in service.asked if method != "GET"]
    assert (
        written
        == {
            "github": [
                ("POST", "/repos/office/plan/issues/12/comments"),
                ("PATCH", "/repos/office/plan/issues/comments/100"),
            ],
            "gitlab": [
                ("POST", "/projects/3/merge_requests/12/notes"),
                ("PUT", "/projects/3/merge_requests/12/notes/100"),
            ],
        }[kind]
    )


@KINDS
def test_ours_is_found_on_a_later_page_and_nobody_elses_is_touched(service: Service, tmp_path: Path, kind: str) -> None:
    others = [{"id": n, "user": OTHER, "author": OTHER, "body": f"{MARK}\nfalse"} for n in range(1, 8)]
    quoting = {"id": 8, "user": BOT, "author": BOT, "body": f"see {MARK}"}
    ours = {"id": 9, "user": BOT, "author": BOT, "body": f"{MARK}\nold"}
    service.comments = [*others, quoting, ours]
    assert comment(tmp_path, environment(service, kind), "new\n") == ""
    assert service.bodies() == [*[f"{MARK}\nfalse"] * 7, f"see {MARK}", f"{MARK}\nnew\n"]


@KINDS
@pytest.mark.parametrize("code", [401, 403, 404, 422, 500])
def test_where_no_comment_may_be_written_that_is_said(service: Service, tmp_path: Path, kind: str, code: int) -> None:
    service.refuses = code
    assert comment(tmp_path, environment(service, kind), "x\n") == f"没有写评论，请看摘要：HTTP {code}\n"


@KINDS
def test_without_a_token_or_a_service_that_is_said(service: Service, tmp_path: Path, kind: str) -> None:
    env = environment(service, kind)
    assert comment(tmp_path, env | {"XXTRACK_TOKEN": ""}, "x\n") == "没有写评论，请看摘要：XXTRACK_TOKEN\n"
    where = {"GITHUB_API_URL": "http://127.0.0.1:9", "CI_API_V4_URL": "http://127.0.0.1:9", "XXTRACK_LANG": "en"}
    assert comment(tmp_path, env | where, "x\n").startswith("no comment was written, see the summary: ")
    assert service.asked == []


@KINDS
def test_a_token_is_not_carried_elsewhere(service: Service, tmp_path: Path, kind: str) -> None:
    service.leads_on = f"{service.address}/elsewhere"
    assert comment(tmp_path, environment(service, kind), "x\n") == "没有写评论，请看摘要：HTTP 302\n"


def test_a_long_comment_is_cut_to_what_is_taken(service: Service, tmp_path: Path) -> None:
    comment(tmp_path, environment(service, "github"), "| 甲 | 乙 |\n" * 20_000)
    (body,) = service.bodies()
    assert len(body) <= 65_536
    kept = body.count("| 甲 |")
    assert f"另有 {20_000 - kept} 条放不下" in body


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A branch that begins at main, as a runner checks it out."""
    repo = new_repository(tmp_path / "repo")
    repo.write("plan/2023.yaml", PLAN)
    repo.write("data/actuals/a.csv", ROWS)
    repo.git("update-ref", "refs/remotes/origin/main", repo.commit("上半年", "2023-07-10"))
    repo.git("checkout", "--quiet", "-b", "mine")
    return repo


def run_step(repo: Repo, script: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    done = subprocess.run(shell, cwd=repo.top, env=env, capture_output=True, text=True, check=False)
    assert TOKEN not in done.stdout + done.stderr
    return done


def on_github(repo: Repo, service: Service, tmp_path: Path, **more: str) -> tuple[int, str, str]:
    """Exit code, log and summary of the action's own step."""
    branch = more.get("GITHUB_BASE_REF", "main")
    wanted = "github.base_ref != ''" if branch else "github.base_ref == ''"
    (step,) = [step for step in file("action.yml")["runs"]["steps"] if step.get("if") == wanted]
    summary = tmp_path / "summary.md"
    summary.write_text("", "utf-8")
    env = environment(service, "github") | {
        "GITHUB_BASE_REF": branch, "GITHUB_STEP_SUMMARY": str(summary), "RUNNER_TEMP": str(tmp_path),
        "HERE": str(ROOT), "PLAN": "", "AS_OF": "2023-06-30", "FAIL_ON": "lagging,missed,no-data",
    }  # fmt: skip
    done = run_step(repo, step["run"], env | more)
    return done.returncode, done.stdout + done.stderr, summary.read_text("utf-8")


def soften(repo: Repo) -> None:
    repo.write("plan/2023.yaml", PLAN.replace("≥ 100 家", "≥ 40 家"))
    repo.commit("放宽", "2023-07-12")


ACHIEVED = ("P01-01,2023-06,45,2023-07-05", "P01-02,2023-06,21,2023-07-05")


def soften_with_its_clause(repo: Repo) -> None:
    """A target below what was reported, with the source's words made to fit: nothing about the plan itself is wrong."""
    rows = "\n".join((ROWS.splitlines()[0], *ACHIEVED, ""))
    clause = ("≥ 100 家}", "≥ 100 家, text: 企业100家以上}")
    repo.write("plan/2023.yaml", PLAN.replace(*clause))
    repo.write("data/actuals/a.csv", rows)
    repo.git("update-ref", "refs/remotes/origin/main", repo.commit("写明原文", "2023-07-11"))
    repo.write("plan/2023.yaml", PLAN.replace("≥ 100 家}", "≥ 40 家, text: 企业40家以上}"))
    repo.commit("放宽", "2023-07-12")


def test_the_action_refuses_a_softened_target_and_says_so_in_one_comment(
    repo: Repo, service: Service, tmp_path: Path
) -> None:
    soften(repo)
    code, log, summary = on_github(repo, service, tmp_path)
    assert code == 1, log
    assert log.count("::error ") == 1
    (body,) = service.bodies()
    assert body == f"{MARK}\n{summary}"
    assert "\n\n## 检查结果: 未通过\n" in body
    inert.markdown(body.removeprefix(MARK))
    assert "| ↓ 放宽<br>P01-01 甲 | 目标：≥ 100 家 → ≥ 40 家 |" in body
    assert "因目标调整 1 项" in body
    assert "好转" not in body
    on_github(repo, service, tmp_path)
    assert len(service.bodies()) == 1


def test_the_action_lets_a_change_pass_that_leaves_the_plan_behind_as_it_was(
    repo: Repo, service: Service, tmp_path: Path
) -> None:
    repo.write("README.md", "x")
    repo.commit("别的", "2023-07-12")
    assert on_github(repo, service, tmp_path)[0] == 0
    (body,) = service.bodies()
    assert "检查结果: 通过" in body
    assert "<summary>此前已有" in body
    # The schedule's gate is another: there the plan is behind.
    code, log, summary = on_github(repo, service, tmp_path, GITHUB_BASE_REF="")
    assert (code, len(service.bodies())) == (1, 1)
    assert "::error " in log
    assert "检查结果: 未通过" in summary


def test_a_fork_gets_the_summary_and_the_same_verdict(repo: Repo, service: Service, tmp_path: Path) -> None:
    soften(repo)
    service.refuses = 403
    code, log, summary = on_github(repo, service, tmp_path)
    assert code == 1
    assert "没有写评论，请看摘要：HTTP 403" in log
    assert "放宽" in summary


def test_a_shallow_clone_is_told_what_it_needs(repo: Repo, service: Service, tmp_path: Path) -> None:
    code, log, _ = on_github(repo, service, tmp_path, GITHUB_BASE_REF="elsewhere")
    assert code == 3
    assert "fetch-depth: 0" in log


def on_gitlab(repo: Repo, service: Service, tmp_path: Path, **more: str) -> tuple[int, str]:
    """Exit code and log of the template's own script, with its places under a folder of the test."""
    (script,) = file("templates/gitlab-ci.yml")["xxtrack"]["script"]
    # In one pass: the repository itself may lie below /tmp.
    local = re.sub(r"/tmp/(xxtrack\b)?", lambda found: str(ROOT) if found[1] else f"{tmp_path}/", script)
    base = repo.git("rev-parse", "refs/remotes/origin/main")
    env = environment(service, "gitlab") | {
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "XXTRACK_FAIL_ON": "lagging",
    }  # fmt: skip
    done = run_step(repo, local, env | more)
    return done.returncode, done.stdout + done.stderr


def test_the_template_does_the_same_on_gitlab(repo: Repo, service: Service, tmp_path: Path) -> None:
    soften(repo)
    for _ in range(2):
        code, log = on_gitlab(repo, service, tmp_path)
        assert code == 1, log
    (body,) = service.bodies()
    assert body == f"{MARK}\n{(repo.top / 'xxtrack.md').read_text('utf-8')}"
    assert "| ↓ 放宽<br>P01-01 甲 | 目标：≥ 100 家 → ≥ 40 家 |" in body
    assert json.loads((repo.top / "codequality.json").read_text("utf-8"))
    service.refuses = 403
    code, log = on_gitlab(repo, service, tmp_path)
    assert (code, "没有写评论" in log) == (1, True)


def test_the_template_checks_the_whole_plan_on_a_schedule(repo: Repo, service: Service, tmp_path: Path) -> None:
    code, _ = on_gitlab(repo, service, tmp_path, CI_MERGE_REQUEST_IID="", XXTRACK_FAIL_ON="no-data,missed")
    assert (code, service.asked) == (1, [])


@pytest.mark.parametrize("where", ["github", "gitlab"])
def test_a_target_softened_with_its_clause_is_refused_where_the_plan_alone_is_sound(
    repo: Repo, service: Service, tmp_path: Path, where: str
) -> None:
    soften_with_its_clause(repo)
    # What a schedule runs finds nothing: the target is reached, and the words say the same.
    if where == "github":
        assert on_github(repo, service, tmp_path, GITHUB_BASE_REF="")[0] == 0
        code, log, _ = on_github(repo, service, tmp_path)
    else:
        assert on_gitlab(repo, service, tmp_path, CI_MERGE_REQUEST_IID="")[0] == 0
        code, log = on_gitlab(repo, service, tmp_path)
    assert code == 1, log
    (body,) = service.bodies()
    assert "放宽<br>P01-01 甲 | 目标：≥ 100 家 → ≥ 40 家" in body
    assert "没有登记" in body
    assert "XX611" in log


@pytest.mark.parametrize("where", ["github", "gitlab"])
def test_an_honest_row_passes(repo: Repo, service: Service, tmp_path: Path, where: str) -> None:
    repo.write("data/actuals/a.csv", ROWS + "P01-02,2023-09,5,2023-10-05\n")
    repo.commit("三季度", "2023-10-05")
    run = on_github if where == "github" else on_gitlab
    assert run(repo, service, tmp_path, AS_OF="2023-09-30")[0] == 0
    assert len(service.bodies()) == 1
