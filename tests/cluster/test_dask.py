"""The lines of docs/rollup.md on a real cluster of two processes, one of which is killed on the way."""

import os
import re
import signal
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.towns import FIRMS, START, WATER, write_town
from tests.helpers import ROOT, run_cli

pytestmark = [pytest.mark.cluster, pytest.mark.filterwarnings("default")]

TOWNS = 60


def kill_one(cluster: Any, killed: list[int]) -> None:
    """Kill the process of a worker once it has work in hand and some of all is done."""
    scheduler = cluster.scheduler
    for _ in range(600):
        done = sum(task.state == "memory" for task in list(scheduler.tasks.values()))
        busy = [worker for worker in list(scheduler.workers.values()) if worker.processing]
        if done >= 3 and busy:
            nannies = {nanny.worker_address: nanny for nanny in cluster.workers.values()}
            pid = nannies[busy[0].address].pid
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)
            return
        time.sleep(0.02)


def test_the_lines_of_the_paper_on_two_workers_one_of_which_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    local_cluster: Any = import_module("dask.distributed").LocalCluster
    for n in range(TOWNS):
        rows = (f"P01-01,2023-06,{40 + n}", f"P01-02,2023-06,{50 + n}")
        write_town(tmp_path / "plans" / f"区{n:02d}", f"第{n}区", (FIRMS, WATER, START), rows)
    (tmp_path / "plans" / "区07" / "plan" / "2023.yaml").write_text("version: 1\nplan: [\n", "utf-8")
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "rollup.md").read_text("utf-8"), re.DOTALL)
    lines = next(block for block in blocks if "dask" in block)
    monkeypatch.chdir(tmp_path)
    killed: list[int] = []
    with local_cluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        here = lines.replace("/shared/plans", "plans").replace("tcp://scheduler:8786", cluster.scheduler_address)
        assert here.count(cluster.scheduler_address) == 1
        killer = threading.Thread(target=kill_one, args=(cluster, killed))
        killer.start()
        exec(compile(here, "docs/rollup.md", "exec"), {})
        killer.join()
    assert killed, "nobody was killed"
    whole = run_cli("rollup", "plans", "--as-of", "2023-06-30", "--jobs", "1", cwd=tmp_path)
    joined = run_cli("rollup", "nation.json", cwd=tmp_path)
    assert (joined.code, joined.stdout) == (whole.code, whole.stdout)
    assert whole.code == 3
