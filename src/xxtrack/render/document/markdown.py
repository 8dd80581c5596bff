"""A paper as Markdown."""

from collections.abc import Iterator

from xxtrack.render.document.blocks import BREAK, Block, Paper, Paragraph, SectionHeading
from xxtrack.render.safe import markdown
from xxtrack.render.table import Table


def paper_markdown(paper: Paper) -> str:
    """The whole document; data shows as it is and forms no markup."""
    lines = [line for block in paper.blocks for line in _lines(block)]
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
