"""Print what became of the mutants that `make mutation` made, module by module, as docs/mutation.md has it.

Where a run was broken off, those that were not tried are taken to be like those that were.
"""

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path

MUTANTS = Path(__file__).parent.parent / "mutants" / "src" / "xxtrack"
HEAD = ("module", "mutants", "stopped by mypy", "tried", "killed", "survived", "score")

MYPY = 37
KILLED = {1, 2, 3, 24, 36, 152, 255, -24}
"""A test failed or could not even be collected, or the mutant ran for ever."""
UNTRIED = None


def row(name: str, counted: Counter[int | None]) -> str:
    """One line of the table."""
    made, mypy = counted.total(), counted[MYPY]
    tried = made - mypy - counted[UNTRIED]
    killed = sum(counted[code] for code in KILLED)
    share = Fraction(killed, tried) if tried else Fraction(1)
    # Tenths are cut, never rounded up.
    score = (mypy + (made - mypy) * share) * 1000 // made / 10 if tried or made == mypy else "—"
    return f"| {name} | {made} | {mypy} | {tried} | {killed} | {tried - killed} | {score} |"


def main() -> None:
    """A table of all modules and their sum."""
    print(f"| {' | '.join(HEAD)} |", "|---|---:|---:|---:|---:|---:|---:|", sep="\n")
    whole: Counter[int | None] = Counter()
    for path in sorted(MUTANTS.rglob("*.meta")):
        counted = Counter(json.loads(path.read_text("utf-8"))["exit_code_by_key"].values())
        if counted:
            print(row(f"`{path.relative_to(MUTANTS).as_posix().removesuffix('.py.meta')}`", counted))
            whole += counted
    print(row("all", whole))


if __name__ == "__main__":
    main()
