"""How a finding is called in one line, and how it is recognized from one run to the next."""

from collections import Counter
from collections.abc import Sequence

from xxtrack.model.finding import Checked, Finding
from xxtrack.model.rules import Severity
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, say, term, text


def headline(finding: Finding, checked: Checked, lang: Lang) -> str:
    """What is wrong, with the item it is about: ``P00-03 工业投资增长：2023-12-31到期时为 17.9%…``."""
    message = say(finding.message, lang)
    if not finding.item:
        return plain(message)
    name = f"{finding.item} {checked.names.get(finding.item, '')}".strip()
    if finding.scope:
        name = text("finding.scoped", lang, name=name, scope=finding.scope)
    return plain(text("finding.of-item", lang, name=name, message=message))


def remarks(finding: Finding, lang: Lang) -> str:
    """The severity and what else there is to say: whether it is new, whether somebody has excused it."""
    words = [term(finding.severity, lang)]
    words += [text("finding.new", lang)] if finding.new else []
    words += [text("finding.waived", lang)] if finding.waived else []
    return " · ".join(words)


def by_weight(findings: Sequence[Finding]) -> list[Finding]:
    """What somebody should read first comes first: not excused, worst, new; then the order of the files."""
    return sorted(findings, key=lambda f: (f.waived is not None, f.severity.rank, not f.new))


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """An id for each finding that stays when lines move and numbers change, and is unique in its run."""
    from hashlib import sha256

    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        parts = (finding.code, finding.where.file, finding.item, finding.scope, finding.message.key)
        mark = "\0".join(parts)
        seen[mark] += 1
        result.append(sha256(f"{mark}\0{seen[mark]}".encode("utf-8", "surrogateescape")).hexdigest()[:32])
    return result


def counts(checked: Checked) -> dict[str, int]:
    """How many of each severity, and how many excused; these add up to all findings."""
    return _counts(checked.findings)


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    open_ones = [finding for finding in findings if not finding.waived]
    sums = {f"{severity.value}s": sum(f.severity is severity for f in open_ones) for severity in Severity}
    return sums | {"waived": len(findings) - len(open_ones)}


def counted(checked: Checked, lang: Lang) -> str:
    """The counts in words."""
    if not checked.listed:
        return text("finding.none-new" if checked.compared else "finding.none", lang)
    return text("finding.counts-new" if checked.compared else "finding.counts", lang, **_counts(checked.listed))
