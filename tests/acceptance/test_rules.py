"""Each rule by a case that breaks it and one that keeps it, run for real; and the pages made from the table of rules.

A case is a file under tests/cases, or under tests/cases/en with an example for English readers: a plan (.yaml), or a
table (.csv) read against the plan.yaml above its folder. Its first line says what must be found, and where, counted in
the file as an editor shows it:

    # expect: XX301 at 16:11; XX302 at 16:11, as of 2023-06-30
    # expect: nothing
"""

import re
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.helpers import ROOT, run_cli, spelt
from xxtrack.load.source import Source, read_file
from xxtrack.model.finding import Finding, Where
from xxtrack.model.rules import RULES
from xxtrack.wording import LANGUAGES, Lang
from xxtrack.wording.pages import rule_page
from xxtrack.workflow.case import Inputs, UnusablePlanError, load_case
from xxtrack.workflow.check import check_case

CASES = ROOT / "tests" / "cases"
FILES = sorted(path for folder in ("ok", "bad", "en/ok", "en/bad") for path in (CASES / folder).iterdir())
EXPECT = re.compile(rb"# expect: ([^\n]*?)(?:, as of (\d{4}-\d{2}-\d{2}))?\r?\n")
EARLY = "2023-01-31"
BY_HAND = {"XX101", "XX401"}
"""A file that cannot be read is no file that can be dropped in; see the tests below."""
TRACED = {code for code in RULES if code.startswith("XX7")}
"""These need a document beside the plan; tests/tracing breaks and keeps each of them."""
PAPERS = {"XX441", "XX442", "XX506"}
"""These need a paper beside the plan; see test_evidence.py."""
OF_TWO = {"XX611", "XX612", "XX613", "XX614", "XX615", "XX616", "XX617"}
"""What compares two plans is no case of one file; see tests/unit/assess/review/test_amendments.py."""


def shown(path: Path) -> str:
    return path.relative_to(CASES).as_posix()


def found(path: Path) -> tuple[str, str]:
    """What the first line expects and what is found."""
    expected, findings = judged(path)
    said = [f"{finding.code}{place(finding.where, path)}" for finding in findings]
    return expected, "; ".join(said) or "nothing"


def judged(path: Path) -> tuple[str, list[Finding]]:
    """What the first line expects, and the findings that nobody has excused."""
    data = path.read_bytes()
    match = EXPECT.match(data)
    assert match, f"{path}: the first line must say what is expected"
    as_of = (match[2] or EARLY.encode()).decode()
    table = path.suffix == ".csv"
    plan_file = path.parent.parent / "plan.yaml" if table else path
    # The first line is not the table's; it is put back into the count below.
    tables = (Source(path.name, data[match.end() :]),) if table else ()
    try:
        case = load_case(Inputs(Source(plan_file.name, plan_file.read_bytes()), tables), as_of, doubts=True)
    except UnusablePlanError as stop:
        return match[1].decode(), list(stop.findings)
    return match[1].decode(), [finding for finding in check_case(case).findings if not finding.waived]


def place(where: Where, path: Path) -> str:
    if not where.line:
        return ""
    if where.file != path.name:
        return f" at {where}"
    return f" at {where.line + (path.suffix == '.csv')}:{where.column}"


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_a_case_finds_what_its_first_line_says(path: Path) -> None:
    expected, actual = found(path)
    assert actual == expected
    assert (expected == "nothing") == (path.parent.name == "ok")


def test_what_the_findings_of_the_cases_are_about(golden: Golden) -> None:
    """Item, scope, message and its values, hint and other places of every finding, apart from their wording."""
    told = [f"{shown(path)}: {line}" for path in FILES for finding in judged(path)[1] for line in spelt(finding)]
    golden.check("findings-of-cases.txt", "\n".join(told) + "\n")


@pytest.mark.parametrize("code", sorted(RULES.keys() - BY_HAND - TRACED - PAPERS - OF_TWO))
def test_every_rule_has_a_failing_and_a_passing_case(code: str) -> None:
    bad = [path for path in FILES if path.parent.name == "bad" and code in path.read_bytes().decode("utf-8", "replace")]
    assert any(code in found(path)[1] for path in bad), f"no case under tests/cases/bad expects {code}"
    assert [path for path in FILES if path.parent.name == "ok" and path.name.startswith(code)], "and one under ok"


SHOWN = [(code, lang) for code in RULES for lang in LANGUAGES if rule_page(code).bad[lang] and code not in OF_TWO]


@pytest.mark.parametrize(("code", "lang"), SHOWN)
def test_the_examples_of_a_page_are_the_cases_that_are_run(code: str, lang: Lang) -> None:
    page = rule_page(code)
    for folder, example in (("bad", page.bad[lang]), ("ok", page.good[lang])):
        cases = [path.read_text("utf-8") for path in FILES if path.parent.name == folder and path.stem == code]
        assert any(stands_in(example, case) for case in cases), f"tests/cases/{folder}/{code}: {example}"


def stands_in(example: str, case: str) -> bool:
    """Whether these very lines are part of a case, moved to the right as one block."""
    first, *others = map(re.escape, example.splitlines())
    return bool(re.search("^( *)" + "".join([first, *(rf"\n\1{line}" for line in others)]) + "$", case, re.MULTILINE))


def test_unreadable_files_are_found(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.yaml", tmp_path):
        for code in BY_HAND:
            finding = read_file(path, code=code)
            assert isinstance(finding, Finding)
            assert finding.code == code
    there = tmp_path / "a.csv"
    there.write_text("id", "utf-8")
    assert isinstance(read_file(there, code="XX401"), Source)


def test_codes_belong_to_families_and_names_are_unique() -> None:
    assert all(re.fullmatch(r"XX[1-7]\d\d", code) for code in RULES)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def test_the_page_of_findings_is_what_the_table_makes_it() -> None:
    made = run_cli("explain", "--all", "--format", "markdown", "--lang", "en")
    assert made.code == 0
    assert (ROOT / "docs" / "findings.md").read_text("utf-8") == made.stdout, "run make docs"


@pytest.mark.parametrize("asked", ["XX501", "xx501", "lagging"])
def test_explain_takes_a_code_or_a_name(asked: str) -> None:
    outcome = run_cli("explain", asked, "--lang", "en")
    assert outcome.code == 0
    assert "\nXX501  lagging" in f"\n{outcome.stdout}"
    assert "P01-01,2023-06,30" in outcome.stdout


def test_explain_takes_a_family() -> None:
    codes = re.findall(r"^XX\d{3}", run_cli("explain", "XX65").stdout, re.MULTILINE)
    assert codes == ["XX651", "XX652", "XX653", "XX654"]


def test_explain_says_what_it_does_not_know() -> None:
    assert run_cli("explain").code == 2
    assert run_cli("explain", "XX999").code == 2
    assert "XX501" in run_cli("explain", "XX5011").stderr
    assert run_cli("explain", "--all", "--format", "pdf").code == 2
