"""A ranking as JSON, CSV and Markdown."""

from typing import Any

from xxtrack.model.choices import JUDGED_KINDS
from xxtrack.model.ranking import Place
from xxtrack.model.status import Status
from xxtrack.render.partial import partial_record, partial_words
from xxtrack.render.ranking import RankingReport
from xxtrack.render.ranking.terminal import LABELS, kind_cells, place_cells, ranking_heading, ranking_notes
from xxtrack.render.record import json_number
from xxtrack.render.safe import as_json
from xxtrack.render.table import Column, Table
from xxtrack.render.words import shown_statuses, status_word
from xxtrack.wording import Lang, term, text

FORMAT = 1
"""Raised when a key changes its meaning or goes away. 1: the first."""


def ranking_json(report: RankingReport, lang: Lang, _width: int = 0) -> str:
    """The places, the method in words, and how many items have no place."""
    ranking = report.ranking
    content = {
        "format": FORMAT,
        "as_of": report.as_of.isoformat(),
        "by": ranking.by.value,
        "method": " ".join((text("ranking.method", lang), text("ranking.judging", lang))),
        "outside": ranking.outside,
        "too_few": ranking.too_few,
        "partial": partial_record(report.left_out),
        "places": [_record(place) | {"kinds": _kinds(place)} for place in ranking.places],
    }
    return as_json(content)


def _record(place: Place) -> dict[str, Any]:
    return {
        "rank": place.rank,
        "name": place.name,
        "score": json_number(place.share),
        "arrived": json_number(place.arrived),
        "judged": json_number(place.judged),
        "total": place.total,
        "together": json_number(place.together),
        "counts": {status.value: n for status, n in place.counts.items()},
    }


def _kinds(place: Place) -> dict[str, Any]:
    keys = ("rank", "score", "arrived", "judged", "total", "counts")
    return {kind.value: {key: _record(one)[key] for key in keys} for kind, one in place.kinds.items()}


_APART = ("rank", "score", "arrived", "judged", "total")


def _apart(place: Place) -> list[object]:
    """The cells of each kind, empty where there is none of it."""
    known = {kind: _record(one) for kind, one in place.kinds.items()}
    return [known[kind][key] if kind in known else None for kind in JUDGED_KINDS for key in _APART]


def ranking_csv(report: RankingReport, lang: Lang, _width: int = 0) -> str:
    """One row for each place; empty where there is no rank or score."""
    keys = ("rank", "name", *LABELS, "together")
    partial = partial_words(report.left_out, lang)
    apart = (f"{kind.value}_{key}" for kind in JUDGED_KINDS for key in _APART)
    heads = (*keys, *(status.value for status in Status), *apart, "partial")
    rows = (
        [*map(_record(place).get, keys), *place.counts.values(), *_apart(place), partial]
        for place in report.ranking.places
    )
    return Table([*map(Column, heads)], rows).csv()


def ranking_markdown(report: RankingReport, lang: Lang, _width: int = 0) -> str:
    """A table and the method."""
    ranking = report.ranking
    columns = [Column(text("ranking.rank", lang), align="right")]
    columns.append(Column(text(f"ranking.name-{ranking.by.value}", lang)))
    columns += [Column(text(f"ranking.{label}", lang), align="right") for label in LABELS]
    shown = shown_statuses({s: sum(place.counts[s] for place in ranking.places) for s in Status})
    columns += [Column(status_word(status, lang), align="right") for status in shown]
    columns += [Column(term(kind, lang)) for kind in JUDGED_KINDS]
    columns.append(Column(text("ranking.together", lang), align="right"))
    rows = [
        [*place_cells(place, lang), *(place.counts[s] for s in shown), *kind_cells(place, lang)]
        for place in ranking.places
    ]
    lines = [f"# {ranking_heading(ranking, lang)}", "", *Table(columns, rows).markdown()]
    said = partial_words(report.left_out, lang)
    return "\n".join([*lines, "", *([f"**{said}**", ""] if said else []), *ranking_notes(ranking, lang)]) + "\n"
