"""The fast reader of plain rows says what the reader of single rows says: values, places, counts and findings."""

from decimal import Decimal
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.helpers import make_plan
from xxtrack.load.actuals.fast_rows import PlainRows
from xxtrack.load.actuals.read import LoadedActuals, load_actuals
from xxtrack.load.actuals.rows import RowReader
from xxtrack.load.source import Source

PLAN = make_plan(
    "{id: P01-01, name: 新增企业, target: ≥ 5000 家}",
    "{id: P01-02, name: 投资增长, target: ≥ 12 %}",
    "{id: P01-03, name: 园区建成, due: 2023-12-31}",
    "{id: P01-04, name: 平台, target: ≥ 2 家, each: 新城}",
    "{id: P01-05, name: 做好服务}",
    "{id: P01-06, name: 40个项目开工, due: 2023-12-31}",
    "{id: P01-07, name: 园区, due: 2023-12-31, nodes: {2023-06-30: 完成, 2023-09-30: 装修}}",
)
CELLS = {
    "id": [
        "P01-01",
        "P01-02",
        "P01-03",
        "P01-04",
        "P01-05",
        "P01-06",
        "P01-07",
        " P01-01",
        "P01-99",
        "",
        "注：",
        "1. 说明",
    ],
    "name": ["", "新增企业", "新增 企业", "投资增长", "不是"],
    "period": ["2023-03", "2023-06", "1-6月", "6月当月", " 2023-06", "2023.1", "2024-01", "昨天", ""],
    "value": [
        *("5", "12.50", "-4.9", "0", "-0", "007", "1,234", "1e3", "１２", "5%", "5家", "3.2亿家", "约5", "持平"),
        *(
            "已完成",
            "推进中",
            "完成",
            "40",
            "32",
            "32.5",
            "32.0",
            "100",
            "140",
            "—",
            "",
            "一",
            "99999999999",
            "0.1234567",
            "NaN",
            "说明：五",
        ),
    ],
    "scope": ["", "东新城", " 西新城", "南新城"],
    "basis": ["", "当月", "ytd", "怎么"],
    "source": ["", "示例数据", "示例数据!C5"],
    "reported": ["", "2023-07-05", "2023/7/6", " 20230707", "昨天"],
}
PLAIN = {name: cells[:2] for name, cells in CELLS.items()}


@st.composite
def tables(draw: st.DrawFn) -> str:
    columns = draw(st.permutations(list(CELLS)))
    if draw(st.booleans()):
        columns = ["id", *(name for name in columns if name != "id")]
    columns = columns[: draw(st.integers(3, len(columns)))]
    columns += [name for name in ("period", "value") if name not in columns]
    lines = [",".join(columns)]
    for _ in range(draw(st.integers(0, 12))):
        choice = CELLS if draw(st.integers(0, 3)) == 0 else PLAIN
        cells = [draw(st.sampled_from(choice[name])) for name in columns]
        cells = [f'"{cell}"' if "," in cell else cell for cell in cells]
        ragged = draw(st.integers(0, 12))
        if ragged == 1:
            cells = cells[: -draw(st.integers(1, len(cells)))]
        cells = [*cells, "x"] if ragged == 2 else [] if ragged == 3 else cells
        lines.append(",".join(cells))
    return draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines) + draw(st.sampled_from(["", "\n"]))


def said(loaded: LoadedActuals) -> object:
    figures = {
        key: [[(tuple(o), o.where, o.where.length) for o in reports] for reports in known]
        for key, known in loaded.actuals.reports.items()
    }
    return figures, loaded.actuals.files, loaded.actuals.sources, loaded.findings


@settings(max_examples=400)
@given(tables())
@example("id,period,value\nP01-01,2023-03,5,P01-02\n2023-06,7\nP01-01,2023-09,8\n")
@example("id,name,period,value\nP01-01,说明：x,2023-03,5\n只有文字,,,\nP01-01,新增企业,2023-03,5\n")
@example("id,period,value\nP01-01,2023-06,\n")
@example("id,period,value\nP01-03,2023-06,\n")
def test_both_readers_say_the_same(table: str) -> None:
    source = Source("a.csv", table.encode())
    quick = said(load_actuals([source, source], PLAN))
    with patch.object(PlainRows, "supported", new=False):
        assert said(load_actuals([source, source], PLAN)) == quick


def test_a_table_longer_than_a_piece_keeps_its_line_numbers() -> None:
    rows = [
        f"P01-01,2023-{month:02},{n}.5,示例数据,{2000 + n}-01-{month:02}" for n in range(900) for month in range(1, 13)
    ]
    rows[7000] = "P01-01,2023-13,1,示例数据,"
    rows[9000] = 'P01-01,2023-12,"?",示例数据,2950-01-01'
    rows[9001] = 'P01-01,2023-12,7,"示例\n数据",2951-01-01'
    table = "id,period,value,source,reported\r\n" + "\r\n".join(rows)
    loaded = load_actuals([Source("a.csv", table.encode())], PLAN)
    assert [(f.code, f.where.line, f.where.column) for f in loaded.findings] == [
        ("XX406", 7002, 8),
        ("XX405", 9002, 17),
    ]
    assert {o.line: f"{o.value:f}" for o in loaded.actuals.series["P01-01", ""]} == {
        line + (line > 9003): row.split(",")[2] for line, row in enumerate(rows, 2) if line not in {7002, 9002}
    }


def test_rows_older_than_the_last_column_are_read_fast() -> None:
    table = "id,period,value,source\nP01-01,2023-03,5\nP01-01,2023-06,7,示例数据\n"
    with patch.object(RowReader, "read", side_effect=AssertionError):
        loaded = load_actuals([Source("a.csv", table.encode())], PLAN)
    assert [(o.line, o.value) for o in loaded.actuals.series["P01-01", ""]] == [(2, Decimal(5)), (3, Decimal(7))]


def test_wordings_beyond_what_is_remembered_are_read_all_the_same() -> None:
    source = Source(
        "a.csv", "\n".join(["id,period,value,note", *(f"P01-01,2023-06,{n},备注{n}" for n in range(40))]).encode()
    )
    with patch("xxtrack.load.actuals.memory._MOST", 3):
        assert len(load_actuals([source], PLAN).findings) == 39  # One figure, forty values: none can stand.


def test_what_is_remembered_has_an_end() -> None:
    rows = [f"P01-0{n % 2 + 2},2023-06,{n % 90}%,{2000 + n}-01-01,备注{n}" for n in range(900)]
    source = Source("a.csv", "\n".join(["id,period,value,reported,note", *rows]).encode())
    with patch("xxtrack.load.actuals.memory._MOST", 10), patch("xxtrack.load.actuals.table._PIECE", 512):
        quick = said(load_actuals([source], PLAN))
    with patch.object(PlainRows, "supported", new=False):
        assert said(load_actuals([source], PLAN)) == quick


def test_figures_come_in_the_order_of_the_file() -> None:
    scopes = [f"范围{n}" for n in range(50)]
    source = Source("a.csv", "\n".join(["id,period,value,scope", *(f"P01-01,2023-06,1,{s}" for s in scopes)]).encode())
    assert [scope for _, scope in load_actuals([source], PLAN).actuals.reports] == scopes


def test_both_readers_suggest_for_the_same_words() -> None:
    rows = [f"P01-0{n % 4 + 1}x{n},2023-06,1,东新" for n in range(150)] + [
        f"P01-04,2023-06,1,东新{n}" for n in range(150)
    ]
    source = Source("a.csv", "\n".join(["id,period,value,scope", *rows]).encode())
    quick = load_actuals([source], PLAN).findings
    with patch.object(PlainRows, "supported", new=False):
        assert load_actuals([source], PLAN).findings == quick
    # All 150 ids; of the scopes the fifty that are still asked for, of which ten are alike enough.
    assert sum(finding.hint is not None and "did-you-mean" in finding.hint.key for finding in quick) == 160
