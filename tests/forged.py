"""An office whose every name, file name and figure tries to act on the terminal, in CI, in a browser or in a sheet."""

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FORGED = (
    "\x1b[31m红\x1b]0;标题\x07\x1b[2J",
    "a\n::error::假\r\n::set-output name=x::y%0A::error::z%0D",
    "\u202e倒\u2066\u200b\u200d\ufeff\u061c\u2028",
    "\x9b31m\x85\x00尾".replace("\x00", "\x01"),
    "[bold red]x[/] [link=http://evil.example]y[/link] :smile:",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-1+1|x",
    "@SUM(1)",
    "\t=1+1",
    "＝1+1",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)> ' onmouseover='alert(1)",
    "[x](javascript:alert(1)) ![y](http://evil.example/z.png)",
    "http://evil.example www.evil.example a@evil.example",
    "`c` | *d* ~~e~~ # f <!-- g --> &lt;b&gt; &#60;",
    "- x\n\n# y\n\n    z\n\n```\n",
    "x;y,z\\n\r\nBEGIN:VEVENT",
    "{{ 7*7 }} {% raw %} ${x} %s {0} {name}",
    "</script></style></title>]]>",
    "##[error]x",
)
"""A text for each way out of a format."""

FILE = "\x1b[31m::error::x%0A,y\u202e\u200b\udcff <b>\n::warning::z"
"""A file name that Linux allows."""


@dataclass(frozen=True)
class Office:
    """Where the files are."""

    plan: Path
    actuals: Path
    source: Path
    table: Path


def write_forged(folder: Path, texts: Sequence[str] = FORGED, file: str = FILE) -> Office:
    """A plan with an item for each text, figures, a source document and a table to import."""
    office = Office(
        folder / "plan" / f"{file}.yaml",
        folder / "data" / "actuals" / f"{file}.csv",
        folder / f"{file}.txt",
        folder / f"{file}表.csv",
    )
    for path in (office.plan, office.actuals):
        path.parent.mkdir(parents=True, exist_ok=True)
    office.plan.write_bytes(plan_of(texts).encode())
    office.actuals.write_bytes(figures_of(texts).encode())
    office.source.write_bytes("\n".join(f"新增{n}家{text}" for n, text in enumerate(texts, 1)).encode())
    office.table.write_bytes(
        _csv([["编号", "指标名称", "期别", "完成值", *texts[:2], "进展情况", "佐证材料"], *_to_import(texts)]).encode()
    )
    return office


def plan_of(texts: Sequence[str]) -> str:
    """JSON is YAML: every text survives as it is, but for what JSON writes as two escapes and YAML as one."""
    first = texts[0]
    items = [_item(n, text, texts[-n % len(texts)]) for n, text in enumerate(texts, 1)]
    about = {"id": first, "title": " ".join(texts), "start": "2023-01-01", "end": "2023-12-31"}
    tree = {
        "version": "1",
        "plan": about,
        "groups": {first: [first, texts[-1]]},
        "policy": {"reporting": {"frequency": "monthly", "grace": "10"}},
        "chapters": [
            {"title": text, "points": [{"no": str(no), "title": text, "items": items[no * 8 - 8 : no * 8]}]}
            for no, text in enumerate(texts[: len(items) // 8 + 1], 1)
        ],
        "excused": [{"class": "heading", "text": first}],
    }
    return re.sub(r"(?:\\ud[89ab]..)(?:\\ud[c-f]..)", _one_escape, json.dumps(tree, ensure_ascii=True))


def _one_escape(pair: re.Match[str]) -> str:
    character = json.loads(f'"{pair[0]}"')
    return f"\\U{ord(character):08x}"


def _item(n: int, text: str, other: str) -> dict[str, object]:
    point = (n - 1) // 8 + 1
    unit = "".join((text if n % 3 == 1 else other).split())[:12]
    item: dict[str, object] = {
        "id": f"P{point:02}-{n:02}",
        "name": f"{text}{n}" if n % 2 else f"{text} ",
        "lead": text,
        "support": [other],
        "text": f"{text} 达到{n}家",
        "note": other,
        "tags": [text],
        "target": f"≥ {n * 100} {unit}" if n % 3 else "≥ 100 家",
        "amended": [{"on": "2023-02-01", "from": text, "to": other, "reason": text, "decision": other}],
        "waiver": {"owner": text, "reason": other, "until": "2023-12-31", "decision": text},
    }
    if n % 5 == 0:
        del item["target"]
        item["due"] = "2023-06-30"
    return item


def figures_of(texts: Sequence[str]) -> str:
    words = ["progress", "problem", "next", "evidence"]
    rows = [["id", "period", "value", "scope", "source", "note", *words, *texts[1:3]]]
    for n, text in enumerate(texts, 1):
        identity = f"P{(n - 1) // 8 + 1:02}-{n:02}"
        told = [text, texts[-n % len(texts)]] * 2
        rows += [
            [identity, f"2023-0{month}", str(n * month * 8 % 101), "", text, text, *told] for month in (2, 3, 4, 5)
        ]
        rows += [[text, "2023-06", "1", "", "", ""], [identity, text, "1", "", "", ""], [identity, "2023-06", text]]
        rows += [[identity, "2023-06", "1", text, text, text]]
    return _csv(rows)


def _to_import(texts: Sequence[str]) -> list[list[str]]:
    rows = [
        [f"P{(n - 1) // 8 + 1:02}-{n:02}", "", "2023-06", text, "", "", text, text] for n, text in enumerate(texts, 1)
    ]
    rows += [
        [f"P{(n - 1) // 8 + 1:02}-{n:02}", "", "2023-05", "", "", "", text, text] for n, text in enumerate(texts, 1)
    ]
    return [*rows, *(["", text, "2023-06", "5"] for text in texts), ["P01-01", "", "2023-06", "7"]]


def _csv(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
