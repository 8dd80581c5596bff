"""未报送和逾期: how many figures were asked for, which units owe some and since when, and how hard they are chased."""

from collections import defaultdict
from collections.abc import Iterator

from xxtrack.model.bulletin import Bulletin
from xxtrack.model.due import BoardLine, DueKind
from xxtrack.model.escalation import AT_REST, Level
from xxtrack.render.document.prose import short_date
from xxtrack.render.words import first_of
from xxtrack.wording import Lang, listing, text

NAMED = 3


def arrears(bulletin: Bulletin, lang: Lang) -> Iterator[str]:
    """A paragraph on reports, one on units, one on levels."""
    board = bulletin.board
    late = sum(1 for one in bulletin.dues if one.late_by and one.kind is DueKind.ACTUAL)
    asked, reported = sum(line.asked for line in board), sum(line.reported for line in board)
    said = text("bulletin.asked", lang, asked=asked, reported=reported)
    yield said + (text("bulletin.late", lang, late=late) if late else text("bulletin.none-late", lang))
    if units := [line for line in board if line.late]:
        said = listing((_unit(bulletin, line, lang) for line in units), lang, "；")
        yield text("bulletin.late-units", lang, units=said)
    if chased := _chased(bulletin, lang):
        yield chased


def _unit(bulletin: Bulletin, line: BoardLine, lang: Lang) -> str:
    late = [one for one in bulletin.dues if one.late_by and one.kind is DueKind.ACTUAL and line.unit in one.units]
    shown = first_of([one.item.name for one in late], lang, NAMED)
    since = short_date(line.first_late, lang) if line.first_late else ""
    name = line.unit or text("bulletin.nobody", lang)
    return text("bulletin.late-unit", lang, unit=name, count=line.late, since=since, names=shown)


def _chased(bulletin: Bulletin, lang: Lang) -> str:
    """How many items have each level, and which are red."""
    names: defaultdict[Level, list[str]] = defaultdict(list)
    for standing in bulletin.led:
        names[bulletin.levels.get((standing.item.id, ""), AT_REST).level].append(standing.item.name)
    counted = []
    for level in (Level.RED, Level.YELLOW, Level.BLUE):
        if names[level]:
            said = text("bulletin.n-of", lang, what=level, count=len(names[level]))
            if level is Level.RED:
                said = text("bulletin.level-named", lang, counted=said, names=first_of(names[level], lang, NAMED))
            counted.append(said)
    return text("bulletin.levels", lang, counts=listing(counted, lang)) if counted else ""
