"""DuckDB for millions of rows: the same counts, findings and output as of the plain reader; no other file is read."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.helpers import ROOT, run_cli
from tests.unit.load.actuals.test_fast_rows import PLAN, tables
from xxtrack.assess.rules.data_rules import check_data
from xxtrack.load.actuals import duckdb_scan
from xxtrack.load.actuals.condensed import Condensed
from xxtrack.load.actuals.days import FIRST as FIRST_KEPT
from xxtrack.load.actuals.days import LAST as LAST_KEPT
from xxtrack.load.actuals.read import LoadedActuals, load_actuals
from xxtrack.load.lines import count_lines, last_lines, numbered_lines
from xxtrack.load.source import FileSource, Source
from xxtrack.model.actuals import Observation
from xxtrack.model.finding import in_order
from xxtrack.model.period import parse_day

duckdb = pytest.importorskip("duckdb", reason="the extra xxtrack[duckdb] is not installed")

CASES = ROOT / "tests" / "cases"
DATES = [f"2023-{month:02}-{day:02}" for month in (7, 8, 12) for day in (1, 5, 31)]
DATES += [
    "2024-01-10",
    "2023/07/05",
    "2023-7-05 ",
    "2023-06-29",
    "1989-12-31",
    "2090-01-01",
    "2023-02-30",
    "2023\\07\\05",
]
DATES += ["2023年8月1日", "45139", "2023 07 05", ""]


def said(loaded: LoadedActuals) -> object:
    """What status, check and validate look at: counts, findings, and of each figure the first and the last report."""

    def shown(one: Observation) -> object:
        return tuple(one), one.where, one.where.length

    figures = {
        key: [(tuple(reports[0][:4]), shown(reports[-1])) for reports in known]
        for key, known in loaded.actuals.figures.items()
    }
    lint = in_order(check_data(PLAN, loaded.actuals))
    return figures, loaded.actuals.files, loaded.actuals.sources, loaded.findings, lint


def judged(loaded: LoadedActuals) -> object:
    """What status looks at: it never says in which line a figure stands."""
    figures = {
        key: [(tuple(reports[0][:4]), tuple(reports[-1][:4])) for reports in known]
        for key, known in loaded.actuals.figures.items()
    }
    return figures, loaded.actuals.files, loaded.actuals.sources, loaded.findings


def both(*sources: FileSource) -> tuple[object, object]:
    one, other = load_actuals(sources, PLAN, condense=True, numbered=False), load_actuals(sources, PLAN)
    assert judged(one) == judged(other)
    return said(load_actuals(sources, PLAN, condense=True)), said(load_actuals(sources, PLAN))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@pytest.fixture
def condensed() -> Iterator[list[Condensed]]:
    """The files that DuckDB has read to their end."""
    done: list[Condensed] = []
    read = Condensed.read

    def watched(self: Condensed) -> Iterator[Any]:
        yield from read(self)
        done.append(self)

    with patch.object(Condensed, "read", watched):
        yield done


@st.composite
def histories(draw: st.DrawFn) -> str:
    """Few figures, reported again and again."""
    lines = ["id,period,value,source,reported,note"]
    for _ in range(draw(st.integers(0, 25))):
        item = draw(st.sampled_from(["P01-01", "P01-02", "P01-03"]))
        value = draw(st.sampled_from([*"12345678", "100", "140.5", "已完成", "推进中", "—", "", "-0.5", "约5", "5%"]))
        period = draw(st.sampled_from(["2023-06", "2023-06", "1-6月", "6月当月"]))
        source = draw(st.sampled_from(["", "", "", "甲", "乙!C5"]))
        lines.append(f"{item},{period},{value},{source},{draw(st.sampled_from(DATES))},")
        if draw(st.integers(0, 20)) == 0:
            lines.append(draw(st.sampled_from(["注：示例", "", ",,,,,", "P01-01", "P01-01,2023-06,7,,,,x"])))
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n"]))


QUICKLY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICKLY
@given(tables())
@example("id,period,value\nP01-01,2023-03,5,P01-02\n2023-06,7\nP01-01,2023-09,8\n")
@example("id,name,period,value\nP01-01,说明：x,2023-03,5\n只有文字,,,\nP01-01,新增企业,2023-03,5\n")
def test_any_table_says_the_same(folder: Path, table: str) -> None:
    path = folder / "a.csv"
    path.write_bytes(table.encode())
    one, other = both(FileSource("a.csv", path), FileSource("a.csv", path))
    assert one == other


@QUICKLY
@given(histories(), histories())
@example(
    "id,period,value,source,reported,note\nP01-01,2023-06,1,,2023-07-01,\nP01-01,2023-06,2,,2023-07-31,\n"
    "P01-01,2023-06,3,,2023-08-05,\n",
    "id,period,value,source,reported,note\nP01-01,2023-06,4,甲,2023-07-31,\n",
)
def test_histories_of_reports_say_the_same(folder: Path, table: str, second: str) -> None:
    path, more = folder / "b.csv", folder / "c.csv"
    path.write_bytes(table.encode())
    more.write_bytes(second.encode())
    one, other = both(FileSource("b.csv", path))
    assert one == other
    one, other = both(FileSource("b.csv", path), FileSource("c.csv", more))
    assert one == other


@QUICKLY
@given(
    st.lists(
        st.sampled_from([b"P01-01", b",", b"2023-06", b"5", b"\n", b"\r", b"\xff", b"\xe4\xb8", b"\0", b'"', b"\1"])
    )
)
@example([b"\n", b",", b"\r", b"P01-01"])
def test_any_bytes_say_the_same(folder: Path, body: list[bytes]) -> None:
    path = folder / "d.csv"
    path.write_bytes(b"id,period,value\nP01-01,2023-03,5\n" + b"".join(body))
    one, other = both(FileSource("d.csv", path))
    assert one == other


FIRST = date(2024, 1, 10)


def big(months: int = 12, days: int = 300) -> str:
    rows = [
        f"P01-01,2023-{month:02},{n * 10 + month},示例数据,{FIRST + timedelta(n)}"
        for n in range(days)
        for month in range(1, months + 1)
    ]
    return "id,period,value,source,reported\n" + "\n".join(rows) + "\n"


def test_of_many_reports_the_first_and_the_last_are_kept_and_all_are_counted(
    tmp_path: Path, condensed: list[Condensed]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(big(), "utf-8")
    loaded = load_actuals([FileSource("a.csv", path)], PLAN, condense=True)
    assert len(condensed) == 1
    (count,) = loaded.actuals.files
    assert (count.rows, count.used) == (3600, 3600)
    reports = loaded.actuals.figures["P01-01", ""][5]
    # Row 299 x 12 + 6 below the header.
    assert [(f"{o.value}", f"{o.reported}") for o in reports] == [("6", "2024-01-10"), ("2996", "2024-11-04")]
    assert (reports[-1].line, reports[-1].where.column) == (299 * 12 + 6 + 1, 16)
    assert loaded.actuals.sources == ("示例数据",)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("P01-01,2023-06,1,示例数据,2024-01-10", "XX408"),
        ("P01-01,2023-06,1,乙,2024-01-11", "XX408"),
        ("P01-99,2023-06,1,示例数据,2024-01-10", "XX404"),
        ("P01-01,2023-06,许多,示例数据,2025-01-10", "XX405"),
        ("P01-01,2023-06,1,示例数据,昨天", "XX414"),
        ("P01-01,2023-06,1", ""),
        ("P01-01,2023-06,1,示例数据,2023-06-01", "XX434"),
    ],
)
def test_one_row_among_many_that_is_not_clear(tmp_path: Path, row: str, code: str) -> None:
    path = tmp_path / "a.csv"
    lines = big().splitlines()
    lines.insert(2000, row)
    path.write_text("\n".join(lines), "utf-8")
    one, other = both(FileSource("a.csv", path))
    assert one == other
    if code:
        loaded = load_actuals([FileSource("a.csv", path)], PLAN, condense=True)
        assert code in {f.code for f in (*loaded.findings, *check_data(PLAN, loaded.actuals))}


def test_rows_of_several_buffers_keep_their_numbers(tmp_path: Path, condensed: list[Condensed]) -> None:
    # DuckDB reads some megabytes at a time, by several threads.
    path = tmp_path / "a.csv"
    note = "示" * 400
    with path.open("w", encoding="utf-8") as file:
        file.write("id,period,value,note,reported\n")
        for n in range(40_000):
            value = "x" if n % 20_011 == 7 else n
            file.write(f"P01-0{1 + n % 2},2023-06,{value},{note},{FIRST + timedelta(n // 2)}\n")
    loaded = load_actuals([FileSource("a.csv", path)], PLAN, condense=True)
    assert len(condensed) == 1
    assert [f.where.line for f in loaded.findings] == [9, 20_020]
    assert [known[0][-1].line for known in loaded.actuals.figures.values()] == [40_000, 40_001]


@pytest.mark.parametrize(
    "path", sorted((CASES / "actuals").glob("*.csv")) + sorted((CASES / "bad").glob("*.csv")), ids=lambda p: p.name
)
@pytest.mark.parametrize("command", ["check", "validate", "status"])
def test_cases_give_the_same_bytes(path: Path, command: str) -> None:
    arguments = [command, "--plan", str(CASES / "plan.yaml"), "--actuals", str(path), "--format", "json"]
    arguments += [] if command == "validate" else ["--as-of", "2023-09-30"]
    plain, quick = (run_cli(*arguments, "--engine", engine) for engine in ("plain", "duckdb"))
    assert plain == quick
    assert plain.stdout


@pytest.mark.parametrize("command", ["check", "status"])
def test_the_plan_of_2023_gives_the_same_bytes(command: str) -> None:
    plain, quick = (run_cli(command, "--as-of", "2023-09-30", "--engine", engine) for engine in ("plain", "duckdb"))
    assert plain == quick


@pytest.mark.parametrize(
    "name",
    [
        "a[1]*.csv",
        "a?.csv",
        "it's; DROP.csv",
        "100%.csv",
        "示例'''数据.csv",
        "x.csv.gz",
        "year=2023/a.csv",
        "~.csv",
        "{a,b}.csv",
    ],
)
def test_a_path_is_only_a_path(tmp_path: Path, condensed: list[Condensed], name: str) -> None:
    # What a pattern, an archive or a partition would find instead.
    for other in ("a1z.csv", "ab.csv", "a.csv", "b.csv"):
        (tmp_path / other).write_text("id,period,value,reported\nP01-01,2023-06,999,2023-07-01\n", "utf-8")
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("id,period,value,reported\nP01-01,2023-06,7,2023-07-01\n", "utf-8")
    loaded = load_actuals([FileSource("a.csv", path)], PLAN, condense=True)
    # Where DuckDB would find other files by it, it may read none.
    assert len(condensed) == (name not in {"a[1]*.csv", "a?.csv"})
    assert [o.value for o in loaded.actuals.series["P01-01", ""]] == [7]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_and_headers_are_no_part_of_a_query(tmp_path: Path, condensed: list[Condensed], delimiter: str) -> None:
    evil = ["'; DROP TABLE x; --", "') UNION SELECT content FROM read_text('/etc/passwd') --", "$path", "{0}", "%s"]
    rows = [["id", "period", "value", "note", "x'); --", "reported"]]
    rows += [["P01-01", "2023-06", str(n), text, text, f"2023-07-{n + 1:02}"] for n, text in enumerate(evil)]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(delimiter.join(cell.replace(delimiter, "") for cell in row) for row in rows), "utf-8")
    one, other = both(FileSource("a.csv", path))
    assert one == other
    assert len(condensed) == 2  # with the numbers of lines and without


def test_nothing_but_the_file_can_be_read_and_nothing_is_loaded(tmp_path: Path) -> None:
    path, secret = tmp_path / "a.csv", tmp_path / "b.csv"
    path.write_text("id,period,value\nP01-01,2023-06,7\n", "utf-8")
    secret.write_text("secret", "utf-8")
    with duckdb.connect(":memory:", config=duckdb_scan._settings()) as connection:
        duckdb_scan._confine(connection, path)
        assert connection.execute("SELECT count(*) FROM read_text(?)", [str(path)]).fetchone() == (1,)
        for query in (
            f"SELECT * FROM read_text('{secret}')",
            f"COPY (SELECT 1) TO '{secret}'",
            f"ATTACH '{secret}'",
            "INSTALL httpfs",
            "LOAD httpfs",
            "SET enable_external_access = true",
            "SELECT * FROM read_csv('https://example.org/a.csv')",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(query).fetchall()
    assert secret.read_text("utf-8") == "secret"


def test_what_is_no_file_or_is_cut_at_a_day_is_read_by_the_plain_reader(condensed: list[Condensed]) -> None:
    source = Source("a.csv", b"id,period,value\nP01-01,2023-06,7\n")
    assert len(load_actuals([source], PLAN, condense=True).actuals.series) == 1
    path = CASES / "bad" / "XX408.csv"
    load_actuals([FileSource("a.csv", path)], PLAN, date(2023, 8, 1), condense=True)
    assert condensed == []


def test_where_a_line_is_not_found_again_the_plain_reader_reads(tmp_path: Path, condensed: list[Condensed]) -> None:
    path = tmp_path / "a.csv"
    path.write_text(big(), "utf-8")
    with patch("xxtrack.load.actuals.condensed.last_lines", return_value={}):
        assert said(load_actuals([FileSource("a.csv", path)], PLAN, condense=True)) == said(
            load_actuals([FileSource("a.csv", path)], PLAN)
        )
    assert condensed == []


def test_without_the_extra_it_is_said_what_to_install() -> None:
    with patch("xxtrack.cli.extras.find_spec", return_value=None):
        out = run_cli("validate", "--engine", "duckdb", "--lang", "en")
    assert (out.code, out.stdout) == (3, "")
    assert "pip install 'xxtrack[duckdb]'" in out.stderr


def test_where_memory_is_short_the_plain_reader_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(big(), "utf-8")
    with patch("xxtrack.load.actuals.duckdb_scan._MEMORY", "1MB"):
        one, other = both(FileSource("a.csv", path))
    assert one == other


def test_a_date_to_duckdb_is_the_same_date_to_us() -> None:
    separators = ["-", "/", " ", ".", "--"]
    texts = {
        f"{year}{one}{month}{other}{day}".ljust(10)
        for year in ("2024", " 2024", "02024", "+2024", "24")
        for one in separators
        for month in ("1", "01", "13", " 1")
        for other in separators
        for day in ("5", "05", "31", "5 ", " 5")
    }
    ask = "SELECT s, TRY_CAST(s AS DATE) AS day FROM (SELECT unnest(?) AS s) WHERE s LIKE '____-__-__'"
    taken = duckdb.execute(ask, [sorted(text for text in texts if len(text) == 10)]).fetchall()
    assert len(taken) > 5
    kept = [(text, day) for text, day in taken if day and FIRST_KEPT <= day <= LAST_KEPT]
    assert [text for text, day in kept if parse_day(text) != day] == []


def test_lines_are_found_by_text_from_the_end_and_by_number(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for end in ("\n", "\r\n"):
        lines = [f"{n},示例" for n in range(1, 1001)]
        path.write_bytes(end.join(lines).encode())
        with patch("xxtrack.load.lines._PIECE", 97):
            assert count_lines(path, (b'"',)) == 1000
            assert count_lines(path, (b"9",)) is None
            path.with_name("b.csv").write_bytes(end.join(lines).encode() + b"\r")
            assert count_lines(path.with_name("b.csv"), (b'"',)) is None
            wanted = {f"{n},示例".encode() for n in (2, 500, 1000)}
            assert last_lines(path, wanted, 1000) == {f"{n},示例".encode(): n for n in (2, 500, 1000)}
            assert numbered_lines(FileSource("a", path), {1, 77, 1000, 2000}) == {
                1: "1,示例",
                77: "77,示例",
                1000: "1000,示例",
            }
    assert numbered_lines(Source("a", b"a\rb\n"), {1}) is None
    assert numbered_lines(Source("a", "示例\n".encode("gb18030")), {1}) is None
    assert last_lines(path, set(), 1000) == {}
    assert last_lines(path, {b"1001"}, 1000) == {}
    with patch("xxtrack.load.lines._PIECE", 3):
        assert last_lines(path, {"999,示例".encode()}, 1000) == {"999,示例".encode(): 999}
