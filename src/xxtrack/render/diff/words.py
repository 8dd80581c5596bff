"""A change in words: its label, its parts and its witness, the same in every format."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from xxtrack.model.change import Change, Effect, FieldChange, Outcome, Report, Shift, Witness
from xxtrack.model.message import Quantity
from xxtrack.model.plan import Amendment
from xxtrack.wording import Lang, listing, term, text
from xxtrack.wording.numbers import index, quantity
from xxtrack.wording.phrases.field import TEXTS

SIGNS: dict[Effect, str] = {Effect.WEAKENED: "↓", Effect.STRENGTHENED: "↑", Effect.MIXED: "↕", Effect.NEUTRAL: "·"}
"""One cell in every terminal, and not a matter of colour."""

_FIRST = (Effect.MIXED, Effect.WEAKENED, Effect.STRENGTHENED, Effect.NEUTRAL)


def softest_first(changes: tuple[Change, ...]) -> list[Change]:
    """What softens first; among equals the unapproved first, then as they come."""
    return sorted(changes, key=lambda c: (not c.effect.softens, c.approved, _FIRST.index(c.effect)))


def label(effect: Effect, lang: Lang) -> str:
    """The label's word with its sign."""
    word = term(effect, lang)
    return f"{SIGNS[effect]} {word}"


def effect(change: Change, lang: Lang) -> str:
    """What a change does, in a word with its sign."""
    return label(change.effect, lang)


def aspects(change: Change, lang: Lang) -> str:
    """Which sides of the item were touched."""
    return listing([term(aspect, lang) for aspect in change.aspects], lang)


def subject(change: Change) -> str:
    """The item's id and name, or the rule's path."""
    return f"{change.subject} {change.name}".strip()


def field(part: FieldChange, lang: Lang) -> str:
    """``目标：≥ 650 家 → ≥ 600 家``."""
    key = f"field.{part.key}"
    name = text(f"field.{part.key}", lang) if key in TEXTS else part.key
    nothing = text("change.nothing", lang)
    return text("change.field", lang, name=name, before=part.before or nothing, after=part.after or nothing)


def change_notes(change: Change, lang: Lang) -> Iterator[str]:
    """What there is to say beneath a change: the proofs, how far it reaches, and whether it was approved."""
    yield from proofs(change, lang)
    if change.effect.softens:
        yield from records(change, lang)


def proofs(change: Change, lang: Lang) -> Iterator[str]:
    """What shows that a change does what its label says, and how far it reaches."""
    judgement = change.judgement
    for witness in (judgement.weaker, judgement.stronger):
        if witness:
            yield said(witness, lang, named=not change.is_item)
    if change.affected:
        yield text("change.affected", lang, count=change.affected)
    if judgement.untried:
        yield text("change.untried", lang)
    elif change.effect is Effect.MIXED and judgement.weaker is None:
        yield text("change.unshown", lang)


def records(change: Change, lang: Lang) -> Iterator[str]:
    """Who approved a softening and why, or that nobody did."""
    if not change.approved or not change.records:
        yield text("change.approved" if change.approved else "change.unapproved", lang)
    for one in change.records if change.approved else ():
        key = "change.record-decision" if one.decision else "change.record"
        decided = {"decision": one.decision} if one.decision else {}
        told = text(key, lang, on=one.on, reason=one.reason, **decided)
        late = _days_late(one)
        yield text("change.record-late", lang, said=told, days=late) if late > 0 else told


def _days_late(record: Amendment) -> int:
    """How long a date had passed when it was put off; 0 where the record is of no date, or in time."""
    try:
        due = date.fromisoformat(record.before)
    except ValueError:
        return 0
    return max((record.on - due).days, 0)


def told_fields(change: Change) -> tuple[FieldChange, ...]:
    """What was changed, without the entry that tells of it, which stands under the records."""
    if not change.approved or not change.records:
        return change.fields
    return tuple(part for part in change.fields if part.key != "amended") or change.fields


def said(witness: Witness, lang: Lang, *, named: bool = False) -> str:
    """A witness as a sentence: ``截至2023-12-31为 600 家：原判未完成，现判已完成``."""
    series = listing([_day(list(day), witness.unit, lang) for _, day in groupby(witness.reports, lambda r: r.on)], lang)
    if not witness.reports:
        series = text("change.silence", lang, date=witness.as_of)
    elif witness.reports[-1].on != witness.as_of:
        series += text("change.judged-at", lang, date=witness.as_of)
    if witness.scope:
        series += text("change.of-scope", lang, scope=witness.scope)
    if witness.reported:
        series = text("change.reported", lang, series=series)
    if named and witness.item:
        series = f"{witness.item} {series}"
    sides = {"before": outcome_words(witness.before, lang), "after": outcome_words(witness.after, lang)}
    if witness.paces is None:
        return text("change.witness", lang, series=series, **sides)
    first, second = (index(pace) for pace in witness.paces)
    return text("change.witness-pace", lang, series=series, first=first, second=second, **sides)


def _day(reports: list[Report], unit: str, lang: Lang) -> str:
    values = {_value(report, unit, lang) for report in reports}
    if len(values) == 1 and len(reports) > 1:
        return text("change.all-scopes", lang, date=reports[0].on, value=values.pop())
    shown = [f"{report.scope} {_value(report, unit, lang)}".strip() for report in reports]
    return text("change.report", lang, date=reports[0].on, value=listing(shown, lang))


def _value(report: Report, unit: str, lang: Lang) -> str:
    if report.stage:
        return text("change.stage", lang, stage=report.stage)
    return quantity(Quantity(report.value if report.value is not None else 0, unit or "%"))


def outcome_words(found: Outcome, lang: Lang) -> str:
    """A verdict, with what softens it."""
    if found.status is None:
        return text("change.not-asked", lang)
    shown = term(found.status, lang)
    if found.excused:
        return text("change.excused", lang, status=shown)
    return text("change.stale", lang, status=shown) if found.stale else shown


def shift(one: Shift, lang: Lang) -> str:
    """``达进度 → 滞后``."""
    sides = [term(status, lang) if status else text("change.not-in-plan", lang) for status in (one.before, one.after)]
    return " → ".join(sides)
