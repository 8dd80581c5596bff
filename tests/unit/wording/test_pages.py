"""The pages: one for each rule and command, whole in both languages, and none besides."""

import re
from importlib.resources import files

import pytest
from rich.cells import cell_len

from xxtrack.cli.main import COMMANDS
from xxtrack.model.rules import RULES
from xxtrack.wording import LANGUAGES
from xxtrack.wording.pages import help_page, rule_page

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def names(folder: str) -> list[str]:
    """The pages that are in the package as it is installed."""
    return sorted(page.name for page in (files("xxtrack.wording") / folder).iterdir())


def test_each_rule_and_each_command_has_a_page() -> None:
    assert names("rules") == sorted(f"{code}.txt" for code in RULES)
    assert names("help") == sorted(f"{command}.txt" for command in (*COMMANDS, "xxtrack"))


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_explained_in_both_languages(code: str) -> None:
    page = rule_page(code)
    for said in (page.title, page.why):
        assert all(said[lang].strip() == said[lang] != "" for lang in LANGUAGES)
        assert CHINESE.search(said["zh"])
        assert len(CHINESE.findall(said["en"])) < len(said["en"]) / 4, "Chinese is only quoted"
        assert all("\n" not in said[lang] for lang in LANGUAGES), "one paragraph, whatever the width"
    assert len({bool(example[lang]) for example in (page.bad, page.good) for lang in LANGUAGES}) == 1
    assert not CHINESE.search(page.bad["en"] + page.good["en"]), "who asks in English could not read it"


@pytest.mark.parametrize("code", RULES)
def test_an_example_fits_a_terminal(code: str) -> None:
    page = rule_page(code)
    lines = [line for example in (page.bad, page.good) for lang in LANGUAGES for line in example[lang].splitlines()]
    assert all(cell_len(f"    {line}") <= 80 for line in lines)


@pytest.mark.parametrize("command", [*COMMANDS, "xxtrack"])
def test_a_command_is_explained_in_both_languages(command: str) -> None:
    chinese, english = (help_page(command, lang) for lang in ("zh", "en"))
    assert CHINESE.search(chinese.partition("\n")[0])
    assert not CHINESE.search(english.partition("\n")[0])


def test_a_help_page_folds_its_first_paragraph_alone() -> None:
    first, *others = help_page("log", "en").split("\n\n")
    assert first == "The history of one item's target and figures through the commits."
    assert others == ["\b\nExamples:\n  xxtrack log P04-03\n  xxtrack log P04-03 --format json"]
