"""Plans of any size in the shape of the 2023 plan: its chapters, points and items, repeated or thinned out evenly.

The items are its own, clause and all, so that kinds, units and lengths stand in its proportions. Only ids, names and
clauses differ from one copy to the next. Invented in size, illustrative in content.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADLINE = "主要预期目标"
"""The chapter that bears no number in the document."""
_CHINESE = "一二三四五六七八九十"
_SAID = re.compile(r"(?m)^(?:  - no: (?P<no>\d+)|(?P<key>- title|    title|(?: {2}| {6})text): (?P<words>.*))$")
_ITEMS = "    items:\n"
_POINT = re.compile(r"  - no: (\d+)\n")
_ITEM = re.compile(r"    - id: P\d{2}-\d{2,}\n(?:      .*\n)+")
_NUMBER = re.compile(r"(?<=target: )(?P<before>\"?[≥>] )(?P<number>\d+)(?= )")


@dataclass(frozen=True)
class Pattern:
    """One point of the 2023 plan: the lines that open it, and its items as they are written."""

    no: int
    opening: str
    items: tuple[str, ...]


def grown(text: str, size: int) -> str:
    """A plan of ``size`` items made of the text of another; of its own size it is that plan."""
    patterns = _taken_apart(text)
    shares = _shares([len(pattern.items) for pattern in patterns], size)
    place = {_id_of(item): (i, k) for i, pattern in enumerate(patterns) for k, item in enumerate(pattern.items)}
    parts = []
    for pattern, share in zip(patterns, shares, strict=True):
        parts += [pattern.opening, *_items(pattern, share, patterns, shares, place)]
    return "".join(parts)


def _taken_apart(text: str) -> list[Pattern]:
    """The points; whatever stands before one, its chapter's title or the head of the file, belongs to its opening."""
    patterns: list[Pattern] = []
    before = 0
    for numbered in _POINT.finditer(text):
        end = start = text.index(_ITEMS, numbered.end()) + len(_ITEMS)
        items = []
        while match := _ITEM.match(text, end):
            items.append(match[0])
            end = match.end()
        patterns.append(Pattern(int(numbered[1]), text[before:start], tuple(items)))
        before = end
    return patterns


def _shares(sizes: list[int], total: int) -> list[int]:
    """``total`` split in proportion by largest remainders."""
    whole = sum(sizes)
    shares = [total * size // whole for size in sizes]
    by_remainder = sorted(range(len(sizes)), key=lambda i: (-(total * sizes[i] % whole), i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    assert all(shares), f"a plan of {total} items is too small for {len(sizes)} points"
    return shares


def _items(
    pattern: Pattern, share: int, patterns: list[Pattern], shares: list[int], place: dict[str, tuple[int, int]]
) -> Iterator[str]:
    """The point's items; what a copy is part of is the same copy's, or nothing where that one was left out."""

    def there(found: re.Match[str]) -> str:
        i, k = place[found[1]]
        at = copy * len(patterns[i].items) + k
        return f"      part_of: {_id(patterns[i].no, at)}\n" if at < shares[i] else ""

    for at in range(share):
        copy, k = divmod(at, len(pattern.items))
        text = re.sub(r"(?<=- id: )\S+", _id(pattern.no, at), pattern.items[k], count=1)
        text = re.sub(r"      part_of: (\S+)\n", there, text)
        # Copies are told apart by letters: a numeral in the clause would ask to be accounted for.
        yield re.sub(r"(      (?:name|text): .*)", rf"\1·{_letters(copy)}", text) if copy else text


def _id_of(item: str) -> str:
    return item.partition("- id: ")[2].partition("\n")[0]


def _id(point: int, at: int) -> str:
    return f"P{point:02}-{at + 1:02}"


def _letters(copy: int) -> str:
    """``b`` for the second copy; the first needs none."""
    text = ""
    while copy:
        copy, digit = divmod(copy, 26)
        text = chr(ord("a") + digit) + text
    return text


def weakened(text: str, seed: int, share: float = 0.05) -> str:
    """The plan as it may have been before a change: such a share of the targets a tenth higher or lower."""
    chance = random.Random(seed)

    def other(found: re.Match[str]) -> str:
        if chance.random() >= share:
            return found[0]
        number = int(found["number"])
        return f"{found['before']}{max(number + chance.choice((-1, 1)) * (number // 10 or 1), 1)}"

    return _NUMBER.sub(other, text)


def document(text: str) -> str:
    """A source document that the plan accounts for: numbered titles, excused words and each clause once, one a line."""
    lines: list[str] = []
    said: list[str] = []
    chapter, no = 0, 0
    for found in _SAID.finditer(text):
        words = (found["words"] or "").strip("\"'")
        if found["key"] in {"      text", "  text"}:
            said.append(words)
            continue
        lines += _apart(said)
        said = []
        if found["no"]:
            no = int(found["no"])
        elif found["key"] == "- title" and words != HEADLINE:
            chapter += 1
            lines.append(f"{_CHINESE[chapter - 1]}、{words}")
        elif found["key"] == "    title" and no:
            lines.append(f"{no}.{words}。")
    return "\n".join([*lines, *_apart(said), ""])


def _apart(said: list[str]) -> list[str]:
    """Sentences of what is said, without those that are words of another one."""
    distinct = dict.fromkeys(said)
    whole = "\n".join(distinct)
    return [f"{words}。" for words in distinct if whole.count(words) == 1]
