"""Brute force: whether an edit softens, found by trying series at random and by the rules that no series can show.

It shares nothing with `assess/review/imagined.py`: it draws days, figures, scopes and layouts at random around what the
two versions ask for, judges them with `evaluate`, and looks for a series that stands better after the edit.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.rows_in_hand import Rows
from xxtrack.model.actuals import Actuals, Observation, Stage, Subject
from xxtrack.model.assessment import Standing
from xxtrack.model.period import Period
from xxtrack.model.plan import Chapter, Item, Plan, Point, Policy, Waiver
from xxtrack.model.rules import RULES
from xxtrack.model.status import Status

START, END = date(2023, 1, 1), date(2023, 12, 31)
LAST = date(2024, 1, 25)
"""When the last figures of the year are overdue."""
BY_RULE = (
    *("weight", "binding", "lead", "support", "leader", "waiver", "severity", "share_of", "part_of"),
    *("profile", "over_time", "nodes", "internal"),
)
"""Keys whose softening is a matter of a rule and of no series."""
GRAVE = {Status.MISSED: 3, Status.LAGGING: 2, Status.NO_DATA: 2, Status.AT_RISK: 1}


# What trying says


def softened(before: Plan, after: Plan, rows: Rows, seed: int, most: int) -> str:
    """How an edit softens, found by trying up to ``most`` series; empty where nothing was found."""
    if before == after:
        return ""
    if rule := softened_by_rule(before, after):
        return rule
    for id_ in before.items:
        if id_ not in after.items:
            return f"{id_} removed"
    if shown := softened_rows(before, after, rows):
        return shown
    draw = random.Random(seed)
    plans = (before, after)
    touched = [(id_, [only(plan, id_) for plan in plans]) for id_ in before.items]
    touched = [(id_, sides) for id_, sides in touched if sides[0] != sides[1]]
    for _ in range(most if touched else 0):
        id_, sides = draw.choice(touched)
        reports, day = series(draw, sides[0], sides[1], id_)
        actuals = Actuals.of(reports)
        old = verdicts(sides[0], actuals, day)
        # Where nothing fails and nothing is waited for, nothing can stand better.
        if any(grave or waited for grave, _, waited in old.values()) and (
            where := better(old, verdicts(sides[1], actuals, day))
        ):
            return f"{where} at {day}: " + "; ".join(f"{o.scope}@{o.period.end}={o.value or o.stage}" for o in reports)
    return ""


def only(plan: Plan, id_: str) -> Plan:
    """The plan with one item and those whose figures it follows; its words stay, as they may say that it can fall."""
    kept = {id_}
    for _ in plan.items:
        kept |= {other for one in kept & plan.items.keys() for other in plan.items[one].follows}
    items = tuple(item._replace(point=1, note="", tags=()) for item in plan.items.values() if item.id in kept)
    return replace(plan, title="", chapters=(Chapter(1, "", (Point(1, "", items),)),))


def softened_by_rule(before: Plan, after: Plan) -> str:
    for id_, old in before.items.items():
        new = after.items.get(id_)
        if new is None:
            continue
        if (old.has_figures, old.in_unit) != (new.has_figures, new.in_unit):
            return "kind or unit"
        if old.follows != new.follows or (old.target and old.target.to and old.measure is not new.measure):
            return f"{id_} follows"
        for key in BY_RULE:
            if getattr(old, key) != getattr(new, key) and _by_rule(key, old, new, before.policy):
                return f"{id_} {key}"
    rules = before.policy, after.policy
    if any(level(rules[1], code) > level(rules[0], code) for code in RULES):
        return "policy severity"
    if any(not any(within(one, other) for other in rules[0].waivers) for one in rules[1].waivers):
        return "policy waivers"
    if any(
        _loosened(key, *(getattr(policy, key) for policy in rules)) for key in ("closed", "require_decision", "gate")
    ):
        return "policy closed, decision or gate"
    lead = {name for item in after.items.values() for name in (*item.lead, *item.support)}
    lost = (name for name in before.groups if set(before.groups[name]) - set(after.groups.get(name, ())))
    return "group that leads" if any(name in lead for name in lost) else ""


def _by_rule(key: str, old: Item, new: Item, policy: Policy) -> bool:
    if key in {"binding", "nodes"}:
        return bool(getattr(old, key))
    if key == "internal":
        return new.internal
    if key in {"lead", "support", "leader"}:
        sizes = [
            len(value) if isinstance(value, tuple) else bool(value) for value in (getattr(old, key), getattr(new, key))
        ]
        return sizes[1] < sizes[0]
    if key == "severity":
        levels = [policy._replace(severity={**policy.severity, **item.severity}) for item in (old, new)]
        return any(level(levels[1], code) > level(levels[0], code) for code in RULES)
    if key == "waiver":
        return bool(new.waiver) and not (old.waiver and new.waiver and within(new.waiver, old.waiver))
    return True


def _loosened(key: str, old: Any, new: Any) -> bool:
    if key == "closed":
        return bool(old) and (new is None or new < old)
    if key == "require_decision":
        return bool(old and not new)
    most = [999 if rules.max_lagging is None else rules.max_lagging for rules in (old, new)]
    # Who names what fails lets everything else pass; naming more of it is harder, going back to naming none is softer.
    return most[1] > most[0] or bool(set(old.fail_on) - set(new.fail_on))


def level(policy: Policy, code: str) -> int:
    """How mild a rule is: 0 for an error, 3 for one that is off."""
    if any(code.startswith(name) for name in policy.ignore):
        return 3
    named = [name for name in policy.severity if code.startswith(name)]
    word = policy.severity[max(named, key=len)] if named else RULES[code].severity.value
    return 3 if not named and not RULES[code].on else ["error", "warning", "info", "off"].index(word)


def within(inner: Waiver, outer: Waiver) -> bool:
    """Whether one waiver excuses nothing that the other does not."""
    return inner.until <= outer.until and inner.code.startswith(outer.code)


def softened_rows(before: Plan, after: Plan, rows: Rows) -> str:
    """The rows in hand at every month's end: better by rank, then by pace index."""
    for old, new in rows.sets:
        for day in month_ends(rows.as_of):
            sides = [evaluate(plan, known, day, fully=False).by_id for plan, known in ((before, old), (after, new))]
            for id_ in sides[0]:
                if id_ not in sides[1]:
                    continue
                parts = [{"": side[id_], **{p.scope: p for p in side[id_].scopes}} for side in sides]
                for scope in parts[0].keys() & parts[1].keys():
                    if stands_better(parts[0][scope], parts[1][scope]):
                        return f"rows of {id_} {scope} at {day}"
    return ""


def stands_better(old: Standing, new: Standing) -> bool:
    if new.status is Status.NO_DATA:
        return False
    if old.status is not new.status:
        return new.status.rank > old.status.rank
    return old.pace_index is not None and new.pace_index is not None and new.pace_index > old.pace_index


def month_ends(last: date) -> Iterator[date]:
    for month in range(2, 14):
        day = date(2023 + month // 13, (month - 1) % 12 + 1, 1) - timedelta(days=1)
        if day <= last:
            yield day


def verdicts(plan: Plan, actuals: Actuals, day: date) -> dict[tuple[str, str], tuple[int, bool, bool]]:
    assessment = evaluate(plan, actuals, max(day, plan.start), fully=False)
    found = {}
    for standing in assessment.standings:
        for part in (standing, *standing.scopes):
            grave = GRAVE.get(part.status, 0)
            waited = part.stale and not (part is standing and standing.item.each and standing.scopes)
            found[standing.item.id, part.scope] = (grave, part.status is Status.NO_DATA, waited)
    return found


def better(before: Mapping[Any, tuple[int, bool, bool]], after: Mapping[Any, tuple[int, bool, bool]]) -> str:
    nothing = (0, False, False)
    for key in before:
        first, second = before[key], after.get(key, nothing)
        if first[0] >= 2 and second[0] >= 2 and (first[1] or second[1]):
            continue
        if first[0] > second[0] or (first[0] == second[0] and first[2] and not second[2]):
            return f"{key}: {first} → {second}"
    return ""


# Series


def series(draw: random.Random, before: Plan, after: Plan, id_: str) -> tuple[list[Observation], date]:
    """None to four reports on random days and the day of judgement, in one of several layouts of scopes.

    Where an item follows others, these are reported, more often than not on the same day.
    """
    plans = [before, after]
    items = [plan.items[id_] for plan in plans]
    follows = dict.fromkeys(one for item in items for one in item.follows)
    parts = [one for one in follows if all(one in plan.items for plan in plans)]
    days = sorted({min(some_day(draw, items), END) for _ in range(draw.choice([0, 1, 1, 1, 2, 3, 4]))})
    last = days[-1] if days else START
    day = last if draw.random() < 0.5 and days else max(last, some_day(draw, items))
    reports = reported(draw, plans, items, days)
    for part in parts if draw.random() < 0.8 else ():
        reports += reported(draw, plans, [plan.items[part] for plan in plans], days)
    return reports, day


def reported(draw: random.Random, plans: list[Plan], items: list[Item], days: list[date]) -> list[Observation]:
    declared = tuple({scope: 0 for plan, item in zip(plans, items, strict=True) for scope in plan.scopes_of(item)})
    layout = draw.choice([("",), declared or ("",), declared or ("",), ("甲", "乙"), ("", *declared), ("", "甲")])
    even = draw.random() < 0.4
    reports = []
    for on in days:
        first = report(draw, items, on)
        for scope in layout:
            one = first if even else report(draw, items, on)
            if even or draw.random() < 0.9:
                reports.append(one._replace(subject=one.subject._replace(scope=scope)))
    return reports


def some_day(draw: random.Random, items: list[Item]) -> date:
    marks = [END, date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), *(i.due for i in items if i.due)]
    marks += [on for item in items if item.pace for on, _ in item.pace.steps]
    if draw.random() < 0.6:
        near = draw.choice(marks) + timedelta(days=draw.choice([0, 0, 0, -1, 1, 11, -30, -29, -60]))
    else:
        near = START + timedelta(days=draw.randrange(365))
    return min(max(near, START), LAST)


def report(draw: random.Random, items: list[Item], on: date) -> Observation:
    item = draw.choice(items)
    whole = Observation(Subject(item.id, Period(START, on)))
    if not any(one.has_figures for one in items):
        if draw.random() < 0.6:
            return whole._replace(stage=draw.choice(list(Stage)))
        return whole._replace(value=Decimal(draw.choice([0, 30, 50, 70, 100])))
    goals = [v for i in items if i.target for v in (i.target.low, i.target.high) if v is not None]
    goals += [Decimal(50), Decimal(100)] if any(i.target is None or i.target.to for i in items) else []
    goals += [asked for i in items for _, asked in (*i.quotas, *i.targets)]
    goal = draw.choice(goals)
    if item.pace and item.pace.steps and draw.random() < 0.5:
        goal = draw.choice(item.pace.steps)[1]
    gone = Decimal((on - START).days + 1) / 365 if draw.random() < 0.5 else Decimal(1)
    if item.every and draw.random() < 0.7:
        gone *= 12 // item.every.months
    sort = draw.random()
    if sort < 0.3:
        return whole._replace(value=goal * draw.choice([Decimal(1), Decimal(1), gone, Decimal("0.5"), Decimal(0)]))
    if sort < 0.4:
        return whole._replace(value=goal + Decimal(draw.choice(["0.000001", "-0.000001", "1", "-1"])))
    return whole._replace(value=round(goal * gone * Decimal(draw.uniform(0.3, 2.2)), 6))
