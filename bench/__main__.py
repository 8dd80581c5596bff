"""`make bench`: makes the inputs, measures, prints, and writes `docs/performance.md`.

Set by the environment:
    BENCH_DIR      where inputs and results are kept (xxtrack-bench in the folder for temporary files)
    BENCH_ITEMS    sizes of plans (300,3000,30000); empty for none
    BENCH_ROWS     numbers of rows (4000,100000,1000000); empty for none
    BENCH_FULL     1 adds ten million rows
    BENCH_SECONDS  about how long each case may run in all, after its first run (6)
    BENCH_LIMIT    when a single run is stopped (60)
    BENCH_PAPER    the document to write, instead of docs/performance.md; its pictures go to images beside it
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import draw, tables
from bench.cases import ROOT, SETS, cases
from bench.machine import described
from bench.paper import renewed
from bench.rounds import measured
from bench.summary import Result

PAPER = ROOT / "docs" / "performance.md"
NOT_RUN = "not run this time"
ALL_ROWS = 10_000_000


def chosen() -> list[str]:
    """The sets that the environment asks for."""
    names = ["2023"]
    rows = os.environ.get("BENCH_ROWS", "4000,100000,1000000")
    if os.environ.get("BENCH_FULL") == "1":
        rows += f",{ALL_ROWS}"
    for kind, sizes in (("items", os.environ.get("BENCH_ITEMS", "300,3000,30000")), ("rows", rows)):
        names += [f"{kind}-{int(size)}" for size in sizes.split(",") if size.strip(" 0")]
    return names


def inputs(folder: Path, names: list[str]) -> dict[str, dict[str, Any]]:
    """Made by a process of its own, whose memory is not ours."""
    command = [sys.executable, "-m", "bench.inputs", str(folder), *names]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    made: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return made


def main() -> None:
    """Measure what was chosen; what was not stands in the tables with that reason."""
    folder = Path(os.environ.get("BENCH_DIR") or Path(tempfile.gettempdir()) / "xxtrack-bench")
    folder.mkdir(parents=True, exist_ok=True)
    seconds, limit = float(os.environ.get("BENCH_SECONDS", "6")), float(os.environ.get("BENCH_LIMIT", "60"))
    names = chosen()
    machine = tables.table(["", ""], [[name, value] for name, value in described()])
    made = inputs(folder, names)
    results: dict[str, dict[str, Result]] = {}
    sections = {"machine": machine}
    print(machine)
    for name in [*names, *(name for name in SETS if name not in names)]:
        of = made.get(name)
        if of:
            results[name] = measured(cases(name, of), folder, seconds, limit)
        else:
            nothing = {"folder": "", "items": 0, "rows": 0, "series": 0, "as_of": "2023-12-31"}
            results[name] = {case.key: Result(reason=NOT_RUN) for case in cases(name, nothing)}
        sections[name] = tables.measurements(results[name])
        heading = tables.title(name, of["items"], of["rows"]) if of else ""
        if of:
            print(f"{heading}\n\n{sections[name]}", flush=True)
    sections |= {"targets": tables.targets(results), "growth": tables.growth(results)}
    sections |= {"people": tables.people(results), "floor": tables.floor_table(results)}
    print(*(sections[name] for name in ("growth", "targets", "floor", "people")), sep="\n")
    kept = {name: {key: asdict(result) for key, result in found.items()} for name, found in results.items()}
    (folder / "results.json").write_text(json.dumps(kept, indent=1), "utf-8")
    paper = Path(os.environ.get("BENCH_PAPER") or PAPER)
    paper.write_text(renewed(PAPER.read_text("utf-8"), sections), "utf-8")
    images = paper.parent / "images"
    images.mkdir(exist_ok=True)
    for name, drawn in draw.pictures(results).items():
        (images / name).write_text(drawn, "utf-8")


if __name__ == "__main__":
    main()
