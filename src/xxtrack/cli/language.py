"""The language of what is said before, beside or without a plan's own words.

--lang, then XXTRACK_LANG, then the language of the plan that is named or found, then the locale, else Chinese.
"""

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.load.find import find_plan
from xxtrack.load.source import first_bytes
from xxtrack.model.message import Value
from xxtrack.wording import LANGUAGES, Lang, text
from xxtrack.wording.pages import help_page

_HEAD = 1 << 13
"""Bytes of a plan in which its language is looked for: the keys of the plan itself come first."""
_LANGUAGE = re.compile(rb"\blanguage:\s*['\"]?(zh|en)\b")
_NO_LOCALE = re.compile(r"(?:C|POSIX)?(?:\..*)?")


def asked_language(arguments: Sequence[str], environment: str | None) -> Lang | None:
    """The language that the command line or the environment asks for, if any."""
    named = environment
    for i, argument in enumerate(arguments):
        if argument == "--lang" and i + 1 < len(arguments):
            named = arguments[i + 1]
        elif argument.startswith("--lang="):
            named = argument.partition("=")[2]
    return next((lang for lang in LANGUAGES if lang == named), None)


def spoken_language(arguments: Sequence[str], plan: Path | None = None) -> Lang:
    """The language in which to answer a command line, whether or not its plan can be read."""
    if asked := asked_language(arguments, os.environ.get("XXTRACK_LANG")):
        return asked
    named = plan or _named_plan(arguments)
    own = (_language_of_plan(named) if named else None) or _language_of_plan(None)
    return own or locale_language(os.environ) or "zh"


def language_for(lang: str | None, plan: Path | None = None) -> Lang:
    """The same inside a command: ``lang`` is what --lang names."""
    return spoken_language([f"--lang={lang}"] if lang else [], plan)


def locale_language(environment: Mapping[str, str]) -> Lang | None:
    """The language of the locale, English for one that is neither; None where none is set."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    if _NO_LOCALE.fullmatch(locale):
        return None
    return "zh" if locale.lower().startswith("zh") else "en"


def _named_plan(arguments: Sequence[str]) -> Path | None:
    for i, argument in enumerate(arguments):
        if argument == "--plan" and i + 1 < len(arguments):
            return Path(arguments[i + 1])
        if argument.startswith("--plan="):
            return Path(argument.partition("=")[2])
    return None


def _language_of_plan(plan: Path | None) -> Lang | None:
    """What a plan's head says, Chinese where it says nothing; None where there is no plan to be read."""
    try:
        said = _LANGUAGE.search(first_bytes(plan or find_plan(Path.cwd()), _HEAD))
    except (StopError, OSError, ValueError):
        return None
    return "en" if said and said[1] == b"en" else "zh"


HELP_LANG: Lang = spoken_language(sys.argv[1:])


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
