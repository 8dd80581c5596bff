"""The plan file's own shape, apart from the domain's types: what keys there are and how a value is written.

Every scalar arrives as a string, as written. Descriptions feed `xxtrack schema`, so editors explain the keys.
What needs the rest of the plan (defaults, groups, the id's point) is `load/plan.py`'s.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from xxtrack.model.figure import read_number
from xxtrack.model.target import Target, TargetError, parse_target

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
        raise PydanticCustomError("date", "not a date", {"text": text}) from None


def _decimal(value: object) -> Decimal:
    number = read_number(str(value)) if isinstance(value, str) else None
    if number is None:
        raise PydanticCustomError("number", "not a number", {"text": str(value)})
    return number


def _target(value: object) -> Target:
    if not isinstance(value, str):
        raise PydanticCustomError("text", "not text")
    try:
        return parse_target(value)
    except TargetError as error:
        raise PydanticCustomError("target", "unreadable", {"message": error.message}) from None


def _id(value: object) -> str:
    text = str(value)
    if not isinstance(value, str) or not _ID.fullmatch(text):
        raise PydanticCustomError("id", "malformed", {"text": text})
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("text", "not text")
    return value


def _names(value: object) -> Any:
    """One name or a list of names; both are written by people, both mean a list."""
    return [value] if isinstance(value, str) else value


def _flag(value: object) -> bool:
    if value not in {"true", "false"}:
        raise PydanticCustomError("flag", "not true or false", {"text": str(value)})
    return value == "true"


def _profile(shares: list[Decimal]) -> list[Decimal]:
    """Shares that rise to 100: anything else is not the course of a whole year."""
    if shares and (len(shares) < 2 or shares[0] < 0 or shares != sorted(shares) or shares[-1] != 100):
        raise PydanticCustomError("profile", "does not rise to 100", {"text": ", ".join(map(str, shares))})
    return shares


def _count(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,4}", value):
        raise PydanticCustomError("count", "not a whole number", {"text": str(value)})
    return int(value)


Date = Annotated[date, BeforeValidator(_date, json_schema_input_type=str)]
Figure = Annotated[Decimal, BeforeValidator(_decimal, json_schema_input_type=str | float)]
Text = Annotated[str, BeforeValidator(_text)]
Names = Annotated[list[Text], BeforeValidator(_names, json_schema_input_type=str | list[str])]
ItemId = Annotated[str, BeforeValidator(_id)]
Count = Annotated[int, BeforeValidator(_count, json_schema_input_type=int)]
Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool)]
TargetText = Annotated[Any, BeforeValidator(_target, json_schema_input_type=str)]
Steps = dict[Date, Figure]
Severities = dict[str, Literal["error", "warning", "info", "off"]]
Profile = Annotated[list[Figure], AfterValidator(_profile)]


class Shape(BaseModel):
    """Keys that are not declared are errors."""

    # Deferred: shapes that only stand inside others are built with them and not once more for themselves.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ThresholdsShape(Shape):
    """Where ahead and lagging begin."""

    by: Literal["ratio", "points"] | None = Field(None, description="ratio of expected, or percentage points")
    ahead: Figure | None = Field(None, description="超进度 from here: 1.10, or points above straight-line time")
    lagging: Figure | None = Field(None, description="滞后 below here: 0.90, or points below straight-line time")
    soon: Count | None = Field(None, description="days before its date in which an open milestone is at risk")


class WaiverShape(Shape):
    """An excused finding."""

    owner: Text = Field(description="who answers for the exception")
    reason: Text = Field(description="why")
    until: Date = Field(description="the last day it holds")
    decision: Text = Field("", description="the decision that allows it")
    code: Text = Field("", description="only this rule, such as XX501")


class RuleWaiverShape(WaiverShape):
    """An excused rule."""

    code: Text = Field(description="the rule, such as XX504")


class AmendmentShape(Shape):
    """An approved change of a target or a due date."""

    on: Date = Field(description="the day of the decision")
    before: Text = Field(alias="from", description="what the plan said until then")
    after: Text = Field(alias="to", description="what it says since")
    reason: Text = Field(description="why")
    decision: Text = Field("", description="the decision that allows it")


class PaceShape(Shape):
    """A curve given by its steps."""

    steps: Steps = Field(description="expected values in the target's unit, by date")


class ShareOfShape(Shape):
    """A share that is computed and not typed."""

    part: ItemId = Field(description="the item in the numerator")
    whole: ItemId = Field(description="the item in the denominator")


class ItemShape(Shape):
    """Anything tracked: with target an indicator, with due alone a milestone, with neither a duty."""

    id: ItemId = Field(
        description="P<point>-<number>, permanent: never renumbered, never reused", pattern=f"^{ID_PATTERN}$"
    )
    name: Text = Field(description="short and unique", min_length=1)
    target: TargetText | None = Field(None, description="≥ 650 家 | ≤ 2.55 亿立方米 | 2..3 家 | 7 ± 0.5 %")
    measure: Literal["flow", "stock", "rate"] | None = Field(None, description="口径: how values behave")
    baseline: Figure | None = Field(None, description="基数: the value at the plan's start")
    start: Date | None = Field(None, description="when work begins, if not with the plan")
    due: Date | None = Field(None, description="by when")
    pace: Literal["linear", "hold", "end"] | PaceShape | None = Field(None, description="序时进度: the expected curve")
    profile: Profile = Field([], description="last year's shape: cumulative % after each month (12) or quarter (4)")
    every: Literal["month", "quarter", "half-year"] | None = Field(None, description="the target repeats in each")
    each: Text = Field("", description="a group: the target applies to every member")
    quotas: dict[str, Figure] = Field({}, description="任务分解: the target split over scopes")
    roll_up: Literal["sum", "mean", "max", "last"] | None = Field(None, description="how parts make the whole")
    share_of: ShareOfShape | None = Field(None, description="computed as the share of two items")
    part_of: ItemId | None = Field(None, description="其中: the item that this one is a part of")
    lead: Text = Field("", description="牵头单位")
    support: Names = Field([], description="配合单位")
    weight: Figure | None = Field(None, description="how much it counts in a ranking")
    frequency: Literal["monthly", "quarterly", "yearly"] | None = Field(None, description="how often it is reported")
    binding: Flag = Field(default=False, description="约束性")
    thresholds: ThresholdsShape | None = Field(None, description="where ahead and lagging begin for this item")
    severity: Severities = Field({}, description="for this item alone: XX504: off")
    waiver: WaiverShape | None = Field(None, description="豁免")
    amended: list[AmendmentShape] = Field([], description="approved changes")
    tags: Names = Field([], description="words to filter by")
    text: Text = Field("", description="the clause of the source document")
    note: Text = Field("", description="a remark for readers")


class ExcusedShape(Shape):
    """Words of the source document that bind nobody."""

    kind: Literal["heading", "name", "scope", "background"] = Field(alias="class", description="why they are excused")
    text: Text = Field(description="the words, as they stand")


class PointShape(Shape):
    """A numbered work point."""

    no: Count = Field(description="its number in the document")
    title: Text = Field(description="its title")
    excused: list[ExcusedShape] = Field([], description="words that bind nobody")
    items: list[Any] = Field([], description="its items")


class ChapterShape(Shape):
    """A part of the document."""

    title: Text = Field(description="its title")
    points: list[Any] = Field([], description="its points")


class AboutShape(Shape):
    """What the plan is."""

    id: Text = Field(description="a short name, such as xixian-2023", min_length=1)
    title: Text = Field(description="the document's title", min_length=1)
    start: Date = Field(description="its first day")
    end: Date = Field(description="its last day")
    language: Literal["zh", "en"] = Field("zh", description="the language of output")


class ReportingShape(Shape):
    """When figures are to come."""

    frequency: Literal["monthly", "quarterly", "yearly"] | None = Field(
        None, description="unless an item says otherwise"
    )
    grace: Count = Field(10, description="days after a period in which its figure may still come")


class PolicyShape(Shape):
    """How the plan is judged."""

    thresholds: ThresholdsShape = Field(ThresholdsShape(), description="for all items")
    reporting: ReportingShape = Field(ReportingShape(), description="when figures are to come")
    select: Names = Field([], description="only these rules: codes or their beginnings, such as XX5")
    ignore: Names = Field([], description="not these rules")
    severity: Severities = Field({}, description="by rule code or its beginning: XX504: info")
    waivers: list[RuleWaiverShape] = Field([], description="for a rule as a whole")


class PlanShape(Shape):
    """The file."""

    version: Literal["1"] = Field(description="of this format")
    plan: AboutShape = Field(description="what the plan is")
    policy: PolicyShape = Field(PolicyShape(), description="how it is judged")
    groups: dict[str, Names] = Field({}, description="named sets of scopes")
    excused: list[ExcusedShape] = Field([], description="words outside the points that bind nobody")
    chapters: list[Any] = Field(description="its parts; the first may hold point 0, the headline figures")
