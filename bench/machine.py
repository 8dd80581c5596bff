"""The machine and the versions, as the document states them."""

import os
import platform
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.cases import OTHERS

OURS = ("pydantic-core", "PyYAML", "rich", "typer")
THEIRS = ("beancount", "check-jsonschema", "frictionless", "polars")


def described() -> list[tuple[str, str]]:
    """What it is and its value, in the order of the table."""
    return [
        ("processor", f"{_processor()}, {os.cpu_count()} cores"),
        ("memory", f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"),
        ("system", f"{platform.system()} {platform.release().partition('-')[0]}"),
        ("busy with other work at the start", f"{os.getloadavg()[0]:.1f} processes"),
        ("Python", platform.python_version()),
        ("imported by xxtrack", ", ".join(f"{name} {_version(name)}" for name in OURS)),
        ("compared with", ", ".join([*_theirs(), _hledger()])),
    ]


def _processor() -> str:
    """Its model, with its numbers where the name alone says little, as under a hypervisor."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    known = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    name = known.get("model name", platform.machine())
    return f"{name} (family {known['cpu family']}, model {known['model']})" if "model" in known else name


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(missing)"


def _theirs() -> list[str]:
    code = f"from importlib.metadata import version\nfor n in {THEIRS}: print(n, version(n))"
    return _said(str(OTHERS / "python"), "-c", code) or ["no comparators installed"]


def _hledger() -> str:
    said = _said("hledger", "--version")
    return " ".join(said[0].replace(",", "").split()[:2]) if said else "no hledger"


def _said(*command: str) -> list[str]:
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        return []


if __name__ == "__main__":
    sys.stdout.writelines(f"{name}: {value}\n" for name, value in described())
