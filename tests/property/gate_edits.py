"""Random edits of a plan, its rules and its rows, each held against brute force.

The brute force shares nothing with `assess/review/imagined.py`: it draws days, figures, scopes and layouts at random
around what the two versions ask for, judges them with `evaluate`, and looks for a series that stands better after the
edit. A number is all that is needed to have an edit again.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.property.gate_plans import Draft, draft_plan, edited, plan_text

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.changes import diff
from xxtrack.assess.review.rows_in_hand import Rows
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source
from xxtrack.model.actuals import Actuals, Observation, Stage, Subject
from xxtrack.model.assessment import Standing
from xxtrack.model.change import Change
from xxtrack.model.period import Period
from xxtrack.model.plan import Item, Plan, Policy, Waiver
from xxtrack.model.rules import RULES, Severity
from xxtrack.model.status import Status

START, END = date(2023, 1, 1), date(2023, 12, 31)
LAST = date(2024, 1, 25)
"""When the last figures of the year are overdue."""
GRAVE = {Status.MISSED: 3, Status.LAGGING: 2, Status.NO_DATA: 2, Status.AT_RISK: 1}
BY_RULE = ("weight", "binding", "lead", "support", "waiver", "severity", "share_of", "part_of", "profile")
"""Keys whose softening is a matter of a rule and of no series."""


@dataclass(frozen=True)
class Edit:
    """A plan before and after, with the rows in hand."""

    number: int
    before: Plan
    after: Plan
    rows: Rows
    texts: tuple[str, str, str]


def edit(number: int) -> Edit | None:
    """The edit of a number; None where it does not give two sound plans."""
    draw = random.Random(number)
    draft = draft_plan(draw)
    changed = edited(draw, draft)
    texts = (plan_text(draft), plan_text(changed))
    plans = [sound(text) for text in texts]
    if plans[0] is None or plans[1] is None or texts[0] == texts[1]:
        return None
    table = rows_text(draw, draft)
    sources = [Source("a.csv", table.encode())]
    read = tuple(load_actuals(sources, plan).actuals for plan in plans if plan)
    return Edit(number, plans[0], plans[1], Rows(((read[0], read[1]),), min(some_day(draw, []), END)), (*texts, table))


def sound(text: str) -> Plan | None:
    loaded = load_plan(Source("plan.yaml", text.encode()))
    errors = [finding for finding in loaded.findings if finding.severity is Severity.ERROR]
    return None if errors or loaded.refused else loaded.plan


def rows_text(draw: random.Random, draft: Draft) -> str:
    lines = ["id,period,value,scope"]
    for item in draft.items:
        goal = item.get("number", Decimal(100))
        for scope in draw.choice([[""], [""], ["甲", "乙"], ["", "甲"], ["东", "西"], []]):
            total = Decimal(0)
            for month in sorted(draw.sample(range(1, 13), draw.choice([0, 1, 2, 3]))):
                total += round(goal * Decimal(draw.uniform(0, 0.6)), 2)
                lines.append(f"{item['id']},2023-{month:02},{total},{scope}")
    return "\n".join(lines) + "\n"


# What the review says


def objections(one: Edit) -> list[Change]:
    """The changes that the review calls a softening, whether there is a record of them or not."""
    return [change for change in diff(one.before, one.after, one.rows).changes if change.effect.softens]


def is_shown(one: Edit, change: Change) -> bool:
    """Whether the review's own witness, judged anew, stands better after the edit."""
    witness = change.judgement.weaker
    if witness is None or witness.reported or not witness.item:
        return False
    rows = []
    for report in witness.reports:
        assert not isinstance(report.value, Fraction)
        subject = Subject(witness.item, Period(START, report.on), report.scope)
        rows.append(Observation(subject, report.value, report.stage))
    actuals = Actuals.of(rows)
    return bool(better(*(verdicts(plan, actuals, witness.as_of) for plan in (one.before, one.after))))


# What trying says


def softened(one: Edit, most: int) -> str:
    """How the edit softens, found by trying up to ``most`` series; empty where nothing was found."""
    if rule := softened_by_rule(one.before, one.after):
        return rule
    for id_ in one.before.items:
        if id_ not in one.after.items:
            return f"{id_} removed"
    if shown := softened_rows(one):
        return shown
    draw = random.Random(one.number)
    ids = list(one.before.items)
    for _ in range(most):
        id_ = draw.choice(ids)
        reports, day = series(draw, one.before, one.after, id_)
        actuals = Actuals.of(reports)
        if where := better(verdicts(one.before, actuals, day), verdicts(one.after, actuals, day)):
            return f"{where} at {day}: " + "; ".join(f"{o.scope}@{o.period.end}={o.value or o.stage}" for o in reports)
    return ""


def softened_by_rule(before: Plan, after: Plan) -> str:
    for id_, old in before.items.items():
        new = after.items.get(id_)
        if new is None:
            continue
        if (old.target and old.target.unit) != (new.target and new.target.unit):
            return "kind or unit"
        for key in BY_RULE:
            if getattr(old, key) != getattr(new, key) and _by_rule(key, old, new, before.policy):
                return f"{id_} {key}"
    rules = before.policy, after.policy
    if any(level(rules[1], code) > level(rules[0], code) for code in RULES):
        return "policy severity"
    if any(not any(within(one, other) for other in rules[0].waivers) for one in rules[1].waivers):
        return "policy waivers"
    lead = {name for item in after.items.values() for name in (*item.lead, *item.support)}
    lost = (name for name in before.groups if set(before.groups[name]) - set(after.groups.get(name, ())))
    return "group that leads" if any(name in lead for name in lost) else ""


def _by_rule(key: str, old: Item, new: Item, policy: Policy) -> bool:
    if key == "binding":
        return old.binding
    if key in {"lead", "support"}:
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


def softened_rows(one: Edit) -> str:
    """The rows in hand at every month's end: better by rank, then by pace index."""
    for old, new in one.rows.sets:
        for day in month_ends(one.rows.as_of):
            sides = [evaluate(plan, rows, day).by_id for plan, rows in ((one.before, old), (one.after, new))]
            for id_ in sides[0]:
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
    assessment = evaluate(plan, actuals, max(day, plan.start))
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
    """None to four reports on random days and the day of judgement, in one of several layouts of scopes."""
    plans = [before, after]
    items = [plan.items[id_] for plan in plans]
    days = sorted({min(some_day(draw, items), END) for _ in range(draw.choice([0, 1, 1, 1, 2, 3, 4]))})
    last = days[-1] if days else START
    day = last if draw.random() < 0.5 and days else max(last, some_day(draw, items))
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
    return reports, day


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
    if all(one.target is None for one in items):
        if draw.random() < 0.6:
            return whole._replace(stage=draw.choice(list(Stage)))
        return whole._replace(value=Decimal(draw.choice([0, 30, 50, 70, 100])))
    goals = [v for i in items if i.target for v in (i.target.low, i.target.high) if v is not None]
    goals += [quota for i in items for _, quota in i.quotas]
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
