"""What stops us. Mistakes in a user's plan or figures are findings (`model/finding.py`), never exceptions."""

from enum import IntEnum

from xxtrack.model.message import Message


class Exit(IntEnum):
    """The exit codes: the contract with CI."""

    OK = 0
    """Nothing to object to."""
    GATE = 1
    """The gate says no: a finding at or above the level asked for."""
    USAGE = 2
    """The command line is wrong: an unknown option, item or date."""
    INPUT = 3
    """The input cannot be used: no plan, not YAML, no permission."""
    BUG = 70
    """Our own mistake (EX_SOFTWARE of sysexits.h)."""


class StopError(Exception):
    """Work cannot go on; carries the sentence for the user and the exit code."""

    code: Exit = Exit.INPUT

    def __init__(self, message: Message) -> None:
        """Keep the sentence; it is put into words at the edge."""
        super().__init__(message.key)
        self.message = message


class UsageError(StopError):
    """The command line asks for something that does not exist or cannot be read."""

    code = Exit.USAGE
