"""What anybody may see of a report: without the items and the words that the plan keeps to itself.

Everything is judged with all items first, so that no figure differs from the office's own page.
"""

from collections import Counter
from dataclasses import replace

from xxtrack.model.assessment import Assessment, Move, Reading, Standing
from xxtrack.model.narrative import NO_NARRATIVE, Narrative
from xxtrack.model.plan import Item, Plan
from xxtrack.workflow.report import ReportBasis


def published(basis: ReportBasis) -> ReportBasis:
    """The same report for the public, with the number of the items that are not shown."""
    veil = Veil(basis.case.plan)
    chosen = veil.standings(basis.chosen)
    shown = {standing.item.id for standing in chosen}
    return replace(
        basis,
        case=basis.case._replace(plan=veil.plan),
        assessment=veil.assessment(basis.assessment),
        chosen=chosen,
        before=veil.assessment(basis.before) if basis.before else None,
        moves=tuple(
            Move(veil.standing(move.before), veil.standing(move.after))
            for move in basis.moves
            if move.after.item.id in shown
        ),
        units=() if "lead" in veil.without else basis.units,
        past=tuple(map(veil.assessment, basis.past)),
        withheld=len(basis.chosen) - len(chosen),
    )


class Veil:
    """What a plan keeps to itself, taken from whatever is shown of it."""

    def __init__(self, plan: Plan) -> None:
        self.without = frozenset(plan.policy.public)
        self.internal = frozenset(item.id for item in plan.items.values() if item.internal)
        self.plan = self._plan(plan)

    def _plan(self, plan: Plan) -> Plan:
        chapters = tuple(
            chapter._replace(
                points=tuple(
                    point._replace(items=tuple(self.item(item) for item in point.items if not item.internal))
                    for point in chapter.points
                )
            )
            for chapter in plan.chapters
        )
        return replace(plan, chapters=chapters)

    def item(self, item: Item) -> Item:
        """An item without what is left out, and without the names of internal ones."""
        bare = item._replace(**{key: Item._field_defaults[key] for key in self.without & set(Item._fields)})
        return bare._replace(part_of="") if item.part_of in self.internal else bare

    def assessment(self, assessment: Assessment) -> Assessment:
        """The standing of what is shown, and the sources of its figures alone."""
        standings = self.standings(assessment.standings)
        rows = [reading for s in standings for one in (s, *s.scopes) for reading in one.history]
        sources = Counter(row.source for row in rows if row.source)
        actuals = replace(assessment.actuals, sources=tuple(name for name, _ in sources.most_common()), files=())
        return replace(assessment, plan=self.plan, standings=standings, actuals=actuals)

    def standings(self, standings: tuple[Standing, ...]) -> tuple[Standing, ...]:
        """Those of items that are shown."""
        return tuple(self.standing(s) for s in standings if s.item.id not in self.internal)

    def standing(self, standing: Standing) -> Standing:
        """A standing without the words that are left out."""
        told = standing.told
        if told:
            words = told.narrative.columns()
            narrative = Narrative(*("" if column in self.without else words[column] for column in words))
            told = told._replace(narrative=narrative) if narrative != NO_NARRATIVE else None
        return standing._replace(
            item=self.item(standing.item),
            told=told,
            history=tuple(map(self._reading, standing.history)),
            scopes=tuple(self.standing(part) for part in standing.scopes),
        )

    def _reading(self, reading: Reading) -> Reading:
        """Without a note where notes are left out, and without a sum that may name internal items."""
        bare = reading._replace(note="") if "note" in self.without else reading
        return bare._replace(computed=None) if self.internal else bare
