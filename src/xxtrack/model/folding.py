"""Unicode's compatibility form, which makes full-width characters narrow, in time that grows with the text alone."""

import unicodedata

_PIECE = 500
"""Characters folded at once: sorting the marks that stand on one letter takes the square of their number."""


def nfkc(text: str) -> str:
    """NFKC; marks that stand on a letter a piece away are not joined with it."""
    if len(text) <= _PIECE:
        return unicodedata.normalize("NFKC", text)
    return "".join(unicodedata.normalize("NFKC", text[at : at + _PIECE]) for at in range(0, len(text), _PIECE))
