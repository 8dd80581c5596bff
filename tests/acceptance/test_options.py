"""Options mean the same everywhere: which command takes which, as a table."""

import re

import pytest

from tests.helpers import ROOT, run_cli
from xxtrack.cli.main import COMMANDS
from xxtrack.wording import text

CASE = {"--plan", "--actuals", "--lang"}
JUDGED = CASE | {"--as-of"}
THEN = {"--rev", "--known-at"}
PARTS = {"--chapter", "--lead", "--unit", "--tag"}
ITEMS = PARTS | {"--point", "--kind", "--id"}

TABLE: dict[str, set[str]] = {
    "status": JUDGED | THEN | ITEMS | {"--scope", "--status", "--format"},
    "check": JUDGED | THEN | ITEMS | {"--format"},
    "validate": JUDGED | {"--rev", "--format"},
    "show": JUDGED | THEN | {"--format"},
    "diff": JUDGED | {"--format"},
    "changes": JUDGED | {"--format"},
    "log": CASE | {"--rev", "--format"},
    "report": JUDGED | THEN | PARTS | {"--format"},
    "forecast": JUDGED | THEN | PARTS | {"--point", "--format"},
    "browse": JUDGED | THEN | PARTS | {"--point"},
    "due": JUDGED | THEN | ITEMS | {"--format"},
    "rollup": (JUDGED - {"--plan"}) | {"--kind", "--lead", "--unit", "--id", "--tag", "--format"},
    "template": CASE | PARTS,
    "trace": JUDGED | {"--format"},
    "record": CASE,
    "import": CASE | {"--format"},
    "assign": {"--plan", "--lang"},
    "draft": {"--plan", "--lang"},
    "explain": {"--lang", "--format"},
    "fmt": {"--lang"},
    "demo": {"--lang"},
}
"""What a command takes at the least. `init` and `schema` have to do with no case."""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_what_makes_sense_for_it(command: str) -> None:
    page = run_cli(command, "--help", width=200).stdout
    missing = {option for option in TABLE.get(command, set()) if not re.search(rf"{option}[ ,]", page)}
    assert not missing


@pytest.mark.parametrize(
    ("option", "key"), [("--tag", "option.tag"), ("--rev", "option.rev"), ("--unit", "option.unit")]
)
def test_an_option_is_explained_in_the_same_words_everywhere(option: str, key: str) -> None:
    words = text(key, "zh")
    for command in (name for name, options in TABLE.items() if option in options):
        page = run_cli(command, "--help", width=300).stdout
        line = next(line for line in page.splitlines() if re.match(rf" +{option} ", line))
        assert words[:12] in line, command


def test_a_tag_chooses_and_an_unknown_one_is_bad_usage() -> None:
    for command in (("status",), ("check",), ("due",), ("forecast",)):
        done = run_cli(*command, "--tag", "没有这个标签", "--as-of", "2023-06", cwd=ROOT)
        assert done.code == 2, command
        assert "--tag" in done.stderr
