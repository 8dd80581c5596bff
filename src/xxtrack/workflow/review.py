"""A change of plan and rows: what it does, and what is held against it by the rules of the version before."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.amendments import Times, review_findings
from xxtrack.assess.review.attribution import with_added
from xxtrack.assess.review.changes import diff
from xxtrack.assess.review.regression import Causes, places
from xxtrack.assess.review.row_changes import newest_figures, row_findings
from xxtrack.assess.review.rows_in_hand import Rows
from xxtrack.assess.rules.policy import apply_policy
from xxtrack.assess.rules.waivers import Excuses
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.source import same_content
from xxtrack.model.actuals import Actuals
from xxtrack.model.change import Aspect, Change, Diff, Effect
from xxtrack.model.finding import Finding, in_order
from xxtrack.model.message import msg
from xxtrack.model.plan import Item
from xxtrack.workflow.case import Case

BASE = "XX617"
NO_FORMER: Mapping[str, Item] = {}


class Review(NamedTuple):
    """What a change does, and what the review objects to."""

    diff: Diff
    findings: tuple[Finding, ...]
    base_by_new: Actuals
    """The rows before, as the plan after reads them."""
    new_by_base: Actuals
    """The rows after, as the plan before reads them."""

    @property
    def softened(self) -> int:
        """How many changes soften something, on record or not."""
        return sum(change.effect.softens for change in self.diff.changes)


def review_cases(before: Case, after: Case, former: Mapping[str, Item] = NO_FORMER) -> Review:
    """Compare two cases; ``former`` are items of earlier versions whose ids are no longer in the plan before.

    Neither the policy nor the waivers of the later case have a say in what is found.
    """
    instead = _instead(before, after)
    same_rows = _same_rows(before, after)
    if same_rows and before.inputs.plan.data == after.inputs.plan.data:
        objections = by_base_rules(instead, before)
        return Review(Diff(before.plan, after.plan, ()), objections, before.actuals, after.actuals)
    if same_rows:
        base_by_new, new_by_base = after.actuals, before.actuals
    else:
        base_by_new = load_actuals(before.inputs.tables, after.plan).actuals
        new_by_base = load_actuals(after.inputs.tables, before.plan).actuals
    sets = ((before.actuals, base_by_new), *(() if same_rows else ((new_by_base, after.actuals),)))
    found = _with_unread(diff(before.plan, after.plan, Rows(sets, after.as_of), former), before)
    times = Times(after.as_of, newest_figures(before.actuals, after.as_of))
    findings = [*review_findings(found, times), *row_findings(before.plan, after.plan, before.actuals, after.actuals)]
    findings += instead
    return Review(found, by_base_rules(findings, before), base_by_new, new_by_base)


def _instead(before: Case, after: Case) -> list[Finding]:
    """That the plan before is an earlier one than what was asked for."""
    commit = before.inputs.instead[:10]
    return [Finding(BASE, msg("review.base-instead", commit=commit), after.plan.where)] if commit else []


def by_base_rules(findings: list[Finding], before: Case) -> tuple[Finding, ...]:
    """The findings as the version before would have them counted and excused."""
    counted = apply_policy(findings, before.plan)
    return in_order(map(Excuses(before.plan, before.as_of).applied, counted))


def causes_of(before: Case, review: Review) -> Causes:
    """What the plan before says of the rows that came, and of all rows."""
    added = with_added(before.actuals, review.new_by_base)
    assessed = (evaluate(before.plan, rows, before.as_of) for rows in (added, review.new_by_base))
    news, rows = (places(one) for one in assessed)
    return Causes(news, rows)


def _same_rows(before: Case, after: Case) -> bool:
    """Whether the tables have the same bytes, so that they need not be read again."""
    sides = before.inputs.tables, after.inputs.tables
    return len(sides[0]) == len(sides[1]) and all(map(same_content, *sides))


def _with_unread(found: Diff, before: Case) -> Diff:
    """An item that stands in the plan before and could not be read there is no addition: nobody knows what it asked."""
    if not before.refused_items:
        return found
    named = set(re.findall(rb"\bid\s*:\s*[\"']?(P\d{2,4}-\d{2,})", before.inputs.plan.data))
    return replace(found, changes=tuple(_unread(found.changes, {one.decode() for one in named})))


def _unread(changes: tuple[Change, ...], named: set[str]) -> Iterator[Change]:
    removed = {change.subject for change in changes if Aspect.REMOVED in change.aspects}
    for change in changes:
        if Aspect.ADDED in change.aspects and change.subject in named - removed:
            judgement = replace(change.judgement, effect=Effect.MIXED)
            yield replace(change, judgement=judgement, aspects=(Aspect.OTHER,))
        else:
            yield change
