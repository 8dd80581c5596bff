"""A form as a table of texts: the one source of its Excel and its CSV. Its heads are words that `import` knows."""

from collections.abc import Iterator
from dataclasses import dataclass

from xxtrack.model.due import Form, FormRow
from xxtrack.model.period import period_name
from xxtrack.model.punctuation import bracketed
from xxtrack.render.partial import partial_words
from xxtrack.render.table import Column, Table
from xxtrack.render.words import report_words
from xxtrack.wording import Lang, listing, text
from xxtrack.wording.numbers import number


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of the form. The heads of ``given`` ones are the same in both languages: they are read back."""

    key: str
    width: int
    hidden: bool = False
    entry: bool = False
    """Whether the unit fills it in."""


COLUMNS = (
    FormColumn("id", 10, hidden=True),
    FormColumn("period", 10, hidden=True),
    FormColumn("scope", 8),
    FormColumn("name", 22),
    FormColumn("unit", 6),
    FormColumn("target", 11),
    FormColumn("expected", 8),
    FormColumn("last", 13),
    FormColumn("value", 10, entry=True),
    FormColumn("progress", 26, entry=True),
    FormColumn("problem", 20, entry=True),
    FormColumn("next", 20, entry=True),
    FormColumn("evidence", 11, entry=True),
    FormColumn("note", 8, entry=True),
    FormColumn("advice", 12),
)


def heads(lang: Lang) -> list[str]:
    """The header: what is read back is written as the files write it, the rest in the reader's language."""
    return [text(f"form.col-{column.key}", lang) for column in COLUMNS]


def rows(form: Form, lang: Lang) -> Iterator[list[str]]:
    """A row of texts for each actual asked for."""
    for row in form.rows:
        target = row.item.target
        yield [
            row.item.id,
            period_name(form.period_end),
            row.scope,
            row.item.name,
            target.unit if target else "",
            target.text if target else text("label.by", lang, date=row.item.due) if row.item.due else "",
            number(row.expected) if row.expected is not None else "",
            _last(row, lang),
            *("" for column in COLUMNS if column.entry),
            _advice(row, lang),
        ]


def title(form: Form, lang: Lang) -> str:
    """What the form is."""
    who = form.who or text("form.everything", lang)
    return text("form.title", lang, plan=form.plan.title, period=period_name(form.period_end), who=who)


def instructions(form: Form, lang: Lang) -> list[str]:
    """The lines above the table: how to fill it in and where to send it, and who did."""
    to = (form.plan.office.name if form.plan.office else "") or text("reminder.office", lang)
    how = [text("form.how", lang, to=to), partial_words(form.left_out, lang)]
    return ["  ".join(part for part in how if part), text("form.signed", lang)]


def _last(row: FormRow, lang: Lang) -> str:
    if row.last is None:
        return ""
    unit = "" if row.item.target else "%"
    shown = report_words(row.last, lang) or number(row.last.value) + unit
    return text("form.last", lang, value=shown, period=period_name(row.last.on))


def _advice(row: FormRow, lang: Lang) -> str:
    if row.item.nodes:
        nodes = listing((words + bracketed(str(on), words) for on, words in row.item.nodes), lang)
        return text("form.advice-nodes", lang, nodes=nodes)
    if not row.item.has_figures:
        return text("form.advice-stage", lang)
    due = text("form.due" if row.due else "form.not-due", lang)
    measure = f"form.advice-{row.item.measure.value}" if row.item.measure else "form.advice-flow"
    return f"{due}{'；' if lang == 'zh' else '; '}{text(measure, lang)}"


def form_csv(form: Form, lang: Lang, _width: int = 0) -> bytes:
    """Header and rows, nothing above them."""
    return Table([*map(Column, heads(lang))], rows(form, lang)).csv("\r\n").encode("utf-8-sig")
