"""Who is furthest: scopes, leads or chapters by the share of their judged items that are where they should be.

Score = weight of the indicators and milestones achieved, ahead or on track / weight of those judged. One that is not
due is not judged; one that was not reported is, and has not arrived. Equal scores share a rank (1, 2, 2, 4). A rank
takes five judged; those ranked stand before those not. Duties are somebody's word: rated apart, they lift nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from xxtrack.assess.parts import items_for
from xxtrack.assess.select import Selection
from xxtrack.model.assessment import Assessment, Standing, count
from xxtrack.model.choices import JUDGED_KINDS
from xxtrack.model.plan import Kind, Plan
from xxtrack.model.ranking import FEWEST, By, Place, Ranking
from xxtrack.model.status import ARRIVED, JUDGED


def ranking(assessment: Assessment, select: Selection, by: By) -> Ranking:
    """Rank what is asked for. Scopes count with their own standing, where they have a target of their own."""
    plan = assessment.plan
    chosen = [s for s in assessment.standings if select.item(plan, s.item)]
    if by is not By.SCOPE:
        ranked = chosen if by is By.LEAD and not select.scopes else select.standings(plan, assessment.standings)
        if by is By.CHAPTER:
            return _ranking(by, ((plan.chapter_of[s.item.point].title, s) for s in ranked))
        return _ranking(by, ((unit, s.own(unit)) for s in ranked for unit in _units(s, plan, select)))
    own = [_of_own_parts(s) for s in chosen]
    every = tuple({part.scope for s in own for part in s.scopes})
    parts = select._replace(scopes=select.scopes or every).standings(plan, own) if every else ()
    return _ranking(by, ((part.scope, part) for part in parts), sum(not s.scopes for s in own))


def _of_own_parts(standing: Standing) -> Standing:
    """Without the scopes that only report."""
    own = items_for(standing.item)
    return standing._replace(scopes=tuple(part for part in standing.scopes if own(part.scope)))


def _units(standing: Standing, plan: Plan, select: Selection) -> tuple[str, ...]:
    """Who answers for it, of those that are asked for."""
    answering = plan.answering
    asked = {unit for given in (*select.leads, *select.units) for unit in answering.meant(given)}
    return tuple(u for u in answering.answering(standing.item, standing.scope) if not asked or u in asked)


def _ranking(by: By, named: Iterable[tuple[str, Standing]], outside: int = 0) -> Ranking:
    """Indicators and milestones, then each kind apart; a place among duties takes as many judged duties."""
    groups: dict[str, list[Standing]] = {}
    for name, standing in named:
        groups.setdefault(name, []).append(standing)
    places = _places({name: [s for s in mine if s.item.kind is not Kind.DUTY] for name, mine in groups.items()}, groups)
    kinds: dict[str, dict[Kind, Place]] = {name: {} for name in groups}
    for kind in JUDGED_KINDS:
        apart = {name: [s for s in mine if s.item.kind is kind] for name, mine in groups.items()}
        apart = {name: mine for name, mine in apart.items() if mine}
        for place in _places(apart, apart):
            kinds[place.name][kind] = place
    few = sum(bool(place.name) and place.share is not None and place.rank is None for place in places)
    return Ranking(by, tuple(replace(place, kinds=kinds[place.name]) for place in places), outside, few)


def _places(counted: Mapping[str, Sequence[Standing]], groups: Mapping[str, Sequence[Standing]]) -> list[Place]:
    """A place for each group in order by its ``counted`` standings; those have a rank of which enough are judged."""
    enough = {name for name, mine in counted.items() if name and sum(s.status in JUDGED for s in mine) >= FEWEST}
    places = [_place(name, counted[name], standings) for name, standings in groups.items()]
    places.sort(key=lambda place: (not place.name, place.share is None, place.name not in enough, -(place.share or 0)))
    ranks: dict[Fraction | None, int] = {}
    for i, place in enumerate(places, 1):
        if place.name in enough and place.share is not None:
            ranks.setdefault(place.share, i)
    return [replace(p, rank=ranks.get(p.share)) if p.name in enough else p for p in places]


def _place(name: str, counted: Sequence[Standing], standings: Sequence[Standing]) -> Place:
    arrived, judged = _weights(counted)
    together = _weights(standings)
    return Place(name, None, _share(arrived, judged), arrived, judged, count(standings), _share(*together))


def _weights(standings: Sequence[Standing]) -> tuple[Decimal, Decimal]:
    """The weight of what is where it should be, and of what is judged."""
    arrived, judged = (
        sum((s.item.weight for s in standings if s.status in which), Decimal(0)) for which in (ARRIVED, JUDGED)
    )
    return arrived, judged


def _share(arrived: Decimal, judged: Decimal) -> Fraction | None:
    return Fraction(arrived) / Fraction(judged) if judged else None
