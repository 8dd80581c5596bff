"""The lines of the tree and of the head."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from rich.text import Text
from textual.widgets.tree import TreeNode

from xxtrack.model.assessment import Standing, count
from xxtrack.model.plan import Chapter, Item, Plan, Point
from xxtrack.model.status import ATTENTION, Status
from xxtrack.render.safe import plain
from xxtrack.render.signs import SIGNS, STYLES
from xxtrack.render.urgency import most_urgent_first
from xxtrack.render.words import numbered_title, status_word
from xxtrack.wording import Lang, term, text

Place = Chapter | Point | Item | None
"""What a line of the tree stands for; None is the plan."""


def nodes(node: TreeNode[Place]) -> Iterator[TreeNode[Place]]:
    """A line and all beneath it, open or not."""
    yield node
    for child in node.children:
        yield from nodes(child)


def place_key(place: Place) -> str:
    """What tells a line from every other, however the tree is filled."""
    if place is None:
        return "plan"
    if isinstance(place, Item):
        return place.id
    return f"point {place.no}" if isinstance(place, Point) else f"chapter {place.no} {place.title}"


def place_title(place: Chapter | Point | None, plan: Plan) -> str:
    """The name of a line that is no item."""
    return numbered_title(place) if place else plan.title


def searched(item: Item) -> str:
    """The words by which an item is found."""
    return " ".join((item.id, item.name, *item.lead, *item.support, *item.tags, item.text)).casefold()


def branch_line(name: str, count: int) -> Text:
    """A name with the number of its items."""
    line = Text(plain(name))
    line.append(f" {count}", "dim")
    return line


def leaf_line(standing: Standing) -> Text:
    """An item's line: its status by the sign."""
    line = Text()
    line.append(f"{SIGNS[standing.status]} ", STYLES[standing.status])
    line.append(standing.item.id, "dim")
    line.append(f" {plain(standing.item.name)}")
    return line


def fill_chapter(
    branch: TreeNode[Place], chapter: Chapter, plan: Plan, lines: Mapping[str, Standing], opened: Collection[str] | None
) -> None:
    """The points of a chapter and their items, the worst first as in `status`.

    ``opened`` are the keys of the lines that unfold, None for all.
    """
    for point in chapter.points:
        inside = [item for item in point.items if item.id in lines]
        if inside:
            unfolded = opened is None or place_key(point) in opened
            twig = branch.add(branch_line(place_title(point, plan), len(inside)), data=point, expand=unfolded)
            for standing in most_urgent_first(lines[item.id] for item in inside):
                twig.add_leaf(leaf_line(standing), data=standing.item)


def counts_line(standings: Iterable[Standing], lang: Lang) -> Text:
    """How many items have each status, worst first."""
    line = Text()
    for status, n in count(standings).items():
        if n:
            pair = f"{status_word(status, lang)} {n}".replace(" ", "\xa0")  # not parted at the end of a line
            line.append(pair, STYLES[status])
            line.append("  ")
    return line


def filter_name(statuses: tuple[Status, ...], lang: Lang) -> str:
    """The filter in words."""
    return text("browse.attention", lang) if statuses == ATTENTION else term(statuses[0], lang)
