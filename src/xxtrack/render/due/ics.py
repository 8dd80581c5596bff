"""What is to come, as a calendar (RFC 5545): an all-day event with an alarm for each thing owed and not yet late.

The stamps come from the date asked about and the ids from what is owed, so that the same question gives the same
bytes, and a calendar that has read an older answer takes the new one for the same events.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from xxtrack.model.due import Due
from xxtrack.model.plan import Plan
from xxtrack.render.due import DueReport
from xxtrack.render.due.words import unit, what
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import plain
from xxtrack.render.words import scoped_name
from xxtrack.wording import Lang, text

ALARM_DAYS = 3
"""How long before a deadline the calendar calls."""
_LIMIT = 75
"""Octets in a line (RFC 5545, 3.1)."""


def due_ics(report: DueReport, lang: Lang, _width: int = 0) -> str:
    """The calendar, with CRLF line ends; it reminds of what can still be kept, not of what is late."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//xxtrack//xxtrack due//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(report.plan.title)}")
    if partial := partial_words(report.left_out, lang):
        lines.append(f"X-WR-CALDESC:{_escaped(partial)}")
    for one in report.dues:
        if not one.late_by:
            lines += _event(one, report.plan, report.as_of, lang)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _event(one: Due, plan: Plan, as_of: date, lang: Lang) -> Iterator[str]:
    parts = (plan.id, one.item.id, one.standing.scope, one.kind.value, one.period_end or one.on)
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped('-'.join(str(part) for part in parts if part))}@xxtrack"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}"
    summary = _escaped(scoped_name(one.standing))
    yield f"SUMMARY:{summary}"
    by = text("due.col-unit", lang)
    yield f"DESCRIPTION:{_escaped(f'{one.item.id} {what(one, lang)}; {by}: {unit(one)}')}"
    category = text(f"due.kind-{one.kind.value}", lang)
    yield f"CATEGORIES:{_escaped(category)}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:-P{ALARM_DAYS}D"
    yield f"DESCRIPTION:{summary}"
    yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(content: str) -> str:
    """TEXT of RFC 5545, 3.3.11."""
    shown = plain(content)
    for character in "\\;,":
        shown = shown.replace(character, f"\\{character}")
    return shown


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, broken between characters; each after the first begins with a space."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LIMIT:
            yield piece
            piece, size = " ", 1
        piece += character
        size += octets
    yield piece
