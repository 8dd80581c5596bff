"""A change of the plan as GitHub workflow commands on the changed lines."""

from collections.abc import Iterator

from xxtrack.model.change import Effect
from xxtrack.render.diff import DiffReport
from xxtrack.render.diff.words import change_notes, effect, field, softest_first, subject
from xxtrack.render.findings.github import findings_github
from xxtrack.render.safe import workflow, workflow_property
from xxtrack.wording import Lang


def diff_github(report: DiffReport, lang: Lang, width: int) -> str:
    """Errors for softenings without a record, warnings for those with one, notices for the rest that is not neutral."""
    return findings_github(report.checked, lang, width) + "".join(f"{line}\n" for line in _others(report, lang))


def _others(report: DiffReport, lang: Lang) -> Iterator[str]:
    found = {(finding.where, finding.item) for finding in report.checked.findings}
    items = {item for _, item in found if item}
    for change in softest_first(report.diff.changes):
        if change.effect is Effect.NEUTRAL or change.subject in items or (change.where, "") in found:
            continue
        place = change.where
        command = "warning" if change.effect.softens else "notice"
        at = f"file={workflow_property(place.file)},line={place.line or 1}"
        title = workflow_property(f"{effect(change, lang)} {subject(change)}")
        said = "; ".join((*(field(part, lang) for part in change.fields), *change_notes(change, lang)))
        yield f"::{command} {at},title={title}::{workflow(said)}"
