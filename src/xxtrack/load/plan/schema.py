"""The plan file's own shape, apart from the domain's types: what keys there are and how a value is written.

Every scalar arrives as a string, as written. Descriptions feed `xxtrack schema`, so editors explain the keys.
What needs the rest of the plan (defaults, groups, the id's point) is `load/plan/read.py`'s.

This is a declaration with two readers: `load/plan/fit.py` makes shapes of what is sound, and pydantic
(`load/plan/models.py`) finds all that is wrong with the rest and writes the JSON Schema.
pydantic is not imported for a sound plan.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from inspect import get_annotations
from typing import Annotated, Any, Final, Literal, NamedTuple

from xxtrack.model.message import Message
from xxtrack.model.number import read_number
from xxtrack.model.target import Target, TargetError, parse_target


class UnfitError(ValueError):
    """A value that is not written as its key asks; ``kind`` is the sort of fault, as `shape_errors` has it."""

    def __init__(self, kind: str, message: Message | None = None) -> None:
        """Keep why."""
        super().__init__(kind)
        self.kind = kind
        self.message = message


class Read(NamedTuple):
    """How a value is read before, or after, its type is looked at, and what an editor takes it for."""

    function: Callable[[Any], Any]
    schema: Any = None
    after: bool = False


_REQUIRED: Final = object()


class Key:
    """A key of a shape: its default where it may be missing, and what it means."""

    def __init__(self, default: object, description: str, alias: str, pattern: str, min_length: int) -> None:
        """Keep it."""
        self.default = default
        self.description = description
        self.alias = alias
        self.pattern = pattern
        self.min_length = min_length

    @property
    def required(self) -> bool:
        """Whether it must be written."""
        return self.default is _REQUIRED


def key(
    default: object = _REQUIRED, *, description: str, alias: str = "", pattern: str = "", min_length: int = 0
) -> Any:
    """Declare a key."""
    return Key(default, description, alias, pattern, min_length)


_DATE = re.compile(r"(?:19|2\d)\d{2}-\d{2}-\d{2}", re.ASCII)
"""A year such as 0203 or 9999 is a slip of the keyboard, and beyond the last day of the calendar nothing is counted."""
ID_PATTERN = r"P\d{2}-\d{2,}"
_ID = re.compile(ID_PATTERN)


def _date(value: object) -> date:
    text = str(value)
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise UnfitError("date") from None


def _decimal(value: object) -> Decimal:
    number = read_number(value) if isinstance(value, str) else None
    if number is None:
        raise UnfitError("number")
    return number


def _target(value: object) -> Target:
    if not isinstance(value, str):
        raise UnfitError("text")
    try:
        return parse_target(value)
    except TargetError as error:
        raise UnfitError("target", error.message) from None


def _id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise UnfitError("id")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise UnfitError("text")
    return value


def _names(value: object) -> Any:
    """One name or a list of names; both are written by people, both mean a list."""
    return [value] if isinstance(value, str) else value


def _flag(value: object) -> bool:
    if not isinstance(value, str) or value not in {"true", "false"}:
        raise UnfitError("flag")
    return value == "true"


def _profile(shares: list[Decimal]) -> list[Decimal]:
    """Shares that rise to 100: anything else is not the course of a whole year."""
    if shares and (len(shares) < 2 or shares[0] < 0 or shares != sorted(shares) or shares[-1] != 100):
        raise UnfitError("profile")
    return shares


def _count(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,4}", value):
        raise UnfitError("count")
    return int(value)


Date = Annotated[date, Read(_date, str)]
Figure = Annotated[Decimal, Read(_decimal, str | float)]
Text = Annotated[str, Read(_text)]
Names = Annotated[list[Text], Read(_names, str | list[str])]
ItemId = Annotated[str, Read(_id)]
Count = Annotated[int, Read(_count, int)]
Flag = Annotated[bool, Read(_flag, bool)]
TargetText = Annotated[Any, Read(_target, str)]
Steps = dict[Date, Figure]
Severities = dict[str, Literal["error", "warning", "info", "off"]]
Profile = Annotated[list[Figure], Read(_profile, after=True)]


class Shape:
    """A mapping of the file; keys that are not declared are errors. What is not written has its default."""

    written = frozenset[str]()
    """The keys that are in the file, by the names of the fields."""

    def __init__(self, **values: Any) -> None:
        """Keep what is written beside the defaults of the rest."""
        kind: Any = type(self)  # mypy takes a class's own hash for that of its instances
        self.__dict__ = {**_defaults(kind), **values, "written": frozenset(values)}

    @classmethod
    def declared(cls) -> dict[str, tuple[Any, Key]]:
        """Each field's type and key, in the order in which the canonical form writes them."""
        fields: dict[str, Any] = {}
        for owner in reversed(cls.__mro__):
            fields |= get_annotations(owner)
        return {name: (annotation, getattr(cls, name)) for name, annotation in fields.items()}


@cache
def _defaults(shape: Any) -> dict[str, Any]:
    return {name: key.default for name, (_, key) in shape.declared().items() if not key.required}


class ThresholdsShape(Shape):
    """Where ahead and lagging begin."""

    by: Literal["ratio", "points"] | None = key(None, description="ratio of expected, or percentage points")
    ahead: Figure | None = key(None, description="超进度 from here: 1.10, or points above straight-line time")
    lagging: Figure | None = key(None, description="滞后 below here: 0.90, or points below straight-line time")
    soon: Count | None = key(None, description="days before its date in which an open milestone is at risk")


class WaiverShape(Shape):
    """An excused finding."""

    owner: Text = key(description="who answers for the exception")
    reason: Text = key(description="why")
    until: Date = key(description="the last day it holds")
    decision: Text = key("", description="the decision that allows it")
    code: Text = key("", description="only this rule, such as XX501")


class RuleWaiverShape(WaiverShape):
    """An excused rule."""

    code: Text = key(description="the rule, such as XX504")


class AmendmentShape(Shape):
    """An approved change of a target or a due date."""

    on: Date = key(description="the day of the decision")
    before: Text = key(alias="from", description="what the plan said until then")
    after: Text = key(alias="to", description="what it says since")
    reason: Text = key(description="why")
    decision: Text = key("", description="the decision that allows it")


class PaceShape(Shape):
    """A curve given by its steps."""

    steps: Steps = key(description="expected values in the target's unit, by date")


class ShareOfShape(Shape):
    """A share that is computed and not typed."""

    part: ItemId = key(description="the item in the numerator")
    whole: ItemId = key(description="the item in the denominator")


class ItemShape(Shape):
    """Anything tracked: with target an indicator, with due alone a milestone, with neither a duty."""

    id: ItemId = key(
        description="P<point>-<number>, permanent: never renumbered, never reused", pattern=f"^{ID_PATTERN}$"
    )
    name: Text = key(description="short and unique", min_length=1)
    target: TargetText | None = key(None, description="≥ 650 家 | ≤ 2.55 亿立方米 | 2..3 家 | 7 ± 0.5 %")
    measure: Literal["flow", "stock", "rate"] | None = key(None, description="口径: how values behave")
    baseline: Figure | None = key(None, description="基数: the value at the plan's start")
    start: Date | None = key(None, description="when work begins, if not with the plan")
    due: Date | None = key(None, description="by when")
    pace: Literal["linear", "hold", "end"] | PaceShape | None = key(None, description="序时进度: the expected curve")
    profile: Profile = key([], description="last year's shape: cumulative % after each month (12) or quarter (4)")
    every: Literal["month", "quarter", "half-year"] | None = key(None, description="the target repeats in each")
    each: Text = key("", description="a group: the target applies to every member")
    quotas: dict[str, Figure] = key({}, description="任务分解: the target split over scopes")
    roll_up: Literal["sum", "mean", "max", "last"] | None = key(None, description="how parts make the whole")
    share_of: ShareOfShape | None = key(None, description="computed as the share of two items")
    part_of: ItemId | None = key(None, description="其中: the item that this one is a part of")
    lead: Text = key("", description="牵头单位")
    support: Names = key([], description="配合单位")
    weight: Figure | None = key(None, description="how much it counts in a ranking")
    frequency: Literal["monthly", "quarterly", "yearly"] | None = key(None, description="how often it is reported")
    binding: Flag = key(default=False, description="约束性")
    thresholds: ThresholdsShape | None = key(None, description="where ahead and lagging begin for this item")
    severity: Severities = key({}, description="for this item alone: XX504: off")
    waiver: WaiverShape | None = key(None, description="豁免")
    amended: list[AmendmentShape] = key([], description="approved changes")
    tags: Names = key([], description="words to filter by")
    text: Text = key("", description="the clause of the source document")
    note: Text = key("", description="a remark for readers")


class ExcusedShape(Shape):
    """Words of the source document that bind nobody."""

    kind: Literal["heading", "name", "scope", "background"] = key(alias="class", description="why they are excused")
    text: Text = key(description="the words, as they stand")


class PointShape(Shape):
    """A numbered work point."""

    no: Count = key(description="its number in the document")
    title: Text = key(description="its title")
    excused: list[ExcusedShape] = key([], description="words that bind nobody")
    items: list[Any] = key([], description="its items")


class ChapterShape(Shape):
    """A part of the document."""

    title: Text = key(description="its title")
    points: list[Any] = key([], description="its points")


class AboutShape(Shape):
    """What the plan is."""

    id: Text = key(description="a short name, such as xixian-2023", min_length=1)
    title: Text = key(description="the document's title", min_length=1)
    start: Date = key(description="its first day")
    end: Date = key(description="its last day")
    language: Literal["zh", "en"] = key("zh", description="the language of output")


class ReportingShape(Shape):
    """When figures are to come."""

    frequency: Literal["monthly", "quarterly", "yearly"] | None = key(None, description="unless an item says otherwise")
    grace: Count = key(10, description="days after a period in which its figure may still come")


class PolicyShape(Shape):
    """How the plan is judged."""

    thresholds: ThresholdsShape = key(ThresholdsShape(), description="for all items")
    reporting: ReportingShape = key(ReportingShape(), description="when figures are to come")
    select: Names = key([], description="only these rules: codes or their beginnings, such as XX5")
    ignore: Names = key([], description="not these rules")
    severity: Severities = key({}, description="by rule code or its beginning: XX504: info")
    waivers: list[RuleWaiverShape] = key([], description="for a rule as a whole")


class PlanShape(Shape):
    """The file."""

    version: Literal["1"] = key(description="of this format")
    plan: AboutShape = key(description="what the plan is")
    policy: PolicyShape = key(PolicyShape(), description="how it is judged")
    groups: dict[str, Names] = key({}, description="named sets of scopes")
    excused: list[ExcusedShape] = key([], description="words outside the points that bind nobody")
    chapters: list[Any] = key(description="its parts; the first may hold point 0, the headline figures")
