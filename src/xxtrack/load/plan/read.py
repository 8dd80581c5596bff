"""The plan file to a `Plan`: shape checked piece by piece so that one bad item never hides the rest."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from xxtrack.load.plan.fit import fit
from xxtrack.load.plan.schema import (
    ChapterShape,
    ExcusedShape,
    ItemShape,
    PaceShape,
    PlanShape,
    PointShape,
    Shape,
    ThresholdsShape,
    UnfitError,
    WaiverShape,
)
from xxtrack.load.plan.yaml import Document, Path, read_yaml
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding, in_order
from xxtrack.model.message import msg
from xxtrack.model.plan import (
    Amendment,
    Chapter,
    Every,
    Excused,
    Frequency,
    Item,
    Measure,
    Pace,
    PaceKind,
    Plan,
    Point,
    Policy,
    RollUp,
    ShareOf,
    ThresholdBy,
    Thresholds,
    Waiver,
)
from xxtrack.model.target import Target
from xxtrack.model.unit import is_percentage

_Shape = TypeVar("_Shape", bound=Shape)


class LoadedPlan(NamedTuple):
    """What could be read. ``plan`` is None where nothing could; ``refused`` counts items left out for their faults."""

    plan: Plan | None
    findings: tuple[Finding, ...]
    refused: int = 0


def load_plan(source: Source) -> LoadedPlan:
    """Read a plan file. Every fault becomes a finding; whatever is sound is kept."""
    document, findings = read_yaml(source)
    if document is None:
        return LoadedPlan(None, in_order(findings))
    reader = _Reader(document, source.name)
    reader.findings += findings
    plan = reader.plan()
    return LoadedPlan(plan, in_order(reader.findings), reader.refused)


_ANY_YEAR = {"id": "-", "title": "-", "start": "2000-01-01", "end": "2000-12-31"}
"""Stands in for a `plan:` that cannot be read while the items are checked; no plan comes out then."""


class _Reader:
    """One pass over the tree, collecting findings."""

    def __init__(self, document: Document, file: str) -> None:
        self.document = document
        self.file = file
        self.findings: list[Finding] = []
        self.refused = 0
        self.usable = True

    def _read(self, shape: type[_Shape], tree: Any, path: Path, item: str = "") -> _Shape | None:
        try:
            return fit(shape, tree)
        except UnfitError:
            # pydantic is slow to import, and a sound plan does not need it.
            from xxtrack.load.plan.shape_errors import shape_findings

            self.findings += shape_findings(shape, tree, self.document, path, item)
            return None

    def plan(self) -> Plan | None:
        shape = self._read(PlanShape, self.document.tree, ())
        if shape is None:
            shape = self._salvage()
            if shape is None:
                return None
        about = shape.plan
        if about.start > about.end:
            where = self.document.value_at(("plan", "end"))
            self.findings.append(Finding("XX306", msg("plan.start-after-due", start=about.start, due=about.end), where))
        policy = self._policy(shape)
        self._about, self._policy_read = about, policy
        plan = Plan(
            id=about.id,
            title=about.title,
            start=about.start,
            end=about.end,
            language=about.language,
            groups={name: tuple(members) for name, members in shape.groups.items()},
            policy=policy,
            chapters=tuple(self._chapters(shape.chapters)),
            excused=self._excused(shape.excused, ("excused",)),
            where=self.document.value_at(("plan",)),
            places={
                ".".join(map(str, path)): where
                for path, where in self.document.values.items()
                if path[:1] != ("chapters",)
            },
        )
        return plan if self.usable and plan.start <= plan.end else None

    def _salvage(self) -> PlanShape | None:
        """Read on without the top-level parts that are wrong, so that the items are checked in the same run."""
        tree = self.document.tree
        if not isinstance(tree, dict):
            return None
        from xxtrack.load.plan.shape_errors import faulty_keys

        whole = {**tree, "version": "1"}
        faulty = faulty_keys(PlanShape, whole)
        rest = {key: value for key, value in whole.items() if key not in faulty}
        self.usable = "plan" in rest
        return fit(PlanShape, {"plan": _ANY_YEAR, "chapters": [], **rest})

    def _policy(self, shape: PlanShape) -> Policy:
        policy = shape.policy
        path: Path = ("policy", "waivers")
        return Policy(
            thresholds=_thresholds(policy.thresholds, Thresholds()),
            frequency=Frequency(policy.reporting.frequency) if policy.reporting.frequency else None,
            grace=policy.reporting.grace,
            select=tuple(policy.select),
            ignore=tuple(policy.ignore),
            severity=dict(policy.severity),
            places={
                tuple(map(str, where[1:])): place
                for where, place in (self.document.values | self.document.keys).items()
                if where[:1] == ("policy",)
            },
            waivers=tuple(self._waiver(waiver, (*path, i)) for i, waiver in enumerate(policy.waivers)),
        )

    def _waiver(self, shape: WaiverShape, path: Path) -> Waiver:
        where = self.document.value_at(path)
        until = self.document.value_at((*path, "until"))
        return Waiver(shape.owner, shape.reason, shape.until, shape.decision, shape.code, where, until)

    def _excused(self, shapes: list[ExcusedShape], path: Path) -> tuple[Excused, ...]:
        places = (self.document.value_at((*path, i, "text")) for i in range(len(shapes)))
        return tuple(Excused(shape.kind, shape.text, where) for shape, where in zip(shapes, places, strict=True))

    def _chapters(self, trees: list[Any]) -> Iterator[Chapter]:
        number = 0
        for i, tree in enumerate(trees):
            path: Path = ("chapters", i)
            shape = self._read(ChapterShape, tree, path)
            if shape is None:
                self.refused += _raw_items({"chapters": [tree]})
                continue
            points = tuple(self._points(shape.points, (*path, "points")))
            # Chapters count as the document counts them; the headline figures stand before the first.
            headline = any(point.no == 0 for point in points)
            number += not headline
            yield Chapter(0 if headline else number, shape.title, points, self.document.value_at((*path, "title")))

    def _points(self, trees: list[Any], path: Path) -> Iterator[Point]:
        for i, tree in enumerate(trees):
            here = (*path, i)
            shape = self._read(PointShape, tree, here)
            if shape is None:
                self.refused += _raw_items({"chapters": [{"points": [tree]}]})
                continue
            items = tuple(self._items(shape.items, (*here, "items"), shape.no))
            yield Point(
                no=shape.no,
                title=shape.title,
                items=items,
                refused=len(shape.items) - len(items),
                where=self.document.value_at((*here, "no")),
                excused=self._excused(shape.excused, (*here, "excused")),
            )

    def _items(self, trees: list[Any], path: Path, point: int) -> Iterator[Item]:
        for i, tree in enumerate(trees):
            here = (*path, i)
            name = tree.get("id") if isinstance(tree, dict) else None
            shape = self._read(ItemShape, tree, here, name if isinstance(name, str) else "")
            if shape is None:
                self.refused += 1
                continue
            yield self._item(shape, here, point)

    def _item(self, shape: ItemShape, path: Path, point: int) -> Item:
        target: Target | None = shape.target
        measure = _measure(shape.measure, target)
        values = self.document.values
        places = {key: values[*path, key] for key in shape.written if (*path, key) in values}
        return Item(
            id=shape.id,
            name=shape.name,
            point=point,
            start=shape.start or self._about.start,
            where=places["id"],
            target=target,
            measure=measure,
            baseline=shape.baseline,
            due=shape.due or (self._about.end if target else None),
            pace=_pace(shape.pace, measure, shape.baseline is not None) if target or shape.pace else None,
            profile=tuple(shape.profile),
            every=Every(shape.every) if shape.every else None,
            each=shape.each,
            quotas=tuple(shape.quotas.items()),
            roll_up=RollUp(shape.roll_up) if shape.roll_up else None,
            share_of=ShareOf(shape.share_of.part, shape.share_of.whole) if shape.share_of else None,
            part_of=shape.part_of or "",
            lead=shape.lead,
            support=tuple(shape.support),
            weight=shape.weight if shape.weight is not None else Decimal(1),
            frequency=Frequency(shape.frequency) if shape.frequency else self._default_frequency(target),
            binding=shape.binding,
            thresholds=_thresholds(shape.thresholds, self._policy_read.thresholds),
            severity=dict(shape.severity),
            waiver=self._waiver(shape.waiver, (*path, "waiver")) if shape.waiver else None,
            amended=tuple(
                Amendment(a.on, a.before, a.after, a.reason, a.decision, self.document.value_at((*path, "amended", i)))
                for i, a in enumerate(shape.amended)
            ),
            tags=tuple(shape.tags),
            text=shape.text,
            note=shape.note,
            places=places,
        )

    def _default_frequency(self, target: Target | None) -> Frequency | None:
        return self._policy_read.frequency if target else None


def _measure(written: str | None, target: Target | None) -> Measure | None:
    if target is None:
        return None
    if written:
        return Measure(written)
    return Measure.RATE if is_percentage(target.unit) else Measure.FLOW


def _pace(written: str | PaceShape | None, measure: Measure | None, has_baseline: bool) -> Pace:
    if isinstance(written, PaceShape):
        steps: dict[date, Any] = written.steps
        return Pace(PaceKind.STEPS, tuple(sorted(steps.items())))
    if written:
        return Pace(PaceKind(written))
    if measure is Measure.RATE:
        return Pace(PaceKind.HOLD)
    if measure is Measure.STOCK and not has_baseline:
        return Pace(PaceKind.END)
    return Pace(PaceKind.LINEAR)


def _thresholds(shape: ThresholdsShape | None, default: Thresholds) -> Thresholds:
    """What is not written is inherited, except that points do not inherit ratios."""
    if shape is None:
        return default
    by = ThresholdBy(shape.by) if shape.by else default.by
    if by is not default.by:
        default = _POINTS if by is ThresholdBy.POINTS else Thresholds()
    return Thresholds(
        by,
        shape.ahead if shape.ahead is not None else default.ahead,
        shape.lagging if shape.lagging is not None else default.lagging,
        shape.soon if shape.soon is not None else default.soon,
    )


_POINTS = Thresholds(ThresholdBy.POINTS, ahead=Decimal(5), lagging=Decimal(5))


def _raw_items(tree: Any) -> int:
    """How many items an unchecked tree holds, as far as it looks like one."""
    if isinstance(tree, list):
        return sum(map(_raw_items, tree))
    if not isinstance(tree, dict):
        return 0
    items = tree.get("items")
    return (len(items) if isinstance(items, list) else 0) + sum(_raw_items(tree.get(k)) for k in ("chapters", "points"))
