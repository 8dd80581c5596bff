"""Hold the coverage of lines and branches, folder by folder, against what each must have.

Usage: coverage json -o - | python scripts/check_coverage.py
"""

import json
import sys
from collections import defaultdict
from pathlib import PurePath

WHOLE = {"model", "load", "assess"}
"""What decides how an item stands: every line and every branch of it is run."""
ELSEWHERE = 95


def folder(path: str) -> str:
    """The part of the package that a file belongs to; a module beside the folders is its own."""
    parts = PurePath(path).parts
    return parts[parts.index("xxtrack") + 1]


def main() -> int:
    """Print one line per part; 1 where a part has less than it must."""
    covered: defaultdict[str, int] = defaultdict(int)
    wanted: defaultdict[str, int] = defaultdict(int)
    for path, file in json.load(sys.stdin)["files"].items():
        summary = file["summary"]
        covered[folder(path)] += summary["covered_lines"] + summary["covered_branches"]
        wanted[folder(path)] += summary["num_statements"] + summary["num_branches"]
    short = 0
    for part in sorted(wanted):
        must = 100 if part in WHOLE else ELSEWHERE
        # Hundredths are cut, never rounded up to what is asked for.
        share = covered[part] * 10000 // max(wanted[part], 1) / 100
        fails = wanted[part] > 0 and share < must
        short += fails
        verdict = "too little" if fails else ""
        print(f"{part:<16} {covered[part]:>6} of {wanted[part]:>6} {share:8.2f} % of {must} % {verdict}".rstrip())
    return min(short, 1)


if __name__ == "__main__":
    sys.exit(main())
