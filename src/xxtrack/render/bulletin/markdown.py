"""A bulletin as Markdown."""

from collections.abc import Iterator

from xxtrack.model.bulletin import Bulletin
from xxtrack.render.bulletin.blocks import BREAK, Block, Paragraph, SectionHeading
from xxtrack.render.bulletin.sections import bulletin_blocks
from xxtrack.render.safe import markdown
from xxtrack.render.table import Table
from xxtrack.wording import Lang


def bulletin_markdown(bulletin: Bulletin, lang: Lang, _width: int = 0) -> str:
    """The whole document; data shows as it is and forms no markup."""
    lines = [line for block in bulletin_blocks(bulletin, lang) for line in _lines(block)]
    return "\n".join(lines).rstrip() + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, SectionHeading):
        yield f"{'#' * (block.level + 1)} {markdown(block.text.replace(BREAK, ''))}"
        yield ""
    elif isinstance(block, Paragraph):
        shown = markdown(block.text)
        yield f"> {shown}" if block.style == "note" else shown
        yield ""
    elif isinstance(block, Table):
        yield from block.markdown()
        yield ""
