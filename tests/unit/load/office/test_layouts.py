"""Tables as offices lay them out: each is read as it is meant, or what of it is not read is named."""

from dataclasses import replace

import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import make_plan
from tests.office_tables import PLAN, figures, left_over, read_book, read_source, read_text
from xxtrack.load.source import Source
from xxtrack.model.actuals import Basis, Stage
from xxtrack.model.entry import EntryKind, ImportReport
from xxtrack.model.narrative import Narrative

ONE = ["P01-02 2023-06 41.5"]


@pytest.mark.parametrize(
    "header",
    [
        "1-6月完成",
        "1-6月完成值",
        "1-6月累计完成",
        "上半年完成情况",
        "1-6月（累计）",
        "截至6月底完成",
        "截至6月底累计完成（亿元）",
        "完成数（1-6月）",
        "2023年1-6月实际完成",
        "1—6月完成额（单位：亿元）",
        "今年以来（1-6月）",
        "1-6月总量",
    ],
)
def test_a_header_of_several_words_is_taken_apart(header: str) -> None:
    assert figures(read_text(f"指标名称,{header}\n工业投资,41.5\n")) == ONE


@pytest.mark.parametrize("word", ["总量", "绝对量", "绝对额", "今年以来", "本年", "完成"])
def test_words_for_the_figure_stand_below_the_period(word: str) -> None:
    report = read_text(f"指标名称,1-6月,\n,{word},增速(%)\n工业投资,41.5,7.2\n")
    assert figures(report) == [*ONE, "P01-03 2023-06 7.2"]


def test_a_growth_says_its_own_period() -> None:
    assert figures(read_text("指标名称,1-6月同比增长\n工业投资,7.2\n")) == ["P01-03 2023-06 7.2"]
    assert figures(read_text("指标名称,1-6月完成,同比增长（%）\n工业投资,41.5,7.2\n")) == [*ONE, "P01-03 2023-06 7.2"]


@pytest.mark.parametrize(
    ("header", "unknown"),
    [
        ("1-6月核减后完成", ("核减后",)),
        ("1-6月（初步）", ("初步",)),
        ("全年完成", ("全年",)),
        ("1-6月1-5月", ("1-6月", "1-5月")),
        ("考核得分", ("考核得分",)),
    ],
)
def test_words_that_are_not_understood_take_the_column_out_and_are_named(header: str, unknown: tuple[str, ...]) -> None:
    report = read_text(f"指标名称,{header},完成\n工业投资,99,41.5\n", period="1-6月")
    assert figures(report) == ONE
    assert (report.sheets[0].unread, report.sheets[0].unknown) == ((header,), unknown)


@pytest.mark.parametrize(
    "header",
    [
        "年度目标",
        "全年目标（亿元）",
        "上年同期",
        "2022年完成",
        "完成率（%）",
        "序时进度",
        "全省排名",
        "同比增加（亿元）",
    ],
)
def test_columns_of_something_else_are_listed_and_not_read(header: str) -> None:
    report = read_text(f"指标名称,{header},1-6月\n工业投资,99,41.5\n")
    assert figures(report) == ONE
    assert report.sheets[0].unread == (header,)


@pytest.mark.parametrize(
    ("lower", "left"),
    [("目标,完成", 1), ("上年,本年", 1), ("去年同期,今年", 1), ("调整前,完成", 1), ("目标,调整后", 2)],
)
def test_the_second_line_of_a_header_takes_out_columns_and_never_the_line(lower: str, left: int) -> None:
    report = read_text(f"指标名称,1-6月,\n,{lower}\n工业投资,90,41.5\n")
    assert figures(report) == (ONE if left == 1 else [])
    assert (report.sheets[0].header, len(report.sheets[0].unread), report.cells) == (1, left, 2 - left)


def test_a_header_line_of_units_belongs_to_the_header() -> None:
    report = read_text("指标名称,1-6月,同比增长\n,万元,%\n工业投资,415000,7.2\n")
    assert figures(report) == [*ONE, "P01-03 2023-06 7.2"]


def test_a_growth_belongs_to_the_figure_before_it() -> None:
    text = "2023年1-6月\n指标名称,本月,同比增长,累计,同比增长\n工业投资,8,3.3%,41.5,7.2%\n"
    report = read_text(text)
    assert figures(report) == ["P01-02 2023-06 alone 8", *ONE, "P01-03 2023-06 7.2"]
    assert report.sheets[0].unread == ("同比增长",)
    assert left_over(report) == []


def test_a_growth_beside_a_figure_that_is_not_read_is_not_read() -> None:
    report = read_text("指标名称,6月,1-6月核减后,同比增长\n工业投资,41.5,40,7.2\n")
    assert figures(report) == ONE
    assert report.sheets[0].unread == ("1-6月核减后", "同比增长")


def test_this_quarter_is_the_quarter_that_ends_with_the_period() -> None:
    report = read_text("2023年1-6月\n指标名称,本季,累计\n工业投资,20,41.5\n")
    assert figures(report) == ["P01-02 2023-06 alone 20", *ONE]
    assert report.entries[0].actual.period.start.month == 4
    assert left_over(read_text("2023年1-5月\n指标名称,本季\n工业投资,20\n")) == ["B3 import.not-its-end"]


def test_a_table_ends_where_another_header_begins() -> None:
    report = read_text(
        "表一,单位：亿元\n指标名称,1-6月\n工业投资,41.5\n\n表二　2023年1-5月,单位：万元\n"
        "项目,年度目标,累计\n旅游收入,240000,91000\n工业投资,960000,320000\n"
    )
    assert figures(report) == [*ONE, "P01-04 2023-05 9.1", "P01-02 2023-05 32"]
    assert [(sheet.header, sheet.unread) for sheet in report.sheets] == [(2, ()), (6, ("年度目标",))]
    assert left_over(report) == []


def test_a_last_row_without_a_place_is_no_title_of_the_next_table() -> None:
    text = "指标名称,1-6月\n工业投资,41.5\n{}\n指标名称,1-5月\n旅游收入,9.1\n"
    assert left_over(read_text(text.format("新建道路,已完成"))) == ["B3 import.unknown-name"]
    assert left_over(read_text(text.format(",已完成"))) == ["B3 import.no-label"]
    assert left_over(read_text(text.format("新建道路,推进顺利"))) == ["B3 import.unknown-name"]
    assert left_over(read_text(text.format("表二,单位：亿元"))) == []


def test_words_about_the_work_come_with_the_figure() -> None:
    report = read_text("指标名称,1-6月,工作进展,存在问题\n工业投资,41.5,顺利，已开工 30 个,无\n".replace("，", "、"))
    assert figures(report) == ONE
    assert (report.sheets[0].unread, report.sheets[0].unknown) == ((), ())
    assert report.entries[0].actual.narrative == Narrative("顺利、已开工 30 个", "无")


def test_two_tables_beside_each_other_are_two() -> None:
    report = read_text("序号,指标,1-6月,序号,指标,1-6月\n1,工业投资,41.5,3,旅游收入,9.1\n2,引进企业,180,,,\n")
    assert figures(report) == [*ONE, "P01-04 2023-06 9.1", "P01-01 2023-06 180"]
    assert len(report.sheets) == 2


MONTHS = "2023年1-4月\n指标名称,1月,2月,3月,4月,累计\n引进企业,{}\n"


def test_months_that_add_up_to_the_total_are_months() -> None:
    ends = [f"P01-01 2023-0{month} alone" for month in range(1, 5)]
    expected = [f"{end} {value}" for end, value in zip(ends, (9, 14, 8, 20), strict=True)]
    report = read_text(MONTHS.format("9,14,8,20,51"))
    assert figures(report) == [*expected, "P01-01 2023-04 51"]
    assert not report.sheets[0].month_columns


def test_months_of_which_the_last_is_the_total_are_to_date() -> None:
    report = read_text(MONTHS.format("9,23,31,51,51"))
    assert figures(report) == [
        "P01-01 2023-01 9",
        "P01-01 2023-02 23",
        "P01-01 2023-03 31",
        "P01-01 2023-04 51",
        "P01-01 2023-04 51",
    ]
    assert [entry.kind for entry in report.entries] == [EntryKind.NEW] * 4 + [EntryKind.SAME]


def test_months_that_do_neither_are_refused_and_the_way_out_is_named() -> None:
    report = read_text(MONTHS.format("9,14,8,20,52"))
    assert figures(report) == ["P01-01 2023-04 52"]
    assert left_over(report) == [f"{column}3 import.months-unclear" for column in "BCDE"]
    alone = read_text(MONTHS.format("9,14,8,20,52"), basis=Basis.PERIOD)
    assert len(alone.entries) == 5


def test_rounded_months_may_miss_their_total_by_their_rounding() -> None:
    report = read_text("指标名称,1月,2月,3月,1-3月\n工业投资,4.2,5.1,6.3,15.5\n")
    assert [line.endswith(("4.2", "5.1", "6.3")) and "alone" in line for line in figures(report)[:3]] == [True] * 3
    assert figures(report)[3] == "P01-02 2023-03 15.5"


def test_months_down_and_items_across() -> None:
    report = read_text("月份,工业投资（万元）,引进企业\n5月,330000,150\n6月,415000,180\n")
    assert figures(report) == ["P01-02 2023-05 33", "P01-01 2023-05 150", *ONE, "P01-01 2023-06 180"]


def test_regions_down_and_items_across() -> None:
    report = read_text("2023年1-6月\n地区,建设充电桩,引进企业\n东新城,12,\n西新城,15,\n合计,,180\n")
    assert figures(report) == ["P01-07 东新城 2023-06 12", "P01-07 西新城 2023-06 15", "P01-01 2023-06 180"]


SHARED = make_plan(
    "{id: P01-01, name: 新建公园, target: ≥ 40 个, quotas: {东新城: 20, 西新城: 20}}",
    "{id: P01-02, name: 建设充电桩, target: ≥ 20 个, each: 新城}",
    "{id: P01-03, name: 招商引资, target: ≥ 40 亿元, quotas: {东新城: 20, 西新城: 20}}",
    "{id: P01-04, name: 引进企业, target: ≥ 40 家}",
)
PARKS = "新建公园,东新城,12\n新建公园,西新城,15\n"
PARKS_READ = ["P01-01 东新城 2023-06 12", "P01-01 西新城 2023-06 15"]


def shared(rows: str, head: str = "指标名称,地区,1-6月") -> tuple[list[str], list[str]]:
    report = read_source(Source("a.csv", f"{head}\n{rows}".encode()), SHARED)
    assert len(report.entries) + len(report.unplaced) + report.missing == report.cells
    return figures(report), left_over(report)


@pytest.mark.parametrize(
    "row", ["合计,,27", "小计,,27", "总 计,,27", "Total,,27", "合计,合计,27", ",合计,27", "新建公园,小计,27"]
)
def test_a_row_of_sums_beneath_all_scopes_of_an_item_is_its_whole(row: str) -> None:
    assert shared(PARKS + row + "\n") == ([*PARKS_READ, "P01-01 2023-06 27"], [])


def test_each_item_may_have_a_row_of_sums_and_rounding_may_show_in_it() -> None:
    """4.44 + 5.44 = 9.88, each rounded to a decimal 4.4 and 5.4, their sum to 9.9."""
    money = "招商引资,东新城,4.4\n招商引资,西新城,5.4\n小计,,9.9\n"
    assert shared(f"{PARKS}小计,,27\n{money}总计,,36.9\n") == (
        [
            *PARKS_READ,
            "P01-01 2023-06 27",
            "P01-03 东新城 2023-06 4.4",
            "P01-03 西新城 2023-06 5.4",
            "P01-03 2023-06 9.9",
        ],
        ["C8 import.sum-row"],
    )


@pytest.mark.parametrize(
    "rows",
    [
        f"{PARKS}合计,,28\n",
        f"{PARKS}合计,,—\n合计,,28\n",
        f"{PARKS}合计,东新城,27\n",
        f"{PARKS}建设充电桩,小计,27\n",
        f"{PARKS}建设充电桩,,\n合计,,27\n",
        "新建公园,东新城,12\n小计,,12\n",
        "引进企业,东新城,12\n引进企业,小计,12\n",
        "引进企业,,12\n合计,,12\n",
        "合计,,12\n",
    ],
)
def test_a_row_of_sums_that_is_not_shown_to_be_an_items_whole_is_told_and_not_taken(rows: str) -> None:
    read, left = shared(rows)
    assert not {"P01-01 2023-06 27", "P01-01 2023-06 28", "P01-01 2023-06 12", "P01-04 小计 2023-06 12"} & set(read)
    assert [line.partition(" ")[2] for line in left] == ["import.sum-row"]


def test_an_item_for_each_scope_has_no_whole() -> None:
    rows = "建设充电桩,东新城,12\n建设充电桩,西新城,15\n合计,,27\n"
    assert shared(rows) == (["P01-02 东新城 2023-06 12", "P01-02 西新城 2023-06 15"], ["C4 entry.scope-needed"])


def test_sums_of_some_regions_are_not_those_of_one() -> None:
    rows = "东新城,12,3\n小计,12,3\n西新城,15,4\n合计,27,7\n"
    assert shared(rows, "2023年1-6月\n地区,新建公园,引进企业")[1] == ["B4 import.sum-row", "C4 import.sum-row"]


def test_a_plan_may_have_an_item_named_as_a_sum() -> None:
    plan = make_plan("{id: P01-01, name: 合计, target: ≥ 40 家}")
    assert figures(read_source(Source("a.csv", "指标名称,1-6月\n合计,12\n".encode()), plan)) == ["P01-01 2023-06 12"]


def test_running_numbers_beside_names_are_no_ids() -> None:
    report = read_text("编号,指标名称,1-6月\n1,工业投资,41.5\n2、,引进企业,180\nP01-04,旅游收入,9.1\n")
    assert figures(report) == [*ONE, "P01-01 2023-06 180", "P01-04 2023-06 9.1"]
    assert left_over(read_text("编号,1-6月\n1,5\n")) == ["B2 row.unknown-item"]


def test_tasks_are_names_where_no_other_column_has_them() -> None:
    assert figures(read_text("目标任务,1-6月\n工业投资,41.5\n")) == ONE
    assert figures(read_text("指标名称,目标任务,1-6月\n工业投资,完成96亿元,41.5\n")) == ONE


@pytest.mark.parametrize(
    ("unit", "value"),
    [("万元", "415000"), ("百万元", "4150"), ("亿元", "41.5"), ("亿元、%", "41.5"), ("万元、家、%", "415000")],
)
def test_the_unit_above_a_table_is_that_of_its_figures(unit: str, value: str) -> None:
    report = read_text(
        f"2023年1-6月主要指标,单位：{unit}\n指标名称,累计,同比增长\n工业投资,{value},7.2\n绿化覆盖率,40,\n"
    )
    assert figures(report) == [*ONE, "P01-03 2023-06 7.2", "P01-05 2023-06 40"]


def test_a_percentage_is_not_touched_by_the_money_above_its_table() -> None:
    report = read_text("2023年1-6月（单位：万元）\n指标名称,累计\n工业投资,415000\n绿化覆盖率,40\n")
    assert figures(report) == [*ONE, "P01-05 2023-06 40"]


def test_a_unit_that_does_not_convert_is_refused() -> None:
    report = read_text("单位：亿美元\n指标名称,1-6月\n工业投资,6.1\n")
    assert left_over(report) == ["B3 value.unit"]


def test_the_nearer_unit_goes_before_the_farther() -> None:
    text = "单位：万元\n指标名称,单位,1-6月（万元）,备注\n{}\n"
    for row in ("工业投资,亿元,41.5亿元,", "工业投资,亿元,415000,"):
        assert figures(read_text(text.format(row))) == ONE
    without = "单位：元\n指标名称,单位,1-6月,备注\n{}\n"
    for row in ("工业投资,万元,415000,", "工业投资（万元）,,415000,", "工业投资,,4150000000,单位：亿元"):
        assert figures(read_text(without.format(row))) == ONE
    assert figures(read_text("指标名称,1-6月,备注\n工业投资,415000,单位：万元\n")) == ONE


def test_an_office_that_fills_in_is_no_unit() -> None:
    assert figures(read_text("填报单位：统计局\n指标名称,1-6月\n工业投资,41.5\n")) == ONE


@pytest.mark.parametrize(
    "line",
    [
        "填报日期：2023年7月5日",
        "报送时间：7月5日",
        "2023年7月6日印发",
        "附件3 月度主要指标",
        "附件6 月报表",
        "第6期 月度快报",
        "制表日期 2023-07-05",
        "2023年7月5日",
        "请于6月20日前报",
    ],
)
def test_dates_and_numbers_of_papers_are_no_periods(line: str) -> None:
    assert left_over(read_text(f"{line}\n指标名称,累计\n工业投资,41.5\n")) == ["B3 import.no-period"]
    assert figures(read_text(f"{line}\n2023年1-6月\n指标名称,累计\n工业投资,41.5\n")) == ONE


@pytest.mark.parametrize("title", ["重点指标（截至11月6日）", "截止2023年11月6日重点指标", "截至 11 月 6 日"])
def test_a_day_is_that_day_wherever_it_stands(title: str) -> None:
    assert figures(read_text(f"{title}\n指标名称,完成\n工业投资,41.5\n")) == ["P01-02 2023-11-06 41.5"]
    assert figures(read_text("指标名称,截至11月6日完成\n工业投资,41.5\n")) == ["P01-02 2023-11-06 41.5"]


def test_where_there_is_no_header_the_lines_looked_at_are_named() -> None:
    report = read_text("重点工作,进度\n工业投资,41.5\n")
    assert (report.sheets[0].header, report.sheets[0].looked) == (0, ("1: 重点工作 | 进度", "2: 工业投资 | 41.5"))
    found = read_text("指标名称,考核得分\n工业投资,41.5\n")
    assert (found.sheets[0].header, found.sheets[0].unread) == (1, ("考核得分",))


def test_commas_in_a_file_with_semicolons_have_two_readings_unless_the_plan_says() -> None:
    text = "指标名称;1-6月\n工业投资;41,5\n旅游收入;9,125\n引进企业;1.180\n"
    report = read_text(text)
    assert left_over(report) == ["B3 value.two-readings", "B2 value.decimal-comma"]
    comma = replace(PLAN, decimal="comma")
    told = read_source(Source("a.csv", text.encode()), comma)
    assert figures(told) == [*ONE, "P01-04 2023-06 9.125", "P01-01 2023-06 1180"]
    with_unit = "单位：万元;\n指标名称;1-6月\n工业投资;415.000,0\n"
    assert figures(read_source(Source("a.csv", with_unit.encode()), comma)) == ONE


def test_a_second_table_in_a_workbook_has_its_own_merged_header() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["指标名称", "1-6月"])
        sheet.append(["工业投资", 41.5])
        sheet.append(["表二", None, None])
        sheet.append(["指标名称", "1-6月", None])
        sheet.append([None, "目标", "完成"])
        sheet.append(["旅游收入", 12, 9.1])
        sheet.merge_cells("A4:A5")
        sheet.merge_cells("B4:C4")

    assert figures(read_book(build)) == [*ONE, "P01-04 2023-06 9.1"]


WORDS = "指标名称,1-5月,1-6月,进展情况,存在问题\n"


def words(report: ImportReport) -> list[str]:
    return [
        f"{e.actual.item} {e.actual.period.end:%m} {e.actual.value} {'|'.join(e.actual.narrative)}"
        for e in report.entries
    ]


def test_words_stand_beside_the_newest_figure_of_their_row() -> None:
    assert words(read_text(WORDS + "工业投资,40,41.5,顺利,—\n")) == ["P01-02 05 40 |||", "P01-02 06 41.5 顺利|||"]
    assert words(read_text(WORDS + "工业投资,40,,顺利,—\n")) == ["P01-02 05 40 顺利|||"]


def test_a_row_of_words_is_kept_and_measures_nothing() -> None:
    report = read_text(WORDS + "工业投资,,,完成 30 亿元,缺地\n旅游收入,,9.1,,\n")
    assert words(report) == ["P01-02 06 None 完成 30 亿元|缺地||", "P01-04 06 9.1 |||"]
    # Both other cells of the two rows are blank.
    assert (report.missing, report.count(EntryKind.WORDS)) == (2, 1)


def test_a_table_of_words_alone_is_a_table() -> None:
    report = read_text(
        "2023年1-6月\n指标名称,工作进展,下步打算\n工业投资,顺利,抓紧\n没有的,顺利,\n填报人：某某,审核人：某某,\n"
    )
    assert words(report) == ["P01-02 06 None 顺利||抓紧|"]
    assert left_over(report) == ["B4 import.unknown-name"]


def test_words_under_growth_columns_go_with_the_figure() -> None:
    report = read_text("指标名称,1-6月,同比增长,进展情况\n工业投资,41.5,5.1,顺利\n")
    assert words(report)[0] == "P01-02 06 41.5 顺利|||"


def test_a_known_word_is_what_is_reported_of_a_milestone_where_there_are_no_figures() -> None:
    head = "2023年6月\n任务名称,进展情况,存在问题\n"
    (entry,) = read_text(head + "开工建设污水处理厂,推进中,缺地\n").entries
    assert (entry.kind, entry.actual.stage) == (EntryKind.NEW, Stage.UNDER_WAY)
    assert entry.actual.narrative == Narrative(problem="缺地")
    # A number is no figure there, nor is a word for an indicator.
    for name, said in (("开工建设污水处理厂", "80"), ("开工建设污水处理厂", "80%"), ("工业投资", "已完成")):
        (entry,) = read_text(head + f"{name},{said},\n").entries
        assert (entry.kind, entry.actual.narrative.progress) == (EntryKind.WORDS, said)


def test_periods_stand_below_a_header_of_names_where_items_stand_across() -> None:
    head = "指标,引进企业,工业投资,工业投资增长\n单位,家,万元,%\n"
    report = read_text(head + "1-5月,150,380000,6.8\n1-6月,180,415000,7.2\n")
    assert figures(report) == [
        *("P01-01 2023-05 150", "P01-02 2023-05 38", "P01-03 2023-05 6.8"),
        *("P01-01 2023-06 180", "P01-02 2023-06 41.5", "P01-03 2023-06 7.2"),
    ]
    assert left_over(report) == []


def test_who_signed_a_sheet_is_no_row_of_it() -> None:
    report = read_text("指标名称,1-6月\n工业投资,41.5\n填报人：某某,审核人：某某\n联系电话：,029-00000000\n")
    assert figures(report) == ONE
    assert left_over(report) == []
    assert report.sheets[0].passed_over == 2
    # With a figure it is told all the same.
    assert left_over(read_text("指标名称,1-6月\n填报人：某某,5\n")) == ["B2 import.unknown-name"]


@pytest.mark.parametrize("head", ["2023-06", "2023-06-30", "2023/6"])
def test_a_date_is_the_header_of_its_column(head: str) -> None:
    assert figures(read_text(f"指标名称,{head}\n工业投资,41.5\n")) == ONE


def test_words_merged_downwards_are_of_every_row() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["指标名称", "1-6月", "困难"])
        sheet.append(["工业投资", 41.5, "缺地"])
        sheet.append(["旅游收入", 9.1, None])
        sheet.merge_cells("C2:C3")

    assert [entry.actual.narrative.problem for entry in read_book(build).entries] == ["缺地", "缺地"]


def test_a_second_column_of_the_same_words_is_named() -> None:
    report = read_text("指标名称,1-6月,存在问题,困难\n工业投资,41.5,缺地,缺人\n")
    assert report.sheets[0].unread == ("困难",)
    assert report.entries[0].actual.narrative.problem == "缺地"


def test_words_that_are_struck_out_are_named_and_not_kept() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["指标名称", "1-6月", "困难"])
        sheet.append(["工业投资", 41.5, "缺地"])
        sheet["C2"].font = Font(strike=True)

    report = read_book(build)
    assert figures(report) == ONE
    assert not report.entries[0].actual.narrative
    assert left_over(report) == ["C2 import.struck-out"]


def test_words_that_find_no_period_are_named_with_what_they_say() -> None:
    (cell,) = read_text("目标任务,进展情况\n工业投资,顺利\n").unplaced
    assert (cell.reason.key, cell.row, cell.text) == ("import.no-period", "工业投资", "顺利")


@pytest.mark.parametrize("remark", ["单位为万元", "单位：万元", "单位是万元", "含预拨，单位均为万元"])
def test_a_remark_says_the_unit_of_its_row(remark: str) -> None:
    assert figures(read_text(f"指标名称,1-6月,备注\n工业投资,415000,{remark}\n")) == ONE
    assert figures(read_text("指标名称,1-6月,备注\n工业投资,41.5,填报单位为科创局\n")) == ONE
