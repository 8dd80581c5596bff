"""The formats of findings. Adding one is a file and a word here; the command line offers the words.

A format is imported when it is asked for: most bring a library of their own.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from xxtrack.model.finding import Checked
from xxtrack.render.lines import Line
from xxtrack.wording import Lang

STYLED = ("text", "concise", "statistics")
"""For people: lines that fit a width, the functions of `render/findings/terminal.py`."""

PLAIN = ("json", "github", "gitlab", "junit", "sarif", "markdown")
"""For programs: text as it is, each with a module of its name."""

FORMATS = (*STYLED, *PLAIN)


def styled(name: str, checked: Checked, lang: Lang, width: int) -> Iterable[Line]:
    """One of the formats for people."""
    return _function("terminal", name)(checked, lang, width)  # type: ignore[no-any-return]


def as_text(name: str, checked: Checked, lang: Lang, width: int) -> str:
    """Any format as text without styles, as a file holds it."""
    if name in STYLED:
        return "".join(f"{line.plain}\n" for line in styled(name, checked, lang, width))
    return _function("to_json" if name == "json" else name, name)(checked, lang)  # type: ignore[no-any-return]


def _function(module: str, name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(f"xxtrack.render.findings.{module}"), f"findings_{name}")
    return function
