"""The source document that a plan is drawn from, read as text."""

from xxtrack.load.encoding import recognise
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import msg
from xxtrack.model.trace import SourceDocument


def load_document(source: Source) -> SourceDocument | Finding:
    """Read a document in one of the encodings that tables may have, or say why it is no text."""
    codec = recognise(source)
    if isinstance(codec, Finding):
        return codec._replace(code="XX702", hint=msg("trace.save-as-text"))
    text = source.data.decode(codec)
    if "\0" in text:
        return Finding("XX702", msg("trace.binary"), Where(source.name), hint=msg("trace.save-as-text"))
    if not text.strip():
        return Finding("XX702", msg("trace.empty"), Where(source.name))
    return SourceDocument(source.name, text)
