"""The program as a group of commands that start fast and whose ``--help`` is in the reader's language.

All that is used of typer's inside is in this file, and typer is bounded above for its sake:

- `TyperCommand` and `TyperGroup` with ``get_params``, ``parse_args``, ``get_help_option``, ``format_help``,
  ``list_commands``, ``get_command`` and ``resolve_command``: typer has headings and stock options only in English,
  and its groups know their commands only once all are imported.
- ``formatter.buffer``, the page in pieces, and ``formatter.write_dl``, which counts letters where Chinese takes two
  cells each, and breaks inside a word.
- ``param.process_value`` and ``param.type_descriptor``: typer builds a pydantic adapter for every option, given or not:
  60 ms of a command that takes twice that. Texts, paths, whole numbers and words of a list need none.
- `typer.main.get_command`, which makes a command of a function.
- what its exceptions hold of the option that is wrong and of those it could have been.
"""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from enum import Enum
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, get_args, get_origin

import typer
from rich.cells import cell_len
from typer.core import TyperCommand, TyperGroup

from xxtrack.cli.language import help_text, page_of
from xxtrack.cli.streams import write
from xxtrack.errors import UsageError
from xxtrack.model.message import Message, msg
from xxtrack.render.lines import fold

_STOCK = {
    "install_completion": "option.install-completion",
    "show_completion": "option.show-completion",
}
_HEADINGS = {
    "Usage: ": "heading.usage",
    "Options": "heading.options",
    "Commands": "heading.commands",
    "Arguments": "heading.arguments",
}


class _Ours:
    """What a command and the program have in common."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the options, quickly where that can be done."""
        base: Any = super()
        _quickly(base.get_params(ctx))
        return base.parse_args(ctx, args)

    def get_help_option(self, ctx: Any) -> Any:
        """The option --help itself."""
        base: Any = super()
        option = base.get_help_option(ctx)
        if option is not None:
            option.help = help_text("option.help")
            option.callback = _print_help
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page, then put its headings into words."""
        base: Any = super()
        formatter.write_dl = partial(_definitions, formatter)
        base.format_help(ctx, formatter)
        formatter.buffer = [_translated(piece) for piece in formatter.buffer]


def _definitions(formatter: Any, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
    """Options, arguments or commands with what they mean, no word torn and no line wider than the page."""
    every = list(rows)
    before = " " * formatter.current_indent
    first = min(max((cell_len(name) for name, _ in every), default=0), col_max) + col_spacing
    for name, said in every:
        told = fold(" ".join(said.split()), max(formatter.width - first - len(before), 10))
        lines = [before + name] if not said or cell_len(name) > first - col_spacing else []
        lines += [before + (" " * first) + line for line in told if line]
        if lines and lines[0] != before + name:
            lines[0] = before + name + " " * (first - cell_len(name)) + told[0]
        formatter.write("".join(f"{line.rstrip()}\n" for line in lines))


def _print_help(ctx: Any, _param: Any, asked: bool) -> None:
    """By our own stream, whose reader may leave: typer's ends with 1 then."""
    if asked and not ctx.resilient_parsing:
        write(ctx.get_help() + "\n")
        ctx.exit()


def _translated(piece: str) -> str:
    """A piece of the page as typer wrote it; headings stand alone in theirs."""
    for english, key in _HEADINGS.items():
        if piece == f"{english}:\n" or (english == "Usage: " and piece.startswith(english)):
            return piece.replace(english.rstrip(), help_text(key), 1)
    return piece


class Command(_Ours, TyperCommand):
    """A command whose page is in the reader's language."""


class LazyGroup(_Ours, TyperGroup):
    """Commands that are listed by the catalogue's pages, and imported when they are run.

    The command ``status`` is the function `command` of `xxtrack.cli.commands.status`.
    """

    names: ClassVar[tuple[str, ...]]
    """In the order of the help."""
    settings: ClassVar[Mapping[str, dict[str, Any]]] = {}
    """Of commands that read their arguments in another way than the rest."""

    def get_params(self, ctx: Any) -> list[Any]:
        """All options, the completion ones explained."""
        params: list[Any] = super().get_params(ctx)
        for param in params:
            if param.name in _STOCK:
                param.help = help_text(_STOCK[param.name])
        return params

    def list_commands(self, _ctx: Any) -> list[str]:
        """The names of the commands."""
        return list(self.names)

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        """A command as it is listed, by its name and the first lines of its page."""
        return Command(name=cmd_name, help=page_of(cmd_name)) if cmd_name in self.names else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command named first, imported now, or our own words for one that does not exist."""
        name = args[0]
        if name in self.names:
            return name, self._imported(name), args[1:]
        if name.startswith("-"):
            return super().resolve_command(ctx, args)
        near = get_close_matches(name, self.names, n=2)
        hint = msg("stop.did-you-mean", names=tuple(near)) if near else ""
        raise UsageError(msg("stop.no-such-command", name=name, hint=hint))

    def _imported(self, name: str) -> Any:
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name, cls=Command, help=page_of(name), context_settings=self.settings.get(name))(command_of(name))
        return typer.main.get_command(app)


def command_of(name: str) -> Callable[..., None]:
    """The function of a command, imported now. ``import`` is a word of Python, so its module has an underline."""
    module = import_module(f"xxtrack.cli.commands.{'import_' if name == 'import' else name}")
    function: Callable[..., None] = module.command
    return function


def usage_messages(error: typer.TyperException) -> tuple[Message, ...]:
    """A mistake in the command line in our own words where we know what it is; nothing where help was asked for."""
    name = getattr(error, "option_name", None)
    near = getattr(error, "possibilities", None)
    if not str(error) and not name:
        return ()
    problem = msg("stop.usage", problem=str(getattr(error, "format_message", error.__str__)()))
    if name and type(error).__name__ == "NoSuchOption":
        hint = msg("stop.did-you-mean", names=tuple(sorted(near))) if near else ""
        problem = msg("stop.no-such-option", name=name, hint=hint)
    context = getattr(error, "ctx", None)
    return problem, msg("stop.try-help", command=context.command_path if context else "xxtrack")


class _Quick:
    """Turns what was typed into an option's value, asking typer only where that takes more than a type's name."""

    def __init__(self, param: Any, by_typer: Callable[[Any, Any], Any]) -> None:
        self.param = param
        self.by_typer = by_typer

    def __call__(self, ctx: Any, value: Any) -> Any:
        param = self.param
        missing = value is None or value == ()
        plain = _plainly(param.type_descriptor.annotation, value)
        # What stands for an option that was not given need not be what may be typed.
        if value != param.default and not _in_range(plain, param.type_descriptor.parameter_info):
            plain = None
        if plain is None and (param.required or not missing):
            return self.by_typer(ctx, value)
        if missing:
            plain = () if param.multiple else None
        return param.callback(ctx, param, plain) if param.callback else plain


def _quickly(params: Iterable[Any]) -> None:
    for param in params:
        if hasattr(param, "type_descriptor") and not isinstance(param.process_value, _Quick):
            param.process_value = _Quick(param, param.process_value)


_DIGITS = 9
"""Of a number that is read at once."""


def _in_range(plain: object, option: Any) -> bool:
    """Whether all numbers of a value are as large as its option allows."""
    numbers = [one for one in (plain if isinstance(plain, list) else [plain]) if isinstance(one, int)]
    least, most = option.min, option.max
    return all((least is None or least <= one) and (most is None or one <= most) for one in numbers)


def _plainly(kind: Any, value: object) -> object:
    """A text, a path, a whole number, a word of an enumeration or several; None for what has to be looked at."""
    if get_origin(kind) is list:
        values = [_plainly(get_args(kind)[0], one) for one in value] if isinstance(value, list | tuple) else [None]
        return None if None in values or not values else values
    if not isinstance(kind, type):
        return None
    if type(value) is kind:
        return value
    if kind is Path and isinstance(value, str):
        return Path(value)
    if kind is int and isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= _DIGITS:
        return int(value)
    if issubclass(kind, Enum):
        return next((member for member in kind if member.value == value), None)
    return None
