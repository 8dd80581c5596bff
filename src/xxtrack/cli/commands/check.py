"""`xxtrack check` and `xxtrack validate`: findings and the gate."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from xxtrack.cli.language import HELP_LANG, help_text
from xxtrack.cli.options import (
    ActualsPath,
    AsOf,
    Chapters,
    KnownAt,
    Language,
    Leads,
    PlanPath,
    Revision,
)

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from xxtrack.assess.review.gate import FailOn
    from xxtrack.assess.rules.performance import Limits
    from xxtrack.assess.rules.policy import Choice
    from xxtrack.cli.case import Case
    from xxtrack.cli.options import LangChoice
    from xxtrack.cli.output import Request
    from xxtrack.model.finding import Checked, Finding

Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help=help_text("option.format-findings"))]
Outputs = Annotated[
    list[str] | None, typer.Option("--output", metavar="FILE", help=help_text("option.output"), show_default=False)
]
Statistics = Annotated[bool, typer.Option("--statistics", help=help_text("option.statistics"))]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULES", help=help_text("option.select"), show_default=False)
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULES", help=help_text("option.ignore"), show_default=False)
]


def check(
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    rev: Revision = None,
    known_at: KnownAt = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="REV", help=help_text("option.base"), show_default=False)
    ] = None,
    fail_on: Annotated[
        list[str] | None, typer.Option("--fail-on", metavar="WHAT", help=help_text("option.fail-on"))
    ] = None,
    max_lagging: Annotated[
        int | None, typer.Option("--max-lagging", metavar="N", min=0, help=help_text("option.max-lagging"))
    ] = None,
    min_attainment: Annotated[
        str | None, typer.Option("--min-attainment", metavar="PERCENT", help=help_text("option.min-attainment"))
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    chapter: Chapters = None,
    lead: Leads = None,
    output_format: Format = "text",
    output: Outputs = None,
    statistics: Statistics = False,
    watch: Annotated[bool, typer.Option("--watch", help=help_text("option.watch"))] = False,
    lang: Language = None,
) -> None:
    """Judge plan, data and performance; exit 1 where the gate says no."""
    if watch:
        again = partial(check, **{**locals(), "watch": False})
        from xxtrack.cli.watch import keep_checking, refuse_unseen

        refuse_unseen(output_format, output, rev)
        keep_checking(again, plan, actuals, lang)
    from xxtrack.assess.evaluate import evaluate
    from xxtrack.assess.review.gate import FailOn, failing
    from xxtrack.assess.rules.performance import Limits, breaches
    from xxtrack.cli.choices import choice, selection, split
    from xxtrack.cli.counted import counted
    from xxtrack.cli.output import conclude, requested
    from xxtrack.model.status import STATUS_CODES

    limits = Limits(max_lagging, _percentage(min_attainment))
    gates = frozenset(choice(FailOn, name) for name in split(fail_on) or (() if limits.given else ("error",)))
    chosen = selection(chapters=chapter, leads=lead)
    rules = _rules(select, ignore)
    request = requested(output_format, output, statistics=statistics)
    case = _open(plan, actuals, as_of, lang, request, rules, rev=rev, known_at=known_at)
    assessment = evaluate(case.plan, case.actuals, case.as_of)
    mine = [s for s in assessment.standings if chosen.item(case.plan, s.item)]
    if base is None:
        checked = _checked(case, counted(case, assessment, chosen), gates, rules, limits, request)
    else:
        from xxtrack.assess.review.regression import compare, state
        from xxtrack.cli.base import base_at

        before = base_at(base, case, plan, actuals, lang, chosen, rules)
        found = counted(case, assessment, chosen, before.review(case.plan))
        checked = _checked(case, found, gates, rules, limits, request)
        compared = compare(before.state, state(checked.findings, assessment))
        worse = failing(compared.worse, gates)
        checked = checked._replace(findings=compared.findings, failing=worse, better=compared.better, compared=True)
    waived = frozenset(finding.item for finding in checked.waived if finding.code in STATUS_CODES)
    checked = checked._replace(as_of=case.as_of, breaches=breaches(mine, waived, limits))
    conclude(checked, request, gate_names(gates), case.lang)


def validate(
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    select: Select = None,
    ignore: Ignore = None,
    output_format: Format = "text",
    output: Outputs = None,
    statistics: Statistics = False,
    lang: Language = None,
) -> None:
    """Check plan and data only; exit 1 where they have errors."""
    from xxtrack.assess.review.gate import FailOn
    from xxtrack.assess.rules.performance import Limits
    from xxtrack.assess.rules.waivers import apply_waivers
    from xxtrack.cli.output import conclude, requested

    rules = _rules(select, ignore)
    request = requested(output_format, output, statistics=statistics)
    case = _open(plan, actuals, None, lang, request, rules)
    excused = apply_waivers(case.findings, case.plan, case.as_of, performance=False)
    gates = frozenset({FailOn.ERROR})
    conclude(_checked(case, excused, gates, rules, Limits(), request), request, gate_names(gates), case.lang)


def _checked(
    case: "Case",
    excused: "tuple[Finding, ...]",
    gates: "frozenset[FailOn]",
    rules: "Choice",
    limits: "Limits",
    request: "Request",
) -> "Checked":
    """The findings after the policy, what of them fails, and what the renderers need to show them."""
    from xxtrack.assess.review.gate import failing
    from xxtrack.assess.rules.policy import apply_policy, policy_line
    from xxtrack.cli.output import lines_of, read_message
    from xxtrack.model.finding import Checked, in_order

    findings = in_order(apply_policy(excused, case.plan, rules))
    return Checked(
        findings,
        failing=failing(findings, gates),
        policy=policy_line(case.plan, gate_names(gates), rules, limits.messages()),
        read=read_message(case),
        names={item.id: item.name for item in case.plan.items.values()},
        lines=lines_of(case.sources, findings) if "text" in request.formats else {},
    )


def gate_names(gates: "frozenset[FailOn]") -> str:
    """What fails, as it is written on the command line; with no status named only faults of the data do."""
    return ", ".join(sorted(gate.value for gate in gates)) or "data"


def _open(
    plan: "Path | None",
    actuals: "list[Path] | None",
    as_of: str | None,
    lang: "LangChoice | None",
    request: "Request",
    rules: "Choice",
    *,
    rev: str | None = None,
    known_at: str | None = None,
) -> "Case":
    """The case; where the plan cannot be used, that too is given in the formats asked for."""
    from xxtrack.cli.case import UnusablePlanError, open_case
    from xxtrack.cli.output import give, unusable
    from xxtrack.errors import StopError

    try:
        return open_case(
            plan,
            actuals,
            as_of,
            lang,
            rules=rules.select,
            rev=rev,
            known_at=known_at,
            doubts=True,
        )
    except UnusablePlanError as stop:
        give(unusable(stop), request, lang.value if lang else HELP_LANG)
        raise StopError(stop.message) from None


def _rules(select: list[str] | None, ignore: list[str] | None) -> "Choice":
    from xxtrack.assess.rules.policy import Choice, rules_named
    from xxtrack.cli.choices import split
    from xxtrack.errors import UsageError
    from xxtrack.model.message import msg

    choice = Choice(split(select), split(ignore))
    for name in (*choice.select, *choice.ignore):
        if not rules_named(name):
            raise UsageError(msg("policy.unknown-rule", name=name))
    for name in choice.ignore:
        if all(rule.fixed for rule in rules_named(name)):
            raise UsageError(msg("policy.fixed-rule", name=name))
    return choice


def _percentage(given: str | None) -> "Decimal | None":
    from xxtrack.errors import UsageError
    from xxtrack.model.message import msg
    from xxtrack.model.number import read_number

    if given is None:
        return None
    number = read_number(given.removesuffix("%").strip())
    if number is None or not 0 <= number <= 100:
        raise UsageError(msg("stop.bad-share", text=given))
    return number
