"""Recording: an item by its name, words beside the figure, and one's own last row taken back."""

from pathlib import Path

import pytest

from tests.helpers import Outcome, plan_text, run_cli
from tests.repository import new_repository

ITEMS = (
    "{id: P01-01, name: 新增高新技术企业, target: ≥ 100 家, aliases: [高企]}",
    "{id: P01-02, name: 新增上市企业, target: ≥ 10 家}",
)
FIGURES = "data/actuals/填报.csv"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    return tmp_path


def record(project: Path, *arguments: str, period: str = "2023-06") -> Outcome:
    return run_cli("record", *arguments, "--period", period, "--reported", "2023-07-05", cwd=project)


def rows(project: Path) -> list[str]:
    return (project / FIGURES).read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", ["P01-01", "1-1", "新增高新技术企业", "新增 高新技术企业", "高企"])
def test_an_item_goes_by_its_id_its_name_and_its_aliases(project: Path, name: str) -> None:
    assert record(project, name, "40").code == 0
    assert rows(project)[1].startswith("P01-01,")


@pytest.mark.parametrize("name", ["高新技术企业", "新增高新企业"])
def test_near_names_are_offered_and_not_used(project: Path, name: str) -> None:
    refused = record(project, name, "40")
    assert refused.code == 2
    assert "P01-01（新增高新技术企业）" in refused.stderr
    assert not (project / FIGURES).exists()


def test_what_is_like_nothing_is_refused(project: Path) -> None:
    assert record(project, "绿化", "40").code == 2
    assert run_cli("record", "P01-01", "40", cwd=project).code == 2
    assert record(project, "P01-01").code == 2


def test_words_are_written_beside_the_figure_and_alone(project: Path) -> None:
    (project / "papers").mkdir()
    (project / "papers" / "6.pdf").write_bytes(b"%PDF-1.7")
    first = record(project, "P01-01", "40", "--progress", "已认定 40 家", "--evidence", "papers/6.pdf")
    assert first.code == 0, first.stderr
    assert rows(project) == [
        "id,name,period,value,scope,basis,source,note,reported,progress,evidence",
        "P01-01,新增高新技术企业,2023-06,40,,,,,2023-07-05,已认定 40 家,papers/6.pdf",
    ]
    later = record(project, "P01-01", "--problem", "=SUM(A1)\n场地不足")
    assert later.code == 0, later.stderr
    assert rows(project)[0].endswith(",progress,evidence,problem")
    assert rows(project)[2] == "P01-01,新增高新技术企业,2023-06,,,,,,2023-07-05,,,'=SUM(A1) 场地不足"
    shown = run_cli("show", "P01-01", "--as-of", "2023-06-30", cwd=project)
    for said in ("已认定 40 家", "=SUM(A1) 场地不足", "papers/6.pdf"):
        assert said in shown.stdout
    # The same words again are not written again; the figure stands as it was.
    again = record(project, "P01-01", "40", "--progress", "已认定 40 家")
    assert again.code == 0
    assert len(rows(project)) == 3
    assert run_cli("check", "--as-of", "2023-06-30", cwd=project).stdout.count("XX4") == 0


def committed(project: Path) -> None:
    new_repository(project).commit("a")


def undo(project: Path, *arguments: str) -> Outcome:
    return run_cli("record", *arguments, "--undo", cwd=project)


def test_the_last_row_that_is_not_committed_is_taken_back(project: Path) -> None:
    record(project, "P01-01", "40")
    committed(project)
    before = (project / FIGURES).read_bytes()
    record(project, "P01-01", "30", period="2023-05")
    record(project, "P01-02", "3")
    done = undo(project)
    assert done.code == 0, done.stderr
    assert "第 4 行" in done.stdout
    assert "P01-02" in done.stdout
    assert undo(project).code == 0
    assert (project / FIGURES).read_bytes() == before
    refused = undo(project)
    assert refused.code == 2
    assert "没有尚未提交的行" in refused.stderr
    assert (project / FIGURES).read_bytes() == before


def test_an_item_may_be_named_and_others_rows_stay(project: Path) -> None:
    committed(project)
    record(project, "P01-01", "40")
    record(project, "P01-02", "3")
    assert undo(project, "新增高新技术企业").code == 0
    assert [row[:6] for row in rows(project)[1:]] == ["P01-02"]
    assert undo(project, "P01-01").code == 2


def test_of_several_files_one_must_be_named(project: Path) -> None:
    committed(project)
    record(project, "P01-01", "40", "--file", "data/actuals/a.csv")
    record(project, "P01-02", "3", "--file", "data/actuals/b.csv")
    refused = undo(project)
    assert refused.code == 2
    assert "a.csv" in refused.stderr
    assert "b.csv" in refused.stderr
    assert undo(project, "--file", "data/actuals/b.csv").code == 0
    assert undo(project, "--file", "elsewhere.csv").code == 2
    assert undo(project, "P01-01").code == 0


def test_bytes_of_the_rest_stay_whatever_the_form_of_the_file(project: Path) -> None:
    (project / "data" / "actuals").mkdir(parents=True)
    text = '标题\r\n编号;期别;完成值;备注\r\nP01-01;2023-05;40;"两\r\n行"\r\n注：示例数据\r\n'
    (project / FIGURES).write_bytes(text.encode("gb18030"))
    committed(project)
    assert record(project, "P01-01", "45", "--note", "甲").code == 0
    assert undo(project).code == 0
    left = (project / FIGURES).read_bytes().decode("gb18030")
    # Only the column that was added for the row stays.
    assert left == text.replace("备注\r\n", "备注;指标名称;填报日期\r\n").replace(";指标名称", "")


def test_without_a_repository_nothing_can_be_told(project: Path) -> None:
    record(project, "P01-01", "40")
    refused = undo(project)
    assert refused.code == 3
    assert "git" in refused.stderr
    assert len(rows(project)) == 2


def test_undo_goes_with_nothing_else(project: Path) -> None:
    assert undo(project, "P01-01", "40").code == 2
    assert undo(project, "--progress", "顺利").code == 2


def test_before_the_first_commit_everything_is_uncommitted(project: Path) -> None:
    new_repository(project)
    record(project, "P01-01", "40")
    assert undo(project).code == 0
    assert rows(project) == ["id,name,period,value,scope,basis,source,note,reported"]
