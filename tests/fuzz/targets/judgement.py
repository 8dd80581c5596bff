"""A plan judged at its end and shown, with figures for the ids that plans have: whatever can be read can be judged."""

from tests import inert
from xxtrack.assess.course import course_of
from xxtrack.assess.due import due
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.forecast import forecasts
from xxtrack.assess.review.gate import FailOn, failing
from xxtrack.assess.rules.data_rules import check_data
from xxtrack.assess.rules.performance import performance_findings
from xxtrack.assess.rules.waivers import apply_waivers
from xxtrack.assess.select import Selection
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source
from xxtrack.model.assessment import count
from xxtrack.model.finding import Checked
from xxtrack.render import findings, status
from xxtrack.render.due import DueReport
from xxtrack.render.due.ics import due_ics
from xxtrack.render.status import StatusReport

MOST = 50
"""Items of a plan that are judged: what is made of one is made of many."""
KINDS = {"json": "json", "gitlab": "json", "sarif": "json", "junit": "xml", "github": "github", "markdown": "markdown"}


def run(data: bytes) -> None:
    plan = load_plan(Source("plan.yaml", data)).plan
    if plan is None or len(plan.items) > MOST:
        return
    middle = plan.start + (plan.end - plan.start) / 2
    days = (middle, plan.end)
    rows = [f"{item},{day},{value}" for item in plan.items for day, value in zip(days, (3, 5), strict=True)]
    figures = load_actuals([Source("a.csv", "\n".join(["id,period,value", *rows]).encode())], plan).actuals
    found = check_data(plan, figures)
    for day in (plan.start, *days):
        assessment = evaluate(plan, figures, day)
        standings = assessment.standings
        assert sum(count(standings).values()) == len(plan.items)
        for standing in standings:
            course_of(standing)
        for _ in forecasts(standings, day):
            pass
        inert.KINDS["ics"](due_ics(DueReport(due(assessment, 90, Selection()), plan, day, 90), "zh"))
        report = StatusReport(assessment, standings, every=True)
        for form in status.FORMATS:
            inert.KINDS[KINDS.get(form, "terminal")](status.FORMATS.as_text(form, report, "zh", 80))
        waived = tuple(apply_waivers([*found, *performance_findings(assessment)], plan, day))
        checked = Checked(waived, failing(waived, frozenset(FailOn)), as_of=day)
        for form in findings.FORMATS:
            inert.KINDS[KINDS.get(form, "terminal")](findings.FORMATS.as_text(form, checked, "en", 100))
