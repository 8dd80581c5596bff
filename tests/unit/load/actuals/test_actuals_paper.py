"""docs/actuals.md against the program: each table of examples is the list of this module's cases."""

import re
from datetime import date
from decimal import Decimal

import pytest

from tests.helpers import ROOT, make_plan, read_rows
from xxtrack.assess.rules.data_rules import check_data
from xxtrack.assess.series import readings
from xxtrack.load.actuals.columns import COLUMNS
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.source import Source
from xxtrack.model.period import PeriodError, calendar_year
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.rules import RULES
from xxtrack.wording import term

PAPER = (ROOT / "docs" / "actuals.md").read_text("utf-8")
COMPANIES = "{id: P01-01, name: 新增企业, target: ≥ 1200 家}"


def table(mark: str) -> list[list[str]]:
    """The rows of the table behind a mark, without its head; code marks are dropped."""
    after = PAPER.partition(f"<!-- {mark} -->\n")[2]
    assert after, mark
    lines = after.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize(("text", "start", "end", "remark"), table("table: periods"), ids=lambda value: value)
def test_periods(text: str, start: str, end: str, remark: str) -> None:
    if start == "refused":
        with pytest.raises(PeriodError):
            parse_period(text, calendar_year(2023))
        return
    period = parse_period(text, calendar_year(2023))
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert period.alone is remark.startswith("alone")


@pytest.mark.parametrize(("item", "text", "wanted", "remark"), table("table: values"), ids=lambda value: value)
def test_values(item: str, text: str, wanted: str, remark: str) -> None:
    name, _, target = item.partition(" ")
    keys = f'target: "{target}"' if target else "due: 2023-12-31"
    loaded = read_rows(make_plan(f"{{id: P01-01, name: {name}, {keys}}}"), f'P01-01,2023-06,"{text}"')
    codes = [finding.code for finding in loaded.findings]
    chain = loaded.actuals.series.get(("P01-01", ""), ())
    if wanted.startswith("XX"):
        assert (codes, chain) == ([wanted], ())
    elif wanted == "missing":
        assert (codes, loaded.actuals.files[0].missing) == ([], 1)
    else:
        (one,) = chain
        assert term(one.stage, "zh") == wanted if one.stage else one.value == Decimal(wanted)
        assert codes == re.findall(r"XX\d{3}", remark)


def test_months_add_up_as_printed() -> None:
    rows = table("series: 新增企业 ≥ 1200 家")
    plan = make_plan(COMPANIES)
    loaded = read_rows(plan, *(f"P01-01,{period},{value}" for period, value, _ in rows))
    assert loaded.findings == ()
    totals = {r.on: r.value for r in readings(plan.items["P01-01"], loaded.actuals.reports["P01-01", ""], plan.end)}
    for period, _, total in rows:
        if total:
            assert totals[parse_period(period, calendar_year(2023)).end] == Decimal(total)


def test_a_month_that_cannot_be_added_is_said() -> None:
    rows = [f"P01-01,{period},{value}" for period, value, _ in table("series: 新增企业 ≥ 1200 家")[:-1]]
    plan = make_plan(COMPANIES)
    assert [(f.code, f.where.line) for f in check_data(plan, read_rows(plan, *rows).actuals)] == [("XX423", 6)]


def test_the_example_file_is_counted_as_the_paper_says() -> None:
    match = re.search(
        r"<!-- file: (\d+) records of which (\d+) are skipped, (\d+) used, (\d+) missing -->\n```csv\n(.*?)```",
        PAPER,
        re.DOTALL,
    )
    assert match
    records, skipped, used, missing = map(int, match.groups()[:4])
    loaded = load_actuals([Source("a.csv", match[5].encode())], make_plan(COMPANIES))
    assert loaded.findings == ()
    (count,) = loaded.actuals.files
    assert (count.skipped, count.used, count.missing) == (skipped, used, missing)
    assert count.rows + count.skipped == records


def test_columns_and_codes_are_all_there() -> None:
    for column, aliases in COLUMNS.items():
        assert f"`{column}`" in PAPER
        assert aliases[0] in PAPER
    for code in RULES:
        if re.match(r"XX4[23]", code):
            assert f"| {code} |" in PAPER
