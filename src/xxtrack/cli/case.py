"""The case that a command line names: in the folder, on the day and in the language of whoever typed it."""

import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from xxtrack.cli.language import asked_language
from xxtrack.cli.options import LangChoice
from xxtrack.cli.streams import tell
from xxtrack.model.day_time import DayTime
from xxtrack.model.message import msg
from xxtrack.wording import Lang
from xxtrack.workflow.case import Case, Files, Inputs, load_case, read_inputs


def asked_case(
    plan: Path | None,
    actuals: Sequence[Path] | None,
    as_of: str | None,
    lang: LangChoice | None,
    *,
    rules: Sequence[str] = (),
    rev: str | None = None,
    known_at: str | None = None,
    doubts: bool = False,
) -> Case:
    """Read plan and actuals; raises `StopError` where there is nothing to judge. See `load_case`."""
    inputs = read_inputs(asked_files(plan, actuals), rev)
    return loaded_case(inputs, as_of, lang, rules=rules, known_at=known_at, doubts=doubts)


def loaded_case(
    inputs: Inputs,
    as_of: str | None,
    lang: LangChoice | None,
    *,
    rules: Sequence[str] = (),
    known_at: str | None = None,
    doubts: bool = False,
    beside: Case | None = None,
) -> Case:
    """`load_case` today, and in the language asked for; says where the day is not the one asked for."""
    language = given_language(lang)
    case = load_case(
        inputs, as_of, today=today(), lang=language, rules=rules, known_at=known_at, doubts=doubts, beside=beside
    )
    tell_capped(case)
    return case


def tell_capped(case: Case) -> None:
    """Say so where a case is not judged today because nothing has been waited for since."""
    if case.capped:
        tell(msg("label.as-of-capped", date=case.as_of), case.lang)


def tell_partial(case: Case) -> None:
    """Say so where errors in the input left something out, or may have."""
    if case.partial:
        tell(case.partial, case.lang)


def asked_files(plan: Path | None, actuals: Sequence[Path] | None) -> Files:
    """The files named, seen from the folder in which the command was typed."""
    return Files(Path.cwd(), plan, tuple(actuals or ()))


def today() -> date:
    """The office's local day."""
    return date.today()  # noqa: DTZ011 - see above


def now() -> DayTime:
    """The office's local day and time."""
    moment = datetime.now()  # noqa: DTZ005 - see above
    return DayTime.on(moment.date(), moment.hour * 3600 + moment.minute * 60 + moment.second)


def given_language(lang: LangChoice | None) -> Lang | None:
    """--lang, then XXTRACK_LANG; None where neither names one."""
    return asked_language([f"--lang={lang.value}"] if lang else [], os.environ.get("XXTRACK_LANG"))
