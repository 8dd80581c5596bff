"""Who approves a change of which file: the office for all, a unit for its own figures."""

import re
from typing import NamedTuple

_ACTS = re.compile(r"[*?\[\]!#\\]|[^\S ]|[\x00-\x1f\x7f]")
"""What has a meaning in a pattern of a CODEOWNERS, and cannot be written there as itself."""


def pattern_of(path: str) -> str | None:
    """The pattern of this path and no other; None where there is none."""
    return None if _ACTS.search(path) else "/" + path.replace(" ", r"\ ")


class OwnedFile(NamedTuple):
    """A file or folder by its path from the top of the repository, and the accounts of the unit that it is of."""

    path: str
    accounts: tuple[str, ...]


class Owners(NamedTuple):
    """What a CODEOWNERS says, and what it cannot say."""

    office: tuple[str, ...]
    """The accounts for everything that is no unit's; empty where the table names none."""
    files: tuple[OwnedFile, ...]
    without_account: tuple[str, ...]
    """Units that report and have no account."""
    unknown: tuple[str, ...]
    """Names in the table of accounts that are no unit of the plan."""
    shared: tuple[str, ...]
    """Files with figures of several units, which are left to the office."""
    unwritable: tuple[str, ...]
    """Files whose names no line can have, left to the office too."""
