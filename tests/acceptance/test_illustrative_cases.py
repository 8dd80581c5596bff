"""What the illustrative actuals of 2023 show on which day, worked out from their rows."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import ROOT, run_cli

INCOMING = "data/incoming/2023/招商与项目-年末补报.csv"


def item(id_: str, day: str) -> dict[str, Any]:
    """One item's record on a day."""
    shown = run_cli("status", "--all", "--id", id_, "--as-of", day, "--format", "json", cwd=ROOT)
    found: dict[str, Any] = json.loads(shown.stdout)["items"][0]
    return found


@pytest.mark.parametrize(
    ("id_", "day", "status", "late"),
    [
        # P17-07: 8 of 30 in March, then nothing. 15 are expected at the end of June, whose grace ends on 10 July.
        ("P17-07", "2023-06-30", "on-track", 0),
        ("P17-07", "2023-09-30", "no-data", 82),
        # P17-09: 26 of 50 in March. 25 are expected at the end of June: the floor reaches it. Of September 37.5 are.
        ("P17-09", "2023-09-30", "on-track", 82),
        ("P17-09", "2023-10-11", "no-data", 93),
        # P12-12: 174.55 of 200 in September, 150 expected. December's figure is waited for until 10 January.
        ("P12-12", "2023-12-31", "ahead", 0),
        ("P12-12", "2024-01-10", "ahead", 0),
        ("P12-12", "2024-01-11", "no-data", 1),
    ],
)
def test_overdue_waited_for_and_reaching_all_the_same(id_: str, day: str, status: str, late: int) -> None:
    found = item(id_, day)
    assert (found["status"], found["late_days"], found["stale"]) == (status, late, late > 0)


@pytest.mark.parametrize(("id_", "trend"), [("P25-11", "catching-up"), ("P31-08", "slowing"), ("P12-12", None)])
def test_the_latest_two_periods(id_: str, trend: str | None) -> None:
    """P25-11: 1.9, 10.0, 17.6 of 25. After March 2.57 a month are needed, and 2.70 come; after June 2.50 and 2.53.

    P31-08: 72, 97, 121 of 160. After March 9.78 a month are needed, and 8.33 come; after June 10.50 and 8.
    """
    assert item(id_, "2023-09-30")["trend"] == trend


def test_a_table_that_has_come_in_has_a_figure_that_is_held_back(tmp_path: Path) -> None:
    """723800 is 72.38 亿元 in 万元; the other three figures are free to be written."""
    shown = run_cli("import", INCOMING, "--format", "json", cwd=ROOT)
    assert shown.code == 1, "a dry run that would leave a figure out says so"
    content = json.loads(shown.stdout)
    assert content["counts"]["held"] == 1
    assert content["counts"]["new"] == 3
    held = [entry["id"] for entry in content["entries"] if entry["change"] == "held"]
    assert held == ["P13-06"]
    accepted = run_cli("import", INCOMING, "--accept", "P13-06", cwd=ROOT)
    assert accepted.code == 0
