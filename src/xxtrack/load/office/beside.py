"""What is written beside the figures of a row: the words, and the column whose figure they go with."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter

from xxtrack.load.actuals.values import is_missing, read_for
from xxtrack.load.office.headers import Header, ValueColumn
from xxtrack.load.office.rows import SheetRow, cell_of
from xxtrack.model.message import Message
from xxtrack.model.number import nfkc
from xxtrack.model.plan import Item

_SIGNATURE = re.compile(r"(?:(?:填报|填表|审核|审批|负责|经办|联系)人|(?:联系)?电话|填报单位|填报日期|制表)\s*:")


def words_beside(row: SheetRow, header: Header) -> dict[str, str]:
    """What a row has in the columns of words, by column; 无 is a word, dashes alone are none.

    Words that are struck out or hidden are not among them.
    """
    cells = {part: cell_of(row, index) for part, index in _places(header) if index not in row.problems}
    return {part: text for part, text in cells.items() if any(map(str.isalnum, text))}


def doubtful_words(row: SheetRow, header: Header) -> Iterator[tuple[int, Message]]:
    """The cells of words that are not to be taken at their word, each with the reason."""
    return ((index, row.problems[index]) for _, index in _places(header) if index in row.problems)


def _places(header: Header) -> list[tuple[str, int]]:
    return [(part, header.roles[part]) for part in header.words]


def bearer_of(cells: Iterable[tuple[ValueColumn, str]], header: Header) -> ValueColumn:
    """The newest of an item's columns, those with a figure before those without; the column of words where none is."""
    ranked = [
        (not is_missing(text), column.period.end if column.period else date.max, i, column)
        for i, (column, text) in enumerate(cells)
    ]
    if ranked:
        return max(ranked, key=itemgetter(0, 1, 2))[-1]
    part, title = next(iter(header.words.items()))
    return ValueColumn(header.roles[part], title)


def stage_word(item: Item | None, told: Mapping[str, str]) -> str:
    """What is said of a milestone or a duty where there is no column of figures and its progress is one known word."""
    if item is None or item.target:
        return ""
    read = read_for(item, progress := told.get("progress", ""))
    return progress if read.value is None and (read.stage or read.node) else ""


def is_signature(row: SheetRow) -> bool:
    """Whether a row says who filled in the sheet."""
    return any(_SIGNATURE.match(nfkc(cell).strip()) for cell in row.cells)
