"""Pages that a reader asks for: what a rule means, how a command is used.

Each is a text file of this package, read when it is asked for. A line ``# zh``, ``# en``, ``# bad`` or ``# good``
begins a part; in a rule's page the first line of a language is the title. An example that English readers cannot read
has a second one behind it, ``# bad en`` or ``# good en``.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from xxtrack.wording import LANGUAGES, Lang

# Not importlib.resources: importing it takes as long as half of a `--help`.
_FOLDER = Path(__file__).parent
_HEAD = re.compile(r"^# (zh|en|(?:bad|good)(?: en)?)\n", re.MULTILINE)


class RulePage(NamedTuple):
    """What a rule means and why it is checked."""

    title: Mapping[Lang, str]
    why: Mapping[Lang, str]
    bad: Mapping[Lang, str]
    """A piece of a plan or a table that breaks the rule; empty where none can be shown in a few lines."""
    good: Mapping[Lang, str]


@cache
def rule_page(code: str) -> RulePage:
    """The page of the rule with this code."""
    parts = _parts(f"rules/{code}.txt")
    heads = {lang: parts[lang].partition("\n\n") for lang in LANGUAGES}
    return RulePage(
        {lang: title for lang, (title, _, _) in heads.items()},
        {lang: why for lang, (_, _, why) in heads.items()},
        *({lang: parts.get(f"{kind} {lang}", parts.get(kind, "")) for lang in LANGUAGES} for kind in ("bad", "good")),
    )


def help_page(command: str, lang: Lang) -> str:
    """What ``--help`` of a command says, or that of the program, ``xxtrack``.

    The first paragraph is folded to the terminal; what follows keeps its lines, as a backspace tells typer.
    """
    return _parts(f"help/{command}.txt")[lang].replace("\n\n", "\n\n\b\n")


def demo_page(lang: Lang) -> str:
    """The plan of the demonstration, with ``$start`` and other days to be put in."""
    return _parts("demo.txt")[lang]


def _parts(name: str) -> dict[str, str]:
    _, *pieces = _HEAD.split((_FOLDER / name).read_text("utf-8"))
    return {head: piece.strip("\n") for head, piece in zip(pieces[::2], pieces[1::2], strict=True)}
