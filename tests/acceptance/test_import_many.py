"""A month's sheets of several bureaus in one call: nothing is lost, and what is wrong is told and not written."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import plan_text, run_cli
from tests.office_tables import ITEMS
from xxtrack.errors import StopError
from xxtrack.model.message import msg

PAGE = "<html><table><tr><th>指标名称</th><th>1-6月</th></tr><tr><td>引进企业</td><td>180</td></tr></table></html>"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A plan, and a folder in which five bureaus' sheets lie."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    inbox = tmp_path / "收件箱"
    (inbox / "补报").mkdir(parents=True)
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for row in (["2023年1-6月", "单位：万元"], ["指标名称", "累计", "同比增长（%）"], ["工业投资", 415000, 7.2]):
        sheet.append(row)
    out = BytesIO()
    workbook.save(out)
    (inbox / "工信局.xlsx").write_bytes(out.getvalue())
    (inbox / "投促局.xls").write_text(PAGE, "utf-8")
    # Wrong in three ways: 元 for 亿元, a name that the plan does not have, a unit of something else.
    wrong = "指标名称,1-6月\n旅游收入,910000000\n旅游总收入,9.1\n绿化覆盖率,40亿元\n粮食产量,—\n"
    (inbox / "文旅局.csv").write_text(wrong, "utf-8")
    (inbox / "补报" / "住建局.csv").write_text("指标名称,进度\n开工建设污水处理厂,已开工\n", "utf-8")
    (inbox / "新城.csv").write_text("地区,建设充电桩\n东新城,12\n西新城,15\n", "utf-8")
    (inbox / "~$工信局.xlsx").write_bytes(b"in use")
    (inbox / "说明.txt").write_text("no table", "utf-8")
    return tmp_path


def test_every_figure_of_every_file_is_accounted_for(project: Path) -> None:
    out = run_cli(
        "import", "收件箱", "--period", "1-6月", "--yes", "--reported", "2023-07-05", "--format", "json", cwd=project
    )
    told = json.loads(out.stdout)
    tables = {table["file"].rpartition("/")[2]: table for table in told["tables"]}
    assert list(tables) == ["工信局.xlsx", "投促局.xls", "文旅局.csv", "新城.csv", "住建局.csv"]
    assert {name: table["figures"] for name, table in tables.items()} == {
        "工信局.xlsx": 2,
        "投促局.xls": 1,
        "文旅局.csv": 4,
        "新城.csv": 2,
        "住建局.csv": 0,
    }
    assert told["counts"] == {"new": 5, "revision": 0, "words": 0, "same": 0, "held": 1, "missing": 1, "unplaced": 2}
    for table in (*tables.values(), told):
        assert sum(table["counts"].values()) == table["figures"]
    assert tables["文旅局.csv"]["counts"] == {
        "new": 0,
        "revision": 0,
        "words": 0,
        "same": 0,
        "held": 1,
        "missing": 1,
        "unplaced": 2,
    }
    assert "进度" in tables["住建局.csv"]["failure"]
    assert out.code == 1
    written = (project / "data" / "actuals" / "填报.csv").read_text("utf-8")
    assert written.count("\n") == 6
    assert "910000000" not in written


def test_the_summary_has_a_line_for_each_file_and_one_for_all(project: Path) -> None:
    out = run_cli("import", "收件箱/工信局.xlsx", "收件箱/新城.csv", "--period", "1-6月", cwd=project, width=120)
    assert out.code == 0
    lines = [line.split() for line in out.stdout.splitlines()]
    assert ["合计", "4", "4", "0", "0", "0", "0", "0"] in lines
    assert ["收件箱/新城.csv", "2", "2", "0", "0", "0", "0", "0"] in lines


def test_files_that_say_the_same_agree_and_files_that_do_not_name_each_other(project: Path) -> None:
    inbox = project / "收件箱"
    (inbox / "甲.csv").write_text("指标名称,1-6月\n引进企业,180\n旅游收入,9.1\n", "utf-8")
    (inbox / "乙.csv").write_text("指标名称,1-6月\n引进企业,180\n旅游收入,9.3\n", "utf-8")
    out = run_cli("import", "收件箱/甲.csv", "收件箱/乙.csv", "--format", "json", cwd=project)
    told = json.loads(out.stdout)
    assert [table["counts"]["same"] for table in told["tables"]] == [0, 1]
    assert [cell["origin"] for cell in told["unplaced"]] == ["甲.csv!B3", "乙.csv!B3"]
    assert "甲.csv!B3" in told["unplaced"][1]["reason"]


def test_again_nothing_changes(project: Path) -> None:
    arguments = ("import", "收件箱/工信局.xlsx", "收件箱/投促局.xls", "--yes", "--reported", "2023-07-05")
    assert run_cli(*arguments, cwd=project).code == 0
    before = (project / "data" / "actuals" / "填报.csv").read_bytes()
    again = run_cli(*arguments, "--format", "json", cwd=project)
    assert again.code == 0
    assert json.loads(again.stdout)["counts"]["same"] == 3
    assert (project / "data" / "actuals" / "填报.csv").read_bytes() == before


def test_a_folder_without_tables_and_a_file_without_a_header_are_said(project: Path) -> None:
    (project / "空").mkdir()
    empty = run_cli("import", "空", cwd=project)
    assert (empty.code, "空 里没有表格" in empty.stderr) == (3, True)
    alone = run_cli("import", "收件箱/补报/住建局.csv", cwd=project)
    assert alone.code == 3
    assert "未读列：进度" in alone.stderr


NEAR = "指标名称,1-6月\n工业总投资,41.5\n"


def test_a_name_that_is_learnt_fits_by_itself_next_time(project: Path) -> None:
    (project / "甲.csv").write_text(NEAR, "utf-8")
    first = run_cli("import", "甲.csv", "--yes", cwd=project)
    assert first.code == 1
    assert "--learn 工业总投资=P01-02" in first.stderr
    assert not (project / "data" / "actuals" / "aliases.csv").exists()

    preview = run_cli("import", "甲.csv", "--learn", "工业总投资=P01-02", "--format", "json", cwd=project)
    assert json.loads(preview.stdout)["counts"]["new"] == 1
    assert not (project / "data" / "actuals" / "aliases.csv").exists()

    before = (project / "plan" / "2023.yaml").read_text("utf-8")
    written = run_cli("import", "甲.csv", "--learn", "工业总投资=P01-02", "--yes", "--lang", "zh", cwd=project)
    assert (written.code, "已记住 1 个名称：plan/2023.yaml" in written.stderr) == (0, True)
    after = (project / "plan" / "2023.yaml").read_text("utf-8")
    assert after == before.replace("name: 工业投资,", "name: 工业投资, aliases: 工业总投资,")

    (project / "乙.csv").write_text("指标名称,1-9月\n工业 总投资,66\n", "utf-8")
    again = run_cli("import", "乙.csv", "--yes", "--format", "json", cwd=project)
    assert (again.code, json.loads(again.stdout)["counts"]["new"]) == (0, 1)
    assert run_cli("validate", "--format", "concise", cwd=project).stdout.count("aliases.csv") == 0


@pytest.mark.parametrize("way", ["asked for", "a table is there", "the plan is read-only"])
def test_names_go_beside_the_figures_where_the_plan_is_not_to_be_touched(
    project: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "甲.csv").write_text(NEAR, "utf-8")
    table = project / "data" / "actuals" / "aliases.csv"
    if way == "a table is there":
        table.parent.mkdir(parents=True)
        table.write_text("name,id\n", "utf-8")
    if way == "the plan is read-only":

        def refuse(*_given: object) -> None:
            raise StopError(msg("write.read-only", path="plan/2023.yaml"))

        monkeypatch.setattr("xxtrack.workflow.importing.add_plan_aliases", refuse)
    before = (project / "plan" / "2023.yaml").read_bytes()
    asked = ("--keep-plan",) if way == "asked for" else ()
    assert run_cli("import", "甲.csv", "--learn", "工业总投资=P01-02", "--yes", *asked, cwd=project).code == 0
    assert table.read_text("utf-8") == "name,id\n工业总投资,P01-02\n"
    assert (project / "plan" / "2023.yaml").read_bytes() == before


def test_what_cannot_be_learnt_is_refused(project: Path) -> None:
    (project / "甲.csv").write_text(NEAR, "utf-8")
    for wrong in ("工业总投资", "=P01-02", "工业总投资=P09-99"):
        assert run_cli("import", "甲.csv", "--learn", wrong, "--yes", cwd=project).code == 2
    folder = project / "data" / "actuals"
    folder.mkdir(parents=True)
    (folder / "aliases.csv").write_text("name,id\n工业总投资,P09-99\n", "utf-8")
    out = run_cli("import", "甲.csv", cwd=project)
    assert (out.code, "aliases.csv:2" in out.stderr) == (3, True)


def test_a_name_of_the_plan_goes_before_an_alias(project: Path) -> None:
    (project / "甲.csv").write_text("指标名称,1-6月\n旅游收入,9.1\n", "utf-8")
    out = run_cli("import", "甲.csv", "--learn", "旅游收入=P01-02", "--format", "json", cwd=project)
    assert [entry["id"] for entry in json.loads(out.stdout)["entries"]] == ["P01-04"]


def test_near_names_are_asked_one_by_one_at_a_terminal(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "甲.csv").write_text(NEAR + "旅游总收入,9.1\n", "utf-8")
    asked: list[str] = []

    def answer(question: str, **_options: object) -> bool:
        asked.append(question)
        return "工业" in question

    monkeypatch.setattr("xxtrack.cli.commands.import_._is_at_terminal", lambda: True)
    monkeypatch.setattr("typer.confirm", answer)
    assert run_cli("import", "甲.csv", "--yes", "--lang", "zh", cwd=project).code == 1
    assert asked == ["“工业总投资”就是 P01-02 工业投资 吗？", "“旅游总收入”就是 P01-04 旅游收入 吗？"]
    assert "name: 工业投资, aliases: 工业总投资," in (project / "plan" / "2023.yaml").read_text("utf-8")
