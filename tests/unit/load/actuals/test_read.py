"""Tables with faults: each is found, where it stands, and hides nothing else."""

import pytest

from tests.helpers import HEAD, make_plan, places, read_rows
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.source import Source

PLAN = make_plan(
    "{id: P01-01, name: 新增企业, target: ≥ 120 家}",
    "{id: P01-02, name: 投资, target: ≥ 10 亿元}",
    "{id: P01-03, name: 开工, due: 2023-06-30}",
    "{id: P01-04, name: 场景, target: ≥ 5 个, each: 新城}",
)


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("P01-09,2023-06,1", "XX404", 1),
        ("P01-01,2023-06,很多", "XX405", 16),
        ("P01-01,2023.1,1", "XX406", 8),
        ("P01-01,下周,1", "XX406", 8),
        ("P01-01,2023-13,1", "XX406", 8),
        ("P01-01,2022-06,1", "XX407", 8),
        ("P01-01,2024-01,1", "XX407", 8),
        ("P01-02,2023-06,3 家", "XX410", 16),
        ("P01-03,2023-06,150", "XX405", 16),
        ("P01-03,2023-06,快了", "XX405", 16),
        ("P01-04,2023-06,1,旧城", "XX411", 18),
        ("P01-01,2023-06,1,,昨天", "XX414", 19),
        ("P01-01,2023-06,1,,,每周", "XX416", 20),
        ("P01-01,2023-06,1,,,,", None, 0),
        ("P01-01,2023-06,1,,,,多了", "XX412", 1),
    ],
)
def test_a_bad_row_is_found_and_hides_no_other(row: str, code: str | None, column: int) -> None:
    loaded = read_rows(PLAN, "P01-02,2023-03,2", row, "P01-02,2023-06,5")
    assert places(loaded.findings) == ([(code, 3, column)] if code else [])
    assert len(loaded.actuals.series["P01-02", ""]) == 2
    (file,) = loaded.actuals.files
    assert (file.rows, file.used + file.missing + file.refused) == (3, 3)
    assert file.refused == (1 if code else 0)


def test_what_begins_before_the_plan_holds_what_is_not_the_plan_s() -> None:
    fiscal = HEAD.replace("2023-01-01", "2023-04-01").replace("2023-12-31", "2024-03-31")
    plan = make_plan("{id: P01-01, name: 企业, target: ≥ 60 家}", head=fiscal)
    loaded = read_rows(plan, "P01-01,1-6月,60", "P01-01,2023Q2,60", "P01-01,Q1,15", "P01-01,2月,55")
    assert places(loaded.findings) == [("XX407", 2, 8), ("XX406", 3, 8)]
    assert [o.period.end.isoformat() for o in loaded.actuals.series["P01-01", ""]] == ["2023-06-30", "2024-02-29"]


def test_two_values_for_one_period_are_an_error_and_neither_counts() -> None:
    loaded = read_rows(PLAN, "P01-01,2023-06,1", "P01-01,1-6月,2", "P01-01,2023-03,1")
    assert places(loaded.findings) == [("XX408", 3, 13)]
    assert [o.period.end.month for o in loaded.actuals.series["P01-01", ""]] == [3]
    assert loaded.actuals.files[0].refused == 2


def test_the_report_date_tells_which_of_two_values_is_the_later() -> None:
    loaded = read_rows(PLAN, "P01-01,2023-06,2,,2023-07-20", "P01-01,2023-06,1,,2023-07-03")
    assert loaded.findings == ()
    assert [o.value for o in loaded.actuals.series["P01-01", ""]] == [1, 2]


def test_values_as_offices_type_them() -> None:
    rows = ['P01-01,2023-03,"1,234"', "P01-01,2023-06,１２３５", "P01-02,2023-03,12345.6万元", "P01-02,2023-06,—"]
    loaded = read_rows(PLAN, *rows)
    assert loaded.findings == ()
    assert [o.value for o in loaded.actuals.series["P01-01", ""]] == [1234, 1235]
    (only,) = loaded.actuals.series["P01-02", ""]
    assert str(only.value) == "1.23456"
    assert loaded.actuals.files[0].missing == 1


def test_chinese_headers_and_gb18030() -> None:
    text = "编号,指标名称,期别,完成值,来源\nP01-01,新增企业,上半年,60,示例数据\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        loaded = load_actuals([Source("a.csv", text.encode(encoding))], PLAN)
        assert loaded.findings == ()
        assert loaded.actuals.sources == ("示例数据",)


def test_a_name_that_belongs_to_another_item_is_caught() -> None:
    text = "编号,指标名称,期别,完成值\nP01-01,投资,上半年,60\n"
    loaded = load_actuals([Source("a.csv", text.encode())], PLAN)
    assert places(loaded.findings) == [("XX409", 2, 8)]


def test_a_row_may_call_an_item_by_an_alias() -> None:
    plan = make_plan("{id: P01-01, name: 新增企业, target: ≥ 100 家, aliases: [企业净增]}")
    for name in ("企业净增", "企业 净增", "新增企业"):
        assert (
            load_actuals(
                [Source("a.csv", f"编号,指标名称,期别,完成值\nP01-01,{name},上半年,60\n".encode())], plan
            ).findings
            == ()
        )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["XX403"]),
        ("id,value\nP01-01,1\n", ["XX403"]),
        ("id,period,value,colour\nP01-01,2023-06,1,red\n", ["XX413"]),
        ("id,period,value,数值\nP01-01,2023-06,1,1\n", ["XX417"]),
        ("id,period,value\nP01-01,2023-06,1\nP01-01,2023-06,1\n", ["XX415"]),
    ],
)
def test_tables_with_faults(text: str, codes: list[str]) -> None:
    loaded = load_actuals([Source("a.csv", text.encode())], PLAN)
    assert [finding.code for finding in loaded.findings] == codes


@pytest.mark.parametrize("data", [b"\x00\x01PNG\x00\x00", b"id,period,value\nP01-01,2023-06,\xff\xff\xff\n"])
def test_bytes_in_no_known_encoding_are_refused(data: bytes) -> None:
    loaded = load_actuals([Source("a.csv", data)], PLAN)
    assert [finding.code for finding in loaded.findings] == ["XX402"]
