"""A plan that is there, against its document as it now is: what is new is added, what changed or went is marked."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from xxtrack.assess.draft.draft import draft
from xxtrack.assess.trace.trace import trace
from xxtrack.load.source import Source, read_file
from xxtrack.model.draft import Draft, DraftItem, DraftPoint, DraftTerms
from xxtrack.model.message import Message, msg
from xxtrack.model.numeral import plain_form
from xxtrack.model.period import PlanYear
from xxtrack.model.plan import Item, Plan, Point
from xxtrack.model.trace import Cover, SourceDocument
from xxtrack.wording import Lang, say, text
from xxtrack.workflow.case import whole_plan
from xxtrack.workflow.gaps import with_gaps_excused
from xxtrack.workflow.trace import read_document
from xxtrack.write.draft_yaml import MARK, item_lines, yaml_scalar
from xxtrack.write.plan_insert import PlanLines


class DraftDifference(NamedTuple):
    """Something of the document that the plan did not have, has otherwise, or has still."""

    item: str
    name: str
    message: Message


class Redrafted(NamedTuple):
    """The plan's new text, and what is different."""

    plan: Plan
    differences: tuple[DraftDifference, ...]
    text: str


def redraft(document_path: Path, plan_path: Path, base: Path) -> Redrafted:
    """Compare; raises `StopError` where the document or the plan cannot be used."""
    source, plan = whole_plan(plan_path, base)
    document = read_document(document_path, base)
    update = _Update(plan, source.data.decode("utf-8-sig"), document)
    differences = tuple(update.differences())
    content = read_file(document_path)
    if plan.source and plan.source.sha256 and isinstance(content, Source):
        update.lines.replace(plan.source.sha256, sha256(content.data).hexdigest())
    return Redrafted(plan, differences, with_gaps_excused(update.lines.joined(), document))


class _Update:
    """The lines of the plan, and what the document asks of them."""

    def __init__(self, plan: Plan, text_of: str, document: SourceDocument) -> None:
        self.plan = plan
        self.document = document
        self.lines = PlanLines(text_of)
        self.traced = trace(document, plan)
        self.draft: Draft = draft(
            document, DraftTerms(PlanYear(plan.start, plan.end), plan.policy.tolerance, plan.groups)
        )
        self._lang: Lang = "en" if plan.language == "en" else "zh"
        self.points = {point.no: point for point in plan.points()}
        self.by_title = {plain_form(point.title): point for point in plan.points()}
        self.numbers = {point.no: len(point.items) and _last(point) for point in plan.points()}
        self.next_point = max(self.points, default=0) + 1

    def differences(self) -> Iterator[DraftDifference]:
        marked: set[str] = set()
        last: Point | None = next(iter(self.points.values()), None)
        for chapter in self.draft.chapters:
            for point in chapter.points:
                mine = self.by_title.get(plain_form(point.title))
                new = [item for item in point.items if not self._known(item)]
                for item in list(new):
                    if known := self._changed(item):
                        new.remove(item)
                        if known.id not in marked:
                            marked.add(known.id)
                            yield self._mark(known, msg("draft.changed", text=self._words(item)))
                if new and (mine or last):
                    yield from self._add(point, mine, mine or last, new)
                last = mine or last
        for finding in self.traced.findings:
            if finding.code == "XX705" and finding.item not in marked:
                marked.add(finding.item)
                yield self._mark(self.plan.items[finding.item], msg("draft.gone"))

    def _words(self, item: DraftItem) -> str:
        return self.document.plain[slice(*item.place)]

    def _covers(self, item: DraftItem) -> dict[Cover, int]:
        found: dict[Cover, int] = {}
        start, end = item.place
        for stretch in self.traced.stretches:
            width = min(end, stretch.end) - max(start, stretch.start)
            if width > 0 and self.document.plain[max(start, stretch.start) : min(end, stretch.end)].strip("，、；。 "):
                found[stretch.cover] = found.get(stretch.cover, 0) + width
        return found

    def _known(self, item: DraftItem) -> bool:
        """Whether the plan has these words already, as an item or as an excuse."""
        covers = self._covers(item)
        missing = covers.get(Cover.UNCLAIMED, 0) + covers.get(Cover.SUSPECT, 0)
        return missing * 2 < sum(covers.values()) and not covers.get(Cover.SUSPECT)

    def _changed(self, item: DraftItem) -> Item | None:
        """The item whose words these are but for a number."""
        for stretch in self.traced.stretches:
            if stretch.cover is Cover.SUSPECT and stretch.start < item.place[1] and item.place[0] < stretch.end:
                return next((self.plan.items[one] for one in stretch.items), None)
        return None

    def _mark(self, item: Item, doubt: Message) -> DraftDifference:
        where = item.at("text")
        line = where.line or item.where.line
        if self.lines.text_of(line).lstrip().startswith("text:"):
            tags = [] if "tags" in item.places else [f"tags: [{text('draft.tag', self._lang)}]"]
            self.lines.put_before(line, [f"{MARK}{say(doubt, self._lang)}", *tags])
        else:
            self.lines.put_before(item.where.line, [f"{MARK}{say(doubt, self._lang)}"])
        return DraftDifference(item.id, item.name, doubt)

    def _add(
        self, point: DraftPoint, mine: Point | None, after: Point | None, new: list[DraftItem]
    ) -> Iterator[DraftDifference]:
        assert after
        lines: list[str] = []
        number = self.numbers[mine.no] if mine else 0
        no = mine.no if mine else self.next_point
        if not mine:
            self.next_point += 1
            label = point.label if point.label is not None else str(point.no)
            lines += [
                f"- no: {no}",
                f"  label: {yaml_scalar(label)}",
                f"  title: {yaml_scalar(point.title)}",
                "  items:",
            ]
        for item in new:
            number += 1
            name = f"P{no:02}-{number:02}"
            doubted = item if item.doubts else _doubted(item)
            lines += [f"{'' if mine else '  '}{line}" for line in item_lines(self.draft, self.document, name, doubted)]
            yield DraftDifference(name, item.name, msg("draft.new"))
        if mine:
            self.numbers[mine.no] = number
        dash = self._dash_line(after)
        indent = self.lines.indent(dash) + ("  " if mine else "")
        self.lines.put_after_block(dash, lines, indent)

    def _dash_line(self, point: Point) -> int:
        line = point.where.line
        while line > 1 and not self.lines.text_of(line).lstrip().startswith("- "):
            line -= 1
        return line


def _doubted(item: DraftItem) -> DraftItem:
    return replace(item, doubts=(msg("draft.new"),))


def _last(point: Point) -> int:
    return max(int(item.id.rpartition("-")[2]) for item in point.items)
