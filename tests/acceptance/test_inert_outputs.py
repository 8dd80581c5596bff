"""Every format of every command against an office whose every text tries to act."""

import re
from pathlib import Path

import pytest

from tests import inert
from tests.forged import FILE, FORGED, Office, write_forged
from tests.helpers import Outcome, run_cli
from tests.repository import Repo, new_repository
from xxtrack.cli.main import COMMANDS
from xxtrack.wording import LANGUAGES
from xxtrack.wording.pages import help_page

DAY = ("--as-of", "2023-06-30")
OUTPUTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *(("terminal", (*command, *DAY)) for command in (
        ("status",), ("status", "--all"), ("status", "--by", "lead"), ("status", "--by", "scope"),
        *(("show", f"P01-0{n}") for n in range(1, 9)), *(("show", f"P02-{n:02}") for n in range(9, 17)), ("due",),
        ("forecast",), ("diff",), ("changes",), ("validate",),
        *(("check", "--format", form) for form in ("text", "concise", "statistics")), ("trace", "SOURCE"),
    )),
    *(("json", (command, "--format", "json", *DAY)) for command in (
        "status", "check", "due", "diff", "forecast", "changes",
    )),
    ("json", ("trace", "SOURCE", "--format", "json", *DAY)),
    ("json", ("status", "--by", "lead", "--format", "json", *DAY)),
    ("json", ("check", "--format", "sarif", *DAY)),
    ("json", ("check", "--format", "gitlab", *DAY)),
    ("json", ("log", "P01-01", "--format", "json")),
    ("json", ("import", "TABLE", "--format", "json")),
    *(("csv", (command, "--format", "csv", *DAY)) for command in ("status", "forecast")),
    ("csv", ("status", "--by", "lead", "--format", "csv", *DAY)),
    *(("markdown", (command, "--format", "markdown", *DAY)) for command in (
        "status", "check", "due", "diff", "forecast", "changes",
    )),
    ("markdown", ("status", "--all", "--format", "markdown", *DAY)),
    ("markdown", ("status", "--by", "lead", "--format", "markdown", *DAY)),
    ("markdown", ("report", "--format", "bulletin", *DAY)),
    ("github", ("check", "--format", "github", *DAY)),
    ("github", ("diff", "--format", "github")),
    ("xml", ("check", "--format", "junit", *DAY)),
    ("html", ("report", "--format", "html", *DAY)),
    ("html", ("report", "--format", "brief", *DAY)),
    ("html", ("trace", "SOURCE", "--format", "html", *DAY)),
    ("svg", ("show", "P01-01", "--svg", "-", *DAY)),
    ("ics", ("due", "--format", "ics", *DAY)),
    ("terminal", ("log", "P01-01")),
    ("terminal", ("import", "TABLE")),
    ("terminal", ("import", "TABLE", "--source", FORGED[0], "--period", FORGED[1])),
    ("terminal", ("record", "P01-01", "77", "--period", "2023-06", "--note", FORGED[0], "--source", FORGED[1])),
    ("terminal", ("record", "P01-01", FORGED[0], "--period", "2023-06")),
    ("terminal", ("record", FORGED[0], "1", "--period", "2023-06")),
    ("terminal", ("fmt", "--check")),
)  # fmt: skip
assert all(kind in inert.KINDS for kind, _ in OUTPUTS)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Repo, Office]:
    """Under git with a changed plan, so that there is a diff and a log."""
    repo = new_repository(tmp_path_factory.mktemp("office"))
    forged = write_forged(repo.top)
    repo.commit("\x1b[31mfirst\u202e ::error::x")
    changed = forged.plan.read_text("utf-8").replace('100 \\u5bb6"', '90 \\u5bb6"').replace('"lead": "', '"lead": "z')
    forged.plan.write_text(changed, "utf-8")
    return repo, forged


def run(office: tuple[Repo, Office], *arguments: str, **env: str) -> Outcome:
    repo, forged = office
    named = {"SOURCE": forged.source.name, "TABLE": forged.table.name}
    return run_cli(*(named.get(one, one) for one in arguments), cwd=repo.top, env=env)


# The two languages in turn: what comes from data is the same in both.
@pytest.mark.parametrize(
    ("kind", "arguments", "lang"),
    [(*output, LANGUAGES[i % 2]) for i, output in enumerate(OUTPUTS)],
    ids=[" ".join(a).encode("unicode_escape").decode() for _, a in OUTPUTS],
)
def test_nothing_acts(office: tuple[Repo, Office], kind: str, arguments: tuple[str, ...], lang: str) -> None:
    outcome = run(office, *arguments, *(() if arguments[0] == "fmt" else ("--lang", lang)), XXTRACK_LANG=lang)
    assert outcome.code in {0, 1, 2, 3}, outcome.stderr
    assert "Traceback" not in outcome.stderr
    inert.terminal(outcome.stderr)
    assert outcome.stdout or outcome.code in {2, 3} or arguments[0] == "fmt", outcome.stderr
    if outcome.stdout:
        inert.KINDS[kind](outcome.stdout)


FILES = (
    ("office", ("report", "-o", "out.xlsx", *DAY)),
    ("office", ("report", "-o", "out.docx", *DAY)),
    ("office", ("report", "--annex", "inline", "-o", "out.docx", *DAY)),
    ("office", ("report", "--format", "brief", "-o", "out.docx", *DAY)),
    ("office", ("due", "--format", "xlsx", "-o", "out.xlsx", *DAY)),
    ("office", ("template", "--all", "--period", "2023-06", "--force", "-o", "out.xlsx")),
    ("csv", ("template", "--all", "--period", "2023-06", "--force", "-o", "out.csv")),
    *((kind, ("check", "--output", f"{form}=out", *DAY)) for kind, form in (
        ("json", "json"), ("json", "sarif"), ("json", "gitlab"), ("xml", "junit"), ("github", "github"),
        ("markdown", "markdown"), ("terminal", "text"),
    )),
    ("html", ("trace", "SOURCE", "--format", "html", "-o", "out")),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "arguments"), FILES, ids=[" ".join(a) for _, a in FILES])
def test_nothing_acts_in_files(office: tuple[Repo, Office], kind: str, arguments: tuple[str, ...]) -> None:
    outcome = run(office, *arguments)
    assert outcome.code in {0, 1}, outcome.stderr
    written = (
        office[0].top
        / next(one for one in arguments if one.startswith(("out", "=out")) or "=out" in one).rpartition("=")[2]
    )
    data = written.read_bytes()
    written.unlink()
    if kind == "office":
        inert.office(data)
    else:
        inert.KINDS[kind](data.decode())


@pytest.fixture(scope="module")
def unseen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Repo, Office]:
    """An office whose every text is made of characters that show no sign of their own."""
    repo = new_repository(tmp_path_factory.mktemp("unseen"))
    some = [c for c in inert.EDGES if c not in "\x00\t\n\r" and not "\ud800" <= c <= "\udfff"]
    texts = ["x".join(["甲", *some[at::40], "乙"]) for at in range(40)]
    forged = write_forged(repo.top, texts, "plan")
    repo.commit("first" + texts[0])
    changed = forged.plan.read_text("utf-8").replace('100 \\u5bb6"', '90 \\u5bb6"').replace('"lead": "', '"lead": "z')
    forged.plan.write_text(changed, "utf-8")
    return repo, forged


@pytest.mark.parametrize("kind", inert.KINDS)
def test_nothing_is_unseen(unseen: tuple[Repo, Office], kind: str) -> None:
    for n, (_, arguments) in enumerate(one for one in OUTPUTS if one[0] == kind):
        lang = () if arguments[0] == "fmt" else ("--lang", LANGUAGES[n % 2])
        outcome = run(unseen, *arguments, *lang, XXTRACK_LANG=LANGUAGES[n % 2])
        assert outcome.code in {0, 1, 2, 3}, outcome.stderr
        inert.terminal(outcome.stderr)
        assert outcome.stdout or outcome.code in {2, 3} or arguments[0] == "fmt", outcome.stderr
        if outcome.stdout:
            inert.KINDS[kind](outcome.stdout)


@pytest.mark.parametrize(("kind", "arguments"), FILES, ids=[" ".join(a) for _, a in FILES])
def test_nothing_is_unseen_in_files(unseen: tuple[Repo, Office], kind: str, arguments: tuple[str, ...]) -> None:
    test_nothing_acts_in_files(unseen, kind, arguments)


def test_nothing_acts_in_the_summary_of_a_ci_step(office: tuple[Repo, Office], tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    run(office, "check", "--format", "github", *DAY, GITHUB_STEP_SUMMARY=str(summary))
    inert.markdown(summary.read_text("utf-8"))


def test_every_unit_has_its_bulletin_inside_the_folder(office: tuple[Repo, Office], tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    outcome = run(office, "report", "--each-lead", "--format", "bulletin", "-o", str(folder), *DAY)
    assert outcome.code == 0, outcome.stderr
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    # Each text leads two items, once behind a z; what a ; or a comma parts from it is one more unit, the same in both.
    parts = sum(len([part for part in re.split("[,;]", text) if part.strip()]) for text in FORGED)
    assert len(written) == len(FORGED) + parts
    for path in written:
        assert path.parent == folder
        inert.terminal(path.name)
        inert.markdown(path.read_text("utf-8"))


EVIL = "\x1b[31m\u202e\udcff\n::error::x%0A[red]"
MISTAKES = (
    *((command, option, EVIL) for command in ("status", "check", "due", "forecast") for option in (
        "--as-of", "--plan", "--actuals", "--format", "--chapter", "--lead", "--point", "--lang", f"--{EVIL}",
    )),
    *(("status", option, EVIL) for option in ("--scope", "--status", "--kind", "--id", "--by", "--rev", "--known-at")),
    *(("check", option, EVIL) for option in (
        "--select", "--ignore", "--fail-on", "--output", "--min-attainment", "--against", "--rev",
    )),
    (EVIL,), ("show", EVIL), ("log", EVIL), ("explain", EVIL), ("diff", EVIL), ("diff", EVIL, EVIL), ("trace", EVIL),
    ("record", "P01-01", "--undo", "--file", EVIL), ("record", EVIL, "--undo"),
    ("import", EVIL), ("record", EVIL, "1", "--period", "2023-06"), ("record", "P01-01", "1", "--period", EVIL),
    ("record", "P01-01", EVIL, "--period", "2023-06"), ("record", "P01-01", "1", "--reported", EVIL),
    ("record", "P01-01", "1", "--period", "2023-06", "--scope", EVIL), ("record", "P01-01", "1", "--file", EVIL),
    ("fmt", EVIL), ("init", f"{EVIL}/nowhere/x"), ("report", "-o", f"{EVIL}/x.html"), ("report", "--format", EVIL),
    ("report", "--since", EVIL), ("report", "--lead", EVIL), ("template", "--period", EVIL, "-o", "x.csv", "--all"),
    ("template", "--period", "2023-06", "-o", EVIL, "--all"), ("changes", "--from", EVIL),
    ("show", "P01-01", "--svg", EVIL + "/x"),
    ("due", "--within", EVIL), ("forecast", EVIL),
)  # fmt: skip


@pytest.mark.parametrize("arguments", MISTAKES, ids=[" ".join(a).encode("unicode_escape").decode() for a in MISTAKES])
def test_an_argument_does_not_act_when_it_is_repeated(office: tuple[Repo, Office], arguments: tuple[str, ...]) -> None:
    outcome = run(office, *arguments)
    assert outcome.code in {0, 1, 2, 3}, outcome.stderr
    inert.terminal(outcome.stdout)
    inert.terminal(outcome.stderr)


def test_a_broken_plan_and_table_do_not_act_where_they_are_quoted(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    for content in (
        "a: [\x1b\n",
        "\x9b: \u202e: [",
        '"\\u202e\\x1b": {',
        "plan: &\u202e x",
        "? \u200b",
        "a\u2028b: c: d",
    ):
        (tmp_path / "plan" / f"{FILE}.yaml").write_text(content, "utf-8")
        for form in ("text", "github", "json", "junit", "markdown"):
            outcome = run_cli("check", "--format", form, cwd=tmp_path)
            assert outcome.code == 3
            inert.KINDS[{"text": "terminal", "junit": "xml"}.get(form, form)](outcome.stdout)
            inert.terminal(outcome.stderr)


@pytest.mark.parametrize("command", COMMANDS)
def test_pages_of_help_are_plain(command: str) -> None:
    for lang in LANGUAGES:
        written = help_page(command, lang)
        assert not re.search(r"[^\n]\n\x08", written), "the mark for lines that stay as they are begins a paragraph"
    outcome = run_cli(command, "--help")
    assert outcome.code == 0
    inert.terminal(outcome.stdout)
