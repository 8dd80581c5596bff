"""A bulletin as Markdown."""

from collections.abc import Iterator

from xxtrack.model.bulletin import Bulletin
from xxtrack.render.bulletin.blocks import BREAK, Block, Heading, Paragraph, Table
from xxtrack.render.bulletin.sections import bulletin_blocks
from xxtrack.render.safe import markdown
from xxtrack.wording import Lang


def bulletin_markdown(bulletin: Bulletin, lang: Lang, _width: int = 0) -> str:
    """The whole document; data shows as it is and forms no markup."""
    lines = [line for block in bulletin_blocks(bulletin, lang) for line in _lines(block)]
    return "\n".join(lines).rstrip() + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {markdown(block.text.replace(BREAK, ''))}"
        yield ""
    elif isinstance(block, Paragraph):
        shown = markdown(block.text)
        yield f"> {shown}" if block.style == "note" else shown
        yield ""
    elif isinstance(block, Table):
        yield from _table(block)
        yield ""


def _table(table: Table) -> Iterator[str]:
    yield _row(tuple(column.label for column in table.columns))
    yield "|" + "|".join(" ---: " if column.figures else " --- " for column in table.columns) + "|"
    for i, row in enumerate(table.rows):
        yield _row(row, strong=i == table.strong)


def _row(cells: tuple[str, ...], *, strong: bool = False) -> str:
    mark = "**" if strong else ""
    return "| " + " | ".join(f"{mark}{markdown(cell)}{mark}" if cell else "" for cell in cells) + " |"
