"""The scanner: which numerals there are, of what kind, and what they are worth."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xxtrack.assess.trace.numerals import MAX_LENGTH, chinese_number, scan

WORTH = [
    ("650家", "650", "amount", [650]),
    ("1,657.34亿元", "1,657.34亿", "amount", [Fraction("165734000000")]),
    ("１００家", "１００", "amount", [100]),
    ("1.6万套", "1.6万", "amount", [16000]),
    ("3千万元", "3千万", "amount", [30_000_000]),
    ("十大产业", "十", "amount", [10]),
    ("两个机制", "两", "amount", [2]),
    ("一百零五个", "一百零五", "amount", [105]),
    ("三千二百万元", "三千二百万", "amount", [32_000_000]),
    ("三分之二", "三分之二", "amount", [Fraction(2, 3)]),
    ("控制在万分之五以内", "万分之五", "amount", [Fraction(1, 2000)]),
    ("低于万分之0.5", "万分之0.5", "amount", [Fraction(1, 20000)]),
    ("不高于十万分之三", "十万分之三", "amount", [Fraction(3, 100000)]),
    ("增长20%", "20%", "share", [20]),
    ("5‰", "5‰", "share", [Fraction(1, 2)]),
    ("百分之十五", "百分之十五", "share", [15]),
    ("提高五个百分点", "五个百分点", "share", [5]),
    ("提高1.5个百分点", "1.5个百分点", "share", [Fraction(3, 2)]),
    ("达到八成以上", "八成", "share", [80]),
    ("收入翻番", "翻番", "share", [100]),
    ("收入翻两番", "翻两番", "share", [300]),
    ("2-3家", "2-3", "range", [2, 3]),
    ("10—50亿元", "10—50亿", "range", [10**9, 5 * 10**9]),
    ("三至五个", "三至五", "range", [3, 5]),
    ("2万至3亿元", "2万至3亿", "range", [20_000, 3 * 10**8]),
    ("2023年6月30日前", "2023年6月30日前", "date", []),
    ("二〇二三年", "二〇二三年", "date", []),
    ("2月中旬前全部", "2月中旬前", "date", []),
    ("上半年开工", "上半年", "date", []),
    ("前三季度", "前三季度", "date", []),
    ("第二季度", "第二季度", "date", []),
    ("1-6月", "1-6月", "date", []),
    ("第四水厂", "第四", "ordinal", [4]),
    ("全省前三、", "前三", "ordinal", [3]),
    ("二级平台", "二", "ordinal", [2]),
    ("5G网", "5G", "name", []),
    ("16号线", "16号线", "name", []),
    ("12345市民热线", "12345", "name", []),
    ("“3+N”", "3+N", "name", []),
    ("隆基29GW电池", "29GW", "name", []),
    ("PM2.5浓度", "PM2.5", "name", []),
    ("党的二十大精神", "二十大", "name", []),
    ("金融三路", "三路", "name", []),
]


@pytest.mark.parametrize(("text", "span", "kind", "values"), WORTH)
def test_each_sort_of_numeral_is_found_and_valued(text: str, span: str, kind: str, values: list[Fraction]) -> None:
    assert [(text[n.start : n.end], n.kind.value, list(n.values)) for n in scan(text)] == [(span, kind, values)]


@pytest.mark.parametrize(
    "word", ["统一", "进一步", "一体化", "单一窗口", "一批", "一般性", "零售", "队伍", "百姓", "万众"]
)
def test_words_that_count_nothing_are_no_numerals(word: str) -> None:
    assert scan(word) == ()


def test_a_unit_of_thousands_is_not_a_magnitude() -> None:
    assert [tuple(map(int, n.values)) for n in scan("1座330千伏变电站")] == [(1,), (330,)]


def test_a_number_after_before_is_no_rank() -> None:
    assert [(n.start, n.end) for n in scan("目前10个园区")] == [(2, 4)]


def test_what_is_too_long_is_marked_but_not_valued() -> None:
    (numeral,) = scan("9" * (MAX_LENGTH + 1))
    assert (numeral.start, numeral.end, numeral.values) == (0, MAX_LENGTH + 1, ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("十", 10), ("二十三", 23), ("一万二千", 12000), ("三亿", 3 * 10**8), ("三一", None), ("", None)),
        *(("一亿二千万", 120_000_000), ("三亿零五百万", 305_000_000), ("一亿二千万三百", 120_000_300)),
        *(("一万亿", 10**12), ("一万二千亿", 12_000 * 10**8), ("一万万", 10**8)),
    ],
)
def test_chinese_numbers_have_their_value(text: str, value: int | None) -> None:
    assert chinese_number(text) == value


NUMERIC = st.text(
    st.sampled_from(
        "0123456789.,%‰-—~至到年月日前第号线GW万亿千百十一二两三成倍翻番个分点上半季度 \n家热线+（）。、１２"
    )
)


@settings(max_examples=300)
@given(st.one_of(st.text(), NUMERIC))
def test_scanning_never_fails_and_spans_are_disjoint_and_inside(text: str) -> None:
    at = 0
    for numeral in scan(text):
        assert at <= numeral.start < numeral.end <= len(text)
        at = numeral.end


@settings(max_examples=200)
@given(NUMERIC)
def test_no_digit_is_overlooked(text: str) -> None:
    covered = {i for numeral in scan(text) for i in range(numeral.start, numeral.end)}
    assert [i for i, c in enumerate(text) if c.isdecimal() and i not in covered] == []
