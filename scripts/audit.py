"""Looks the pinned packages up in a database of known vulnerabilities: ``audit.py PIP-AUDIT LOCK…``.

pip-audit alone does not do: where an index has no database it skips every package, finds "no known vulnerabilities" and
succeeds. Here a vulnerability fails, and a database that cannot be reached is one line that says so.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SERVICES = ("pypi", "osv")
"""Databases that pip-audit knows, in the order in which they are asked."""

_UNREACHABLE = ("ConnectionError", "Could not connect", "ConnectTimeout", "ReadTimeout", "SSLError", "ProxyError")


@dataclass(frozen=True)
class Verdict:
    """What one run of pip-audit says of one lock."""

    audited: int = 0
    skipped: tuple[str, ...] = ()
    vulnerable: tuple[str, ...] = ()
    broken: str = ""
    """Why there is no answer, where that is not the network's fault."""

    @property
    def reached(self) -> bool:
        """Whether the database answered for any package."""
        return self.audited > 0


def verdict(code: int, stdout: str, stderr: str) -> Verdict:
    """Read pip-audit's JSON; its exit code tells neither a vulnerability from a failure nor success from silence."""
    try:
        dependencies = json.loads(stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        if any(word in stderr for word in _UNREACHABLE):
            return Verdict()
        said = stderr.strip().splitlines() or [f"pip-audit ended with {code} and said nothing"]
        return Verdict(broken=said[-1])
    audited = [d for d in dependencies if "skip_reason" not in d]
    vulnerable = tuple(
        f"{d['name']} {d['version']}: {v['id']}, mended in {', '.join(v['fix_versions']) or 'no release yet'}"
        for d in audited
        for v in d["vulns"]
    )
    skipped = tuple(d["name"] for d in dependencies if "skip_reason" in d)
    return Verdict(len(audited), skipped, vulnerable, "" if code == 0 or vulnerable else f"pip-audit ended with {code}")


def lines(lock: str, found: Verdict) -> Iterator[str]:
    """What is said of a lock."""
    if found.broken:
        yield f"{lock}: not audited: {found.broken}"
    elif not found.reached:
        yield "not audited: the vulnerability database cannot be reached from here"
    else:
        yield f"{lock}: {found.audited} packages audited, {len(found.vulnerable)} vulnerabilities found"
        yield from found.vulnerable
        if found.skipped:
            yield f"{lock}: not in the database: {', '.join(found.skipped)}"


def _ask(pip_audit: str, service: str, lock: str) -> Verdict:
    options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json", "--timeout", "20"]
    command = [pip_audit, "--vulnerability-service", service, "--requirement", lock, *options]
    done = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603 - no shell, no user's text
    return verdict(done.returncode, done.stdout, done.stderr)


def _audited(pip_audit: str, lock: str) -> Verdict:
    """The answer of the first database that can be reached."""
    found = Verdict()
    for service in SERVICES:
        found = _ask(pip_audit, service, lock)
        if found.reached or found.broken:
            break
    return found


def main(pip_audit: str, locks: Sequence[str]) -> int:
    """Audit every lock; 1 where there is a vulnerability or no sensible answer."""
    failed = False
    for lock in locks:
        found = _audited(pip_audit, lock)
        print(*lines(lock, found), sep="\n")
        failed |= bool(found.vulnerable or found.broken)
        if not (found.reached or found.broken):
            break
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
