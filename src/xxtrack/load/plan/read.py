"""The plan file to a `Plan`: the whole file is validated in one pass, and one bad item never hides the rest."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails, SchemaValidator, ValidationError

from xxtrack.load.plan.build import build_plan
from xxtrack.load.plan.faults import shape_findings
from xxtrack.load.plan.schema import ItemShape, PlanShape
from xxtrack.load.plan.shape import Faulty, nested
from xxtrack.load.plan.values import context_of
from xxtrack.load.plan.yaml import Path, read_yaml
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding, in_order
from xxtrack.model.message import msg
from xxtrack.model.plan import Plan
from xxtrack.model.rules import Severity

_validator = SchemaValidator(nested(PlanShape).schema)


class LoadedPlan(NamedTuple):
    """What could be read. ``plan`` is None where nothing could; ``refused`` counts items left out for their faults."""

    plan: Plan | None
    findings: tuple[Finding, ...]
    refused: int = 0

    @property
    def whole(self) -> Plan | None:
        """The plan where all of its file could be read; a warning loses nothing."""
        return None if any(finding.severity is Severity.ERROR for finding in self.findings) else self.plan


def load_plan(source: Source) -> LoadedPlan:
    """Read a plan file. Every fault becomes a finding; whatever is sound is kept."""
    document, findings = read_yaml(source)
    if document is None:
        return LoadedPlan(None, in_order(findings))
    shape, faults = read_shape(document.tree)
    findings += shape_findings(PlanShape, faults, document, ())
    if shape is None:
        return LoadedPlan(None, in_order(findings))
    pieces = list(_faulty_pieces(shape))
    for path, piece in pieces:
        findings += shape_findings(piece.shape, piece.faults, document, path, _id_of(piece))
    refused = sum(_items_in(piece) for _, piece in pieces)
    about = shape.plan
    if about.start > about.end:
        message = msg("plan.start-after-due", start=about.start, due=about.end)
        findings.append(Finding("XX306", message, document.value_at(("plan", "end"))))
    usable = about.start <= about.end and not any("plan" in fault["loc"][:1] for fault in faults)
    return LoadedPlan(build_plan(shape, document, refused) if usable else None, in_order(findings), refused)


_ANY_YEAR = {"id": "-", "title": "-", "start": "2000-01-01", "end": "2000-12-31"}
"""Stands in for a `plan:` that cannot be read while the items are checked; no plan comes out then."""


def read_shape(tree: Any) -> tuple[PlanShape | None, list[ErrorDetails]]:
    """The file's shape, and what is wrong with it outside its chapters, points and items.

    Where anything is, the rest is read without the top-level keys it concerns. None stands for a file that is no
    mapping. A chapter, point or item with a fault of its own is `Faulty`, in its place.
    """
    try:
        return _validated(tree), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
    if not isinstance(tree, dict):
        return None, faults
    faulty = {fault["loc"][0] for fault in faults}
    sound = {key: value for key, value in tree.items() if key not in faulty}
    return _validated({"plan": _ANY_YEAR, "chapters": [], **sound, "version": "1"}), faults


def _validated(tree: Any) -> PlanShape:
    shape: PlanShape = _validator.validate_python(tree, context=context_of(tree))
    return shape


def _faulty_pieces(plan: PlanShape) -> Iterator[tuple[Path, Faulty]]:
    """Every chapter, point and item with faults of its own, and where it stands; what is in it is not looked at."""
    for i, chapter in enumerate(plan.chapters):
        path: Path = ("chapters", i)
        if isinstance(chapter, Faulty):
            yield path, chapter
            continue
        for j, point in enumerate(chapter.points):
            here = (*path, "points", j)
            if isinstance(point, Faulty):
                yield here, point
                continue
            yield from (((*here, "items", k), item) for k, item in enumerate(point.items) if isinstance(item, Faulty))


def _id_of(piece: Faulty) -> str:
    """An item's id as far as it is one; chapters and points have none."""
    name = piece.tree.get("id") if piece.shape is ItemShape and isinstance(piece.tree, dict) else None
    return name if isinstance(name, str) else ""


def _items_in(piece: Faulty) -> int:
    return 1 if piece.shape is ItemShape else _raw_items(piece.tree)


def _raw_items(tree: Any) -> int:
    """How many items an unchecked tree holds, as far as it looks like one."""
    if isinstance(tree, list):
        return sum(map(_raw_items, tree))
    if not isinstance(tree, dict):
        return 0
    items = tree.get("items")
    return (len(items) if isinstance(items, list) else 0) + sum(_raw_items(tree.get(k)) for k in ("chapters", "points"))
