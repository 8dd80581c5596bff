"""`xxtrack show ID`: one item in full, or its chart as a file."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.assess.course import course_of, expected_curve
from xxtrack.assess.forecast import forecast
from xxtrack.cli.case import asked_case, tell_partial
from xxtrack.cli.choices import item_named, one_of
from xxtrack.cli.language import formats_help, help_text
from xxtrack.cli.options import ActualsPath, AsOf, ItemId, KnownAt, Language, PlanPath, Revision
from xxtrack.cli.output import emit
from xxtrack.cli.streams import print_lines, tell, width, write
from xxtrack.errors import UsageError
from xxtrack.model.message import msg
from xxtrack.render.charts.svg import course_svg
from xxtrack.render.partial import partial_words
from xxtrack.render.status import FORMATS, StatusReport
from xxtrack.render.status.show import show_text
from xxtrack.workflow.owed import level_of
from xxtrack.write.output import write_result

SHOWN_AS = ("text", *(name for name in FORMATS if name != "table"))
"""The page of an item, or the formats of `xxtrack status` for it alone."""


def command(
    item: ItemId,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    svg: Annotated[
        Path | None,
        typer.Option("--svg", metavar="FILE", readable=False, help=help_text("option.svg"), show_default=False),
    ] = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help=formats_help(SHOWN_AS))] = "text",
    rev: Revision = None,
    known_at: KnownAt = None,
    lang: Language = None,
) -> None:
    """Source clause, target, pace, history, chart, forecast and the arithmetic of the status."""
    one_of(output_format, SHOWN_AS)
    case = asked_case(plan, actuals, as_of, lang, rev=rev, known_at=known_at)
    tell_partial(case)
    assessment = case.assessment()
    one = assessment.by_id[item_named(case.plan, item).id]
    if output_format != "text":
        emit(FORMATS, output_format, StatusReport(assessment, (one,), every=True), case.lang)
        return
    course = course_of(one)
    if svg is None:
        lines = show_text(
            assessment,
            one,
            expected_curve(one),
            case.lang,
            width(),
            course=course,
            foreseen=forecast(one, case.as_of),
            chased=level_of(assessment, one),
        )
        print_lines(lines)
        return
    if course is None:
        raise UsageError(msg("chart.nothing", id=one.item.id))
    partial = partial_words(case.left_out, case.lang)
    drawn = course_svg(course, f"{one.item.id} {one.item.name}", case.lang, own_style=True, note=partial) + "\n"
    if str(svg) == "-":
        write(drawn)
    else:
        write_result(svg, drawn.encode())
        tell(msg("label.written", path=str(svg)), case.lang)
