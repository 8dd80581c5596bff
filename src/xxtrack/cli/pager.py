"""What is longer than the terminal goes through the reader's pager, as git's does; never into a pipe."""

import os
import shlex
import shutil
import subprocess
import sys


def pager() -> list[str] | None:
    """The pager's command: XXTRACK_PAGER, else PAGER, else ``less`` where there is one; None where there is none.

    A variable that is empty, or ``cat``, asks for none.
    """
    named = os.environ.get("XXTRACK_PAGER", os.environ.get("PAGER"))
    words = shlex.split("less" if named is None else named)
    if not words or words[0] == "cat" or os.environ.get("TERM") == "dumb":
        return None
    found = shutil.which(words[0])
    return [found, *words[1:]] if found else None


def fits(lines: int) -> bool:
    """Whether so many lines leave room for the prompt."""
    return lines < shutil.get_terminal_size().lines


def through(command: list[str], styled: str) -> bool:
    """Show text in a pager; whether that could be done. Who leaves it early has seen enough."""
    # less: leave what fits on the screen there, keep colours, and do not clear the screen.
    environment = {"LESS": "FRX", **os.environ}
    sys.stdout.flush()
    try:
        run = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the reader's own command
    except OSError:
        return False
    try:
        run.communicate(styled.encode(errors="backslashreplace"))
    except BrokenPipeError:
        pass
    except KeyboardInterrupt:
        run.wait()
    return True
