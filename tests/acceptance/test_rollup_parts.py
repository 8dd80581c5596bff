"""A roll-up in parts: one process, several, and saved parts give the same bytes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.towns import write_towns
from tests.helpers import run_cli
from xxtrack import plan_part
from xxtrack.render.rollup import FORMATS, ITEM_FORMATS

JUNE = ("--as-of", "2023-06-30")


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    write_towns(tmp_path / "towns")
    (tmp_path / "towns" / "空的").mkdir()
    return tmp_path


def in_parts(towns: Path, *arguments: str) -> list[str]:
    """Every town saved by itself; a town without a plan is told of in the part of the whole folder."""
    names = []
    for n, town in enumerate(sorted(path for path in (towns / "towns").iterdir() if path.name != "空的")):
        names.append(f"part{n}.json")
        done = run_cli("rollup", f"towns/{town.name}", *JUNE, *arguments, "--save", names[-1], cwd=towns)
        assert (done.code, done.stdout) == (3 if town.name == "坏区" else 0, ""), done
    return names


@pytest.mark.parametrize(
    ("by", "name"), [*(("plan", name) for name in FORMATS), *(("item", name) for name in ITEM_FORMATS)]
)
def test_parts_give_the_same_bytes_as_one_process_and_as_several(towns: Path, by: str, name: str) -> None:
    asked = (*JUNE, "--by", by)
    parts = in_parts(towns, "--by", by)
    shown = ("--by", by, "--format", name)
    whole = run_cli("rollup", "towns", *JUNE, *shown, "--jobs", "1", cwd=towns)
    assert run_cli("rollup", "towns", *JUNE, *shown, "--jobs", "2", cwd=towns).stdout == whole.stdout
    joined = run_cli("rollup", *parts, *asked, "--format", name, cwd=towns)
    assert joined.stdout == whole.stdout
    assert joined.code == whole.code == 3


def test_a_part_of_the_whole_tells_what_was_told_then(towns: Path) -> None:
    whole = run_cli("rollup", "towns", *JUNE, cwd=towns)
    run_cli("rollup", "towns", *JUNE, "--save", "all.json", cwd=towns)
    again = run_cli("rollup", "all.json", cwd=towns)
    assert (again.code, again.stdout, again.stderr) == (whole.code, whole.stdout, whole.stderr)
    twice = run_cli("rollup", "all.json", "all.json", cwd=towns)
    assert twice.stdout == whole.stdout
    assert "towns/东区/plan/2023.yaml" in twice.stderr


def test_parts_one_behind_the_other_are_a_part(towns: Path) -> None:
    parts = in_parts(towns)
    (towns / "all.json").write_bytes(b"".join((towns / name).read_bytes() for name in parts))
    assert run_cli("rollup", "all.json", cwd=towns).stdout == run_cli("rollup", *parts, cwd=towns).stdout


def test_the_function_of_a_path_is_the_same_part(towns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(towns)
    run_cli("rollup", "towns/西区", *JUNE, "--save", "west.json", cwd=towns)
    assert plan_part("towns/西区", as_of="2023-06-30") == (towns / "west.json").read_text("utf-8")
    run_cli("rollup", "towns/西区", *JUNE, "--by", "item", "--save", "west.json", cwd=towns)
    assert plan_part("towns/西区", as_of="2023-06-30", items=True) == (towns / "west.json").read_text("utf-8")


def test_parts_of_other_questions_are_not_joined(towns: Path) -> None:
    run_cli("rollup", "towns/西区", *JUNE, "--save", "june.json", cwd=towns)
    run_cli("rollup", "towns/东区", "--as-of", "2023-03-31", "--save", "march.json", cwd=towns)
    for refused in (
        ("june.json", "march.json"),
        ("june.json", "--as-of", "2023-05-31"),
        ("june.json", "--by", "item"),
        ("june.json", "towns"),
        ("june.json", "--save", "again.json"),
    ):
        done = run_cli("rollup", *refused, cwd=towns)
        assert (done.code, done.stdout) == (2, ""), refused


BAD: dict[str, dict[str, object] | str] = {
    "not JSON": "not json",
    "too deep": "[" * 100_000,
    "another format": {"format": 2},
    "no counts": {"counts": {}},
    "a title that is none": {"title": 5},
    "less than nothing": {"errors": -1},
    "no day": {"as_of": "yesterday"},
    "no number": {"worst": {"pace_index": "1/0"}},
    "no target": {"worst": {"target": ["soon", None]}},
    "words of nobody": {"reason": ["no.such-key", []], "code": 3, "findings": [], "more": 0},
    "words with blanks": {"reason": ["stop.cannot-read", [["path", "x"]]], "code": 3, "findings": [], "more": 0},
    "a word from elsewhere": {"reason": ["x", [["a", {"word": ["os", "system", 1]}]]]},
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_part_is_a_sentence(towns: Path, name: str) -> None:
    part = json.loads(plan_part(towns / "towns" / "西区", as_of="2023-06-30"))
    change = BAD[name]
    if isinstance(change, dict):
        worst = change.get("worst")
        change = json.dumps(
            {**part, **change, "worst": {**part["worst"], **worst} if isinstance(worst, dict) else None}
        )
    (towns / "bad.json").write_text(change + "\n", "utf-8")
    # A process of its own: no message of a test may be one that nobody can say.
    command = [sys.executable, "-m", "xxtrack", "rollup", "bad.json"]
    done = subprocess.run(command, cwd=towns, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3, done
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
