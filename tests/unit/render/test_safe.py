"""Text that would act where it is shown."""

import json
import unicodedata

import pytest

from tests import inert
from xxtrack.render.safe import as_json, characters, csv_cell, file_name, markdown, plain, workflow, workflow_property


@pytest.mark.parametrize(
    "text",
    [
        "@all 请看",
        "#12",
        "办公室/计划#12",
        "GH-12",
        "gh-12",
        "!12",
        "<!-- xxtrack -->",
        "<b>x</b>",
        "[x](http://evil.example)",
        "http://evil.example",
        "a@evil.example",
        "x | y",
        "$5 和 $6",
        r"$$\color{red}{已完成}$$",
        "$`x`$",
    ],
)
def test_markdown_mentions_and_links_nothing(text: str) -> None:
    shown = markdown(text)
    inert.markdown(shown)
    assert "<!--" not in shown
    assert "|" not in shown.replace("\\|", "")


@pytest.mark.parametrize(("text", "shown"), [("/close", r"\/close"), (" /close", r" \/close"), ("a/b", "a/b")])
def test_no_line_of_markdown_begins_as_a_quick_action(text: str, shown: str) -> None:
    assert markdown(text) == shown
    inert.markdown(shown)


def test_what_shows_no_sign_of_its_own_is_shown_as_its_code() -> None:
    hidden = [character for character in inert.HIDDEN if character not in "\t\n\r"]
    codes = [f"<U+{ord(character):04X}>" for character in hidden]
    text, shown = "甲".join(hidden), "甲".join(codes)
    assert plain(text) == csv_cell(text) == workflow(text) == workflow_property(text) == shown
    assert characters(text)[::2] == codes
    assert markdown(text) == shown.replace("<", "\\<").replace(">", "\\>")
    assert json.loads(as_json(text)) == text
    assert not inert.ACTING.search(as_json(text))
    for character in inert.EDGES:
        assert character not in file_name(f"甲{character}乙")


def test_line_breaks_and_tabs_are_blanks() -> None:
    assert plain("甲\r\n\t乙\n") == "甲 乙 "


def test_what_is_seen_stays_as_it_is() -> None:
    hidden = set(inert.HIDDEN)
    seen = "".join(c for c in map(chr, range(0x110000)) if c not in hidden)
    assert plain(seen.replace(":", "")) == seen.replace(":", "")
    assert unicodedata.category("\U0002ebf0") in {"Cn", "Lo"}, "an ideograph of 2023"
    assert plain("\U0002ebf0") == "\U0002ebf0"


@pytest.mark.parametrize(
    "hidden", [0xAD, 0x34F, 0x115F, 0x180E, 0x202E, 0x206A, 0x206F, 0x3164, 0xFE0F, 0xFFF9, 0xFFFE, 0xFFFF, 0xE0041]
)
def test_names_that_look_alike_are_told_apart(hidden: int) -> None:
    assert plain(f"高新区{chr(hidden)}") == f"高新区<U+{hidden:04X}>"
