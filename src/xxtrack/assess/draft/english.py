"""English actions: a sentence to its items, from its verb, its numbers and its date."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from xxtrack.model.draft import DraftItem, Range, with_bounds
from xxtrack.model.message import msg
from xxtrack.model.plan import Better, Every, Measure
from xxtrack.model.target import Op, Target

_MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
_MONTH = "|".join(_MONTHS) + "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_DATE = re.compile(
    rf"(?:,?\s?\b(?:by|before|until|no later than|not later than|from|in|during|at|on|"
    rf"for)\s)(?:the\s)?(?:end of\s|close of\s|start of\s)?(?:the\s)?(?:"
    rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s)?(?P<month>{_MONTH})\b\.?(?:\s(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?,?(?![0-9]))?(?:\s?,?\s?(?P<year>20[0-9]{{2}}))?"
    r"|(?:Q|quarter\s)(?P<quarter>[1-4])(?:\s(?:of\s)?(?P<qyear>20[0-9]{2}))?"
    r"|(?P<only>20[0-9]{2})(?![0-9/-]|\s?%)"
    r"|(?P<yearend>(?:the\s)?(?:financial\s|calendar\s)?year(?:[\s-]?end)?)\b)",
    re.IGNORECASE,
)
_WORDS = {
    word: n
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_BEFORE: dict[str, Op] = {
    **dict.fromkeys(
        ("at least", "a minimum of", "minimum", "not less than", "no less than", "no fewer than", "not fewer than"),
        Op.AT_LEAST,
    ),
    **dict.fromkeys(("at or above", "or above"), Op.AT_LEAST),
    **dict.fromkeys(("more than", "over", "above", "exceeding", "exceed", "greater than"), Op.ABOVE),
    **dict.fromkeys(("no more than", "not more than", "not exceeding", "at most", "a maximum of", "up to"), Op.AT_MOST),
    **dict.fromkeys(("within", "at or below"), Op.AT_MOST),
    **dict.fromkeys(("below", "under", "less than", "fewer than"), Op.BELOW),
    **dict.fromkeys(("around", "about", "approximately", "some", "circa"), Op.ABOUT),
}
_BEFORE_WORDS = "|".join(sorted(_BEFORE, key=len, reverse=True))
_AFTER = {
    "or more": Op.AT_LEAST,
    "or above": Op.AT_LEAST,
    "and above": Op.AT_LEAST,
    "or higher": Op.AT_LEAST,
    "or less": Op.AT_MOST,
    "or below": Op.AT_MOST,
    "or fewer": Op.AT_MOST,
}
_QUANTITY = re.compile(
    rf"(?:\b(?P<op>{_BEFORE_WORDS})\s)?(?:\b(?P<between>between)\s)?(?P<currency>[£$€])?(?<![\w.,/])(?P<low>{_NUMBER}|\b(?:{'|'.join(_WORDS)})\b(?=\s[a-z]))"
    rf"(?:\s?(?:-|–|to|and)\s?(?P<currency2>[£$€])?(?P<high>{_NUMBER}))?"
    r"(?P<magnitude>\s?(?:million|billion|thousand|bn|m|k)\b)?\s?(?P<share>%|per ?cent\b|percentage points?\b)?"
    rf"(?:\s(?P<after>{'|'.join(_AFTER)}))?",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:in|by|for|to|of|across|through|with|on|at|from|and|or|per|into|back|before|during|each|every|using|who|that|which|a|an|the|this|next|over|within|between|under|per|via|so|as|including|where|when|if|is|are|will|be|being)\b|[,;:.()]"
)
_UP, _DOWN = (
    r"increase|raise|improve|grow|expand|boost|lift",
    r"reduce|cut|lower|decrease|shorten|bring down|halve|limit|cap",
)
_FINISH = re.compile(
    r"^(?:publish|open|launch|complete|adopt|establish|introduce|approve|submit|start|begin|finish|appoint|"
    r"set up|procure|commission|agree|sign|install|implement|issue|deliver|create|develop|build|"
    r"construct|replace|relocate|close|review|update|refurbish|renew|secure|hold|host|produce|draft|roll out|"
    r"pilot|upgrade|design|finalise|finalize|prepare|consult|award|recruit|re-?open|register|enact|convert|"
    r"demolish|designate)\b",
    re.IGNORECASE,
)
_DATED_ONLY = re.compile(
    r"^(?:deliver|create|develop|build|implement|install|review|update|replace|prepare|consult|pilot|upgrade|"
    r"secure|recruit|design|draft|produce|hold|host|roll out|renew|refurbish|convert)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"^(?:continue|support|work with|promote|encourage|explore|maintain|seek|help|champion|raise awareness|"
    r"lobby|engage|consider|monitor|ensure|strengthen|enhance)\b",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"(?:phase|stage|class|route|section|level|tier|ward|zone|block|lot|page|chapter|goal|no\.?|number|step|year|grade|part|action|priority|objective|band)\s$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^(?:\s?(?:year|month|week|day|hour|minute)s?[\s-](?:olds?|plan|programme|strategy|old|framework)|-(?:year|month|week|day|hour|minute|mile|acre|bed|bedroom|storey)|(?:st|nd|rd|th)\b|\s?mph|\s?/\s?7|G\b)",
    re.IGNORECASE,
)
_EVERY = {"quarter": Every.QUARTER, "month": Every.MONTH, "six months": Every.HALF}
_TO_LEVEL = re.compile(r"\b(?:to|at|of|reach|reaches|achieve)\s?$", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:time|rate|number of|level|days|stock|total)\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|mean|median|concentration|rank(?:ing)?|duration|turnaround)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A quantity of a sentence."""

    span: Range
    target: Target
    stated: bool
    about: bool


def read_sentence(plain: str, span: Range, year: int, end: date) -> tuple[DraftItem, ...]:
    """Indicators and milestones of a sentence; none where it is a duty or tells something."""
    text = plain[slice(*span)].strip()
    start = span[0] + (len(plain[slice(*span)]) - len(plain[slice(*span)].lstrip()))
    dated = _date(text, year)
    masked = text if dated is None else text[: dated[1][0]] + " " * (dated[1][1] - dated[1][0]) + text[dated[1][1] :]
    due = dated[0] if dated else None
    found = list(_quantities(masked, text))
    place = (start, start + len(text))
    items = [_indicator(text, masked, quantity, place, due) for quantity in found]
    if items:
        return tuple(items)
    finish = _FINISH.match(text)
    if (finish and (due or not _DATED_ONLY.match(text))) or (
        due and not _VAGUE.match(text) and text[:1].isupper() and dated and dated[2]
    ):
        return (DraftItem(name=_short(masked), place=place, due=due or end),)
    return ()


def _date(text: str, year: int) -> tuple[date, Range, bool] | None:
    """The date, where it stands, and whether it is a limit (by, before)."""
    for match in _DATE.finditer(text):
        on = _on(match, year)
        if on and on.year >= year:
            return (
                on,
                match.span(),
                bool(re.match(r",?\s?(?:by|before|until|no later|not later)", match[0], re.IGNORECASE)),
            )
    return None


def _on(match: re.Match[str], year: int) -> date | None:
    if match["month"]:
        month = next(number for name, number in _MONTHS.items() if name.startswith(match["month"].lower()[:3]))
        given = int(match["year"]) if match["year"] else year
        last = monthrange(given, month)[1]
        day = int(match["day"] or match["day2"] or last)
        return date(given, month, day) if 1 <= day <= last else None
    if match["quarter"]:
        month = int(match["quarter"]) * 3
        given = int(match["qyear"] or year)
        return date(given, month, monthrange(given, month)[1])
    return date(int(match["only"] or year), 12, 31)


def _quantities(masked: str, text: str) -> Iterator[_Found]:
    for match in _QUANTITY.finditer(masked):
        before, after = masked[: match.start()], masked[match.end() :]
        if (
            _NOT_COUNTED.search(masked[: match.start("low")])
            or _NOT_AFTER.match(after)
            or re.fullmatch("(?:19|20)[0-9]{2}", match["low"])
            or match["low"] == "one"
        ):
            continue
        unit = _unit(match, after)
        if not unit:
            continue
        op, about = _way(match, before, text)
        low = _decimal(match["low"])
        high = _decimal(match["high"]) if match["high"] else None
        target = with_bounds(op, low, unit) if high is None else Target(Op.RANGE, low, high, unit, "")
        stated = bool(match["op"] or match["after"] or high)
        yield _Found(match.span(), target, stated, about)


def _decimal(text: str) -> Decimal:
    return Decimal(_WORDS[text.lower()]) if text.lower() in _WORDS else Decimal(text.replace(",", ""))


def _unit(match: re.Match[str], after: str) -> str:
    if match["share"]:
        return "points" if "point" in match["share"] else "%"
    magnitude = (match["magnitude"] or "").strip().lower()
    short = {"million": "m", "billion": "bn", "thousand": "k"}.get(magnitude, magnitude)
    if match["currency"]:
        return f"{match['currency']}{short}"
    stop = _STOP.search(after)
    noun = after[: stop.start() if stop else len(after)].strip()
    last = noun.split()[-1] if noun.split() else ""
    return f"{magnitude}-{last}" if magnitude and last else last


def _way(match: re.Match[str], before: str, text: str) -> tuple[Op, bool]:
    op = _BEFORE.get((match["op"] or "").lower()) or _AFTER.get((match["after"] or "").lower())
    up_to = (match["op"] or "").lower() == "up to" and not re.match(_DOWN, text, re.IGNORECASE)
    if op and not up_to:
        return op, op is Op.ABOUT
    down = re.match(_DOWN, text, re.IGNORECASE) or re.search(rf"\b(?:{_DOWN})\b[^,;]*$", before, re.IGNORECASE)
    if down and _TO_LEVEL.search(before):
        return Op.AT_MOST, False
    return Op.AT_LEAST, False


def _indicator(text: str, masked: str, found: _Found, place: Range, due: date | None) -> DraftItem:
    words = masked[: found.span[0]] + (
        " " + masked[found.span[1] :] if found.target.unit != "%" else masked[found.span[1] :]
    )
    every = next((value for word, value in _EVERY.items() if re.search(rf"\b(?:each|every|per) {word}\b", text)), None)
    level = found.target.is_cap and found.target.unit != "%"
    doubts = (msg("draft.about", text=f"{found.target.low} {found.target.unit}"),) if found.about else ()
    reaches = (_TO_LEVEL.search(masked[: found.span[0]]) and _LEVEL.search(words)) or _AVERAGE.search(words)
    reaches = reaches if found.target.unit not in {"%", "points"} else None
    item = DraftItem(
        name=_short(words),
        place=place,
        target=found.target,
        stated=found.stated,
        due=due,
        every=every,
        doubts=doubts,
        measure=Measure.STOCK if level or reaches else None,
    )
    return replace(item, better=Better.HIGHER if found.target.op is Op.ABOUT else None)


def _short(text: str) -> str:
    name = re.sub(r"\s+", " ", text).strip(" ,.;:")
    name = re.sub(r"\b(?:by|to|at|of|from|below|above|under|over|for|in|the|a|an)$", "", name).strip()
    return name if len(name) <= 70 else name[: name.rfind(" ", 0, 70)]
