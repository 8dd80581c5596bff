"""Plain text, in the encodings that tables may have."""

from xxtrack.load.document.refusal import DocumentError
from xxtrack.load.encoding import recognise
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg


def decode_document(source: Source) -> str | Finding:
    """The text; a finding with the offending byte where it has none of the encodings."""
    codec = recognise(source)
    if isinstance(codec, Finding):
        return codec._replace(code="XX702", hint=msg("trace.save-as-text"))
    text = source.data.decode(codec)
    if "\0" in text:
        raise DocumentError(msg("trace.binary"))
    return text
