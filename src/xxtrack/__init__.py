"""Keeps a government's annual work plan as a file and says at any moment how it stands.

From Python: `open_case` reads a plan and its actuals, `evaluate` judges them on a day, `check` gives the findings that
count, `diff` compares two cases, `plan_part` is a plan's part of a roll-up, `say` puts a message into words. Nothing of
it prints, or reads the clock.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xxtrack.assess.evaluate import evaluate
    from xxtrack.wording import say
    from xxtrack.workflow.case import open_case
    from xxtrack.workflow.check import check_case as check
    from xxtrack.workflow.diff import diff_cases as diff
    from xxtrack.workflow.rollup import plan_part

__version__ = "0.1.0"
__all__ = ["check", "diff", "evaluate", "open_case", "plan_part", "say"]

_HOMES = {
    "check": "workflow.check:check_case",
    "diff": "workflow.diff:diff_cases",
    "evaluate": "assess.evaluate:evaluate",
    "open_case": "workflow.case:open_case",
    "plan_part": "workflow.rollup:plan_part",
    "say": "wording:say",
}


def __getattr__(name: str) -> object:
    """A name, imported when it is used: the program needs none of them to print its help."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, home = _HOMES[name].partition(":")
    return getattr(import_module(f"{__name__}.{module}"), home)
