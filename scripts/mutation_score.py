"""Print what became of the mutants that `make mutation` made, module by module, as docs/mutation.md has it."""

import json
from collections import Counter
from pathlib import Path

MUTANTS = Path(__file__).parent.parent / "mutants" / "src" / "xxtrack"

KILLED = {1, 2, 3, 24, 36, 152, 255, -24}
"""Exit codes of a run that noticed: a test failed or could not even be collected, or the mutant ran for ever."""
SURVIVED, UNREACHED, UNTRIED = 0, 33, None


def row(name: str, counted: Counter[int | None]) -> str:
    """One line of the table."""
    made = counted.total()
    killed = sum(counted[code] for code in KILLED)
    share = f"{killed * 1000 // made / 10:.1f} %" if made else "—"
    return f"| {name} | {made} | {killed} | {made - killed} | {share} |"


def main() -> None:
    """A table of all modules and their sum."""
    print("| module | mutants | killed | survived | score |", "|---|---:|---:|---:|---:|", sep="\n")
    whole: Counter[int | None] = Counter()
    for path in sorted(MUTANTS.rglob("*.meta")):
        counted = Counter(json.loads(path.read_text("utf-8"))["exit_code_by_key"].values())
        if counted:
            print(row(f"`{path.relative_to(MUTANTS).as_posix().removesuffix('.py.meta')}`", counted))
            whole += counted
    print(row("all", whole))


if __name__ == "__main__":
    main()
