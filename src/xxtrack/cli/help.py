"""`--help` in the reader's language, with the headings and the stock options that typer has only in English."""

from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

from xxtrack.cli.language import help_text
from xxtrack.errors import UsageError
from xxtrack.model.message import msg

_STOCK = {
    "install_completion": "option.install-completion",
    "show_completion": "option.show-completion",
}
_HEADINGS = {
    "Usage: ": "help.usage",
    "Options": "help.options",
    "Commands": "help.commands",
    "Arguments": "help.arguments",
}


def _translated(piece: str) -> str:
    """A piece of the page as typer wrote it; headings stand alone in theirs."""
    for english, key in _HEADINGS.items():
        if piece == f"{english}:\n" or (english == "Usage: " and piece.startswith(english)):
            return piece.replace(english.rstrip(), help_text(key), 1)
    return piece


class Command(TyperCommand):
    """A command whose page is in the reader's language."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option --help itself."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = help_text("option.help")
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page, then put its headings into words."""
        super().format_help(ctx, formatter)
        formatter.buffer = [_translated(piece) for piece in formatter.buffer]


class Group(TyperGroup):
    """The program's own page."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option --help itself."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = help_text("option.help")
        return option

    def get_params(self, ctx: Any) -> list[Any]:
        """All options, the completion ones explained."""
        params: list[Any] = super().get_params(ctx)
        for param in params:
            if param.name in _STOCK:
                param.help = help_text(_STOCK[param.name])
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page, then put its headings into words."""
        super().format_help(ctx, formatter)
        formatter.buffer = [_translated(piece) for piece in formatter.buffer]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command named first, or our own words for one that does not exist."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.commands, n=2)
            hint = msg("stop.did-you-mean", names=tuple(near)) if near else ""
            raise UsageError(msg("stop.no-such-command", name=args[0], hint=hint))
        return super().resolve_command(ctx, args)
