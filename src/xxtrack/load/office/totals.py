"""Rows of sums, 合计 or 小计, beneath the rows of an item's scopes: the whole of the item where the figures show it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xxtrack.load.actuals.values import is_missing, read_for
from xxtrack.load.office.headers import ValueColumn
from xxtrack.load.office.matching import ItemMatcher, Match
from xxtrack.load.office.months import adds_up
from xxtrack.load.office.words import WHOLE, normalised
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Plan

_SUBTOTALS = frozenset({"小计", "subtotal"})
_SUMS = _SUBTOTALS | {"合计", "总计", "共计", "total", "grandtotal"}
_WHOLE = frozenset(map(normalised, WHOLE))
SUM = Match(None, msg("import.sum-row"))
"""A row of sums that is not shown to be the whole of an item."""

Words = Mapping[str, str]
Cells = Sequence[tuple[ValueColumn, str]]


class RowMatcher:
    """Finds the item of each row of a table, looking at the rows of one item's scopes above it."""

    def __init__(self, plan: Plan, matcher: ItemMatcher) -> None:
        self._plan, self._matcher = plan, matcher
        self._sums = _SUMS - matcher.names
        self._item: Item | None = None
        self._scopes: dict[str, dict[int, Decimal | None]] = {}

    def match(self, words: Words, cells: Cells, *, across: bool) -> tuple[Words, Match]:
        """The item of a row, and the row's words, which for a row of sums name the item that it is the whole of.

        Where items stand ``across``, a row has no name.
        """
        if self._is_sum(words, across=across):
            whole = self._whole(words.get("scope", ""), cells)
            if whole and self._matcher.match(words).item in (None, whole):
                return {**words, "id": whole.id, "name": "", "scope": ""}, Match(whole)
            return words, SUM
        if normalised(words.get("scope", "")) in _WHOLE:
            words = {**words, "scope": ""}
        named = words.get("id") or words.get("name")
        match = Match(None, msg("import.no-label")) if across and not named else self._matcher.match(words)
        self._add(match.item, words.get("scope", ""), cells)
        return words, match

    def _is_sum(self, words: Words, *, across: bool) -> bool:
        """Whether a row holds sums of those above it; 合计 as the scope of a named item is its whole."""
        labels = [normalised(words[role]) for role in ("id", "name") if words.get(role)]
        scope = normalised(words.get("scope", ""))
        unnamed = scope in _SUMS and not (labels or across)
        return unnamed or scope in _SUBTOTALS or not self._sums.isdisjoint(labels)

    def _add(self, item: Item | None, scope: str, cells: Cells) -> None:
        """Take a row; one of another item, or of no scope, begins anew."""
        if item is not self._item or not scope:
            self._item, self._scopes = item, {}
        if item is not None and scope:
            self._scopes[scope] = {column.index: read_for(item, text).value for column, text in cells}

    def _whole(self, scope: str, cells: Cells) -> Item | None:
        """The item above that a row is the whole of: all its scopes stand there and add up to each of the figures."""
        item = self._item
        if item is None or not self._scopes or set(self._scopes) != set(self._plan.scopes_of(item)):
            return None
        for column, text in cells:
            parts = [part for values in self._scopes.values() if (part := values.get(column.index)) is not None]
            total = read_for(item, text).value
            if not is_missing(text) and (total is None or not adds_up(parts, total)):
                return None
        return None if scope and normalised(scope) not in _SUMS else item
