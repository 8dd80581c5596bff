"""Sentences, clauses, and the parts of a list that each have a quantity of their own."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from xxtrack.assess.draft import words
from xxtrack.assess.draft.quantities import FoundQuantity
from xxtrack.model.draft import Range

_PAIRS = {"“": "”", "《": "》", "「": "」", "‘": "’", "(": ")", "〔": "〕", "【": "】", "[": "]"}
_SENTENCE = frozenset("。！？!?；;\n")
_CLAUSE = frozenset("，,：:")
_JOINS = re.compile("以及|、|和|与|及|并")
_OWN_FIGURE = re.compile(
    r"其中|总计|合计|共计|(?:不少于|不低于|不超过|至少|达到|超过|突破)[0-9]|[0-9](?:万|亿)?[^0-9岁，]{0,4}(?:以上|以内)$|其余"
)


_LABELLED = re.compile("[^0-9，。；:：]{2,24}[:：]")
_FIGURE_FIRST = re.compile(
    rf"(?:{words.any_of(' '.join(words.BEFORE))}|同比|分别|均|各|力争|增长|下降|增速|提高|降低|减少|[↑↓+-])*"
    r"[0-9][0-9.,]*\s?"
    "[^0-9，。；]{0,6}(?:以上|以内|以下|左右)?(?=[，。；、(]|$)"
)
"""社会消费品零售总额：1420亿元: a label and its figure, which are one clause."""


def sentences(plain: str, span: Range) -> Iterator[Range]:
    """Cut at full stops and semicolons outside quotation marks."""
    yield from _cut(plain, span, _SENTENCE)


def clauses(plain: str, span: Range) -> Iterator[Range]:
    """Cut at commas and colons outside quotation marks; a bracket with a figure of its own is a clause by itself."""
    found = list(_cut(plain, span, _CLAUSE))
    while found:
        start, end = found.pop(0)
        if found and _LABELLED.fullmatch(plain, start, found[0][0]) and _FIGURE_FIRST.match(plain, *found[0]):
            end = found.pop(0)[1]
        yield from _without_brackets(plain, (start, end))


def _cut(plain: str, span: Range, marks: frozenset[str]) -> Iterator[Range]:
    first, last = span
    start, at = first, first
    while at < last:
        character = plain[at]
        close = _PAIRS.get(character)
        inside = plain.find(close, at, last) if close else -1
        if inside > 0:
            at = inside + 1
            continue
        if character in marks or (character == "." and marks is _SENTENCE):
            number = plain[at - 1 : at].isdigit() and plain[at + 1 : at + 2].isdigit()
            full_stop = character != "." or not plain[at + 1 : at + 2].strip() or plain[at + 1].isupper()
            if not (number and character in ",.:") and full_stop:
                yield from _trimmed(plain, start, at)
                start = at + 1
        at += 1
    yield from _trimmed(plain, start, last)


def _trimmed(plain: str, start: int, end: int) -> Iterator[Range]:
    while start < end and not (_is_word(plain[start]) or _is_sign(plain, start)):
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end


def _is_word(character: str) -> bool:
    return character.isalnum() or character in "“《「(〔【[‘"


def _is_sign(plain: str, at: int) -> bool:
    return plain[at] in "+-−↑↓" and plain[at + 1 : at + 2].isdigit()


def _without_brackets(plain: str, span: Range) -> Iterator[Range]:
    start, end = span
    at = start
    while (opened := plain.find("(", at, end)) >= 0:
        closed = plain.find(")", opened, end)
        if closed < 0:
            break
        if _OWN_FIGURE.search(plain[opened + 1 : closed]):
            yield from _trimmed(plain, start, opened)
            yield from _cut(plain, (opened + 1, closed), _CLAUSE)
            start = closed + 1
        at = closed + 1
    yield from _trimmed(plain, start, end)


def segments(plain: str, clause: Range, found: Sequence[FoundQuantity]) -> list[tuple[Range, list[FoundQuantity]]]:
    """The parts of a clause's list, each with its quantities."""
    listed = bool(found) and plain[found[0].first - 1 : found[0].first] == "、" and found[0].first > clause[0]
    cuts = [found[0].first if listed else clause[0]]
    groups: list[list[FoundQuantity]] = [[]]
    if found:
        groups[0].append(found[0])
    for before, after in pairwise(found):
        cut = _boundary(plain, before.last, after.first)
        if cut is None:
            groups[-1].append(after)
        else:
            cuts.append(cut)
            groups.append([after])
    ends = [*cuts[1:], clause[1]]
    spans = [next(_trimmed(plain, start, end), (start, end)) for start, end in zip(cuts, ends, strict=True)]
    return [(_without_join(plain, span), group) for span, group in zip(spans, groups, strict=True)]


def _without_join(plain: str, span: Range) -> Range:
    start, end = span
    if match := re.compile("以及|[、和与及并]").match(plain, start, end):
        start = match.end()
    while end > start and plain[end - 1] in "、，":
        end -= 1
    return start, end


def _boundary(plain: str, start: int, end: int) -> int | None:
    """Where between two quantities one part of the list ends and the next begins; None where they are one."""
    gap = plain[start:end]
    if first := _JOINS.match(gap):
        return start + first.start()
    last = gap.rfind("、")
    if last >= 0:
        return start + last
    joined = re.search("(?:以及|[和与并]|(?<![涉惠普])及)[^、和与及]{0,4}$", gap)
    return start + joined.start() if joined else None


def parts(text: str, wanted: int) -> list[str] | None:
    """The subjects of a list, where they are as many as wanted: at all marks, at 、 alone, or at 、 and the last 和."""
    for pattern in ("、|以及|和|与|及", "、", "、|(?:以及|和|与|及)(?=[^、和与及]*$)"):
        found = [part for part in _split(text, pattern) if part]
        if len(found) == wanted:
            return found
    return None


def _split(text: str, pattern: str) -> list[str]:
    """Split outside quotation marks and brackets."""
    shield = re.sub(r"“[^”]*”|《[^》]*》|\([^)]*\)|「[^」]*」", lambda m: "\0" * len(m[0]), text)
    found, start = [], 0
    for match in re.finditer(pattern, shield):
        found.append(text[start : match.start()])
        start = match.end()
    return [*found, text[start:]]


_SHARED_TAIL = re.compile(
    "(?:(?:形成|实现)?年?(?:产业)?(?:总?产值|增加值|营收|营业收入|税收|投资)|新开工建筑|新开工|居民人均可支配收入|人均可支配收入|居民收入|产业产值|[^、的]{1,5}率|示范点|示范项目|管网|企业|项目|平台|"
    "工程|基地|[^、的]{0,3}(?:面积|人数|总量|数量|里程|收入|总额))$"
)


def with_shared_words(found: Sequence[str]) -> list[str]:
    """What stands before the first, a verb, and behind the last, a noun, is meant of all."""
    making = words.MAKING.match(found[0])
    verb = making[0] if making and len(found[0]) > making.end() else ""
    tail = _SHARED_TAIL.search(found[-1])
    noun = tail[0] if tail and tail.start() > 0 else ""
    result = []
    for place, part in enumerate(found):
        own = part if place == 0 or words.MAKING.match(part) else verb + part
        shares = noun and place < len(found) - 1 and not _SHARED_TAIL.search(part) and not part.endswith(noun)
        result.append(own + noun if shares else own)
    return result
