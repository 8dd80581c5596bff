"""The one rate a leader asks for first, its course over the months, and the same by chapter and unit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Assessment, Standing, led_by
from xxtrack.model.choices import Kind
from xxtrack.model.plan import Chapter
from xxtrack.model.tally import tally
from xxtrack.render.charts.rates import Rates, rates_svg, small_rates_svg
from xxtrack.render.page.given import PageInput
from xxtrack.render.page.items import anchors, leads_of
from xxtrack.render.words import chapter_name
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import percent, signed


@dataclass(frozen=True, slots=True)
class RateView:
    """The share of judged indicators that are where they should be, now and over the months."""

    share: str
    said: str
    """Of how many."""
    change: str
    """In points since the last period; empty where there is none to compare with."""
    better: bool | None
    """Whether that is for the better; None where nothing changed."""
    chart: str


@dataclass(frozen=True, slots=True)
class SmallRate:
    """The same of a chapter or a unit, in miniature."""

    label: str
    anchor: str
    share: str
    change: str
    better: bool | None
    chart: str
    rank: Fraction


Pick = Callable[[Iterable[Standing]], Iterable[Standing]]
"""Which of some standings are counted."""


def rate_view(page: PageInput, lang: Lang) -> RateView | None:
    """The rate of the chosen indicators; None where none is judged."""
    now = tally(_indicators(page.chosen))
    if now.share is None:
        return None
    change = _change(page, list)
    rates = _rates(page, list)
    shown = [(text("chart.month", lang, month=on.month), percent(share)) for on, share in rates if share is not None]
    return RateView(
        percent(now.share),
        text("page.rate-of", lang, judged=now.judged, arrived=now.arrived),
        text("page.points", lang, gap=signed(change)) if change is not None else "",
        change > 0 if change else None,
        rates_svg(rates, _year(page), _title(text("page.rate", lang), rates, lang), lang) if len(shown) > 1 else "",
    )


def small_rates(page: PageInput, lang: Lang) -> list[tuple[str, list[SmallRate]]]:
    """The chapters' and the units' rates under their headings, the lowest first, where an indicator is judged."""
    plan = page.assessment.plan
    names = anchors("unit", leads_of(page))
    chapters = [
        _small(page, chapter_name(chapter), f"chapter-{chapter.no}", _of_points(chapter), lang)
        for chapter in plan.chapters
    ]
    units = [
        _small(page, unit, names[unit], partial(led_by, unit, plan), lang) for unit in leads_of(page) if unit != NOBODY
    ]
    rows = (("page.by-chapter", chapters), ("page.by-lead", units))
    return [(text(key, lang), shown) for key, found in rows if (shown := _lowest_first(found))]


def _lowest_first(found: Iterable[SmallRate | None]) -> list[SmallRate]:
    return sorted((one for one in found if one), key=lambda one: one.rank)


def _of_points(chapter: Chapter) -> Pick:
    points = {point.no for point in chapter.points}
    return lambda standings: [s for s in standings if s.item.point in points]


def _small(page: PageInput, label: str, anchor: str, pick: Pick, lang: Lang) -> SmallRate | None:
    now = tally(_indicators(pick(page.chosen)))
    if now.share is None:
        return None
    change, rates = _change(page, pick), _rates(page, pick)
    return SmallRate(
        label,
        anchor,
        text("kind.cell", lang, arrived=now.arrived, judged=now.judged, share=percent(now.share)),
        signed(change) if change else "",
        change > 0 if change else None,
        small_rates_svg(rates, _year(page), _title(label, rates, lang)),
        now.share,
    )


def _indicators(standings: Iterable[Standing]) -> list[Standing]:
    return [standing for standing in standings if standing.item.kind is Kind.INDICATOR]


def _share_at(page: PageInput, then: Assessment, pick: Pick) -> Fraction | None:
    chosen = {standing.item.id for standing in page.chosen}
    return tally(_indicators(pick(s for s in then.standings if s.item.id in chosen))).share


def _change(page: PageInput, pick: Pick) -> Fraction | None:
    """In points since the last period."""
    before = _share_at(page, page.before, pick) if page.before else None
    now = tally(_indicators(pick(page.chosen))).share
    return (now - before) * 100 if now is not None and before is not None else None


def _rates(page: PageInput, pick: Pick) -> list[tuple[date, Fraction | None]]:
    return [(then.as_of, _share_at(page, then, pick)) for then in page.past]


def _year(page: PageInput) -> tuple[date, date]:
    return page.assessment.plan.start, page.assessment.plan.end


def _title(label: str, rates: Rates, lang: Lang) -> str:
    """What the line shows, in words."""
    said = [f"{text('chart.month', lang, month=on.month)} {percent(share)}" for on, share in rates if share is not None]
    return text("page.rate-title", lang, label=label, months=tuple(said))
