"""The findings that count in a check: those of plan and data, and how the chosen items perform."""

from collections.abc import Iterable

from xxtrack.assess.rules.performance import performance_findings
from xxtrack.assess.rules.waivers import apply_waivers
from xxtrack.assess.select import Selection
from xxtrack.cli.case import Case
from xxtrack.model.assessment import Assessment
from xxtrack.model.finding import Finding


def counted(
    case: Case, assessment: Assessment, chosen: Selection, besides: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """All findings with the waivers applied; how items perform only for those that are asked for."""
    excused = apply_waivers([*case.findings, *performance_findings(assessment), *besides], case.plan, case.as_of)
    others = {item.id for item in case.plan.items.values() if not chosen.item(case.plan, item)}
    return tuple(f for f in excused if not (f.item in others and f.code.startswith(("XX5", "XX65"))))
