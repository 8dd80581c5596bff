"""Results as Markdown tables; the same text goes to the terminal and into the document."""

from collections.abc import Sequence
from itertools import pairwise

from bench.cases import BASE, CITY, FLOOR, SETS
from bench.summary import Result, marginal, ratio, times
from bench.targets import TARGETS, Results

MIB = 2**20
GROWING = {
    "items": ("status", "status --all", "check", "validate", "diff", "trace", "report"),
    "rows": ("status", "check"),
}
"""The cases whose cost is followed from size to size."""


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Markdown, the first column to the left and the others to the right."""
    lines = [header, ["---", *["--:"] * (len(header) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def title(name: str, items: int = 0, rows: int = 0) -> str:
    """A set of inputs in words."""
    kind, _, size = name.partition("-")
    if kind == "2023":
        return f"The plan of 2023{f': {items} items, {rows:,} figures' if items else ''}"
    return f"{int(size):,} {'items' if kind == 'items' else 'rows of figures for the plan of 2023'}"


def measurements(found: dict[str, Result]) -> str:
    """One set: time, memory, and how many times the bare imports; what was not measured with its reason."""
    rows = []
    for key, result in found.items():
        if not result.walls:
            rows.append([key, "–", "–", "–", "–", result.reason])
            continue
        times = ratio(result, found.get(BASE))
        of = f"{times:.2f}" if times is not None else "–"
        numbers = [f"{result.wall * 1000:,.0f}", f"{result.cpu * 1000:,.0f}", f"{result.peak / MIB:,.0f}"]
        rows.append([key, *numbers, of, f"{len(result.walls)}"])
    return table(["", "elapsed ms", "processor ms", "peak MiB", "× imports", "runs"], rows)


def targets(results: Results) -> str:
    """What is to be reached and what was."""
    rows = []
    for target in TARGETS:
        value, good = target.reached(results)
        words = {True: "reached", False: "missed", None: "not measured"}[good]
        found = results.get(target.on, {})
        work = ratio(found.get(target.case), found.get(target.other), processor=True)
        given = ["–" if number is None else f"{number:.2f}" for number in (value, work)]
        rows.append([target.case, title(target.on), target.other, f"≤ {target.most:.2f}", *given, words])
    return table(["", "on", "times as long as", "to reach", "measured", "by processor time", ""], rows)


def floor(results: Results) -> list[tuple[str, float]]:
    """Seconds of a `status` of the plan of 2023, part by part: what each library adds, and what is ours."""
    found = results.get("2023", {})
    parts = []
    before = 0.0
    for name, key, _ in (*FLOOR, ("xxtrack", "status", "")):
        result = found.get(key)
        if not result or not result.walls:
            return []
        parts.append((name, max(result.wall - before, 0.0)))
        before = max(result.wall, before)
    return parts


def floor_table(results: Results) -> str:
    """The same in milliseconds."""
    parts = floor(results)
    whole = sum(seconds for _, seconds in parts)
    rows = [[name, f"{seconds * 1000:,.0f}", f"{seconds / whole:.0%}"] for name, seconds in parts]
    return table(["part of a `status`", "ms", "share"], rows or [["not measured", "–", "–"]])


def people(results: Results) -> str:
    """What the figures mean for a person, by how many plans there are; 3,000 are the counties of a nation."""
    found = results.get("2023", {})
    check, city = found.get("check"), found.get(f"rollup of {CITY} plans")
    each = city.wall / CITY if city and city.walls else None
    rows = [
        ["a plan of some 400 items", "`check`", _waiting(check.wall if check and check.walls else None), "measured"]
    ]
    for name, plans in (("a city", CITY), ("a province", 300), ("a nation", 3000)):
        how = "measured" if plans == CITY else f"{plans // CITY} times the city"
        waiting = _waiting(each * plans if each is not None else None)
        rows.append([f"{name} of {plans:,} such plans", "`rollup`, one process", waiting, how])
    return table(["", "command", "a person waits", ""], rows)


def _waiting(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return f"{seconds:.1f} s" if seconds < 60 else f"{seconds / 60:.1f} min"


def growth(results: Results) -> str:
    """What each further item and row costs from one size to the next, and how many times as much as before."""
    parts = []
    for kind, keys in GROWING.items():
        sizes = [int(name.partition("-")[2]) for name in SETS if name.startswith(kind)]
        header = [f"µs for each further {kind.removesuffix('s')}"]
        header += [f"{fewer:,} → {more:,}" for fewer, more in pairwise(sizes)]
        header += [f"beyond {size:,}, times" for size in sizes[1:-1]]
        parts.append(table(header, [[key, *_growth(results, kind, key, sizes)] for key in keys]))
    return "\n".join(parts)


def _growth(results: Results, kind: str, key: str, sizes: Sequence[int]) -> list[str]:
    """Cells of costs and then of how they change."""
    found = [results.get(f"{kind}-{size}", {}).get(key) for size in sizes]
    costs = marginal([result.cpu if result and result.walls else None for result in found], sizes)
    each = ["–" if cost is None else f"{cost * 1e6:,.1f}" for cost in costs]
    return each + ["–" if more is None else f"{more:.2f}" for more in times(costs)]
