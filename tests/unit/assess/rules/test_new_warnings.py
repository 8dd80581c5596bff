"""What is doubtful about figures is said before they are written: a warning, never a refusal."""

import json
from pathlib import Path

import pytest

from tests.helpers import make_plan, plan_text, read_rows, run_cli
from xxtrack.assess.rules.data_rules import new_warnings
from xxtrack.model.finding import Finding

ITEMS = (
    "{id: P01-01, name: 新增企业, target: ≥ 120 家}",
    "{id: P01-02, name: 完成投资, target: ≥ 60 亿元}",
    "{id: P01-03, name: 供地, target: ≥ 12 公顷}",
)
ROWS = "id,period,value\nP01-01,2023-03,30\nP01-01,2023-09,90\nP01-02,2023-03,15\nP01-03,2023-03,30\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A plan and illustrative figures; the last of them has slipped already."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    (tmp_path / "data" / "actuals" / "a.csv").write_text(ROWS, "utf-8")
    return tmp_path


def stored(project: Path) -> str:
    return (project / "data" / "actuals" / "a.csv").read_text("utf-8")


def test_record_says_both_readings_of_a_slip_and_holds_it_back(project: Path) -> None:
    out = run_cli("record", "P01-01", "600", "--period", "2023-06", cwd=project)
    assert out.code == 1
    # 30 in March make 60 in June; 600 are ten times as many.
    assert "请核对：600 家可能错了位：按原样为 600 家，若差 10 倍则为 60 家（参照 60 家）" in out.stderr
    assert "没有写入" in out.stderr
    assert "--accept P01-01" in out.stderr
    assert stored(project) == ROWS


@pytest.mark.parametrize("accepted", [("--accept", "p01-01"), ("--accept", "P01-02,P01-01"), ("--accept-all",)])
def test_what_looks_wrong_is_written_where_it_is_named(project: Path, accepted: tuple[str, ...]) -> None:
    out = run_cli("record", "P01-01", "600", "--period", "2023-06", *accepted, cwd=project)
    assert out.code == 0
    assert "请核对" in out.stderr
    assert "P01-01,2023-06,600" in stored(project)


def test_accepting_another_item_writes_nothing_and_one_that_is_not_there_is_bad_usage(project: Path) -> None:
    arguments = ("record", "P01-01", "600", "--period", "2023-06", "--accept")
    assert run_cli(*arguments, "P01-02", cwd=project).code == 1
    assert run_cli(*arguments, "P99-99", cwd=project).code == 2
    assert stored(project) == ROWS


def test_import_writes_what_is_sound_and_holds_back_the_rest(project: Path) -> None:
    # 148 亿元 written in 万元 without a word: 1480000; 61 follows on 30 in March.
    table = "id,期别,完成值\nP01-01,2023-06,61\nP01-02,2023-06,1480000\n"
    (project / "表.csv").write_text(table, "utf-8")
    preview = run_cli("import", "表.csv", cwd=project)
    assert preview.code == 1
    assert "暂不写入" in preview.stdout
    out = run_cli("import", "表.csv", "--yes", "--format", "json", cwd=project)
    assert out.code == 1
    content = json.loads(out.stdout)
    assert content["counts"] == {"new": 1, "revision": 0, "words": 0, "same": 0, "held": 1, "missing": 0, "unplaced": 0}
    assert sum(content["counts"].values()) == content["figures"] == 2
    assert [(entry["id"], entry["change"]) for entry in content["entries"]] == [("P01-01", "new"), ("P01-02", "held")]
    assert "P01-01,2023-06,61" in stored(project)
    assert "1480000" not in stored(project)
    assert "--accept P01-02" in out.stderr
    again = run_cli("import", "表.csv", "--yes", "--accept", "P01-02", cwd=project)
    assert again.code == 0
    assert "1480000" in stored(project)


def test_a_share_that_revises_per_cent_is_held_back(project: Path) -> None:
    plan = project / "plan" / "2023.yaml"
    # 12 % of 50 % and 0.231 for 23.4: neither the target nor another figure is near.
    plan.write_text(plan.read_text("utf-8") + "    - {id: P01-09, name: 占比, target: ≥ 100 %}\n", "utf-8")
    first = run_cli("record", "P01-09", "23.4", "--period", "2023-03", "--reported", "2023-04-05", cwd=project)
    assert first.code == 0
    before = stored(project)
    slip = run_cli("record", "P01-09", "0.231", "--period", "2023-03", "--reported", "2023-04-09", cwd=project)
    assert slip.code == 1
    assert stored(project) == before
    assert run_cli("record", "P01-09", "23.1", "--period", "2023-03", "--reported", "2023-04-09", cwd=project).code == 0


def test_import_ends_with_1_where_a_cell_found_no_place(project: Path) -> None:
    (project / "表.csv").write_text("id,期别,完成值\nP01-01,2023-06,61\nP01-77,2023-06,5\n", "utf-8")
    assert run_cli("import", "表.csv", "--yes", cwd=project).code == 1
    assert "P01-01,2023-06,61" in stored(project)


def test_a_unit_in_the_remark_is_read_and_one_that_does_not_fit_is_refused(project: Path) -> None:
    table = "id,期别,完成值,备注\nP01-02,2023-06,300000,单位：万元\nP01-01,2023-06,61,数据待核（单位：万元）\n"
    (project / "表.csv").write_text(table, "utf-8")
    out = run_cli("import", "表.csv", "--yes", "--format", "json", cwd=project)
    assert out.code == 1
    content = json.loads(out.stdout)
    assert [(entry["id"], entry["value"]) for entry in content["entries"]] == [("P01-02", 30)]
    assert [cell["row"] for cell in content["unplaced"]] == ["P01-01"]


def test_what_a_figure_does_to_one_that_is_there_is_said_with_its_place(project: Path) -> None:
    out = run_cli("record", "P01-01", "100", "--period", "2023-06", cwd=project)
    # 100 in June before the 90 in September: it is September's that falls.
    assert "请核对：data/actuals/a.csv:3:16：累计值下降：2023-06-30为 100，2023-09-30为 90" in out.stderr


def test_what_is_doubtful_about_a_figure_itself_comes_first(project: Path) -> None:
    (project / "表.csv").write_text("id,期别,完成值\nP01-01,2023-06,600\n", "utf-8")
    content = json.loads(run_cli("import", "表.csv", "--format", "json", cwd=project).stdout)
    places = [(warning["code"], warning["origin"]) for warning in content["warnings"]]
    assert places == [("XX420", "表.csv!C2"), ("XX430", "data/actuals/a.csv:3:16")]


def test_a_sound_figure_and_old_doubts_are_not_spoken_of(project: Path) -> None:
    out = run_cli("record", "P01-01", "61", "--period", "2023-06", cwd=project)
    assert (out.code, out.stderr) == (0, "")


def test_a_rule_that_the_plan_ignores_stays_unsaid(project: Path) -> None:
    plan = project / "plan" / "2023.yaml"
    plan.write_text(plan.read_text("utf-8").replace("groups:", "policy: {ignore: [XX420]}\ngroups:", 1), "utf-8")
    assert run_cli("record", "P01-01", "600", "--period", "2023-10", cwd=project).stderr == ""


IMPORTED = "id,期别,完成值\nP01-01,2023-10,1000\nP01-02,2023-06,300000\n"


def test_the_dry_run_of_an_import_shows_what_to_check(project: Path) -> None:
    (project / "表.csv").write_text(IMPORTED, "utf-8")
    out = run_cli("import", "表.csv", cwd=project, width=120)
    assert out.code == 1
    assert "请核对（2 处）" in out.stdout
    assert "P01-01 新增企业" in out.stdout
    # 90 in September make 100 in October.
    assert "按原样为 1000 家，若差 10 倍则为 100 家（参照 100 家）" in out.stdout
    # 15 in March make 30 in June; 300000 are 万 for 亿.
    assert "按原样为 300000 亿元，若差 10000 倍则为 30 亿元" in out.stdout
    assert (project / "data" / "actuals" / "a.csv").read_text("utf-8") == ROWS

    english = run_cli("import", "表.csv", "--lang", "en", cwd=project, width=80)
    assert "as written 1000 家, or 100 家 if it is off by 10" in " ".join(english.stdout.split())


def test_the_json_of_an_import_has_them_too(project: Path) -> None:
    (project / "表.csv").write_text(IMPORTED, "utf-8")
    content = json.loads(run_cli("import", "表.csv", "--yes", "--accept-all", "--format", "json", cwd=project).stdout)
    assert [(w["code"], w["id"]) for w in content["warnings"]] == [("XX420", "P01-01"), ("XX420", "P01-02")]
    again = json.loads(run_cli("import", "表.csv", "--format", "json", cwd=project).stdout)
    assert again["counts"]["same"] == 2
    assert again["warnings"] == [], "what is there already is for check to speak of"


def test_only_what_the_figures_bring_is_found() -> None:
    plan = make_plan(*ITEMS)
    actuals = read_rows(plan, "P01-02,2023-03,15,,,", "P01-03,2023-03,30,,,").actuals
    new = read_rows(plan, "P01-01,2023-06,60,,,", "P01-02,2023-06,30,,,").actuals
    figures = [figure for chain in new.series.values() for figure in chain]
    assert new_warnings(plan, actuals, figures) == ()
    slipped = read_rows(plan, "P01-02,2023-06,310000,,,").actuals.series["P01-02", ""]
    found: tuple[Finding, ...] = new_warnings(plan, actuals, slipped)
    assert [finding.code for finding in found] == ["XX420"]
