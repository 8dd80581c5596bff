"""The latest value of each item and scope with the csv module and a dictionary; prints how many, and their sum."""

import csv
import sys


def latest(path: object) -> dict[tuple[str, str], str]:
    """By period and, within one, by report date."""
    found: dict[tuple[str, str], tuple[str, str, str]] = {}
    with open(str(path), encoding="utf-8", newline="") as file:  # noqa: PTH123  (pathlib takes time to import)
        reader = csv.reader(file)
        next(reader)
        for id_, period, value, scope, reported in reader:
            key, claim = (id_, scope), (period, reported, value)
            if key not in found or claim > found[key]:
                found[key] = claim
    return {key: value for key, (_, _, value) in found.items()}


if __name__ == "__main__":
    values = latest(sys.argv[1]).values()
    print(len(values), f"{sum(float(value) for value in values if value.isascii()):.3f}")
