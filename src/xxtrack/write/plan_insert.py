"""Lines put into a plan's text where they belong, everything else left as it is: comments, order and layout."""

import re
from collections import defaultdict
from collections.abc import Sequence


class PlanLines:
    """The lines of a plan, and what is to be put before which of them (from 1)."""

    def __init__(self, text: str) -> None:
        """Take the text apart."""
        self._lines = text.splitlines()
        self._before: defaultdict[int, list[str]] = defaultdict(list)

    def put_before(self, line: int, lines: Sequence[str]) -> None:
        """Lines before a line, indented like it."""
        indent = self.indent(line)
        self._before[line] += [f"{indent}{new}" for new in lines]

    def put_after_block(self, line: int, lines: Sequence[str], indent: str) -> None:
        """Lines behind all that is indented below a line, before what comes next and its comments."""
        depth = len(self.indent(line))
        end = line + 1
        while end <= len(self._lines) and self._below(self._lines[end - 1], depth):
            end += 1
        while end - 1 > line and re.match(r"\s*(#.*)?$", self._lines[end - 2]):
            end -= 1
        self._before[end] += [f"{indent}{new}" for new in lines]

    @staticmethod
    def _below(text: str, depth: int) -> bool:
        stripped = text.lstrip()
        return not stripped or stripped.startswith("#") or len(text) - len(stripped) > depth

    def indent(self, line: int) -> str:
        """The white space that a line begins with."""
        text = self._lines[line - 1]
        return text[: len(text) - len(text.lstrip())]

    def text_of(self, line: int) -> str:
        """A line as it is."""
        return self._lines[line - 1]

    def line_of(self, beginning: str) -> int | None:
        """The first line that begins so."""
        return next((i for i, text in enumerate(self._lines, 1) if text.startswith(beginning)), None)

    def replace(self, old: str, new: str) -> None:
        """Other words in every line."""
        self._lines = [line.replace(old, new) for line in self._lines]

    def joined(self) -> str:
        """The new text."""
        out: list[str] = []
        for number, line in enumerate(self._lines, 1):
            out += [*self._before[number], line]
        out += self._before[len(self._lines) + 1]
        return "".join(f"{line}\n" for line in out)
