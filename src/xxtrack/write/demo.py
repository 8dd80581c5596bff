"""A small plan to try things on, half a year old on any day, in a git repository of its own."""

import csv
import io
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Template

from xxtrack.errors import StopError
from xxtrack.load.git import environment
from xxtrack.model.calendar import ONE_DAY, month_after, month_end
from xxtrack.model.message import msg
from xxtrack.wording import Lang, text
from xxtrack.wording.pages import demo_page
from xxtrack.write.output import write_files

MONTHS = 6
"""Months that have figures; the plan runs for twelve."""

_FIGURES = {
    "P01-01": ("5", "10", "15", "21", "26", "31"),
    "P01-02": ("6", "13", "20", "28", "36", "44"),
    "P01-03": ("2", "4", "6", "8", "10", "11"),
    "P01-04": ("6.8", "6.5", "6.3", "6.4", "6.2", "6.4"),
    "P02-01": ("200", "430", "660", "880", "1100", "1300"),
    "P02-02": ("1", "3", "5", "8", "10", "10"),
    "P02-03": ("38", "36", "34.5", "33", "32.4", "31.8"),
    "P03-01": ("40", "85", "125", "170"),
    "P03-04": ("52.1", "52.2", "52.2", "52.4", "52.5", "52.6"),
}
"""To date, from the first month on. P03-01 stops reporting, P03-02 never began."""
_WORDS = {"P01-05": (1, "done"), "P03-03": (5, "in-progress")}
"""What is reported in words, and in which month, counted from 0."""
EASED = ("120", "88")
"""The target of P01-02 on the main branch and on the other one, where it no longer lags."""
BRANCH = "ease-target"


def write_demo(folder: Path, today: date, lang: Lang) -> bool:
    """Write the plan and its figures, and commit them; on a branch one target is lowered.

    Returns whether there is a repository: none where git is not installed or refuses. Raises `StopError` where
    something is in the folder already or it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StopError(msg("stop.exists", path=str(folder)))
    start = month_after(today.replace(day=1), -MONTHS)
    plan = folder / "plan" / f"{start.year}.yaml"
    table = folder / "data" / "actuals" / str(start.year) / "demo.csv"
    words = _plan(start, lang)
    for path in (plan, table):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_files([(plan, words.encode()), (table, _table(start, lang).encode("utf-8-sig"))])
    try:
        _git(folder, "init", "--quiet", "--initial-branch=main")
        _commit(folder, text("demo.first-commit", lang))
        _git(folder, "switch", "--quiet", "--create", BRANCH)
        write_files([(plan, words.replace(*EASED).encode())])
        _commit(folder, text("demo.second-commit", lang))
        _git(folder, "switch", "--quiet", "main")
    except (OSError, subprocess.CalledProcessError):
        write_files([(plan, words.encode())])
        return False
    return True


def _commit(folder: Path, subject: str) -> None:
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--no-verify", "--no-gpg-sign", f"--message={subject}")


def _git(folder: Path, *arguments: str) -> None:
    """Run git in the new folder alone, with no hook or template of the user's, under the program's own name."""
    settings = ("core.hooksPath=", "init.templateDir=", "user.name=xxtrack demo", "user.email=demo@example.invalid")
    options = [word for setting in settings for word in ("-c", setting)]
    subprocess.run(  # noqa: S603 - no shell, and no word of it is a user's
        ["git", "-C", str(folder), *options, *arguments],  # noqa: S607 - wherever it is installed
        capture_output=True,
        check=True,
        stdin=subprocess.DEVNULL,
        env=environment(),
    )


def _plan(start: date, lang: Lang) -> str:
    end = month_after(start, 12) - ONE_DAY
    days = {"start": start, "end": end, "due_done": _ends(start, 1), "due_missed": _ends(start, 3)}
    return Template(demo_page(lang)).substitute(days) + "\n"


def _table(start: date, lang: Lang) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(text(f"demo.{head}", lang) for head in ("id", "period", "value", "reported", "source"))
    for item, month, value in _reports(lang):
        reported = month_after(start, month + 1)
        writer.writerow((item, f"{_ends(start, month):%Y-%m}", value, reported, text("demo.illustrative", lang)))
    return out.getvalue()


def _reports(lang: Lang) -> Iterator[tuple[str, int, str]]:
    for item, values in _FIGURES.items():
        yield from ((item, month, value) for month, value in enumerate(values))
    for item, (month, word) in _WORDS.items():
        yield item, month, text(f"demo.{word}", lang)


def _ends(start: date, month: int) -> date:
    """The last day of a month of the plan, counted from 0."""
    first = month_after(start, month)
    return month_end(first.year, first.month)
