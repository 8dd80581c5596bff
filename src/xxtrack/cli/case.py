"""What every command begins with: the plan, the figures, the date and the language."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.cli.language import asked_language
from xxtrack.cli.options import LangChoice
from xxtrack.cli.streams import tell
from xxtrack.errors import StopError, UsageError
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.find import actuals_beside, csv_files, find_plan, is_there, shown
from xxtrack.load.plan.read import LoadedPlan, load_plan
from xxtrack.load.source import AnySource, FileSource, Source, read_file
from xxtrack.model.actuals import Actuals
from xxtrack.model.finding import Finding, in_order
from xxtrack.model.message import Message, msg
from xxtrack.model.period import PeriodError, PlanYear
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.plan import Plan
from xxtrack.model.rules import Severity
from xxtrack.wording import Lang


class Case(NamedTuple):
    """The input of a judgement, as far as it could be read, with everything that was wrong with it."""

    plan: Plan
    actuals: Actuals
    findings: tuple[Finding, ...]
    refused_items: int
    as_of: date
    lang: Lang
    sources: tuple[AnySource, ...] = ()
    """The files it was read from, for showing lines of them."""

    @property
    def partial(self) -> Message | None:
        """What was left out, where the input has errors: said with every result."""
        errors = sum(finding.severity is Severity.ERROR for finding in self.findings)
        rows = sum(file.refused for file in self.actuals.files)
        return msg("label.partial", errors=errors, items=self.refused_items, rows=rows) if errors else None


class UnusablePlanError(StopError):
    """There is no plan to work with; the findings say why."""

    def __init__(self, file: str, findings: tuple[Finding, ...], source: Source | None = None) -> None:
        """Keep the findings for printing, and the file if it could be read."""
        super().__init__(msg("stop.plan-unusable", file=file))
        self.findings = findings
        self.sources = (source,) if source else ()


class Inputs(NamedTuple):
    """A plan and its tables, from the disk or from git."""

    plan: Source
    tables: tuple[AnySource, ...]


def open_case(
    plan: Path | None,
    actuals: Sequence[Path] | None,
    as_of: str | None,
    lang: LangChoice | None,
    *,
    rules: Sequence[str] = (),
    rev: str | None = None,
    known_at: str | None = None,
    doubts: bool = False,
) -> Case:
    """Read plan and figures; raises `StopError` where there is nothing to judge. See `judge_inputs`."""
    inputs = read_inputs(plan, actuals, rev)
    return judge_inputs(inputs, as_of, lang, rules=rules, known_at=known_at, doubts=doubts)


def read_inputs(plan: Path | None, actuals: Sequence[Path] | None, rev: str | None = None) -> Inputs:
    """The files as they lie on the disk, or as they were at a revision."""
    base = Path.cwd()
    path = plan or find_plan(base)
    if rev is not None:
        from xxtrack.load.revision import read_revision

        then = read_revision(rev, path, actuals or (), base)
        return Inputs(then.plan, then.tables)
    source = read_file(path, shown(path, base))
    if isinstance(source, Finding):
        raise UnusablePlanError(source.where.file, (source,))
    tables: list[FileSource] = []
    for place in actuals or _default_actuals(path):
        if not is_there(place):
            raise StopError(msg("stop.no-such-actuals", path=str(place)))
        tables += [FileSource(shown(file, base), file) for file in csv_files(place)]
    return Inputs(source, tuple(tables))


def judge_inputs(
    inputs: Inputs,
    as_of: str | None,
    lang: LangChoice | None,
    *,
    rules: Sequence[str] = (),
    known_at: str | None = None,
    doubts: bool = False,
) -> Case:
    """What the bytes say, with every error in them; with ``doubts`` also what only looks wrong, for who lists findings.

    ``rules`` are those that are asked for besides the ones that always hold.
    """
    loaded = usable_plan(inputs.plan)
    assert loaded.plan
    language = chosen_language(lang, loaded.plan)
    known = None if known_at is None else asked_day(known_at, loaded.plan.year)
    figures = load_actuals(inputs.tables, loaded.plan, known)
    findings = [*loaded.findings, *check_sense(loaded.plan, rules), *figures.findings]
    if doubts:
        from xxtrack.assess.rules.data_rules import check_data

        findings += check_data(loaded.plan, figures.actuals)
    return Case(
        loaded.plan,
        figures.actuals,
        in_order(findings),
        loaded.refused,
        _date(as_of, loaded.plan, language),
        language,
        (inputs.plan, *inputs.tables),
    )


def usable_plan(source: Source) -> LoadedPlan:
    """The plan, or `UnusablePlanError`."""
    loaded = load_plan(source)
    if loaded.plan is None:
        raise UnusablePlanError(source.name, loaded.findings, source)
    return loaded


def chosen_language(lang: LangChoice | None, plan: Plan) -> Lang:
    """--lang, then XXTRACK_LANG, then the plan's own."""
    return given_language(lang) or ("en" if plan.language == "en" else "zh")


def given_language(lang: LangChoice | None) -> Lang | None:
    """--lang, then XXTRACK_LANG; None where neither names one."""
    return asked_language([f"--lang={lang.value}"] if lang else [], os.environ.get("XXTRACK_LANG"))


def _default_actuals(plan: Path) -> list[Path]:
    place = actuals_beside(plan)
    return [place] if is_there(place) else []


def _date(text: str | None, plan: Plan, lang: Lang) -> date:
    """The day to judge at; that it is not the one asked for is said."""
    day = None if text is None else asked_day(text, plan.year)
    if day is not None and day > plan.end:
        tell(msg("label.as-of-capped", end=plan.end), lang)
    return day_within(plan, day, date.today())  # noqa: DTZ011 - the office's local day is meant


def day_within(plan: Plan, asked: date | None, today: date) -> date:
    """The day as asked, else today, but never past the plan's end; raises `UsageError` for one before its start."""
    if asked is None:
        return max(min(today, plan.end), plan.start)
    if asked < plan.start:
        raise UsageError(msg("stop.date-before-plan", date=asked, start=plan.start))
    return min(asked, plan.end)


def asked_day(text: str, year: PlanYear) -> date:
    """A day as people write it, in a year where the text names none; raises `UsageError`."""
    try:
        return parse_period(text, year).end
    except PeriodError:
        raise UsageError(msg("stop.bad-date", text=text)) from None
