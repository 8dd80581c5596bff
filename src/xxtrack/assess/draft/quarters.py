"""What a table asks for quarter by quarter: figures are steps, words are nodes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from xxtrack.assess.draft.dates import quarter_end
from xxtrack.model.draft import DraftItem
from xxtrack.model.period import PlanYear

_QUARTER = re.compile(
    r"(?:第?(?P<chinese>[一二三四])季度|第?(?P<arabic>[1-4])季度|Q(?P<english>[1-4]))[^：:]{0,8}[：:](?P<words>.{1,200})",
    re.DOTALL,
)
_FIGURE = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:%|[家个项条座所套亩吨公里人万亿元]{0,4})")


def read_quarter(text: str, period: PlanYear | None) -> dict[date, str]:
    """The quarter's last day with what is to be reached by it, where a line says that: 一季度：完成立项."""
    match = _QUARTER.fullmatch(text)
    if not match or not period:
        return {}
    quarter = "一二三四".find(match["chinese"]) + 1 if match["chinese"] else int(match["arabic"] or match["english"])
    return {quarter_end(period, quarter): match["words"].strip(" 。")}


def with_quarters(items: Sequence[DraftItem], quarters: Mapping[date, str]) -> list[DraftItem]:
    """Figures go to the last indicator, words to the last item that is none."""
    made = list(items)
    if not quarters or not made:
        return made
    figures = {day: _FIGURE.fullmatch(words) for day, words in quarters.items()}
    counted = [i for i, item in enumerate(made) if item.target]
    if all(figures.values()) and counted:
        steps = tuple((day, Decimal(match[1])) for day, match in figures.items() if match)
        made[counted[-1]] = replace(made[counted[-1]], steps=steps)
    elif not any(figures.values()):
        place = next((i for i in reversed(range(len(made))) if not made[i].target), None)
        if place is not None:
            made[place] = replace(made[place], nodes=tuple(quarters.items()), due=made[place].due or max(quarters))
    return made
