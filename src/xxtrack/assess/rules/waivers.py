"""Waivers: findings that somebody has excused, for a reason and until a day; and waivers that have gone wrong."""

from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from xxtrack.assess.reporting import last_day_of_waiting
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import Message, msg
from xxtrack.model.plan import Item, Plan, Waiver

EXPIRED, UNUSED, OUTLASTS, EMPTY = "XX651", "XX652", "XX653", "XX654"
PERFORMANCE = "XX5"


class Granted(NamedTuple):
    """A waiver and what it is for: an item, or the whole plan."""

    waiver: Waiver
    item: Item | None
    last_day: date

    @property
    def outlasts(self) -> bool:
        """Whether it would hold longer than what it excuses is due."""
        return self.waiver.until > self.last_day

    def holds(self, as_of: date) -> bool:
        """Whether it excuses anything at this date."""
        return self.waiver.holds(as_of, self.last_day)

    def covers(self, finding: Finding) -> bool:
        """Whether it is for this finding. One of an item that names no rule is for how the item performs."""
        if finding.rule.fixed or finding.code in {EXPIRED, UNUSED, OUTLASTS, EMPTY}:
            return False
        if self.item is not None and finding.item != self.item.id:
            return False
        code = self.waiver.code or PERFORMANCE
        return finding.code.startswith(code) or finding.rule.name == code

    @property
    def where(self) -> Where:
        """Where its last day is written."""
        assert self.waiver.until_where
        return self.waiver.until_where


def granted(plan: Plan) -> Iterator[Granted]:
    """All waivers of the plan, the rules' before the items'."""
    yield from _to_all(plan)
    for item in plan.items.values():
        yield from _to_one(plan, item)


def granted_to(plan: Plan, item: Item | None) -> Iterator[Granted]:
    """Those of them that can excuse a finding about an item; about none, the rules' alone."""
    yield from _to_all(plan)
    if item:
        yield from _to_one(plan, item)


def _to_all(plan: Plan) -> Iterator[Granted]:
    return (Granted(waiver, None, plan.end) for waiver in plan.policy.waivers)


def _to_one(plan: Plan, item: Item) -> Iterator[Granted]:
    if item.waiver:
        yield Granted(item.waiver, item, item.due or plan.end)


def apply_waivers(
    findings: Iterable[Finding], plan: Plan, as_of: date, *, performance: bool = True
) -> tuple[Finding, ...]:
    """The findings, excused ones marked, and findings for waivers that are over or excuse nothing.

    Without ``performance`` items have not been judged, so a waiver for that cannot be told to be unused.
    """
    excuses = Excuses(plan, as_of)
    result = [excuses.applied(finding) for finding in findings]
    for grant in granted(plan):
        waiver, item = grant.waiver, grant.item.id if grant.item else ""
        if not grant.outlasts and as_of > waiver.until:
            message = msg("waiver.expired", until=waiver.until, owner=waiver.owner, reason=waiver.reason)
            result.append(Finding(EXPIRED, message, grant.where, item))
        elif grant.holds(as_of) and id(waiver) not in excuses.used and (performance or _without_judgement(waiver)):
            message = msg("waiver.unused", owner=waiver.owner, reason=waiver.reason)
            result.append(Finding(UNUSED, message, waiver.where or grant.where, item))
    return tuple(result)


def _without_judgement(waiver: Waiver) -> bool:
    return bool(waiver.code) and not waiver.code.startswith(PERFORMANCE)


class Excuses:
    """The waivers of a plan that hold on a day, by item and by the code that they name: there may be thousands."""

    def __init__(self, plan: Plan, as_of: date) -> None:
        self.used: set[int] = set()
        """Those that have excused something; told apart, because two may say the same."""
        self._by: dict[tuple[str, str], tuple[int, Granted]] = {}
        for place, grant in enumerate(granted(plan)):
            if grant.holds(as_of):
                key = grant.item.id if grant.item else "", grant.waiver.code or PERFORMANCE
                self._by.setdefault(key, (place, grant))

    def applied(self, finding: Finding) -> Finding:
        """The finding as the first waiver leaves it that covers it."""
        codes = (finding.rule.name, *(finding.code[:length] for length in range(1, len(finding.code) + 1)))
        known = (self._by.get((id_, code)) for id_ in {"", finding.item} for code in codes)
        covering = [found for found in known if found and found[1].covers(finding)]
        if not covering:
            return finding
        waiver = min(covering, key=itemgetter(0))[1].waiver
        self.used.add(id(waiver))
        return finding._replace(waived=_sentence(waiver))


def _sentence(waiver: Waiver) -> Message:
    if waiver.decision:
        return msg(
            "waiver.by-decision",
            owner=waiver.owner,
            until=waiver.until,
            reason=waiver.reason,
            decision=waiver.decision,
        )
    return msg("waiver.by", owner=waiver.owner, until=waiver.until, reason=waiver.reason)


def outlasting(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A rule on the plan: no waiver may hold after the due date, or nobody would ever have to answer."""
    for grant in granted(plan):
        if grant.outlasts:
            message = msg("waiver.outlasts", until=grant.waiver.until, due=grant.last_day)
            yield Finding(OUTLASTS, message, grant.where, grant.item.id if grant.item else "")


def empty_records(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A rule on the plan: a waiver says who grants it and why, a record of a change why and a day that may come."""
    for grant in granted(plan):
        waiver = grant.waiver
        for key, words in (("owner", waiver.owner), ("reason", waiver.reason)):
            if not words.strip():
                id_ = grant.item.id if grant.item else ""
                yield Finding(EMPTY, msg("waiver.says-nothing", key=key), waiver.where or grant.where, id_)
    last = last_day_of_waiting(plan)
    records = [(entry, "") for entry in plan.policy.amended] + [
        (one, item.id) for item in items for one in item.amended
    ]
    for entry, id_ in records:
        where = entry.where or plan.where
        if not entry.reason.strip():
            yield Finding(EMPTY, msg("waiver.no-reason", on=entry.on), where, id_)
        if entry.on > last:
            yield Finding(EMPTY, msg("waiver.never-comes", on=entry.on, last=last), where, id_)
