"""The numbers before paragraphs that Word keeps outside the text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_CHINESE = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "taiwaneseCounting",
        "chineseLegalSimplified",
        "taiwaneseCountingThousand",
        "japaneseDigitalTenThousand",
        "koreanCounting",
    ]
)
_LEVELS = 9


@dataclass
class _Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass
class Numbering:
    """The lists of a document, and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    """By the list's number."""
    shared: dict[str, str] = field(default_factory=dict)
    """List → what it counts with: lists of one kind go on where the other ended."""
    counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, number: str, level: int) -> str:
        """The text before the next paragraph of a list; nothing where the list is not known."""
        levels = self.levels.get(number)
        if not levels or not 0 <= level < _LEVELS:
            return ""
        counts = self.counts.setdefault(self.shared[number], [])
        while len(counts) <= level:
            counts.append(levels.get(len(counts), _Level()).start - 1)
        counts[level] += 1
        del counts[level + 1 :]
        own = levels.get(level, _Level())
        if own.form in {"bullet", "none"}:
            return "•" if own.form == "bullet" else ""
        text = own.text
        for at in range(level + 1):
            text = text.replace(f"%{at + 1}", _written(counts[at], levels.get(at, _Level()).form))
        return text


def read_numbering(root: Any) -> Numbering:
    """From word/numbering.xml."""
    abstract = {node.get(f"{W}abstractNumId"): dict(_levels(node)) for node in root.iter(f"{W}abstractNum")}
    found = Numbering()
    for node in root.iter(f"{W}num"):
        number = node.get(f"{W}numId", "")
        base = node.find(f"{W}abstractNumId")
        kind = base.get(f"{W}val", "") if base is not None else ""
        levels = dict(abstract.get(kind, {}))
        overridden = False
        for override in node.iter(f"{W}lvlOverride"):
            at = _integer(override.get(f"{W}ilvl"))
            start = override.find(f"{W}startOverride")
            if start is not None:
                before = levels.get(at, _Level())
                levels[at] = _Level(before.form, before.text, _integer(start.get(f"{W}val")))
                overridden = True
            levels |= dict(_levels(override))
        found.levels[number] = levels
        found.shared[number] = f"num{number}" if overridden else f"abstract{kind}"
    return found


def _levels(node: Any) -> Iterator[tuple[int, _Level]]:
    for level in node.findall(f"{W}lvl"):
        form, text, start = (_value(level, name) for name in ("numFmt", "lvlText", "start"))
        yield _integer(level.get(f"{W}ilvl")), _Level(form or "decimal", text, _integer(start) if start else 1)


def _value(node: Any, name: str) -> str:
    child = node.find(f"{W}{name}")
    return child.get(f"{W}val", "") if child is not None else ""


def _integer(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 8 else 0


def _written(number: int, form: str) -> str:
    if form in _CHINESE and 0 <= number < 100:
        tens, ones = divmod(number, 10)
        if tens == 0:
            return _DIGITS[ones]
        return f"{'' if tens == 1 else _DIGITS[tens]}十{_DIGITS[ones] if ones else ''}"
    if form in {"lowerLetter", "upperLetter"} and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if form in {"lowerRoman", "upperRoman"} and 1 <= number < 40:
        roman = "x" * (number // 10) + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][number % 10]
        return roman if form == "lowerRoman" else roman.upper()
    return str(number)
