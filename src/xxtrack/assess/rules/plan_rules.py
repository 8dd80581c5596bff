"""Whether the plan makes sense: rules in a visible ordered list, run on what could be read."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from xxtrack.assess.pace import bound_of, repeat_periods
from xxtrack.assess.rules import target_rules as target_sense
from xxtrack.assess.rules.asked_measure import better_written, measure_written
from xxtrack.assess.rules.policy import rules_named
from xxtrack.assess.rules.relations import followed_fit, shares_fit, weights_fit
from xxtrack.assess.rules.waivers import empty_records, granted, outlasting
from xxtrack.model.calendar import month_end
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import msg
from xxtrack.model.plan import UNDECIDED, Item, Kind, Measure, PaceKind, Plan

PlanRule = Callable[[Plan, "list[Item]"], Iterable[Finding]]


def check_sense(plan: Plan, asked: Iterable[str] = (), *, doubts: bool = True) -> list[Finding]:
    """All findings of all rules that are on, or that the policy or ``asked`` (the command line) names.

    Without ``doubts``, for who lists no findings, clauses are not read for their numbers: that never is an error.
    """
    # `plan.items` keeps the last of two equal ids; the rules look at every item as written.
    items = [item for chapter in plan.chapters for item in chapter.items]
    found = [finding for rule in PLAN_RULES if doubts or rule is not _number_in_text for finding in rule(plan, items)]
    named = {*plan.policy.select, *plan.policy.severity, *asked}
    named |= {name for item in items for name in item.severity}
    return [f for f in found if f.rule.on or named & {f.code, f.rule.name}]


def _duplicate_ids(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    first: dict[str, Item] = {}
    for item in items:
        before = first.setdefault(item.id, item)
        if before is not item:
            message = msg("sense.duplicate-id", id=item.id, where=str(before.where))
            yield Finding("XX301", message, item.where, item.id, also=(before.where,))


def _id_names_its_point(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    for item in items:
        if int(item.id[1:].partition("-")[0]) != item.point:
            yield Finding("XX302", msg("sense.id-point", id=item.id, point=item.point), item.where, item.id)


def _part_of(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    for item in items:
        if not item.part_of:
            continue
        where = item.at("part_of")
        if item.part_of not in plan.items:
            yield Finding("XX303", msg("sense.part-of-nowhere", id=item.part_of), where, item.id)
        elif _goes_round(plan, item):
            yield Finding("XX304", msg("sense.part-of-circle", id=item.part_of), where, item.id)


def _goes_round(plan: Plan, item: Item) -> bool:
    seen, current = {item.id}, plan.items.get(item.part_of)
    while current is not None and current.part_of:
        if current.id in seen:
            return True
        seen.add(current.id)
        current = plan.items.get(current.part_of)
    return current is not None and current.id in seen


def _dates(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    for item in items:
        for key, day in (("start", item.start), ("due", item.due)):
            # What ends next year is part of this year's work; what begins then is not.
            if key in item.places and day and not plan.start <= day <= (plan.end if key == "start" else _far(plan)):
                message = msg("sense.date-outside", key=key, date=day, start=plan.start, end=plan.end)
                yield Finding("XX305", message, item.at(key), item.id)
        if item.due and plan.start <= item.due < item.start:
            yield Finding("XX306", msg("plan.start-after-due", start=item.start, due=item.due), item.at("due"), item.id)


def _far(plan: Plan) -> date:
    """The last day by which a plan's work may be due; a later year is a slip of the keyboard."""
    return month_end(plan.end.year + 10, plan.end.month)


def _groups(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    for item in items:
        if item.each and item.each not in plan.groups:
            known = tuple(plan.groups)
            yield Finding("XX307", msg("sense.unknown-group", group=item.each, known=known), item.at("each"), item.id)


def _points(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    seen: dict[int, str] = {}
    for point in plan.points():
        if point.no in seen:
            yield Finding("XX308", msg("sense.duplicate-point", no=point.no, where=seen[point.no]), point.where)
        seen.setdefault(point.no, str(point.where))
        if not point.items and not point.refused:
            yield Finding("XX310", msg("sense.empty-point", no=point.no), point.where)


def _pace_fits(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    for item in items:
        yield from _targets_fit(item)
        if item.pace and item.pace.kind is PaceKind.STEPS:
            for on, _ in item.pace.steps:
                if not item.start <= on <= (item.due or plan.end):
                    message = msg("sense.step-outside", date=on, start=item.start, due=item.due or plan.end)
                    yield Finding("XX309", message, item.at("targets" if item.targets else "pace"), item.id)
        elif item.pace and item.pace.kind is PaceKind.PROFILE and not item.profile:
            yield Finding("XX309", msg("sense.pace-without-profile"), item.at("pace"), item.id)
        elif item.pace and item.kind is not Kind.INDICATOR:
            yield Finding("XX309", msg("sense.pace-without-target"), item.at("pace"), item.id)


def _targets_fit(item: Item) -> Iterator[Finding]:
    """Targets of periods: the steps of the pace, or what single turns ask for."""
    if not (item.targets and item.target and item.due):
        return
    where, last = item.at("targets"), dict(item.targets).get(item.due)
    if item.every:
        ends = {end for _, end in repeat_periods(item, item.due)}
        others = [on for on, _ in item.targets if on not in ends]
        if not (item.target.is_floor or item.target.is_cap):
            yield Finding("XX309", msg("sense.targets-of-band", target=item.target.text), where, item.id)
        elif others:
            yield Finding("XX309", msg("sense.targets-between", date=others[0]), where, item.id)
    elif "pace" in item.places:
        yield Finding("XX309", msg("sense.targets-and-pace"), item.at("pace"), item.id)
    elif last is not None and last != bound_of(item):
        message = msg("sense.targets-last", value=last, due=item.due, target=item.target.text)
        yield Finding("XX309", message, where, item.id)


_NEEDS_TARGET = ("better", "every", "targets", "quotas", "profile")
_NEEDS_FIGURES = ("measure", "over_time", "baseline", "share_of", "roll_up")


def _keys_apply(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    for item in items:
        if item.kind is not Kind.INDICATOR:
            for key in _NEEDS_TARGET + (() if item.has_figures else _NEEDS_FIGURES):
                if key in item.places:
                    yield Finding("XX311", msg("sense.key-needs-target", key=key), item.at(key), item.id)
        elif item.profile and item.measure is not Measure.FLOW and item.baseline is None:
            yield Finding("XX311", msg("sense.profile-without-start"), item.at("profile"), item.id)
        if item.nodes and item.kind is not Kind.MILESTONE:
            yield Finding("XX311", msg("sense.nodes-of-milestone"), item.at("nodes"), item.id)
        if "unit" in item.places and (item.target or item.due):
            key = "target" if item.target else "due"
            yield Finding("XX311", msg(f"sense.unit-and-{key}"), item.at("unit"), item.id)
        if item.over_time and item.has_figures and item.measure is not Measure.RATE:
            yield Finding("XX311", msg("sense.over-time-of-rate"), item.at("over_time"), item.id)
        if item.each and item.quotas:
            yield Finding("XX311", msg("sense.each-and-quotas"), item.at("quotas"), item.id)


def _rules_exist(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """Every rule that the policy, an item or a waiver names; a slip there would quietly change nothing."""
    for key, name, where, item in _rules_asked_for(plan, items):
        rules = rules_named(name)
        if not rules:
            yield Finding("XX323", msg("policy.unknown-rule", name=name), where, item)
        elif key != "select" and all(rule.fixed for rule in rules):
            yield Finding("XX324", msg("policy.fixed-rule", name=name), where, item)


def _rules_asked_for(plan: Plan, items: list[Item]) -> Iterator[tuple[str, str, Where, str]]:
    policy = plan.policy
    for key, names in (("select", policy.select), ("ignore", policy.ignore)):
        for i, name in enumerate(names):
            yield key, name, policy.places.get((key, str(i))) or policy.places[key,], ""
    for name in policy.severity:
        yield "severity", name, policy.places["severity", name], ""
    for item in items:
        for name in item.severity:
            yield "severity", name, item.at("severity"), item.id
    for grant in granted(plan):
        if grant.waiver.code:
            where = grant.waiver.where or grant.where
            yield "waiver", grant.waiver.code, where, grant.item.id if grant.item else ""


def _decided(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """What rules drafted and were not sure of waits for a person."""
    for item in items:
        if UNDECIDED.intersection(item.tags):
            yield Finding(
                "XX330",
                msg("doubt.undecided", tag=tuple(UNDECIDED.intersection(item.tags))),
                item.at("tags"),
                item.id,
            )


def _number_in_text(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    from xxtrack.assess.rules.stated_number import number_in_text  # the reader of numerals is long

    return number_in_text(plan, items)


PLAN_RULES: tuple[PlanRule, ...] = (
    _duplicate_ids,
    _id_names_its_point,
    _part_of,
    _dates,
    _groups,
    _points,
    _pace_fits,
    _keys_apply,
    shares_fit,
    followed_fit,
    weights_fit,
    target_sense.limits_fit,
    measure_written,
    better_written,
    target_sense.met_at_baseline,
    target_sense.possible,
    target_sense.dates_spread,
    target_sense.unit_fits,
    target_sense.parts_fit,
    target_sense.quotas_fit,
    target_sense.quotas_named,
    target_sense.groups_filled,
    target_sense.somebody_leads,
    target_sense.names_differ,
    _number_in_text,
    _decided,
    _rules_exist,
    outlasting,
    empty_records,
)
"""Add a rule by writing a function and a line here, and its entry in the table of rules."""
