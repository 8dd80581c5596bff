"""How good a drafted plan is: `python scripts/score_draft.py PLAN KEY [--traps FILE] [--all]`.

KEY has one commitment a line as JSON: quote, op, low, high, unit, by, lead, and `doubt` where two careful readers could
differ (such lines are neutral). A plan made by hand can be the key as well. TRAPS has quotes of numbers that are no
targets; a reason that begins with "borderline" is neutral. By default the traps beside the key are taken.

Printed: found (an item measures the same words), exact (comparison, numbers, unit and date alike), false items, traps
taken without a doubt, leads.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source, read_file
from xxtrack.model.numeral import plain_form
from xxtrack.model.plan import Item, Kind, Plan
from xxtrack.model.target import Op
from xxtrack.model.unit import parse_unit

_FLOORS = {">=", ">", "≥"}
_CAPS = {"<=", "<", "≤"}
_ABOUT = {"~", "about", "±", "≈"}
_SAME_UNITS = (
    {"人", "名", "位"},
    {"%", "百分点", "个百分点"},
    {"公里", "千米"},
    {"平米", "平方米"},
    {"场", "场次"},
    {"", "起", "件", "户"},
)


@dataclass(frozen=True)
class Wanted:
    """A commitment of the key."""

    quote: str
    op: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    by: str
    lead: tuple[str, ...] = ()
    neutral: bool = False
    line: str = ""

    @property
    def measured(self) -> bool:
        """Whether it has a number."""
        return self.low is not None or self.high is not None


@dataclass
class Score:
    """The tally."""

    wanted: int = 0
    found: int = 0
    exact: int = 0
    items: int = 0
    false: int = 0
    leads: int = 0
    leads_right: int = 0
    lines: list[str] = field(default_factory=list)
    traps: list[str] = field(default_factory=list)


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan", type=Path)
    parser.add_argument("key", type=Path)
    parser.add_argument("--traps", type=Path)
    parser.add_argument("--all", action="store_true", help="list what is missed, not exact and false")
    given = parser.parse_args()
    plan = read_plan(given.plan)
    traps = given.traps or Path(str(given.key).replace(".key.jsonl", ".traps.jsonl"))
    quotes = (
        [json.loads(line) for line in traps.read_text("utf-8").splitlines() if line.strip()]
        if (traps != given.key and traps.exists())
        else []
    )
    score = rate(plan, read_key(given.key), quotes)
    if given.all:
        print("\n".join(score.lines))
    print(
        f"found {share(score.found, score.wanted)}  exact {share(score.exact, score.wanted)}  "
        f"false {share(score.false, score.items)}  leads {share(score.leads_right, score.leads)}  "
        f"traps {len(score.traps)} of {len(quotes)}"
    )
    return 0


def share(part: int, whole: int) -> str:
    """5/8 62.5%."""
    return f"{part}/{whole} {100 * part / whole:.1f}%" if whole else f"{part}/{whole}"


def read_plan(path: Path) -> Plan:
    """The plan; stops where it cannot be read."""
    source = read_file(path)
    loaded = load_plan(source) if isinstance(source, Source) else None
    if loaded is None or loaded.plan is None:
        sys.exit(f"{path} is no plan: {source if loaded is None else loaded.findings}")
    return loaded.plan


def read_key(path: Path) -> list[Wanted]:
    """The commitments of a key, or of a plan that serves as one."""
    if path.suffix in {".yaml", ".yml"}:
        plan = read_plan(path)
        return [_of_item(item, plan.end) for item in plan.items.values() if item.kind is not Kind.DUTY]
    return [_of_line(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _of_line(line: dict[str, Any]) -> Wanted:
    number = {key: None if line.get(key) is None else Decimal(str(line[key])) for key in ("low", "high")}
    return Wanted(
        quote=plain_form(line["quote"]),
        op=line["op"],
        low=number["low"],
        high=number["high"],
        unit=line.get("unit") or "",
        by=line.get("by") or "",
        lead=tuple(line.get("lead") or ()),
        neutral=bool(line.get("doubt")),
        line=str(line.get("key", "")),
    )


def _of_item(item: Item, end: date) -> Wanted:
    target = item.target
    by = "" if item.due is None or item.due == end else item.due.isoformat()
    low, high = (target.low, target.high) if target else (None, None)
    return Wanted(
        plain_form(item.text),
        target.op.value if target else "=",
        low,
        high,
        target.unit if target else "",
        by,
        item.lead,
        line=item.id,
    )


def rate(plan: Plan, key: Sequence[Wanted], traps: Sequence[dict[str, Any]]) -> Score:
    """Match items with commitments, the exact ones first, then by words."""
    score = Score()
    items = [item for item in plan.items.values() if item.kind is not Kind.DUTY]
    pairs: dict[int, Item] = {}
    taken: set[str] = set()
    for test in (_exactly, _nearly, _by_words):
        for i, wanted in enumerate(key):
            if i in pairs:
                continue
            item = next(
                (
                    it
                    for it in items
                    if it.id not in taken and overlaps(wanted.quote, it.text) and test(wanted, it, plan.end)
                ),
                None,
            )
            if item:
                pairs[i] = item
                taken.add(item.id)
    for i, wanted in enumerate(key):
        _count(score, wanted, pairs.get(i), plan.end)
    borderline = [plain_form(t["quote"]) for t in traps if t["why"].startswith("borderline")]
    real = [plain_form(t["quote"]) for t in traps if not t["why"].startswith("borderline")]
    neutral = [wanted.quote for wanted in key if wanted.neutral]
    for item in items:
        if item.id in taken:
            continue
        if any(overlaps(quote, item.text) for quote in (*borderline, *neutral)):
            continue
        score.items += 1
        score.false += 1
        score.lines.append(f"false   {item.id} {_shown(item)} | {item.text}")
        doubted = bool({"待核", "to-check"} & set(item.tags))
        score.traps += [quote for quote in real if overlaps(quote, item.text) and not doubted]
    score.items += len(taken)
    score.lines += [f"trap    {quote}" for quote in score.traps]
    return score


def _count(score: Score, wanted: Wanted, item: Item | None, end: date) -> None:
    if wanted.neutral:
        return
    score.wanted += 1
    score.found += item is not None
    exact = item is not None and _exactly(wanted, item, end)
    score.exact += exact
    if not exact:
        what = "inexact" if item else "missed "
        asked = f"{wanted.op} {wanted.low} {wanted.high} {wanted.unit} {wanted.by}"
        score.lines.append(f"{what} {wanted.line} {asked} | {wanted.quote} | {_shown(item) if item else ''}")
    if wanted.lead:
        score.leads += 1
        lead = item.lead if item else ()
        given = tuple(map(plain_form, lead))
        right = set(given) == set(map(plain_form, wanted.lead))
        score.leads_right += right
        if not right:
            score.lines.append(f"lead    {wanted.line} {wanted.lead} | {given}")


def _shown(item: Item) -> str:
    target = f"{item.target.op.value} {item.target.low} {item.target.high} {item.target.unit}" if item.target else ""
    return f"{item.id} {item.name} {target} {item.due or ''}"


def overlaps(quote: str, text: str) -> bool:
    """Whether two quotations are of the same words."""
    first, second = _letters(quote), _letters(plain_form(text))
    short, long = sorted((first, second), key=len)
    if not short:
        return False
    if short in long:
        return len(short) >= 4 or short == long
    from difflib import SequenceMatcher

    match = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return match.size >= max(6, len(short) * 0.6)


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w|%", text))


def _exactly(wanted: Wanted, item: Item, end: date) -> bool:
    due = item.due.isoformat() if item.due and item.due != end else ""
    by = "" if wanted.by == end.isoformat() else wanted.by
    if due != by:
        return False
    if not wanted.measured:
        return item.target is None
    return _nearly(wanted, item, end) and _same_way(wanted, item) and _same_unit(wanted, item)


def _nearly(wanted: Wanted, item: Item, _end: date) -> bool:
    """The same numbers, or both have none."""
    target = item.target
    if not wanted.measured or target is None:
        return not wanted.measured and target is None
    if "番" in wanted.unit:
        return target.unit == "%" and target.low == 100 * (2 ** int(wanted.low or 1) - 1)
    factor, base = parse_unit(wanted.unit).factor, parse_unit(target.unit).factor
    bounds = [None if b is None else Fraction(b) * factor for b in (wanted.low, wanted.high)]
    own = [None if b is None else Fraction(b) * base for b in (target.low, target.high)]
    if target.op is Op.ABOUT and target.low is not None and target.high is not None:
        middle = Fraction(target.low + target.high) / 2 * base
        return middle in bounds or bounds[0] == own[0]
    if wanted.op in _ABOUT or wanted.op == "=":
        return bounds[0] in own
    return bounds == own or {b for b in bounds if b is not None} == {b for b in own if b is not None}


def _same_way(wanted: Wanted, item: Item) -> bool:
    op = item.target.op.value if item.target else ""
    if wanted.op in _ABOUT:
        return op in _ABOUT or op in _FLOORS
    for group in (_FLOORS, _CAPS):
        if wanted.op in group:
            return op == wanted.op.replace("≥", ">=").replace("≤", "<=")
    return op == wanted.op or (wanted.op in {"..", "range", "-"} and op == "..")


def _same_unit(wanted: Wanted, item: Item) -> bool:
    assert item.target
    if "番" in wanted.unit:
        return True
    first, second = parse_unit(wanted.unit).base, parse_unit(item.target.unit).base
    bare = [base.removeprefix("个") for base in (first, second)]
    return bare[0] == bare[1] or any({first, second} <= group for group in _SAME_UNITS)


def _by_words(wanted: Wanted, item: Item, _end: date) -> bool:
    return wanted.measured == (item.target is not None)


if __name__ == "__main__":
    sys.exit(main())
