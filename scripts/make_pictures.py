"""Draws the pictures of the README from the terminal renderer: `make pictures` writes them, a test keeps them true."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from xxtrack.assess.course import course_of, expected_curve
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.forecast import forecast
from xxtrack.cli.commands.status import WORST
from xxtrack.model.assessment import Assessment
from xxtrack.render.charts.picture import picture
from xxtrack.render.status import StatusReport
from xxtrack.render.status.show import show_text
from xxtrack.render.status.terminal import status_text
from xxtrack.wording import LANGUAGES
from xxtrack.workflow.case import open_case

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "images"
AS_OF = date(2023, 6, 30)
WIDTH = 100
TERMINAL = 80
ITEM = "P04-04"


def example() -> Assessment:
    """The 2023 plan with its illustrative figures."""
    case = open_case(ROOT / "plan/2023.yaml", as_of=AS_OF)
    return evaluate(case.plan, case.actuals, case.as_of)


def pictures() -> Iterator[tuple[str, str]]:
    """File names and contents."""
    assessment = example()
    for lang in LANGUAGES:
        digest = StatusReport(assessment, assessment.standings, limit=WORST, short=True, chapters=False)
        lines = status_text(digest, lang, TERMINAL)
        yield f"status.{lang}.svg", picture(lines, TERMINAL, f"xxtrack status --as-of {AS_OF:%Y-%m}")
        one = assessment.by_id[ITEM]
        foreseen = forecast(one, AS_OF)
        lines = show_text(assessment, one, expected_curve(one), lang, WIDTH, course=course_of(one), foreseen=foreseen)
        yield f"show.{lang}.svg", picture(lines, WIDTH, f"xxtrack show {ITEM} --as-of {AS_OF:%Y-%m}")


def main() -> int:
    """Write the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in pictures():
        (FOLDER / name).write_text(content, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
