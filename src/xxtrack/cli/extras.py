"""Libraries that only some formats need."""

from importlib.util import find_spec

from xxtrack.errors import StopError
from xxtrack.model.message import msg


def needs(library: str, extra: str) -> None:
    """Raise `StopError` with what to install where a library is missing."""
    if find_spec(library) is None:
        raise StopError(msg("stop.extra", library=library, extra=extra))
