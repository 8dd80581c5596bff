"""What a cell may hold, beyond the table of docs/actuals.md: what is read, and the reason why it is not."""

from decimal import Decimal

import pytest

from tests.helpers import make_plan, read_rows
from xxtrack.load.actuals import values
from xxtrack.model.actuals import Stage
from xxtrack.model.message import Message

ITEMS = {
    "growth": "{id: P01-01, name: 投资增长, target: ≥ 12 %}",
    "decline": "{id: P01-01, name: 能耗下降, target: ≥ 3 %}",
    "share": "{id: P01-01, name: 覆盖率, target: ≥ 70 %}",
    "permille": "{id: P01-01, name: 事故率, target: ≤ 5 ‰}",
    "count": "{id: P01-01, name: 企业, target: ≥ 650 家}",
    "money": "{id: P01-01, name: 投资, target: ≥ 180 亿元}",
    "area": "{id: P01-01, name: 供地, target: ≥ 25 平方米}",
    "mu": "{id: P01-01, name: 供地, target: ≥ 25 亩}",
    "milestone": "{id: P01-01, name: 建成, due: 2023-12-31}",
}


def cell(item: str, text: str) -> tuple[Decimal | Stage | None, Message | None]:
    """The figure or the stage, and what is said about it."""
    escaped = text.replace('"', '""')
    loaded = read_rows(make_plan(ITEMS[item]), f'P01-01,2023-06,"{escaped}"')
    findings = [finding.message for finding in loaded.findings]
    assert len(findings) <= 1
    chain = loaded.actuals.series.get(("P01-01", ""), ())
    assert len(chain) <= 1
    return (chain[0].stage or chain[0].value if chain else None), (findings[0] if findings else None)


@pytest.mark.parametrize(
    ("item", "text", "value"),
    [
        ("growth", "同比4.9%", "4.9"),
        ("growth", "比上年同期增长 4.9 %", "4.9"),
        ("growth", "较去年减少0%", "0"),
        ("growth", "负增长4.9%", "-4.9"),
        ("growth", "增长20%", "20"),
        ("growth", "增长两成", "20"),
        ("growth", "下降两成半", "-25"),
        ("growth", "增长到1.5倍", "50"),
        ("growth", "增长至3倍", "200"),
        ("growth", "翻1番", "100"),
        ("growth", "翻十番", "102300"),
        ("growth", "与上年同期持平", "0"),
        ("decline", "下降一成", "10"),
        ("decline", "同比持平", "0"),
        ("decline", "减少3.5", "3.5"),
        ("share", "三倍", "300"),
        ("share", "三成一", "31"),
        ("share", "十成", "100"),
        ("share", "1,234.50%", "1234.50"),
        ("share", "350‰", "35"),
        ("permille", "0.3%", "3"),
        ("permille", "0.3个百分点", "3"),
        ("permille", "3‰", "3"),
        ("count", "约为 650 家", "650"),
        ("count", "大约650", "650"),
        ("count", "+650", "650"),
        ("count", "-0", "0"),
        ("money", "3,200万元", "0.3200"),
        ("money", "3200000000元", "32"),
        # A mu is 2000/3 square metres, a square metre 0.0015 mu.
        ("area", "3亩", "2000"),
        ("area", "1亩", "666.666666666667"),
        ("mu", "1平方米", "0.0015"),
        ("mu", "1000平方米", "1.5"),
    ],
)
def test_what_is_read(item: str, text: str, value: str) -> None:
    found, said = cell(item, text)
    assert found == Decimal(value)
    assert said is None or said.key == "reading.about"


@pytest.mark.parametrize(
    ("item", "text", "value"),
    [
        ("money", "3,200万元", "0.3200"),
        ("money", "32.0", "32.0"),
        # Known to a tenth of 亿 only; what ends in thirds is known to the 12 places it is cut at.
        ("area", "3.2亿平方米", "3.2E+8"),
        ("area", "3亩", "2000"),
        ("area", "15亩", "10000"),
        ("area", "1亩", "666.666666666667"),
    ],
)
def test_the_decimals_that_a_figure_is_known_with_are_kept(item: str, text: str, value: str) -> None:
    assert str(cell(item, text)[0]) == value


def test_a_figure_said_to_be_about_keeps_its_word() -> None:
    _, said = cell("count", "约 650")
    assert said == Message("reading.about", (("text", "约 650"),))
    assert cell("count", "650")[1] is None


@pytest.mark.parametrize(
    ("item", "text", "key"),
    [
        ("growth", "增长-4.9%", "reading.two-signs"),
        ("growth", "下降-4.9%", "reading.two-signs"),
        ("growth", "增长4.9个百分点", "reading.change-of-rate"),
        ("growth", "收窄4.9", "reading.change-of-rate"),
        ("growth", "扩大4.9%", "reading.change-of-rate"),
        ("growth", "到2倍", "reading.times"),
        ("growth", "2倍", "reading.times"),
        ("growth", "下降2番", "value.unit"),
        ("growth", "翻零番", "value.unreadable"),
        ("growth", "翻1.5番", "value.unreadable"),
        ("growth", "翻11番", "value.unreadable"),
        ("decline", "翻番", "reading.doubled"),
        ("decline", "下降2倍", "reading.times"),
        ("share", "翻番", "reading.doubled"),
        ("share", "到2倍", "reading.times"),
        ("share", "同比4.9%", "reading.change"),
        ("share", "增长4.9%", "reading.change"),
        ("share", "同比持平", "reading.level"),
        ("count", "三成", "value.unit"),
        ("count", "超650", "reading.inexact"),
        ("count", "不足650家", "reading.inexact"),
        ("count", "650家以上", "reading.inexact"),
        ("count", "650左右", "reading.inexact"),
        ("count", "650多家", "reading.inexact"),
        ("count", "约", "value.unreadable"),
        ("count", "六百五十", "value.unreadable"),
        ("count", "1234567890123456", "value.unreadable"),
        ("count", "650 亩", "value.unit"),
        ("money", "1000000000000万亿元", "value.unit"),
        ("money", "650", None),
        ("milestone", "101", "value.unreadable-stage"),
        ("milestone", "-1", "value.unreadable-stage"),
        ("milestone", "60家", "value.unreadable-stage"),
        ("milestone", "快了", "value.unreadable-stage"),
    ],
)
def test_what_is_refused_and_why(item: str, text: str, key: str | None) -> None:
    found, said = cell(item, text)
    assert (said.key if said else None) == key
    if key:
        loaded = read_rows(make_plan(ITEMS[item]), f'P01-01,2023-06,"{text}"')
        assert [f.code for f in loaded.findings] == ["XX410" if key == "value.unit" else "XX405"]
    assert (found is None) is (key is not None)
    if said and key != "value.unit":
        assert dict(said.args)["text"] == text


def test_a_unit_that_does_not_convert_is_named_with_the_one_wanted() -> None:
    assert dict(said.args if (said := cell("count", "650 亩")[1]) else ()) == {"given": "亩", "unit": "家"}
    assert dict(said.args if (said := cell("count", "三成")[1]) else ()) == {"given": "三成", "unit": "家"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("未启动", Stage.NOT_STARTED),
        ("Not Started", Stage.NOT_STARTED),
        ("推进中", Stage.UNDER_WAY),
        ("已完成", Stage.DONE),
        ("DONE", Stage.DONE),
        ("滞后", Stage.DELAYED),
        ("0", Decimal(0)),
        ("100%", Decimal(100)),
        ("60 %", Decimal(60)),
        ("－0", Decimal(0)),
    ],
)
def test_the_progress_of_a_milestone(text: str, found: Decimal | Stage) -> None:
    assert cell("milestone", text) == (found, None)


@pytest.mark.parametrize(
    "text", ["", "-", "--", "—", "——", "…", "/", "N/A", "#n/a", "暂无", "未报送", "待核", " 不详 ", "空", "无"]
)
def test_what_is_missing_is_no_figure_and_no_fault(text: str) -> None:
    for item in ("count", "milestone"):
        loaded = read_rows(make_plan(ITEMS[item]), f'P01-01,2023-06,"{text}"')
        assert (loaded.findings, [count.missing for count in loaded.actuals.files]) == ((), [1])


@pytest.mark.parametrize("text", ["200①", "65₂", "12³", "12.3²", "65 ①", "①", "200⑴", "½", "约65①家"])
def test_a_digit_that_is_a_footnote_s_mark_is_no_part_of_a_number(text: str) -> None:
    read = values.read_value(text, "家")
    assert read.value is None
    assert read.code == "XX405"
    assert read.problem
    assert read.problem.key == "value.footnote"


def test_a_raised_digit_behind_a_letter_belongs_to_the_unit() -> None:
    assert values.read_value("12 m²", "m2").value == 12
