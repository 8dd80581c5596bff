"""What becomes of the measurements: arithmetic by hand-made numbers, tables that leave nothing out, the document."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bench import draw, tables
from bench.__main__ import PAPER, chosen
from bench.cases import FLOOR, SETS, Case, cases
from bench.paper import SECTIONS, marked, renewed
from bench.rounds import measured
from bench.run import run
from bench.summary import Result, marginal, ratio, times
from bench.tables import MIB
from bench.targets import TARGETS, Target

NOTHING = {"folder": "f", "items": 1, "rows": 1, "series": 1, "as_of": "2023-12-31"}


def test_a_ratio_is_the_median_of_the_ratios_of_the_rounds() -> None:
    # The machine was three times as slow in the second round; 2.0, 2.0 and 2.5 within the rounds.
    one, other = Result((2.0, 6.0, 5.0)), Result((1.0, 3.0, 2.0))
    assert ratio(one, other) == 2.0
    assert one.wall == 5.0
    assert ratio(Result((9.0,), (3.0,)), Result((1.0,), (2.0,)), processor=True) == 1.5
    assert Result((1.0, 2.0, 6.0, 4.0)).wall == 3.0


def test_a_ratio_uses_the_rounds_that_both_have() -> None:
    assert ratio(Result((8.0,)), Result((2.0, 100.0, 100.0))) == 4.0
    assert ratio(Result(reason="not installed"), Result((2.0,))) is None
    assert ratio(None, Result((2.0,))) is None


def test_what_each_further_one_costs() -> None:
    # One second whatever the size and 0.1 for each: linear; then twice as much for each.
    assert marginal([1.3, 4.0, 58.0], [3, 30, 300]) == pytest.approx([0.1, 0.2])
    assert marginal([None, 1.0, 3.0], [1, 2, 4]) == [None, 1.0]
    assert times([0.1, 0.2, 0.1]) == pytest.approx([2.0, 0.5])
    assert times([None, 1.0, None, 0.0, 1.0]) == [None, None, None, None]


def test_targets_by_ratio() -> None:
    target = Target("2023", "check", "imports", 1.25)
    assert target.reached({"2023": {"check": Result((1.25,)), "imports": Result((1.0,))}}) == (1.25, True)
    assert target.reached({"2023": {"check": Result((1.26,)), "imports": Result((1.0,))}}) == (1.26, False)
    assert target.reached({}) == (None, None)


def test_targets_are_of_cases_that_exist() -> None:
    for target in TARGETS:
        keys = {case.key for case in cases(target.on, NOTHING)}
        assert {target.case, target.other} <= keys


def test_a_table_says_why_there_is_no_number() -> None:
    found = {"imports": Result((0.2, 0.2), (0.1, 0.1), 30 * MIB), "hledger": Result(reason="hledger is not installed")}
    text = tables.measurements(found)
    assert "| imports | 200 | 100 | 30 | 1.00 | 2 |" in text
    assert "| hledger | – | – | – | – | hledger is not installed |" in text


def test_growth_by_hand_made_numbers() -> None:
    # 0.27 s more for 2,700 items more, then 5.4 s more for 27,000: 100 and 200 µs each, twice as much.
    results = {
        "items-300": {"status": Result((1.0,), (0.3,))},
        "items-3000": {"status": Result((1.0,), (0.57,))},
        "items-30000": {"status": Result((1.0,), (5.97,))},
    }
    assert "| status | 100.0 | 200.0 | 2.00 |" in tables.growth(results)
    assert "| check | – | – | – |" in tables.growth(results)


def test_a_case_notices_what_did_not_do_its_work() -> None:
    case = Case("x", ("x",), ("416 items",), lines=("P", 2))
    assert case.fault(0, "416 items\nP1\nP2\n") == ""
    assert case.fault(0, "415 items\nP1\nP2\n") == "its output lacks '416 items'"
    assert case.fault(0, "416 items\nP1\n") == "1 instead of 2 lines 'P'"
    assert case.fault(2, "usage\nNo such option: --colour\n") == "exit 2: usage · No such option: --colour"
    assert "not installed" in Case("x", ("no-such-program",)).lacking


def test_a_process_is_run_to_its_end_or_to_the_limit(tmp_path: Path) -> None:
    output = tmp_path / "out.txt"
    done = run((sys.executable, "-c", "print('told'); raise SystemExit(3)"), {}, output, 60)
    assert (done.code, output.read_text()) == (3, "told\n")
    assert done.wall > 0 and done.cpu > 0 and done.peak > MIB
    assert run((sys.executable, "-c", "while True: pass"), {}, output, 0.2).code is None


def test_rounds_keep_what_failed_with_its_reason(tmp_path: Path) -> None:
    good = Case("good", (sys.executable, "-c", "print('told')"), ("told",))
    bad = Case("bad", (sys.executable, "-c", "print('nothing')"), ("told",))
    found = measured([good, bad, Case("gone", ("no-such-program",))], tmp_path, 0, 60)
    assert len(found["good"].walls) == len(found["good"].cpus) == 3
    assert found["bad"].reason == "its output lacks 'told'"
    assert found["gone"].reason == "no-such-program is not installed"


def test_sizes_are_chosen_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BENCH_ITEMS", "BENCH_ROWS", "BENCH_FULL"):
        monkeypatch.delenv(name, raising=False)
    assert chosen() == [name for name in SETS if name != "rows-10000000"]
    monkeypatch.setenv("BENCH_FULL", "1")
    assert chosen() == list(SETS)
    monkeypatch.setenv("BENCH_ITEMS", "")
    monkeypatch.setenv("BENCH_ROWS", "4000")
    assert chosen() == ["2023", "rows-4000", "rows-10000000"]


def test_the_document_has_every_section_and_every_case() -> None:
    text = PAPER.read_text("utf-8")
    for section in SECTIONS:
        assert marked(text, section), section
    for name in SETS:
        found = marked(text, name)
        assert found
        rows = [line.split(" | ")[0].removeprefix("| ") for line in found[2].splitlines()[3:] if line]
        assert rows == [case.key for case in cases(name, NOTHING)], name
    found = marked(text, "targets")
    assert found and found[2].count("\n| ") == len(TARGETS) + 2


def test_the_words_around_a_section_stay() -> None:
    text = "before\n<!-- bench: machine -->\nold\n<!-- end -->\nafter\n"
    once = renewed(text, {"machine": "new\n"})
    assert once == "before\n<!-- bench: machine -->\n\nnew\n\n<!-- end -->\nafter\n"
    assert renewed(once, {"machine": "new\n"}) == once
    with pytest.raises(ValueError, match="no section growth"):
        renewed(text, {"growth": ""})


def test_the_parts_of_a_status_add_up_to_it() -> None:
    walls = {"python -c pass": 0.01, "import typer": 0.05, "import typer, yaml": 0.06, "imports": 0.09, "status": 0.2}
    results = {"2023": {key: Result((wall,)) for key, wall in walls.items()}}
    parts = dict(tables.floor(results))
    assert parts == pytest.approx({"Python": 0.01, "typer": 0.04, "yaml": 0.01, "pydantic-core": 0.03, "xxtrack": 0.11})
    assert "| typer | 40 | 20% |" in tables.floor_table(results)
    assert "not measured" in tables.floor_table({})


def test_what_a_person_waits_for() -> None:
    found = {"check": Result((0.25,)), "rollup of 30 plans": Result((1.8,))}
    text = tables.people({"2023": found})
    assert "| a plan of some 400 items | `check` | 0.2 s | measured |" in text
    assert "| a city of 30 such plans | `rollup`, one process | 1.8 s | measured |" in text
    assert "| a province of 300 such plans | `rollup`, one process | 18.0 s | 10 times the city |" in text
    assert "| a nation of 3,000 such plans | `rollup`, one process | 3.0 min | 100 times the city |" in text
    assert "| – |" in tables.people({})


def test_the_pictures_are_drawn_of_what_was_measured() -> None:
    made = draw.pictures(
        {
            "2023": {key: Result((wall,)) for wall, (_, key, _) in enumerate((*FLOOR, ("", "status", "")), 1)},
            "items-300": {"status": Result((0.2,)), "diff": Result((0.3,))},
            "items-3000": {"status": Result((0.5,)), "diff": Result(reason="was stopped")},
        }
    )
    trees = {name: ET.fromstring(text) for name, text in made.items()}
    assert [trees["bench-floor.svg"].tag.rpartition("}")[2], len(made)] == ["svg", 2]
    assert made["bench-floor.svg"].count("<rect") == 1 + len(FLOOR) + 1
    # A command that was measured at one size alone has no line.
    assert made["bench-growth.svg"].count("<polyline") == 1
    assert "not measured" in draw.pictures({})["bench-floor.svg"]
