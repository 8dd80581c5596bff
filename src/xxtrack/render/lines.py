"""A line for the terminal: pieces of text with styles, in rich's words, made without importing rich.

Most output goes into pipes and logs, where styles mean nothing; `cli/streams.py` hands lines to rich where they do.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text


class Line:
    """Text that is read from left to right, the style of the whole under those of its pieces."""

    __slots__ = ("pieces", "style")

    def __init__(self, text: str = "", style: str = "") -> None:
        """Begin with a piece."""
        self.style = style
        self.pieces: list[tuple[str, str]] = [(text, "")] if text else []

    def append(self, text: str, style: str = "") -> "Line":
        """Add a piece; returns the line."""
        if text:
            self.pieces.append((text, style))
        return self

    def append_line(self, line: "Line") -> "Line":
        """Add all of another line; returns this one."""
        self.pieces += [(text, f"{line.style} {style}".strip()) for text, style in line.pieces]
        return self

    def rstrip(self) -> None:
        """Drop white space at the end."""
        while self.pieces:
            text, style = self.pieces.pop()
            if kept := text.rstrip():
                self.pieces.append((kept, style))
                return

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(text for text, _ in self.pieces)

    def as_rich(self) -> "Text":
        """The same for rich to print."""
        from rich.text import Text

        return Text.assemble(*self.pieces, style=self.style, no_wrap=True)
