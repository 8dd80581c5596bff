"""Names and paths as people and systems make them, and files that change while they are read."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree as ET

import pytest

from tests.helpers import ROOT, Outcome, make_plan, plan_text, run_cli
from tests.repository import new_repository
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.actuals.table import Row, read_table
from xxtrack.load.find import csv_files, find_plan, shown
from xxtrack.model.finding import Checked, Finding, Where
from xxtrack.model.message import msg
from xxtrack.render.findings import FORMATS
from xxtrack.render.findings.sarif import findings_sarif

ITEM = "{id: P01-01, name: 新增企业, target: ≥ 120 家, text: 新增企业120家以上}"
BAD_ROW = "id,period,value\nP01-09,2023-06,1\n"
ODD = ["有 空格", "工作要点", "a\nb", "%41 #?&", "-x", "*[a]", "x" * 200, "长" * 70, "'\"$(id);`", "C:", "~", " "]


def lay_out(folder: Path) -> Path:
    (folder / "plan").mkdir(parents=True)
    (folder / "data" / "actuals").mkdir(parents=True)
    (folder / "plan" / "2023.yaml").write_text(plan_text(ITEM), "utf-8")
    (folder / "data" / "actuals" / "a.csv").write_text("id,period,value\nP01-01,2023-03,20\n", "utf-8")
    return folder


@pytest.mark.parametrize("name", ODD)
def test_odd_names_of_folders_and_files_are_only_names(tmp_path: Path, name: str) -> None:
    office = lay_out(tmp_path / name)
    table = office / "data" / "actuals" / f"{name}.csv"
    table.write_text(BAD_ROW, "utf-8")
    plan = office / "plan" / "2023.yaml"
    arguments = ("--plan", str(plan), "--format", "json")
    found = json.loads(run_cli("validate", *arguments, cwd=tmp_path).stdout)["findings"]
    assert [(f["code"], f["file"]) for f in found] == [("XX404", f"{name}/data/actuals/{name}.csv")]
    table.write_text("id,period,value\n", "utf-8")
    outcome = run_cli("record", "P01-01", "45", "--period", "2023-06", "--file", str(table), cwd=office)
    assert outcome.code == 0, outcome
    assert "P01-01,2023-06,45" in table.read_text("utf-8")
    written = run_cli("report", "--plan", str(plan), "-o", str(office / f"{name}.html"), cwd=tmp_path)
    assert written.code == 0, written
    assert (office / f"{name}.html").exists()


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_newline_in_a_name_makes_no_second_line(tmp_path: Path, output_format: str) -> None:
    office = lay_out(tmp_path)
    (office / "data" / "actuals" / "a\n::error::b.csv").write_text(BAD_ROW, "utf-8")
    outcome = run_cli("validate", "--format", output_format, cwd=office)
    assert outcome.code == 1
    assert not any(line.startswith("::error::b") for line in outcome.stdout.splitlines())


NOT_UTF8 = b"\xb8\xf7\xb2\xbf\xc3\xc5.csv"  # 各部门 in GB18030, as an old archive unpacks


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """An office with a table whose name is no UTF-8."""
    office = lay_out(tmp_path)
    path = os.fsencode(office / "data" / "actuals") + b"/" + NOT_UTF8
    try:
        with open(path, "wb") as file:  # noqa: PTH123 - a name in bytes
            file.write(BAD_ROW.encode())
    except OSError as error:
        pytest.skip(f"no such names here: {error}")
    return office


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_name_that_is_no_utf8_is_printed_and_written_in_every_format(foreign: Path, output_format: str) -> None:
    output = f"{output_format}=findings.txt"
    for arguments in (["--format", output_format], ["--output", output]):
        outcome = in_process_of_its_own(foreign, "validate", *arguments)
        assert outcome.code == 1, outcome
        assert "Traceback" not in outcome.stderr
    written = (foreign / "findings.txt").read_text("utf-8")
    if output_format in {"json", "gitlab", "sarif"}:
        json.loads(written)
    elif output_format == "junit":
        ET.fromstring(written)


def test_every_command_lives_with_a_name_that_is_no_utf8(foreign: Path) -> None:
    table = os.fsdecode(os.fsencode(foreign / "data" / "actuals") + b"/" + NOT_UTF8)
    (foreign / "data" / "actuals" / "a.csv").unlink()
    Path(table).write_text("id,period,value\nP01-01,2023-03,20\n", "utf-8")
    for arguments in (
        ("record", "P01-01", "45", "--period", "2023-06"),
        ("status", "--format", "json"),
        ("show", "P01-01"),
        ("report", "-o", "report.html"),
        ("report", "-o", "report.md"),
        ("due",),
        ("forecast",),
        ("import", table),
        ("trace", table),
        ("status", "--plan", table),
        ("check", "--output", f"{foreign / Path(table).name}.txt", "--fail-on", "never"),
    ):
        outcome = in_process_of_its_own(foreign, *arguments)
        assert outcome.code in {0, 1, 3}, (arguments, outcome)
        assert "Traceback" not in outcome.stderr, (arguments, outcome)


def in_process_of_its_own(folder: Path, *arguments: str) -> Outcome:
    """The program with real streams, which must be UTF-8 to the last byte."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "xxtrack", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment, timeout=60)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_a_plan_means_the_same_with_every_line_end_and_mark(tmp_path: Path, mark: str, newline: str) -> None:
    office = lay_out(tmp_path)
    plan = office / "plan" / "2023.yaml"
    usual = run_cli("status", "--as-of", "2023-06", "--all", "--format", "json", cwd=office)
    plan.write_bytes((mark + plan_text(ITEM).replace("\n", newline)).encode())
    assert run_cli("status", "--as-of", "2023-06", "--all", "--format", "json", cwd=office) == usual
    plan.write_bytes((mark + plan_text(ITEM + " x").replace("\n", newline)).encode())
    outcome = run_cli("validate", "--format", "concise", cwd=office)
    assert outcome.code == 3
    last = plan_text(ITEM).count("\n")
    assert f"plan/2023.yaml:{last}:" in outcome.stdout


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("plan/2023.yaml", "plan/2023.yaml"),
        ("../计划/a b.yaml", "../%E8%AE%A1%E5%88%92/a%20b.yaml"),
        ("/srv/plan/2023.yaml", "file:///srv/plan/2023.yaml"),
        ("C:/工作/plan.yaml", "file:///C:/%E5%B7%A5%E4%BD%9C/plan.yaml"),
        ("//server/share/plan.yaml", "file://server/share/plan.yaml"),
        ("plan/\udcb8\udcf7.yaml", "plan/%B8%F7.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
    ],
)
def test_paths_are_uris_in_sarif(file: str, uri: str) -> None:
    finding = Finding("XX101", msg("file.missing"), Where(file))
    run = json.loads(findings_sarif(Checked((finding,), failing=(finding,)), "en"))["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_drive_s_colon_does_not_act_in_any_format(output_format: str) -> None:
    finding = Finding("XX101", msg("file.missing"), Where("C:/工作/plan.yaml", 3, 4))
    said = FORMATS.as_text(output_format, Checked((finding,), failing=(finding,)), "en", 100)
    if output_format == "github":
        assert "file=C%3A/工作/plan.yaml,line=3,col=4," in said
    elif output_format == "concise":
        assert said.startswith("C:/工作/plan.yaml:3:4: XX101")
    elif output_format != "statistics":
        assert "plan.yaml" in said


def test_links_that_lead_round_in_circles_are_not_followed(tmp_path: Path) -> None:
    office = lay_out(tmp_path)
    actuals = office / "data" / "actuals"
    (actuals / "again").symlink_to(actuals)
    (actuals / "self.csv").symlink_to(actuals / "self.csv")
    assert [path.name for path in csv_files(actuals)] == ["a.csv", "again", "self.csv"]
    said = run_cli("validate", "--format", "concise", cwd=office).stdout
    assert "self.csv: XX401" in said
    assert "again: XX401" in said


def test_links_among_the_figures_are_named_and_not_read_alike_now_and_at_a_revision(tmp_path: Path) -> None:
    repo = new_repository(tmp_path / "office")
    office = lay_out(tmp_path / "drafts")
    (office / "plan").rename(repo.top / "plan")
    (office / "data").rename(repo.top / "data")
    actuals = repo.top / "data" / "actuals"
    elsewhere = repo.top / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.csv").write_text("id,period,value\nP01-01,2023-06,99\n", "utf-8")
    (actuals / "linked").symlink_to("../../elsewhere")
    (actuals / "b.csv").symlink_to("../../elsewhere/b.csv")
    (actuals / "README").write_text("x", "utf-8")
    (actuals / "note.txt").symlink_to("README")
    repo.commit("first")
    said = [
        sorted(line for line in run_cli("validate", *at, "--format", "concise", cwd=repo.top).stdout.splitlines())
        for at in ((), ("--rev", "HEAD"))
    ]
    assert said[0] == said[1]
    assert [line.split(": ")[0] for line in said[0] if "XX401" in line] == [
        "data/actuals/b.csv",
        "data/actuals/linked",
    ]
    figures = [run_cli("status", *at, "--format", "csv", cwd=repo.top).stdout for at in ((), ("--rev", "HEAD"))]
    assert figures[0] == figures[1]
    named = run_cli("status", "--actuals", "data/actuals/b.csv", "--format", "csv", cwd=repo.top).stdout
    assert ",99," in named


def test_tables_whose_suffix_is_written_large_are_read_too(tmp_path: Path) -> None:
    for name in ("a.csv", "B.CSV", ".hidden.csv", "c.Csv"):
        (tmp_path / name).touch()
    assert [path.name for path in csv_files(tmp_path)] == ["B.CSV", "a.csv", "c.Csv"]


def test_a_plan_is_found_and_shown_through_links(tmp_path: Path) -> None:
    office = lay_out(tmp_path / "real")
    link = tmp_path / "link"
    link.symlink_to(office)
    assert find_plan(link / "data") == office / "plan" / "2023.yaml"
    assert shown(link / "plan" / "2023.yaml", office) == "plan/2023.yaml"


@dataclass
class Changing:
    """A file that holds something else each time it is opened; the last content stays."""

    contents: list[bytes]
    name: str = "a.csv"
    opened: int = field(default=0)

    def open(self) -> BinaryIO:
        content = self.contents[min(self.opened, len(self.contents) - 1)]
        self.opened += 1
        if content == b"gone":
            raise FileNotFoundError(2, "No such file or directory")
        return io.BytesIO(content)


WHOLE = b"id,period,value\nP01-01,2023-03,20\n"


def _variants() -> Iterator[bytes]:
    yield b""
    yield b"gone"
    yield WHOLE[:-5]
    yield WHOLE[:20]
    yield WHOLE + b"P01-01,2023-06,45\n"
    yield "编号,期别,完成值\nP01-01,1-3月,20\n".encode("gb18030")
    yield "编号,期别,完成值\nP01-01,1-3月,20\n".encode("utf-16")
    yield "编号,期别,完成值\n".encode()[:-1]
    yield b"\xff\xfe\xff"
    yield b"\0\0\0"
    yield b"PK\x03\x04"
    yield b'"' * 7
    yield b"\x80" * 100


@pytest.mark.parametrize(
    "first",
    [WHOLE, WHOLE.decode().encode("utf-16"), "编号,期别\n".encode("gb18030"), b""],
    ids=["utf-8", "utf-16", "gb18030", "empty"],
)
@pytest.mark.parametrize("then", list(_variants()), ids=range(13))
@pytest.mark.parametrize("at", [1, 2])
def test_a_table_that_changes_while_it_is_read_is_a_finding_at_worst(first: bytes, then: bytes, at: int) -> None:
    records = list(read_table(Changing([first] * at + [then])))
    assert all(isinstance(record, Row | Finding) for record in records)
    plan = make_plan("{id: P01-01, name: 甲, target: ≥ 100 家}")
    loaded = load_actuals([Changing([first] * at + [then])], plan)
    assert all(finding.code.startswith("XX4") for finding in loaded.findings)


class Rewritten(io.BytesIO):
    """A large file that somebody saves in another encoding while it is read: it is looked through before that."""

    sought = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        self.sought += 1
        if self.sought == 3:
            with self.getbuffer() as held:
                held[-2:] = b"\xb1\n"
        return super().seek(offset, whence)


def test_a_table_whose_encoding_changes_meanwhile_says_so() -> None:
    large = WHOLE + b"P01-01,2023-03,20\n" * 100_000

    class Source:
        name = "a.csv"

        def open(self) -> BinaryIO:
            return Rewritten(large)

    (finding,) = [record for record in read_table(Source()) if isinstance(record, Finding)]
    assert (finding.code, finding.message.key) == ("XX401", "reading.changed")
