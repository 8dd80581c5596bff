"""The options that several commands share, declared once."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.render.findings import FORMATS as FINDINGS_FORMATS


class LangChoice(StrEnum):
    """Languages of the output."""

    ZH = "zh"
    EN = "en"


def complete_items(incomplete: str) -> Iterator[tuple[str, str]]:
    """Item ids for the shell, with their names as help."""
    from xxtrack.errors import StopError
    from xxtrack.load.find import find_plan
    from xxtrack.load.plan.ids import item_ids

    try:
        plan = find_plan(Path.cwd())
    except StopError:
        return
    for item, name in item_ids(plan):
        if item.startswith(incomplete.upper()):
            yield item, name


# Typer would refuse a file that may not be read in its own words, and with the exit code of a mistyped command.
PlanPath = Annotated[
    Path | None,
    typer.Option("--plan", metavar="FILE", readable=False, help=help_text("option.plan"), show_default=False),
]
ActualsPath = Annotated[
    list[Path] | None,
    typer.Option("--actuals", metavar="PATH", readable=False, help=help_text("option.actuals"), show_default=False),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help=help_text("option.as-of"), show_default=False)
]
Revision = Annotated[str | None, typer.Option("--rev", help=help_text("option.rev"), show_default=False)]
KnownAt = Annotated[str | None, typer.Option("--known-at", help=help_text("option.known-at"), show_default=False)]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULES", help=help_text("option.select"), show_default=False)
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULES", help=help_text("option.ignore"), show_default=False)
]
FindingsFormat = Annotated[
    str,
    typer.Option("--format", metavar="FORMAT", help=help_text("option.format-findings", all=tuple(FINDINGS_FORMATS))),
]
Outputs = Annotated[
    list[str] | None, typer.Option("--output", metavar="FILE", help=help_text("option.output"), show_default=False)
]
FindingsLimit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=0, help=help_text("option.limit-findings"), show_default=False),
]
Statistics = Annotated[bool, typer.Option("--statistics", help=help_text("option.statistics"))]
Language = Annotated[LangChoice | None, typer.Option("--lang", help=help_text("option.lang"), show_default=False)]
Chapters = Annotated[
    list[str] | None, typer.Option("--chapter", metavar="CHAPTER", help=help_text("option.chapter"), show_default=False)
]
Points = Annotated[
    list[int] | None, typer.Option("--point", metavar="N", help=help_text("option.point"), show_default=False)
]
Leads = Annotated[
    list[str] | None, typer.Option("--lead", metavar="NAME", help=help_text("option.lead"), show_default=False)
]
Units = Annotated[
    list[str] | None, typer.Option("--unit", metavar="NAME", help=help_text("option.unit"), show_default=False)
]
Scopes = Annotated[
    list[str] | None, typer.Option("--scope", metavar="NAME", help=help_text("option.scope"), show_default=False)
]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", metavar="STATUS", help=help_text("option.status"), show_default=False)
]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help=help_text("option.kind"), show_default=False)
]
Tags = Annotated[
    list[str] | None, typer.Option("--tag", metavar="TAG", help=help_text("option.tag"), show_default=False)
]
Ids = Annotated[
    list[str] | None,
    typer.Option("--id", metavar="ID", help=help_text("option.id"), show_default=False, autocompletion=complete_items),
]
SourceText = Annotated[
    str, typer.Option("--source", metavar="TEXT", help=help_text("option.source"), show_default=False)
]
ReportedOn = Annotated[
    str | None, typer.Option("--reported", metavar="DATE", help=help_text("option.reported"), show_default=False)
]
ActualsFile = Annotated[
    Path | None,
    typer.Option("--file", metavar="CSV", readable=False, help=help_text("option.file"), show_default=False),
]
Accept = Annotated[
    list[str] | None,
    typer.Option(
        "--accept", metavar="ID", help=help_text("option.accept"), show_default=False, autocompletion=complete_items
    ),
]
AcceptAll = Annotated[bool, typer.Option("--accept-all", help=help_text("option.accept-all"))]
ItemId = Annotated[str, typer.Argument(metavar="ID", help=help_text("option.item"), autocompletion=complete_items)]
