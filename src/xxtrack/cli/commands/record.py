"""`xxtrack record ID VALUE`: one figure into the file that holds the item's figures."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, ItemId, Language, PlanPath
from xxtrack.model.period import PlanYear


def record(
    item: ItemId,
    value: Annotated[str, typer.Argument(metavar="VALUE", help=help_text("option.value"))],
    period: Annotated[str, typer.Option("--period", metavar="PERIOD", help=help_text("option.period"))],
    scope: Annotated[
        str, typer.Option("--scope", metavar="NAME", help=help_text("option.record-scope"), show_default=False)
    ] = "",
    source: Annotated[
        str, typer.Option("--source", metavar="TEXT", help=help_text("option.source"), show_default=False)
    ] = "",
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT", help=help_text("option.note"), show_default=False)
    ] = "",
    reported: Annotated[
        str | None, typer.Option("--reported", metavar="DATE", help=help_text("option.reported"), show_default=False)
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="CSV", readable=False, help=help_text("option.file"), show_default=False),
    ] = None,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    lang: Language = None,
) -> None:
    """Validate against the plan, append under a lock, and say how the item stands now."""
    from xxtrack.assess.evaluate import evaluate
    from xxtrack.assess.rules.data_rules import new_warnings
    from xxtrack.cli.choices import item_named
    from xxtrack.cli.figures import actuals_folder, destinations, open_for_writing, written
    from xxtrack.cli.streams import print_lines, tell, width
    from xxtrack.errors import UsageError
    from xxtrack.load.actuals.candidates import Candidate, check_candidates
    from xxtrack.model.entry import EntryKind, entries_for
    from xxtrack.model.message import msg
    from xxtrack.render.importing.entry import entry_text, standing_text

    case = open_for_writing(plan, actuals, lang)
    row = {
        "id": item_named(case.plan, item).id,
        "value": value,
        "period": period,
        "scope": scope,
        "basis": "period" if _alone(period, case.plan.year) else "",
        "source": source,
        "note": note,
        "reported": reported or date.today().isoformat(),  # noqa: DTZ011 - the office's local day is meant
    }
    checked = check_candidates([Candidate(row, "")], case.plan)[0]
    if checked.missing:
        raise UsageError(msg("entry.no-value", text=value))
    if checked.actual is None:
        first = checked.findings[0]
        raise UsageError(
            msg("entry.with-hint", problem=first.message, hint=first.hint) if first.hint else first.message
        )
    entry = entries_for([checked.actual], case.actuals)[0]
    brought = new_warnings(case.plan, case.actuals, [checked.actual]) if entry.adds else ()
    for finding in (*checked.findings, *brought):
        where = str(finding.where)
        message = msg("entry.at", where=where, message=finding.message) if where else finding.message
        tell(msg("entry.warning", message=message), case.lang)
    folder = actuals_folder(plan, actuals)
    paths = [str(path) for path in destinations([entry], case, folder, file)]
    entry = written([entry], case, folder, file)[0]
    if entry.kind is EntryKind.NOT_LATER:
        assert entry.before
        raise UsageError(msg("entry.not-later", before=entry.before.reported or "—", where=str(entry.before.where)))
    print_lines(entry_text(entry, case.plan, paths, case.lang, width()))
    after = open_for_writing(plan, actuals, lang)
    standing = evaluate(after.plan, after.actuals, after.as_of).by_id[checked.actual.item]
    own = next((part for part in standing.scopes if part.scope == scope), standing)
    print_lines(standing_text(own, after.lang, width()))
    if file and str(file) not in {read.file for read in after.actuals.files}:
        tell(msg("entry.file-apart", file=str(file)), case.lang)


def _alone(period: str, year: "PlanYear") -> bool:
    from xxtrack.model.period import PeriodError
    from xxtrack.model.period_grammar import parse_period

    try:
        return parse_period(period, year).alone
    except PeriodError:
        return False
