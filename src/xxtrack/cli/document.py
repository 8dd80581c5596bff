"""The source document from the command line: read, or refused with the reason."""

from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.load.document import load_document
from xxtrack.load.find import shown
from xxtrack.load.source import read_file
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.trace import Document


class UnusableDocumentError(StopError):
    """There is no document to trace; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding for printing."""
        super().__init__(msg("trace.unusable", file=finding.where.file))
        self.findings = (finding,)


def read_document(path: Path) -> Document:
    """The document; raises `UnusableDocumentError`."""
    source = read_file(path, shown(path, Path.cwd()), "XX701")
    document = source if isinstance(source, Finding) else load_document(source)
    if isinstance(document, Finding):
        raise UnusableDocumentError(document)
    return document
