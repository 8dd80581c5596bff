"""The program as somebody whom file permissions bind, also where the tests run as root."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.helpers import ROOT, Outcome

_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


def _obey_permissions() -> None:
    """What lets root pass by permissions is gone after the next exec; without root there is nothing to give up."""
    libc = ctypes.CDLL(None)
    for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
        libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def run_bound(cwd: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Outcome:
    """Run the program in a process of its own, bound by permissions."""
    return _outcome(cwd, [sys.executable, "-m", "xxtrack", *arguments], env)


def _outcome(cwd: Path, command: list[str], env: Mapping[str, str] | None = None) -> Outcome:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **(env or {})}
    done = subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        check=False,
        env=environment,
        timeout=120,
        preexec_fn=_obey_permissions,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def skip_where_permissions_do_not_bind(folder: Path) -> None:
    """Skip the test where a file of mode 0 can be read all the same."""
    if os.name != "posix":
        pytest.skip("permissions are not modes here")
    secret = folder / "secret"
    secret.touch(0)
    outcome = _outcome(folder, [sys.executable, "-c", f"open({str(secret)!r})"])
    secret.unlink()
    if outcome.code == 0:
        pytest.skip("permissions do not bind the one who runs the tests")
