"""English actions: a sentence to its items, from its verb, its numbers and its date."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from xxtrack.assess.draft.names import words_within
from xxtrack.model.draft import DraftItem, Range, with_bounds
from xxtrack.model.english_target import WORDS_AFTER, WORDS_BEFORE
from xxtrack.model.message import Message, msg
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
_OPS = {"≥": Op.AT_LEAST, ">": Op.ABOVE, "≤": Op.AT_MOST, "<": Op.BELOW, "=": Op.EXACTLY, "±": Op.ABOUT}
_BEFORE = {word: _OPS[sign] for word, sign in WORDS_BEFORE.items()} | {"some": Op.ABOUT}
_BEFORE_WORDS = "|".join(sorted(_BEFORE, key=len, reverse=True))
_AFTER = {word: _OPS[sign] for word, sign in WORDS_AFTER.items()}
_QUANTITY = re.compile(
    rf"(?:\b(?P<op>{_BEFORE_WORDS})\s?)?(?:\b(?P<between>between)\s?(?P<minus>-)?(?=[£$€\d]))?(?P<currency>[£$€])?(?<![\w.,/])"
    rf"(?P<low>{_NUMBER}|\b(?:{'|'.join(_WORDS)})\b(?=\s[a-z]))"
    rf"(?:(?:\s?(?:million|billion|thousand|bn|m|k)\b(?=\s?(?:-|–|to|and)\s?[£$€]))?\s?%?\s?(?:-|–|to|and)\s?(?P<currency2>[£$€])?(?P<high>{_NUMBER}))?"
    r"(?P<magnitude>\s?(?:million|billion|thousand|bn|m|k)\b)?\s?(?P<share>%|per ?cent\b|percentage points?\b)?"
    rf"(?:\s(?P<after>{'|'.join(_AFTER)}))?",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:in|by|for|to|of|across|through|with|on|at|from|and|or|per|into|back|before|during|each|every|using|who|that|which|a|an|the|this|next|over|within|between|under|per|via|so|as|including|where|when|if|is|are|will|be|being|aged)\b|[,;:.()0-9]"
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
    r"(?:aged|phase|stage|class|route|section|level|tier|ward|zone|block|lot|page|chapter|goal|no\.?|number|step|year|grade|part|action|priority|objective|band)\s$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^(?:\s?(?:year|month|week|day|hour|minute)s?[\s-](?:olds?|plan|programme|strategy|old|framework)|-(?:year|month|week|day|hour|minute|mile|acre|bed|bedroom|storey)|(?:st|nd|rd|th)\b|\s?mph|\s?/\s?7|G\b)",
    re.IGNORECASE,
)
_EVERY = {"quarter": Every.QUARTER, "month": Every.MONTH, "six months": Every.HALF}
_FROM = re.compile(r"\bfrom\s?$", re.IGNORECASE)
_TO_LEVEL = re.compile(r"\b(?:to|at|of|reach|reaches|achieve)\s?$", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:time|rate|number of|level|days|stock|total)\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|mean|median|concentration|rank(?:ing)?|duration|turnaround)\b", re.IGNORECASE)


_RELATION = re.compile(
    r"\b(?:above|below|over|under|better than|higher than|lower than|faster than|exceeds?|match(?:es)?|in line with)"
    r"\s(?:the\s|our\s)?(?:[A-Za-z-]+\s){0,3}?(?:average|median|benchmark|inflation|(?:last|previous) year)\b",
    re.IGNORECASE,
)
"""Above the national average: what is to be reached is another's figure."""


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
    found = _without_time_limits(list(_quantities(masked, text)), masked)
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


def english_doubts(text: str, year: int) -> Iterator[Message]:
    """A doubt for the numbers of a sentence that no rule made a target of, and for figures that follow another's."""
    if relation := _RELATION.search(text):
        yield msg("draft.relation", text=relation[0])
        return
    dated = _date(text, year)
    masked = re.sub(r"\([^)]*\)|[\"“'][^\"”']*[\"”']", lambda m: " " * len(m[0]), text)
    masked = (
        masked if dated is None else masked[: dated[1][0]] + " " * (dated[1][1] - dated[1][0]) + masked[dated[1][1] :]
    )
    unread = [match[0].strip() for match in _QUANTITY.finditer(masked) if _is_unread(match, masked)]
    if unread:
        yield msg("draft.unread", text=", ".join(dict.fromkeys(unread)))


def _is_unread(match: re.Match[str], text: str) -> bool:
    after = text[match.start() + len(match[0].rstrip()) :]
    return (
        match["low"][0].isdigit()
        and match["low"] != "1"
        and not re.fullmatch("(?:19|20)[0-9]{2}", match["low"])
        and not _NOT_COUNTED.search(text[: match.start("low")])
        and not _NOT_AFTER.match(after)
        and not re.match(r"[\w/+-]|\s?(?:year|month|week|day|hour|minute)s?\b", after)
    )


def _without_time_limits(found: list[_Found], text: str) -> list[_Found]:
    """85% of calls within 60 seconds promises the 85%; how fast is what it is a share of."""
    if not any(one.target.unit == "%" for one in found):
        return found
    return [one for one in found if not re.match(r"within\b", text[one.span[0] :], re.IGNORECASE)]


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
        unit = _unit(match, after) or _counted_before(before)
        if not unit:
            continue
        op, about = _way(match, before, text)
        if op is Op.ABOVE and re.search(r"\bno\b", before, re.IGNORECASE):
            continue  # no child for more than six weeks is a promise of none, and not of weeks
        if match["high"] and _FROM.search(before):
            yield _brought_to(match, text, unit)
            continue
        low = -_decimal(match["low"]) if match["minus"] else _decimal(match["low"])
        high = _decimal(match["high"]) if match["high"] else None
        target = with_bounds(op, low, unit) if high is None else Target(Op.RANGE, low, high, unit, "")
        stated = bool(match["op"] or match["after"] or high)
        yield _Found(match.span(), target, stated, about)


def _brought_to(match: re.Match[str], text: str, unit: str) -> _Found:
    """Raise the rate from 44% to 48%: what it was, and what is to be reached."""
    op = Op.AT_MOST if re.match(_DOWN, text, re.IGNORECASE) else Op.AT_LEAST
    return _Found(match.span(), with_bounds(op, _decimal(match["high"]), unit), stated=True, about=False)


def _counted_before(before: str) -> str:
    """The number of households to fewer than 310: what is counted stands before the number."""
    counted = re.search(
        r"\bnumber of (?P<noun>[a-z-]+(?: [a-z-]+)??)(?= (?:in|on|at|with|who|that|to|of|from|waiting|living)\b)",
        before,
    )
    return counted["noun"] if counted else ""


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
    *others, last = noun.split() or [""]
    if others and re.fullmatch(r"[a-z]{3,}ed", last):
        *others, last = others  # 40 apprenticeships started
    if others and last in _NO_UNIT_ALONE:
        last = f"{others[-1]} {last}"
    return f"{magnitude} {last}" if magnitude and last else last


_NO_UNIT_ALONE = frozenset({"days", "points", "hours", "places", "units", "people"})
"""Words that are another unit with the one before them: working days, charge points."""
_LEADING_TO = re.compile(r"\s?\b(?:to|at|below|under|within|by|between)\s?$", re.IGNORECASE)


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
    before, after = masked[: found.span[0]], masked[found.span[1] :]
    if found.target.unit == "%" or re.search(r"[£$€]", found.target.unit):
        after = re.sub(r"^\s?of\b", "", after)
    elif _LEADING_TO.search(before) or re.match(r"within\b", masked[found.span[0] :], re.IGNORECASE):
        # Keep residual waste to 18,400 tonnes is about residual waste.
        before, after = _LEADING_TO.sub("", before), after.partition(found.target.unit)[2]
    words = f"{before} {after}"
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
    return words_within(name, 70)
