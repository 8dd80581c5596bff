"""`assign --codeowners`: who approves which file of figures, from the leads and a table of accounts."""

from pathlib import Path

import pytest

from tests.helpers import HEAD, plan_text, run_cli
from xxtrack.model.owners import pattern_of

ITEMS = (
    "{id: P01-01, name: 甲, target: ≥ 10 家, lead: 科创局}",
    "{id: P01-02, name: 乙, target: ≥ 10 家, lead: 住建 局, support: 财政局}",
    "{id: P01-03, name: 丙, target: ≥ 4 个, each: 新城, lead: 科创局}",
    "{id: P01-04, name: 丁, target: ≥ 4 个, lead: 新城}",
)
OFFICE = HEAD.replace("title: 测试计划,", "title: 测试计划, office: {name: 区督查室},")
ACCOUNTS = (
    "单位,账号\n区督查室,@ducha\n科创局,@kechuang @org/kc-team\n东新城,a.b@example.com\n住建 局,@zhujian\n花园局,@hua\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    top = tmp_path / "库"
    for folder in ("plan", "data/actuals", ".git"):
        (top / folder).mkdir(parents=True)
    (top / "plan" / "2023.yaml").write_text(plan_text(*ITEMS, head=OFFICE), "utf-8")
    (top / "账号.csv").write_text(ACCOUNTS, "utf-8")
    return top


def made(project: Path, *more: str) -> list[str]:
    out = run_cli("assign", "--codeowners", "账号.csv", "--lang", "zh", *more, cwd=project)
    assert out.code == 0, out.stderr
    return [line for line in out.stdout.splitlines() if not line.startswith("#")]


def test_the_office_has_everything_and_each_unit_its_own_figures(project: Path) -> None:
    assert made(project) == [
        "* @ducha",
        "/data/actuals/东新城.csv a.b@example.com",
        "/data/actuals/住建_局.csv @zhujian",
        "/data/actuals/科创局.csv @kechuang @org/kc-team",
    ]


def test_what_it_cannot_say_is_told(project: Path) -> None:
    out = run_cli("assign", "--codeowners", "账号.csv", "--lang", "zh", cwd=project)
    assert "没有账号的单位 1 个：西新城" in out.stderr
    assert "账号表里有 1 个名称不是计划中的单位：花园局" in out.stderr
    (project / "账号.csv").write_text("unit,account\n科创局,@kc\n", "utf-8")
    assert "没有督查室自己的账号" in run_cli("assign", "--codeowners", "账号.csv", "--lang", "zh", cwd=project).stderr


def test_a_file_of_one_units_figures_is_its_own_and_of_several_the_offices(project: Path) -> None:
    folder = project / "data" / "actuals"
    (folder / "一.csv").write_text("id,period,value,scope\nP01-01,2023-06,5,\n", "utf-8")
    (folder / "二.csv").write_text("id,period,value,scope\nP01-01,2023-03,2,\nP01-02,2023-06,5,\n", "utf-8")
    (folder / "三.csv").write_text("id,period,value,scope\nP01-03,2023-06,1,东新城\n", "utf-8")
    lines = made(project)
    assert "/data/actuals/一.csv @kechuang @org/kc-team" in lines
    assert "/data/actuals/三.csv a.b@example.com" in lines
    assert not [line for line in lines if "二" in line]
    out = run_cli("assign", "--codeowners", "账号.csv", "--lang", "zh", cwd=project)
    assert "混有几个单位的数，归督查室审：data/actuals/二.csv" in out.stderr


def test_no_name_of_a_file_takes_the_files_of_others(project: Path) -> None:
    for name in ("????.csv", "**.csv", "[a].csv", "#.csv", "!x.csv"):
        (project / "data" / "actuals" / name).write_text("id,period,value\nP01-02,2023-06,5\n", "utf-8")
        lines = made(project)
        assert [line.split()[-1] for line in lines] == ["@ducha", "a.b@example.com", "@zhujian", "@org/kc-team"]
        (project / "data" / "actuals" / name).unlink()
    assert pattern_of("a/b\nc") is None
    assert pattern_of("a/b c.csv") == r"/a/b\ c.csv"


def test_paths_are_from_the_top_of_the_repository(project: Path) -> None:
    (project / "区").mkdir()
    for name in ("plan", "data", "账号.csv"):
        (project / name).rename(project / "区" / name)
    assert "/区/data/actuals/科创局.csv @kechuang @org/kc-team" in made(project / "区")


@pytest.mark.parametrize(
    "cell", ["kechuang", "@a\n* @b", "@", "@-a", "@a;* @b", "@a #x", '"@a\n/plan/ @b"', "=@a", "@a,b"]
)
def test_what_is_no_account_is_refused_with_its_place(project: Path, cell: str) -> None:
    (project / "账号.csv").write_text(f"单位\t账号\n科创局\t{cell}\n", "utf-8")
    out = run_cli("assign", "--codeowners", "账号.csv", "--lang", "zh", cwd=project)
    if out.code == 0:
        assert all("* @b" not in line and "/plan/" not in line for line in out.stdout.splitlines())
    else:
        assert (out.code, "账号.csv!2" in out.stderr or "账号.csv!3" in out.stderr) == (3, True), out.stderr


def test_it_is_written_where_asked_and_never_over_a_plan(project: Path) -> None:
    out = run_cli("assign", "--codeowners", "账号.csv", "-o", "CODEOWNERS", cwd=project)
    assert (out.code, out.stdout) == (0, "")
    assert "* @ducha" in (project / "CODEOWNERS").read_text("utf-8").splitlines()
    assert run_cli("assign", "--codeowners", "账号.csv", "-o", "plan/2023.yaml", cwd=project).code == 2


def test_one_of_the_two_tables_is_asked_for(project: Path) -> None:
    assert run_cli("assign", cwd=project).code == 2
    assert run_cli("assign", "账号.csv", "--codeowners", "账号.csv", cwd=project).code == 2
    (project / "别的.csv").write_text("a,b\n1,2\n", "utf-8")
    out = run_cli("assign", "--codeowners", "别的.csv", "--lang", "zh", cwd=project)
    assert (out.code, "没有认出“单位”和“账号”两列" in out.stderr) == (3, True)
