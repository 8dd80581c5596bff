"""What of a clause no rule could read: numbers that are nobody's, and figures that follow another's."""

import re
from collections.abc import Iterator, Sequence

from xxtrack.assess.draft import words
from xxtrack.assess.draft.quantities import FoundQuantity, Sort, names_in, quantities
from xxtrack.assess.draft.roles import tells_what_is_meant
from xxtrack.model.draft import Range
from xxtrack.model.message import Message, msg
from xxtrack.model.numeral import Numeral, NumeralKind

_COUNTED = {NumeralKind.AMOUNT, NumeralKind.SHARE, NumeralKind.RANGE}
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_IN_A_NAME = re.compile(r"千伏|[+·/×*—–~xX-]|大(?![类])|号|版|[A-Za-z]")
_BEFORE_IN_A_NAME = re.compile(r"[+·/×*A-Za-z—–第]$|[(〔]$")
_PAST = re.compile("去年|上年|此前|目前|现有|已(?:经|有|完成|建|累计|投)|的?基础上|以来|历[年届]")
_RELATION = re.compile(
    "(?:(?:不|略|明显|持续)?(?:高于|低于|快于|优于|好于|大于|小于)|不?超过?|达到|跑赢|与|保持在)"
    "(?:(?:全[国省市区县州]|同[类行]|周边)[^0-9，。；]{0,8}(?:平均(?:水平|值|线|数|增[速幅])?|增[长速幅]|水平)"
    "|(?:地区|国民)?(?:经济|GDP|生产总值|居民收入|财政收入|人口)(?:增[长速幅]|发展)(?:速度)?(?:基本|保持)?(?:同步)?"
    "|(?:上年|去年)(?:同期|水平)?(?![0-9的]))"
    "|完成(?:国家|[省市区州]|上级)(?:定|级|里)?下达的?[^0-9，。；]{0,6}(?:任务|指标)"
)
"""居民收入增速高于全省平均水平: what is to be reached is another's figure."""


def doubts_about(plain: str, clause: Range, numerals: Sequence[Numeral]) -> Iterator[Message]:
    """A doubt for each number of a clause that no rule knows, and for a figure that follows another's."""
    if relation := follows_another(plain, clause):
        yield relation
    elif unread := list(_unread(plain, clause, numerals)):
        yield msg("draft.unread", text="、".join(dict.fromkeys(unread)))


def follows_another(plain: str, clause: Range) -> Message | None:
    """The doubt about a clause whose number is a distance from another's figure."""
    relation = _RELATION.search(plain, *clause)
    return msg("draft.relation", text=relation[0]) if relation else None


def _unread(plain: str, clause: Range, numerals: Sequence[Numeral]) -> Iterator[str]:
    """Numbers in digits that are no name, tier, grant, span, mark, or what was."""
    if _PAST.search(plain, *clause) or not re.search(r"[^\W\d_]", plain[slice(*clause)]):
        return
    found = {q.start: q for q in quantities(plain, clause, numerals)}
    named = names_in(plain, clause)
    end = clause[0]
    for numeral in numerals:
        if not clause[0] <= numeral.start < clause[1] or numeral.start < end:
            continue
        q = found.get(numeral.start)
        end = q.end if q else numeral.end
        if numeral.kind in _COUNTED and not _is_a_name(plain, numeral, named) and not (q and _known(plain, clause, q)):
            yield plain[numeral.start : end]


def _is_a_name(plain: str, numeral: Numeral, named: Sequence[Range]) -> bool:
    text = plain[numeral.start : numeral.end]
    return (
        not re.search("[0-9]", text)
        or any(first <= numeral.start and numeral.end <= last for first, last in named)
        or _YEAR.fullmatch(text) is not None
        or _IN_A_NAME.match(plain, numeral.end) is not None
        or _BEFORE_IN_A_NAME.search(plain[max(numeral.start - 1, 0) : numeral.start]) is not None
    )


def _known(plain: str, clause: Range, q: FoundQuantity) -> bool:
    """Whether a rule says why it is no target; one of something is a way of speaking."""
    after = plain[q.last : clause[1]]
    return (
        (q.low <= 1 and q.sort is Sort.AMOUNT)
        or q.counted in words.TIME_UNITS
        or words.SUMMED_UP.match(after) is not None
        or tells_what_is_meant(plain, clause, q)
    )
