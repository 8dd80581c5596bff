"""`xxtrack explain CODE`: what a rule means."""

from difflib import get_close_matches
from typing import Annotated

import typer

from xxtrack.assess.rules.policy import rules_named
from xxtrack.cli.choices import one_of, status_named
from xxtrack.cli.language import formats_help, help_text, language_for
from xxtrack.cli.options import Language
from xxtrack.cli.output import emit
from xxtrack.errors import UsageError
from xxtrack.model.message import msg
from xxtrack.model.rules import RULES
from xxtrack.model.status import Status
from xxtrack.render.findings import RULE_FORMATS, RulesReport


def command(
    code: Annotated[str | None, typer.Argument(metavar="CODE", help=help_text("option.code"))] = None,
    every: Annotated[bool, typer.Option("--all", help=help_text("option.all-rules"))] = False,
    output_format: Annotated[str, typer.Option("--format", help=formats_help(RULE_FORMATS))] = "text",
    lang: Language = None,
) -> None:
    """Title, reason and examples of one rule, of a family, or of all."""
    one_of(output_format, RULE_FORMATS)
    if code is None and not every:
        raise UsageError(msg("explain.list"))
    asked = (code or "").strip()
    rules = tuple(RULES.values()) if every else rules_named(asked.upper()) or rules_named(asked.lower())
    status = None if every else status_named(asked)
    if status:
        rules = rules_named(status.code)
    if not rules and not status:
        words = dict.fromkeys([*RULES, *(rule.name for rule in RULES.values()), *(one.value for one in Status)])
        near = get_close_matches(asked, words, n=3)
        unknown = msg("explain.near", code=asked, near=tuple(near)) if near else msg("explain.unknown", code=asked)
        raise UsageError(unknown)
    emit(RULE_FORMATS, output_format, RulesReport(rules, every, status), language_for(lang))
