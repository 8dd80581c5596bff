"""A form as CSV, in UTF-8 with a byte-order mark so that Excel opens it as what it is."""

import csv
import io

from xxtrack.model.form import Form
from xxtrack.render.form_table import heads, rows
from xxtrack.render.safe import csv_cell
from xxtrack.wording import Lang


def form_csv(form: Form, lang: Lang) -> bytes:
    """Header and rows, nothing above them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads(lang))
    for row in rows(form, lang):
        writer.writerow([csv_cell(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")
