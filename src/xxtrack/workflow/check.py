"""A case to the findings that count, and what of them fails."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.gate import FailOn, failing, hardened
from xxtrack.assess.rules.performance import Limits, breaches, performance_findings
from xxtrack.assess.rules.policy import Choice, apply_policy, policy_line, rules_named
from xxtrack.assess.rules.waivers import apply_waivers
from xxtrack.assess.select import Selection
from xxtrack.errors import StopError, UsageError
from xxtrack.load.lines import lines_of
from xxtrack.model.assessment import Assessment
from xxtrack.model.finding import Checked, Finding, LeftOut, in_order
from xxtrack.model.message import msg
from xxtrack.model.number import read_number
from xxtrack.model.plan import Plan
from xxtrack.model.status import STATUS_CODES
from xxtrack.workflow.case import Case

ERRORS = frozenset({FailOn.ERROR})


class Gate(NamedTuple):
    """What makes a check fail, which rules apply, and whose performance counts."""

    fail_on: frozenset[FailOn] = ERRORS
    limits: Limits = Limits()
    rules: Choice = Choice()
    select: Selection = Selection()

    @property
    def names(self) -> str:
        """What fails, as it is written on the command line; with no status named only faults of the data do."""
        return ", ".join(sorted(one.value for one in self.fail_on)) or "data"


def hardened_gate(gate: Gate, *plans: Plan) -> Gate:
    """The gate with what the plans ask for besides: what any of them objects to fails, and the lowest limit holds."""
    fail_on, limits = gate.fail_on, gate.limits
    for rules in (plan.policy.gate for plan in plans):
        fail_on = hardened(fail_on, rules)
        limits = Limits(
            min((one for one in (limits.max_lagging, rules.max_lagging) if one is not None), default=None),
            max((one for one in (limits.min_attainment, rules.min_attainment) if one is not None), default=None),
        )
    return gate._replace(fail_on=fail_on, limits=limits)


def merged(parts: Sequence[Checked]) -> Checked:
    """What several plans come to, as if it were one check."""
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    return first._replace(
        findings=in_order(finding for part in parts for finding in part.findings),
        failing=tuple(finding for part in parts for finding in part.failing),
        breaches=tuple(breach for part in parts for breach in part.breaches),
        better=tuple(better for part in parts for better in part.better),
        adjusted=tuple(better for part in parts for better in part.adjusted),
        softened=sum(part.softened for part in parts),
        read=msg("label.of-plans", said=tuple(part.read for part in parts if part.read)),
        policy=msg("label.of-plans", said=tuple(part.policy for part in parts if part.policy)),
        left_out=_all_left_out(parts),
        names={id_: name for part in reversed(parts) for id_, name in part.names.items()},
        groups={id_: name for part in reversed(parts) for id_, name in part.groups.items()},
    )


def _all_left_out(parts: Sequence[Checked]) -> LeftOut | None:
    known = [part.left_out for part in parts if part.left_out]
    return LeftOut(*map(sum, zip(*known, strict=True))) if known else None


def check_case(case: Case, gate: Gate = Gate()) -> Checked:  # noqa: B008 - it is frozen
    """Judge plan, data and performance of a case that was read with its doubts."""
    gate = hardened_gate(gate, case.plan)
    return check_assessed(case, evaluate(case.plan, case.actuals, case.as_of, fully=False, later=case.histories), gate)


def check_assessed(case: Case, assessment: Assessment, gate: Gate, besides: Iterable[Finding] = ()) -> Checked:
    """The same for a case that has been judged, with findings that come from elsewhere."""
    checked = _checked(case, findings_that_count(case, assessment, gate.select, besides), gate)
    waived = frozenset(finding.item for finding in checked.waived if finding.code in STATUS_CODES)
    mine = gate.select.standings(case.plan, assessment.standings)
    return checked._replace(as_of=case.as_of, breaches=breaches(mine, waived, gate.limits))


def validate_case(case: Case, rules: Choice) -> Checked:
    """Check plan and data only; errors fail."""
    excused = apply_waivers(case.findings, case.plan, case.as_of, performance=False)
    return _checked(case, excused, Gate(rules=rules))


def findings_that_count(
    case: Case, assessment: Assessment, select: Selection, besides: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """All findings with the waivers applied; how items perform only for those that are asked for.

    Of an item of which a unit holds a part, that part counts and not the item's worst.
    """
    parts = [s for s in select.standings(case.plan, assessment.standings) if s.scope] if select.by_unit else []
    performance = [
        *performance_findings(assessment),
        *performance_findings(replace(assessment, standings=tuple(parts))),
    ]
    excused = apply_waivers([*case.findings, *performance, *besides], case.plan, case.as_of)
    others = {item.id for item in case.plan.items.values() if not select.item(case.plan, item)}
    in_parts = {part.item.id for part in parts}
    return tuple(
        f
        for f in excused
        if not (f.item in others and f.code.startswith(("XX5", "XX65")))
        and not (f.item in in_parts and not f.scope and f.code.startswith("XX5"))
    )


def _checked(case: Case, excused: Iterable[Finding], gate: Gate) -> Checked:
    """The findings after the policy, what of them fails, and what is needed to show them."""
    findings = in_order(apply_policy(excused, case.plan, gate.rules))
    return Checked(
        findings,
        failing=failing(findings, gate.fail_on),
        policy=policy_line(case.plan, gate.names, gate.rules, gate.limits.messages()),
        read=case.read,
        left_out=case.left_out,
        names={item.id: item.name for item in case.plan.items.values()},
        groups=_groups(case.plan, findings),
    )


def _groups(plan: Plan, findings: Iterable[Finding]) -> dict[str, str]:
    """Who leads the items that something is found about, where most of them are led; else their chapters."""
    items = [plan.items[id_] for id_ in dict.fromkeys(finding.item for finding in findings) if id_ in plan.items]
    leads = {item.id: units[0] for item in items if (units := plan.answering.leads(item))}
    return leads if 2 * len(leads) > len(items) else {item.id: plan.chapter_of[item.point].title for item in items}


def checked_stop(stop: StopError) -> Checked:
    """The findings of input that cannot be used; all of them fail."""
    findings: tuple[Finding, ...] = getattr(stop, "findings", ())
    return Checked(findings, failing=findings, lines=lines_of(getattr(stop, "sources", ()), findings))


def chosen_rules(select: tuple[str, ...], ignore: tuple[str, ...]) -> Choice:
    """The rules asked for and left out; raises `UsageError` for a name that means none or one that cannot be."""
    for name in (*select, *ignore):
        if not rules_named(name):
            raise UsageError(msg("policy.unknown-rule", name=name))
    for name in ignore:
        if all(rule.fixed for rule in rules_named(name)):
            raise UsageError(msg("policy.fixed-rule", name=name))
    return Choice(select, ignore)


def percentage(text: str) -> Decimal:
    """A share from 0 to 100, with or without its sign; raises `UsageError`."""
    number = read_number(text.removesuffix("%").strip())
    if number is None or not 0 <= number <= 100:
        raise UsageError(msg("stop.bad-share", text=text))
    return number
