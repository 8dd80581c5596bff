"""`xxtrack browse`: the plan in a full-screen terminal."""

import gc
import sys

from xxtrack.cli.case import asked_case
from xxtrack.cli.extras import needs
from xxtrack.cli.options import ActualsPath, AsOf, Language, PlanPath
from xxtrack.errors import UsageError
from xxtrack.model.message import msg


def command(plan: PlanPath = None, actuals: ActualsPath = None, as_of: AsOf = None, lang: Language = None) -> None:
    """Walk chapters, points and items, filter them, see charts, and switch the date."""
    needs("textual", "browse")
    from xxtrack.cli.browser import Browser

    gc.enable()  # off for commands that end
    case = asked_case(plan, actuals, as_of, lang)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(msg("browse.needs-terminal"))
    Browser(case.plan, case.actuals, case.as_of, case.lang).run()
