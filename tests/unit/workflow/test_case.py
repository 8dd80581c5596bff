"""A case: which files, which day, which language, and what is said of what could not be read."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers import plan_text
from xxtrack.errors import StopError, UsageError
from xxtrack.load.source import Source
from xxtrack.workflow.case import Files, Inputs, UnusablePlanError, load_case, open_case, read_inputs

FIRMS = "{id: P01-01, name: 企业, target: ≥ 100 家}"
PLAN = Source("plan.yaml", plan_text(FIRMS).encode())
TABLE = Source("a.csv", b"id,period,value\nP01-01,2023-03,30\nP01-01,2023-06,many\n")


def write(folder: Path) -> Path:
    (folder / "plan").mkdir()
    (folder / "data" / "actuals").mkdir(parents=True)
    (folder / "plan" / "2023.yaml").write_bytes(PLAN.data)
    (folder / "data" / "actuals" / "a.csv").write_bytes(TABLE.data)
    return folder / "plan" / "2023.yaml"


@pytest.mark.parametrize(
    ("as_of", "today", "day", "capped"),
    [
        ("2023-06", None, date(2023, 6, 30), False),
        ("2024-01-31", None, date(2024, 1, 31), False),
        ("2024-01-31", date(2025, 5, 2), date(2024, 1, 31), False),
        (None, date(2023, 5, 2), date(2023, 5, 2), False),
        (None, date(2022, 5, 2), date(2023, 1, 1), False),
        # The last figures are waited for until 10 January.
        (None, date(2024, 1, 10), date(2024, 1, 10), False),
        (None, date(2025, 5, 2), date(2024, 1, 11), True),
        (None, None, date(2023, 12, 31), False),
    ],
)
def test_the_day_is_as_asked_else_today_within_the_plan(
    as_of: str | None, today: date | None, day: date, *, capped: bool
) -> None:
    case = load_case(Inputs(PLAN, ()), as_of, today=today)
    assert (case.as_of, case.capped) == (day, capped)


@pytest.mark.parametrize("as_of", ["2022-12-31", "someday"])
def test_a_day_before_the_plan_or_no_day_is_refused(as_of: str) -> None:
    with pytest.raises(UsageError):
        load_case(Inputs(PLAN, ()), as_of)


def test_what_could_not_be_read_is_said() -> None:
    case = load_case(Inputs(PLAN, (TABLE,)), "2023-06")
    assert [finding.code for finding in case.findings] == ["XX405"]
    assert case.partial
    assert dict(case.partial.args) == {"errors": 1, "items": 0, "rows": 1}
    assert dict(case.read.args)["rows"] == 2
    assert case.sources == (PLAN, TABLE)


def test_the_language_is_as_asked_else_the_plans_own() -> None:
    english = Source("plan.yaml", PLAN.data.replace(b"{id: test,", b"{id: test, language: en,"))
    assert load_case(Inputs(PLAN, ())).lang == "zh"
    assert load_case(Inputs(english, ())).lang == "en"
    assert load_case(Inputs(english, ()), lang="zh").lang == "zh"


def test_an_unusable_plan_stops_with_its_findings() -> None:
    with pytest.raises(UnusablePlanError) as stop:
        load_case(Inputs(Source("plan.yaml", b"- 1\n"), ()))
    assert stop.value.findings
    assert stop.value.sources


def test_files_are_found_from_the_base_and_named_from_it(tmp_path: Path) -> None:
    plan = write(tmp_path)
    for files in (Files(tmp_path), Files(tmp_path, plan), Files(tmp_path / "plan")):
        inputs = read_inputs(files)
        assert [Path(source.name).name for source in (inputs.plan, *inputs.tables)] == ["2023.yaml", "a.csv"]
    assert read_inputs(Files(tmp_path)).plan.name == "plan/2023.yaml"
    with pytest.raises(StopError):
        read_inputs(Files(tmp_path, plan, (tmp_path / "nowhere",)))


def test_a_case_is_opened_by_names_and_paths_alike(tmp_path: Path) -> None:
    plan = write(tmp_path)
    table = tmp_path / "data" / "actuals" / "a.csv"
    first = open_case(str(plan), [str(table)], as_of=date(2023, 6, 30))
    assert first == open_case(plan, [table], as_of="上半年")
    assert first.as_of == date(2023, 6, 30)
