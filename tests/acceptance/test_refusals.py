"""What a command will not do, and the sentence it says instead; and what it does with a word of warning."""

import sys
from pathlib import Path

import pytest

from tests.helpers import plan_text, run_cli

ITEMS = (
    "{id: P01-01, name: 甲, target: ≥ 100 家}",
    "{id: P01-02, name: 乙, due: 2023-06-30}",
)
TABLE = "id,period,value,reported\nP01-01,2023-06,50,2023-07-05\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "actuals" / "a.csv").write_text(TABLE, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("record P01-01 — --period 2023-06", 2, "“—”不是数值，没有写入"),
        ("record P01-01 很多 --period 2023-06", 2, "“很多”不是确数；请填写数值本身"),
        ("record P01-09 5 --period 2023-06", 2, "P01-09"),
        ("record P01-01 5 --period 下周", 2, "看不懂期别“下周”；提示：写法：2023-06"),
        ("record P01-01 60 --period 2023-06 --reported 2023-07-01", 2, "2023-07-05"),
        ("due --format pdf", 2, "“pdf”不可用，可选：table, markdown, json, xlsx, ics"),
        ("import a.csv --format pdf", 2, "“pdf”不可用，可选：table, json"),
        ("fmt nowhere.yaml", 3, "计划无法使用：nowhere.yaml"),
        ("template --all --period 下周 -o a.csv", 2, "看不懂期别“下周”"),
        ("template --all --period 2025-01 -o a.csv", 2, "2025-01"),
        ("template --lead 水务局 --period 2023-06 -o a.csv", 2, "水务局"),
        ("template --period 2023-06 -o a.csv", 2, "--lead"),
        ("status --as-of 2022-12-31", 2, "2022-12-31"),
        ("changes --since HEAD --format pdf", 2, "“pdf”不可用"),
        ("browse", 2, "终端"),
    ],
)
def test_nothing_is_done_and_the_sentence_says_why(project: Path, arguments: str, code: int, said: str) -> None:
    before = content(project)
    out = run_cli(*arguments.split(), cwd=project)
    assert (out.code, out.stdout if code == 2 else "") == (code, "")
    assert said in out.stderr
    assert "Traceback" not in out.stderr
    assert content(project) == before


def content(project: Path) -> list[tuple[Path, bytes]]:
    """Every file, but for locks."""
    files = [path for path in project.rglob("*") if path.is_file() and not path.name.startswith(".")]
    return sorted((path, path.read_bytes()) for path in files)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("record P01-01 约60 --period 2023-09", "“约60”是约数，按该数采用"),
        ("record P01-01 60 --period 2023-09 --file z.csv", "z.csv"),
    ],
)
def test_it_is_done_with_a_word_of_warning(project: Path, arguments: str, said: str) -> None:
    out = run_cli(*arguments.split(), cwd=project)
    assert out.code == 0
    assert said in out.stderr


def test_without_the_extra_for_excel_a_form_is_a_sentence(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "xxtrack.render.form.xlsx", raising=False)
    out = run_cli("template", "--all", "--period", "2023-06", "-o", "a.xlsx", cwd=project)
    assert (out.code, out.stdout) == (3, "")
    assert "excel" in out.stderr
    assert not (project / "a.xlsx").exists()


def test_a_figure_that_somebody_has_written_meanwhile_is_not_written_twice(project: Path) -> None:
    out = run_cli("record", "P01-01", "50", "--period", "2023-06", "--lang", "en", cwd=project)
    assert out.code == 0
    assert "2023-06 to date is 50 家 already (reported 2023-07-05); it was not written twice" in out.stdout
    assert (project / "data/actuals/a.csv").read_text("utf-8") == TABLE


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_preview_says_how_the_table_was_understood_and_what_is_left_over(project: Path, lang: str) -> None:
    table = "报表\n指标名称,单位,1-6月,前三季度,负责人\n甲,家,55,约60,x\n甲乙,,5,6,\n乙,,已完成,若干,\n"
    (project / "b.csv").write_text(table, "utf-8")
    out = run_cli("import", "b.csv", "--lang", lang, cwd=project)
    assert out.code == 1  # some lines have no place
    lines = [" ".join(line.split()) for line in out.stdout.splitlines()]
    said = {
        "zh": [
            "P01-01 甲 2023-06 50 家 → 55 家 更正",
            "P01-01 甲 2023-09 60 家 新增",
            "P01-02 乙 2023-06 已完成 新增",
            "b.csv!C4 甲乙 5",
            "b.csv!D5 P01-02 若干",
            "b.csv：读到 6 个数 = 新增 2 + 更正 1 + 相同 0 + 暂不写入 0 + 空缺 0 + 未能归位 3",
        ],
        "en": [
            "P01-01 甲 2023-06 50 家 → 55 家 revised",
            "P01-01 甲 2023-09 60 家 new",
            "b.csv!C4 甲乙 5",
            "b.csv!D5 P01-02 若干",
            "b.csv: 6 figures read = 2 new + 1 revised + 0 the same + 0 held back + 0 missing + 3 not placed",
        ],
    }[lang]
    assert [line for line in said if line not in lines] == []
    assert "“约60”" in out.stdout
    assert "--yes" in out.stderr
    assert (project / "data/actuals/a.csv").read_text("utf-8") == TABLE


def test_what_is_imported_is_said_with_its_file(project: Path) -> None:
    (project / "b.csv").write_text("指标名称,1-6月\n甲,50\n", "utf-8")
    same = run_cli("import", "b.csv", "--yes", "--lang", "en", cwd=project)
    assert "0 new + 0 revised + 1 the same" in same.stdout
    (project / "b.csv").write_text("指标名称,前三季度\n甲,80\n" + "丙,1\n" * 7, "utf-8")
    out = run_cli("import", "b.csv", "--yes", "--lang", "en", cwd=project)
    assert "written to data/actuals/a.csv" in " ".join(out.stdout.split())
    # Of many cells with one reason five are named.
    assert out.stdout.count("b.csv!B") == 5
    assert "2 more" in out.stdout
    rows = (project / "data/actuals/a.csv").read_text("utf-8").splitlines()[1:]
    assert (rows[0], rows[1].partition(",80,")[0]) == ("P01-01,2023-06,50,2023-07-05", "P01-01,2023-09")
