"""The trace of the source document, in every format."""
