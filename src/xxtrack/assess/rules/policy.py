"""Which rules apply and how much they matter: the plan's policy, then what the command line adds."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.model.plan import Plan, ThresholdBy
from xxtrack.model.rules import RULES, Rule, Severity

OFF = "off"


class Choice(NamedTuple):
    """What the command line asks for. A ``select`` takes the place of the plan's; ``ignore`` adds to it."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def rules_named(text: str) -> tuple[Rule, ...]:
    """The rules that a code, the beginning of one (``XX5``) or a name means; none where it means nothing."""
    if len(text) < 3:
        return ()
    return tuple(rule for rule in RULES.values() if rule.code.startswith(text) or rule.name == text)


_ALL = Choice()


def apply_policy(findings: Iterable[Finding], plan: Plan, choice: Choice = _ALL) -> tuple[Finding, ...]:
    """The findings that count, each with the severity that the item's or the plan's policy gives it."""
    judged = (_judged(finding, plan, choice) for finding in findings)
    return tuple(finding for finding in judged if finding)


def _judged(finding: Finding, plan: Plan, choice: Choice) -> Finding | None:
    rule = finding.rule
    if rule.fixed:
        return finding
    select = choice.select or plan.policy.select
    own = plan.items[finding.item].severity if finding.item in plan.items else {}
    asked, refused = _closest(rule, select), _closest(rule, (*plan.policy.ignore, *choice.ignore))
    level = _level(rule, own) or _level(rule, plan.policy.severity)
    if (select and not asked) or refused > asked or (refused and refused == asked) or level == OFF:
        return None
    if not (rule.on or asked == len(rule.code) or level):
        return None
    return finding._replace(severity_set=Severity(level)) if level else finding


def _closest(rule: Rule, names: Iterable[str]) -> int:
    """How closely one of the names means the rule: the length of the longest that does, 0 for none."""
    return max((len(_code(rule, name)) for name in names), default=0)


def _code(rule: Rule, name: str) -> str:
    if name == rule.name:
        return rule.code
    return name if len(name) > 2 and rule.code.startswith(name) else ""


def _level(rule: Rule, levels: Mapping[str, str]) -> str | None:
    """The level given to the rule; the longest beginning of its code decides."""
    named = [name for name in levels if _code(rule, name)]
    return levels[max(named, key=lambda name: len(_code(rule, name)))] if named else None


def policy_line(plan: Plan, fail_on: str, choice: Choice, limits: tuple[Message, ...] = ()) -> Message:
    """The policy that was used, in one line, so that a loosened one is seen where its result is seen."""
    policy, used = plan.policy, plan.policy.thresholds
    assert used.ahead is not None, "only an item has limits in its unit"
    how = "policy.ratio" if used.by is ThresholdBy.RATIO else "policy.by-points"
    parts: list[Message] = [*limits, msg(how, ahead=used.ahead, lagging=used.lagging)]
    own = sum(item.thresholds != used for item in plan.items.values())
    if own:
        parts.append(msg("policy.own-thresholds", count=own))
    if select := choice.select or policy.select:
        parts.append(msg("policy.select", rules=select))
    if ignore := (*policy.ignore, *choice.ignore):
        parts.append(msg("policy.ignore", rules=ignore))
    if policy.severity:
        parts.append(msg("policy.severity", rules=tuple(f"{code}={level}" for code, level in policy.severity.items())))
    set_apart = sum(bool(item.severity) for item in plan.items.values())
    if set_apart:
        parts.append(msg("policy.own-severity", count=set_apart))
    waivers = len(policy.waivers) + sum(item.waiver is not None for item in plan.items.values())
    parts.append(msg("policy.waivers", count=waivers))
    return msg("policy.line", fail_on=fail_on, parts=tuple(parts))
