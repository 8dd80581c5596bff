"""The first minutes of a stranger: the program without a word, the plan to try things on, one screen."""

import json
import os
import pty
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.helpers import ROOT, plan_text, run_cli
from xxtrack.cli.main import COMMANDS
from xxtrack.model.finding import LeftOut
from xxtrack.model.status import Status
from xxtrack.render.partial import partial_words
from xxtrack.wording import term
from xxtrack.write.demo import write_demo

COUNCIL = ROOT / "examples" / "council-2024"


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "xxtrack", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "COLUMNS": "80", **variables},
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_plan_the_ways_to_one_are_named(tmp_path: Path, lang: str) -> None:
    done = run(tmp_path, XXTRACK_LANG=lang)
    assert done.returncode == 0
    assert not done.stderr
    for command in ("demo", "init", "draft", "--help"):
        assert f"xxtrack {command}" in done.stdout
    assert all(cell_len(line) <= 80 for line in done.stdout.splitlines())


def test_with_a_plan_its_digest_is_shown() -> None:
    alone = run(ROOT)
    assert alone.returncode == 0
    assert alone.stdout == run(ROOT, "status").stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("day", ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"])
def test_the_digest_fits_a_terminal_of_24_lines(lang: str, day: str) -> None:
    lines = run(ROOT, "status", "--as-of", day, "--lang", lang).stdout.splitlines()
    assert len(lines) <= 23  # the prompt has the last
    assert all(cell_len(line) <= 80 for line in lines)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_that_the_demonstration_names_does_what_it_says(tmp_path: Path, lang: str) -> None:
    said = run(tmp_path, "demo", "--lang", lang).stdout
    typed = [line.strip().split("  ")[0] for line in said.splitlines() if line.startswith("  ")]
    assert typed[0] == "cd xxtrack-demo && xxtrack"
    folder = tmp_path / "xxtrack-demo"
    codes = {}
    for command in ("xxtrack", *typed[1:]):
        done = run(folder, *command.split()[1:])
        codes[command] = done.returncode
        assert "Traceback" not in done.stderr
    assert codes.pop("xxtrack check") == 1
    assert set(codes.values()) == {0}
    assert len(codes) == 4
    assert (folder / "page.html").stat().st_size > 10_000
    assert "ease-target" in run(folder, "diff", "main", "ease-target").stdout
    assert run(folder, "diff", "main", "ease-target", "--fail-on", "weakened").returncode == 1
    assert run(folder, "check", "--format", "json").returncode == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_demonstration_is_sound_on_every_day_and_shows_every_status(tmp_path: Path, lang: str) -> None:
    for n, day in enumerate(date(2027, 1, 1) + timedelta(days=29 * k) for k in range(13)):
        folder = tmp_path / str(n)
        assert write_demo(folder, day, lang)  # type: ignore[arg-type]
        valid = run_cli("validate", "--format", "json", cwd=folder)
        assert json.loads(valid.stdout)["findings"] == [], day
        told = json.loads(run_cli("status", "--as-of", str(day), "--format", "json", cwd=folder).stdout)
        assert {item["status"] for item in told["items"]} == {status.value for status in Status}, day


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "xxtrack-demo").mkdir()
    (tmp_path / "xxtrack-demo" / "mine.txt").write_text("kept")
    done = run(tmp_path, "demo")
    assert done.returncode == 3
    assert [path.name for path in (tmp_path / "xxtrack-demo").iterdir()] == ["mine.txt"]


def test_without_git_the_plan_is_made_all_the_same(tmp_path: Path) -> None:
    done = run(tmp_path, "demo", PATH="")
    assert done.returncode == 0
    assert "diff" not in done.stdout
    assert "git" in done.stderr
    assert "≥ 120" in next((tmp_path / "xxtrack-demo" / "plan").glob("*.yaml")).read_text("utf-8")


def at_a_terminal(*arguments: str, **variables: str) -> str:
    """What a terminal of 80 by 24 is sent."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "LINES": "24", "TERM": "xterm", **variables}
    command = [sys.executable, "-m", "xxtrack", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdin=slave, stdout=slave, stderr=slave, env=environment) as process:
        os.close(slave)
        sent = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            sent += piece
        assert process.wait() == 0
    os.close(master)
    return sent.decode("utf-8")


PAGER = f"{sys.executable} -c \"import sys; print('PAGED', len(sys.stdin.read().splitlines()))\""


def test_what_is_longer_than_the_terminal_goes_through_the_readers_pager() -> None:
    paged = at_a_terminal("status", "--all", "--as-of", "2023-06", XXTRACK_PAGER=PAGER)
    assert "PAGED" in paged
    assert int(paged.split("PAGED")[1]) > 400
    assert "PAGED" not in at_a_terminal("status", "--as-of", "2023-06", XXTRACK_PAGER=PAGER)
    for none in ("", "cat", "/no/such/pager"):
        whole = at_a_terminal("status", "--chapter", "1", "--all", "--as-of", "2023-06", XXTRACK_PAGER=none)
        assert "P04-04" in whole


def test_a_pipe_never_waits_for_a_pager() -> None:
    done = run(ROOT, "status", "--all", "--as-of", "2023-06", XXTRACK_PAGER=PAGER)
    assert "PAGED" not in done.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_status_is_explained_by_each_of_its_words(lang: str) -> None:
    pages = {}
    for status in Status:
        words = {status.value, term(status, "zh"), term(status, "en")}
        said = {run_cli("explain", word, "--lang", lang, cwd=ROOT).stdout for word in words}
        assert len(said) == 1
        pages[status] = said.pop()
        assert "xxtrack show" in pages[status]
        assert (status.code in pages[status]) if status.code else ("XX5" not in pages[status])
    assert len(set(pages.values())) == len(Status)


def test_an_item_is_shown_by_its_name() -> None:
    by_id = run_cli("show", "P04-04", "--as-of", "2023-06", cwd=ROOT)
    assert run_cli("show", "新增国家高新技术企业", "--as-of", "2023-06", cwd=ROOT).stdout == by_id.stdout
    near = run_cli("show", "高新技术企业", "--as-of", "2023-06", cwd=ROOT)
    assert near.code == 2
    assert "P04-04" in near.stderr


def test_many_findings_are_shown_by_chapter_the_worst_first_and_the_rest_is_counted() -> None:
    june = ("check", "--as-of", "2023-06-30")
    codes = [f["code"] for f in json.loads(run_cli(*june, "--format", "json", cwd=ROOT).stdout)["findings"]]
    few = run_cli(*june, "--limit", "3", cwd=ROOT).stdout
    assert f"另有 {len(codes) - 3} 条未列出" in few
    shown = re.findall(r"^(XX\d+) ", few, re.MULTILINE)
    assert shown[0] == "XX502"
    assert len(shown) == 3
    whole = run_cli(*june, cwd=ROOT).stdout
    assert sorted(re.findall(r"^(XX\d+) ", whole, re.MULTILINE)) == sorted(codes)
    assert sum(map(int, re.findall(r"（(\d+) 条）$", whole, re.MULTILINE))) == len(codes)
    told = run_cli(*june, "--format", "concise", "--limit", "3", cwd=ROOT).stdout
    assert len([line for line in told.splitlines() if re.match(r"\S+:\d+:\d+: ", line)]) == 3


def test_a_waiver_that_ran_out_does_not_fail_a_validation_of_its_day(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    waiver = "waiver: {code: XX501, reason: 疫情, owner: 局, until: 2023-06-30}"
    (tmp_path / "plan" / "2023.yaml").write_text(
        plan_text("{id: P01-01, name: 甲, target: ≥ 9 家, lead: 局, " + waiver + "}"), "utf-8"
    )
    assert run_cli("validate", "--as-of", "2023-06-01", cwd=tmp_path).code == 0
    assert "XX" in run_cli("validate", "--as-of", "2023-08-01", cwd=tmp_path).stdout


@pytest.mark.parametrize("folder", [ROOT, COUNCIL])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_of_the_status_fits_a_terminal_of_sixty_columns(folder: Path, lang: str) -> None:
    told = run(folder, "status", "--all", "--as-of", "2024-06-30", "--lang", lang, COLUMNS="60").stdout
    assert len(told.splitlines()) > 80
    assert [line for line in told.splitlines() if cell_len(line) > 60] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_of_help_tears_no_format_and_is_no_wider_than_the_terminal(command: str, lang: str) -> None:
    page = run(ROOT, command, "--help", XXTRACK_LANG=lang).stdout
    assert [line for line in page.splitlines() if line.startswith(" " * 12) and cell_len(line) > 80] == []
    wide = run(ROOT, command, "--help", XXTRACK_LANG=lang, COLUMNS="300").stdout
    assert set(re.findall(r"[a-z]{4,}", page)) == set(re.findall(r"[a-z]{4,}", wide))


def test_the_arithmetic_names_no_limit_where_the_limits_are_values() -> None:
    told = run_cli("show", "P08-01", "--as-of", "2024-09-30", cwd=COUNCIL).stdout
    assert "pace index: 1 − 3.1 / 85 = 0.96\n" in told


def test_a_bulletin_parts_a_date_from_what_was_reported() -> None:
    told = run_cli("report", "--format", "bulletin", "--as-of", "2024-09-30", cwd=COUNCIL).stdout
    assert "Reopen the swimming pool (by 2024-11-30): delayed, 61 days left" in told


def test_what_the_plan_says_may_stand_beside_the_figures(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text("{id: P01-01, name: A, target: ≥ 9 家}"), "utf-8")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    table = "item id,Target,Owner,reporting period,Actual,Colour\nP01-01,9,X,2023-06,5,red\n"
    (tmp_path / "data" / "actuals" / "a.csv").write_text(table, "utf-8")
    said = json.loads(run_cli("validate", "--format", "json", cwd=tmp_path).stdout)["findings"]
    assert ["Colour" in one["message"] for one in said if one["code"] == "XX413"] == [True]


@pytest.mark.parametrize(
    ("items", "rows", "words"), [(2, 0, "2 more items of the plan are left"), (0, 1, "1 more row of figures is left")]
)
def test_what_is_left_out_is_never_nothing(items: int, rows: int, words: str) -> None:
    said = partial_words(LeftOut(items=items, rows=rows, errors=3), "en")
    assert words in said
    assert " 0 " not in said
