"""A draft as a plan file in its canonical form, each doubt as a comment above what it is about."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from xxtrack.model.draft import Draft, DraftExcuse, DraftItem, DraftPoint, Range
from xxtrack.model.plan import Kind
from xxtrack.model.target import Op
from xxtrack.model.trace import SourceDocument
from xxtrack.wording import Lang, say, text

MARK = "# ? "
"""Before a doubt."""

_SPECIAL = re.compile(r"""[\[\]{}"'*&!%@`#|>,]|[-?:](?:\s|$)|---|\.\.\.""")
_INSIDE = re.compile(r": | #|:$|^\s|\s$")
_ESCAPES = {
    0: "0",
    7: "a",
    8: "b",
    9: "t",
    10: "n",
    11: "v",
    12: "f",
    13: "r",
    27: "e",
    0x22: '"',
    0x5C: "\\",
    0x85: "N",
    0x2028: "L",
    0x2029: "P",
    0xFEFF: "uFEFF",
}
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def draft_text(draft: Draft, document: SourceDocument, source: str = "", sha256: str = "") -> str:
    """The file."""
    return "".join(f"{line}\n" for line in _Writer(draft, document).lines(source, sha256))


def item_lines(draft: Draft, document: SourceDocument, name: str, item: DraftItem) -> list[str]:
    """One item, for a plan that is there already."""
    return list(_Writer(draft, document).item(name, item, ""))


def yaml_scalar(value: str) -> str:
    """A yaml_scalar as YAML has it, in double quotes only where it must."""
    strange = any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029\ufeff" or ord(c) > 0xFFFF for c in value)
    if strange or value in _NULLS or _SPECIAL.match(value) or _INSIDE.search(value):
        return '"' + "".join(map(_escaped, value)) + '"'
    return value


def _escaped(character: str) -> str:
    code = ord(character)
    if code in _ESCAPES:
        return "\\" + _ESCAPES[code]
    if code < 32 or 0x7F <= code < 0xA0:
        return f"\\x{code:02X}"
    return character


class _Writer:
    """The lines of one draft."""

    def __init__(self, draft: Draft, document: SourceDocument) -> None:
        self.draft = draft
        self.document = document
        self.lang: Lang = "zh" if draft.language == "zh" else "en"
        self.tag = text("draft.tag", self.lang)

    def lines(self, source: str, sha256: str) -> Iterator[str]:
        draft = self.draft
        head = text("draft.head", self.lang)
        yield f"# {head}"
        yield "version: 1"
        yield "plan:"
        yield f"  id: {yaml_scalar(draft.id)}"
        yield f"  title: {yaml_scalar(self._quoted(draft.title))}"
        yield from (f"  {MARK}{' '.join(say(doubt, self.lang).split())}" for doubt in draft.doubts)
        yield f"  start: {draft.start}"
        yield f"  end: {draft.end}"
        yield f"  language: {draft.language}"
        if source:
            yield f"  source: {{file: {yaml_scalar(source)}, sha256: {sha256}}}"
        yield from ("policy:", "  reporting:", "    frequency: quarterly", "    grace: 10")
        bands = {item.target.unit for item in draft.items if item.target and item.target.op is Op.ABOUT}
        tolerance = {unit: amount for unit, amount in draft.terms.tolerance.items() if unit in bands}
        if tolerance:
            yield f"  tolerance: {{{', '.join(f'{in_flow(unit)}: {amount:f}' for unit, amount in tolerance.items())}}}"
        yield from self._groups()
        yield from self._excused(draft.excused, "")
        yield "chapters:" if draft.chapters else "chapters: []"
        for chapter in draft.chapters:
            yield f"- title: {yaml_scalar(self._quoted(chapter.title))}"
            if chapter.label is not None:
                yield f"  label: {yaml_scalar(chapter.label)}"
            yield "  points:"
            for point in chapter.points:
                yield from self._point(point)

    def _groups(self) -> Iterator[str]:
        """The groups that an item names, as last year's plan had them."""
        units = {
            unit.removeprefix("各") for i in self.draft.items for unit in (*i.answering.lead, *i.answering.support)
        }
        named = units | {item.each for item in self.draft.items}
        known = [(name, members) for name, members in self.draft.terms.groups.items() if name in named]
        if known:
            yield "groups:"
            yield from (f"  {in_flow(name)}: [{', '.join(map(in_flow, members))}]" for name, members in known)

    def _excused(self, excused: tuple[DraftExcuse, ...], indent: str) -> Iterator[str]:
        seen: set[str] = set()
        lines = []
        for excuse in excused:
            words = self._words(excuse.place)
            if words and words not in seen:
                seen.add(words)
                lines += [f"{indent}- class: {excuse.kind}", f"{indent}  text: {yaml_scalar(words)}"]
        if lines:
            yield f"{indent}excused:"
            yield from lines

    def _point(self, point: DraftPoint) -> Iterator[str]:
        yield f"  - no: {point.no}"
        if point.label is not None:
            yield f"    label: {yaml_scalar(point.label)}"
        yield f"    title: {yaml_scalar(self._quoted(point.title))}"
        yield from self._excused(point.excused, "    ")
        yield "    items:"
        whole = ""
        for number, item in enumerate(point.items, 1):
            name = f"P{point.no:02}-{number:02}"
            yield from (f"    {line}" for line in self.item(name, item, whole if item.part else ""))
            whole = whole if item.part else name

    def item(self, name: str, item: DraftItem, whole: str) -> Iterator[str]:
        yield f"- id: {name}"
        yield f"  name: {yaml_scalar(self._quoted(item.name))}"
        if item.aliases:
            yield f"  aliases: [{', '.join(map(in_flow, item.aliases))}]"
        yield from (f"  {MARK}{' '.join(say(doubt, self.lang).split())}" for doubt in item.doubts)
        yield from _how_it_is_judged(item)
        if whole and item.kind is Kind.INDICATOR:
            yield f"  part_of: {whole}"
        yield from self._answering(item)
        if item.weight is not None:
            yield f"  weight: {item.weight:f}"
        if item.frequency:
            yield f"  frequency: {item.frequency.value}"
        if item.doubts:
            yield f"  tags: [{self.tag}]"
        yield f"  text: {yaml_scalar(self._words(item.place))}"

    def _answering(self, item: DraftItem) -> Iterator[str]:
        answering = item.answering
        if answering.lead:
            yield f"  lead: {_names(answering.lead)}"
        if answering.support:
            yield f"  support: [{', '.join(map(in_flow, answering.support))}]"
        if answering.leader:
            yield f"  leader: {yaml_scalar(answering.leader)}"

    def _quoted(self, value: str) -> str:
        return " ".join(value.split())

    def _words(self, place: Range) -> str:
        """The words of the document; a break between two Chinese characters is none."""
        words = self.document.slice(*place).strip()
        return re.sub(
            r"\s+", " ", re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u9fff\uff00-\uffef])", "", words)
        )


def in_flow(value: str) -> str:
    """A yaml_scalar between brackets."""
    plain = yaml_scalar(value)
    return plain if plain.startswith('"') or not set(":?,[]{}#") & set(value) else f'"{"".join(map(_escaped, value))}"'


def _how_it_is_judged(item: DraftItem) -> Iterator[str]:
    if item.target:
        yield f"  target: {yaml_scalar(item.target.canonical)}"
    if item.measure:
        yield f"  measure: {item.measure.value}"
    if item.better:
        yield f"  better: {item.better.value}"
    if item.baseline is not None:
        yield f"  baseline: {item.baseline:f}"
    if item.due:
        yield f"  due: {item.due}"
    if item.nodes:
        yield f"  nodes: {{{', '.join(f'{on}: {in_flow(words)}' for on, words in item.nodes)}}}"
    if item.steps:
        yield f"  pace: {{steps: {{{_steps(item.steps)}}}}}"
    if item.every:
        yield f"  every: {item.every.value}"
    if item.each:
        yield f"  each: {yaml_scalar(item.each)}"


def _names(names: tuple[str, ...]) -> str:
    """One name plain, several in brackets."""
    return yaml_scalar(names[0]) if len(names) == 1 else f"[{', '.join(map(in_flow, names))}]"


def _steps(steps: tuple[tuple[date, Decimal], ...]) -> str:
    return ", ".join(f"{on}: {value:f}" for on, value in steps)
