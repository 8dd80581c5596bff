"""Who is furthest: scopes, leads or chapters by the share of their judged items that are where they should be.

Score = weight of the items achieved, ahead or on track / weight of the items judged. An item that is not due is not
judged; one that was not reported is, and has not arrived. Equal scores share a rank (1, 2, 2, 4).
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from xxtrack.assess.parts import item_for
from xxtrack.assess.select import Selection
from xxtrack.model.assessment import Assessment, Standing, count
from xxtrack.model.plan import Plan
from xxtrack.model.ranking import By, Place, Ranking
from xxtrack.model.status import ARRIVED, JUDGED


def ranking(assessment: Assessment, select: Selection, by: By) -> Ranking:
    """Rank what is asked for. Scopes count with their own standing, where they have a target of their own."""
    plan = assessment.plan
    chosen = [s for s in assessment.standings if select.item(plan, s.item)]
    if by is not By.SCOPE:
        ranked = chosen if by is By.LEAD and not select.scopes else select.standings(plan, assessment.standings)
        if by is By.CHAPTER:
            return Ranking(by, _places((plan.chapter_of[s.item.point].title, s) for s in ranked), 0)
        return Ranking(by, _places((unit, s.own(unit)) for s in ranked for unit in _units(s, plan, select)), 0)
    own = [s._replace(scopes=tuple(part for part in s.scopes if item_for(s.item, part.scope))) for s in chosen]
    every = tuple({part.scope for s in own for part in s.scopes})
    parts = select._replace(scopes=select.scopes or every).standings(plan, own) if every else ()
    return Ranking(by, _places((part.scope, part) for part in parts), sum(not s.scopes for s in own))


def _units(standing: Standing, plan: Plan, select: Selection) -> tuple[str, ...]:
    """Who answers for it, of those that are asked for."""
    answering = plan.answering
    asked = {unit for given in (*select.leads, *select.units) for unit in answering.meant(given)}
    return tuple(u for u in answering.answering(standing.item, standing.scope) if not asked or u in asked)


def _places(named: Iterable[tuple[str, Standing]]) -> tuple[Place, ...]:
    groups: dict[str, list[Standing]] = {}
    for name, standing in named:
        groups.setdefault(name, []).append(standing)
    places = [_place(name, standings) for name, standings in groups.items()]
    places.sort(key=lambda place: (not place.name, place.score is None, -(place.score or 0)))
    ranks: dict[Fraction, int] = {}
    for i, place in enumerate(places, 1):
        if place.name and place.score is not None:
            ranks.setdefault(place.score, i)
    return tuple(replace(p, rank=ranks[p.score] if p.name and p.score is not None else None) for p in places)


def _place(name: str, standings: list[Standing]) -> Place:
    judged = sum((s.item.weight for s in standings if s.status in JUDGED), Decimal(0))
    arrived = sum((s.item.weight for s in standings if s.status in ARRIVED), Decimal(0))
    score = Fraction(arrived) / Fraction(judged) if judged else None
    return Place(name, None, score, arrived, judged, count(standings))
