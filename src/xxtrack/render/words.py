"""What an item is to reach and what was reported, in words: one way for every format that people read."""

from datetime import date

from xxtrack.model.actuals import Stage
from xxtrack.model.assessment import Figure
from xxtrack.model.message import Quantity
from xxtrack.model.target import Target
from xxtrack.wording import Lang, term, text
from xxtrack.wording.numbers import DASH, number, quantity


def target_words(target: Target | None, due: date | None, lang: Lang) -> str:
    """The target as the plan writes it, or the day by which something is to be done."""
    if target:
        return target.text
    return text("label.by", lang, date=due) if due else ""


def actual_words(target: Target | None, actual: Figure | None, stage: Stage | None, lang: Lang) -> str:
    """What was reported: a figure in the target's unit, per cent done, or a word."""
    if target:
        unit = target.unit if target.unit == "%" else ""
        return quantity(Quantity(actual, unit)) if actual is not None else DASH
    if actual is not None:
        return f"{number(actual)}%"
    return term(stage, lang) if stage else ""
