"""Files made to exhaust or mislead whoever reads them: each is read or refused in bounded time and memory."""

import pytest

from tests.helpers import make_plan, plan_text, read_plan, read_rows
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.actuals.values import read_value
from xxtrack.load.document.read import load_document
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding
from xxtrack.model.target import TargetError, parse_target

pytestmark = pytest.mark.usefixtures("no_hang")

PLAN = make_plan("{id: P01-01, name: 新增企业, target: ≥ 100 家}", "{id: P01-02, name: 投资增长, target: ≥ 12 %}")
HEADER = "id,period,value\n"


def table(rows: str) -> tuple[list[str], int]:
    """Codes of the findings of a table, and how many rows were used."""
    loaded = load_actuals([Source("a.csv", (HEADER + rows).encode("utf-8", "surrogatepass"))], PLAN)
    (file,) = loaded.actuals.files
    assert file.used + file.missing + file.refused == file.rows
    return [finding.code for finding in loaded.findings], file.used


def test_a_billion_laughs_are_refused_anchor_by_anchor() -> None:
    text = "a: &a [" + ", ".join(["ha"] * 10) + "]\n"
    for above, below in zip("abcdefghijklmn", "bcdefghijklmno", strict=True):
        text += f"{below}: &{below} [" + ", ".join([f"*{above}"] * 10) + "]\n"
    loaded = read_plan(text)
    assert [f.code for f in loaded.findings].count("XX105") == 15 + 140
    assert loaded.plan is None


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "[{a: ["])
def test_nesting_of_a_hundred_thousand_is_refused(opening: str) -> None:
    loaded = read_plan(opening * 100_000)
    assert loaded.plan is None
    assert [f.code for f in loaded.findings][-1] in {"XX103", "XX107"}


NUMBERS = (
    "1e999999999",
    "NaN",
    "sNaN",
    "Infinity",
    "-inf",
    "9" * 5000,
    "0." + "0" * 5000 + "1",
    "0x10",
    "1_000",
    "١٢e٣",
)


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:12])
def test_numbers_that_are_none_are_refused_everywhere(number: str) -> None:
    keys = {"target": f'"≥ {number} 家"', "baseline": f'"{number}"', "weight": f'"{number}"'}
    for key, value in keys.items():
        target = "" if key == "target" else ", target: ≥ 1 家"
        loaded = read_plan(plan_text(f"{{id: P01-01, name: a{target}, {key}: {value}}}"))
        assert [f.code for f in loaded.findings] == ["XX205" if key == "target" else "XX203"], key
    for unit in ("家", "%", None):
        assert read_value(number, unit).problem
    codes, used = table(f"P01-01,2023-06,{number}\n")
    # What stands behind the digits may pass for a unit, which is not the item's.
    assert (codes in (["XX405"], ["XX410"]), used) == (True, 0)


def test_a_numeral_of_any_length_in_a_clause_is_no_number() -> None:
    words = "一" * 5000 + "分之" + "9" * 5000 + "," + "亿" * 5000
    assert read_plan(plan_text(f'{{id: P01-01, name: a, target: ≥ 1 家, text: "{words}"}}')).findings == ()


@pytest.mark.parametrize("text", ["≥ 1" + " " * 100_000 + "1", "≥" + " " * 100_000 + "家", "1" + "\u3000" * 100_000])
def test_a_run_of_blanks_in_a_target_is_no_work(text: str) -> None:
    with pytest.raises(TargetError):
        parse_target(text)


def test_a_comparison_is_never_taken_for_part_of_the_unit() -> None:
    for text in ("≥ 1 家以上以上", "2..3 家以内", "7 ± 0.5 %左右"):
        with pytest.raises(TargetError):
            parse_target(text)


@pytest.mark.parametrize("day", ["0001-01-01", "0203-06-30", "3023-06-30", "9999-12-31", "２０２３-06-30"])
def test_a_year_that_nobody_plans_for_is_a_slip(day: str) -> None:
    loaded = read_plan(plan_text(f"{{id: P01-01, name: a, due: {day}}}"))
    assert [f.code for f in loaded.findings] == ["XX206"]


def test_text_without_end_stays_text() -> None:
    loaded = read_plan(plan_text(f"{{id: P01-01, name: a, note: {'长' * 10_000_000}}}"))
    assert loaded.findings == ()
    assert loaded.plan
    assert len(loaded.plan.items["P01-01"].note) == 10_000_000


@pytest.mark.parametrize(
    ("text", "code"),
    [(b"a: \0", "XX102"), (b"a: \xed\xa0\x80", "XX102"), (b'a: "\\uD800"', "XX103"), (b"a: \x1b[31m", "XX102")],
)
def test_characters_that_no_text_has_are_refused(text: bytes, code: str) -> None:
    assert [f.code for f in load_plan(Source("plan.yaml", text)).findings] == [code]


def test_a_cell_of_ten_megabytes_ends_the_table_with_a_finding() -> None:
    assert table(f"P01-01,2023-06,{'9' * 10_000_000}\n") == (["XX412"], 0)
    quoted = "9\n" * 5_000_000
    assert table(f'P01-01,2023-05,7\nP01-01,2023-06,"{quoted}"\n') == (["XX412"], 1)


def test_a_million_columns_end_the_table_with_a_finding() -> None:
    wide = "id,period,value" + ",x" * 400_000 + "\nP01-01,2023-06,1\n"
    loaded = load_actuals([Source("a.csv", wide.encode())], PLAN)
    assert [f.code for f in loaded.findings] == ["XX412"]
    million = load_actuals([Source("a.csv", (",x" * 1_000_000).encode())], PLAN)
    assert [f.code for f in million.findings] == ["XX412"]


def test_blank_columns_do_not_count() -> None:
    blank = "," * 16_000
    loaded = load_actuals([Source("a.csv", f"id,period,value{blank}\nP01-01,2023-06,7{blank}\n".encode())], PLAN)
    assert loaded.findings == ()
    assert loaded.actuals.files[0].used == 1


def test_a_long_file_of_wrong_ids_gets_two_hundred_suggestions() -> None:
    loaded = read_rows(PLAN, *(f"P01-0{i % 90 + 10}x{i},2023-06,1" for i in range(30_000)))
    assert len(loaded.findings) == 30_000
    assert sum(f.hint is not None for f in loaded.findings) <= 200
    assert loaded.findings[0].hint


@pytest.mark.parametrize("cell", ["a" + "\u0301\u0327" * 60_000, "\ufdfa" * 120_000, "注" + " " * 120_000 + "x"])
def test_a_cell_that_is_dear_to_normalise_or_match_is_refused_in_time(cell: str) -> None:
    assert table(f"P01-01,2023-06,{cell}\n") == (["XX405"], 0)
    assert table(f"{cell},2023-06,1\nP01-01,2023-06,7\n")[1] == 1


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\u2066", "\ufeff", "\u200d", "\x1b[0m", "\x07"])
def test_what_cannot_be_seen_is_never_passed_over(hidden: str) -> None:
    """7 with something invisible in it is another text than 7: it is shown and refused, not cleaned."""
    assert table(f"P01-01,2023-06,1{hidden}7\n") == (["XX410"], 0)  # as in 1 piece 7
    assert table(f"P01-01,2023-06,{hidden}17\n") == (["XX405"], 0)
    assert table(f"P01{hidden}-01,2023-06,17\n") == (["XX404"], 0)
    assert table(f"P01-01,20{hidden}23-06,17\n") == (["XX406"], 0)


def test_nul_and_lone_surrogates_are_no_text() -> None:
    assert table("P01-01,2023-06,\0\n")[0] == ["XX402"]
    assert table("P01-01,2023-06,\ud800\n")[0] == ["XX402"]
    for data in (b"\0", b"\xed\xa0\x80\xff"):
        assert isinstance(load_document(Source("source.txt", data)), Finding)
