"""A plan of what is sound in the file: defaults filled in, places kept."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xxtrack.load.plan.schema import (
    AmendmentShape,
    ChapterShape,
    EscalationShape,
    ExcusedShape,
    ItemShape,
    MeanShape,
    OfficeShape,
    PaceShape,
    PlanShape,
    PointShape,
    ThresholdsShape,
    WaiverShape,
)
from xxtrack.load.plan.shape import Faulty
from xxtrack.load.plan.yaml import Document, Path
from xxtrack.model.escalation import EscalationRules
from xxtrack.model.plan import (
    Amendment,
    Chapter,
    Excused,
    GateRules,
    Item,
    Measure,
    Office,
    Pace,
    PaceKind,
    Plan,
    PlanSource,
    Point,
    Policy,
    ShareOf,
    ThresholdBy,
    Thresholds,
    Waiver,
    WeightedMean,
    default_pace,
)
from xxtrack.model.target import Target
from xxtrack.model.unit import is_percentage


def build_plan(shape: PlanShape, document: Document, refused: int) -> Plan:
    """The plan; chapters, points and items with faults of their own, ``refused`` items in all, are left out."""
    return _Builder(shape, document, refused).plan()


class _Builder:
    """What every item's defaults come from."""

    def __init__(self, shape: PlanShape, document: Document, refused: int) -> None:
        self.shape = shape
        self.about = shape.plan
        self.document = document
        self.refused = refused
        self.policy = self._policy()
        self.shapes = {item.id: item for item in _item_shapes(shape)}

    def plan(self) -> Plan:
        shape, about = self.shape, self.about
        return Plan(
            id=about.id,
            title=about.title,
            start=about.start,
            end=about.end,
            language=about.language,
            groups=shape.groups,
            policy=self.policy,
            chapters=tuple(self._chapters()),
            excused=self._excused(shape.excused, ("excused",)),
            dates=about.dates,
            decimal=about.decimal,
            source=PlanSource(about.source.file, about.source.sha256) if about.source else None,
            office=_office(about.office),
            refused=self.refused,
            where=self.document.value_at(("plan",)),
            places={
                ".".join(map(str, path)): where
                for path, where in self.document.values.items()
                if path[:1] != ("chapters",)
            },
        )

    def _policy(self) -> Policy:
        shape = self.shape.policy
        path: Path = ("policy", "waivers")
        return Policy(
            thresholds=_thresholds(shape.thresholds, Thresholds()),
            frequency=shape.reporting.frequency,
            grace=shape.reporting.grace,
            select=shape.select,
            ignore=shape.ignore,
            severity=shape.severity,
            tolerance=shape.tolerance,
            places={
                tuple(map(str, where[1:])): place
                for where, place in (self.document.values | self.document.keys).items()
                if where[:1] == ("policy",)
            },
            waivers=tuple(self._waiver(waiver, (*path, i)) for i, waiver in enumerate(shape.waivers)),
            closed=shape.closed,
            require_decision=shape.require_decision,
            gate=GateRules(shape.gate.fail_on, shape.gate.max_lagging, shape.gate.min_attainment),
            evidence=shape.evidence,
            escalation=_escalation(shape.escalation),
            public=shape.public.leave_out,
            amended=self._amended(shape.amended, ("policy", "amended")),
        )

    def _amended(self, shapes: Sequence[AmendmentShape], path: Path) -> tuple[Amendment, ...]:
        return tuple(
            Amendment(a.on, a.before, a.after, a.reason, a.decision, self.document.value_at((*path, i)), a.about)
            for i, a in enumerate(shapes)
        )

    def _waiver(self, shape: WaiverShape, path: Path) -> Waiver:
        where = self.document.value_at(path)
        until = self.document.value_at((*path, "until"))
        return Waiver(shape.owner, shape.reason, shape.until, shape.decision, shape.code, where, until)

    def _excused(self, shapes: tuple[ExcusedShape, ...], path: Path) -> tuple[Excused, ...]:
        places = (self.document.value_at((*path, i, "text")) for i in range(len(shapes)))
        return tuple(Excused(shape.kind, shape.text, where) for shape, where in zip(shapes, places, strict=True))

    def _chapters(self) -> Iterator[Chapter]:
        number = 0
        for i, shape in enumerate(self.shape.chapters):
            if isinstance(shape, Faulty):
                continue
            path: Path = ("chapters", i)
            points = tuple(self._points(shape, path))
            # Chapters count as the document counts them; the headline figures stand before the first.
            headline = any(point.no == 0 for point in points)
            number += not headline
            yield Chapter(
                0 if headline else number, shape.title, points, self.document.value_at((*path, "title")), shape.label
            )

    def _points(self, chapter: ChapterShape, path: Path) -> Iterator[Point]:
        for i, shape in enumerate(chapter.points):
            if isinstance(shape, Faulty):
                continue
            here = (*path, "points", i)
            items = tuple(self._items(shape, here))
            yield Point(
                no=shape.no,
                title=shape.title,
                items=items,
                refused=len(shape.items) - len(items),
                where=self.document.value_at((*here, "no")),
                label=shape.label,
                excused=self._excused(shape.excused, (*here, "excused")),
            )

    def _with_unit(self, target: Target | None) -> Target | None:
        """A target that follows another item is in that one's unit, unless it says its own."""
        if target is None or not target.to or target.unit:
            return target
        seen: set[str] = set()
        unit, to = "", target.to
        while to and not unit and to not in seen:
            seen.add(to)
            other = self.shapes.get(to)
            of_other = other.target if other else None
            unit, to = (of_other.unit, of_other.to) if of_other else (other.unit if other else "", "")
        return target._replace(unit=unit)

    def _items(self, point: PointShape, path: Path) -> Iterator[Item]:
        for i, shape in enumerate(point.items):
            if not isinstance(shape, Faulty):
                yield self._item(shape, (*path, "items", i), point.no)

    def _item(self, shape: ItemShape, path: Path, point: int) -> Item:
        target = self._with_unit(shape.target)
        unit = target.unit if target else shape.unit
        measure = _measure(shape.measure, unit) if target or unit else None
        # A key that says null says nothing: the item is read as if it were not there.
        said = (key for key in shape.written if getattr(shape, key) is not None)
        places = {key: self.document.values[*path, key] for key in said}
        item = Item(
            id=shape.id,
            name=shape.name,
            point=point,
            start=shape.start or self.about.start,
            where=places["id"],
            target=target,
            unit=shape.unit,
            measure=measure,
            better=shape.better,
            over_time=shape.over_time,
            baseline=shape.baseline,
            due=shape.due or (self.about.end if target else None),
            pace=_pace(shape),
            nodes=tuple(sorted(shape.nodes.items())),
            profile=shape.profile,
            every=shape.every,
            targets=tuple(sorted(shape.targets.items())),
            each=shape.each,
            quotas=tuple(shape.quotas.items()),
            roll_up=WeightedMean(shape.roll_up.mean) if isinstance(shape.roll_up, MeanShape) else shape.roll_up,
            share_of=ShareOf(shape.share_of.part, shape.share_of.whole) if shape.share_of else None,
            part_of=shape.part_of or "",
            lead=shape.lead,
            support=shape.support,
            leader=shape.leader,
            weight=shape.weight if shape.weight is not None else Decimal(1),
            frequency=shape.frequency or (self.policy.frequency if measure else None),
            binding=shape.binding,
            thresholds=_thresholds(shape.thresholds, self.policy.thresholds, target),
            severity=shape.severity,
            waiver=self._waiver(shape.waiver, (*path, "waiver")) if shape.waiver else None,
            amended=self._amended(shape.amended, (*path, "amended")),
            internal=shape.internal,
            aliases=shape.aliases,
            tags=shape.tags,
            text=shape.text,
            note=shape.note,
            places=places,
        )
        return item._replace(pace=default_pace(item)) if target and item.pace is None else item


def _item_shapes(plan: PlanShape) -> Iterator[ItemShape]:
    chapters = (chapter for chapter in plan.chapters if not isinstance(chapter, Faulty))
    points = (point for chapter in chapters for point in chapter.points if not isinstance(point, Faulty))
    return (item for point in points for item in point.items if not isinstance(item, Faulty))


def _office(shape: OfficeShape | None) -> Office | None:
    if shape is None:
        return None
    return Office(shape.name, shape.number, shape.to, shape.copy, shape.signed, shape.address, shape.requests)


def _escalation(shape: EscalationShape) -> EscalationRules:
    written = {key: value for key in EscalationRules._fields if (value := getattr(shape, key)) is not None}
    return EscalationRules()._replace(**written)


def _measure(written: Measure | None, unit: str) -> Measure:
    return written or (Measure.RATE if is_percentage(unit) else Measure.FLOW)


def _pace(shape: ItemShape) -> Pace | None:
    """As it is written."""
    if isinstance(shape.pace, PaceShape):
        return Pace(PaceKind.STEPS, tuple(sorted(shape.pace.steps.items())))
    return Pace(shape.pace) if shape.pace else None


def _thresholds(shape: ThresholdsShape | None, default: Thresholds, target: Target | None = None) -> Thresholds:
    """What is not written is inherited, except that points do not inherit ratios and values inherit nothing."""
    if shape is None:
        return default
    by = shape.by or default.by
    if by is ThresholdBy.VALUE:
        bound = target.bound if target else Decimal(0)
        default = Thresholds(by, ahead=None, lagging=bound, soon=default.soon)
    elif by is not default.by:
        default = _POINTS if by is ThresholdBy.POINTS else Thresholds()
    return Thresholds(
        by,
        shape.ahead if shape.ahead is not None else default.ahead,
        shape.lagging if shape.lagging is not None else default.lagging,
        shape.soon if shape.soon is not None else default.soon,
    )


_POINTS = Thresholds(ThresholdBy.POINTS, ahead=Decimal(5), lagging=Decimal(5))
