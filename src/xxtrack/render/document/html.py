"""A paper as a page of HTML to print: it needs no network and runs no script."""

from xxtrack.render.document.blocks import BREAK, Block, Paper, Paragraph, SectionHeading
from xxtrack.render.html import filled_page
from xxtrack.render.table import Table
from xxtrack.wording import Lang


def paper_html(paper: Paper, lang: Lang) -> str:
    """The whole page. Raises ImportError without Jinja2."""
    blocks = [_shown(block) for block in paper.blocks]
    title = paper.title.replace(BREAK, "")
    values: dict[str, object] = {"title": title, "blocks": [one for one in blocks if one]}
    return "".join(filled_page("document", "paper", lang, values))


def _shown(block: Block) -> dict[str, object]:
    if isinstance(block, SectionHeading):
        return {"kind": "heading", "level": block.level + 1, "text": block.text.replace(BREAK, "")}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "style": block.style, "text": block.text}
    if isinstance(block, Table):
        return {"kind": "table", "heads": [column.head for column in block.columns], "rows": list(block.rows)}
    return {}
