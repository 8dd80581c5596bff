"""That a result is made from part of the input: every output says so in itself, as who gets it sees nothing else."""

from xxtrack.model.finding import LeftOut
from xxtrack.wording import Lang, text


def partial_words(left_out: LeftOut | None, lang: Lang) -> str:
    """What was left out, as it stands in what is passed on; empty where all of the input was used."""
    if left_out is None:
        return ""
    items, rows = left_out.items, left_out.rows
    part = "here" if items and rows else "items" if items else "rows" if rows else "errors"
    return text(f"label.partial-{part}", lang, items=items, rows=rows, errors=left_out.errors)


def partial_record(left_out: LeftOut | None) -> dict[str, int] | None:
    """The same for programs; null where all of the input was used."""
    if left_out is None:
        return None
    return {"errors": left_out.errors, "refused_items": left_out.items, "refused_rows": left_out.rows}
