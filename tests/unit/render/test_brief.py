"""The leader's page: the rate with its arrow, the five furthest behind with unit and official, who owes figures."""

import io
import re

import docx

from tests.helpers import judge, make_plan
from xxtrack.assess.bulletin import bulletin
from xxtrack.model.bulletin import Bulletin
from xxtrack.render.brief.paper import brief_docx, brief_html, brief_paper
from xxtrack.render.document.markdown import paper_markdown

PLAN = make_plan(
    *(f"{{id: P01-0{n}, name: 指标{n}, target: ≥ 100 家, lead: 科创局, leader: 张副主任}}" for n in range(1, 8))
)
# On 31 March all of seven have their 25. On 30 June 50 is expected: one has it, six lag, by 10, 12 … 20 points.
ROWS = [f"P01-0{n},2023-03,25" for n in range(1, 8)]
ROWS += ["P01-01,2023-06,50", *(f"P01-0{n},2023-06,{44 - 2 * n}" for n in range(2, 8))]


def example() -> Bulletin:
    return bulletin(judge(PLAN, "2023-06-30", *ROWS), judge(PLAN, "2023-03-31", *ROWS), None)


def test_the_rate_has_an_arrow_against_the_last_issue() -> None:
    # 1 of 7 is 14.3 %, 7 of 7 was 100 %: 85.7 points less.
    shown = paper_markdown(brief_paper(example(), "zh"))
    assert "14.3% ↓，上期100%，下降85.7个百分点" in shown


def test_the_kinds_stand_apart_and_add_up() -> None:
    shown = paper_markdown(brief_paper(example(), "zh"))
    assert "| 类别 | 合计 | 滞后 | 达进度 | 达标率 |" in shown
    assert "| 指标 | 7 | 6 | 1 | 14.3% |" in shown


def test_the_five_furthest_behind_have_unit_and_official() -> None:
    rows = [line for line in paper_markdown(brief_paper(example(), "zh")).splitlines() if re.match(r"\| \d", line)]
    assert [re.findall("指标.", row)[0] for row in rows] == ["指标7", "指标6", "指标5", "指标4", "指标3"]
    assert rows[0] == "| 1 | 指标7 | 100家以上 | 30 | 低于序时 20.0 个百分点 | 科创局 | 张副主任 |"


def test_html_prints_without_a_network_and_escapes_what_the_plan_says() -> None:
    plan = make_plan("{id: P01-01, name: <script>x</script>, target: ≥ 100 家}")
    page = brief_html(bulletin(judge(plan, "2023-06-30", "P01-01,2023-06,1"), None, None), "zh")
    assert "&lt;script&gt;x" in page
    assert "<script" not in page
    assert not re.search(r"(src|href)=", page)


def test_word_is_one_a4_page_of_the_same_words() -> None:
    document = docx.Document(io.BytesIO(brief_docx(example(), "zh")))
    assert document.paragraphs[0].text == "《测试计划》推进情况"
    assert document.sections[0].page_width is not None
    assert round(document.sections[0].page_width.mm) == 210
    assert [len(table.rows) for table in document.tables] == [2, 6]
