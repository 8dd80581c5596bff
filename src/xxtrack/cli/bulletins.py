"""Bulletins for the command line: one for the plan or a unit, or one for every unit into a folder."""

from collections.abc import Callable, Sequence
from pathlib import Path

from xxtrack.assess.bulletin import bulletin
from xxtrack.assess.units import unit_meant, units
from xxtrack.errors import UsageError
from xxtrack.model.assessment import Assessment
from xxtrack.model.bulletin import NOBODY, Bulletin
from xxtrack.model.message import msg
from xxtrack.render.safe import file_name
from xxtrack.wording import Lang, text

Build = Callable[[Bulletin, Lang], bytes]


def as_markdown(issue: Bulletin, lang: Lang) -> bytes:
    """A bulletin as Markdown."""
    from xxtrack.render.bulletin.markdown import bulletin_markdown

    return bulletin_markdown(issue, lang, 0).encode()


def as_docx(issue: Bulletin, lang: Lang) -> bytes:
    """A bulletin for Word."""
    from xxtrack.cli.extras import needs
    from xxtrack.render.bulletin.docx import bulletin_docx

    needs("docx", "word")
    return bulletin_docx(issue, lang, 0)


def issue(now: Assessment, before: Assessment | None, leads: Sequence[str]) -> Bulletin:
    """The one bulletin asked for: the whole plan's, or a unit's."""
    if not leads:
        return bulletin(now, before, None)
    if len(leads) > 1:
        raise UsageError(msg("bulletin.stop-one-lead"))
    unit = unit_meant(now.plan, leads[0])
    if unit is None:
        names = " / ".join(name for name in units(now.plan) if name != NOBODY)
        raise UsageError(msg("bulletin.stop-unit", unit=leads[0], names=names or "—"))
    return bulletin(now, before, unit)


def every_issue(now: Assessment, before: Assessment | None, build: Build, lang: Lang) -> dict[str, bytes]:
    """A bulletin for every unit and one for the items without a lead, by file name without a suffix.

    Names that file systems hold for the same get a number; capitals do not tell files apart everywhere.
    """
    files: dict[str, bytes] = {}
    taken: set[str] = set()
    for unit in units(now.plan):
        base = name = file_name(text("bulletin.nobody-file", lang) if unit == NOBODY else unit)
        number = 2
        while name.casefold() in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name.casefold())
        files[name] = build(bulletin(now, before, unit), lang)
    return files


def folder(path: Path | None) -> Path:
    """Where all bulletins go; raises `UsageError` where it is not named or is a file."""
    if path is None:
        raise UsageError(msg("bulletin.stop-folder"))
    if path.exists() and not path.is_dir():
        raise UsageError(msg("bulletin.stop-not-folder", path=str(path)))
    return path
