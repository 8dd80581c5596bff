"""The one rate a leader asks for first, its course over the months, and the same by chapter and unit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Standing
from xxtrack.model.choices import Kind
from xxtrack.model.tally import Tally, tally
from xxtrack.render.charts.rates import Rates, rates_svg, small_rates_svg
from xxtrack.render.page.given import PageInput
from xxtrack.render.page.items import anchors, leads_of
from xxtrack.render.words import numbered_title
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


@dataclass(frozen=True, slots=True)
class Shares:
    """The share of the chosen indicators, of all (under no name) and by the anchors of chapters and units."""

    now: Mapping[str, Tally]
    before: Mapping[str, Tally]
    """At the end of the last period."""
    past: Sequence[tuple[date, Mapping[str, Tally]]]

    def change(self, anchor: str) -> Fraction | None:
        """In points since the last period."""
        before, now = _share(self.before, anchor), _share(self.now, anchor)
        return (now - before) * 100 if now is not None and before is not None else None

    def rates(self, anchor: str) -> Rates:
        """At the end of each month."""
        return [(on, _share(then, anchor)) for on, then in self.past]


def _share(tallies: Mapping[str, Tally], anchor: str) -> Fraction | None:
    return tallies[anchor].share if anchor in tallies else None


def shares_of(page: PageInput) -> Shares:
    """All that the page says of shares, each date gone through once."""
    plan = page.assessment.plan
    chosen = {standing.item.id for standing in page.chosen}
    units = anchors("unit", leads_of(page))

    @cache
    def places(id_: str, scope: str) -> list[tuple[str, str]]:
        """The anchors that an item counts under, each with the unit whose own part of it counts there."""
        item = plan.items[id_]
        answering = [unit for unit in plan.answering.answering(item, scope) if unit in units and unit != NOBODY]
        chapter = f"chapter-{plan.chapter_of[item.point].no}"
        return [("", NOBODY), (chapter, NOBODY), *((units[unit], unit) for unit in answering)]

    def at(standings: Iterable[Standing]) -> Mapping[str, Tally]:
        found: dict[str, list[Standing]] = {"": []}
        for standing in standings:
            item = standing.item
            if item.kind is Kind.INDICATOR and item.id in chosen:
                for anchor, unit in places(item.id, standing.scope):
                    found.setdefault(anchor, []).append(standing.own(unit) if unit else standing)
        return {anchor: tally(group) for anchor, group in found.items()}

    before = at(page.before.standings) if page.before else {}
    return Shares(at(page.chosen), before, [(then.as_of, at(then.standings)) for then in page.past])


def rate_view(page: PageInput, shares: Shares, lang: Lang) -> RateView | None:
    """The rate of the chosen indicators; None where none is judged."""
    now = shares.now[""]
    if now.share is None:
        return None
    change, rates = shares.change(""), shares.rates("")
    shown = [(text("chart.month", lang, month=on.month), percent(share)) for on, share in rates if share is not None]
    return RateView(
        percent(now.share),
        text("page.rate-of", lang, judged=now.judged, arrived=now.arrived),
        text("page.points", lang, gap=signed(change)) if change is not None else "",
        change > 0 if change else None,
        rates_svg(rates, _year(page), _title(text("page.rate", lang), rates, lang), lang) if len(shown) > 1 else "",
    )


def small_rates(page: PageInput, shares: Shares, lang: Lang) -> list[tuple[str, list[SmallRate]]]:
    """The chapters' and the units' rates under their headings, the lowest first, where an indicator is judged."""
    names = anchors("unit", leads_of(page))
    chapters = {f"chapter-{chapter.no}": numbered_title(chapter) for chapter in page.assessment.plan.chapters}
    units = {anchor: unit for unit, anchor in names.items() if unit != NOBODY}
    rows = (("page.by-chapter", chapters), ("page.by-lead", units))
    found = [
        (key, _lowest_first(_small(page, label, anchor, shares, lang) for anchor, label in labels.items()))
        for key, labels in rows
    ]
    return [(text(key, lang), shown) for key, shown in found if shown]


def _lowest_first(found: Iterable[SmallRate | None]) -> list[SmallRate]:
    return sorted((one for one in found if one), key=lambda one: one.rank)


def _small(page: PageInput, label: str, anchor: str, shares: Shares, lang: Lang) -> SmallRate | None:
    now = shares.now.get(anchor)
    if now is None or now.share is None:
        return None
    change, rates = shares.change(anchor), shares.rates(anchor)
    return SmallRate(
        label,
        anchor,
        text("kind.cell", lang, arrived=now.arrived, judged=now.judged, share=percent(now.share)),
        signed(change) if change else "",
        change > 0 if change else None,
        small_rates_svg(rates, _year(page), _title(label, rates, lang)),
        now.share,
    )


def _year(page: PageInput) -> tuple[date, date]:
    return page.assessment.plan.start, page.assessment.plan.end


def _title(label: str, rates: Rates, lang: Lang) -> str:
    """What the line shows, in words."""
    said = [f"{text('chart.month', lang, month=on.month)} {percent(share)}" for on, share in rates if share is not None]
    return text("page.rate-title", lang, label=label, months=tuple(said))
