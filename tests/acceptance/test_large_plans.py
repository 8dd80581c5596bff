"""Groups, quotas, policies and texts far beyond any office's end within the time of a cup of tea, and rightly."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.helpers import HEAD, plan_text

MEMBERS = 20_000
PATIENCE = 300
"""Seconds for one command on a busy machine; what grows with the square of the size takes hours."""


def laid_out(folder: Path, text: str, rows: Iterable[str] = ()) -> Path:
    (folder / "plan").mkdir()
    (folder / "plan" / "2023.yaml").write_text(text, "utf-8")
    (folder / "data" / "actuals").mkdir(parents=True)
    (folder / "data" / "actuals" / "a.csv").write_text("\n".join(["id,period,value,scope", *rows]) + "\n", "utf-8")
    return folder


def asked(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "xxtrack", *arguments, "--as-of", "2023-06-30", "--lang", "en"]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, timeout=PATIENCE)
    assert "Traceback" not in done.stderr
    return done


SCOPES = [f"村{n}" for n in range(MEMBERS)]


def grouped() -> str:
    groups = f"  甲: [{', '.join(SCOPES)}]\n  乙: [{', '.join('乙' + scope for scope in SCOPES)}]\n"
    items = (f"{{id: P01-0{n}, name: 事{n}, target: ≥ 10 家, each: {group}}}" for n, group in ((1, "甲"), (2, "乙")))
    return plan_text(*items, head=HEAD.replace("  新城: [东新城, 西新城]\n", groups))


def quoted() -> str:
    quotas = ", ".join(f"{scope}: 10" for scope in SCOPES)
    item = f"target: ≥ {MEMBERS}0 家, roll_up: sum, quotas: {{{quotas}}}"
    return plan_text(f"{{id: P01-01, name: 事, {item}}}", f"{{id: P01-02, name: 另一事, {item}}}")


def test_two_groups_of_very_many_members(tmp_path: Path) -> None:
    """In the middle of the year 5 of 10 are expected: 7 are ahead, 1 is lagging, and an item stands as its worst."""
    rows = [f"P01-01,2023-06,7,{scope}" for scope in SCOPES]
    rows += [f"P01-02,2023-06,{1 if scope == '村77' else 7},乙{scope}" for scope in SCOPES]
    items = json.loads(asked(laid_out(tmp_path, grouped(), rows), "status", "--format", "json").stdout)["items"]
    assert [item["status"] for item in items] == ["ahead", "lagging"]
    assert [Counter(scope["status"] for scope in item["scopes"]) for item in items] == [
        {"ahead": MEMBERS},
        {"ahead": MEMBERS - 1, "lagging": 1},
    ]


def test_two_items_split_over_very_many(tmp_path: Path) -> None:
    rows = [f"P01-0{n},2023-06,5,{scope}" for n in (1, 2) for scope in SCOPES]
    items = json.loads(asked(laid_out(tmp_path, quoted(), rows), "status", "--format", "json").stdout)["items"]
    assert [(item["status"], item["actual"], len(item["scopes"])) for item in items] == [
        ("on-track", MEMBERS * 5, MEMBERS)
    ] * 2


def test_very_many_wrong_names_are_each_told_and_few_are_guessed_at(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, grouped(), (f"P01-01,2023-06,7,错{scope}" for scope in SCOPES))
    found = json.loads(asked(folder, "validate", "--format", "json").stdout)["findings"]
    assert Counter(finding["code"] for finding in found)["XX411"] == MEMBERS
    assert found[-1]["hint"].startswith("there are 20000 scopes, among them: 村0, 村1, ")


def test_ten_thousand_waivers(tmp_path: Path) -> None:
    """Of those for one rule the first is the one that excuses."""
    waivers = "".join(
        f"  - {{owner: 督查室, reason: 第{n}条, until: 2023-12-31, code: XX50{n % 10}}}\n" for n in range(10_000)
    )
    items = [f"{{id: P01-{n:04}, name: 事{n}, target: ≥ 10 家}}" for n in range(2_000)]
    text = plan_text(*items, head=HEAD.replace("groups:", f"policy:\n  waivers:\n{waivers}groups:"))
    rows = [f"P01-{n:04},2023-06,1," for n in range(2_000)]
    found = json.loads(asked(laid_out(tmp_path, text, rows), "check", "--format", "json").stdout)["findings"]
    lagging = [finding["waived"] for finding in found if finding["code"] == "XX501"]
    assert len(lagging) == 2_000
    assert all("第1条" in waived for waived in lagging)


def test_what_thirty_thousand_bad_rows_give_is_taken_by_its_receivers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub drops a summary of more than a mebibyte and rejects more than 25,000 results; what was cut is counted."""
    folder = laid_out(tmp_path, plan_text("{id: P01-01, name: 事, target: ≥ 10 家}"), ["P01-01,2023-06,很多,"] * 30_000)
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert asked(folder, "check", "--format", "github").returncode == 1
    shown = summary.read_bytes()
    assert len(shown) < 1 << 20
    told = re.search(rb"(\d+) more do not fit here", shown)
    assert told
    assert shown.count(b"a.csv:") + int(told[1]) >= 30_000
    (run,) = json.loads(asked(folder, "check", "--format", "sarif").stdout)["runs"]
    assert len(run["results"]) == 25_000
    notes = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert any("25000" in note.replace(",", "") and "5000" in note.replace(",", "") for note in notes), notes


LONG = "很" * 350_000
"""A mebibyte."""


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (f"name: {LONG}, target: ≥ 10 家, lead: {LONG}", ""),
        (f"name: 事, target: ≥ 10 家, text: {LONG}, note: {LONG}", ""),
        (f"name: 事, target: ≥ 10 家, lead: '{'甲、' * 500_000}'", ""),
        (f"name: 事, target: ≥ {'9' * 1_000_000} 家", "1000004 characters, 1000 at most"),
        (f"name: 事, target: '{'1,2;3.4-' * 125_000}'", "1000000 characters, 1000 at most"),
    ],
    ids=["name", "text", "units", "digits", "signs"],
)
def test_a_text_of_a_mebibyte(tmp_path: Path, item: str, words: str) -> None:
    folder = laid_out(
        tmp_path, plan_text(f"{{id: P01-01, {item}}}", "{id: P01-02, name: 另一事}"), ["P01-02,2023-06,50,"]
    )
    assert asked(folder, "status").returncode == 0
    assert asked(folder, "report", "-o", "ledger.xlsx").returncode == 0
    told = asked(folder, "validate")
    assert words in told.stdout + told.stderr
