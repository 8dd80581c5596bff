"""A CODEOWNERS: the office for everything, each unit for its own figures. Of several lines that fit, the last holds."""

from collections.abc import Iterator

from xxtrack.model.owners import Owners, pattern_of
from xxtrack.wording import Lang, text


def codeowners_text(owners: Owners, lang: Lang) -> str:
    """The file, for the top of the repository, ``.github`` or ``docs``."""
    return "".join(f"{line}\n" for line in _lines(owners, lang))


def _lines(owners: Owners, lang: Lang) -> Iterator[str]:
    yield f"# {text('assign.owners-head', lang)}"
    if owners.office:
        yield f"* {' '.join(owners.office)}"
    for one in owners.files:
        yield f"{pattern_of(one.path)} {' '.join(one.accounts)}"
