"""Random plans as drafts of keys and values, and random edits of them."""

import random
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

NUMBERS = ("50", "80", "90", "100", "110", "120", "12.5")
DUES = ("2023-03-31", "2023-06-30", "2023-09-30", "2023-10-15", "2023-12-31")
VALUES: dict[str, tuple[str, ...]] = {
    "measure": ("flow", "stock", "rate"),
    "baseline": ("10", "40", "60"),
    "start": ("2023-02-01", "2023-04-01"),
    "due": DUES,
    "pace": (
        "linear",
        "hold",
        "end",
        "{steps: {2023-03-31: 20, 2023-06-30: 50}}",
        "{steps: {2023-03-31: 10, 2023-06-30: 50}}",
        "{steps: {Q2: 60, 2023-09-30: 70}}",
    ),
    "every": ("month", "quarter", "half-year"),
    "targets": ("{Q1: 20, Q2: 45}", "{Q1: 20, Q2: 40}", "{Q1: 25, Q2: 40, Q3: 70}", "{上半年: 60}"),
    "each": ("新城", "区"),
    "quotas": ("{东: 40, 西: 60}", "{东: 60, 西: 40}", "{东: 30, 西: 30, 南: 40}"),
    "roll_up": ("sum", "mean", "max", "last", "{mean: P01-01}", "{mean: P01-02}"),
    "frequency": ("monthly", "quarterly", "yearly"),
    "thresholds": (
        "{lagging: 0.8}",
        "{lagging: 0.5}",
        "{lagging: 0.95}",
        "{ahead: 1.3}",
        "{soon: 10}",
        "{soon: 60}",
        "{by: points, ahead: 5, lagging: 5}",
        "{by: points, ahead: 5, lagging: 12}",
        "{by: value, lagging: 40}",
        "{by: value, lagging: 70, ahead: 130}",
        "{by: value, lagging: 115}",
        "{by: value, lagging: 130}",
    ),
    "severity": ("{XX501: warning}", "{XX504: error}", "{XX611: 'off'}"),
    "waiver": (
        "{owner: 某局, reason: 示例, until: 2023-02-28}",
        "{owner: 某局, reason: 示例, until: 2023-03-31, code: XX4}",
    ),
    "lead": ("甲局", "乙局", "新城"),
    "support": ("[甲局]", "[甲局, 丙局]", "丁局"),
    "weight": ("0.01", "2"),
    "binding": ("true", "false"),
    "name": ("某项工作", "另一项工作", "某项工怍", "净增某项工作"),
    "text": ("完成某项工作", "完成某项工作。"),
    "note": ("备注", "说明"),
    "tags": ("[甲]", "[乙, 丙]"),
    "better": ("higher", "lower"),
    "over_time": ("mean", "last"),
    "share_of": ("{part: P01-01, whole: P01-02}", "{part: P01-02, whole: P01-01}", "{part: P01-02, whole: P01-03}"),
    "part_of": ("P01-01", "P01-02"),
    "profile": ("[20, 45, 80, 100]", "[30, 60, 80, 100]"),
    "nodes": ("{2023-03-31: 立项, 2023-06-30: 开工}", "{2023-03-31: 立项}"),
    "leader": ("张三", "李四"),
    "aliases": ("[别名]",),
    "internal": ("true", "false"),
}
RARE = ("better", "over_time", "share_of", "part_of", "profile", "nodes", "leader", "aliases", "internal")
"""Keys that few items have."""
RULES: dict[str, tuple[str, ...]] = {
    "thresholds": ("{lagging: 0.8}", "{lagging: 0.95}", "{ahead: 1.3}", "{soon: 45}"),
    "reporting": ("{grace: 5}", "{grace: 20}", "{frequency: monthly}", "{frequency: quarterly, grace: 15}"),
    "severity": ("{XX504: info}", "{XX501: warning}", "{XX6: 'off'}"),
    "ignore": ("[XX505]", "[XX6]"),
    "waivers": ("[{owner: 某局, reason: 示例, until: 2023-06-30, code: XX504}]",),
    "closed": ("2023-03-31", "2023-06-30"),
    "require-decision": ("true", "false"),
    "gate": ("{max-lagging: 3}", "{max-lagging: 1}", "{fail-on: [missed]}", "{fail-on: [missed, lagging]}"),
}
FOLLOWING = tuple(
    f'"{target}"'
    for target in (
        *("≥ P01-01", "> P01-01", "≥ P01-01 + 5", "≥ P01-01 - 5", "≤ P01-01", "< P01-01"),
        *("≤ P01-01 + 5", "P01-01 ± 3", "P01-01 ± 5", "≥ P01-02", "≥ P01-02 + 5"),
    )
)
"""Targets that follow another item's figure."""
GROUPS = ("[东, 西]", "[东]", "[东, 西, 南]", "[东, 北]")


@dataclass
class Draft:
    """A plan before it is written: its rules, its groups and its items."""

    rules: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    items: list[dict[str, Any]] = field(default_factory=list)


def draft_plan(draw: random.Random) -> Draft:
    rules = {key: draw.choice(values) for key, values in RULES.items() if draw.random() < 0.1}
    groups = {"新城": draw.choice(GROUPS), "区": draw.choice(GROUPS)}
    items = [draft_item(draw, f"P01-0{n}") for n in range(1, draw.choice([2, 2, 3]))]
    items += [share_item(draw)] if len(items) > 1 and draw.random() < 0.2 else []
    items += [following_item(draw)] if draw.random() < 0.2 else []
    return Draft(rules, groups, items)


def share_item(draw: random.Random) -> dict[str, Any]:
    """A share of one item in another, which nobody reports."""
    item = {"id": "P01-03", "name": "占比", "number": Decimal(40), "target": '"≥ 40 %"', "measure": "rate"}
    return item | {"share_of": draw.choice(VALUES["share_of"][:2])}


def following_item(draw: random.Random) -> dict[str, Any]:
    """An item that is compared with another."""
    item = {"id": "P01-04", "name": "对照", "number": Decimal(50), "target": draw.choice(FOLLOWING)}
    keys = [key for key in ("measure", "frequency", "each", "pace", "due", "thresholds") if draw.random() < 0.15]
    return item | {key: draw.choice(VALUES[key][:4]) for key in keys}


def draft_item(draw: random.Random, id_: str) -> dict[str, Any]:
    item: dict[str, Any] = {"id": id_, "name": f"工作{id_}"}
    sort = draw.random()
    if sort < 0.85:
        set_target(draw, item)
        likely, keys = 0.14, [key for key in VALUES if key != "name" and key not in RARE]
        if draw.random() < 0.1:
            key = draw.choice(RARE)
            item[key] = draw.choice(VALUES[key])
    else:
        item |= {"due": draw.choice(DUES)} if sort < 0.95 else {}
        likely, keys = 0.15, ["frequency", "thresholds", "lead", "support", "weight", "note", "each"]
    item |= {key: draw.choice(VALUES[key]) for key in keys if draw.random() < likely and key not in item}
    return item


def set_target(draw: random.Random, item: dict[str, Any]) -> None:
    item.pop("unit", None)
    if draw.random() < 0.04:
        item.pop("target", None)
        item["unit"] = draw.choice(["家", "%"])
        return
    number, unit = draw.choice(NUMBERS), draw.choice(["家", "家", "%", "亩", "万元"])
    item["number"] = Decimal(number)
    op = draw.choice(["≥", "≥", "≥", "≤", ">", "<", "=", "..", "±"])
    text = {"..": f"{number}..130 {unit}", "±": f"{number} ± 5 {unit}"}.get(op, f"{op} {number} {unit}")
    item["target"] = f'"{text}"'


def edited(draw: random.Random, draft: Draft) -> Draft:
    """The draft with one to four edits of any key."""
    after = deepcopy(draft)
    for _ in range(draw.choice([1, 1, 1, 2, 3, 4])):
        sort = draw.random()
        item = draw.choice(after.items)
        if sort < 0.12:
            change(draw, after.rules, draw.choice(list(RULES)), RULES)
        elif sort < 0.2:
            after.groups[draw.choice(["新城", "区"])] = draw.choice(GROUPS)
        elif sort < 0.4:
            retarget(draw, item)
        elif sort < 0.42:
            after.items.append(draft_item(draw, "P01-09"))
        elif sort < 0.44 and len(after.items) > 1:
            after.items.remove(item)
        elif sort < 0.46:
            draw.shuffle(after.items)
        else:
            change(draw, item, draw.choice(list(VALUES)), VALUES)
    return after


def change(draw: random.Random, keys: dict[str, Any], key: str, values: dict[str, tuple[str, ...]]) -> None:
    if key in keys and key != "name" and draw.random() < 0.4:
        del keys[key]
    else:
        keys[key] = draw.choice(values[key])


def retarget(draw: random.Random, item: dict[str, Any]) -> None:
    if item["id"] == "P01-04" and draw.random() < 0.8:
        item["target"] = draw.choice(FOLLOWING)
        return
    if "target" not in item or draw.random() < 0.2:
        set_target(draw, item)
        return
    old = str(item["number"])
    factor = draw.choice([Decimal("0.5"), Decimal("0.95"), Decimal("1.05"), Decimal(2)])
    new = (item["number"] * factor).normalize()
    item["target"] = item["target"].replace(old, f"{new:f}", 1)
    item["number"] = new


def plan_text(draft: Draft) -> str:
    rules = ", ".join(f"{key}: {value}" for key, value in draft.rules.items())
    groups = "".join(f"  {name}: {members}\n" for name, members in draft.groups.items())
    lines = [
        "version: 1",
        "plan: {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}",
        f"policy: {{{rules}}}",
        f"groups:\n{groups}chapters:",
        "- {title: 章, points: [{no: 1, title: 点, items: [",
    ]
    items = (", ".join(f"{key}: {value}" for key, value in item.items() if key != "number") for item in draft.items)
    return "\n".join([*lines, *(f"  {{{item}}}," for item in items), "]}]}", ""])
