"""What opens over the tree: the list of keys, and the list of units."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from xxtrack.render.safe import plain
from xxtrack.wording import Lang, text

KEYS_SAID = ("move", "enter", "next", "status", "unit", "search", "months", "open", "leave", "keys", "quit")
"""The lines of the list of keys, each a text of the catalogue."""

_BOX = """
    {name} {{ align: center middle }}
    {name} > * {{ width: auto; max-width: 90%; max-height: 90%; height: auto; border: solid $accent; padding: 0 1 }}
"""


class KeysScreen(ModalScreen[None]):
    """What each key does."""

    DEFAULT_CSS = _BOX.format(name="KeysScreen")

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang = lang

    def compose(self) -> ComposeResult:
        """A line a key."""
        said = "\n".join(text(f"browse.key-{name}", self._lang) for name in KEYS_SAID)
        yield Static(Text(said), id="keys")

    def on_key(self) -> None:
        """Any key closes it."""
        self.dismiss()


class UnitScreen(ModalScreen[str | None]):
    """The units with the number of their items; gives the one that is chosen, empty for all, None for no choice."""

    DEFAULT_CSS = _BOX.format(name="UnitScreen")

    def __init__(self, units: Sequence[tuple[str, int]], lang: Lang) -> None:
        super().__init__()
        self._units, self._lang = units, lang
        self._bindings.bind("escape", "leave")

    def compose(self) -> ComposeResult:
        """All units, and before them all items."""
        lines = [Text(text("browse.all-units", self._lang)), *(_unit_line(unit, n) for unit, n in self._units)]
        yield OptionList(*map(Option, lines), id="units")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter chooses."""
        self.dismiss(("", *(unit for unit, _ in self._units))[event.option_index])

    def action_leave(self) -> None:
        """Back without a choice."""
        self.dismiss(None)


def _unit_line(unit: str, n: int) -> Text:
    line = Text(plain(unit))
    line.append(f"  {n}", "dim")
    return line
