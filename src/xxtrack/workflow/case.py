"""A plan with its actuals as they were read, everything that is wrong with them, and the day to judge them at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.histories import Histories
from xxtrack.assess.reporting import last_day_of_waiting
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.errors import StopError, UsageError
from xxtrack.load.actuals.read import LoadedActuals, load_actuals, read_alike
from xxtrack.load.find import actuals_beside, csv_files, find_plan, is_there, project_of, shown, shown_link
from xxtrack.load.plan.read import LoadedPlan, load_plan
from xxtrack.load.source import AnySource, FileSource, LinkSource, Source, read_file, same_content
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment
from xxtrack.model.equality import equal_without
from xxtrack.model.finding import Finding, LeftOut, in_order
from xxtrack.model.message import Message, msg
from xxtrack.model.period import PeriodError, PlanYear
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.plan import Plan
from xxtrack.model.rules import Severity
from xxtrack.wording import Lang


@dataclass(frozen=True, slots=True)
class Files:
    """The plan and the actuals that are asked for, and the folder they are looked for in and named from."""

    base: Path = Path()
    plan: Path | None = None
    """None: the newest plan at or above ``base``."""
    actuals: tuple[Path, ...] = ()
    """None named: those that belong to the plan."""

    def plan_path(self) -> Path:
        """The plan's file; raises `StopError` where none is named or found."""
        return self.plan or find_plan(self.base)


class Inputs(NamedTuple):
    """A plan and its tables, from the disk or from git."""

    plan: Source
    tables: tuple[AnySource, ...]
    papers: Path | None = None
    """The folder that the papers named as evidence lie in; None where nobody looks for them."""
    instead: str = ""
    """The commit they were read from, where the plan cannot be used at the revision that was asked for."""
    loaded: LoadedPlan | None = None
    """The plan as it says, where somebody has looked at it already."""

    def has_tables_of(self, other: "Inputs") -> bool:
        """Whether the tables of the other have the same names and the same bytes."""
        names = [[table.name for table in one.tables] for one in (self, other)]
        return names[0] == names[1] and all(map(same_content, self.tables, other.tables))


@equal_without("histories")
class Case(NamedTuple):
    """The input of a judgement, as far as it could be read, with everything that was wrong with it."""

    plan: Plan
    actuals: Actuals
    findings: tuple[Finding, ...]
    refused_items: int
    as_of: date
    lang: Lang
    inputs: Inputs
    """The files it was read from, for showing lines of them and for reading them against another plan."""
    capped: bool = False
    """Whether it is judged at the last day on which anything was waited for, and not today."""
    row_findings: tuple[Finding, ...] = ()
    """Those of the findings that came of reading the tables."""
    histories: Histories | None = None
    """What stood at each date to the last row, where it was read with its doubts."""

    @property
    def sources(self) -> tuple[AnySource, ...]:
        """All files."""
        return self.inputs.plan, *self.inputs.tables

    @property
    def left_out(self) -> LeftOut | None:
        """What was left out, where the input has errors."""
        errors = sum(finding.severity is Severity.ERROR for finding in self.findings)
        rows = sum(file.refused for file in self.actuals.files)
        return LeftOut(errors, self.refused_items, rows) if errors else None

    @property
    def partial(self) -> Message | None:
        """The same in words: said with every result."""
        left = self.left_out
        return msg("label.partial", errors=left.errors, items=left.items, rows=left.rows) if left else None

    def assessment(self) -> Assessment:
        """How everything stands on the day."""
        return replace(evaluate(self.plan, self.actuals, self.as_of, later=self.histories), left_out=self.left_out)

    @property
    def read(self) -> Message:
        """How much was read."""
        names = ("rows", "used", "missing", "refused", "skipped")
        sums = {name: sum(getattr(file, name) for file in self.actuals.files) for name in names}
        return msg("label.validated", items=len(self.plan.items), **sums)


class UnusablePlanError(StopError):
    """There is no plan to work with; the findings say why."""

    def __init__(self, file: str, findings: tuple[Finding, ...], source: Source | None = None) -> None:
        """Keep the findings for printing, and the file if it could be read."""
        super().__init__(msg("stop.plan-unusable", file=file))
        self.findings = findings
        self.sources = (source,) if source else ()


def open_case(
    plan: str | Path | None = None,
    actuals: Sequence[str | Path] = (),
    *,
    as_of: str | date,
    rev: str | None = None,
    known_at: str | None = None,
    lang: Lang | None = None,
) -> Case:
    """Read a plan and its actuals with every finding about them, from the disk or as they were at a git revision.

    ``as_of`` is the day to judge at, ``known_at`` leaves out what was reported after that day. Without ``plan`` it is
    the newest one at or above the working folder. Raises `StopError` where there is nothing to judge.
    """
    files = Files(plan=Path(plan) if plan else None, actuals=tuple(map(Path, actuals)))
    return load_case(read_inputs(files, rev), str(as_of), lang=lang, known_at=known_at, doubts=True)


def read_inputs(files: Files, rev: str | None = None) -> Inputs:
    """The files as they lie on the disk, or as they were at a revision."""
    path = files.plan_path()
    if rev is not None:
        return inputs_at(rev, path, files)
    source = read_file(path, shown(path, files.base))
    if isinstance(source, Finding):
        raise UnusablePlanError(source.where.file, (source,))
    tables: list[AnySource] = []
    for place in files.actuals or _default_actuals(path):
        if not is_there(place):
            raise StopError(msg("stop.no-such-actuals", path=str(place)))
        tables += [_table(file, place, files.base) for file in csv_files(place)]
    return Inputs(source, tuple(tables), project_of(path))


def _table(file: Path, place: Path, base: Path) -> AnySource:
    """What was named may be a link; what is found in it is read alike at every revision, and there no link leads on."""
    if file != place and file.is_symlink():
        return LinkSource(shown_link(file, base))
    return FileSource(shown(file, base), file)


def inputs_at(rev: str, plan: Path, files: Files) -> Inputs:
    """A plan and its tables as they were at a revision."""
    from xxtrack.load.revision import read_revision  # git is not needed where nobody asks for a revision

    then = read_revision(rev, plan, files.actuals, files.base)
    return Inputs(then.plan, then.tables)


def load_case(
    inputs: Inputs,
    as_of: str | None = None,
    *,
    today: date | None = None,
    lang: Lang | None = None,
    rules: Sequence[str] = (),
    known_at: str | None = None,
    doubts: bool = False,
    beside: Case | None = None,
) -> Case:
    """What the bytes say, with every error in them; with ``doubts`` also what only looks wrong, for who lists findings.

    It is judged at ``as_of``, else at ``today``, else at the plan's end. ``rules`` are those that are asked for besides
    the ones that always hold. The language is the plan's own where none is asked for. What it shares with the case
    ``beside`` it is not read again.
    """
    same_plan = beside and beside.inputs.plan == inputs.plan
    loaded = inputs.loaded or (beside.inputs.loaded if beside and same_plan else None) or usable_plan(inputs.plan)
    plan = loaded.plan
    assert plan
    known = None if known_at is None else asked_day(known_at, plan.year)
    if beside and known is None and read_alike(plan, beside.plan) and inputs.has_tables_of(beside.inputs):
        figures = LoadedActuals(beside.actuals, beside.row_findings)
    else:
        figures = load_actuals(inputs.tables, plan, known)
    findings = [*loaded.findings, *check_sense(plan, rules, doubts=doubts), *figures.findings]
    histories = None
    if doubts:
        # Many rules that who only judges does not ask.
        from xxtrack.assess.rules.data_rules import check_data
        from xxtrack.load.papers import paper_findings

        histories = Histories(plan, figures.actuals, date.max)
        findings += check_data(plan, figures.actuals, histories)
        if inputs.papers:
            rows = (row for known in figures.actuals.worded.values() for row in known)
            findings += paper_findings(rows, inputs.tables, inputs.papers)
    day = None if as_of is None else asked_day(as_of, plan.year)
    return Case(
        plan,
        figures.actuals,
        in_order(findings),
        loaded.refused,
        day_within(plan, day, today or plan.end),
        lang or own_language(plan),
        inputs._replace(loaded=loaded),
        capped=day is None and today is not None and today > last_day_of_waiting(plan),
        row_findings=figures.findings,
        histories=histories,
    )


def usable_plan(source: Source) -> LoadedPlan:
    """The plan, or `UnusablePlanError`."""
    loaded = load_plan(source)
    if loaded.plan is None:
        raise UnusablePlanError(source.name, loaded.findings, source)
    return loaded


def whole_plan(path: Path, base: Path) -> tuple[Source, Plan]:
    """A plan of which nothing is left out, with its file; raises `UnusablePlanError`."""
    name = shown(path, base)
    source = read_file(path, name)
    if isinstance(source, Finding):
        raise UnusablePlanError(name, (source,))
    loaded = load_plan(source)
    if loaded.whole is None:
        raise UnusablePlanError(name, loaded.findings, source)
    return source, loaded.whole


def item_names(plan: Plan) -> dict[str, str]:
    """The items' names by id."""
    return {item.id: item.name for item in plan.items.values()}


def own_language(plan: Plan) -> Lang:
    """The language that a plan is written in."""
    return "en" if plan.language == "en" else "zh"


def _default_actuals(plan: Path) -> list[Path]:
    place = actuals_beside(plan)
    return [place] if is_there(place) else []


def day_within(plan: Plan, asked: date | None, today: date) -> date:
    """The day as asked, else today while anything is waited for; raises `UsageError` for one before the plan's start.

    Nothing is waited for after the last grace of the latest due date: the day after it is the last that tells.
    """
    if asked is None:
        return max(min(today, last_day_of_waiting(plan)), plan.start)
    if asked < plan.start:
        raise UsageError(msg("stop.date-before-plan", date=asked, start=plan.start))
    return asked


def asked_day(text: str, year: PlanYear) -> date:
    """A day as people write it, in a year where the text names none; raises `UsageError`."""
    try:
        return parse_period(text, year).end
    except PeriodError:
        raise UsageError(msg("stop.bad-date", text=text)) from None
