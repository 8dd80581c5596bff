"""Indicators, milestones and duties counted, rated and ranked apart; no place under five judged figures and dates."""

import csv
import io
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.helpers import judge, make_plan, plan_text, run_cli
from xxtrack.assess.bulletin import bulletin
from xxtrack.assess.ranking import ranking
from xxtrack.assess.select import Selection
from xxtrack.model.plan import Kind
from xxtrack.model.ranking import By
from xxtrack.model.tally import tallies
from xxtrack.render.bulletin.files import bulletin_markdown

# 甲局 leads six indicators, of which five are on track and one is lagging, a milestone that was missed, and two duties.
# 乙局 leads four indicators on track and a duty: four judged figures and dates are too few for a place.
# 丙局 leads five indicators, all lagging. 丁局 has duties alone.
ITEMS = (
    *(f"{{id: P01-0{n}, name: 指标{n}, target: ≥ 12 家, lead: 甲局}}" for n in range(1, 7)),
    "{id: P01-07, name: 节点, due: 2023-03-31, lead: 甲局}",
    *(f"{{id: P01-{n}, name: 常态{n}, lead: 甲局}}" for n in (10, 11)),
    *(f"{{id: P01-{n}, name: 指标{n}, target: ≥ 12 家, lead: 乙局}}" for n in range(20, 24)),
    "{id: P01-25, name: 常态25, lead: 乙局}",
    *(f"{{id: P01-{n}, name: 指标{n}, target: ≥ 12 家, lead: 丙局}}" for n in range(30, 35)),
    *(f"{{id: P01-{n}, name: 常态{n}, lead: 丁局}}" for n in range(40, 46)),
)
ROWS = (
    *(f"P01-0{n},2023-06,6," for n in range(1, 6)),
    "P01-06,2023-06,3,",
    "P01-07,2023-06,推进中,",
    *(f"P01-{n},2023-06,推进中," for n in (10, 11, 25, *range(40, 46))),
    *(f"P01-{n},2023-06,6," for n in range(20, 24)),
    *(f"P01-{n},2023-06,3," for n in range(30, 35)),
)
JUNE = ("--as-of", "2023-06-30")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "actuals" / "a.csv").write_text("\n".join(["id,period,value,scope", *ROWS]), "utf-8")
    return tmp_path


def test_each_kind_has_a_tally_of_its_own() -> None:
    # Indicators: 5 + 4 of 15. The milestone was missed. All nine duties are under way.
    found = tallies(judge(make_plan(*ITEMS), "2023-06-30", *ROWS).standings)
    assert {kind: (one.total, one.judged, one.arrived) for kind, one in found.items()} == {
        Kind.INDICATOR: (15, 15, 9),
        Kind.MILESTONE: (1, 1, 0),
        Kind.DUTY: (9, 9, 9),
    }


def test_a_unit_needs_five_judged_indicators_and_milestones_for_a_place() -> None:
    found = ranking(judge(make_plan(*ITEMS), "2023-06-30", *ROWS), Selection(), By.LEAD)
    # 甲局: 5 of 6 indicators and 0 of 1 milestone; with its two duties 7 of 9. 丙局: 0 of 5. 乙局 has all of its four.
    assert [(place.name, place.rank, place.share, place.together) for place in found.places] == [
        ("甲局", 1, Fraction(5, 7), Fraction(7, 9)),
        ("丙局", 2, Fraction(0), Fraction(0)),
        ("乙局", None, Fraction(1), Fraction(1)),
        ("丁局", None, None, Fraction(1)),
    ]
    assert found.too_few == 1


def test_duties_lift_nobody() -> None:
    """甲局: 4 of 5 indicators on track. 乙局: 3 of 5, and twenty duties under way, which makes 23 of 25."""
    indicators = [f"{{id: P01-{n}, name: a{n}, target: ≥ 12 家, lead: {'甲乙'[n > 14]}局}}" for n in range(10, 20)]
    duties = [f"{{id: P01-{n}, name: b{n}, lead: 乙局}}" for n in range(20, 40)]
    rows = [f"P01-{n},2023-06,{1 if n in {14, 18, 19} else 6}," for n in range(10, 20)]
    rows += [f"P01-{n},2023-06,推进中," for n in range(20, 40)]
    found = ranking(judge(make_plan(*indicators, *duties), "2023-06-30", *rows), Selection(), By.LEAD)
    assert [(place.name, place.rank, place.share, place.together) for place in found.places] == [
        ("甲局", 1, Fraction(4, 5), Fraction(4, 5)),
        ("乙局", 2, Fraction(3, 5), Fraction(23, 25)),
    ]


def test_the_kinds_are_ranked_apart() -> None:
    found = ranking(judge(make_plan(*ITEMS), "2023-06-30", *ROWS), Selection(), By.LEAD)
    apart = {place.name: {kind: (one.rank, one.share) for kind, one in place.kinds.items()} for place in found.places}
    assert apart["甲局"] == {
        Kind.INDICATOR: (1, Fraction(5, 6)),
        Kind.MILESTONE: (None, Fraction(0)),
        Kind.DUTY: (None, Fraction(1)),
    }
    assert apart["丙局"] == {Kind.INDICATOR: (2, Fraction(0))}
    assert apart["丁局"] == {Kind.DUTY: (1, Fraction(1))}, "six duties are a field of their own"


def test_a_bulletin_prints_no_place_of_a_unit_with_too_few() -> None:
    assessment = judge(make_plan(*ITEMS), "2023-06-30", *ROWS)
    page = bulletin_markdown(replace(bulletin(assessment, None, "乙局"), inline=True), "zh")
    row = next(line for line in page.splitlines() if line.startswith("|") and "**乙局**" in line)
    assert row.split("|")[1].strip() == "**-**"
    assert "应考核的指标和节点任务不足 5 项的 1 个不参加排名" in page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_digest_has_a_row_for_each_kind(folder: Path, lang: str) -> None:
    out = run_cli("status", *JUNE, "--lang", lang, cwd=folder, width=120).stdout
    rows = [line.split() for line in out.splitlines()]
    told = {row[0]: (row[1], row[-2], row[-1]) for row in rows if row and row[-1].count("/") == 1}
    indicator, duty = ("指标", "常态工作") if lang == "zh" else ("indicator", "duty")
    assert told[indicator] == ("15", "60.0%", "9/15")
    assert told[duty] == ("9", "100%", "9/9")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("arguments", "output_format"),
    [(("status",), "markdown"), (("status", "--by", "lead"), "table"), (("status", "--by", "lead"), "markdown")],
)
def test_people_read_the_kinds_apart(folder: Path, arguments: tuple[str, ...], output_format: str, lang: str) -> None:
    out = run_cli(*arguments, *JUNE, "--format", output_format, "--lang", lang, cwd=folder).stdout
    said = {
        ("zh", "status"): (
            "指标 15 项：应考核 15，达标 9，达标率 60.0%",
            "常态工作 9 项：应考核 9，达标 9，",
        ),
        ("en", "status"): ("indicator: 15, 15 judged, 9 on course, 60.0%", "duty: 9, 9 judged, 9 on course, 100%"),
        ("zh", "--by"): ("指标 6 项：应考核 6，达标 5，达标率 83.3%，第 1 名", "不足 5 项的 1 个不参加排名"),
        ("en", "--by"): ("indicator: 6, 6 judged, 5 on course, 83.3%, rank 1", "1 with fewer than 5 judged"),
    }[lang, arguments[1] if len(arguments) > 1 else "status"]
    flat = " ".join(out.split()) if lang == "en" else "".join(out.split())
    for words in said:
        assert (words if lang == "en" else words.replace(" ", "")) in flat.replace("\\", "")


def test_machines_read_the_kinds_apart(folder: Path) -> None:
    status = json.loads(run_cli("status", *JUNE, "--format", "json", cwd=folder).stdout)
    assert {name: (kind["total"], kind["judged"], kind["arrived"]) for name, kind in status["kinds"].items()} == {
        "indicator": (15, 15, 9),
        "milestone": (1, 1, 0),
        "duty": (9, 9, 9),
    }
    assert sum(kind["total"] for kind in status["kinds"].values()) == status["counts"]["total"]
    places = json.loads(run_cli("status", "--by", "lead", *JUNE, "--format", "json", cwd=folder).stdout)
    assert places["too_few"] == 1
    assert places["places"][0]["kinds"]["indicator"]["rank"] == 1
    rows = list(
        csv.DictReader(io.StringIO(run_cli("status", "--by", "lead", *JUNE, "--format", "csv", cwd=folder).stdout))
    )
    assert [(row["indicator_rank"], row["indicator_arrived"], row["indicator_judged"]) for row in rows[:3]] == [
        ("1", "5", "6"),
        ("2", "0", "5"),
        ("", "4", "4"),
    ]


@pytest.mark.parametrize("output_format", ["html", "bulletin"])
def test_what_travels_has_the_kinds_apart(folder: Path, output_format: str) -> None:
    assert run_cli("report", *JUNE, "--format", output_format, "-o", f"out.{output_format}", cwd=folder).code == 0
    page = (folder / f"out.{output_format}").read_text("utf-8")
    assert "指标15项：应考核15，达标9，达标率60.0%" in page.replace(" ", "")
