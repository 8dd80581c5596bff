"""One part of a document: its sentences to items, what binds nobody excused, and who answers for which items."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from xxtrack.assess.draft import answering, english, words
from xxtrack.assess.draft.carried_names import carried_name, counts_what_is_held
from xxtrack.assess.draft.clauses import clauses, sentences
from xxtrack.assess.draft.dates import Day, day_in
from xxtrack.assess.draft.items import ItemReading, read_clause
from xxtrack.assess.draft.labels import names_what_follows, says_when_it_begins
from xxtrack.assess.draft.milestones import Setting, thing_finished
from xxtrack.assess.draft.names import tidy, topic, words_within
from xxtrack.assess.draft.outline import OutlinePart, Role
from xxtrack.assess.draft.paper import PaperText
from xxtrack.assess.draft.passages import looks_back, said_between, unwrapped
from xxtrack.assess.draft.quarters import due_at_last, read_quarter, read_schedule, with_quarters
from xxtrack.assess.draft.unread import doubts_about, follows_another
from xxtrack.assess.trace.markers import MARKER
from xxtrack.model.draft import AnsweringUnits, DraftExcuse, DraftItem, Range
from xxtrack.model.message import Message
from xxtrack.model.plan import Kind

_FINISHES = re.compile("(?:印发|出台|公布|发布|颁布|完成|建成|形成)(?:实施|投用|并实施|初稿|方案|成果|报告)?")
_LONGEST_CLAUSE = 800
"""Characters of a clause; what is longer is no sentence of a plan."""
_CLOSING = re.compile("^(?:各位代表|同志们|让我们)")
_LONGEST_TOPIC = 20
_BULLETS = "•●◆■▪◦○□·*-–"


def read_part(paper: PaperText, part: OutlinePart) -> tuple[tuple[DraftItem, ...], tuple[DraftExcuse, ...]]:
    """Items and excuses of a part, in the document's order."""
    reader = _Reader(paper, part)
    reader.read()
    return tuple(reader.items), tuple(reader.excused)


class _Reader:
    """The paragraphs of one part: items, excuses, and who answers for which."""

    def __init__(self, text: PaperText, part: OutlinePart) -> None:
        self.paper = text
        self.plain = text.plain
        self.part = part
        self.items: list[DraftItem] = []
        self.excused: list[DraftExcuse] = []
        self.waiting = 0
        """From where on items have nobody who answers."""
        self.bulleted = False
        self.default = AnsweringUnits()
        self.quarters: dict[date, str] = {}
        self.topic = ""
        self.subject: tuple[str, ...] = ()
        """The unit that the sentence is about."""

    def read(self) -> None:
        title = self.part.point
        if title:
            for span, found in answering.brackets(self.plain, title.span, self.paper.period):
                self.default = answering.joined(self.default, found)
                self.excused.append(DraftExcuse("scope", span))
        for body in self.part.bodies:
            self._paragraph(body)
        self.items = with_quarters(self.items, self.quarters)
        if self.default != AnsweringUnits():
            self.items = [
                item if item.answering != AnsweringUnits() else answering.answered(item, self.default)
                for item in self.items
            ]

    def _paragraph(self, body: Range) -> None:
        text = self.plain[slice(*body)]
        if schedule := read_schedule(text, self.paper.period):
            self.quarters |= schedule
            self.items[self.waiting :] = [
                due_at_last(item, schedule, self.paper.end) for item in self.items[self.waiting :]
            ]
            self.excused.append(DraftExcuse("scope", body))
            return
        if answering.begins(text):
            found = answering.read(unwrapped(text), self.paper.period)
            if found != AnsweringUnits():
                if self.bulleted and not any(item.answering != AnsweringUnits() for item in self.items):
                    self.waiting = 0  # a line below bullets, none of which names anybody, is of all of them
                self._answer(found)
                self.excused.append(DraftExcuse("scope", body))
                return
        if quarter := read_quarter(text, self.paper.period):
            self.quarters |= quarter
            self.excused.append(DraftExcuse("scope", body))
            return
        if says_when_it_begins(text):
            self.excused.append(DraftExcuse("scope", body))
            return
        title = self.part.point
        if title and body[0] > title.span[1] and len(title.text) <= _LONGEST_TOPIC:
            self.topic = topic(title.text) or title.text
        at = body[0]
        if MARKER.match(self.plain, body[0]) or text[0] in _BULLETS:
            # What a list entry has in brackets is of that entry.
            self.waiting = len(self.items)
            self.bulleted = text[0] in _BULLETS
        for span, found in answering.brackets(self.plain, body, self.paper.period):
            self._sentences((at, span[0]))
            self._answer(found)
            self.excused.append(DraftExcuse("scope", span))
            at = span[1]
        self._sentences((at, body[1]))

    def _answer(self, found: AnsweringUnits) -> None:
        """What is said behind items is said of those before it; what is said first, of all that follow."""
        if not self.items and self.waiting == 0:
            self.default = answering.joined(self.default, found)
            return
        if self.waiting == len(self.items) and self.items:
            # A second line about the same items.
            start = next(
                (i for i in range(len(self.items) - 1, -1, -1) if self.items[i].answering == AnsweringUnits()), -1
            )
            last = self.items[-1].answering
            self.items = [
                answering.answered(item, answering.joined(item.answering, found))
                if item.answering == last and i > start
                else item
                for i, item in enumerate(self.items)
            ]
            return
        self.items[self.waiting :] = [answering.answered(item, found) for item in self.items[self.waiting :]]
        self.waiting = len(self.items)

    def _sentences(self, span: Range) -> None:
        found = list(sentences(self.plain, span))
        skip: Range | None = None
        for place, sentence in enumerate(found):
            if skip and sentence[0] < skip[1]:
                continue
            text = self.plain[slice(*sentence)]
            if answering.begins(text):
                end = sentence[1]
                for following in found[place + 1 :]:
                    if not answering.begins(self.plain[slice(*following)]):
                        break
                    end = following[1]
                skip = (sentence[0], end)
                self._answer(answering.read(self.plain[slice(*skip)], self.paper.period))
                self.excused.append(DraftExcuse("scope", skip))
                continue
            if answering.signs_off(text):
                self._answer(answering.read(text, self.paper.period))
                self.excused.append(DraftExcuse("scope", sentence))
                continue
            self._sentence(sentence)

    def _sentence(self, span: Range) -> None:
        text = self.plain[slice(*span)]
        if looks_back(text, self.paper.year):
            self.excused.append(DraftExcuse("background", span))
            return
        self.subject = ()
        if self.paper.english:
            self._english(span)
            return
        setting = Setting(self.paper.terms)
        open_run: list[Range] = []
        governing: Day | None = None
        for clause in clauses(self.plain, span):
            words_of = self.plain[slice(*clause)]
            if names_what_follows(self.plain, clause):
                title = self.part.point
                self.topic = self.topic or (title.text if title and len(title.text) <= _LONGEST_TOPIC else "")
                open_run.append(clause)
                continue
            if len(words_of) > _LONGEST_CLAUSE:
                self.excused.append(DraftExcuse("background", clause))
                continue
            day = day_in(words_of, self.paper.period)
            if day and day.span[1] - day.span[0] >= len(words_of.rstrip("，, ")) - 1:
                governing = day
                open_run.append(clause)
                continue
            reading = read_clause(self.plain, clause, self.paper.numerals_in(clause), replace(setting, due=governing))
            finishes = not reading.items and self.part.role is Role.TASKS and self._only_finishes(words_of)
            if finishes and self._finish(clause, open_run, day or governing):
                open_run = []
                continue
            if self._measurable(reading):
                lead = self._leading(open_run)
                self._leave([run for run in open_run if run not in lead])
                open_run = []
                self._take(reading.items, clause, lead)
                setting = replace(setting, verb=reading.verb or "再")
            else:
                open_run.append(clause)
                setting = replace(setting, verb="")
            self.topic = topic(words_of) or self.topic
        self._leave(open_run)

    def _english(self, span: Range) -> None:
        text = self.plain[slice(*span)]
        items = english.read_sentence(self.plain, span, self.paper.year, self.paper.end)
        if not items and self.part.role is Role.TASKS and len(text.split()) >= 3:
            items = (DraftItem(name=words_within(text, 70), place=span),)
        if not items:
            self.excused.append(DraftExcuse("background", span))
        elif not any(item.target for item in items):
            doubts = tuple(english.english_doubts(text, self.paper.year))
            items = (replace(items[0], doubts=(*items[0].doubts, *doubts)), *items[1:])
        self.items += items

    def _only_finishes(self, text: str) -> bool:
        """Whether a clause is a verb of finishing and no more: 6月底前印发实施."""
        return bool(words.FINISH_LAST.fullmatch(self._bare(text)) or _FINISHES.fullmatch(self._bare(text)))

    def _finish(self, clause: Range, run: Sequence[Range], by: Day | None) -> bool:
        """Take a clause that only finishes: what it finishes stands before it, or is what the point is about."""
        text = self.plain[slice(*clause)]
        if run and (item := self._finished(text, run[-1], clause, by)):
            self._leave(run[:-1])
            self._take((item,), item.place, [])
            return True
        if not run and self._finishes_the_last(clause, by):
            return True
        if self.topic:
            self._leave(run)
            due = by.on if by else self.paper.end
            self._take((DraftItem(f"{self.topic}{self._bare(text)}", clause, due=due),), clause, [])
        return bool(self.topic)

    def _bare(self, text: str) -> str:
        day = day_in(text, self.paper.period)
        return words.HEADS.sub("", text[: day.span[0]] + text[day.span[1] :] if day else text).lstrip("前内")

    def _finished(self, text: str, before: Range, clause: Range, day: Day | None) -> DraftItem | None:
        """研究制定…方案，6月底前印发实施: what is to be finished stands in the clause before."""
        what = topic(self.plain[slice(*before)])
        due = day.on if day else self.paper.end
        return DraftItem(f"{what}{self._bare(text)}", (before[0], clause[1]), due=due) if what else None

    def _finishes_the_last(self, clause: Range, day: Day | None) -> bool:
        """制定…方案，6月底前印发实施: the same thing, by a day."""
        last = self.items[-1] if self.items else None
        if last is None or last.kind is not Kind.MILESTONE or not 0 <= clause[0] - last.place[1] <= 1:
            return False
        due = day.on if day else last.due
        if last.due not in {self.paper.end, due}:
            # 6月底前竣工，8月底前投用: two steps of one thing.
            name = f"{thing_finished(last.name)}{self._bare(self.plain[slice(*clause)])}"
            self.items.append(replace(last, name=name, due=due, place=clause))
            return True
        self.items[-1] = replace(last, due=due, place=(last.place[0], clause[1]))
        return True

    def _measurable(self, reading: ItemReading) -> bool:
        if not reading.items:
            return False
        if self.part.role is Role.HEADLINE or self.part.general:
            return any(item.target for item in reading.items)
        return True

    def _leading(self, run: Sequence[Range]) -> list[Range]:
        """Short words of time or place right before the clause: they belong to what the item quotes."""
        lead: list[Range] = []
        for span in reversed(run):
            text = self.plain[slice(*span)]
            day = day_in(text, self.paper.period)
            if day and day.span[1] - day.span[0] >= len(text) - 1 and not lead:
                lead.append(span)
            else:
                break
        return lead

    def _take(self, items: Sequence[DraftItem], clause: Range, lead: Sequence[Range]) -> None:
        for place, item in enumerate(items):
            quoted = (lead[-1][0], item.place[1]) if lead and place == 0 else item.place
            text = words.HEADS.sub("", self.plain[slice(*item.place)])
            self.subject = answering.subject_of(text) or (self.subject if words.MAKING.match(text) else ())
            named = replace(item, answering=AnsweringUnits(self.subject)) if self.subject else item
            named = replace(named, doubts=(*named.doubts, *self._left_over(item, place, clause)))
            last = self.items[-1] if self.items else None
            if last and counts_what_is_held(item, last, self.paper.end):
                self.items.pop()
                name, quoted = tidy(last.name), (last.place[0], quoted[1])
            else:
                name = carried_name(item, last, self.topic, clause[0])
            self.items.append(replace(named, name=name, place=quoted))
        gaps = said_between(self.plain, clause, [item.place for item in items])
        self.excused += [DraftExcuse("scope", gap) for gap in gaps]

    def _left_over(self, item: DraftItem, place: int, clause: Range) -> tuple[Message, ...]:
        """What is doubtful about an item because its clause says more than it took."""
        if not item.target:
            return tuple(doubts_about(self.plain, clause, self.paper.numerals_in(clause))) if place == 0 else ()
        relation = follows_another(self.plain, item.place)
        return (relation,) if relation else ()

    def _leave(self, run: Sequence[Range]) -> None:
        """Clauses that are not measured: a duty where one of them binds, else excused."""
        if not run:
            return
        span = (run[0][0], run[-1][1])
        text = self.plain[slice(*run[0])]
        run = [clause for clause in run if not names_what_follows(self.plain, clause)] or run
        binding = [
            clause
            for clause in run
            if not names_what_follows(self.plain, clause) and words.DUTY.match(self.plain[slice(*clause)])
        ]
        doubted = self._doubted(run)
        doubts = tuple(doubt for found in doubted.values() for doubt in found)
        binds = self.part.role is Role.TASKS and not self.part.general and not _CLOSING.match(text)
        if doubts or (binding and binds):
            named = binding[0] if binding and binds else next(iter(doubted))
            self.items.append(DraftItem(name=tidy(self.plain[slice(*named)]), place=span, doubts=doubts))
        else:
            kind = (
                "heading"
                if self.plain[span[1] : span[1] + 1] in "：:" and self.plain[span[1] : span[1] + 1]
                else "background"
            )
            self.excused.append(DraftExcuse(kind, span))

    def _doubted(self, run: Sequence[Range]) -> dict[Range, tuple[Message, ...]]:
        """The clauses of a run that hold what no rule could read."""
        if self.part.general:
            return {}
        found = {clause: tuple(doubts_about(self.plain, clause, self.paper.numerals_in(clause))) for clause in run}
        return {clause: doubts for clause, doubts in found.items() if doubts}
