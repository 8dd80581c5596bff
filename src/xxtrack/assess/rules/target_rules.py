"""Whether targets make sense. A false alarm costs more trust than a miss, so each rule speaks only where it is sure."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from xxtrack.assess.pace import bound_of, is_band, surplus
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, Number, Quantity, msg
from xxtrack.model.pattern import pattern
from xxtrack.model.plan import Item, Measure, PaceKind, Plan, RollUp, ThresholdBy
from xxtrack.model.target import Target
from xxtrack.model.unit import COUNTED, convert, is_percentage, parse_unit

_SHARE = pattern(
    "覆盖率|占比|比重|比例|使用率|利用率|处理率|处置率|合格率|达标率|优良率|普及率|入学率|参保率|开工率|复工率|挂牌率|接入率|满意率|及时率"
    r"|\b(?:share|proportion)s? of\b|\b(?:coverage|occupancy|attendance)\b",
    re.IGNORECASE,
)
"""Words for a part of a whole, which cannot pass 100 %. 完成率, 增长率, 周转率 and the like can, and are not here."""
_GROWTH = pattern(r"增|\b(?:growth|grow|increase|rise|change)\b", re.IGNORECASE)
_RANK = pattern(r"排名|名次|位次|\brank(?:ing)?\b", re.IGNORECASE)
_WEIGHED = frozenset({"元", "平方米", "立方米", "米", "吨", "千瓦"})


def met_at_baseline(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A target that the value at the start already meets asks for nothing. A cap is there to be kept, so it may."""
    for item in items:
        target, baseline = item.target, item.baseline
        if target and not target.to and baseline is not None and not target.is_cap and target.met_by(baseline):
            message = msg("doubt.met-at-baseline", baseline=Quantity(baseline, target.unit), target=target.text)
            yield Finding("XX312", message, item.at("target"), item.id)


def possible(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """Shares end at 100 %, ranks begin at 1, what only grows is never below 0: no target beyond, none that is idle."""
    for item in items:
        if item.target is None or item.target.to:
            continue
        impossible, soft = _beyond(item, item.target), _idle(item, item.target)
        if impossible:
            yield Finding("XX313", impossible, item.at("target"), item.id)
        elif soft:
            yield Finding("XX314", soft, item.at("target"), item.id)


def _is_share(item: Item, target: Target) -> bool:
    """Growth in per cent knows no end, so a share has to say that it is one."""
    return is_percentage(target.unit) and bool(_SHARE.search(item.name)) and not _GROWTH.search(item.name)


def _is_rank(item: Item) -> bool:
    return item.measure is Measure.STOCK and bool(_RANK.search(item.name))


def _beyond(item: Item, target: Target) -> Message | None:
    low, high = target.low, target.high
    if _is_share(item, target) and low is not None:
        top = convert(100, "%", target.unit)
        if low > top if top is not None else False:
            return msg("doubt.share-above-all", target=target.text)
    if _is_rank(item) and high is not None and not target.met_by(1) and high < 2:
        return msg("doubt.rank-before-first", target=target.text)
    if item.measure is Measure.FLOW and high is not None and not target.met_by(0) and high <= 0:
        return msg("doubt.below-nothing", target=target.text)
    return None


def _idle(item: Item, target: Target) -> Message | None:
    if _is_share(item, target) and target.met_by(0) and target.met_by(100):
        return msg("doubt.any-share", target=target.text)
    if _is_rank(item) and target.is_floor:
        return msg("doubt.any-rank", target=target.text)
    if item.measure is Measure.FLOW and target.is_floor and target.met_by(0):
        return msg("doubt.nothing-will-do", target=target.text)
    return None


def dates_spread(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A plan whose dates all lie in its last month shows nothing before it is too late."""
    dated = [item for item in items if item.due]
    ends = (plan.end.year, plan.end.month)
    late = [
        item
        for item in dated
        if item.due
        and (item.due.year, item.due.month) == ends
        and item.every is None
        and not (item.pace and item.pace.kind in {PaceKind.STEPS, PaceKind.LINEAR, PaceKind.HOLD})
    ]
    if len(dated) >= _MANY and len(late) == len(dated):
        yield Finding("XX315", msg("doubt.all-at-the-end", count=len(dated), month=plan.end.month), plan.where)


_MANY = 5
"""Fewer dated items than this may well be due together."""


def unit_fits(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A rate is not counted in pieces or weighed, and a share does not accumulate through the year."""
    for item in items:
        target = item.target
        if target is None or "measure" not in item.places:
            continue
        pieces = target.unit in COUNTED or parse_unit(target.unit).base in COUNTED | _WEIGHED
        if item.measure is Measure.RATE and pieces:
            yield Finding("XX316", msg("doubt.rate-of-pieces", unit=target.unit), item.at("measure"), item.id)
        if item.measure is Measure.FLOW and is_percentage(target.unit):
            yield Finding("XX316", msg("doubt.flow-of-per-cent", unit=target.unit), item.at("measure"), item.id)


def parts_fit(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A part of a whole (其中) asks for no more than the whole, where both count the same thing by the same date."""
    for item in items:
        whole = plan.items.get(item.part_of)
        if whole is None or not (_is_fixed(item) and _is_fixed(whole)) or not _comparable(item, whole):
            continue
        assert item.target and whole.target
        part = convert(item.target.bound, item.target.unit, whole.target.unit)
        if part is not None and part > (whole.target.high or whole.target.bound):
            message = msg("doubt.part-larger", target=item.target.text, id=whole.id, whole=whole.target.text)
            yield Finding("XX317", message, item.at("target"), item.id, also=(whole.at("target"),))


def _is_fixed(item: Item) -> bool:
    """Whether its target is a number of its own, and not what another item stands at."""
    return item.target is not None and not item.target.to


def _comparable(part: Item, whole: Item) -> bool:
    """Rates of a part and of the whole are different things; only amounts and levels contain one another."""
    assert part.target and whole.target and part.due and whole.due
    return (
        part.measure is whole.measure is not Measure.RATE
        and not is_percentage(part.target.unit)
        and not part.target.is_cap
        and not whole.target.is_cap
        and part.due <= whole.due
        and (part.every, part.each) == (whole.every, whole.each)
    )


def quotas_fit(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """Shares of the work (任务分解) that are all fulfilled must fulfil the whole; only where parts are added up."""
    for item in items:
        added = item.roll_up is RollUp.SUM or (item.roll_up is None and item.measure is not Measure.RATE)
        averaged = item.roll_up is RollUp.MEAN
        if not (item.target and _is_fixed(item) and item.quotas and (added or averaged)):
            continue
        total: Number = sum((quota for _, quota in item.quotas), Decimal(0))
        total = Fraction(total) / len(item.quotas) if averaged else total
        short = total > item.target.bound if item.target.is_cap else total < item.target.bound
        if short:
            over, under = (
                ("doubt.quotas-over-mean", "doubt.quotas-short-mean")
                if averaged
                else ("doubt.quotas-over", "doubt.quotas-short")
            )
            way = over if item.target.is_cap else under
            message = msg(way, total=Quantity(total, item.target.unit), target=item.target.text)
            yield Finding("XX318", message, item.at("quotas"), item.id)


def quotas_named(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """Quotas of members of a group: each is a member's, or another unit's of the plan, and no member is left out.

    Whose quotas name members of no group are scopes of their own; a few of many members may be meant.
    """
    for item in items:
        named = [scope for scope, _ in item.quotas]
        group = max(plan.groups, key=lambda name: len({*plan.groups[name]} & {*named}), default="")
        members = dict.fromkeys(plan.groups.get(group, ()))
        shared = members.keys() & {*named}
        if not shared:
            continue
        known = {*plan.answering.units, *(scope for names in plan.groups.values() for scope in names)}
        for scope in named:
            if scope not in known:
                message = msg("doubt.quota-unknown", scope=scope, group=group)
                hint = msg("hint.scopes", names=tuple(members))
                yield Finding("XX327", message, item.at("quotas"), item.id, hint=hint)
        left_out = tuple(member for member in members if member not in shared)
        if left_out and 2 * len(shared) >= len(members):
            message = msg("doubt.quota-left-out", group=group, scopes=left_out)
            yield Finding("XX328", message, item.at("quotas"), item.id)


def groups_filled(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A target for each of nobody is nobody's."""
    for item in items:
        if item.each in plan.groups and not plan.groups[item.each]:
            yield Finding("XX319", msg("doubt.empty-group", group=item.each), item.at("each"), item.id)


def somebody_leads(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """Off unless asked for: many plans name the leads in another document."""
    for item in items:
        if not item.lead:
            yield Finding("XX320", msg("doubt.no-lead"), item.where, item.id)


def names_differ(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """Actuals are matched by name as well, and spaces do not count there."""
    named = [(item, "name", item.name) for item in items]
    named += [(item, "aliases", alias) for item in items for alias in item.aliases]
    same: dict[str, tuple[Item, str, str]] = {}
    for item, key, name in named:
        first, first_key, other = same.setdefault(re.sub(r"\s+", "", name), (item, key, name))
        if item.id == first.id:
            continue  # The same item twice is found by its id.
        message = msg("doubt.names-alike", name=name, id=first.id, other=other)
        yield Finding("XX321", message, item.at(key), item.id, also=(first.at(first_key),))


def limits_fit(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A limit in a unit belongs to one target, and lies where it can be passed."""
    for item in items:
        if item.thresholds.by is ThresholdBy.VALUE and (wrong := _wrong(item)):
            yield Finding("XX329", wrong, item.at("thresholds"), item.id)


def _wrong(item: Item) -> Message | None:
    if item.target is None:
        return msg("sense.limit-without-target")
    if item.target.to:
        return msg("sense.limit-of-following", target=item.target.text)
    if is_band(item):
        return msg("sense.limit-of-band", target=item.target.text)
    if item.quotas:
        return msg("sense.limit-of-quotas")
    if item.targets and item.every:
        return msg("sense.limit-of-turns")
    limits, bound, unit = item.thresholds, bound_of(item), item.target.unit
    if surplus(item, Fraction(limits.lagging), bound) > 0:
        return msg("sense.limit-lagging", limit=Quantity(limits.lagging, unit), target=item.target.text)
    if limits.ahead is not None and surplus(item, Fraction(limits.ahead), bound) < 0:
        return msg("sense.limit-ahead", limit=Quantity(limits.ahead, unit), target=item.target.text)
    return None
