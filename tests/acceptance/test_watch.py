"""`xxtrack check --watch` as somebody uses it: a real process, files that change, what it prints, and Ctrl-C."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.helpers import plan_text, run_cli

PATIENCE = 60.0
"""Seconds that a loaded machine may take; nothing waits as long where the program does what it should."""
PLAN = plan_text(
    "{id: P01-01, name: 新增企业, target: ≥ 120 家, lead: 科创局}",
    "{id: P01-02, name: 开工, due: 2023-06-15, lead: 住建局}",
)
LATE, FAST = "id,period,value\nP01-01,2023-06,45\n", "id,period,value\nP01-01,2023-06,600\n"
WATCHING = "按 Ctrl-C 退出"
# A shell that starts a job in the background has it ignore SIGINT; so may whoever runs the tests.
START = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
RUN = "from xxtrack.cli.main import run; run()"
NO_WATCHES = """
import watchfiles
def refuse(*_, **__):
    raise OSError(28, "No space left on device")
watchfiles.watch = refuse
"""


class Watcher:
    """The program at work and what it has printed so far."""

    def __init__(
        self, project: Path, *arguments: str, prelude: str = "", terminal: int = 0, env: Mapping[str, str] = {}
    ) -> None:
        self.said = ""
        self._read = 0
        self._news = threading.Condition()
        out = terminal or subprocess.PIPE
        self.process = subprocess.Popen(
            [sys.executable, "-c", START + prelude + RUN, "check", "--watch", "--as-of", "2023-06", *arguments],
            cwd=project,
            env={**os.environ, "COLUMNS": "80", **env},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )

    def listen(self, stream: int) -> None:
        threading.Thread(target=self._listen, args=(stream,), daemon=True).start()

    def _listen(self, stream: int) -> None:
        heard = b""
        while True:
            try:
                piece = os.read(stream, 65536)
            except OSError:  # the other end of a terminal has gone
                piece = b""
            heard += piece
            with self._news:
                self.said = heard.decode(errors="ignore")
                self._news.notify_all()
            if not piece:
                return

    def until(self, words: str) -> str:
        """What is printed up to these words, from the last words waited for on."""
        deadline = time.monotonic() + PATIENCE
        with self._news:
            while words not in self.said[self._read :]:
                left = deadline - time.monotonic()
                assert left > 0, f"{words!r} does not come: {self.said}"
                assert self._news.wait(left) or words in self.said[self._read :], self.said
            end = self.said.index(words, self._read) + len(words)
            piece, self._read = self.said[self._read : end], end
        return piece

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A plan and one file of illustrative figures."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "plan" / "2023.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "data" / "actuals" / "a.csv").write_text(LATE, "utf-8")
    return tmp_path


@pytest.fixture
def watchers() -> Iterator[list[Watcher]]:
    """Those that a test starts; none outlives it."""
    started: list[Watcher] = []
    yield started
    for watcher in started:
        watcher.process.kill()
        watcher.process.wait()
        if watcher.process.stdout:
            watcher.process.stdout.close()


def start(
    watchers: list[Watcher], project: Path, *arguments: str, prelude: str = "", env: Mapping[str, str] = {}
) -> Watcher:
    watcher = Watcher(project, *arguments, prelude=prelude, env=env)
    watchers.append(watcher)
    assert watcher.process.stdout
    watcher.listen(watcher.process.stdout.fileno())
    return watcher


def save(path: Path, text: str) -> None:
    """As editors do: beside the file, then in its place."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, "utf-8")
    beside.replace(path)


@pytest.mark.parametrize(
    ("prelude", "env"),
    [("", {}), ("", {"WATCHFILES_FORCE_POLLING": "1"}), (NO_WATCHES, {})],
    ids=["told by the system", "polled", "the system refuses"],
)
def test_every_change_is_checked(project: Path, watchers: list[Watcher], prelude: str, env: dict[str, str]) -> None:
    figures = project / "data" / "actuals"
    watcher = start(watchers, project, "--select", "XX5,XX4", "--lead", "科创局", prelude=prelude, env=env)
    first = watcher.until(WATCHING)
    assert "XX501" in first
    assert "XX502" not in first, "the filters hold"
    assert "门禁未通过：1 项" in first
    assert "正在监视 2 个文件" in first

    save(figures / "a.csv", FAST)
    again = watcher.until(WATCHING)
    assert "有改动：data/actuals/a.csv" in again
    assert "XX501" not in again
    assert "门禁通过" in again

    (figures / "新城").mkdir()
    save(figures / "新城" / "b.csv", "id,period,value\nP01-01,2023-07,很多\n")
    added = watcher.until(WATCHING)
    assert "新增：data/actuals/新城/b.csv" in added
    assert "data/actuals/新城/b.csv:2" in added
    assert "正在监视 3 个文件" in added

    (figures / "新城" / "b.csv").rename(figures / "c.csv")
    moved = watcher.until(WATCHING)
    assert "新增：data/actuals/c.csv" in moved
    assert "已删除：data/actuals/新城/b.csv" in moved

    (figures / "c.csv").unlink()
    assert "已删除：data/actuals/c.csv" in watcher.until(WATCHING)
    assert watcher.interrupt() == 0, "the last check passed"


def test_a_plan_that_cannot_be_read_in_between_is_shown_and_watching_goes_on(
    project: Path, watchers: list[Watcher]
) -> None:
    plan = project / "plan" / "2023.yaml"
    watcher = start(watchers, project)
    watcher.until(WATCHING)
    save(plan, PLAN + "    - {id: P01-03, name: 未写完\n")
    assert "XX103" in watcher.until(WATCHING)
    save(plan, PLAN.replace("2023-01-01, end", "2023-07-01, end"))
    assert "2023-07-01" in watcher.until(WATCHING), "--as-of lies before the plan now"
    plan.unlink()
    assert "已删除：plan/2023.yaml" in watcher.until(WATCHING)
    save(plan, PLAN)
    assert "XX501" in watcher.until(WATCHING)
    assert watcher.interrupt() == 1, "the gate said no at the last check"


def test_a_broken_plan_to_begin_with_is_waited_for(project: Path, watchers: list[Watcher]) -> None:
    plan = project / "plan" / "2023.yaml"
    plan.write_text("version: 1\nplan: [", "utf-8")
    watcher = start(watchers, project)
    assert "XX103" in watcher.until(WATCHING)
    save(plan, PLAN)
    assert "XX501" in watcher.until(WATCHING)


def test_a_newer_plan_takes_over(project: Path, watchers: list[Watcher]) -> None:
    watcher = start(watchers, project)
    watcher.until(WATCHING)
    save(project / "plan" / "2024.yaml", PLAN.replace("language: zh", "").replace("测试计划", "明年的计划"))
    said = watcher.until(WATCHING)
    assert "新增：plan/2024.yaml" in said
    assert "已删除" not in said, "the older plan is there, if not read"


def test_a_pipe_gets_lines_and_no_codes_and_no_file_is_written(project: Path, watchers: list[Watcher]) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    watcher = start(watchers, project, "--format", "concise", env={"FORCE_COLOR": ""})
    watcher.until(WATCHING)
    os.utime(project / "plan" / "2023.yaml", (1, 1))
    again = watcher.until(WATCHING)
    assert "\x1b" not in watcher.said
    separators = [line for line in again.splitlines() if line.startswith("── ") and line.endswith("──")]
    assert len(separators) == 1
    assert "plan/2023.yaml:" in again
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_a_reader_that_leaves_ends_it_at_the_next_change(project: Path, watchers: list[Watcher]) -> None:
    read, write = os.pipe()
    watcher = Watcher(project, terminal=write)
    watchers.append(watcher)
    os.close(write)
    os.read(read, 1)
    os.close(read)
    deadline = time.monotonic() + PATIENCE
    while watcher.process.poll() is None and time.monotonic() < deadline:
        # It notices when it has something to say.
        os.utime(project / "plan" / "2023.yaml")
        time.sleep(0.2)
    assert watcher.process.returncode == 1, "the verdict"


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_a_terminal_is_cleared_before_each_further_check(project: Path, watchers: list[Watcher]) -> None:
    ours, theirs = os.openpty()
    watcher = Watcher(project, "--lang", "en", terminal=theirs, env={"TERM": "xterm"})
    watchers.append(watcher)
    os.close(theirs)
    watcher.listen(ours)
    first = watcher.until("Ctrl-C to leave")
    assert "\x1b[2J" not in first, "what was on the screen before is not the first check's to wipe"
    save(project / "data" / "actuals" / "a.csv", FAST)
    again = watcher.until("Ctrl-C to leave")
    assert "\x1b[2J" in again.partition("changed: data/actuals/a.csv")[0]
    assert watcher.interrupt() == 1
    assert "Traceback" not in watcher.said
    os.close(ours)


def test_the_words_are_in_the_language_of_the_plan(project: Path, watchers: list[Watcher]) -> None:
    (project / "plan" / "2023.yaml").write_text(PLAN.replace("2023-12-31}", "2023-12-31, language: en}"), "utf-8")
    watcher = start(watchers, project)
    watcher.until("watching 2 files")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--output", "a.txt"], "--output"),
        (["--output", "json=a.json"], "--output"),
        (["--rev", "HEAD"], "--rev"),
        (["--format", "json"], "text, concise, statistics"),
        (["--format", "github"], "text, concise, statistics"),
    ],
)
def test_what_makes_no_sense_is_refused(project: Path, arguments: list[str], words: str) -> None:
    out = run_cli("check", "--watch", *arguments, cwd=project)
    assert (out.code, out.stdout) == (2, "")
    assert words in out.stderr
    assert sorted(path.name for path in project.rglob("*") if path.is_file()) == ["2023.yaml", "a.csv"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--select", "XX999"], 2, "XX999"),
        (["--as-of", "2022-01"], 2, "2022-01"),
        (["--plan", "none.yaml"], 3, "none.yaml"),
        (["--actuals", "nowhere"], 3, "nowhere"),
    ],
)
def test_a_wrong_command_line_is_not_waited_for(
    project: Path, watchers: list[Watcher], arguments: list[str], code: int, words: str
) -> None:
    watcher = start(watchers, project, *arguments)
    watcher.until(words)
    assert watcher.process.wait(PATIENCE) == code
    assert WATCHING not in watcher.said


def test_no_plan_anywhere_is_not_waited_for(tmp_path: Path) -> None:
    out = run_cli("check", "--watch", cwd=tmp_path)
    assert out.code == 3
    assert str(tmp_path) in out.stderr


def test_without_the_extra_it_says_what_to_install(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xxtrack.cli.extras.find_spec", lambda _: None)
    out = run_cli("check", "--watch", cwd=project)
    assert (out.code, out.stdout) == (3, "")
    assert "pip install 'xxtrack[watch]'" in out.stderr
