"""A unit has one set of items: the counts of every unit of the plan of 2023 agree over all commands and outputs."""

import json
import re
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from tests.helpers import ROOT, run_cli
from xxtrack.assess.bulletin import bulletin
from xxtrack.assess.due import form
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.ranking import ranking
from xxtrack.assess.select import Selection
from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Assessment, count, led_by, supported_by, units_of
from xxtrack.model.ranking import By
from xxtrack.model.status import Status
from xxtrack.render.words import shown_statuses
from xxtrack.wording import term
from xxtrack.workflow.case import Case, Files, load_case, read_inputs

DAY = "2023-06-30"
LED = {
    # 新城 lead P24-14, and with 园办 P09-02; 空港新城 leads four items of point 17 by itself.
    "西咸集团": 1,
    "空港新城": 6,
    **dict.fromkeys(("沣东新城", "秦汉新城", "沣西新城", "泾河新城"), 2),
    "园办": 1,
}


UNIT_ROW = re.compile(r'data-filter="lead=unit-[^"]*">([^<]*)</a></th>\s*<td class="n">(\d+)')
"""A unit and the number of its items in the page's table of units."""


@pytest.fixture(scope="module")
def case() -> Case:
    return load_case(read_inputs(Files(ROOT, ROOT / "plan" / "2023.yaml")), DAY)


@pytest.fixture(scope="module")
def now(case: Case) -> Assessment:
    return evaluate(case.plan, case.actuals, case.as_of)


def test_the_units_and_their_items(now: Assessment) -> None:
    found = {unit: len(led_by(unit, now.plan, now.standings)) for unit in now.plan.answering.units}
    assert found == LED
    # All others nobody answers for: 1 + 4 + P09-02 + P24-14 = 7 items have somebody.
    assert len(led_by(NOBODY, now.plan, now.standings)) == len(now.standings) - 7


@pytest.mark.parametrize("unit", LED)
def test_every_count_of_a_unit_is_the_same(now: Assessment, unit: str) -> None:
    wanted = Counter((s.item.id, s.scope, s.status) for s in led_by(unit, now.plan, now.standings))
    assert wanted.total() == LED[unit]
    chosen = Selection(leads=(unit,)).standings(now.plan, now.standings)
    assert Counter((s.item.id, s.scope, s.status) for s in chosen) == wanted
    issue = bulletin(now, None, unit)
    assert Counter((s.item.id, s.scope, s.status) for s in issue.led) == wanted
    asked = form(now, unit, Selection(leads=(unit,)), now.as_of)
    assert Counter((row.item.id, row.scope) for row in asked.rows) == Counter((id_, scope) for id_, scope, _ in wanted)
    places = {place.name: place for place in ranking(now, Selection(), By.LEAD).places}
    counted = count(led_by(unit, now.plan, now.standings))
    assert {status: n for status, n in places[unit].counts.items() if n} == {s: n for s, n in counted.items() if n}
    assert unit in units_of(now.plan, now.standings)
    helped = {s.item.id for s in supported_by(unit, now.plan, now.standings)}
    both = Selection(units=(unit,)).standings(now.plan, now.standings)
    assert {s.item.id for s in both} == {id_ for id_, _, _ in wanted} | helped


@pytest.mark.parametrize("unit", LED)
def test_the_commands_show_these_items(now: Assessment, unit: str) -> None:
    wanted = sorted(s.item.id for s in led_by(unit, now.plan, now.standings))
    shown = run_cli("status", "--lead", unit, "--as-of", DAY, "--format", "json", cwd=ROOT)
    assert sorted(item["id"] for item in json.loads(shown.stdout)["items"]) == wanted
    issued = run_cli("report", "--format", "bulletin", "--lead", unit, "--as-of", DAY, cwd=ROOT)
    assert re.findall(r"事项共(\d+)项", issued.stdout)[:1] == [str(len(wanted))]
    owed = run_cli("due", "--lead", unit, "--as-of", "2023-12-31", "--within", "400d", "--format", "json", cwd=ROOT)
    assert {one["id"] for one in json.loads(owed.stdout)["due"]} <= set(wanted)


@pytest.fixture(scope="module")
def owed() -> list[dict[str, str]]:
    """Everything that is owed over the year, whoever owes it."""
    everything = ("due", "--as-of", DAY, "--within", "400d", "--format", "json")
    found: list[dict[str, str]] = json.loads(run_cli(*everything, cwd=ROOT).stdout)["due"]
    return found


@pytest.mark.parametrize("unit", LED)
def test_page_ledger_and_due_hold_these_items_with_their_standing(
    now: Assessment, unit: str, tmp_path: Path, owed: list[dict[str, str]]
) -> None:
    """The files as they were written, read again: rows, status by status, and nobody else's counts."""
    own = led_by(unit, now.plan, now.standings)
    wanted = sorted((s.item.id, s.status.value) for s in own)
    for name in ("a.html", "a.xlsx"):
        assert run_cli("report", "--lead", unit, "--as-of", DAY, "-o", str(tmp_path / name), cwd=ROOT).code == 0
    page = (tmp_path / "a.html").read_text("utf-8")
    assert sorted(re.findall(r'<tr data-id="([^"]*)" data-status="([^"]*)"', page)) == wanted
    counted = Counter(status for _, status in wanted)
    for status, n in re.findall(r'<span class="count-n" data-count="([^"]*)">(\d+)<', page):
        assert int(n) == counted[status]
    assert UNIT_ROW.findall(page) == [(unit, str(len(own)))]

    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    words = {term(status, "zh"): status.value for status in Status}
    for sheet in ("事项", f"牵头 {unit}"):
        head, *rows = book[sheet].iter_rows(values_only=True)
        place = {str(title): column for column, title in enumerate(head)}
        assert sorted((row[place["编号"]], words[str(row[place["状态"]])]) for row in rows) == wanted
    assert [sheet for sheet in book.sheetnames if sheet.startswith("牵头")] == [f"牵头 {unit}"]
    summary = [row for row in book["汇总"].iter_rows(values_only=True) if row[0] == unit]
    shown = shown_statuses({status: counted[status.value] for status in Status})
    assert [row[1 : 2 + len(shown)] for row in summary] == [(len(own), *(counted[s.value] for s in shown))]
    assert unit in str(book["汇总"]["A1"].value)

    mine = json.loads(
        run_cli("due", "--lead", unit, "--as-of", DAY, "--within", "400d", "--format", "json", cwd=ROOT).stdout
    )["due"]
    answering = now.plan.answering
    assert mine == [one for one in owed if unit in answering.answering(now.plan.items[one["id"]], one["scope"])]


def test_all_units_stand_in_the_whole_page_and_ledger_as_in_their_own(now: Assessment, tmp_path: Path) -> None:
    for name in ("a.html", "a.xlsx"):
        assert run_cli("report", "--as-of", DAY, "-o", str(tmp_path / name), cwd=ROOT).code == 0
    page = (tmp_path / "a.html").read_text("utf-8")
    rows = UNIT_ROW.findall(page)
    assert {name: int(n) for name, n in rows if name in LED} == LED
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    listed = {row[0]: row[1] for row in book["汇总"].iter_rows(values_only=True) if row[0] in LED}
    assert listed == LED
    for unit, n in LED.items():
        assert book[f"牵头 {unit}"].max_row == n + 1


def test_a_town_that_lags_in_its_part_is_found_by_its_name(tmp_path: Path) -> None:
    """泾河新城 had 2 of 5 scenes by the end of June, where 2.5 were expected: 0.80; the others had 3 or 4."""
    checked = run_cli("check", "--lead", "泾河新城", "--as-of", DAY, "--fail-on", "lagging", cwd=ROOT)
    assert checked.code == 1, checked
    assert "P24-14" in checked.stdout
    other = run_cli("check", "--lead", "沣东新城", "--as-of", DAY, "--fail-on", "lagging", cwd=ROOT)
    assert "P24-14" not in other.stdout
    report = run_cli("report", "--lead", "泾河新城", "--as-of", DAY, "-o", str(tmp_path / "a.html"), cwd=ROOT)
    assert report.code == 0, report
    assert "P24-14" in (tmp_path / "a.html").read_text("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        *(("check", "--lead", "空港新区"), ("status", "--lead", "空港新区"), ("status", "--unit", "空港新区")),
        *(("status", "--id", "P99-99"), ("status", "--chapter", "99"), ("status", "--point", "99")),
        *(("status", "--scope", "空港新区"), ("status", "--by", "lead", "--lead", "空港新区")),
        *(("due", "--lead", "空港新区"), ("due", "--id", "P99-99"), ("due", "--chapter", "99")),
        *(("forecast", "--lead", "空港新区"), ("forecast", "--point", "99"), ("forecast", "P99-*")),
        *(("report", "--lead", "空港新区"), ("report", "--format", "bulletin", "--lead", "空港新区")),
        *(("template", "--lead", "空港新区", "--period", "2023-06", "-o", "x.csv"), ("check", "--chapter", "99")),
        *(("rollup", ".", "--lead", "空港新区"), ("rollup", ".", "--id", "P99-99"), ("check", "--unit", "空港新区")),
        *(("rollup", ".", "--unit", "空港新区"), ("report", "--unit", "空港新区"), ("report", "--chapter", "99")),
        *(("browse", "--unit", "空港新区"), ("browse", "--chapter", "99"), ("due", "--unit", "空港新区")),
        *(("forecast", "--unit", "空港新区"), ("template", "--unit", "空港新区", "--period", "6月", "-o", "x.csv")),
        *(("report", "--format", "bulletin", "--unit", "空港新区"), ("status", "--kind", "指示")),
        *(("template", "--chapter", "99", "--period", "6月", "-o", "x.csv"), ("rollup", ".", "--kind", "指示")),
    ],
    ids=" ".join,
)
def test_a_filter_that_names_nothing_is_bad_usage(arguments: tuple[str, ...]) -> None:
    ran = run_cli(*arguments, cwd=ROOT)
    assert (ran.code, ran.stdout) == (2, ""), ran
    if "空港新区" in arguments:
        assert "空港新城" in ran.stderr


def test_where_there_is_nothing_to_choose_from_it_is_said() -> None:
    for lang, said in (("zh", "没有别的可选"), ("en", "nothing else to choose from")):
        ran = run_cli("status", "--tag", "民生", "--lang", lang, cwd=ROOT)
        assert ran.code == 2
        assert said in ran.stderr


def test_statuses_are_those_there_are() -> None:
    assert {status.value for status in Status} >= {"lagging", "no-data"}
    assert run_cli("status", "--status", "legging", cwd=ROOT).code == 2
