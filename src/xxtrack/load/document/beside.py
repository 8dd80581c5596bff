"""What a Word document has beside its text: headers, footers, notes and comments, which are told and not read."""

from collections.abc import Callable, Iterator
from typing import Any

from xxtrack.load.document.numbering import W
from xxtrack.model.message import Message, msg

_PARTS = (
    ("header", "word/header", ()),
    ("footer", "word/footer", ()),
    ("footnotes", "word/footnotes.xml", ("footnote",)),
    ("footnotes", "word/endnotes.xml", ("endnote",)),
    ("comments", "word/comments.xml", ("comment",)),
)
_SHOWN = 30


def beside_text(names: list[str], part: Callable[[str], Any]) -> Iterator[Message]:
    """One message for each kind that has words, with how many there are and the first words."""
    for kind, beginning, pieces in _PARTS:
        found = [words for name in sorted(names) if name.startswith(beginning) for words in _words(part(name), pieces)]
        found = list(dict.fromkeys(filter(None, found)))
        # A footer of no more than the page's number says nothing.
        if any(character.isalpha() for words in found for character in words):
            first = next(words for words in found if any(map(str.isalpha, words)))
            shown = first if len(first) <= _SHOWN else f"{first[:_SHOWN]}…"
            yield msg(f"document.beside-{kind}", count=len(found), text=shown)


def _words(root: Any, pieces: tuple[str, ...]) -> Iterator[str]:
    if root is None:
        return
    nodes = [node for piece in pieces for node in root.iter(f"{W}{piece}")] if pieces else [root]
    for node in nodes:
        yield "".join(text.text or "" for text in node.iter(f"{W}t")).strip()
