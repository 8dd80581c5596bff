"""What CONTRIBUTING says of where a new one goes is true: a copy of the program grows by touching just those files."""

import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.helpers import ROOT, plan_text

ROW = re.compile(r"^\| (?P<what>[\w ]+) \| [^|]+ \| (?P<files>`.*`) \|$", re.MULTILINE)


class Copy:
    """A copy of the program in which files are changed and counted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "src" / "xxtrack"
        self.touched: set[str] = set()
        shutil.copytree(ROOT / "src" / "xxtrack", self.source, ignore=shutil.ignore_patterns("__pycache__"))

    def add(self, name: str, text: str) -> None:
        """A new file."""
        path = self.source / name
        assert not path.exists()
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        self.touched.add(name)

    def change(self, name: str, old: str, new: str) -> None:
        """Text that stands once in a file, replaced."""
        path = self.source / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{name}: {old}"
        path.write_text(text.replace(old, new), "utf-8")
        self.touched.add(name)

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """The program as a process of its own, on the plan beside it."""
        environment = os.environ | {"PYTHONPATH": str(self.folder / "src"), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "xxtrack", *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    def touched_as_named(self, what: str) -> bool:
        """Whether CONTRIBUTING names the files that were touched for a new one, and no other."""
        rows = {row["what"]: row["files"] for row in ROW.finditer((ROOT / "CONTRIBUTING.md").read_text("utf-8"))}
        patterns = re.findall("`([^`]+)`", rows[what])
        fits = {(name, pattern) for name in self.touched for pattern in patterns if fnmatch(name, pattern)}
        all_fit = {name for name, _ in fits} == self.touched and {pattern for _, pattern in fits} == set(patterns)
        return all_fit and len(patterns) == len(self.touched)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(
        plan_text("{id: P01-01, name: 厂, target: ≥ 5 家}", "{id: P01-02, name: 平台, target: ≥ 5 个}"), "utf-8"
    )
    return Copy(tmp_path)


RULE = """\
def _short_names(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    for item in items:
        if len(item.name) < 2:
            yield Finding("XX350", msg("sense.short-name", name=item.name), item.at("name"), item.id)


"""
PAGE = """\
# zh
名称太短

看不出是什么。

# en
a short name

It says too little.

# bad
name: 厂

# bad en
name: X

# good
name: 工厂

# good en
name: Homes
"""


def test_a_rule(copy: Copy) -> None:
    last = '        Rule("XX340", "share-of", _E),\n'
    copy.change("model/rules.py", last, f'{last}        Rule("XX350", "short-name", _E),\n')
    table = "PLAN_RULES: tuple[PlanRule, ...] = (\n"
    copy.change("assess/rules/plan_rules.py", table, f"{RULE}{table}    _short_names,\n")
    words = '    "sense.short-name": ("“{name}”太短", "“{name}” is too short"),\n'
    copy.change("wording/phrases/sense.py", "TEXTS = {\n", f"TEXTS = {{\n{words}")
    copy.add("wording/rules/XX350.txt", PAGE)
    assert copy.touched_as_named("rule")
    found = copy.run("validate", "--format", "concise", "--lang", "en")
    assert found.returncode == 1, found
    assert found.stdout.splitlines()[0] == "plan/2023.yaml:11:26: XX350 P01-01 厂: “厂” is too short"
    chinese, english = (copy.run("explain", "short-name", "--lang", lang).stdout for lang in ("zh", "en"))
    assert chinese.endswith("  看不出是什么。\n  反例\n    name: 厂\n  正例\n    name: 工厂\n")
    assert english.endswith("  It says too little.\n  Bad\n    name: X\n  Good\n    name: Homes\n")
    assert "名称太短" in copy.run("validate", "--format", "sarif", "--lang", "zh").stdout


FORMAT = '''\
"""The ids of the items asked for, one a line."""

from xxtrack.render.status import StatusReport
from xxtrack.wording import Lang


def status_ids(report: StatusReport, _lang: Lang, _width: int = 0) -> str:
    """Ids alone."""
    return "".join(f"{standing.item.id}\\n" for standing in report.chosen)
'''


def test_a_format(copy: Copy) -> None:
    copy.add("render/status/ids.py", FORMAT)
    first = '        "table": "status.terminal:status_text",\n'
    copy.change("render/status/__init__.py", first, f'{first}        "ids": "status.ids:status_ids",\n')
    assert copy.touched_as_named("format of anything")
    made = copy.run("status", "--format", "ids", "--as-of", "2023-06-30")
    assert (made.returncode, made.stdout) == (0, "P01-01\nP01-02\n"), made
    assert ", ids, " in copy.run("status", "--format", "nothing").stderr
    assert "table, ids, " in copy.run("status", "--help", "--lang", "en").stdout
    assert copy.run("status", "--by", "lead", "--format", "ids").returncode == 2, "it is no format of a ranking"


COMMAND = '''\
"""`xxtrack names`: what the items are called."""

from xxtrack.cli.case import asked_case
from xxtrack.cli.options import Language, PlanPath
from xxtrack.cli.output import emit
from xxtrack.render.names import FORMATS
from xxtrack.workflow.names import item_names


def command(plan: PlanPath = None, lang: Language = None) -> None:
    """List the names."""
    case = asked_case(plan, None, None, lang)
    emit(FORMATS, "text", item_names(case.plan), case.lang)
'''
WORKFLOW = '''\
"""The names of a plan."""

from xxtrack.model.plan import Plan


def item_names(plan: Plan) -> list[str]:
    """What its items are called, in the plan's order."""
    return [item.name for item in plan.items.values()]
'''
TABLE = '''\
"""Names, in every format."""

from xxtrack.render import Formats

FORMATS: Formats[list[str]] = Formats({"text": "names.text:names_text"})
'''
TEXT = '''\
"""Names in a terminal."""

from xxtrack.render.safe import plain
from xxtrack.wording import Lang


def names_text(names: list[str], _lang: Lang, _width: int = 0) -> str:
    """One a line."""
    return "".join(f"{plain(name)}\\n" for name in names)
'''


def test_a_command(copy: Copy) -> None:
    copy.add("cli/commands/names.py", COMMAND)
    copy.add("workflow/names.py", WORKFLOW)
    copy.add("render/names/__init__.py", TABLE)
    copy.add("render/names/text.py", TEXT)
    copy.add("wording/help/names.txt", "# zh\n列出名称。\n\n示例：\n  xxtrack names\n\n# en\nList the names.\n")
    copy.change("cli/main.py", '    "status",\n', '    "status",\n    "names",\n')
    assert copy.touched_as_named("command")
    listed = copy.run("names")
    assert (listed.returncode, listed.stdout) == (0, "厂\n平台\n"), listed
    assert "  names     列出名称" in copy.run("--help").stdout
    assert "  xxtrack names\n" in copy.run("names", "--help").stdout


def test_a_key_of_an_item(copy: Copy) -> None:
    note = '    note = key(TEXT, "", description="a remark for readers")\n'
    copy.change("load/plan/schema.py", note, f'{note}    contact = key(TEXT, "", description="whom to ask")\n')
    copy.change("model/plan.py", '    note: str = ""\n', '    note: str = ""\n    contact: str = ""\n')
    made = "            note=shape.note,\n"
    copy.change("load/plan/build.py", made, f"{made}            contact=shape.contact,\n")
    moved = '    "point": KeyRow(Aspect.MOVED, _neutral),\n'
    copy.change("assess/review/keys.py", moved, f'{moved}    "contact": KeyRow(Aspect.REOWNED, _neutral),\n')
    assert copy.touched_as_named("key of an item")
    before, after = copy.folder / "plan" / "2023.yaml", copy.folder / "after.yaml"
    after.write_text(before.read_text("utf-8").replace("≥ 5 家", "≥ 5 家, contact: 甲"), "utf-8")
    changed = copy.run("diff", str(before), str(after), "--format", "markdown", "--lang", "en")
    assert changed.returncode == 0, changed
    assert "contact" in changed.stdout and "甲" in changed.stdout
    assert "whom to ask" in copy.run("schema").stdout
