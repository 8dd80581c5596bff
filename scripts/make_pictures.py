"""Makes the pictures of the README: `make pictures` writes them, a test says which are out of date.

A terminal is drawn as SVG. What Chromium and LibreOffice draw is not the same from machine to machine, so a PNG carries
the digest of the document it shows: the page, the bulletin or the comment, which is made again and compared.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import chdir
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from photographs import PHOTOGRAPHERS, mark_of, marked, missing

from xxtrack.assess.course import course_of, expected_curve
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.forecast import forecast
from xxtrack.cli.commands.status import WORST
from xxtrack.model.assessment import Assessment
from xxtrack.render.charts.picture import picture
from xxtrack.render.status import StatusReport
from xxtrack.render.status.show import show_text
from xxtrack.render.status.terminal import status_text
from xxtrack.wording import Lang
from xxtrack.workflow.case import open_case

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "images"
TERMINAL, WIDE = 80, 100


class Example(NamedTuple):
    """A plan of the repository and what is asked of it."""

    lang: Lang
    folder: Path
    plan: str
    as_of: date
    day: str
    """How the commands say ``as_of``."""
    item: str
    lowered: tuple[str, str]
    """A target of the plan and what somebody changes it to."""
    bulletin: str


EXAMPLES = (
    Example(
        lang="en",
        folder=ROOT / "examples" / "council-2024",
        plan="plan/2024.yaml",
        as_of=date(2024, 9, 30),
        day="2024-09-30",
        item="P02-03",
        lowered=("≥ 640 homes", "≥ 600 homes"),
        bulletin="bulletin.docx",
    ),
    Example(
        lang="zh",
        folder=ROOT,
        plan="plan/2023.yaml",
        as_of=date(2023, 6, 30),
        day="2023-06",
        item="P04-04",
        lowered=("≥ 650 家", "≥ 600 家"),
        bulletin="通报.docx",
    ),
)


class Picture(NamedTuple):
    """A picture, the command whose output it shows, and that output."""

    name: str
    command: str
    made: Callable[[], bytes]

    def shown(self) -> str:
        """The digest of the document; of a packed one, whatever packed it."""
        document = self.made()
        if not zipfile.is_zipfile(io.BytesIO(document)):
            return hashlib.sha256(document).hexdigest()
        with zipfile.ZipFile(io.BytesIO(document)) as packed:
            return hashlib.sha256(b"\0".join(packed.read(name) for name in sorted(packed.namelist()))).hexdigest()


def pictures() -> Iterator[Picture]:
    """Every picture of both READMEs."""
    for one in EXAMPLES:
        made: list[tuple[str, str, Callable[[Example, str], bytes]]] = [
            ("status.{}.svg", f"xxtrack status --as-of {one.day}", status),
            ("show.{}.svg", f"xxtrack show {one.item} --as-of {one.day}", shown),
            ("page.{}.png", f"xxtrack report --as-of {one.day} -o page.html", written),
            ("bulletin.{}.png", f"xxtrack report --as-of {one.day} -o {one.bulletin}", written),
            ("comment.{}.png", f"xxtrack diff --as-of {one.day} --format markdown", commented),
        ]
        for name, command, make in made:
            yield Picture(name.format(one.lang), command, partial(make, one, command))


def assessed(one: Example) -> Assessment:
    """The example as it is read by a command in its folder, from which files are named."""
    with chdir(one.folder):
        case = open_case(one.plan, as_of=one.as_of)
    return evaluate(case.plan, case.actuals, case.as_of)


def status(one: Example, command: str) -> bytes:
    """The digest at a terminal of 80 columns."""
    assessment = assessed(one)
    digest = StatusReport(assessment, assessment.standings, limit=WORST, short=True, chapters=False)
    lines = status_text(digest, one.lang, TERMINAL)
    return picture(lines, TERMINAL, command).encode()


def shown(one: Example, command: str) -> bytes:
    """One item at a wide terminal."""
    assessment = assessed(one)
    item = assessment.by_id[one.item]
    course, foreseen = course_of(item), forecast(item, one.as_of)
    lines = show_text(assessment, item, expected_curve(item), one.lang, WIDE, course=course, foreseen=foreseen)
    return picture(lines, WIDE, command).encode()


def written(one: Example, command: str) -> bytes:
    """The file that a command writes."""
    with TemporaryDirectory() as folder:
        name = command.rpartition(" ")[2]
        run(command.removesuffix(name) + str(Path(folder, name)), one.folder)
        return Path(folder, name).read_bytes()


def commented(one: Example, command: str) -> bytes:
    """What is said of a lowered target in a copy of the example that git keeps."""
    with TemporaryDirectory() as folder:
        for part in ("plan", "data"):
            shutil.copytree(one.folder / part, Path(folder, part))
        identity = ("-c", "user.name=example", "-c", "user.email=example@example.com", "-c", "commit.gpgsign=false")
        for words in (("init", "-q"), ("add", "."), (*identity, "commit", "-q", "-m", "The plan")):
            subprocess.run(["git", *words], cwd=folder, check=True)  # noqa: S603, S607 - words of this file
        plan = Path(folder, one.plan)
        plan.write_text(plan.read_text("utf-8").replace(*one.lowered), "utf-8")
        return run(command, Path(folder))


def run(command: str, folder: Path) -> bytes:
    """What a command prints."""
    words = [sys.executable, "-m", *command.split(" ")]
    done = subprocess.run(words, cwd=folder, check=True, capture_output=True, env=environment())  # noqa: S603 - our own
    return done.stdout


def environment() -> dict[str, str]:
    """The plan's own language and no setting of the person who runs this."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("XXTRACK_", "GITHUB_", "GIT_"))}


def is_true(one: Picture) -> bool:
    """Whether the picture in the repository shows what its command says today."""
    path = FOLDER / one.name
    if not path.is_file():
        return False
    return path.read_bytes() == one.made() if path.suffix == ".svg" else mark_of(path.read_bytes()) == one.shown()


def main() -> int:
    """Write the pictures that are not true any more, as far as the programs for it are here."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for one in pictures():
        kind, _, suffix = one.name.partition(".")
        if is_true(one):
            continue
        if suffix.endswith("png") and (program := missing(kind)):
            print(f"{one.name} is kept as it is: {program} is not installed", file=sys.stderr)
            continue
        document = one.made()
        content = marked(PHOTOGRAPHERS[kind](document), one.shown()) if suffix.endswith("png") else document
        (FOLDER / one.name).write_bytes(content)
        print(f"{one.name}: {one.command}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
