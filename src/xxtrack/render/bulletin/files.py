"""A bulletin as the files that are sent."""

from xxtrack.model.bulletin import Bulletin
from xxtrack.render.bulletin.sections import bulletin_paper
from xxtrack.render.document.docx import paper_docx
from xxtrack.render.document.markdown import paper_markdown
from xxtrack.wording import Lang


def bulletin_markdown(bulletin: Bulletin, lang: Lang, _width: int = 0) -> str:
    """The bulletin as Markdown."""
    return paper_markdown(bulletin_paper(bulletin, lang))


def bulletin_docx(bulletin: Bulletin, lang: Lang, _width: int = 0) -> bytes:
    """The bulletin as a Word document. Raises ImportError without python-docx."""
    return paper_docx(bulletin_paper(bulletin, lang), lang)
