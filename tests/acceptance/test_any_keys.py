"""Keys that do not go together are findings: every command says how an item stands, whatever is written beside it."""

from itertools import combinations
from pathlib import Path

import pytest

from tests.helpers import HEAD, plan_text, run_cli

KINDS = {
    "indicator": "target: ≥ 60 %",
    "cap": "target: ≤ 60 家",
    "band": "target: 40..60 家",
    "milestone": "due: 2023-10-15",
    "duty": "frequency: quarterly",
    "monitored": "unit: 家",
}
KEYS = (
    *("start: 2023-02-01", "due: 2023-11-30", "targets: {一季度: 20, 上半年: 45}", "baseline: 10", "better: higher"),
    *("measure: stock", "measure: rate", "measure: flow", "over_time: mean", "over_time: last", "binding: true"),
    *("pace: end", "pace: hold", "pace: {steps: {2023-03-31: 20, 2023-06-30: 80}}", "profile: [25, 50, 75, 100]"),
    *(
        "nodes: {2023-03-31: 立项, 2023-06-30: 开工}",
        "every: quarter",
        "each: 新城",
        "quotas: {东新城: 30, 西新城: 30}",
    ),
    *("roll_up: mean", "roll_up: last", "frequency: monthly", "weight: 2", "internal: true", "part_of: P01-01"),
    *("share_of: {part: P01-01, whole: P01-02}", "thresholds: {by: points, ahead: 5, lagging: 5, soon: 10}"),
    *("thresholds: {by: value, lagging: 5}", "waiver: {owner: 某局, reason: 示例, until: 2023-09-30}"),
    "amended: [{on: 2023-03-01, key: due, from: 2023-06-30, to: 2023-10-15, reason: 示例}]",
)
ROWS = (
    *("2023-03,20,", "2023-06,推进中,", "2023-09,45%,", "2023-03,推进中,东新城", "2023-06,30,东新城"),
    *("2023-06,已完成,西新城", "2023-09,25,西新城", "2023-11,推进中,", "2023-11,推进中,东新城"),
)


def items() -> list[str]:
    """Every kind with every key, and with every two."""
    written: list[str] = []
    for kind, own in KINDS.items():
        for count in (1, 2):
            for keys in combinations(KEYS, count):
                names = [key.partition(":")[0] for key in (own, *keys)]
                if len(set(names)) == len(names):
                    written.append(f"{{id: P01-{len(written) + 10}, name: {kind}, {', '.join((own, *keys))}}}")
    return written


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    found = items()
    others = ("{id: P01-01, name: 其中, target: ≥ 20 家}", "{id: P01-02, name: 全部, target: ≥ 90 家}")
    (folder / "plan").mkdir()
    (folder / "plan" / "2023.yaml").write_text(plan_text(*others, *found, head=HEAD), "utf-8")
    (folder / "data" / "actuals").mkdir(parents=True)
    ids = [one.partition(",")[0].removeprefix("{id: ") for one in found]
    rows = [f"{id_},{row}" for id_ in (*ids, "P01-01", "P01-02") for row in ROWS]
    (folder / "data" / "actuals" / "a.csv").write_text("\n".join(["id,period,value,scope", *rows, ""]), "utf-8")
    return folder


@pytest.mark.parametrize(
    "command",
    [
        "status --all --format json --as-of 2023-04-20",
        *(f"{name} --as-of 2023-12-31" for name in ("check --format json", "forecast", "report -o page.html")),
    ],
)
def test_every_command_judges_every_item(project: Path, command: str) -> None:
    done = run_cli(*command.split(), cwd=project)
    assert done.code in {0, 1}, done.stderr[-2000:]


def test_all_of_them_are_in_the_plan(project: Path) -> None:
    done = run_cli("status", "--all", "--format", "csv", "--as-of", "2023-12-31", cwd=project)
    assert len(done.stdout.splitlines()) > len(items()), done.stdout + done.stderr
