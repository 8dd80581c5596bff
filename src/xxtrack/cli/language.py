"""The language of help, which is needed before any plan is read: --lang, then XXTRACK_LANG, else Chinese."""

import os
import sys
from collections.abc import Iterable, Sequence

from xxtrack.model.message import Value
from xxtrack.wording import LANGUAGES, Lang, text
from xxtrack.wording.pages import help_page


def asked_language(arguments: Sequence[str], environment: str | None) -> Lang | None:
    """The language that the command line or the environment asks for, if any."""
    named = environment
    for i, argument in enumerate(arguments):
        if argument == "--lang" and i + 1 < len(arguments):
            named = arguments[i + 1]
        elif argument.startswith("--lang="):
            named = argument.partition("=")[2]
    return next((lang for lang in LANGUAGES if lang == named), None)


HELP_LANG: Lang = asked_language(sys.argv[1:], os.environ.get("XXTRACK_LANG")) or "zh"


def help_text(key: str, /, **args: Value) -> str:
    """A text of the help in its language."""
    return text(key, HELP_LANG, **args)


def formats_help(formats: Iterable[str]) -> str:
    """What ``--format`` takes: ``table, json or csv``."""
    *others, last = formats
    return help_text("option.format", all=tuple(others), last=last)


def page_of(command: str) -> str:
    """The page that ``--help`` of a command shows, in the language of help."""
    return help_page(command, HELP_LANG)
