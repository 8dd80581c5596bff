"""Forecasts against values worked out by hand."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import ROOT, judge, make_plan, plan_text, read_plan, run_cli, stand
from xxtrack.assess.forecast import Mark, Miss, along, forecast, forecasts, half_width, misses, run_rate
from xxtrack.model.forecast import Forecast, Foreseen, Method, NoForecast, Outlook
from xxtrack.wording import say

PLAIN = "{id: P01-01, name: a, target: ≥ 120 家}"
QUARTERS = ("P01-01,2023-03,30", "P01-01,2023-06,50", "P01-01,2023-09,90")


def foresee(item: str, as_of: str, *rows: str) -> Foreseen:
    return forecast(stand(item, as_of, *rows), date.fromisoformat(as_of))


def found(item: str, as_of: str, *rows: str) -> Forecast:
    foreseen = foresee(item, as_of, *rows)
    assert isinstance(foreseen, Forecast), foreseen
    return foreseen


def test_the_run_rate_with_its_backtest_and_range() -> None:
    """90 in 9 months make 120 in 12.

    From March the forecasts were 60 for June (10 too much) and 90 for September (right), from June 75 for September
    (15 too little): the mean of 10/3, 0 and 15/3 a month is 25/9. The misses for the next figure on one scale are
    10 / (3^¾ √(1 + 3/3)) and 15 / (3^¾ √(1 + 3/6)); their mean square is 100 / 3^1½, so half the range is
    1.886 · 10 / 3^¾ · 3^¾ √(1 + 3/9) = 21.78.
    """
    foreseen = found(PLAIN, "2023-10-15", *QUARTERS)
    assert foreseen.value == 120
    assert [foreseen.low, foreseen.high] == [98, 142]
    assert foreseen.method is Method.RUN_RATE
    assert [(t.method, t.error, t.forecasts) for t in foreseen.backtests] == [
        (Method.RUN_RATE, Fraction(25, 9), 3),
        (Method.TREND, Fraction(25, 9), 3),
    ]
    assert foreseen.outlook is Outlook.OPEN
    assert (foreseen.observed, foreseen.due) == (date(2023, 9, 30), date(2023, 12, 31))


def test_last_years_shape_is_used_where_it_fits() -> None:
    """30, 50 and 90 are 15, 25 and 45 % of 200, without a miss; but nobody counts halves.

    Half a unit counts as the miss: 0.5 / (3 √2) and 0.5 / (3 √1.5), mean square 0.0162, so half the range is
    1.886 · 0.1273 · 3 √(4/3) = 0.83.
    """
    foreseen = found("{id: P01-01, name: a, target: ≥ 120 家, profile: [15, 25, 45, 100]}", "2023-10-15", *QUARTERS)
    assert foreseen.method is Method.PROFILE
    assert foreseen.value == 200
    assert [foreseen.low, foreseen.high] == [199, 201]
    assert [t.method for t in foreseen.backtests] == [Method.RUN_RATE, Method.PROFILE, Method.TREND]
    assert foreseen.backtests[1].error == 0
    assert foreseen.outlook is Outlook.LIKELY


def test_a_shape_is_straight_between_its_parts() -> None:
    """Of four parts 10, 20, 60 and 100, half the third part is (20 + 60) / 2 = 40 %, so 40 by mid-August make 100."""
    rows = ("P01-01,2023-03,10", "P01-01,2023-06,20", "P01-01,2023-08-15,40")
    foreseen = found("{id: P01-01, name: a, target: ≥ 120 家, profile: [10, 20, 60, 100]}", "2023-08-31", *rows)
    assert foreseen.method is Method.PROFILE
    assert abs(foreseen.value - 100) < 1


def test_the_value_is_the_one_of_the_status_whatever_other_methods_say() -> None:
    """110 in January and 10 a month after it: 180 in eight months are 270 in twelve; the trend would say 220."""
    rows = [f"P01-01,2023-{month:02},{100 + 10 * month}" for month in range(1, 9)]
    foreseen = found(PLAIN, "2023-08-31", *rows)
    assert foreseen.method is Method.RUN_RATE
    assert foreseen.value == foreseen.standing.forecast == 270
    errors = {trial.method: trial.error for trial in foreseen.backtests}
    assert errors[Method.TREND] < errors[Method.RUN_RATE]


def test_a_known_shape_is_gone_along_everywhere() -> None:
    """Last year had 30 % by the end of September; 36 of 100 there now make 120 of the year."""
    shape = "profile: [2, 5, 8, 11, 14, 17, 20, 25, 30, 50, 70, 100], pace: profile"
    item = f"{{id: P01-01, name: a, target: ≥ 100 家, {shape}}}"
    foreseen = found(item, "2023-09-30", "P01-01,2023-03,9.6", "P01-01,2023-06,20.4", "P01-01,2023-09,36")
    assert foreseen.value == foreseen.standing.forecast == 120
    assert foreseen.standing.expected == 30
    assert foreseen.standing.status.value == "ahead"


def test_a_level_without_a_start_is_carried_on_from_its_first_figure() -> None:
    rows = [f"P01-01,2023-{month:02},{5 * month + 100}" for month in (2, 4, 6, 8)]
    item = "{id: P01-01, name: a, target: ≥ 150 座, measure: stock}"
    assert found(item, "2023-08-31", *rows).value == 160
    short = foresee(item, "2023-06-30", *rows[:3])
    assert isinstance(short, NoForecast)
    assert dict(short.reason.args) == {"count": 3, "needed": 4}


def test_a_falling_level_falls_on() -> None:
    item = "{id: P01-01, name: a, target: ≤ 80 座, measure: stock, baseline: 120}"
    rows = [f"P01-01,2023-{month:02},{120 - 4 * month}" for month in (3, 6, 9)]
    foreseen = found(item, "2023-09-30", *rows)
    assert foreseen.value == 72
    assert foreseen.outlook is Outlook.LIKELY
    assert foreseen.low < 72 < foreseen.high < 80


def test_a_count_does_not_end_below_where_it_is_unless_it_has_fallen() -> None:
    steady = found(PLAIN, "2023-09-30", "P01-01,2023-03,2", "P01-01,2023-06,40", "P01-01,2023-09,41")
    assert steady.low == 41
    revised = found(PLAIN, "2023-09-30", "P01-01,2023-03,2", "P01-01,2023-06,60", "P01-01,2023-09,41")
    assert revised.low < 41


@pytest.mark.parametrize(
    ("target", "outlook"),
    [
        ("≥ 98 家", Outlook.LIKELY),
        ("> 98 家", Outlook.OPEN),
        ("≥ 142 家", Outlook.OPEN),
        ("≥ 143 家", Outlook.UNLIKELY),
        ("≤ 142 家", Outlook.LIKELY),
        ("≤ 98 家", Outlook.OPEN),
        ("≤ 97 家", Outlook.UNLIKELY),
        ("110..130 家", Outlook.OPEN),
    ],
)
def test_the_outlook_compares_the_target_with_the_range_of_98_to_142(target: str, outlook: Outlook) -> None:
    item = f"{{id: P01-01, name: a, target: {target!r}}}"
    assert found(item, "2023-10-15", *QUARTERS).outlook is outlook


@pytest.mark.parametrize(
    ("item", "rows", "key"),
    [
        ("{id: P01-01, name: a, due: 2023-10-31}", (), "forecast.no-target"),
        (PLAIN, (), "forecast.no-data"),
        (PLAIN, QUARTERS[:2], "forecast.too-few"),
        ("{id: P01-01, name: a, target: ≥ 9 家, due: 2023-09-30}", QUARTERS, "forecast.final"),
        ("{id: P01-01, name: a, target: ≥ 9 家, due: 2023-10-10}", QUARTERS, "forecast.overdue"),
        ("{id: P01-01, name: a, target: ≥ 20 %}", QUARTERS, "forecast.rate"),
        ("{id: P01-01, name: a, target: ≤ 99 座, measure: stock, pace: hold}", QUARTERS, "forecast.held"),
        ("{id: P01-01, name: a, target: ≥ 9 家, every: quarter}", QUARTERS, "forecast.repeats"),
    ],
)
def test_why_nothing_is_foreseen(item: str, rows: tuple[str, ...], key: str) -> None:
    foreseen = foresee(item, "2023-10-15", *rows)
    assert isinstance(foreseen, NoForecast)
    assert foreseen.reason.key == key
    assert say(foreseen.reason, "zh") != say(foreseen.reason, "en")


def test_weekly_figures_count_once_a_month() -> None:
    weekly = [f"P01-01,2023-03-{day:02},{day}" for day in (3, 10, 17, 24)]
    foreseen = found(PLAIN, "2023-09-30", *weekly, *QUARTERS)
    assert foreseen.backtests == found(PLAIN, "2023-09-30", *QUARTERS).backtests


def test_an_item_for_each_of_a_group_is_foreseen_scope_by_scope() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 6 个, each: 新城}")
    rows = [f"P01-01,2023-{3 * q:02},{2 * q},东新城" for q in (1, 2, 3)]
    assessment = judge(plan, "2023-09-30", *rows)
    east, west = forecasts(assessment.standings, assessment.as_of)
    assert isinstance(east, Forecast)
    assert east.standing.scope == "东新城"
    assert east.value == 8
    assert isinstance(west, NoForecast)
    assert (west.standing.scope, west.reason.key) == ("西新城", "forecast.no-data")


def test_figures_computed_from_parts_are_foreseen_to_two_decimals() -> None:
    """The mean of 1, 1 and 2 is a third that no figure shows; ends lie on hundredths, the forecast stays exact."""
    parts = "roll_up: mean, quotas: {甲: 3, 乙: 3, 丙: 3}"
    plan = make_plan(f"{{id: P01-01, name: a, target: ≥ 9 座, measure: stock, baseline: 0, {parts}}}")
    rows = [
        f"P01-01,2023-{3 * q:02},{q + (scope == '丙') * q},{scope}" for q in (1, 2, 3) for scope in ("甲", "乙", "丙")
    ]
    assessment = judge(plan, "2023-09-30", *rows)
    foreseen = forecast(assessment.standings[0], assessment.as_of)
    assert isinstance(foreseen, Forecast)
    assert foreseen.value == Fraction(16, 3)
    assert (foreseen.high * 100).denominator == 1
    assert foreseen.low < foreseen.value < foreseen.high < foreseen.value + Fraction(1, 10)


@pytest.mark.parametrize("profile", ["[10, 5, 100]", "[10, 20, 90]", "[100]", "[-1, 100]"])
def test_a_shape_that_does_not_rise_to_100_is_refused(profile: str) -> None:
    loaded = read_plan(plan_text(f"{{id: P01-01, name: a, target: ≥ 9 家, profile: {profile}}}"))
    assert [finding.code for finding in loaded.findings] == ["XX204"]
    assert "100" in say(loaded.findings[0].message, "zh")


def test_a_shape_that_starts_at_nothing_is_tried_from_where_it_says_something() -> None:
    """Half of the year brings 0 % of the whole: only from September on can the shape be carried on."""
    rows = ("P01-01,2023-02,0", "P01-01,2023-04,0", "P01-01,2023-06,0", "P01-01,2023-09,60")
    foreseen = found("{id: P01-01, name: a, target: ≥ 120 家, profile: [0, 0, 50, 100]}", "2023-10-15", *rows)
    assert {t.method: t.forecasts for t in foreseen.backtests} == {Method.RUN_RATE: 6, Method.TREND: 6}


def test_a_shape_is_carried_on_from_the_last_mark() -> None:
    quarters = along(tuple(Fraction(n, 4) for n in range(1, 5)), Fraction(12))
    course = [Mark(Fraction(0), Fraction(0)), Mark(Fraction(3), Fraction(10)), Mark(Fraction(6), Fraction(30))]
    # 30 is half of the whole.
    assert quarters(course, Fraction(12)) == 60
    assert quarters(course, Fraction(9)) == 45


def test_the_range_of_a_level_counts_the_months_from_its_first_figure() -> None:
    """310 from the end of August to that of November makes 413 1/3 by the end of the year.

    October was foreseen rightly, November ten too low: on one scale 0.5 / √2 and 10 / √1.5, a mean square of 33.4; with
    one month ahead after three, half the range is 1.886 · 5.779 · √(4/3) = 12.58.
    """
    rows = [f"P01-01,2023-{month:02},{value}" for month, value in ((8, 0), (9, 100), (10, 200), (11, 310))]
    foreseen = found("{id: P01-01, name: a, target: ≥ 400 家, measure: stock}", "2023-12-15", *rows)
    assert foreseen.value == Fraction(1240, 3)
    assert [foreseen.low, foreseen.high] == [400, 426]


def test_what_was_reported_before_the_start_is_not_looked_at() -> None:
    item = "{id: P01-01, name: a, target: ≥ 120 家, start: 2023-04-01}"
    rows = [f"P01-01,2023-{month:02},{value}" for month, value in ((4, 10), (5, 22), (6, 30))]
    assert found(item, "2023-07-10", *rows).backtests == found(item, "2023-07-10", "P01-01,2023-02,70", *rows).backtests


def test_later_errors_weigh_the_same_when_put_on_one_scale() -> None:
    """An error of 6 over 3 months after 3 gone; after 12 gone the speed is better known, over 6 months it grows."""
    one = (Miss(Fraction(3), Fraction(3), Fraction(6), next=True),)
    same = half_width(one, Fraction(3), Fraction(3), finest=Fraction(0), lasting=True)
    assert float(same) == pytest.approx(3.078 * 6)
    later = half_width(one, Fraction(12), Fraction(3), finest=Fraction(0), lasting=True)
    assert float(later / same) == pytest.approx((1.25 / 2) ** 0.5)
    twice = half_width(one, Fraction(3), Fraction(6), finest=Fraction(0), lasting=True)
    assert float(twice / same) == pytest.approx(2 * (3 / 2) ** 0.5)
    cancelling = half_width(one, Fraction(3), Fraction(6), finest=Fraction(0), lasting=False)
    assert float(cancelling / same) == pytest.approx(2**0.75 * (3 / 2) ** 0.5)


figures = st.lists(st.integers(0, 500), min_size=3, max_size=11)


@settings(max_examples=60)
@given(figures, st.integers(2, 9))
def test_the_unit_does_not_matter(steps: list[int], factor: int) -> None:
    """Figures in a smaller unit give the same errors and the same forecast in that unit."""
    total, course = 0, [Mark(Fraction(0), Fraction(0))]
    for month, step in enumerate(steps, 1):
        total += step
        course.append(Mark(Fraction(month), Fraction(total)))
    scaled = [Mark(mark.months, mark.value * factor) for mark in course]
    assert run_rate(scaled, Fraction(12)) == factor * (run_rate(course, Fraction(12)) or 0)
    assert [m.error * factor for m in misses(run_rate, course)] == [m.error for m in misses(run_rate, scaled)]


@settings(max_examples=60, deadline=None)
@given(figures)
def test_the_range_holds_the_forecast_and_the_answer_is_always_the_same(steps: list[int]) -> None:
    sums = [sum(steps[: i + 1]) for i in range(len(steps))]
    rows = [f"P01-01,2023-{month:02},{value}" for month, value in enumerate(sums, 1)]
    foreseen = found(PLAIN, "2023-11-30", *rows)
    assert foreseen.low <= foreseen.value <= foreseen.high
    assert foreseen.low >= sums[-1]
    assert foreseen.backtests[0].error >= 0
    assert foreseen.value == foreseen.standing.forecast
    assert found(PLAIN, "2023-11-30", *rows) == foreseen


def test_every_format_tells_the_same() -> None:
    arguments = ("forecast", "P04-04", "P00-01", "--as-of", "2023-09")
    data = json.loads(run_cli(*arguments, "--format", "json").stdout)
    assert data["format"] == 1
    growth, firms = data["items"]
    assert growth["forecast"] is None
    assert growth["reason"] == "比率不累计，不作外推"
    assert (firms["low"], firms["high"], firms["reason"]) == (540, 705, None)
    table = run_cli(*arguments).stdout
    for shown in ("540 至 705", "622.67", "尚不确定", "匀速外推 16.72", "比率不累计"):
        assert shown in table
        assert shown in run_cli(*arguments, "--format", "markdown").stdout
    csv = run_cli(*arguments, "--format", "csv").stdout
    assert "P04-04,,新增国家高新技术企业,≥ 650 家,家,2023-12-31,2023-09-30,467,622.666667,540,705,open,run-rate," in csv
    assert csv.count("\n") == 3


def test_names_stay_text_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    hostile = '{id: P01-01, name: "=1|<b>[red]\\e[31m", target: ≥ 120 家}'
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(hostile, hostile.replace("-01", "-02")), "utf-8")
    (tmp_path / "data" / "actuals" / "a.csv").write_text("\n".join(["id,period,value", *QUARTERS]), "utf-8")

    def page(kind: str) -> str:
        return run_cli("forecast", "--as-of", "2023-10", "--format", kind, cwd=tmp_path).stdout

    assert "=1|<b>[red]<U+001B>[31m" in page("table")
    assert page("csv").count(",'=1|<b>[red]<U+001B>[31m,") == 2
    assert page("markdown").count(r"=1\|\<b\>\[red\]\<U+001B\>\[31m") == 2


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_of_the_page_is_wider_than_the_terminal(width: int, lang: str) -> None:
    from rich.cells import cell_len

    out = run_cli("forecast", "--as-of", "2023-10", "--lang", lang, width=width)
    assert out.code == 0
    assert max(map(cell_len, out.stdout.splitlines())) <= width


def test_the_counts_add_up_to_every_indicator() -> None:
    data = json.loads(run_cli("forecast", "--as-of", "2023-09", "--format", "json").stdout)
    plan = read_plan((ROOT / "plan/2023.yaml").read_text("utf-8")).plan
    assert plan
    assert {one["id"] for one in data["items"]} == {item.id for item in plan.items.values() if item.target}


@pytest.mark.parametrize("arguments", [("P99-99",), ("--format", "xml")])
def test_a_wrong_request_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    assert run_cli("forecast", *arguments).code == 2


@pytest.mark.parametrize("command", [("forecast",), ("show", "P04-04")])
def test_a_result_without_what_could_not_be_read_says_so(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.csv").write_text("id,period,value\nP04-04,2023-03,many\n", "utf-8")
    out = run_cli(*command, "--actuals", str(tmp_path / "a.csv"), "--as-of", "2023-09")
    assert out.code == 0
    assert "结果不完整" in out.stderr
