"""The full-screen application: a tree of chapters, points and items, and beside it the page of what is chosen."""

from collections.abc import Iterator, Mapping
from datetime import date

from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.widgets import Footer, Input, Static, Tree
from textual.widgets.tree import TreeNode

from xxtrack.assess.course import course_of, expected_curve
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.forecast import forecast
from xxtrack.assess.select import Selection
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment, Standing, count
from xxtrack.model.calendar import month_ends
from xxtrack.model.plan import Chapter, Item, Plan, Point
from xxtrack.model.status import ATTENTION, Status
from xxtrack.render.lines import Line
from xxtrack.render.safe import plain
from xxtrack.render.signs import SIGNS, STYLES
from xxtrack.render.status.brief import brief_text
from xxtrack.render.status.show import show_text
from xxtrack.render.words import shown_statuses
from xxtrack.wording import Lang, term, text

Place = Chapter | Point | Item | None
"""What a line of the tree stands for; None is the plan."""

WIDE = 116
"""From this width the tree and a page of 72 cells stand side by side."""

ALL = Selection()

_KEYS = {
    "slash": "search",
    "s": "status",
    "left_square_bracket": "earlier",
    "right_square_bracket": "later",
    "o": "open",
    "escape": "leave",
    "q": "quit",
}


class Browser(App[None]):
    """Shows an assessment; changes nothing."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #head { height: auto; background: $panel; padding: 0 1 }
    #search { display: none; border: none; height: 1; padding: 0 1; background: $boost }
    .searching #search { display: block }
    Tree { width: 38; padding: 0 1 }
    #page { width: 1fr; padding: 0 1; border-left: solid $panel; scrollbar-gutter: stable; scrollbar-size: 1 1 }
    .-narrow Tree { width: 1fr }
    .-narrow #page { display: none; border-left: none }
    .-narrow.reading Tree { display: none }
    .-narrow.reading #page { display: block }
    """

    def __init__(
        self, plan: Plan, actuals: Actuals, as_of: date, lang: Lang, select: Selection = ALL, partial: str = ""
    ) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self._plan, self._actuals, self._lang = plan, actuals, lang
        self._select, self._partial = select, partial
        self._days = sorted({*month_ends(plan.start, plan.end), plan.end, as_of})
        self._assessment = evaluate(plan, actuals, as_of)
        self._status_choices: list[tuple[Status, ...]] = [
            (),
            ATTENTION,
            *((status,) for status in shown_statuses(count(self._assessment.standings))),
        ]
        self._status_choice = 0
        self._words = ""
        for key, action in _KEYS.items():
            self.bind(key, action, description=text(f"browse.{action}", lang))

    @property
    def assessment(self) -> Assessment:
        """What is shown now."""
        return self._assessment

    def compose(self) -> ComposeResult:
        """The screen from top to bottom."""
        yield Static(id="head")
        yield Input(placeholder=text("browse.placeholder", self._lang), id="search")
        with Horizontal():
            tree: Tree[Place] = Tree(Text(plain(self._plan.title)), data=None)
            tree.guide_depth = 2
            yield tree
            with VerticalScroll(id="page"):
                yield Static(id="content")
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the top of the tree."""
        self._fill()
        self._tree.focus()

    @property
    def _tree(self) -> Tree[Place]:
        return self.query_one(Tree)

    @property
    def _place(self) -> Place:
        node = self._tree.cursor_node
        return node.data if node else None

    def chosen(self) -> tuple[Standing, ...]:
        """The standings that the filters leave."""
        statuses = self._status_choices[self._status_choice]
        found = self._select.standings(self._plan, self._assessment.standings)
        if statuses == ATTENTION:
            found = tuple(standing for standing in found if standing.needs_attention)
        elif statuses:
            found = tuple(standing for standing in found if standing.status in statuses)
        words = self._words.casefold()
        return tuple(s for s in found if all(word in _searched(s.item) for word in words.split()))

    def _fill(self) -> None:
        """Build the tree anew; what was open stays open, and the line that was chosen stays chosen."""
        tree, before = self._tree, self._place
        opened = {_key(node.data) for node in _nodes(tree.root) if node.is_expanded}
        filtered = bool(self._status_choice or self._words)
        chosen = self.chosen()
        lines = {standing.item.id: standing for standing in chosen}
        tree.clear()
        for chapter in self._plan.chapters:
            inside = [item for item in chapter.items if item.id in lines]
            if inside:
                name = _counted(_title(chapter, self._plan), len(inside))
                branch = tree.root.add(name, data=chapter, expand=filtered or _key(chapter) in opened)
                self._fill_chapter(branch, chapter, lines, opened, filtered=filtered)
        tree.root.expand()
        self._say_head(len(chosen))
        self.call_after_refresh(self._return_to, before)

    def _fill_chapter(
        self,
        branch: TreeNode[Place],
        chapter: Chapter,
        lines: Mapping[str, Standing],
        opened: set[str],
        *,
        filtered: bool,
    ) -> None:
        for point in chapter.points:
            inside = [item for item in point.items if item.id in lines]
            if not inside:
                continue
            name = _counted(_title(point, self._plan), len(inside))
            twig = branch.add(name, data=point, expand=filtered or _key(point) in opened)
            for item in inside:
                twig.add_leaf(_item_line(lines[item.id]), data=item)

    def _return_to(self, place: Place) -> None:
        """Put the cursor where it was, or on the nearest line above that is still there."""
        wanted = {_key(node.data): node for node in _nodes(self._tree.root)}
        for key in (_key(place), *self._above(place)):
            if node := wanted.get(key):
                self._tree.move_cursor(node)
                break
        self._show_page()

    def _above(self, place: Place) -> Iterator[str]:
        number = place.point if isinstance(place, Item) else place.no if isinstance(place, Point) else None
        if number is not None:
            yield f"point {number}"
            yield _key(self._plan.chapter_of[number])
        yield _key(None)

    def _say_head(self, count: int) -> None:
        lang = self._lang
        head = Text()
        head.append(text("label.as-of", lang, date=self._assessment.as_of), "bold")
        head.append("  " + text("browse.count", lang, count=count, all=len(self._plan.items)))
        statuses = self._status_choices[self._status_choice]
        if units := [*self._select.chapters, *self._select.leads, *self._select.units]:
            head.append("  " + text("browse.of", lang, units=tuple(map(plain, units))), "yellow")
        if statuses:
            head.append("  " + text("browse.only", lang, what=_filter_name(statuses, lang)), "yellow")
        if self._words:
            head.append("  " + text("browse.with-words", lang, words=plain(self._words)), "yellow")
        if self._partial:
            head.append(f"  {self._partial}", "bold red")
        self.query_one("#head", Static).update(head)

    def _show_page(self) -> None:
        page = self.query_one("#page", VerticalScroll)
        width = page.scrollable_content_region.width or self.size.width - 4
        self.query_one("#content", Static).update(
            Text("\n").join(line.as_rich() for line in self._lines(max(width, 40)))
        )

    def _lines(self, width: int) -> Iterator[Line]:
        place, assessment = self._place, self._assessment
        if isinstance(place, Item):
            one = assessment.by_id[place.id]
            curve, course, foreseen = expected_curve(one), course_of(one), forecast(one, assessment.as_of)
            return show_text(assessment, one, curve, self._lang, width, course=course, foreseen=foreseen)
        ids = {item.id for item in (place.items if place else self._plan.items.values())}
        inside = tuple(standing for standing in self.chosen() if standing.item.id in ids)
        return brief_text(_title(place, self._plan), inside, self._lang, width)

    def on_tree_node_highlighted(self, _: Tree.NodeHighlighted[Place]) -> None:
        """The page follows the cursor."""
        self._show_page()
        self.query_one("#page").scroll_home(animate=False)

    def on_tree_node_selected(self, event: Tree.NodeSelected[Place]) -> None:
        """Enter on an item opens its page; the tree itself unfolds the rest."""
        if isinstance(event.node.data, Item):
            self.action_open()

    def on_resize(self, _: Resize) -> None:
        """The page is laid out anew for its width."""
        self.call_after_refresh(self._show_page)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        self._words = event.value
        self._fill()

    def on_input_submitted(self) -> None:
        """Back to the tree, with the words kept."""
        self._tree.focus()

    def action_open(self) -> None:
        """The page in front: beside the tree, or in its place where the screen is narrow."""
        self.screen.add_class("reading")
        self.query_one("#page").focus()
        self.call_after_refresh(self._show_page)

    def action_leave(self) -> None:
        """From the page to the tree; from the tree, drop the words searched for, then the filter."""
        if self.screen.has_class("reading"):
            self.screen.remove_class("reading")
        elif self.screen.has_class("searching"):
            self.screen.remove_class("searching")
            self.query_one(Input).value = ""
        elif self._status_choice:
            self._status_choice = 0
            self._fill()
        self._tree.focus()

    def action_search(self) -> None:
        """Type words that id, name, lead or clause must have."""
        self.screen.remove_class("reading")
        self.screen.add_class("searching")
        self.query_one(Input).focus()

    def action_status(self) -> None:
        """All, those that need attention, then status by status."""
        self._status_choice = (self._status_choice + 1) % len(self._status_choices)
        self._fill()

    def action_earlier(self) -> None:
        """Judge at the month's end before."""
        self._judge_at([day for day in self._days if day < self._assessment.as_of][-1:])

    def action_later(self) -> None:
        """Judge at the next month's end."""
        self._judge_at([day for day in self._days if day > self._assessment.as_of][:1])

    def _judge_at(self, days: list[date]) -> None:
        if days:
            self._assessment = evaluate(self._plan, self._actuals, days[0])
            self._fill()


def _nodes(node: TreeNode[Place]) -> Iterator[TreeNode[Place]]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _key(place: Place) -> str:
    if place is None:
        return "plan"
    if isinstance(place, Item):
        return place.id
    return f"point {place.no}" if isinstance(place, Point) else f"chapter {place.no} {place.title}"


def _title(place: Chapter | Point | None, plan: Plan) -> str:
    if place is None:
        return plan.title
    return f"{place.no} {place.title}" if place.no else place.title


def _searched(item: Item) -> str:
    return " ".join((item.id, item.name, *item.lead, *item.support, *item.tags, item.text)).casefold()


def _counted(name: str, count: int) -> Text:
    line = Text(plain(name))
    line.append(f" {count}", "dim")
    return line


def _item_line(standing: Standing) -> Text:
    line = Text()
    line.append(f"{SIGNS[standing.status]} ", STYLES[standing.status])
    line.append(standing.item.id, "dim")
    line.append(f" {plain(standing.item.name)}")
    return line


def _filter_name(statuses: tuple[Status, ...], lang: Lang) -> str:
    return text("browse.attention", lang) if statuses == ATTENTION else term(statuses[0], lang)
