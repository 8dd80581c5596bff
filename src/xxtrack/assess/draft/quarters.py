"""What a table asks for by dates within the year: figures are steps, words are nodes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from xxtrack.assess.draft.dates import day_in, quarter_end
from xxtrack.assess.draft.quantities import without_zeros
from xxtrack.model.draft import DraftItem
from xxtrack.model.period import PlanYear
from xxtrack.model.unit import is_percentage

_QUARTER = re.compile(
    r"(?:第?(?P<chinese>[一二三四])季度|第?(?P<arabic>[1-4])季度|Q(?P<english>[1-4]))[^：:]{0,8}[：:](?P<words>.{1,200})",
    re.DOTALL,
)
_SCHEDULE = re.compile(
    "(?:年度|工作|序时|项目|实施|推进|建设|阶段性?|季度|时间|分阶段|分季度)*(?:进度|节点|计划|安排|目标|时限|任务|要求)+"
    r"(?:\([^()]*\))?[：:](?P<all>.+)",
    re.DOTALL,
)
_PIECES = re.compile("[；;。\n]")
_COMMA = re.compile("[，,]")
_REACHED = "(?:力争|确保|累计|总体|形象|工程|任务|投资|进度|目标|完成|达到?|到|至|总量的?|任务的?|总?工程量的?|过半)*"
_FIGURE = re.compile(
    rf"{_REACHED}(?P<number>[0-9]+(?:\.[0-9]+)?)"
    "(?P<unit>%|[万亿]?(?:[家个项条座所套亩吨公里人元户间张名米台处辆]|平方米|人次|公里|km)?)"
    "(?:以上|左右|的?(?:工程量|任务量?|投资|进度|目标任务|建设任务|年度任务))?"
)
_ALL = re.compile(
    "(?:力争|确保)?(?:全部|全面|基本)?完成(?:全部)?(?:改造|建设|目标)?(?:任务|工程)?|(?:全部|全面)完成.{0,6}"
)


def read_quarter(text: str, period: PlanYear | None) -> dict[date, str]:
    """The quarter's last day with what is to be reached by it, where a line says that: 一季度：完成立项."""
    match = _QUARTER.fullmatch(text)
    if not match or not period:
        return {}
    quarter = "一二三四".find(match["chinese"]) + 1 if match["chinese"] else int(match["arabic"] or match["english"])
    return {quarter_end(period, quarter): match["words"].strip(" 。")}


def read_schedule(text: str, period: PlanYear | None) -> dict[date, str]:
    """Days with what is to be reached by them, where one line has them all: 进度安排：3月底前完成30%；6月底前60%."""
    match = _SCHEDULE.fullmatch(text)
    if not match:
        return {}
    for marks in (_PIECES, _COMMA):
        pieces = [piece.strip() for piece in marks.split(match["all"]) if piece.strip()]
        dated = dict(filter(None, (_dated(piece, period) for piece in pieces)))
        if len(dated) == len(pieces) > 1:
            return dated
    return {}


def _dated(piece: str, period: PlanYear | None) -> tuple[date, str] | None:
    day = day_in(piece, period)
    words = (piece[: day.span[0]] + piece[day.span[1] :]).strip(" ，,：:、") if day else ""
    return (day.on, words) if day and words else None


def due_at_last(item: DraftItem, schedule: Mapping[date, str], end: date) -> DraftItem:
    """The item, due on a schedule's last day unless its words name a day within the year."""
    return replace(item, due=max(schedule)) if item.due in {None, end} else item


def with_quarters(items: Sequence[DraftItem], quarters: Mapping[date, str]) -> list[DraftItem]:
    """Per cents go to every indicator, figures to the one that they end at, words to the last item that is none."""
    made = list(items)
    if not quarters or not made:
        return made
    figures = dict(_figures(quarters))
    if places := list(_measured_by(made, list(figures.values()))):
        for i in places:
            made[i] = _stepped(made[i], figures)
    elif not figures or not any(item.target for item in made):
        place = next((i for i in reversed(range(len(made))) if not made[i].target), None)
        if place is not None:
            made[place] = replace(made[place], nodes=tuple(quarters.items()), due=made[place].due or max(quarters))
    return made


def _stepped(item: DraftItem, figures: Mapping[date, tuple[Decimal, str]]) -> DraftItem:
    """The item with a pace of steps in its unit; what is no indicator is due on the last of them."""
    target, bound = item.target, _bound(item)
    shares = target is None or not is_percentage(target.unit)  # 30 % of 40 is 12; a rate's steps are its own
    steps = tuple(
        (day, without_zeros(value * bound / 100) if unit == "%" and shares else value)
        for day, (value, unit) in figures.items()
    )
    return replace(item, steps=steps, due=item.due or (None if target else max(figures)))


def _bound(item: DraftItem) -> Decimal:
    """What is to be reached in the end; of a milestone, all of it."""
    target = item.target
    return (target.low or target.high or target.bound) if target else Decimal(100)


def _figures(quarters: Mapping[date, str]) -> Iterator[tuple[date, tuple[Decimal, str]]]:
    """The days that have a figure; behind a per cent, all of it is 100 %."""
    shares = any("%" in words for words in quarters.values())
    for day, words in quarters.items():
        if match := _FIGURE.fullmatch(words):
            yield day, (Decimal(match["number"]), match["unit"])
        elif shares and _ALL.fullmatch(words):
            yield day, (Decimal(100), "%")


def _measured_by(items: Sequence[DraftItem], figures: Sequence[tuple[Decimal, str]]) -> Iterator[int]:
    """The places of the items that figures are of."""
    units = {unit for _, unit in figures}
    counted = [i for i, item in enumerate(items) if item.target]
    if units == {"%"}:
        most = max(number for number, _ in figures)
        paced = [i for i in counted if not is_percentage(_unit(items[i])) or _bound(items[i]) == most]
        yield from paced if counted else [len(items) - 1]
    elif units and "%" not in units:
        alike = [i for i in counted if units <= {"", _unit(items[i])}]
        most = max(number for number, _ in figures)
        yield from [i for i in alike if _bound(items[i]) == most][:1] or (alike if len(counted) == 1 else [])


def _unit(item: DraftItem) -> str:
    return item.target.unit if item.target else ""
