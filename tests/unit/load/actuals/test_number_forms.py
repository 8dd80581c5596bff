"""Numbers and words as offices write them: read, or named for what they are."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.helpers import make_plan
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.actuals.values import read_for, read_value
from xxtrack.load.source import Source
from xxtrack.model.actuals import Stage


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u202f", "\u3000"])
def test_thousands_apart_by_a_blank_are_one_number(blank: str) -> None:
    assert read_value(f"1{blank}234", "家").value == Decimal(1234)
    assert read_value(f"1{blank}234{blank}567.5 亿元", "亿元").value == Decimal("1234567.5")
    assert read_value(f"12{blank}3456", "家").problem


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("8.52E+01", "value.scientific"),
        ("1e5", "value.scientific"),
        ("2.1E+3 亿元", "value.scientific"),
        ("1.234,5", "value.decimal-comma"),
        ("12,5", "value.decimal-comma"),
        ("1 234,5亿元", "value.decimal-comma"),
        ("12,34亿", "value.decimal-comma"),
        ("1.2.3", "value.unreadable"),
        ("12.", "value.unreadable"),
    ],
)
def test_what_is_left_of_a_number_is_never_called_a_unit(text: str, key: str) -> None:
    problem = read_value(text, "亿元").problem
    assert problem
    assert problem.key == key


def test_full_width_forms_are_folded_and_no_others() -> None:
    assert read_value("１，２３４．５％", "%").value == Decimal("1234.5")
    assert read_value("③", "家").problem
    assert read_value("5㎞", "公里").value == Decimal(5)


def test_a_number_before_brackets_that_explain_it() -> None:
    read = read_value("19家（含在谈2家）", "家")
    assert (read.value, read.remark.key if read.remark else "") == (Decimal(19), "reading.including")
    assert read_value("19（其中）家", "家").problem
    assert read_value("19亿元（含在谈2家）", "家").problem


@pytest.mark.parametrize("text", ["第3位", "第 3", "第3名", "3"])
def test_a_rank(text: str) -> None:
    assert read_value(text, "位").value == Decimal(3)
    assert bool(read_value("第3位", "家").problem)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        # A 斤 is half a kilogram, 1/2000 t.
        ("3亿斤", "亿斤", "3"),
        ("1.5亿公斤", "亿斤", "3"),
        ("15万吨", "亿斤", "3"),
        ("12000人次", "万人次", "1.2"),
        ("1.2万亿元", "亿元", "12000"),
        ("3个工作日", "工作日", "3"),
    ],
)
def test_units_of_plans(text: str, unit: str, value: str) -> None:
    assert read_value(text, unit).value == Decimal(value)


def test_a_beginning_is_the_end_only_of_what_asks_for_a_beginning() -> None:
    plan = make_plan(
        "{id: P01-01, name: 开工建设污水处理厂, due: 2023-12-31}",
        "{id: P01-02, name: 污水处理厂开工并建成, due: 2023-12-31}",
        "{id: P01-03, name: 完成规划编制, due: 2023-12-31}",
    )
    for word in ("动工", "已开工", "开工建设"):
        stages = [read_for(item, word).stage for item in plan.items.values()]
        assert stages == [Stage.DONE, Stage.UNDER_WAY, Stage.UNDER_WAY]
    assert {read_for(item, "基本完成").stage for item in plan.items.values()} == {Stage.UNDER_WAY}
    assert {read_for(item, "未动工").stage for item in plan.items.values()} == {Stage.NOT_STARTED}


def test_a_comma_in_a_file_with_semicolons_may_be_a_decimal_one() -> None:
    plan = make_plan("{id: P01-01, name: 投资, target: ≥ 100 亿元}")

    def read(text: str, decimal: str) -> list[str]:
        loaded = load_actuals([Source("a.csv", text.encode())], replace(plan, decimal=decimal))
        values = [f"{o.value}" for rows in loaded.actuals.series.values() for o in rows]
        return values + [finding.message.key for finding in loaded.findings]

    semicolons = "id;period;value\nP01-01;2023-03;12,5\nP01-01;2023-04;25,123\nP01-01;2023-05;1,234,567\n"
    assert read(semicolons, "") == ["1234567", "value.decimal-comma", "value.two-readings"]
    assert read(semicolons, "comma")[:2] == ["12.5", "25.123"]
    assert read(semicolons, "point") == ["25123", "1234567", "value.decimal-comma"]
    assert read("id\tperiod\tvalue\nP01-01\t2023-04\t25,123\n", "") == ["25123"]
