"""Figures in running text, as an office writes them: 650家以上, 1—6月, 低于序时17.0个百分点."""

import re
from datetime import date

from xxtrack.model.assessment import Standing
from xxtrack.model.message import Quantity
from xxtrack.model.plan import Item, Measure, Plan
from xxtrack.model.target import Op, Target
from xxtrack.render.words import actual_words, compared_with
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import number, quantity

_BEFORE = "不少于|不低于|不高于|不超过|至少|突破|超过|控制在|达到|低于|超|达"
_AFTER = "及以上|以上|左右|以内|以下|之内"


def long_date(day: date, lang: Lang) -> str:
    """2023年6月30日, or as ISO writes it."""
    return text("bulletin.day", lang, year=day.year, month=day.month, day=day.day) if lang == "zh" else day.isoformat()


def short_date(day: date, lang: Lang) -> str:
    """6月30日, where the year is known; or as ISO writes it."""
    return text("bulletin.short-day", lang, month=day.month, day=day.day) if lang == "zh" else day.isoformat()


def target_said(item: Item, lang: Lang, plan: Plan) -> str:
    """The target in the words of the item's clause (650家以上), else in plain words; the date where there is none."""
    if item.target is None:
        return text("bulletin.by", lang, date=short_date(item.due, lang)) if item.due else ""
    if item.target.to:
        other = plan.items.get(item.target.to)
        return tight(item.target.canonical.replace(item.target.to, other.name if other else item.target.to), lang)
    if lang == "zh" and (found := _in_clause(item.target, item.text)):
        return found
    return _plainly(item.target, lang)


def _in_clause(target: Target, clause: str) -> str:
    numbers = [re.escape(number(value)) for value in target.numbers]
    unit = re.escape(target.unit)
    if len(numbers) > 1:
        numbers = ["[-—－~～至到]".join(numbers)]
    pattern = rf"(?:{_BEFORE})?(?<![\d.]){numbers[0]}(?![\d.])\s*{unit}(?:{_AFTER})?"
    found = re.search(pattern, clause)
    return re.sub(r"\s", "", found[0]) if found else ""


def _plainly(target: Target, lang: Lang) -> str:
    amount = tight(quantity(Quantity(target.bound, target.unit)), lang)
    if target.op in {Op.RANGE, Op.ABOUT} and target.low is not None:
        return text("bulletin.target-range", lang, low=number(target.low), high=_amount(target, lang))
    name = {Op.AT_LEAST: "floor", Op.ABOVE: "above", Op.AT_MOST: "cap", Op.BELOW: "below"}.get(target.op, "exactly")
    return text(f"bulletin.target-{name}", lang, amount=amount)


def _amount(target: Target, lang: Lang) -> str:
    return tight(quantity(Quantity(target.high or target.bound, target.unit)), lang)


def tight(words: str, lang: Lang) -> str:
    """Chinese text has no space between a number and its unit."""
    return words.replace(" ", "") if lang == "zh" else words


def actual_said(standing: Standing, lang: Lang) -> str:
    """What was reported, with its unit: 完成530家; 为12.3%; 推进中."""
    item = standing.item
    if not item.has_figures:
        return actual_words(item, standing.actual, standing.stage, lang)
    if standing.actual is None:
        return ""
    beside = compared_with(item.target, standing.expected)
    key = "bulletin.done" if item.measure is Measure.FLOW else "bulletin.stands-at"
    return text(key, lang, amount=tight(quantity(Quantity(standing.actual, item.in_unit, beside)), lang))
