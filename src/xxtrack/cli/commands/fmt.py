"""`xxtrack fmt`: the canonical form of a plan."""

from difflib import unified_diff
from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.language import help_text, language_for
from xxtrack.cli.options import Language
from xxtrack.cli.streams import tell, write
from xxtrack.errors import Exit
from xxtrack.load.find import find_plan
from xxtrack.model.message import msg
from xxtrack.workflow.canonical import rewritten
from xxtrack.write.output import write_output


def command(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", readable=False, help=help_text("option.fmt-files"))
    ] = None,
    check: Annotated[bool, typer.Option("--check", help=help_text("option.fmt-check"))] = False,
    diff: Annotated[bool, typer.Option("--diff", help=help_text("option.fmt-diff"))] = False,
    measure: Annotated[bool, typer.Option("--measure", help=help_text("option.fmt-measure"))] = False,
    lang: Language = None,
) -> None:
    """Write plans in their canonical form, or say which are not."""
    changed = 0
    for path in files or [find_plan(Path.cwd())]:
        form = rewritten(path, Path.cwd(), measures=measure)
        if not form.changed:
            continue
        changed += 1
        if diff:
            old, new = form.before.splitlines(), form.after.splitlines()
            write("".join(line + "\n" for line in unified_diff(old, new, form.name, form.name, lineterm="")))
        if not check and not diff:
            write_output(path, form.after.encode())
        tell(msg("label.fmt-would" if check or diff else "label.fmt-done", file=form.name), language_for(lang, path))
    raise typer.Exit(Exit.GATE if changed and (check or diff) else Exit.OK)
