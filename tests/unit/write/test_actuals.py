"""Writing figures: nothing acknowledged is lost, nothing is torn, nothing is written twice, nothing else changes."""

import csv
import errno
import io
import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.acceptance.writers import acknowledged, start_writer, write_plan
from tests.helpers import make_plan, plan_text, run_cli
from xxtrack.errors import StopError
from xxtrack.model.actuals import Subject
from xxtrack.write.actuals import file_for
from xxtrack.write.append import added_rows, new_table
from xxtrack.write.atomic import update_file
from xxtrack.write.output import leftovers, write_output

KILLS = int(os.environ.get("XXTRACK_KILLS", "30"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    write_plan(tmp_path)
    path = tmp_path / "actuals" / "甲.csv"
    path.parent.mkdir()
    path.write_bytes("编号,期别,完成值,范围\r\nP01-01,1-3月,10,\r\n".encode("gb18030"))
    return path


def writer(table: Path, first: int, count: int) -> subprocess.Popen[bytes]:
    return start_writer(table.parent.parent / "plan.yaml", [table], first, count)


def with_rows(before: bytes | None, row: Mapping[str, str]) -> bytes:
    """What a file holds after a row was added."""
    if before is None:
        return new_table([row])
    for at, data in reversed(added_rows("a.csv", io.BytesIO(before), [row])):
        before = before[:at] + data + before[at:]
    return before


def numbers(table: Path) -> Counter[int]:
    """The figures in the file, which must be whole: every row as wide as the header, the first row untouched."""
    rows = list(csv.reader(io.StringIO(table.read_bytes().decode("gb18030"), newline=""), strict=True))
    assert rows[:2] == [["编号", "期别", "完成值", "范围"], ["P01-01", "1-3月", "10", ""]]
    assert all(len(row) == 4 and row[3] == f"s{row[2]}" for row in rows[2:])
    return Counter(int(row[2]) for row in rows[2:])


def test_killing_the_writer_loses_nothing_that_was_acknowledged(table: Path) -> None:
    chance = random.Random(7)
    done: set[int] = set()
    started = 0
    for _ in range(KILLS):
        process = writer(table, started, 100_000)
        assert process.stdout
        for _ in range(chance.randint(1, 5)):
            done |= acknowledged(process.stdout.readline())
        # Somewhere inside the next write.
        os.kill(process.pid, signal.SIGSTOP)
        for _ in range(chance.randint(0, 3)):
            os.kill(process.pid, signal.SIGCONT)
            os.kill(process.pid, signal.SIGSTOP)
        process.kill()
        printed, _ = process.communicate()
        done |= acknowledged(printed)
        found = numbers(table)
        assert done <= set(found)
        assert set(found.values()) == {1}
        started = max(found) + 1
    # One figure for each kill at most may be written and not acknowledged.
    assert len(numbers(table)) - len(done) <= KILLS
    replace_by = writer(table, started, 1)
    replace_by.communicate()
    assert replace_by.returncode == 0
    assert list(table.parent.glob(".xxtrack-*.part")) == []


def test_four_writers_at_once_lose_nothing_and_repeat_nothing(table: Path) -> None:
    processes = [writer(table, start, 50) for start in (0, 1000, 2000, 3000)]
    done = [n for process in processes for n in acknowledged(process.communicate()[0])]
    assert all(process.returncode == 0 for process in processes)
    assert len(done) == 200
    assert numbers(table) == Counter(done)


def test_two_writers_of_the_same_figures_write_each_once(table: Path) -> None:
    processes = [writer(table, 0, 20), writer(table, 0, 20)]
    for process in processes:
        process.communicate()
    assert numbers(table) == Counter(range(20))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"id,period,value\nP01-01,2023-03,1\n", b"id,period,value\nP01-01,2023-03,1\nP01-01,2023-06,2\n"),
        (b"id,period,value\nP01-01,2023-03,1", b"id,period,value\nP01-01,2023-03,1\nP01-01,2023-06,2\n"),
        (
            "\ufeff编号,完成值,期别\r\nP01-01,1,1-3月\r\n".encode(),
            "\ufeff编号,完成值,期别\r\nP01-01,1,1-3月\r\nP01-01,2,2023-06\r\n".encode(),
        ),
        (
            b"id,period,value\rP01-01,2023-03,1\r",
            b"id,period,value\rP01-01,2023-03,1\rP01-01,2023-06,2\r",
        ),
        (
            "编号;期别;完成值\r\nP01-01;1-3月;1\r\n".encode("gb18030"),
            "编号;期别;完成值\r\nP01-01;1-3月;1\r\nP01-01;2023-06;2\r\n".encode("gb18030"),
        ),
        (
            "编号,期别,完成值\nP01-01,1-3月,1\n\n注：示例数据\n".encode(),
            "编号,期别,完成值\nP01-01,1-3月,1\nP01-01,2023-06,2\n\n注：示例数据\n".encode(),
        ),
        (
            b'id;period;value;"a,b,c,d,e"\nP01-01;2023-03;1;\n',
            b'id;period;value;"a,b,c,d,e"\nP01-01;2023-03;1;\nP01-01;2023-06;2;\n',
        ),
        (None, b"id,name,period,value,scope,basis,source,note,reported\nP01-01,,2023-06,2,,,,,\n"),
    ],
    ids=[
        "plain",
        "no-last-newline",
        "bom-crlf-order",
        "lone-cr",
        "gb18030-semicolon",
        "footer",
        "quoted-commas",
        "new-file",
    ],
)
def test_a_row_is_added_as_the_file_is_kept(before: bytes | None, after: bytes) -> None:
    assert with_rows(before, {"id": "P01-01", "period": "2023-06", "value": "2"}) == after


def test_a_column_that_is_lacking_is_added_in_the_language_of_the_header() -> None:
    row = {"id": "P01-01", "period": "2023-06", "value": "2", "reported": "2023-07-05"}
    before = "编号,期别,完成值\nP01-01,1-3月,1\n".encode()
    after = "编号,期别,完成值,填报日期\nP01-01,1-3月,1\nP01-01,2023-06,2,2023-07-05\n".encode()
    assert with_rows(before, row) == after


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=30))
def test_any_note_stays_in_its_cell_and_runs_no_formula(note: str) -> None:
    row = {"id": "P01-01", "period": "2023-06", "value": "2", "note": note}
    written = with_rows(b"id,period,value,note\n", row).decode()
    rows = list(csv.reader(io.StringIO(written, newline=""), strict=True))
    assert len(rows) == 2
    assert rows[1][:3] == ["P01-01", "2023-06", "2"]
    assert rows[1][3].removeprefix("'") == " ".join(note.split()).removeprefix("'")
    assert not rows[1][3].startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"a,b\n1,2\n", "表头"), (b"\xff\xff\xff", "GB18030"), (b"a\0b", "不是文本")],
    ids=["no-header", "no-text", "binary"],
)
def test_a_file_that_is_no_table_of_figures_is_left_alone(tmp_path: Path, content: bytes, word: str) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "a.yaml").write_text(plan_text("{id: P01-01, name: 甲, target: ≥ 100 家}"), "utf-8")
    target = tmp_path / "x.csv"
    target.write_bytes(content)
    outcome = run_cli("record", "P01-01", "5", "--period", "2023-06", "--file", "x.csv", cwd=tmp_path)
    assert outcome.code == 3
    assert word in outcome.stderr
    assert target.read_bytes() == content


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "a.csv"
    real.parent.mkdir()
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "a.csv"
    link.symlink_to(real)
    update_file(link, lambda now: (now or b"") + b" new")
    assert link.is_symlink()
    assert real.read_bytes() == b"old new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    dangling = tmp_path / "a.csv"
    dangling.symlink_to(tmp_path / "nowhere.csv")
    fifo = tmp_path / "b.csv"
    os.mkfifo(fifo)
    for path in (dangling, fifo, tmp_path):
        with pytest.raises(StopError):
            write_output(path, b"x")
    assert not (tmp_path / "nowhere.csv").exists()


@pytest.mark.parametrize(
    ("number", "word"), [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "只读"), (errno.EACCES, "没有写入权限")]
)
def test_what_the_disk_objects_to_is_a_sentence_and_the_file_stays(
    table: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str
) -> None:
    (table.parent.parent / "plan").mkdir()
    before = table.read_bytes()

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    arguments = ("--plan", "plan.yaml", "--actuals", "actuals", "--period", "2023-06")
    outcome = run_cli("record", "P01-01", "50", *arguments, cwd=table.parent.parent)
    assert outcome.code == 3
    assert word in outcome.stderr
    assert outcome.stdout == ""
    assert table.read_bytes() == before
    assert [path.name for path in table.parent.iterdir() if path.name.endswith(".part")] == []


def test_leftovers_of_killed_writers_are_swept(tmp_path: Path) -> None:
    left = [tmp_path / ".xxtrack-1", tmp_path / ".a.csv.swp"]
    for path in left:
        path.write_bytes(b"somebody's own")
    ours = next(iter(_stray(tmp_path / "a.csv")))
    update_file(tmp_path / "a.csv", lambda _: b"x")
    assert not ours.exists()
    assert all(path.exists() for path in left)


def _stray(place: Path) -> list[Path]:
    """What a writer leaves that is killed before it gives its piece the file's name."""
    code = (
        "import os, sys; from pathlib import Path; from xxtrack.write.output import write_output;"
        "os.fsync = lambda _: os.kill(os.getpid(), 9); write_output(Path(sys.argv[1]), b'half')"
    )
    assert subprocess.run([sys.executable, "-c", code, str(place)], check=False).returncode == -signal.SIGKILL
    return list(leftovers(place))


def test_an_item_without_figures_goes_beside_its_point_and_else_to_the_default_file(tmp_path: Path) -> None:
    from tests.helpers import read_rows

    plan = make_plan("{id: P01-01, name: 甲, target: ≥ 1 家}", "{id: P01-02, name: 乙, target: ≥ 1 家}")
    loaded = read_rows(plan, "P01-01,2023-06,5,,,").actuals
    (figure,) = loaded.series["P01-01", ""]
    assert file_for(figure, plan, loaded, tmp_path) == Path("a.csv")
    other = figure._replace(subject=Subject("P01-02", figure.period))
    assert file_for(other, plan, loaded, tmp_path) == Path("a.csv")
    assert file_for(figure, plan, type(loaded)({}), tmp_path) == tmp_path / "填报.csv"


def test_a_period_alone_is_written_with_both_of_its_ends(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text("{id: P01-01, name: 企业, target: ≥ 650 家}"), "utf-8")
    table = tmp_path / "data" / "actuals" / "a.csv"
    table.parent.mkdir(parents=True)
    rows = "id,period,value,basis\nP01-01,2023-03,100,\nP01-01,2023-04,20,period\nP01-01,2023-05,30,period\n"
    table.write_text(rows, "utf-8")
    for value, period in [("60", "4-6月"), ("70", "7-8月")]:
        outcome = run_cli("record", "P01-01", value, "--period", period, "--reported", "2023-09-05", cwd=tmp_path)
        assert outcome.code == 0, outcome.stderr
    assert table.read_text("utf-8").splitlines()[-2:] == [
        "P01-01,2023Q2,60,period,2023-09-05",
        "P01-01,2023-07-01/2023-08-31,70,period,2023-09-05",
    ]
    # 100 until March, 60 from April to June of which April and May are part, 70 in July and August.
    shown = run_cli("status", "--format", "json", "--as-of", "2023-08-31", cwd=tmp_path)
    assert json.loads(shown.stdout)["items"][0]["actual"] == 230
