"""Who is how far from where it should be, in running text: units and items by name, with the problem as reported."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Standing
from xxtrack.model.bulletin import Bulletin
from xxtrack.model.ranking import By
from xxtrack.render.bulletin.gap import gap
from xxtrack.render.document.prose import actual_said, short_date, target_said, tight
from xxtrack.wording import Lang, listing, text
from xxtrack.wording.numbers import DASH

NAMED = 8
"""How many items that fall short are told each by itself; the annex has them all."""


_NO_PROBLEM = frozenset({"无", "没有", "暂无", "none", "None"})


class Gaps:
    """The items of one bulletin, in sentences."""

    def __init__(self, bulletin: Bulletin, lang: Lang) -> None:
        self.b = bulletin
        self.lang = lang
        self.by_lead = bulletin.ranking.by is By.LEAD or bulletin.unit is not None

    @cached_property
    def mostly(self) -> date | None:
        """The day most figures run to: it is said once, and only other days beside their figures."""
        days = Counter(s.observed for s in self.b.led if s.observed and s.item.has_figures)
        return max(days, key=lambda day: (days[day], day), default=None)

    def each(self, standings: Sequence[Standing]) -> list[str]:
        """A clause for each item."""
        return [self.clause(standing) for standing in standings]

    def clause(self, standing: Standing) -> str:
        """国家高新技术企业（目标650家以上）完成530家，低于序时17.0个百分点."""
        lang, item = self.lang, standing.item
        aim = target_said(item, lang, self.b.assessment.plan)
        named = item.name + (text("bulletin.aim", lang, aim=aim) if aim else "")
        held_back = [part.scope for part in standing.scopes if part.needs_attention] if item.each else []
        if held_back:
            named += text("bulletin.held-back", lang, scopes=listing(held_back, lang))
        apart = tight(gap(standing, self.b.assessment.as_of, lang), lang)
        facts = [actual_said(standing, lang), "" if apart == DASH else apart]
        if standing.observed and standing.observed != self.mostly and item.has_figures:
            facts.append(text("bulletin.figures-to", lang, date=short_date(standing.observed, lang)))
        told = listing(filter(None, facts), lang, "，")
        if not told or told.startswith(text("bulletin.colon", lang)):
            return named + told
        return text("bulletin.told-with-aim" if aim else "bulletin.told", lang, named=named, told=told)

    def problem(self, standing: Standing) -> str:
        """The problem as it was reported; one that is older than the figure may be one no more."""
        told = standing.told
        if told is None or (standing.observed and told.on < standing.observed):
            return ""
        said = told.narrative.problem.rstrip("。；;. ")
        return text("bulletin.problem", self.lang, problem=said) if said and said not in _NO_PROBLEM else ""

    def by_unit(self, standings: Sequence[Standing]) -> Iterator[str]:
        """A paragraph for each unit, else each chapter, that has any; the furthest behind are told first."""
        groups: dict[str, list[Standing]] = {}
        for standing in standings[:NAMED]:
            groups.setdefault(self._group(standing), []).append(standing)
        for name, members in groups.items():
            items = listing((self.clause(s) + self.problem(s) for s in members), self.lang, "；")
            yield text("bulletin.of-unit", self.lang, unit=name, items=items)
        if len(standings) > NAMED:
            yield text("bulletin.rest", self.lang, count=len(standings) - NAMED)

    def _group(self, standing: Standing) -> str:
        plan = self.b.assessment.plan
        if self.by_lead:
            unit = plan.answering.answering(standing.item, standing.scope)[0]
            return text("bulletin.nobody", self.lang) if unit == NOBODY else unit
        if self.b.chapters:
            return next(point.title for point in plan.points() if point.no == standing.item.point).partition("，")[0]
        return plan.chapter_of[standing.item.point].title.partition("，")[0]
