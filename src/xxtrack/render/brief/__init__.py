"""One page for the leader, as HTML to print and as Word."""

from xxtrack.model.bulletin import Bulletin
from xxtrack.render import Formats

FORMATS: Formats[Bulletin] = Formats(
    {
        "brief": "brief.paper:brief_html",
        "brief-docx": "brief.paper:brief_docx",
    }
)
