"""The inputs of the benchmark: sound, alike from run to run, and of the size that was asked for."""

import csv
import io
import re
import shutil
import subprocess
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest
from bench.latest import csv_module
from bench.ledgers import beancount, journal, steps
from bench.plans import document, grown, weakened
from bench.rows import HEADER, rows

from tests.helpers import ROOT, make_plan, read_plan, read_rows
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.assess.trace.trace import trace
from xxtrack.load.actuals.read import LoadedActuals, load_actuals
from xxtrack.load.document.read import load_document
from xxtrack.load.source import Source
from xxtrack.model.plan import Kind, Plan
from xxtrack.model.trace import SourceDocument

TEXT = (ROOT / "plan" / "2023.yaml").read_text("utf-8")


def plan_of(text: str) -> Plan:
    loaded = read_plan(text)
    assert loaded.findings == ()
    assert loaded.plan
    return loaded.plan


WHOLE = plan_of(TEXT)


def loaded_rows(plan: Plan, size: int, seed: int = 1) -> LoadedActuals:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows(plan, size, seed))
    return load_actuals([Source("a.csv", text.getvalue().encode())], plan)


def test_a_plan_of_its_own_size_is_the_plan() -> None:
    assert grown(TEXT, len(WHOLE.items)) == TEXT


@pytest.mark.parametrize("size", [150, 700])
def test_a_grown_plan_is_sound_and_of_the_same_shape(size: int) -> None:
    plan = plan_of(grown(TEXT, size))
    assert len(plan.items) == sum(len(point.items) for point in plan.points()) == size
    assert check_sense(plan) == []
    assert [(c.title, [p.no for p in c.points]) for c in plan.chapters] == [
        (c.title, [p.no for p in c.points]) for c in WHOLE.chapters
    ]
    for kind in Kind:
        own = sum(item.kind is kind for item in WHOLE.items.values()) / len(WHOLE.items)
        assert sum(item.kind is kind for item in plan.items.values()) / size == pytest.approx(own, abs=0.06)
    assert all(item.text for item in plan.items.values())


def test_the_same_seed_gives_the_same_plan_and_rows() -> None:
    assert grown(TEXT, 300) == grown(TEXT, 300)
    assert weakened(TEXT, 1) == weakened(TEXT, 1) != weakened(TEXT, 2)
    first, second, other = (list(rows(WHOLE, 3000, seed)) for seed in (1, 1, 2))
    assert first == second != other


def test_the_document_of_a_plan_is_wholly_accounted_for() -> None:
    text = grown(TEXT, 700)
    paper = load_document(Source("source.txt", document(text).encode()))
    assert isinstance(paper, SourceDocument)
    assert trace(paper, plan_of(text)).findings == ()


def test_the_older_plan_differs_in_some_targets_and_nothing_else() -> None:
    older = weakened(TEXT, 1)
    plan_of(older)
    changed = [one for one, other in zip(older.splitlines(), TEXT.splitlines(), strict=True) if one != other]
    # A twentieth of the 200 or so that have a whole number to move.
    assert 3 < len(changed) < 20
    assert all(line.startswith("      target: ") for line in changed)


@pytest.mark.parametrize("size", [1, 416, 4000, 6000])
def test_rows_are_read_without_a_finding_and_none_contradicts_another(size: int) -> None:
    loaded = loaded_rows(WHOLE, size)
    assert loaded.findings == ()
    assert sum(file.used for file in loaded.actuals.files) == size


def test_every_row_says_something_of_its_own_where_there_are_a_million() -> None:
    """Of a plan of one item, so that there are as many rows of it as of each of 416 where there are a million."""
    plan = make_plan("{id: P01-01, name: a, target: ≥ 100 家}")
    made = list(rows(plan, 2404, 1))
    assert len({(scope, period, reported) for _, period, _, scope, reported in made}) == 2404
    assert {scope for *_, scope, _ in made} == {"", "东新城", "西新城"}
    # 801.3 figures for each scope, which are 66.8 for each of twelve months: a report and its revisions.
    assert len({period for _, period, *_ in made}) == 12
    assert max(Counter((scope, period) for _, period, _, scope, _ in made).values()) == 67
    assert max(period for _, period, *_ in made) == "2023-12-31"


def test_the_parts_of_a_total_add_up() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 100 家}")
    by_scope = {scope: float(value) for _, _, value, scope, _ in islice(rows(plan, 36, 1), 3)}
    assert by_scope["东新城"] == by_scope["西新城"]
    assert by_scope["东新城"] + by_scope["西新城"] == pytest.approx(by_scope[""], abs=2e-6)


LEDGER_PLAN = make_plan(
    "{id: P01-01, name: a, target: ≥ 120 家}",
    "{id: P01-02, name: b, target: ≥ 70 %}",
    "{id: P01-03, name: c, due: 2023-06-30}",
)
LEDGER_ROWS = read_rows(
    LEDGER_PLAN,
    "P01-01,2023-03,30,,,",
    "P01-01,2023-04,12,,,period",
    "P01-01,2023-03,10,东新城,,",
    "P01-02,2023-03,72.5,,2023-04-01,",
    "P01-02,2023-03,71,,2023-04-09,",
    "P01-03,2023-03,推进中,,,",
).actuals


def test_a_ledger_moves_each_account_to_its_latest_figure() -> None:
    balances: Counter[str] = Counter()
    for step in steps(LEDGER_PLAN, LEDGER_ROWS):
        balances[step.account] += step.change  # type: ignore[assignment]  # counts of any number
    scope = f"Scopes:P01-01:S{'东新城'.encode().hex()}"
    assert balances == {"Items:P01-01": 42, "Items:P01-02": 71, "Items:P01-03": 50, scope: 10}


def test_the_journal_as_written() -> None:
    text = "".join(journal(LEDGER_PLAN, LEDGER_ROWS))
    assert text.startswith(
        '~ monthly from 2023-01-01 to 2024-01-01\n    P01-01  10.0000 "家"\n    Budget\n\n'
        '~ yearly from 2023-01-01 to 2024-01-01\n    P01-02  70 "%"\n    Budget\n\n'
        '~ yearly from 2023-01-01 to 2024-01-01\n    P01-03  100 "%"\n    Budget\n\n'
        '2023-03-31 *\n    P01-01  30 "家"\n    Reports\n\n'
    )
    assert '2023-03-31 *\n    P01-02  -1.5 "%"\n    Reports\n\n' in text


def test_beancount_transactions_balance() -> None:
    text = "".join(beancount(LEDGER_PLAN, LEDGER_ROWS))
    transactions = re.findall(r'\* ""\n  \S+  (\S+) (\S+)\n  Equity:Reports  (\S+) (\S+)\n', text)
    assert len(transactions) == 6
    assert all(float(a) == -float(b) and one == other for a, one, b, other in transactions)


@pytest.mark.skipif(not shutil.which("hledger"), reason="hledger is not installed")
def test_hledger_reads_the_journal_and_agrees(tmp_path: Path) -> None:
    path = tmp_path / "plan.journal"
    path.write_text("".join(journal(LEDGER_PLAN, LEDGER_ROWS)), "utf-8")
    command = ["hledger", "-f", str(path), "balance", "--budget", "-b2023-01-01", "-e2023-05-01", "-Ocsv", "^P"]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={"LANG": "C.UTF-8", "PATH": "/usr/bin"}
    )
    found = {row[0]: row[1:] for row in csv.reader(io.StringIO(done.stdout))}
    assert found["P01-01"] == ["42 家", "40.0000 家"]  # four months of ten
    assert found["P01-02"] == ["71.0 %", "70 %"]


CHECK = ROOT / ".bench-venv" / "bin" / "bean-check"


@pytest.mark.skipif(not CHECK.exists(), reason="make bench has not installed beancount")
def test_beancount_reads_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "plan.beancount"
    path.write_text("".join(beancount(LEDGER_PLAN, LEDGER_ROWS)), "utf-8")
    done = subprocess.run([str(CHECK), "--no-cache", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_query_for_the_latest_finds_the_later_revision(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [
        "id,period,value,scope,reported",
        "P01-01,2023-03-31,5,,2023-04-09",
        "P01-01,2023-03-31,4,,2023-04-03",
        "P01-01,2023-02-28,9,,2023-05-01",
        "P01-01,2023-03-31,推进中,东新城,2023-04-03",
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert csv_module.latest(path) == {("P01-01", ""): "5", ("P01-01", "东新城"): "推进中"}
