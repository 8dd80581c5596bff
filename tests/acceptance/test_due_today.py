"""A milestone on its very day: not yet missed, and `check`, `due`, `status` and the bulletin say so alike."""

import json
from pathlib import Path

import pytest

from tests.helpers import plan_text, run_cli


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    item = "{id: P01-01, name: 场馆开工, due: 2023-06-30, lead: 住建局, text: 场馆6月底前开工}"
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(item), "utf-8")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("day", "status", "code", "late"),
    [
        ("2023-06-30", "at-risk", "XX505", False),
        # Nobody has said that it is not done: it is waited for until ten days of grace are over.
        ("2023-07-01", "at-risk", "XX505", True),
        ("2023-07-10", "at-risk", "XX505", True),
        ("2023-07-11", "missed", "XX502", True),
    ],
)
def test_every_output_has_the_same_answer(project: Path, day: str, status: str, code: str, late: bool) -> None:
    standing = json.loads(run_cli("status", "--format", "json", "--as-of", day, cwd=project).stdout)["items"][0]
    assert standing["status"] == status
    findings = json.loads(run_cli("check", "--format", "json", "--as-of", day, cwd=project).stdout)["findings"]
    assert [finding["code"] for finding in findings if finding["code"].startswith("XX5")] == [code]
    due = json.loads(run_cli("due", "--format", "json", "--as-of", day, cwd=project).stdout)["due"]
    assert [(one["id"], one["status"], one["late_by_days"] > 0) for one in due] == [("P01-01", status, late)]
    bulletin = run_cli("report", "--format", "bulletin", "--as-of", day, "--annex", "inline", cwd=project).stdout
    assert ("未完成" in bulletin.replace("未完成 0 项", "")) is (status == "missed")
