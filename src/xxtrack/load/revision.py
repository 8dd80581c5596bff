"""The plan and its tables of actuals as they were at a revision in git."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from xxtrack.errors import StopError
from xxtrack.load.find import shown, shown_link
from xxtrack.load.git import Repository
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import AnySource, LinkSource, Source
from xxtrack.model.message import msg
from xxtrack.model.plan import Item

TABLES = (".csv",)
"""How the names of tables end."""


@dataclass(frozen=True, slots=True)
class AtRevision:
    """A plan file and its tables at a commit."""

    commit: str
    plan: Source
    tables: tuple[AnySource, ...]


def read_revision(revision: str, plan: Path, actuals: Sequence[Path], base: Path) -> AtRevision:
    """Read a plan and its tables from git; raises `StopError` where the revision does not hold the plan.

    ``actuals`` are the places named by the user; where none is, it is ``data/actuals`` beside the plan's folder as it
    was then, by the plan's name if there is such a folder. Names are shown as seen from ``base``.
    """
    repository = Repository.holding(plan, base)
    path = repository.path_of(plan)
    commit = repository.commit(revision)
    blob = repository.files(commit, path).get(path)
    if blob is None:
        path = name_at(repository, commit, path)
        blob = repository.files(commit, path).get(path)
    if blob is None:
        raise StopError(msg("git.no-such-file", path=path, revision=revision))
    places = [repository.path_of(place) for place in actuals]
    found = tables_at(repository, commit, path, places)
    contents = repository.contents([blob, *found.values()])
    tables: list[AnySource] = [
        Source(shown(repository.top / name, base), contents[content]) for name, content in found.items()
    ]
    links = _links_at(repository, commit, path, places)
    tables += [LinkSource(shown_link(repository.top / name, base)) for name in links]
    tables.sort(key=lambda table: table.name)
    return AtRevision(commit, Source(shown(repository.top / path, base), contents[blob]), tuple(tables))


def name_at(repository: Repository, commit: str, path: str) -> str:
    """What a file of the last commit was called at an earlier one; its name where it was not there at all."""
    names = repository.names_of(repository.commit("HEAD"), path)
    return next((name for name in names if name in repository.files(commit, name)), path)


def plans_at(revision: str, plan: Path, base: Path) -> list[Path]:
    """Every plan that lies in the plan's folder at a revision."""
    repository = Repository.holding(plan, base)
    folder = PurePosixPath(repository.path_of(plan)).parent
    names = (PurePosixPath(name) for name in repository.files(repository.commit(revision), str(folder)))
    kept = (name for name in names if name.parent == folder and name.suffix == ".yaml" and name.name[:1] != ".")
    return sorted(plan.parent / name.name for name in kept)


def commits_of(revision: str, plan: Path, base: Path) -> list[str]:
    """The commits up to a revision that touch a plan and still have it, newest first."""
    repository = Repository.holding(plan, base)
    path = repository.path_of(plan)
    commits = (commit.id for commit in repository.history(repository.commit(revision), [path]))
    return [commit for commit in commits if path in repository.files(commit, path)]


def former_items(ids: Collection[str], revision: str, plan: Path, base: Path) -> dict[str, Item]:
    """What the newest earlier version of the plan that has them calls these ids; none for ids that were never used."""
    found: dict[str, Item] = {}
    repository = Repository.holding(plan, base)
    path = repository.path_of(plan)
    for commit in repository.history(repository.commit(revision), [path]) if ids else ():
        blob = repository.files(commit.id, path).get(path)
        data = repository.content(blob) if blob else b""
        if any(id_.encode() in data for id_ in ids if id_ not in found):
            known = load_plan(Source(path, data)).plan
            found |= {id_: known.items[id_] for id_ in ids if known and id_ in known.items and id_ not in found}
        if len(found) == len(ids):
            break
    return found


def tables_at(repository: Repository, commit: str, plan: str, places: Sequence[str]) -> dict[str, str]:
    """The tables of a commit by name with the ids of their contents, in a fixed order."""
    found: dict[str, str] = {}
    for place in places or [_beside(repository, commit, plan)]:
        files = sorted(repository.files(commit, place).items())
        found |= {name: content for name, content in files if _is_table(PurePosixPath(name).name)}
    return found


def _links_at(repository: Repository, commit: str, plan: str, places: Sequence[str]) -> Iterator[str]:
    """Links in place of tables or of folders of them."""
    for place in places or [_beside(repository, commit, plan)]:
        for name in repository.links(commit, place):
            last = PurePosixPath(name)
            if name == place or _is_table(last.name) or not (last.suffix or last.name.startswith(".")):
                yield name


def _is_table(name: str) -> bool:
    return name.lower().endswith(TABLES) and not name.startswith(".")


def _beside(repository: Repository, commit: str, plan: str) -> str:
    root = PurePosixPath(plan).parent.parent / "data" / "actuals"
    own = root / PurePosixPath(plan).stem
    return str(own if repository.files(commit, str(own)) else root)
