"""The versions of one item in git, with its observations, oldest first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.git import Commit, Repository
from xxtrack.load.plan.read import LoadedPlan, load_plan
from xxtrack.load.revision import tables_at
from xxtrack.load.source import Source
from xxtrack.model.actuals import Actuals, Observation
from xxtrack.model.history import Version
from xxtrack.model.plan import Plan


def versions(item: str, plan: Path, actuals: Sequence[Path], start: str = "HEAD") -> Iterator[Version]:
    """The item at every commit that touched the plan, by any of its names, or the actuals; the same is read once."""
    repository = Repository.around(plan)
    path = repository.path_of(plan)
    places = [repository.path_of(place) for place in actuals]
    head = repository.commit(start)
    names = repository.names_of(head, path)
    watched = [*names, *(places or dict.fromkeys(root for name in names for root in _roots(name)))]
    reader = _VersionReader(repository, item)
    commits = list(reversed(repository.history(head, watched)))
    for commit in commits:
        version = reader.version(commit, _name_at(repository, commit, names), places)
        yield replace(version, cut=commit is commits[0] and repository.begins_with(commit.id))


def _name_at(repository: Repository, commit: Commit, names: Sequence[str]) -> str:
    """The name of the plan at a commit, the newest where it was not there at all."""
    return next((name for name in names if name in repository.files(commit.id, name)), names[0])


def observations_of(actuals: Actuals, item: str) -> tuple[Observation, ...]:
    """The item's observations, scope by scope."""
    return tuple(o for (owner, _), known in sorted(actuals.series.items()) for o in known if owner == item)


def is_refused(item: str, source: Source, loaded: LoadedPlan) -> bool:
    """Whether a plan's file names the item, and has errors for which the item could not be read."""
    return not (loaded.whole or (loaded.plan and item in loaded.plan.items)) and item.encode() in source.data


def _roots(plan: str) -> list[str]:
    parts = plan.split("/")[:-2]
    return ["/".join([*parts, "data", "actuals"])]


class _VersionReader:
    """Remembers what it has read by the ids of contents."""

    def __init__(self, repository: Repository, item: str) -> None:
        self.repository = repository
        self.item = item
        self._plans: dict[str, tuple[Plan | None, bool]] = {}
        self._tables: dict[str, Source] = {}
        self._observations: dict[tuple[str, ...], tuple[Observation, ...]] = {}

    def version(self, commit: Commit, path: str, places: Sequence[str]) -> Version:
        blob = self.repository.files(commit.id, path).get(path)
        plan, refused = self._plan(blob, path) if blob else (None, False)
        item = plan.items.get(self.item) if plan else None
        observations: tuple[Observation, ...] = ()
        if plan and item and blob:
            tables = tables_at(self.repository, commit.id, path, places)
            key = (blob, *tables.values())
            if key not in self._observations:
                sources = [self._table(name, content) for name, content in tables.items()]
                named = [source for source in sources if self.item.encode() in source.data]
                self._observations[key] = observations_of(load_actuals(named, plan).actuals, self.item)
            observations = self._observations[key]
        said = (commit.author, commit.subject, plan, item, observations)
        return Version(commit.id, commit.when.date(), *said, refused=refused)

    def _plan(self, blob: str, path: str) -> tuple[Plan | None, bool]:
        """The plan, and whether the item could not be read of it."""
        if blob not in self._plans:
            source = Source(path, self.repository.content(blob))
            loaded = load_plan(source)
            self._plans[blob] = loaded.plan, is_refused(self.item, source, loaded)
        return self._plans[blob]

    def _table(self, name: str, blob: str) -> Source:
        if blob not in self._tables:
            self._tables[blob] = Source(name, self.repository.content(blob))
        return self._tables[blob]
