"""Makes the inputs of a run and says where they are: ``python -m bench.inputs FOLDER 2023 items-300 rows-4000``.

Standard output is a JSON object of what was made. A set that lies there already from the same generators is used again.
A process of its own: what measures must stay small, because a child's peak memory begins with its parent's.
"""

import csv
import json
import shutil
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.cases import CITY
from bench.ledgers import beancount, journal
from bench.plans import document, grown, weakened
from bench.rows import HEADER, rows
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.find import csv_files
from xxtrack.load.plan.json_schema import actuals_schema, plan_schema
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import FileSource, Source
from xxtrack.model.plan import Plan

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "plan" / "2023.yaml"
ACTUALS = ROOT / "data" / "actuals" / "2023"
SEED = 2023
ROWS_PER_ITEM = 4


@dataclass(frozen=True)
class Made:
    """A set of inputs: what is in it and where it lies."""

    name: str
    items: int
    rows: int
    series: int
    """Items and scopes with figures: what a query for the latest figure of each must find."""
    as_of: str
    folder: str


def make(folder: Path, name: str) -> Made:
    """One set: the plan of 2023 with its figures, a plan of N items, or N rows of figures for the plan of 2023."""
    place = folder / f"{name}-{_fingerprint()}"
    manifest = place / "made.json"
    if not manifest.exists():
        for old in folder.glob(f"{name}-{'?' * 12}"):
            shutil.rmtree(old)
        place.mkdir(parents=True)
        made = _make(place, name)
        manifest.write_text(json.dumps(asdict(made)), "utf-8")
    return Made(**json.loads(manifest.read_text("utf-8")))


def _fingerprint() -> str:
    """Changes with the generators and with the plan that they start from."""
    sources = [PLAN, *sorted(Path(__file__).parent.glob("*.py")), *csv_files(ACTUALS)]
    return sha256(b"".join(path.read_bytes() for path in sources if path.stem not in NOT_INPUTS)).hexdigest()[:12]


NOT_INPUTS = {
    "__main__",
    "cases",
    "launch",
    "run",
    "rounds",
    "summary",
    "tables",
    "machine",
    "paper",
    "targets",
    "draw",
}
"""The files of this folder that do not decide what inputs look like."""


def _make(place: Path, name: str) -> Made:
    kind, _, size = name.partition("-")
    text = PLAN.read_text("utf-8")
    if kind == "items":
        text = grown(text, int(size))
    (place / "plan.yaml").write_text(text, "utf-8")
    plan = _sound_plan(place / "plan.yaml")
    tables = place / "actuals"
    if kind == "2023":
        shutil.copytree(ACTUALS, tables)
        for number in range(1, CITY + 1):
            district = place / "city" / f"district-{number:02}"
            (district / "plan").mkdir(parents=True)
            shutil.copy(PLAN, district / "plan")
            shutil.copytree(ACTUALS, district / "data" / "actuals" / ACTUALS.name)
    else:
        tables.mkdir()
        count = int(size) if kind == "rows" else len(plan.items) * ROWS_PER_ITEM
        _write_rows(tables / "figures.csv", plan, count)
    if kind == "rows":
        (place / "table.schema.json").write_text(json.dumps(_for_frictionless(actuals_schema())), "utf-8")
        return Made(name, len(plan.items), int(size), _series(tables / "figures.csv"), "2023-12-31", str(place))
    (place / "plan.schema.json").write_text(json.dumps(plan_schema()), "utf-8")
    (place / "old.yaml").write_text(weakened(text, SEED), "utf-8")
    (place / "source.txt").write_text(document(text), "utf-8")
    loaded = load_actuals([FileSource(str(path), path) for path in csv_files(tables)], plan)
    assert not loaded.findings, loaded.findings[:3]
    _write_lines(place / "plan.journal", journal(plan, loaded.actuals))
    _write_lines(place / "plan.beancount", beancount(plan, loaded.actuals))
    used = sum(file.used for file in loaded.actuals.files)
    as_of = "2023-09-30" if kind == "2023" else "2023-12-31"
    return Made(name, len(plan.items), used, len(loaded.actuals.series), as_of, str(place))


def _sound_plan(path: Path) -> Plan:
    loaded = load_plan(Source(str(path), path.read_bytes()))
    assert loaded.plan, loaded.findings
    assert not loaded.findings, loaded.findings[:3]
    return loaded.plan


def _write_rows(path: Path, plan: Plan, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows(plan, count, SEED))


def _for_frictionless(schema: dict[str, Any]) -> dict[str, Any]:
    """Exactly the columns of our table: frictionless takes neither a list for `fieldsMatch` nor columns besides."""
    fields = {field["name"]: field for field in [*schema["fields"], *schema["xxtrack:optional"]]}
    return {"fields": [fields[name] for name in HEADER], "missingValues": schema["missingValues"]}


def _series(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return len({(row[0], row[3]) for row in csv.reader(file)}) - 1


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines)


def main(arguments: list[str]) -> None:
    """Make the sets named after the folder."""
    folder, *names = arguments
    print(json.dumps({name: asdict(make(Path(folder), name)) for name in names}))


if __name__ == "__main__":
    main(sys.argv[1:])
