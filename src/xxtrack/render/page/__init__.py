"""The page: one self-contained HTML file for leaders and bureaus."""

from xxtrack.render import Formats
from xxtrack.render.page.given import PageInput

__all__ = ["FORMATS", "PageInput"]

FORMATS: Formats[PageInput] = Formats({"html": "page.build:page_html"})
