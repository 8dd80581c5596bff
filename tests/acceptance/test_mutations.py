"""A hundred deliberate mistakes in the plan of 2023, each of a kind whose finding is known: all are found in place.

The mistakes are made in the text, line by line, as a person makes them; where they stand is known from the edit.
"""

import random
import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.helpers import ROOT
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source

LINES = (ROOT / "plan" / "2023.yaml").read_text("utf-8").splitlines()
SEED = 20230101
EACH = 7


class Mutation(NamedTuple):
    """The lines after the mistake, and what must be found: code, line and column."""

    lines: list[str]
    code: str
    line: int
    column: int


def matching(pattern: str) -> list[int]:
    """The numbers of the lines that fit, counted from 0."""
    return [i for i, line in enumerate(LINES) if re.fullmatch(pattern, line)]


def changed(i: int, *lines: str) -> list[str]:
    return [*LINES[:i], *lines, *LINES[i + 1 :]]


def misspelt_key(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {6}(text|due): .+"))
    return Mutation(changed(i, re.sub(r"(\w)(\w):", r"\2\1:", LINES[i], count=1)), "XX201", i + 1, 7)


def key_twice(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {6}name: .+"))
    return Mutation(changed(i, LINES[i], LINES[i]), "XX104", i + 2, 7)


def no_comparison(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {6}target: ≥ .+"))
    return Mutation(changed(i, LINES[i].replace("≥ ", "")), "XX205", i + 1, 15)


def unquoted(r: random.Random) -> Mutation:
    i = r.choice(matching(r' {6}target: "> .+"'))
    # libyaml points at what follows the block sign.
    return Mutation(changed(i, LINES[i].replace('"', "")), "XX103", i + 1, 17)


def impossible_date(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {6}due: 2023-\d\d-\d\d"))
    return Mutation(changed(i, LINES[i][:-5] + "06-31"), "XX206", i + 1, 12)


def wrong_year(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {6}due: 2023-\d\d-\d\d"))
    return Mutation(changed(i, LINES[i].replace("2023", "2022")), "XX305", i + 1, 12)


def same_id(r: random.Random) -> Mutation:
    i = r.choice([i for i in matching(r" {4}- id: P\d\d-\d\d") if not LINES[i].endswith("-01")])
    before = f"{LINES[i][:-2]}{int(LINES[i][-2:]) - 1:02}"
    return Mutation(changed(i, before), "XX301", i + 1, 11)


def other_point(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {4}- id: P[0-3]\d-\d\d"))
    # No point has ninety items, so the new id is nobody else's.
    wrong = (int(LINES[i][11:13]) + 1) % 43
    return Mutation(changed(i, f"    - id: P{wrong:02}-9{LINES[i][-1]}"), "XX302", i + 1, 11)


def short_id(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {4}- id: P0[1-9]-\d\d"))
    return Mutation(changed(i, LINES[i].replace("P0", "P")), "XX207", i + 1, 11)


def wrong_number(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {6}target: ≥ \d+ [家个项座公里]+"))
    # 7919 is prime and stands nowhere in the document.
    return Mutation(changed(i, re.sub(r"\d+", "7919", LINES[i])), "XX322", i + 1, 15)


def same_name(r: random.Random) -> Mutation:
    names = matching(r" {6}name: .+")
    i, j = sorted(r.sample(names, 2))
    return Mutation(changed(j, f"      name: {LINES[i][12:14]} {LINES[i][14:]}"), "XX321", j + 1, 13)


def unknown_measure(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {6}measure: stock"))
    return Mutation(changed(i, LINES[i].replace("stock", "stok")), "XX204", i + 1, 16)


def rate_of_pieces(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {6}target: ≥ \d+ [家个项座]"))
    return Mutation(changed(i, LINES[i], "      measure: rate"), "XX316", i + 2, 16)


def share_above_all(r: random.Random) -> Mutation:
    shares = [i for i in matching(r" {6}target: ≥ \d\d %") if re.search("(利用|覆盖|处理|处置)率|占比", LINES[i - 1])]
    i = r.choice(shares)
    return Mutation(changed(i, re.sub(r"≥ ", "≥ 1", LINES[i])), "XX313", i + 1, 15)


def met_at_baseline(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {6}target: ≥ \d+ [家个项座]"))
    return Mutation(changed(i, LINES[i], "      baseline: 100000"), "XX312", i + 1, 15)


def part_of_nobody(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {6}part_of: .+"))
    return Mutation(changed(i, LINES[i][:-2] + "88"), "XX303", i + 1, 16)


def unknown_group(r: random.Random) -> Mutation:
    i = r.choice(matching(r" {6}each: .+"))
    return Mutation(changed(i, LINES[i] + "们"), "XX307", i + 1, 13)


KINDS: tuple[Callable[[random.Random], Mutation], ...] = (
    misspelt_key,
    key_twice,
    no_comparison,
    unquoted,
    impossible_date,
    wrong_year,
    same_id,
    other_point,
    short_id,
    wrong_number,
    same_name,
    unknown_measure,
    rate_of_pieces,
    share_above_all,
    met_at_baseline,
    part_of_nobody,
    unknown_group,
)


def found(lines: list[str]) -> list[tuple[str, int, int]]:
    loaded = load_plan(Source("2023.yaml", ("\n".join(lines) + "\n").encode()))
    findings = list(loaded.findings)
    if loaded.plan:
        findings += check_sense(loaded.plan)
    return [(finding.code, finding.where.line, finding.where.column) for finding in findings]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_mistake_is_found_where_it_was_made(kind: Callable[[random.Random], Mutation]) -> None:
    r = random.Random(f"{SEED} {kind.__name__}")
    for _ in range(EACH):
        mutation = kind(r)
        assert mutation.lines != LINES
        assert (mutation.code, mutation.line, mutation.column) in found(mutation.lines), mutation.code


def test_there_are_more_than_a_hundred() -> None:
    assert EACH * len(KINDS) > 100


def test_a_mistake_makes_few_findings() -> None:
    """What follows from a mistake is not reported as more mistakes."""
    r = random.Random(SEED)
    extra: Counter[str] = Counter()
    for kind in KINDS:
        mutation = kind(r)
        extra.update(code for code, _, _ in found(mutation.lines) if code != mutation.code)
    # A share that has become impossible has also lost its number in the text.
    assert extra == {"XX322": 1}
