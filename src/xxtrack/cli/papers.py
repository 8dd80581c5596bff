"""The papers of `xxtrack report`: which one is asked for, and those of a whole month."""

from collections.abc import Iterator
from pathlib import Path

from xxtrack.assess.course import course_of, expected_curve
from xxtrack.cli.choices import one_of
from xxtrack.cli.extras import needs
from xxtrack.cli.output import FILE_WIDTH, file_bytes
from xxtrack.errors import UsageError
from xxtrack.model.message import msg
from xxtrack.render import Rendered
from xxtrack.render.brief import FORMATS as BRIEF_FORMATS
from xxtrack.render.bulletin import FORMATS as BULLETIN_FORMATS
from xxtrack.render.ledger import FORMATS as LEDGER_FORMATS
from xxtrack.render.ledger import LedgerReport
from xxtrack.render.page import FORMATS as PAGE_FORMATS
from xxtrack.render.page import PageInput
from xxtrack.render.reminder import FORMATS as REMINDER_FORMATS
from xxtrack.render.safe import apart, file_name
from xxtrack.wording import text
from xxtrack.workflow.report import ReportBasis, bulletins, one_bulletin, one_reminder, reminders

FORMATS = (*PAGE_FORMATS, *BULLETIN_FORMATS, *LEDGER_FORMATS, *REMINDER_FORMATS, *BRIEF_FORMATS)
OF_UNITS = frozenset({*BULLETIN_FORMATS, *REMINDER_FORMATS, *BRIEF_FORMATS})
"""Papers about the plan or one unit."""
OF_CHAPTERS = OF_UNITS - frozenset(REMINDER_FORMATS)
"""Those of them that may be about some chapters."""
_SUFFIXES = {"bulletin": ".md", "reminder": ".md", "brief": ".html"}
"""Where the name of a file does not end in the format's own name."""
_EXTRAS = {".html": ("jinja2", "report"), ".docx": ("docx", "word"), ".xlsx": ("xlsxwriter", "excel")}
"""The library that a kind of file needs, and the extra that brings it."""


def format_asked(named: str | None, output: Path | None) -> str:
    """The format asked for by name, else by the file's suffix, else the first; ``-o x.docx`` asks for Word."""
    suffix = output.suffix.lower() if output else ""
    if named is not None:
        one_of(named, FORMATS)
        word = f"{named}-docx"
        return word if suffix == ".docx" and word in FORMATS else named
    if output is not None:
        named = next((name for name in FORMATS if suffix == _suffix(name)), None)
        if named is None:
            raise UsageError(msg("report.unknown-suffix", path=str(output), choices=", ".join(FORMATS)))
    return named or FORMATS[0]


def _suffix(name: str) -> str:
    return _SUFFIXES.get(name) or f".{name.rpartition('-')[2]}"


def paper(name: str, basis: ReportBasis) -> Rendered:
    """One report in one format."""
    _need(name)
    lang = basis.case.lang
    if name in BULLETIN_FORMATS:
        return BULLETIN_FORMATS.render(name, one_bulletin(basis), lang, FILE_WIDTH)
    if name in BRIEF_FORMATS:
        return BRIEF_FORMATS.render(name, one_bulletin(basis), lang, FILE_WIDTH)
    if name in REMINDER_FORMATS:
        return REMINDER_FORMATS.render(name, one_reminder(basis), lang, FILE_WIDTH)
    if name in LEDGER_FORMATS:
        return LEDGER_FORMATS.render(
            name, LedgerReport(basis.assessment, basis.chosen, _units(basis)), lang, FILE_WIDTH
        )
    return PAGE_FORMATS.render(name, _page(basis), lang, FILE_WIDTH)


def _need(name: str) -> None:
    if extra := _EXTRAS.get(_suffix(name)):
        needs(*extra)


def _units(basis: ReportBasis) -> tuple[str, ...]:
    """The units that are asked for; empty for all."""
    return tuple(unit for given in basis.units for unit in basis.assessment.plan.answering.meant(given))


def _page(basis: ReportBasis) -> PageInput:
    drawn = [s for whole in basis.chosen for s in (whole, *whole.scopes)]
    courses = {(s.item.id, s.scope): course for s in drawn if (course := course_of(s))}
    curves = {s.item.id: expected_curve(s) for s in basis.chosen}
    return PageInput(
        basis.assessment,
        basis.chosen,
        courses,
        curves,
        basis.before,
        basis.moves,
        basis.case.partial,
        basis.owed.levels,
        _units(basis),
        basis.chapters,
        basis.past,
        basis.withheld,
    )


def every_unit(name: str, basis: ReportBasis) -> dict[str, bytes]:
    """A paper for every unit by the name of its file; a reminder only where something is late, in Word too."""
    _need(name)
    names = (name, f"{name}-docx") if name == "reminder" else (name,)
    made = [(unit, [rendered for _, rendered in papers]) for unit, papers in _of_each(names, basis)]
    nobody = text("bulletin.nobody-file", basis.case.lang)
    stems = apart([file_name(unit or nobody) for unit, _ in made])
    return {
        f"{stem}{_suffix(one)}": file_bytes(content)
        for stem, (_, contents) in zip(stems, made, strict=True)
        for one, content in zip(names, contents, strict=True)
    }


def _of_each(names: tuple[str, ...], basis: ReportBasis) -> Iterator[tuple[str, list[tuple[str, Rendered]]]]:
    lang = basis.case.lang
    if names[0] in REMINDER_FORMATS:
        for one in reminders(basis):
            yield one.unit, [(name, REMINDER_FORMATS.render(name, one, lang, FILE_WIDTH)) for name in names]
        return
    formats = BULLETIN_FORMATS if names[0] in BULLETIN_FORMATS else BRIEF_FORMATS
    for issue in bulletins(basis):
        yield issue.unit or "", [(name, formats.render(name, issue, lang, FILE_WIDTH)) for name in names]


def month(basis: ReportBasis) -> dict[str, bytes]:
    """Everything an office sends for a month: bulletin with its ledger, the leader's page, and the reminders."""
    lang = basis.case.lang
    wanted = (("bulletin", "docx"), ("ledger", "xlsx"), ("brief", "brief"), ("brief", "brief-docx"))
    files = {}
    for key, name in wanted:
        stem = text(f"report.file-{key}", lang)
        files[stem + _suffix(name)] = file_bytes(paper(name, basis))
    reminder = text("report.file-reminder", lang)
    files |= {f"{reminder}-{name}": content for name, content in every_unit("reminder-docx", basis).items()}
    return files
