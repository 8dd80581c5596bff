"""A clause to its items: indicators from its quantities, milestones from its verbs, and whole counts said in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xxtrack.assess.draft import words
from xxtrack.assess.draft.clauses import parts, segments, with_shared_words
from xxtrack.assess.draft.dates import Day, day_in, quarter_end
from xxtrack.assess.draft.measures import better_of, measure_of
from xxtrack.assess.draft.milestones import Setting, milestones, whole_counts
from xxtrack.assess.draft.names import BARE, tidy, without_date
from xxtrack.assess.draft.quantities import FoundQuantity, Sort, quantities
from xxtrack.assess.draft.quantity_items import GROUP, name_of, target_of, way_of
from xxtrack.assess.draft.roles import targets
from xxtrack.model.draft import DraftItem, Range
from xxtrack.model.message import Message, msg
from xxtrack.model.numeral import Numeral
from xxtrack.model.period import calendar_year
from xxtrack.model.plan import Every, Measure

_EACH = re.compile(r"(?:分别|各自?|(?<![平人年户亩月日])均)(?P<rest>(?:(?!分别)[^，、；]){0,8})$")
_VERB_ONLY = re.compile(
    f"(?:{words.MAKING.pattern}|{'|'.join(words.BEFORE)}|力争|确保|为|在|有|要|再|约|增长|下降|提高|降低|减少|增加|实现|形成|落实|配备)*"
)
_LIST_GAP = re.compile("[、，,]|和|与|及|以及|至|(?:以上|左右|以内)[、和与及]")
_EVERY = {"每季度": Every.QUARTER, "每季": Every.QUARTER, "每月": Every.MONTH, "每半年": Every.HALF}
_STRIVE = re.compile("力争|争取|努力|奋斗|冲刺|挑战")
_PART = re.compile("^[（(]?其中[：:]?")


@dataclass(frozen=True, slots=True)
class ItemReading:
    """What a clause has come to: its items, and the verb that goes on in the next."""

    items: tuple[DraftItem, ...] = ()
    verb: str = ""


def read_clause(plain: str, clause: Range, numerals: Sequence[Numeral], setting: Setting) -> ItemReading:
    """The indicators and milestones of a clause; none where it promises nothing that can be measured."""
    if cut := _finished_first(plain, clause, setting):
        first = read_clause(plain, (clause[0], cut), numerals, setting)
        rest = read_clause(plain, (cut + 1, clause[1]), numerals, replace(setting, verb=first.verb or "再"))
        return ItemReading((*first.items, *rest.items), rest.verb)
    numerals = [n for n in numerals if clause[0] <= n.start < clause[1]]
    found = quantities(plain, clause, numerals)
    own = day_in(plain[slice(*clause)], setting.terms.period)
    setting = replace(setting, due=own or setting.due)
    if own:
        found = tuple(q for q in found if not clause[0] + own.span[0] <= q.start < clause[0] + own.span[1])
    items = tuple(_Clause(plain, clause, setting).items(found))
    day = setting.due
    if day and day.unsure:
        doubt = msg("draft.which-year", text=str(day.on))
        items = tuple(replace(item, doubts=(*item.doubts, doubt)) if item.due == day.on else item for item in items)
    text = plain[slice(*clause)]
    making = words.MAKING.match(tidy(text))
    return ItemReading(items, making[0] if making else setting.verb)


def _finished_first(plain: str, clause: Range, setting: Setting) -> int | None:
    """Where 产业园6月底建成投产、年产值达3000万元 is two clauses: behind a thing finished by a day of its own."""
    mark = plain.find("、", *clause)
    first, rest = plain[clause[0] : mark], plain[mark + 1 : clause[1]]
    period = setting.terms.period
    day = day_in(first, period) if mark >= 0 else None
    # 上半年 before the whole list is of all of it.
    if not day or not day.span[0] or not words.FINISH_LAST.search(first):
        return None
    return mark if re.search("[0-9]", rest) and not day_in(rest, period) else None


class _Clause:
    """One clause and what governs it."""

    def __init__(self, plain: str, span: Range, setting: Setting) -> None:
        self.plain = plain
        self.span = span
        self.text = plain[slice(*span)]
        self.setting = setting
        self.every = next((every for word, every in _EVERY.items() if word in self.text), None)

    def items(self, found: Sequence[FoundQuantity]) -> Iterator[DraftItem]:
        made = self._shared(found) or list(self._listed(found))
        if made:
            made += self._beside(found)
        yield from (
            made
            or list(whole_counts(self.plain, self.span, self.setting))
            or list(milestones(self.plain, self.span, self.setting))
        )

    def _beside(self, found: Sequence[FoundQuantity]) -> Iterator[DraftItem]:
        """Things to be finished that stand in a list beside counted ones."""
        start, end = self.span
        first, last = found[0].first, found[-1].last
        before = self.plain.rfind("、", start, first + 1)
        after = self.plain.find("、", last, end)
        for span in ((start, before), (after + 1, end)):
            if start <= span[0] < span[1] and span != (1, end) and "分别" not in self.text:
                text = self.plain[slice(*span)]
                if words.FINISH_LAST.search(text) and "、" not in text.strip("、") and not words.OP_AFTER.match(text):
                    yield from milestones(self.plain, span, self.setting)

    # A list that shares its verb or its noun: A、B分别不少于8家、5家.

    def _shared(self, found: Sequence[FoundQuantity]) -> list[DraftItem]:
        for place, q in enumerate(found):
            marked = _EACH.search(self.plain[self.span[0] : q.start])
            if marked and _VERB_ONLY.fullmatch(marked["rest"]):
                start = self.span[0] + marked.start()
                return [
                    *self._listed(self._clear(found[:place], start), start),
                    *self._distributed(found, place, start),
                ]
        return []

    def _clear(self, found: Sequence[FoundQuantity], start: int) -> list[FoundQuantity]:
        """Quantities before the list that are no tiers of its subjects."""
        left = self.plain[self.span[0] : start]
        return (
            []
            if len(found) and re.search("[、和与及]", left) and not re.search("[，]", left)
            else [q for q in found if False]
        )

    def _distributed(self, found: Sequence[FoundQuantity], place: int, start: int) -> Iterator[DraftItem]:
        values = [found[place]]
        for q in found[place + 1 :]:
            gap = self.plain[values[-1].last : q.first]
            if not _LIST_GAP.fullmatch(gap):
                break
            values.append(q)
        rest = self.plain[values[-1].last : self.span[1]]
        values = list(_alike(values))
        left = self.plain[self.span[0] : start]
        if values[0].sort not in {Sort.GROWTH, Sort.DROP} and not targets(self.plain, self.span, values[:1], "x"):
            return
        day = self.setting.due
        if day and day.quarters == len(values) > 1:
            yield self._stepped(left, values, day)
            return
        left = without_date(left)
        subjects = self._subjects(left, len(values)) if len(values) > 1 else None
        if len(values) == 1:
            subjects = self._subjects(left, 0) or [left + (rest if not left or BARE.search(tidy(left)) else "")]
            values *= len(subjects)
        if subjects is None:
            # As many subjects as numbers cannot be told: each number stays, with a doubt.
            subjects = [f"{tidy(left)}{place}" for place in range(1, len(values) + 1)]
            doubt: tuple[Message, ...] = (msg("draft.uneven", text=self.text),)
        else:
            doubt = ()
        for subject, q in zip(subjects, values, strict=True):
            noun = rest if rest and not re.search(r"^[、，和与及以(]", rest) else ""
            yield self._indicator(subject, noun, q, doubt)
        following = found[place + len(values) :] if len(values) <= len(found) - place else []
        if following:
            yield from self._listed(following, following[0].first)

    def _stepped(self, left: str, values: Sequence[FoundQuantity], day: Day) -> DraftItem:
        """前三季度开工率分别不低于50%、80%和100%."""
        item = self._indicator(without_date(left), "", values[-1], ())
        period = self.setting.terms.period or calendar_year(day.on.year)
        steps = tuple((quarter_end(period, place), q.low) for place, q in enumerate(values, 1))
        return replace(item, due=day.on, steps=steps, measure=Measure.STOCK)

    def _subjects(self, left: str, wanted: int) -> list[str] | None:
        """The subjects of the list with the words they share put to each."""
        about = words.SCOPE_FIRST.match(left)
        if about and (making := list(words.MAKING.finditer(left, about.end()))):
            left = left[making[-1].start() :]
        if wanted == 0:
            for count in range(left.count("、") + len(re.findall("[和与及]", left)) + 1, 1, -1):
                if found := parts(left, count):
                    return with_shared_words(found)
            return None
        if wanted == 2 and (match := re.search("城乡(?!建设|一体|融合|统筹|规划)", left)):
            town = "城镇" if left.startswith("居民", match.end()) else "城市"
            return [left[: match.start()] + word + left[match.end() :] for word in (town, "农村")]
        found = parts(left, wanted)
        return with_shared_words(found) if found else None

    # One quantity after another: A500家以上、B650家以上.

    def _listed(self, found: Sequence[FoundQuantity], start: int = 0) -> Iterator[DraftItem]:
        carried = self.setting.verb if start == 0 else "各"
        verb = last = ""
        for span, group in segments(self.plain, (start or self.span[0], self.span[1]), found):
            kept = targets(self.plain, span, group, carried or last)
            before_all = self.plain[span[0] : group[0].first] if group else ""
            own = day_in(self.plain[slice(*span)], self.setting.terms.period)
            for q in kept:
                before = self._before(span, q, group)
                after = self._after(span, q, group)
                wish = _STRIVE.search(self.plain[span[0] : q.start])
                if last and wish and not _STRIVE.sub("", before).strip("、，目标到达至为"):
                    yield self._striven(last, q, span)
                    continue
                if last and not tidy(before).strip("，、同比") and (way_of(q) or not after.strip()):
                    before = last.removesuffix("增长").removesuffix("下降")
                taken = verb if verb and not words.MAKING.search(before) and _takes(before, q) else ""
                item = self._indicator(taken + before, after, q, (), span)
                yield replace(item, due=own.on) if own and own.stated else item
                last = before + way_of(q)
            making = words.MAKING.match(tidy(before_all)) or (
                words.MAKING.search(before_all) if GROUP.match(before_all) else None
            )
            verb = making[0] if making else verb
            carried = verb or carried

    def _striven(self, subject: str, q: FoundQuantity, span: Range) -> DraftItem:
        """增长7%以上、力争达到8%: the higher one is a wish, and a person decides whether it counts."""
        item = self._indicator(subject, "", q, (msg("draft.strive"),), span)
        return replace(item, name=f"{tidy(subject)}（力争）")

    def _before(self, span: Range, q: FoundQuantity, group: Sequence[FoundQuantity]) -> str:
        """The words before a quantity, from the quantity before on where that is a target of its own."""
        start = span[0]
        for other in group:
            gap = self.plain[other.last : q.first]
            if other.start < q.start and re.fullmatch("[，、]?(?:力争|争取)", gap):
                start = other.last
        return self.plain[start : q.first]

    def _after(self, span: Range, q: FoundQuantity, group: Sequence[FoundQuantity]) -> str:
        following = [other for other in group if other.start > q.start]
        return self.plain[q.last : following[0].first if following else span[1]]

    def _indicator(
        self, before: str, after: str, q: FoundQuantity, doubts: tuple[Message, ...], span: Range | None = None
    ) -> DraftItem:
        name = name_of(before, after, q)
        said = self.plain[q.first : q.start] + self.plain[q.end : q.last]
        target, more = target_of(q, name, said, self.setting.terms.tolerance)
        each = ""
        if (group := GROUP.search(self.text)) and not re.search("各类|各项|各级", group[0]):
            each = self._known_group(group[0])
            more = more if each else (*more, msg("draft.each", text=group[0]))
        if q.chinese and q.op is None and q.sort is Sort.AMOUNT:
            more = (*more, msg("draft.chinese", text=self.plain[q.start : q.end]))
        if q.about_before:
            more = (*more, msg("draft.nearly", text=self.plain[max(q.start - 1, 0) : q.end]))
        said = self.plain[q.first : q.start]
        day = self.setting.due
        return DraftItem(
            name=name,
            place=self._quoted(span),
            target=target,
            stated=q.op is not None,
            due=day.on if day and day.stated else None,
            measure=measure_of(name, target, said),
            better=better_of(name, target),
            every=self.every,
            each=each,
            part=bool(_PART.match(before) or _PART.match(self.text)),
            doubts=(*doubts, *more),
        )

    def _known_group(self, words_of: str) -> str:
        """The group of the plan that 每个新城 or 各新城分别 means; 各新城 alone may as well be meant together."""
        name = words_of.removeprefix("每个").lstrip("各每")
        group = next((known for known in self.setting.terms.groups if name.startswith(known)), "")
        sure = "每" in words_of or re.search("分别|均|各(?:自|新?[建打培引办])", self.text.replace(words_of[:1], "", 1))
        return group if sure else ""

    def _quoted(self, span: Range | None) -> Range:
        """What the item quotes: its part of a list, with what stands before the first and behind the last."""
        if span is None:
            return self.span
        start = self.span[0] if span[0] <= self.span[0] + 2 else span[0]
        return start, self.span[1] if span[1] >= self.span[1] - 1 else span[1]


def _alike(values: Sequence[FoundQuantity]) -> Iterator[FoundQuantity]:
    """The values of one list have one comparison and one sort: 分别增长7%、8%以上."""
    op = next((q.op for q in reversed(values) if q.op is not None), None)
    sort = values[0].sort
    unit = values[-1].unit
    for q in values:
        own = q.unit if q.counted else unit
        yield replace(q, op=op, sort=sort if q.sort is Sort.SHARE else q.sort, unit=own or unit)


def _takes(before: str, q: FoundQuantity) -> bool:
    """新增A500家、B650家: B is new as well. Where B is a rate or has a way of its own, it is not."""
    return q.sort is Sort.AMOUNT and not re.search("^其中|率|额|产值|收入|投资|占比|总数|总量|累计|总计|合计", before)
