"""What shows a figure to be true, as a cell names it: papers of the repository, each perhaps pinned, and addresses."""

import re
from typing import NamedTuple

_BETWEEN = re.compile("[;；]")
_PIN = re.compile(r"(?:^|\s)sha256:(\S*)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Evidence(NamedTuple):
    """One paper: its path from the project's folder, and what its bytes came to when it was pinned."""

    path: str
    """Empty where the paper is kept elsewhere and only pinned."""
    sha256: str | None = None
    """In lower case, as written; None where it is not pinned."""

    @property
    def is_address(self) -> bool:
        """Whether it is on the web, where nobody looks for it."""
        return bool(_ADDRESS.fullmatch(self.path))

    @property
    def is_well_pinned(self) -> bool:
        """Whether its pin, where it has one, is a sha256."""
        return self.sha256 is None or bool(_SHA256.fullmatch(self.sha256))


def evidence_in(cell: str) -> tuple[Evidence, ...]:
    """The papers that a cell names: ``验收/意见书.pdf sha256:9f86…；https://…``."""
    return tuple(_paper(piece.strip()) for piece in _BETWEEN.split(cell) if piece.strip())


def _paper(piece: str) -> Evidence:
    pinned = _PIN.search(piece)
    return Evidence(_PIN.sub("", piece).strip(), pinned[1].lower() if pinned else None)
