"""The plan file's own shape, apart from the domain's types: what keys there are and how their values are written.

The one declaration: `read.py` validates every plan by it, `build.py` makes the domain's plan of what is sound, and
`json_schema.py` gives it to editors, with the descriptions. What needs the rest of the plan (defaults, groups, the id's
point) is not its business.
"""

from xxtrack.load.plan.shape import Shape, either, key, list_of, map_of, member_of, nested, pieces, word
from xxtrack.load.plan.values import (
    COUNT,
    DATE,
    DATED_NUMBERS,
    DUE,
    FILLED_TEXT,
    FLAG,
    ITEM_ID,
    NAMES,
    NUMBER,
    OWN_ID,
    PROFILE,
    SAID,
    SHA256,
    TARGET,
    TEXT,
    UNITS,
    one_or_more,
)
from xxtrack.model.plan import Better, Every, Frequency, Measure, OverTime, PaceKind, RollUp, ThresholdBy

_GATES = word("never", "error", "warning", "missed", "lagging", "at-risk", "no-data", "stale", "worse")
_LEFT_OUT = word("note", "lead", "support", "progress", "problem", "next", "evidence")
_SEVERITIES = map_of(TEXT, word("error", "warning", "info", "off"))


class ThresholdsShape(Shape):
    """Where ahead and lagging begin."""

    by = key(
        member_of(ThresholdBy, but={ThresholdBy.VALUE}), None, description="ratio of expected, or percentage points"
    )
    ahead = key(NUMBER, None, description="超进度 from here: 1.10, points above straight-line time, or a value")
    lagging = key(NUMBER, None, description="滞后 below here: 0.90, points below straight-line time, or a value")
    soon = key(COUNT, None, description="days before its date in which an open milestone is at risk")


class ItemThresholdsShape(ThresholdsShape):
    """Where ahead and lagging begin for one item."""

    by = key(member_of(ThresholdBy), None, description="ratio of expected, points, or value: in the target's unit")


class WaiverShape(Shape):
    """An excused finding."""

    owner = key(TEXT, description="who answers for the exception")
    reason = key(TEXT, description="why")
    until = key(DATE, description="the last day it holds")
    decision = key(TEXT, "", description="the decision that allows it")
    code = key(TEXT, "", description="only this rule, such as XX501")


class RuleWaiverShape(WaiverShape):
    """An excused rule."""

    code = key(TEXT, description="the rule, such as XX504")


class AmendmentShape(Shape):
    """An approved change."""

    on = key(DATE, description="the day of the decision")
    about = key(
        TEXT, "", alias="key", description="which key, where from and to do not make it clear; for a rule its path"
    )
    before = key(SAID, alias="from", description="what the plan said until then; null where it said nothing")
    after = key(SAID, alias="to", description="what it says since; null where it says nothing")
    reason = key(TEXT, description="why")
    decision = key(TEXT, "", description="the decision that allows it")


class PaceShape(Shape):
    """A curve given by its steps."""

    steps = key(DATED_NUMBERS, description="expected values in the target's unit, by date or period (Q1, 6月)")


class ShareOfShape(Shape):
    """A share that is computed and not typed."""

    part = key(ITEM_ID, description="the item in the numerator")
    whole = key(ITEM_ID, description="the item in the denominator")


class MeanShape(Shape):
    """A mean of scopes that do not weigh alike."""

    mean = key(ITEM_ID, description="the item whose figures are the weights")


_ROLL_UP = either(member_of(RollUp, but={RollUp.WEIGHTED}), nested(MeanShape))


class ItemShape(Shape):
    """Anything tracked: with target an indicator, with unit a monitored figure, with due a milestone, else a duty."""

    id = key(OWN_ID, description="P<point>-<number>, permanent: never renumbered, never reused")
    name = key(FILLED_TEXT, description="short and unique")
    aliases = key(NAMES, (), description="other names under which offices report it")
    target = key(TARGET, None, description="≥ 650 家 | ≤ 2.55 亿立方米 | 2..3 家 | 7 ± 0.5 % | ≥ P00-20 + 1 %")
    unit = key(FILLED_TEXT, "", description="instead of a target: figures are collected and not judged (仅监测)")
    measure = key(member_of(Measure), None, description="口径: how values behave")
    better = key(member_of(Better), None, description="which side of a band (10 ± 0.5 %) is no fault")
    over_time = key(member_of(OverTime), None, description="what a rate's single periods come to by now")
    baseline = key(NUMBER, None, description="基数: the value at the plan's start")
    start = key(DATE, None, description="when work begins, if not with the plan")
    due = key(DUE, None, description="by when: 2023-09-30, 2023-09, 9月底前; may lie after the plan's end")
    nodes = key(map_of(DATE, FILLED_TEXT), {}, description="a milestone's steps in words, by date: 完成立项, 开工")
    pace = key(
        either(member_of(PaceKind, but={PaceKind.STEPS}), nested(PaceShape)),
        None,
        description="序时进度: the expected curve",
    )
    profile = key(PROFILE, (), description="last year's shape: cumulative % after each month (12) or quarter (4)")
    every = key(member_of(Every), None, description="the target repeats in each")
    targets = key(
        DATED_NUMBERS, {}, description="分期目标: what each period asks for, {Q1: 20, Q2: 45}; the target's unit"
    )
    each = key(TEXT, "", description="a group: the target applies to every member")
    quotas = key(map_of(TEXT, NUMBER), {}, description="任务分解: the target split over scopes")
    roll_up = key(_ROLL_UP, None, description="how parts make the whole; {mean: P01-07} weighs them")
    share_of = key(nested(ShareOfShape), None, description="computed as the share of two items")
    part_of = key(ITEM_ID, None, description="其中: the item that this one is a part of")
    lead = key(UNITS, (), description="牵头单位: a unit, a group, or a list, the first one leading")
    support = key(UNITS, (), description="配合单位: a unit, a group, or a list")
    leader = key(TEXT, "", description="分管领导")
    weight = key(NUMBER, None, description="how much it counts in a ranking")
    frequency = key(member_of(Frequency), None, description="how often it is reported")
    binding = key(FLAG, default=False, description="约束性")
    thresholds = key(nested(ItemThresholdsShape), None, description="where ahead and lagging begin for this item")
    severity = key(_SEVERITIES, {}, description="for this item alone: XX504: off")
    waiver = key(nested(WaiverShape), None, description="豁免")
    amended = key(list_of(nested(AmendmentShape)), (), description="approved changes")
    internal = key(FLAG, default=False, description="kept out of a public page")
    tags = key(NAMES, (), description="words to filter by")
    text = key(TEXT, "", description="the clause of the source document")
    note = key(TEXT, "", description="a remark for readers")


class ExcusedShape(Shape):
    """Words of the source document that bind nobody."""

    kind = key(word("heading", "name", "scope", "background"), alias="class", description="why they are excused")
    text = key(TEXT, description="the words, as they stand")


class PointShape(Shape):
    """A numbered work point."""

    no = key(COUNT, description="its number, unique in the plan; the document's where that is so too")
    label = key(
        TEXT, None, description="its number as the document prints it, where that is another: 二（三）4, or none"
    )
    title = key(TEXT, description="its title")
    excused = key(list_of(nested(ExcusedShape)), (), description="words that bind nobody")
    items = key(pieces(ItemShape), (), description="its items")


class ChapterShape(Shape):
    """A part of the document."""

    title = key(TEXT, description="its title")
    label = key(TEXT, None, description="its number as the document prints it, where not every chapter is in the plan")
    points = key(pieces(PointShape), (), description="its points")


class SourceShape(Shape):
    """The document that the plan was drawn from."""

    file = key(FILLED_TEXT, description="its name, beside the plan or beside the folder of plans")
    sha256 = key(SHA256, "", description="of its bytes when the plan was drawn from it")


class OfficeShape(Shape):
    """Who issues the bulletin."""

    name = key(TEXT, "", description="the office")
    number = key(TEXT, "", description="文号")
    to = key(TEXT, "", description="主送")
    copy = key(TEXT, "", description="抄送")
    signed = key(TEXT, "", description="署名, where it is not the office's name")
    address = key(TEXT, "", description="where forms and answers are sent back to")
    requests = key(NAMES, (), description="五、下一步工作要求: the office's own, before those that figures make")


class AboutShape(Shape):
    """What the plan is."""

    id = key(FILLED_TEXT, description="a short name, such as xixian-2023")
    title = key(FILLED_TEXT, description="the document's title")
    start = key(DATE, description="its first day")
    end = key(DATE, description="its last day")
    language = key(word("zh", "en"), "zh", description="the language of output")
    dates = key(word("day-first", "month-first"), "", description="how 03/04/2023 is meant where figures are read")
    decimal = key(word("comma", "point"), "", description="comma where 3,5 is three and a half in figures")
    source = key(nested(SourceShape), None, description="the document that it was drawn from")
    office = key(nested(OfficeShape), None, description="who issues the bulletin")


class ReportingShape(Shape):
    """When figures are to come."""

    frequency = key(member_of(Frequency), None, description="unless an item says otherwise")
    grace = key(COUNT, 10, description="days after a period in which its figure may still come")


class GateShape(Shape):
    """What fails a check; the command line may only ask for more."""

    fail_on = key(one_or_more(_GATES), (), alias="fail-on", description="error, warning, or statuses such as lagging")
    max_lagging = key(COUNT, None, alias="max-lagging", description="so many items may be lagging or missed")
    min_attainment = key(NUMBER, None, alias="min-attainment", description="% of judged items that must be on time")


class EscalationShape(Shape):
    """Where each level of a chase begins: 催报, 蓝, 黄, 红."""

    remind = key(COUNT, None, description="催报: days before a deadline")
    yellow = key(COUNT, None, description="黄: periods in a row behind or overdue")
    days = key(COUNT, None, description="黄 too: days behind or overdue")
    red = key(COUNT, None, description="红: periods in a row; what is missed is red at once")


class PublicShape(Shape):
    """What a public page leaves out of every item; an item that is ``internal`` is not on it at all."""

    leave_out = key(one_or_more(_LEFT_OUT), (), alias="leave-out", description="note, problem, lead and the like")


class PolicyShape(Shape):
    """How the plan is judged."""

    thresholds = key(nested(ThresholdsShape), ThresholdsShape(), description="for all items")
    reporting = key(nested(ReportingShape), ReportingShape(), description="when figures are to come")
    select = key(NAMES, (), description="only these rules: codes or their beginnings, such as XX5")
    ignore = key(NAMES, (), description="not these rules")
    severity = key(_SEVERITIES, {}, description="by rule code or its beginning: XX504: info")
    waivers = key(list_of(nested(RuleWaiverShape)), (), description="for a rule as a whole")
    tolerance = key(map_of(TEXT, NUMBER), {}, description="what 左右 allows either way, by unit: {'%': 0.5}")
    closed = key(DATE, None, description="figures until this day are settled: changing them needs a note")
    require_decision = key(FLAG, False, alias="require-decision", description="amendments must name a decision")
    gate = key(nested(GateShape), GateShape(), description="what fails a check at least")
    evidence = key(word("achieved"), "", description="achieved: an achieved item must have evidence")
    escalation = key(nested(EscalationShape), EscalationShape(), description="where the levels of a chase begin")
    public = key(nested(PublicShape), PublicShape(), description="what a public page leaves out")
    amended = key(list_of(nested(AmendmentShape)), (), description="approved changes of rules, groups, removed items")


class PlanShape(Shape):
    """The file."""

    version = key(word("1"), description="of this format")
    plan = key(nested(AboutShape), description="what the plan is")
    policy = key(nested(PolicyShape), PolicyShape(), description="how it is judged")
    groups = key(map_of(TEXT, NAMES), {}, description="named sets of scopes")
    excused = key(list_of(nested(ExcusedShape)), (), description="words outside the points that bind nobody")
    chapters = key(pieces(ChapterShape), description="its parts; the first may hold point 0, the headline figures")
