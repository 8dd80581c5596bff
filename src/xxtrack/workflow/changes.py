"""Why statuses are not what they were at a revision."""

from xxtrack.assess.review.attribution import Snapshot, attribute
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.git import Repository
from xxtrack.model.change import StatusHistory
from xxtrack.workflow.case import Case, Files


def commit_day(revision: str, files: Files) -> str:
    """The day on which a revision was committed."""
    repository = Repository.around(files.plan_path())
    return repository.when(repository.commit(revision)).date().isoformat()


def changes_since(before: Case, now: Case) -> tuple[StatusHistory, ...]:
    """Attribute every change of status to time, figures, plan, policy or waivers."""
    then = min(before.as_of, now.as_of)
    return attribute(
        Snapshot(before.plan, before.actuals, then),
        Snapshot(now.plan, now.actuals, now.as_of),
        load_actuals(now.inputs.tables, before.plan).actuals,
    )
