"""`xxtrack browse`: the plan in a full-screen terminal."""

import gc
import sys

from xxtrack.cli.case import asked_case
from xxtrack.cli.choices import existing, selection
from xxtrack.cli.extras import needs
from xxtrack.cli.options import (
    ActualsPath,
    AsOf,
    Chapters,
    KnownAt,
    Language,
    Leads,
    PlanPath,
    Points,
    Revision,
    Tags,
    Units,
)
from xxtrack.errors import UsageError
from xxtrack.model.message import msg
from xxtrack.render.partial import partial_words


def command(
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    rev: Revision = None,
    known_at: KnownAt = None,
    chapter: Chapters = None,
    point: Points = None,
    lead: Leads = None,
    unit: Units = None,
    tag: Tags = None,
    lang: Language = None,
) -> None:
    """Walk chapters, points and items, filter them, see charts, and switch the date."""
    needs("textual", "browse")
    from xxtrack.cli.browser.app import Browser

    gc.enable()  # off for commands that end
    case = asked_case(plan, actuals, as_of, lang, rev=rev, known_at=known_at)
    select = existing(selection(chapter, point, lead, unit, tags=tag), case)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(msg("browse.needs-terminal"))
    Browser(case.plan, case.actuals, case.as_of, case.lang, select, partial_words(case.left_out, case.lang)).run()
