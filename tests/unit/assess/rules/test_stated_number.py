"""Whether a clause states its target's number: one answer, given by ``validate`` (XX322) and by ``trace`` (XX707)."""

import pytest

from tests.helpers import make_plan
from xxtrack.assess.rules.stated_number import number_in_text
from xxtrack.assess.trace.trace import trace
from xxtrack.model.trace import SourceDocument

HEAD = """\
version: 1
plan: {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}
chapters:
- title: 抓创新
  points:
  - no: 1
    title: 优化生态
    items:
"""


def found(target: str, clause: str, more: str = "") -> list[str]:
    """What either rule finds in a plan of one item, in a document of its one clause."""
    plan = make_plan(f'{{id: P01-01, name: a, target: "{target}", text: "{clause}"{more}}}', head=HEAD)
    document = SourceDocument("source.txt", f"一、抓创新\n1.优化生态。{clause}。")
    rules = [*number_in_text(plan, list(plan.items.values())), *trace(document, plan).findings]
    return [finding.code for finding in rules]


@pytest.mark.parametrize(
    ("target", "clause"),
    [
        ("= 100 %", "困难群众应保尽保"),
        ("= 100 %", "政府信息一律公开"),
        ("= 0 起", "避免较大以上事故"),
        ("= 0 起", "未发生较大以上事故"),
        ("≥ 50 %", "新能源车占比过半"),
    ],
)
def test_a_number_stated_in_words_is_stated_to_both(target: str, clause: str) -> None:
    assert found(target, clause) == []


@pytest.mark.parametrize(
    ("target", "clause"),
    [
        ("≥ 650 家", "国家高新技术企业650家以上"),
        ("≥ 650 家", "国家高新技术企业达到650以上"),
        ("≥ 650 家", "国家高新技术企业650户以上"),
        ("≥ 1.5 万亩", "供地1.5万亩"),
        ("≥ 15000 亩", "供地1.5万亩"),
        ("≥ 15000 亩", "供地一万五千亩"),
        ("≥ 1.5 万亩", "供地15，000亩"),
        ("≥ 2 万名", "创新创业人才2万名以上"),
        ("≥ 20000 名", "创新创业人才2万名以上"),
        ("≥ 2000 套", "新建2个项目2000套"),
        ("≥ 7 %", "分别增长7%、8%以上"),
        ("≥ 80 万平米", "分别不少于80万、25万平米"),
        ("≥ 30 亿元", "分别达到30、50亿元"),
        ("≥ 12 条", "建成道路5，8，12条"),
        ("≥ 15 个", "建成十五个"),
        ("≥ 2 家", "培育两家企业"),
        ("2..3 家", "新落户2-3家"),
        ("2..3 家", "新落户2家至3家"),
        ("≤ 3 名", "进入全省前三"),
        ("≤ 1 名", "保持全省第一"),
        # 左右 is said of the middle.
        ("7 ± 0.5 %", "增长7%左右"),
        ("≥ 20 %", "提高两成以上"),
        ("≥ 80 %", "合格率达到八成"),
        ("≥ 20 %", "增长百分之二十"),
        ("≥ 75 %", "覆盖四分之三的村"),
        ("≥ 75 %", "覆盖4分之3的村"),
        ("≥ -5 %", "能耗下降5%"),
        ("≥ 100 %", "产值翻番"),
        ("≥ 2 倍", "产值翻番"),
        ("≥ 2 个", "双中心建成"),
        ("≥ 100 %", "基地全部挂牌"),
        ("≥ 100 %", "实现全覆盖"),
        ("= 0 起", "杜绝较大以上生产安全事故"),
        ("< 0 %", "事故起数和死亡人数双下降"),
        ("< 0 起", "事故起数双下降"),
        ("> 0 %", "税收实现增长"),
        # A unit is the same however its signs are coded.
        ("≤ 35 µg/m³", "PM2.5 of no more than 35 µg/m³"),
        ("≥ 20 m³", "20m3以上"),
        # One of something is stated by its name.
        ("≥ 1 个", "建成综合服务中心"),
    ],
)
def test_a_number_that_is_stated_is_found_by_both(target: str, clause: str) -> None:
    assert found(target, clause) == []


@pytest.mark.parametrize(
    ("target", "clause"),
    [
        ("≥ 660 家", "国家高新技术企业650家以上"),
        ("≥ 65 家", "650家以上"),
        ("≥ 1.5 亩", "供地1.5万亩"),
        ("≥ 7 家", "增长7%以上"),
        ("≥ 2 套", "新建2个项目2000套"),
        ("≤ 4 名", "进入全省前三"),
        ("≥ 3 名", "进入全省前五"),
        ("2..4 家", "新落户2-3家"),
        ("≥ 16 个", "建成十五个"),
        ("≥ 5 家", "力争有所增加"),
        ("≥ 90 %", "实现全覆盖"),
        ("≥ 100 个", "全部建成"),
        # Growth by seven is not growth by anything.
        ("> 0 %", "税收增长7%"),
        ("≥ 6 %", "零分之五"),
        # 左右 is said of the middle, not of its ends.
        ("7 ± 0.5 %", "增长6.5%至7.5%"),
    ],
)
def test_a_number_that_is_not_stated_is_missed_by_both(target: str, clause: str) -> None:
    assert found(target, clause) == ["XX322", "XX707"]


def amended(start: str, end: str) -> str:
    return f", amended: [{{on: 2023-05-01, from: {start}, to: {end}, reason: 示例, decision: 示例}}]"


def test_an_amended_target_is_held_against_the_clause_as_it_was() -> None:
    assert found("≥ 600 家", "企业650家以上", amended("≥ 650 家", "≥ 600 家")) == []


def test_an_amended_date_leaves_the_target_to_be_compared() -> None:
    assert found("≥ 600 家", "企业650家以上", amended("2023-09-30", "2023-12-31")) == ["XX322", "XX707"]
