"""The bulletin (通报), as Markdown and Word."""

from xxtrack.model.bulletin import Bulletin
from xxtrack.render import Formats

FORMATS: Formats[Bulletin] = Formats(
    {
        "bulletin": "bulletin.files:bulletin_markdown",
        "docx": "bulletin.files:bulletin_docx",
    }
)
