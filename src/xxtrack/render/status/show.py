"""One item in full: what it says, where it comes from, its history, and the arithmetic that led to its status."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from xxtrack.model.assessment import Assessment, Reading, Standing
from xxtrack.model.calendar import share_of_time
from xxtrack.model.course import Course
from xxtrack.model.escalation import AT_REST, Escalation
from xxtrack.model.forecast import Foreseen
from xxtrack.model.message import Quantity
from xxtrack.model.narrative import COLUMNS
from xxtrack.model.plan import Amendment, Item, ThresholdBy
from xxtrack.model.punctuation import bracketed
from xxtrack.render.charts.terminal import chart_text
from xxtrack.render.forecast.terminal import in_show
from xxtrack.render.lines import Line, folded
from xxtrack.render.safe import plain
from xxtrack.render.signs import STYLES
from xxtrack.render.table import Column, Grid, Styled
from xxtrack.render.words import (
    compared_with,
    index_words,
    level_said,
    node_words,
    report_words,
    sentence,
    status_word,
    told_words,
    worst_scope,
)
from xxtrack.wording import Lang, listing, say, term, text
from xxtrack.wording.numbers import DASH, beside_target, number, percent, signed


def show_text(
    assessment: Assessment,
    standing: Standing,
    curve: list[Fraction | None],
    lang: Lang,
    width: int,
    *,
    course: Course | None = None,
    foreseen: Foreseen | None = None,
    chased: Escalation = AT_REST,
) -> Iterator[Line]:
    """The whole page.

    ``curve`` holds the expected value at each date of the history; a ``course`` is drawn.
    """
    item = standing.item
    title = Line()
    title.append(f"{item.id} ", "bold")
    title.append(plain(item.name), "bold")
    yield title
    yield Line(status_word(standing.status, lang), STYLES[standing.status])
    yield from folded(sentence(standing, lang), width)
    if chased.reason:
        label = text("escalation.label", lang)
        yield from folded(f"{label} {level_said(chased, lang)}", width)
    yield Line()
    yield from _facts(assessment, item, lang, width)
    if standing.history:
        yield Line()
        yield from _history(standing, curve, lang, width)
    if course and item.has_figures:
        yield Line()
        yield from chart_text(course, lang, width, STYLES[standing.status], foreseen)
    steps = list(arithmetic(standing, lang))
    if foreseen and steps and standing.observed != item.due:
        steps[-1:-1] = in_show(foreseen, lang)
    if steps:
        yield Line()
        yield Line(text("label.arithmetic", lang), "bold")
        for step in steps:
            yield from folded(step, width, indent="  ", hang="  ")
    if standing.scopes:
        yield Line()
        yield from _scopes(standing, lang, width)


def item_facts(assessment: Assessment, item: Item, lang: Lang) -> Iterator[tuple[str, str]]:
    """What the plan says of an item, as pairs of a label and a value; no label where a value goes on with the last."""
    plan = assessment.plan
    point = next(p for p in plan.chapter_of[item.point].points if p.no == item.point)
    known: list[tuple[str, str]] = [
        ("chapter", plan.chapter_of[item.point].title),
        ("", text("label.point-is", lang, no=point.no, title=point.title)),
        ("kind", term(item.kind, lang)),
        ("target", item.target.text if item.target else ""),
        ("unit", item.unit),
        ("follows", _followed(assessment, item)),
        ("measure", term(item.measure, lang) if item.measure else ""),
        ("pace", _pace(item, lang)),
        ("limits", _limits(item, lang)),
        ("baseline", number(item.baseline) if item.baseline is not None else ""),
        ("due", item.due.isoformat() if item.due else ""),
        *_nodes(assessment, item, lang),
        *(("", _change(change, lang)) for change in item.amended),
        ("waiver", _waiver(item, lang)),
        ("every", text(f"label.every-{item.every.value}", lang) if item.every else ""),
        ("targets", _by_day(item.targets, lang) if item.every else ""),
        ("each", item.each),
        ("part-of", f"{item.part_of} {plan.items[item.part_of].name}" if item.part_of in plan.items else item.part_of),
        ("lead", listing(item.lead, lang)),
        ("support", listing(item.support, lang)),
        ("tags", listing(item.tags, lang)),
        ("text", item.text),
        ("note", item.note),
        ("where", str(item.where)),
        *_told(assessment.by_id.get(item.id), lang),
    ]
    for key, value in known:
        if value:
            yield (text(f"label.{key}", lang) if key else "", value)


def _nodes(assessment: Assessment, item: Item, lang: Lang) -> Iterator[tuple[str, str]]:
    standing = assessment.by_id.get(item.id)
    words = node_words(standing, assessment.as_of, lang) if standing else []
    yield from (("nodes" if i == 0 else "", one) for i, one in enumerate(words))


def _told(standing: Standing | None, lang: Lang) -> Iterator[tuple[str, str]]:
    """What was written beside the figures, of the whole and then of its scopes."""
    if standing is None:
        return
    known = [(told_words(part, lang), part.scope) for part in (standing, *standing.scopes)]
    for column in COLUMNS:
        said = [
            text("label.told-of", lang, scope=scope, words=told[column]) if scope else told[column]
            for told, scope in known
            if column in told
        ]
        yield from ((column if i == 0 else "", words) for i, words in enumerate(said))


def _facts(assessment: Assessment, item: Item, lang: Lang, width: int) -> Iterator[Line]:
    grid = Grid([Column(width=14 if lang == "en" else 10, style="dim"), Column()], width)
    for label_and_value in item_facts(assessment, item, lang):
        yield from grid.row(label_and_value)


def _change(change: Amendment, lang: Lang) -> str:
    """An approved change, with what was there before it."""
    said = text("waiver.change", lang, on=change.on, before=change.before, after=change.after, reason=change.reason)
    return said + bracketed(change.decision, said) if change.decision else said


def _waiver(item: Item, lang: Lang) -> str:
    waiver = item.waiver
    if waiver is None:
        return ""
    said = text("waiver.by", lang, owner=waiver.owner, until=waiver.until, reason=waiver.reason)
    return said + bracketed(waiver.decision, said) if waiver.decision else said


def _pace(item: Item, lang: Lang) -> str:
    if item.pace is None:
        return ""
    kind, steps = term(item.pace.kind, lang), _by_day(item.pace.steps, lang)
    return kind + (bracketed(steps, kind) if steps else "")


def _followed(assessment: Assessment, item: Item) -> str:
    to = item.target.to if item.target else ""
    other = assessment.plan.items.get(to)
    return f"{to} {other.name}" if other else to


def _by_day(values: Iterable[tuple[date, Decimal]], lang: Lang) -> str:
    return listing((f"{on} {number(value)}" for on, value in values), lang)


def _limits(item: Item, lang: Lang) -> str:
    """Limits in the target's own unit; ratios and points are the plan's and stand with the judgement."""
    limits, unit = item.thresholds, item.in_unit
    if limits.by is not ThresholdBy.VALUE:
        return ""
    known = (("lagging", limits.lagging), ("ahead", limits.ahead))
    said = [text(f"label.limit-{key}", lang, limit=Quantity(limit, unit)) for key, limit in known if limit is not None]
    return listing(said, lang, "，")


def _history(standing: Standing, curve: list[Fraction | None], lang: Lang, width: int) -> Iterator[Line]:
    yield Line(text("label.history", lang), "bold")
    unit = standing.item.in_unit
    columns = [
        Column(text("label.period-to", lang), 10, head_style="dim"),
        Column(text("label.actual", lang), 12, "right", "bold", head_style="dim"),
        Column(text("label.expected", lang), 11, "right", "dim", head_style="dim"),
        Column(style="dim"),
    ]
    grid = Grid(columns, width - 1)
    yield from grid.heads()
    for reading, want in zip(standing.history, curve, strict=True):
        target = standing.item.target
        value = Quantity(reading.value or 0, unit, compared_with(target, want))
        shown = report_words(reading, lang) or beside_target(value)
        expected = number(want, compared_with(target, reading.value)) if want is not None else DASH
        yield from grid.row([str(reading.on), shown, expected, " " + _report(reading, lang)])


def _report(reading: Reading, lang: Lang) -> str:
    parts = []
    if reading.first is not None:
        known = text("lint.first-known", lang, value=reading.first, date=reading.first_reported or DASH)
        parts.append(known)
        parts.append(text("lint.latest-known", lang, value=reading.value or 0, date=reading.reported or DASH))
    elif reading.reported:
        parts.append(f"{text('label.reported', lang)} {reading.reported}")
    if reading.computed:
        parts.append(say(reading.computed, lang))
    if reading.source:
        parts.append(f"{text('label.source', lang)} {reading.source}")
    if reading.note:
        parts.append(f"{text('label.note', lang)} {reading.note}")
    return "  ".join(parts)


@lru_cache(256)
def _time_gone(start: date, due: date, day: date, lang: Lang) -> str:
    """The step that is the same for most items."""
    share = percent(share_of_time(start, due, min(day, due)))
    return text("label.step-time", lang, start=start, due=due, date=day, share=share)


def arithmetic(standing: Standing, lang: Lang) -> Iterator[str]:
    """The steps from the actual to the status, a sentence each; none where there was nothing to compute."""
    item = standing.item
    if item.target is None or item.due is None or standing.actual is None or standing.observed is None:
        return
    unit, base = item.target.unit, item.baseline
    if scope := worst_scope(standing):
        yield text("label.step-worst", lang, scope=scope)
    yield _time_gone(item.start, item.due, standing.observed, lang)
    if standing.expected is not None:
        yield text(
            "label.step-expected",
            lang,
            expected=Quantity(standing.expected, unit, compared_with(item.target, standing.actual)),
        )
    goal = item.target.bound
    if standing.attainment is not None:
        key = "label.step-attainment" if base is None else "label.step-attainment-based"
        yield text(
            key, lang, actual=standing.actual, goal=goal, base=base or 0, attainment=percent(standing.attainment)
        )
    if standing.pace_index is not None and standing.expected is not None:
        span = abs(standing.expected - Fraction(base or 0))
        better = (standing.pace_index - 1) * span
        limits = item.thresholds
        by_ratio = limits.by is ThresholdBy.RATIO
        key = "label.step-index" if limits.ahead is not None else "label.step-index-lagging"
        yield text(
            key if by_ratio else "label.step-index-alone",
            lang,
            surplus=f"{'−' if better < 0 else '+'} {number(abs(better))}",
            span=span,
            index=index_words(standing),
            ahead=limits.ahead or 0,
            lagging=limits.lagging,
        )
    if standing.gap_pp is not None:
        yield text("label.step-gap", lang, gap=signed(standing.gap_pp))
    if standing.lag_days is not None:
        key = "label.step-lag" if standing.lag_days >= 0 else "label.step-lead"
        yield text(key, lang, days=abs(standing.lag_days))
    if standing.forecast is not None:
        yield text("label.step-forecast", lang, forecast=Quantity(standing.forecast, unit, item.target.ends))
    if standing.needed is not None and standing.reached is not None:
        yield text(
            "label.step-needed", lang, needed=Quantity(standing.needed, unit), reached=Quantity(standing.reached, unit)
        )
    yield text("label.step-status", lang, status=standing.status, why=say(standing.reason, lang))


def _scopes(standing: Standing, lang: Lang, width: int) -> Iterator[Line]:
    yield Line(text("label.scopes", lang), "bold")
    if standing.parts:
        yield from folded(say(standing.parts.said(standing.item.in_unit), lang), width, "yellow")
    widths = (12 if lang == "en" else 10, 16, 9, width - 42)
    grid = Grid([Column(width=w, align="right" if w == 9 else "left") for w in widths], width)
    for part in standing.scopes:
        status = Styled(status_word(part.status, lang), STYLES[part.status])
        yield from grid.row([status, part.scope, number(part.actual), sentence(part, lang)])
