"""The full-screen application: a tree of chapters, points and items, and beside it the page of what is chosen."""

from collections.abc import Iterator
from datetime import date

from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.widgets import Footer, Input, Static, Tree

from xxtrack.assess.course import course_of, expected_curve
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.forecast import forecast
from xxtrack.assess.select import Selection
from xxtrack.cli.browser.lines import (
    Place,
    branch_line,
    counts_line,
    fill_chapter,
    filter_name,
    nodes,
    place_key,
    place_title,
    searched,
)
from xxtrack.cli.browser.screens import KeysScreen, UnitScreen
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment, Standing, count, led_by, units_of
from xxtrack.model.calendar import month_ends
from xxtrack.model.plan import Item, Plan, Point
from xxtrack.model.status import ATTENTION, Status
from xxtrack.render.lines import Line
from xxtrack.render.safe import plain
from xxtrack.render.status.brief import brief_text
from xxtrack.render.status.show import show_text
from xxtrack.render.urgency import attention
from xxtrack.render.words import shown_statuses
from xxtrack.wording import Lang, text

WIDE = 116
"""From this width the tree and a page of 72 cells stand side by side."""

ALL = Selection()

_KEYS = {
    "question_mark": "keys",
    "slash": "search",
    "n": "next",
    "s": "status",
    "u": "unit",
    "left_square_bracket": "earlier",
    "right_square_bracket": "later",
    "o": "open",
    "escape": "leave",
    "q": "quit",
}

_UNSAID = ("open", "leave")
"""Keys that the foot has no room for; the list of keys has them."""


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
        self._unit = ""
        for key, action in _KEYS.items():
            self.bind(key, action, description=text(f"browse.{action}", lang), show=action not in _UNSAID)

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
        if self._unit:
            found = Selection(units=(self._unit,)).standings(self._plan, found)
        words = self._words.casefold()
        return tuple(s for s in found if all(word in searched(s.item) for word in words.split()))

    def _fill(self) -> None:
        """Build the tree anew; what was open stays open, and the line that was chosen stays chosen."""
        tree, before = self._tree, self._place
        opened = {place_key(node.data) for node in nodes(tree.root) if node.is_expanded}
        filtered = bool(self._status_choice or self._words or self._unit)
        chosen = self.chosen()
        lines = {standing.item.id: standing for standing in chosen}
        tree.clear()
        for chapter in self._plan.chapters:
            inside = [item for item in chapter.items if item.id in lines]
            if inside:
                name = branch_line(place_title(chapter, self._plan), len(inside))
                branch = tree.root.add(name, data=chapter, expand=filtered or place_key(chapter) in opened)
                fill_chapter(branch, chapter, self._plan, lines, opened=None if filtered else opened)
        tree.root.expand()
        self._say_head(chosen)
        self.call_after_refresh(self._return_to, before)

    def _return_to(self, place: Place) -> None:
        """Put the cursor where it was, or on the nearest line above that is still there."""
        wanted = {place_key(node.data): node for node in nodes(self._tree.root)}
        for key in (place_key(place), *self._above(place)):
            if node := wanted.get(key):
                self._tree.move_cursor(node)
                break
        self._show_page()

    def _above(self, place: Place) -> Iterator[str]:
        number = place.point if isinstance(place, Item) else place.no if isinstance(place, Point) else None
        if number is not None:
            yield f"point {number}"
            yield place_key(self._plan.chapter_of[number])
        yield place_key(None)

    def _say_head(self, chosen: tuple[Standing, ...]) -> None:
        lang = self._lang
        head = Text()
        head.append(text("label.as-of", lang, date=self._assessment.as_of), "bold")
        head.append("  " + text("browse.count", lang, count=len(chosen), all=len(self._plan.items)))
        statuses = self._status_choices[self._status_choice]
        if units := [*self._select.chapters, *self._select.leads, *self._select.units]:
            head.append("  " + text("browse.of", lang, units=tuple(map(plain, units))), "yellow")
        if self._unit:
            head.append("  " + text("browse.unit-is", lang, unit=plain(self._unit)), "yellow")
        if statuses:
            head.append("  " + text("browse.only", lang, what=filter_name(statuses, lang)), "yellow")
        if self._words:
            head.append("  " + text("browse.with-words", lang, words=plain(self._words)), "yellow")
        if self._partial:
            head.append(f"  {self._partial}", "bold red")
        self.query_one("#head", Static).update(head + Text("\n") + counts_line(chosen, lang))

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
        return brief_text(place_title(place, self._plan), inside, self._lang, width)

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
        elif self._status_choice or self._unit:
            self._status_choice, self._unit = 0, ""
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

    def action_next(self) -> None:
        """The next item that needs attention, in the order of `status`; after the last the first again."""
        ids = [standing.item.id for standing in attention(self.chosen())]
        if not ids:
            return
        here = self._place.id if isinstance(self._place, Item) else ""
        wanted = ids[(ids.index(here) + 1) % len(ids)] if here in ids else ids[0]
        self._go_to(wanted)

    def _go_to(self, wanted: str) -> None:
        for node in nodes(self._tree.root):
            if isinstance(node.data, Item) and node.data.id == wanted:
                above = node.parent
                while above:
                    above.expand()
                    above = above.parent
                self.call_after_refresh(self._tree.move_cursor, node)
                break

    def action_unit(self) -> None:
        """Choose the unit whose items are shown."""
        standings = self._select.standings(self._plan, self._assessment.standings)
        units = [(unit, len(led_by(unit, self._plan, standings))) for unit in units_of(self._plan, standings)]
        self.push_screen(UnitScreen(units, self._lang), self._of_unit)

    def _of_unit(self, unit: str | None) -> None:
        if unit is not None:
            self._unit = unit
            self._fill()

    def action_keys(self) -> None:
        """What each key does."""
        self.push_screen(KeysScreen(self._lang))

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
