"""The reminder: what a unit owes, since when, what is asked, by when."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx

from tests.helpers import judge, make_plan, plan_text, run_cli
from xxtrack.assess.select import Selection
from xxtrack.model.due import Reminder
from xxtrack.model.plan import Office
from xxtrack.render.reminder.paper import reminder_docx, reminder_markdown
from xxtrack.workflow.owed import Owed

ITEMS = (
    "{id: P01-01, name: 新增企业, target: ≥ 100 家, frequency: quarterly, lead: 科创局, text: 新增企业100家以上}",
    "{id: P01-02, name: 中学开工, due: 2023-05-31, lead: 科创局}",
    "{id: P01-03, name: 道路, target: ≥ 4 公里, frequency: quarterly, lead: 交通局}",
)
ROWS = ("P01-03,2023-06,2",)


def example() -> Reminder:
    plan = replace(make_plan(*ITEMS), office=Office(name="区督查室", number="区督发〔2023〕6号", address="电话 000"))
    assessment = judge(plan, "2023-07-11", *ROWS)
    found = Owed(assessment, 0, Selection())
    late = tuple(one for one in found.dues if one.late_by)
    return Reminder(plan, assessment.as_of, "科创局", late, (), found.levels, date(2023, 7, 16))


def test_it_says_what_is_overdue_since_when_and_asks_for_it_by_a_day() -> None:
    shown = reminder_markdown(example(), "zh")
    assert "科创局：" in shown
    assert "你单位有1项数据逾期未报、1项节点任务逾期未完成" in shown
    # The first quarter's figure was due on 10 April, 92 days before; March and June are two in a row.
    assert "| 1 | 新增企业 | 100家以上 | 截至6月30日数据 | 4月10日 | 92 | 黄牌 |" in shown
    assert "| 2 | 中学开工 | 5月31日前完成 | 节点任务 | 5月31日 | 41 | 红牌 |" in shown
    assert "请于2023年7月16日前将上述事项的数据和进展报区督查室（电话 000）" in shown
    assert "区督发" not in shown, "the number is the bulletin's"
    assert shown.rstrip().endswith("区督查室\n\n2023年7月11日")


def test_word_says_the_same() -> None:
    document = docx.Document(io.BytesIO(reminder_docx(example(), "zh")))
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert cells[7:14] == ["1", "新增企业", "100家以上", "截至6月30日数据", "4月10日", "92", "黄牌"]


def written(folder: Path) -> Path:
    (folder / "plan").mkdir()
    (folder / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    (folder / "data" / "actuals").mkdir(parents=True)
    (folder / "data" / "actuals" / "a.csv").write_text("id,period,value\n" + "\n".join(ROWS), "utf-8")
    return folder


def test_only_units_that_owe_something_get_one(tmp_path: Path) -> None:
    day = ("--as-of", "2023-07-11")
    ran = run_cli("report", "--format", "reminder", "--each-lead", "-o", "催办", *day, cwd=written(tmp_path))
    assert ran.code == 0
    assert sorted(path.name for path in (tmp_path / "催办").iterdir()) == ["科创局.docx", "科创局.md"]
    alone = run_cli("report", "--format", "reminder", "--lead", "科创局", *day, cwd=tmp_path)
    assert alone.stdout == (tmp_path / "催办" / "科创局.md").read_text("utf-8")
    nothing = run_cli("report", "--format", "reminder", "--lead", "交通局", *day, cwd=tmp_path)
    assert (nothing.code, "没有逾期事项" in nothing.stderr) == (2, True)


def test_a_month_is_one_folder(tmp_path: Path) -> None:
    ran = run_cli("report", "--all-of-month", "-o", "6月", "--as-of", "2023-07-11", cwd=written(tmp_path))
    assert ran.code == 0
    assert sorted(path.name for path in (tmp_path / "6月").iterdir()) == [
        "一页报.docx",
        "一页报.html",
        "催办单-科创局.docx",
        "台账.xlsx",
        "通报.docx",
    ]
