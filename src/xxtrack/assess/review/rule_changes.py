"""Changes of a plan's rules: dates, thresholds, reporting, groups, severities and waivers, judged on the items.

An item takes over what it does not say itself. `under` gives an item the defaults of another plan's rules, so that a
changed rule is one change of its own and not a change of every item.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from xxtrack.assess.review.outcome import plan_with_only
from xxtrack.assess.review.settings import settings_changes
from xxtrack.assess.review.strength import combined, judge_change
from xxtrack.assess.review.waivers import waivers_effect
from xxtrack.assess.rules.policy import apply_policy
from xxtrack.model.change import Aspect, Change, Effect, FieldChange, Judgement
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message
from xxtrack.model.plan import Item, Plan, Policy, ThresholdBy, Waiver
from xxtrack.model.punctuation import names_listed
from xxtrack.model.rules import RULES, Severity

_Rule = TypeVar("_Rule")

_OFF = "off"
_SEVERITIES = [*(severity.value for severity in Severity), _OFF]


def under(item: Item, own: Plan, other: Plan) -> Item:
    """The item as it would read under another plan's rules."""

    def taken(key: str, mine: _Rule, others: _Rule) -> _Rule:
        value: _Rule = getattr(item, key)
        return others if key not in item.places and value == mine else value

    judged, measured = item.target is not None, item.has_figures
    return item._replace(
        start=taken("start", own.start, other.start),
        thresholds=taken("thresholds", own.policy.thresholds, other.policy.thresholds),
        due=taken("due", own.end, other.end) if judged else item.due,
        frequency=taken("frequency", own.policy.frequency, other.policy.frequency) if measured else item.frequency,
    )


def same_rules(before: Plan, after: Plan) -> bool:
    """Whether the two plans judge the same item alike."""
    sides = [(plan.start, plan.end, plan.groups, _judging(plan.policy)) for plan in (before, after)]
    return sides[0] == sides[1]


def _judging(policy: Policy) -> Policy:
    """The policy without what has no say in how an item stands."""
    plain = Policy()
    without = ("amended", "closed", "gate", "require_decision", "evidence", "escalation", "public")
    return policy._replace(**{name: getattr(plain, name) for name in without})


def rule_changes(before: Plan, after: Plan) -> Iterator[Change]:
    """One change for each rule that differs."""
    names = dict.fromkeys([*before.groups, *after.groups])
    for subject, aspect in (*_ASPECTS.items(), *((f"groups.{name}", Aspect.RESCOPED) for name in names)):
        old, new = _reads(subject, before), _reads(subject, after)
        keys = [key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key)]
        if not keys:
            continue
        judgement, affected = _on_items(subject, before, after)
        judgement = combined([judgement, Judgement(_by_table(subject, before, after))])
        fields = tuple(FieldChange(key, old.get(key), new.get(key)) for key in keys)
        paths = (f"{subject}.{keys[0]}", subject)
        places = before.at(*paths), after.at(*paths)
        yield Change(subject, "", (aspect,), fields, judgement, *places, affected, is_item=False)
    yield from _severities(before, after)
    yield from settings_changes(before, after)


_ASPECTS = {
    "plan": Aspect.REDATED,
    "policy.thresholds": Aspect.RULES,
    "policy.reporting": Aspect.RULES,
    "policy.waivers": Aspect.WAIVER,
}


def _by_table(subject: str, before: Plan, after: Plan) -> Effect:
    """What trials cannot show: waivers of faults in the data, and members of a group that leads or supports.

    Nor what the whole of such a group comes to, where another item follows that.
    """
    if subject == "policy.waivers":
        return waivers_effect(before.policy.waivers, after.policy.waivers)
    name = subject.removeprefix("groups.")
    lost = set(before.groups.get(name, ())) - set(after.groups.get(name, ()))
    answers = any(name in (*item.lead, *item.support) for item in after.items.values())
    feeds = any(item.each == name and item.id in p.followed for p in (before, after) for item in p.items.values())
    return Effect.MIXED if subject.startswith("groups.") and ((lost and answers) or feeds) else Effect.NEUTRAL


def _reads(subject: str, plan: Plan) -> Mapping[str, str]:
    """How a rule reads, key by key."""
    if subject == "plan":
        return _dates(plan)
    if subject == "policy.thresholds":
        return _limits(plan.policy)
    if subject == "policy.reporting":
        return _reporting(plan.policy)
    if subject == "policy.waivers":
        return _waivers(plan.policy)
    return {"members": names_listed(plan.groups.get(subject.removeprefix("groups."), ()))}


def _with_rule(subject: str, plan: Plan, source: Plan) -> Plan:
    """The plan with one rule of another."""
    policy, taken = plan.policy, source.policy
    if subject == "plan":
        return replace(plan, start=source.start, end=source.end)
    if subject == "policy.thresholds":
        return replace(plan, policy=policy._replace(thresholds=taken.thresholds))
    if subject == "policy.reporting":
        return replace(plan, policy=policy._replace(frequency=taken.frequency, grace=taken.grace))
    if subject == "policy.waivers":
        return replace(plan, policy=policy._replace(waivers=taken.waivers))
    name = subject.removeprefix("groups.")
    return replace(plan, groups={**plan.groups, name: source.groups.get(name, ())})


def _dates(plan: Plan) -> dict[str, str]:
    return {"start": plan.start.isoformat(), "end": plan.end.isoformat()}


def _limits(policy: Policy) -> dict[str, str]:
    limits = policy.thresholds
    return {
        "by": limits.by.value,
        "ahead": str(limits.ahead),
        "lagging": str(limits.lagging),
        "soon": str(limits.soon),
    }


def _reporting(policy: Policy) -> dict[str, str]:
    frequency = {"frequency": policy.frequency.value} if policy.frequency else {}
    return {**frequency, "grace": str(policy.grace)}


def _waivers(policy: Policy) -> dict[str, str]:
    """By the rule that they waive: one rule may have several, and none of them hides another."""
    waived = dict.fromkeys(waiver.code for waiver in policy.waivers)
    return {code: "；".join(_waiver(w) for w in policy.waivers if w.code == code) for code in waived}


def _waiver(waiver: Waiver) -> str:
    return " · ".join(part for part in (waiver.owner, waiver.reason, str(waiver.until), waiver.decision) if part)


def _on_items(subject: str, before: Plan, after: Plan) -> tuple[Judgement, int]:
    """What a rule does to the items, and how many it touches. Items alike are judged once.

    It is tried on the old plan and on the new one, so that undoing it gets the opposite label.
    """
    group = subject.removeprefix("groups.") if subject.startswith("groups.") else ""
    judgements, touched = [], set()
    trials = [(before, before, _with_rule(subject, before, after))]
    as_before = {item.id: under(item, after, before) for item in after.items.values()}
    if before.items != as_before or not same_rules(trials[0][2], after):
        trials.append((after, _with_rule(subject, after, before), after))
    for plan, old, new in trials:
        known: dict[object, Judgement] = {}
        for item in plan.items.values():
            # What is not in both plans is asked or no longer asked by a change of its own.
            if (group and item.each != group) or item.id not in before.items or item.id not in after.items:
                continue
            key = likeness(item)
            if key not in known:
                known[key] = judge_change(under(item, plan, old), under(item, plan, new), old, new)
            judgements.append(known[key])
            if known[key].effect is not Effect.NEUTRAL:
                touched.add(item.id)
    return combined(judgements), len(touched)


def likeness(item: Item) -> object:
    """What two items share that every rule treats alike: all that is judged, and of a plain target only its sort.

    Where a target is one positive number counted from zero and thresholds are ratios, every comparison is between
    multiples of it, so its size plays no part.
    """
    target = item.target
    scale_free = (
        target
        and (target.low is None) != (target.high is None)
        and target.bound > 0
        and not (item.baseline or item.quotas or item.targets or (item.pace and item.pace.steps))
        and item.thresholds.by is ThresholdBy.RATIO
    )
    bound = (target.op, target.unit == "%") if scale_free and target else target
    steps = item.pace and (item.pace.kind, item.pace.steps)
    return (
        *(
            bound,
            item.unit,
            item.targets,
            item.measure,
            item.baseline,
            item.start,
            item.due,
            steps,
            item.every,
            item.each,
            item.quotas,
        ),
        *(item.roll_up, item.share_of, item.frequency, item.thresholds, item.waiver, "thresholds" in item.places),
        *("due" in item.places, "frequency" in item.places, "start" in item.places),
    )


def judge_severity(before: Item, after: Item, rules: Plan) -> Judgement:
    """What an item's own severities do: a milder one lets pass what used to fail."""
    sides = [_levels(plan_with_only(rules, item), item) for item in (before, after)]
    return combined(Judgement(_milder(sides[0][code], sides[1][code])) for code in RULES)


def _levels(plan: Plan, item: Item | None = None) -> dict[str, str]:
    """How bad a finding of each rule is under the plan's policy, for an item or for the plan."""
    found = {}
    for code in RULES:
        finding = Finding(code, Message(""), plan.where, item.id if item else "")
        counted = apply_policy([finding], plan)
        found[code] = counted[0].severity.value if counted else _OFF
    return found


def _milder(old: str, new: str) -> Effect:
    ranks = [_SEVERITIES.index(level) for level in (old, new)]
    return Effect.NEUTRAL if old == new else Effect.WEAKENED if ranks[1] > ranks[0] else Effect.STRENGTHENED


def _severities(before: Plan, after: Plan) -> Iterator[Change]:
    """A milder severity lets pass what used to fail, without a series to show it by."""
    levels = [_levels(plan) for plan in (before, after)]
    for code in RULES:
        old, new = (side[code] for side in levels)
        if old == new:
            continue
        yield Change(
            f"policy.severity.{code}",
            "",
            (Aspect.RULES,),
            (FieldChange(code, old, new),),
            Judgement(_milder(old, new)),
            before_at=before.at(f"policy.severity.{code}", "policy.severity", "policy"),
            after_at=after.at(f"policy.severity.{code}", "policy.severity", "policy"),
            is_item=False,
        )
