"""Names that items go by, added to the table of them."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from xxtrack.load.office.aliases import COLUMNS, read_aliases
from xxtrack.load.source import Source
from xxtrack.model.plan import Plan
from xxtrack.write.atomic import update_file

_FORMULA = tuple("=+-@＝＋－＠")


def add_aliases(path: Path, learnt: Mapping[str, str], plan: Plan) -> None:
    """Add names to ids that the file does not have yet; raises `StopError`, and then it is as it was."""

    def change(data: bytes | None) -> bytes | None:
        known = read_aliases(Source(str(path), data), plan) if data else {}
        new = {name: id_ for name, id_ in learnt.items() if known.get(name) != id_}
        if not new:
            return None
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        if not data:
            writer.writerow(COLUMNS)
        elif not data.endswith(b"\n"):
            out.write("\n")
        # A name that would be a formula in Excel gets a mark that names are compared without.
        writer.writerows((f"'{name}" if name.lstrip().startswith(_FORMULA) else name, id_) for name, id_ in new.items())
        return (data or b"") + out.getvalue().encode()

    update_file(path, change)
