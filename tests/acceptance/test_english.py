"""An English plan in English from the first message on: every command in every format says nothing in Chinese."""

import io
import json
import re
import shutil
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from tests.helpers import ROOT, run_cli
from xxtrack.cli.main import COMMANDS as ALL
from xxtrack.render.due import FORMATS as DUE
from xxtrack.render.findings import FORMATS as FINDINGS
from xxtrack.render.forecast import FORMATS as FORECAST
from xxtrack.render.history import CHANGE_FORMATS, LOG_FORMATS
from xxtrack.render.importing import FORMATS as IMPORTING
from xxtrack.render.rollup import FORMATS as ROLLUP
from xxtrack.render.status import FORMATS as STATUS
from xxtrack.render.trace import FORMATS as TRACE
from xxtrack.wording import phrases
from xxtrack.wording.pages import help_page

COUNCIL = ROOT / "examples" / "council-2024"
CHINESE = re.compile("[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
DOCUMENT = "plan/council-plan-2024.md"
RETURN = "returns/q3-2024.csv"
DAY = ("--as-of", "2024-09-30")
FONTS = re.compile("方正小标宋简体|小标宋体|华文中宋|宋体|黑体|仿宋(?:_GB2312)?|楷体(?:_GB2312)?")
"""Names of typefaces in files of Word and Excel, which nobody reads."""


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A copy of the council's plan and figures."""
    return Path(shutil.copytree(COUNCIL, tmp_path / "council"))


def chinese_in(data: str | bytes) -> list[str]:
    """The lines with a Chinese character, of text or of what a file of Office holds."""
    if isinstance(data, bytes):
        if data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                return [
                    line
                    for name in parts.namelist()
                    if "theme" not in name
                    for line in chinese_in(parts.read(name).decode("utf-8", "replace"))
                ]
        data = data.decode("utf-8", "replace")
    text = FONTS.sub("", data)
    if text.lstrip().startswith(("{", "[")):
        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    return [line[max(0, m.start() - 80) : m.end() + 80] for line in text.splitlines() if (m := CHINESE.search(line))]


COMMANDS = (
    *(("status", *DAY, "--format", name) for name in STATUS),
    ("status", *DAY, "--all"),
    ("status", *DAY, "--by", "lead"),
    ("status", *DAY, "--by", "scope"),
    *(("check", *DAY, "--format", name) for name in FINDINGS),
    ("check", *DAY, "--statistics"),
    *(("validate", "--format", name) for name in FINDINGS),
    *(("show", id_, *DAY) for id_ in ("P01-01", "P01-04", "P02-03", "P02-04", "P03-02", "P06-01", "P07-03", "P08-06")),
    ("show", "P01-01", *DAY, "--format", "json"),
    ("show", "P02-03", *DAY, "--format", "markdown"),
    *(("due", *DAY, "--format", name) for name in DUE if name != "xlsx"),
    *(("forecast", *DAY, "--format", name) for name in FORECAST),
    *(("changes", *DAY, "--since", "2024-06-30", "--format", name) for name in CHANGE_FORMATS),
    *(("trace", DOCUMENT, "--format", name) for name in TRACE),
    *(("rollup", ".", *DAY, "--format", name) for name in ROLLUP),
    *(("import", RETURN, "--format", name) for name in IMPORTING),
    ("import", RETURN, "--yes"),
    ("record", "P01-01", "455", "--period", "Q3"),
    ("record", "P05-05", "in progress", "--period", "31 December 2024"),
    ("record", "P01-01", "45500", "--period", "Q3"),
    ("template", "--period", "Q3"),
    ("template", "--period", "Q3", "--lead", "Housing"),
    ("draft", DOCUMENT),
    ("draft", "--list"),
    ("fmt", "--check"),
    ("schema",),
    ("schema", "--actuals"),
    ("explain", "--all"),
    *(("report", *DAY, "--format", name) for name in ("html", "bulletin", "reminder", "brief")),
    *(("log", *DAY, "--format", name) for name in LOG_FORMATS),
    ("status", "--by", "nothing"),
    ("status", "--lead", "Housin"),
    ("status", "--id", "P99-99"),
    ("status", "--as-of", "soon"),
    ("status", "--as-of", "2023-01-01"),
    ("status", "--nothing"),
    ("statu",),
    ("show", "P99-99"),
    ("show",),
    ("record", "P01-01", "many", "--period", "Q3"),
    ("record", "P01-01", "5", "--period", "Q9"),
    ("record", "P01-01", "5", "--period", "2024-13"),
    ("record", "P01-01", "5", "--period", "03/04/2025"),
    ("record", "P01-04", "7 miles", "--period", "Q3"),
    ("import", "nothing.csv"),
    ("trace", "nothing.md"),
    ("explain", "XX000"),
    ("status", "--plan", "nothing.yaml"),
)
FILES = (
    ("report", *DAY, "-o", "report.html"),
    ("report", *DAY, "-o", "bulletin.docx"),
    ("report", *DAY, "-o", "bulletin.docx", "--lead", "Housing", "--annex", "inline"),
    ("report", *DAY, "-o", "ledger.xlsx"),
    ("report", "--as-of", "2025-01-25", "-o", "reminder.docx", "--format", "reminder", "--lead", "Housing"),
    ("report", *DAY, "-o", "brief.docx", "--format", "brief"),
    ("report", *DAY, "-o", "month", "--all-of-month"),
    ("template", "--all", "--period", "Q3", "-o", "form.xlsx"),
    ("template", "--each-lead", "--period", "Q3", "-o", "forms"),
    ("due", *DAY, "-o", "due.xlsx"),
    ("due", *DAY, "--format", "ics", "-o", "due.ics"),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_command_says_nothing_in_chinese(council: Path, arguments: tuple[str, ...]) -> None:
    outcome = run_cli(*arguments, cwd=council)
    assert outcome.code != 70, outcome.stderr
    assert chinese_in(outcome.stdout) + chinese_in(outcome.stderr) == []


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_width_brings_chinese(council: Path, width: int) -> None:
    outcome = run_cli("status", *DAY, cwd=council, width=width)
    assert chinese_in(outcome.stdout) == []
    assert max(map(len, outcome.stdout.splitlines())) <= width


@pytest.mark.parametrize("arguments", FILES, ids=" ".join)
def test_a_file_says_nothing_in_chinese(council: Path, arguments: tuple[str, ...]) -> None:
    before = set(council.rglob("*"))
    outcome = run_cli(*arguments, cwd=council)
    assert outcome.code == 0, outcome.stderr
    made = sorted(path for path in set(council.rglob("*")) - before if path.is_file())
    assert made
    assert [(path.name, chinese_in(path.name), chinese_in(path.read_bytes())) for path in made] == [
        (path.name, [], []) for path in made
    ]


@pytest.mark.parametrize("command", ALL)
def test_a_page_of_help_says_nothing_in_chinese(command: str) -> None:
    assert chinese_in(help_page(command, "en")) == []


@pytest.mark.parametrize(
    "family", sorted(Path(phrases.__file__ or "").parent.glob("[!_]*.py")), ids=lambda path: path.stem
)
def test_no_english_phrase_has_a_chinese_character(family: Path) -> None:
    texts = import_module(f"xxtrack.wording.phrases.{family.stem}").TEXTS
    assert {key: english for key, (_, english) in texts.items() if CHINESE.search(english)} == {}
