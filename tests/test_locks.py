"""What is installed for development is pinned with hashes, in step with pyproject.toml; and how the audit judges."""

import json
import re
import sys
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.helpers import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from audit import Verdict, lines, verdict

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
LOCKS = {
    "requirements-dev.lock": ("dev", "group:build"),
    "requirements-browser.lock": ("dev", "browser", "group:build"),
    "requirements-cluster.lock": ("dev", "cluster", "group:build"),
    "requirements-tools.lock": ("group:tools",),
}
PIN = re.compile(r"^([a-z0-9-]+)==([^ ]+?)(?: ; .*?)?(?: \\)?$", re.MULTILINE)


def wanted(*extras: str) -> Iterator[Requirement]:
    """The requirements of extras and groups, and the package's own where one of its extras is asked for."""
    for extra in extras:
        if extra.startswith("group:"):
            named = PYPROJECT["dependency-groups"][extra.removeprefix("group:")]
        else:
            named = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"][extra]]
        for text in named:
            requirement = Requirement(text)
            if requirement.name == PROJECT["name"]:
                yield from wanted(*requirement.extras)
            else:
                yield requirement


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_in_step_with_the_project(name: str) -> None:
    pins = dict(PIN.findall((ROOT / name).read_text("utf-8")))
    for requirement in wanted(*LOCKS[name]):
        pinned = pins.get(canonicalize_name(requirement.name))
        assert pinned, f"{name} does not pin {requirement}: run make lock"
        assert requirement.specifier.contains(Version(pinned)), f"{name} pins {pinned} for {requirement}: run make lock"


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes_and_no_line_names_a_host(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(PIN.findall(text))
    for entry in entries:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
    assert "--hash" in text
    for forbidden in ("://", "--index", "--extra-index", "--find-links", "--trusted-host", "@ file", " -e "):
        assert forbidden not in text


def test_the_locks_agree_with_one_another() -> None:
    dev = dict(PIN.findall((ROOT / "requirements-dev.lock").read_text("utf-8")))
    for name in ("browser", "cluster"):
        more = dict(PIN.findall((ROOT / f"requirements-{name}.lock").read_text("utf-8")))
        assert dev.items() <= more.items()


def test_what_builds_the_package_is_the_locked_build_group() -> None:
    assert set(PYPROJECT["build-system"]["requires"]) <= set(PYPROJECT["dependency-groups"]["build"])


def _answer(*dependencies: dict[str, object]) -> str:
    return json.dumps({"dependencies": list(dependencies), "fixes": []})


CLEAN: dict[str, object] = {"name": "a", "version": "1", "vulns": []}
SKIPPED: dict[str, object] = {
    "name": "b",
    "skip_reason": "Dependency not found and could not be audited: b (1)",
}
BAD: dict[str, object] = {
    "name": "c",
    "version": "2",
    "vulns": [{"id": "GHSA-0000", "fix_versions": ["3"], "aliases": [], "description": ""}],
}


@pytest.mark.parametrize(
    ("code", "stdout", "stderr", "expected", "said"),
    [
        (0, _answer(CLEAN), "", Verdict(1), "1 packages audited, 0 vulnerabilities"),
        (0, _answer(SKIPPED, SKIPPED), "", Verdict(0, ("b", "b")), "cannot be reached"),
        (0, _answer(CLEAN, SKIPPED), "", Verdict(1, ("b",)), "not in the database: b"),
        (1, _answer(CLEAN, BAD), "", Verdict(2, (), ("c 2: GHSA-0000, mended in 3",)), "GHSA-0000"),
        (1, "", "Traceback\nrequests.exceptions.ConnectionError: Failed to resolve", Verdict(), "cannot be reached"),
        (2, "", "error: unrecognized arguments: --x", Verdict(broken="error: unrecognized arguments: --x"), "--x"),
        (1, _answer(CLEAN), "", Verdict(1, broken="pip-audit ended with 1"), "ended with 1"),
        (139, "", "", Verdict(broken="pip-audit ended with 139 and said nothing"), "139"),
        (0, "[]", "", Verdict(broken="pip-audit ended with 0 and said nothing"), "said nothing"),
    ],
    ids=["clean", "all-skipped", "some-skipped", "found", "no-network", "usage", "odd-code", "crash", "odd-json"],
)
def test_silence_is_no_success_and_a_finding_is_a_failure(
    code: int, stdout: str, stderr: str, expected: Verdict, said: str
) -> None:
    found = verdict(code, stdout, stderr)
    assert found == expected
    assert said in "\n".join(lines("x.lock", found))
