"""A form as CSV, in UTF-8 with a byte-order mark so that Excel opens it as what it is."""

from xxtrack.model.form import Form
from xxtrack.render.csv_text import csv_text
from xxtrack.render.form_table import heads, rows
from xxtrack.wording import Lang


def form_csv(form: Form, lang: Lang) -> bytes:
    """Header and rows, nothing above them."""
    return csv_text([heads(lang), *rows(form, lang)], "\r\n").encode("utf-8-sig")
