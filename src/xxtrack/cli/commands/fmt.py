"""`xxtrack fmt`: the canonical form of a plan."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.language import HELP_LANG, help_text
from xxtrack.cli.options import Language


def fmt(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", readable=False, help=help_text("option.fmt-files"))
    ] = None,
    check: Annotated[bool, typer.Option("--check", help=help_text("option.fmt-check"))] = False,
    diff: Annotated[bool, typer.Option("--diff", help=help_text("option.fmt-diff"))] = False,
    lang: Language = None,
) -> None:
    """Write plans in their canonical form, or say which are not."""
    from difflib import unified_diff

    from xxtrack.cli.case import UnusablePlanError
    from xxtrack.cli.streams import tell, write
    from xxtrack.errors import Exit
    from xxtrack.load.find import find_plan, shown
    from xxtrack.load.plan.read import load_plan
    from xxtrack.load.source import Source, read_file
    from xxtrack.model.finding import Finding
    from xxtrack.model.message import msg
    from xxtrack.write.canonical import canonical
    from xxtrack.write.output import write_output

    language = lang.value if lang else HELP_LANG
    changed = 0
    for path in files or [find_plan(Path.cwd())]:
        name = shown(path, Path.cwd())
        source = read_file(path, name)
        if isinstance(source, Finding):
            raise UnusablePlanError(name, (source,))
        before = load_plan(source)
        if before.plan is None or before.findings:
            raise UnusablePlanError(name, before.findings)
        text = source.data.decode("utf-8-sig")
        new = canonical(text)
        after = load_plan(Source(name, new.encode())).plan
        assert after == before.plan, "the canonical form must mean the same"
        if new.encode() == source.data:
            continue
        changed += 1
        if diff:
            lines = unified_diff(text.splitlines(), new.splitlines(), name, name, lineterm="")
            write("".join(line + "\n" for line in lines))
        if not check and not diff:
            write_output(path, new.encode())
        tell(msg("label.fmt-would" if check or diff else "label.fmt-done", file=name), language)
    raise typer.Exit(Exit.GATE if changed and (check or diff) else Exit.OK)
