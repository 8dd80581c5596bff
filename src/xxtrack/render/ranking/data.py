"""A ranking as JSON, CSV and Markdown."""

from typing import Any

from xxtrack.model.ranking import Place
from xxtrack.model.status import Status
from xxtrack.render.csv_text import csv_text
from xxtrack.render.ranking import RankingReport
from xxtrack.render.ranking.terminal import LABELS, columns, heading, notes
from xxtrack.render.record import number
from xxtrack.render.safe import as_json, markdown
from xxtrack.render.signs import SIGNS
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
        "places": [_record(place) for place in ranking.places],
    }
    return as_json(content)


def _record(place: Place) -> dict[str, Any]:
    return {
        "rank": place.rank,
        "name": place.name,
        "score": number(place.score),
        "arrived": number(place.arrived),
        "judged": number(place.judged),
        "total": place.total,
        "counts": {status.value: n for status, n in place.counts.items()},
    }


def ranking_csv(report: RankingReport, _lang: Lang, _width: int = 0) -> str:
    """One row for each place; empty where there is no rank or score."""
    keys = ("rank", "name", *LABELS)
    rows = ([*map(_record(place).get, keys), *place.counts.values()] for place in report.ranking.places)
    return csv_text([[*keys, *(status.value for status in Status)], *rows])


def ranking_markdown(report: RankingReport, lang: Lang, _width: int = 0) -> str:
    """A table and the method."""
    ranking = report.ranking
    heads = [text("ranking.rank", lang), text(f"ranking.name-{ranking.by.value}", lang)]
    heads += [text(f"ranking.{label}", lang) for label in LABELS]
    heads += [f"{SIGNS[status]} {term(status, lang)}" for status in Status]
    lines = [f"# {heading(ranking, lang)}", "", "| " + " | ".join(heads) + " |"]
    lines.append("| ---: | --- |" + " ---: |" * (len(heads) - 2))
    for place in ranking.places:
        cells = [*map(markdown, columns(place, lang)), *map(str, place.counts.values())]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join([*lines, "", *notes(ranking, lang)]) + "\n"
