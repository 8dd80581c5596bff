"""The document that a plan was drawn from, where it lies beside the plan: traced, and told when it has changed."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from xxtrack.assess.trace.trace import trace
from xxtrack.errors import StopError
from xxtrack.load.document.read import load_document
from xxtrack.load.find import shown
from xxtrack.load.source import Source, read_file
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.plan import Plan
from xxtrack.workflow.case import Files


def source_findings(plan: Plan, files: Files) -> tuple[Finding, ...]:
    """What of the source document the plan no longer fits; nothing where it is not there or cannot be opened."""
    return tuple(_findings(plan, files))


def _findings(plan: Plan, files: Files) -> Iterator[Finding]:
    path = _beside(plan, files.plan_path()) if plan.source else None
    if plan.source is None or path is None:
        return
    source = read_file(path, shown(path, files.base), "XX701")
    if not isinstance(source, Source):
        yield source
        return
    if plan.source.sha256 and sha256(source.data).hexdigest() != plan.source.sha256:
        yield Finding("XX711", msg("trace.source-changed", file=source.name), plan.at("plan.source"))
    try:
        document = load_document(source)
    except StopError:
        return  # a library is missing; the document is traced where it is installed
    if isinstance(document, Finding):
        yield document
    else:
        yield from trace(document, plan).findings


def _beside(plan: Plan, plan_path: Path) -> Path | None:
    """The document in the plan's folder or the one above; only a bare name is looked for."""
    assert plan.source
    name = plan.source.file
    if Path(name).name != name or "\\" in name:
        return None
    places = (folder / name for folder in (plan_path.parent, plan_path.resolve().parent.parent))
    return next((place for place in places if place.is_file()), None)
