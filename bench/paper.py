"""`docs/performance.md`: what stands between the markers is written anew, the words around them stay."""

import re
from collections.abc import Mapping

from bench.cases import SETS

SECTIONS = ("machine", "people", "floor", "targets", *SETS, "growth")


def marked(text: str, name: str) -> re.Match[str] | None:
    """A section with its markers."""
    return re.search(rf"(<!-- bench: {re.escape(name)} -->\n)(.*?)(<!-- end -->\n)", text, re.DOTALL)


def renewed(text: str, sections: Mapping[str, str]) -> str:
    """The document with these sections; one whose markers are not in it is an error, not left out in silence."""
    for name, content in sections.items():
        found = marked(text, name)
        if found is None:
            raise ValueError(f"the document has no section {name}")
        text = f"{text[: found.end(1)]}\n{content}\n{text[found.start(3) :]}"
    return text
