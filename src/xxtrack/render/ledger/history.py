"""Every row of actuals as a sheet of the ledger (台账), which is itself a table of actuals."""

from collections.abc import Iterable, Iterator
from itertools import chain

from xxtrack.model.actuals import Basis, Observation
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.narrative import COLUMNS
from xxtrack.model.period import PlanYear, write_period
from xxtrack.render.ledger.rows import Kind, Sheet, TypedCell, ledger_fields
from xxtrack.render.words import report_words
from xxtrack.wording import Lang, text

_HISTORY_FIELDS: tuple[tuple[str, int, Kind], ...] = (
    ("ledger.h-id", 9, "exact"),
    ("ledger.h-name", 34, "exact"),
    ("ledger.h-period", 16, "exact"),
    ("ledger.h-value", 14, "quantity"),
    ("ledger.h-scope", 16, "exact"),
    ("ledger.h-basis", 8, "exact"),
    ("ledger.h-source", 20, "exact"),
    ("ledger.h-note", 40, "exact"),
    ("ledger.h-reported", 12, "exact"),
    *((f"ledger.h-{column}", 26, "exact") for column in COLUMNS),
)


def history_sheet(assessment: Assessment, standings: Iterable[Standing], lang: Lang) -> Sheet:
    """Every actual for a period up to the date judged at, under the headings that the reader of actuals knows.

    Its rows, read back, give the same observations and words: nothing is rounded, added up or left out. What shows no
    sign of its own stands there as its code.
    """
    chosen = {standing.item.id: standing.item for standing in standings}
    order = {item: i for i, item in enumerate(chosen)}
    actuals, rows = assessment.actuals, []
    keys = sorted(
        {key for key in (*actuals.series, *actuals.worded) if key[0] in chosen}, key=lambda key: (order[key[0]], key[1])
    )
    for key in keys:
        alone = (o for o in actuals.worded.get(key, ()) if o.is_words_alone)
        known = (o for o in chain(actuals.series.get(key, ()), alone) if o.period.end <= assessment.as_of)
        rows += [tuple(_history_row(o, chosen[key[0]].name, assessment.plan.year, lang)) for o in known]
    fields = ledger_fields(_HISTORY_FIELDS, lang)
    return Sheet(text("ledger.history", lang), fields, tuple(rows), len(fields))


def _history_row(o: Observation, name: str, year: PlanYear, lang: Lang) -> Iterator[TypedCell]:
    yield TypedCell(o.item)
    yield TypedCell(name)
    yield TypedCell(write_period(o.period, alone=o.basis is Basis.PERIOD, year=year))
    yield TypedCell(report_words(o, lang) or o.value)
    yield TypedCell(o.scope)
    yield TypedCell(text("ledger.basis-period" if o.basis is Basis.PERIOD else "ledger.basis-ytd", lang))
    yield TypedCell(o.source)
    yield TypedCell(o.note)
    yield TypedCell(o.reported.isoformat() if o.reported else "")
    yield from map(TypedCell, o.narrative)
