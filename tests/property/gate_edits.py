"""Random edits of a plan, its rules and its rows, and what the review says of them.

A number is all that is needed to have an edit again; those that are kept as cases are kept as texts.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from tests.property.gate_force import END, START, better, some_day, verdicts
from tests.property.gate_plans import Draft, draft_plan, edited, plan_text
from tests.property.gate_rows import Row, draft_rows, edited_rows, overwritten, rows_of, rows_text

from xxtrack.assess.review.row_changes import row_findings
from xxtrack.assess.review.rows_in_hand import Rows
from xxtrack.load.source import Source
from xxtrack.model.actuals import Actuals, Observation, Subject
from xxtrack.model.change import Change
from xxtrack.model.period import Period
from xxtrack.model.plan import Plan
from xxtrack.model.rules import Severity
from xxtrack.workflow.base import check_against
from xxtrack.workflow.case import Case, Inputs, UnusablePlanError, load_case
from xxtrack.workflow.check import Gate
from xxtrack.workflow.review import Review, review_cases


class Texts(NamedTuple):
    """A plan and its tables as they lie on the disk."""

    plan: str
    tables: tuple[str, ...]

    @property
    def rows(self) -> list[Row]:
        """The rows of all tables."""
        return [row for table in self.tables for row in rows_of(table)]


@dataclass(frozen=True)
class Edit:
    """A plan with its rows before and after."""

    number: int
    texts: tuple[Texts, Texts]
    cases: tuple[Case, Case]

    @cached_property
    def review(self) -> Review:
        """What the review says."""
        return review_cases(*self.cases)

    @property
    def rows(self) -> Rows:
        """The rows of either side, as either plan reads them."""
        old, new = (case.actuals for case in self.cases)
        return Rows(((old, self.review.base_by_new), (self.review.new_by_base, new)), self.cases[1].as_of)

    @property
    def before(self) -> Plan:
        """The plan before."""
        return self.cases[0].plan

    @property
    def after(self) -> Plan:
        """The plan after."""
        return self.cases[1].plan


def edit(number: int) -> Edit | None:
    """The edit of a number; None where it does not give two sound plans that differ, or rows that can be read."""
    draw = random.Random(number)
    draft = draft_plan(draw)
    tables = draft_rows(draw, draft.items)
    sort = draw.random()
    changed = draft if sort < 0.15 else edited(draw, draft)
    ids = [item["id"] for item in draft.items]
    others = tables if 0.15 <= sort < 0.75 else edited_rows(draw, tables, ids)
    texts = _texts(draft, tables), _texts(changed, others)
    as_of = min(some_day(draw, []), END)
    found = None if texts[0] == texts[1] else edit_of(number, texts, as_of)
    return found if found and _is_sound(found.cases[0]) else None


def _is_sound(case: Case) -> bool:
    """Whether every row is read, and nothing follows what has no figures: nobody knows what such an item asked."""
    return is_read_whole(case) and not any(finding.code in {"XX340", "XX341"} for finding in case.findings)


def _texts(draft: Draft, tables: Sequence[Sequence[Row]]) -> Texts:
    return Texts(plan_text(draft), tuple(rows_text(table) for table in tables))


def edit_of(number: int, texts: tuple[Texts, Texts], as_of: date) -> Edit | None:
    """The edit that two texts make."""
    cases = [_case(one, as_of) for one in texts]
    if cases[0] is None or cases[1] is None:
        return None
    return Edit(number, texts, (cases[0], cases[1]))


def _case(texts: Texts, as_of: date) -> Case | None:
    tables = tuple(Source(f"{n}.csv", table.encode()) for n, table in enumerate(texts.tables))
    try:
        case = load_case(Inputs(Source("plan.yaml", texts.plan.encode()), tables), as_of.isoformat())
    except UnusablePlanError:
        return None
    unread = any(one.severity is Severity.ERROR and one.code < "XX3" for one in case.findings)
    return None if unread or case.refused_items else case


def is_read_whole(case: Case) -> bool:
    """Whether no row was refused."""
    return not any(file.refused for file in case.actuals.files)


_PARTS = ("before", "rows before", "after", "rows after")
_TABLE = "--- next table\n"


def kept(path: Path) -> tuple[bool, Edit]:
    """An edit that was kept as a case, and whether it softens."""
    head, *parts = path.read_text("utf-8").split("=== ")
    before, rows, after, others = (part.partition("\n")[2] for part in parts)
    texts = Texts(before, tuple(rows.split(_TABLE))), Texts(after, tuple(others.split(_TABLE)))
    word, _, day = head.strip().rpartition(" as of ")
    found = edit_of(int(path.stem), texts, date.fromisoformat(day))
    assert found, f"{path} cannot be read"
    return word == "softens", found


def keep(one: Edit, path: Path, *, softens: bool) -> None:
    """Write an edit down as a case."""
    before, after = one.texts
    contents = before.plan, _TABLE.join(before.tables), after.plan, _TABLE.join(after.tables)
    parts = (f"=== {name}\n{content}" for name, content in zip(_PARTS, contents, strict=True))
    head = f"{'softens' if softens else 'harmless'} as of {one.cases[1].as_of}\n"
    path.write_text(head + "".join(parts), "utf-8")


# What the review says


def objections(one: Edit) -> list[Change]:
    """The changes that the review calls a softening, whether there is a record of them or not."""
    return [change for change in one.review.diff.changes if change.effect.softens]


def is_shown(one: Edit, change: Change) -> bool:
    """Whether the review's own witness, judged anew, stands better after the edit."""
    witness = change.judgement.weaker
    if witness is None or witness.reported or not witness.item:
        return False
    rows = []
    for report in witness.reports:
        assert not isinstance(report.value, Fraction)
        subject = Subject(witness.item, Period(START, report.on), report.scope)
        rows.append(Observation(subject, report.value, report.stage))
    actuals = Actuals.of(rows)
    return bool(better(*(verdicts(plan, actuals, witness.as_of) for plan in (one.before, one.after))))


def objects_to_rows(one: Edit) -> bool:
    """Whether the review says that a reported figure was overwritten."""
    return any(row_findings(one.before, one.after, one.cases[0].actuals, one.cases[1].actuals))


def is_overwritten(one: Edit) -> bool:
    """Whether one was, as its rows alone tell."""
    sides = [{id_: (i.has_figures, i.in_unit) for id_, i in p.items.items()} for p in (one.before, one.after)]
    same = frozenset(id_ for id_ in sides[0] if sides[1].get(id_) == sides[0][id_])
    return overwritten(one.texts[0].rows, one.texts[1].rows, one.before.policy.closed, same)


def refused_news(one: Edit) -> bool:
    """Whether honest rows alone, added or revised, are held against whoever adds them."""
    if one.texts[0].plan != one.texts[1].plan or is_overwritten(one):
        return False
    failing = check_against(*one.cases, Gate()).failing
    return any(finding.code.startswith(("XX5", "XX6")) for finding in failing)
