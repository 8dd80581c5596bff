"""The formats of findings. Adding one is a file and a line here; the command line offers the keys."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from xxtrack.model.checked import Checked
from xxtrack.render.findings_github import findings_github
from xxtrack.render.findings_gitlab import findings_gitlab
from xxtrack.render.findings_json import findings_json
from xxtrack.render.findings_junit import findings_junit
from xxtrack.render.findings_markdown import findings_markdown
from xxtrack.render.findings_sarif import findings_sarif
from xxtrack.render.findings_text import findings_concise, findings_statistics, findings_text
from xxtrack.wording import Lang

if TYPE_CHECKING:
    from xxtrack.render.line import Line

STYLED: "Mapping[str, Callable[[Checked, Lang, int], Iterable[Line]]]" = {
    "text": findings_text,
    "concise": findings_concise,
    "statistics": findings_statistics,
}
"""For people: styled lines that fit a width."""

PLAIN: Mapping[str, Callable[[Checked, Lang], str]] = {
    "json": findings_json,
    "github": findings_github,
    "gitlab": findings_gitlab,
    "junit": findings_junit,
    "sarif": findings_sarif,
    "markdown": findings_markdown,
}
"""For programs: text as it is."""

FORMATS = (*STYLED, *PLAIN)


def as_text(name: str, checked: Checked, lang: Lang, width: int) -> str:
    """Any format as text without styles, as a file holds it."""
    if name in STYLED:
        return "".join(f"{line.plain}\n" for line in STYLED[name](checked, lang, width))
    return PLAIN[name](checked, lang)
