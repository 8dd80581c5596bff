"""What `xxtrack trace` prints and writes: exit codes, formats, languages, widths, hostile text."""

import json
import re
import shutil
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from rich.cells import cell_len

from tests.helpers import ROOT, run_cli
from tests.unit.assess.trace.cases import FOLDER, TEXT, plan
from xxtrack.model.rules import RULES


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    shutil.copy(FOLDER / "plan.yaml", tmp_path / "plan" / "plan.yaml")
    (tmp_path / "source.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_exit_codes(here: Path) -> None:
    assert run_cli("trace", "source.txt", cwd=here).code == 0
    (here / "changed.txt").write_text(TEXT.replace("15家", "16家"), "utf-8")
    assert run_cli("trace", "changed.txt", cwd=here).code == 1
    assert run_cli("trace", "nowhere.txt", cwd=here).code == 3
    assert run_cli("trace", ".", cwd=here).code == 3
    assert run_cli("trace", "source.txt", "--format", "pdf", cwd=here).code == 2
    assert run_cli("trace", "source.txt", "--output", "a.txt", cwd=here).code == 2
    assert run_cli("trace", cwd=here).code == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_tables_keep_to_the_width(here: Path, lang: str, width: int) -> None:
    out = run_cli("trace", "source.txt", "--lang", lang, cwd=here, width=width)
    assert max(map(cell_len, out.stdout.splitlines())) <= width
    assert "100%" in out.stdout
    assert ("无人认领" if lang == "zh" else "unclaimed") in out.stdout


def test_findings_are_limited_and_the_rest_is_counted(here: Path) -> None:
    (here / "long.txt").write_text(TEXT + "".join(f"，新增{i}家" for i in range(1, 40)), "utf-8")
    out = run_cli("trace", "long.txt", "--limit", "3", cwd=here)
    assert out.stdout.count("long.txt:") == 3
    assert "另有 75 个未列出" in out.stdout  # 39 clauses and 39 numerals
    assert run_cli("trace", "long.txt", "--limit", "0", cwd=here).stdout.count("long.txt:") == 78


def test_json_has_every_clause_and_numeral(here: Path) -> None:
    content = json.loads(run_cli("trace", "source.txt", "--format", "json", cwd=here).stdout)
    assert content["complete"] is True
    assert content["counts"]["clauses"]["total"] == len(content["clauses"]) == 22
    mine = next(c for c in content["clauses"] if c["text"] == "建成公厕４０座")
    assert (mine["line"], mine["column"], mine["items"], mine["status"]) == (12, 26, ["P03-03"], "no-data")
    numeral = next(n for n in content["numerals"] if n["text"] == "４０")
    assert (numeral["kind"], numeral["values"], numeral["cover"]) == ("amount", [40], "claimed")


class Page(HTMLParser):
    """Tags, ids, links and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.classes: dict[str, str] = {}
        self.words = ""
        self._skip = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        self._skip = tag in {"style", "i"}
        assert "style" not in given, "the policy allows no inline style"
        assert not any(name.startswith("on") for name in given)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a":
            self.links.append(str(given["href"]))
            if "title" in given:
                self.classes[str(given["href"])] = str(given["class"])

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser names it
        self._skip = False

    def handle_data(self, data: str) -> None:
        self.words += "" if self._skip else data


def html(here: Path, *arguments: str) -> str:
    return run_cli("trace", "source.txt", "--format", "html", *arguments, cwd=here).stdout


def test_the_page_is_the_document_with_its_statuses(here: Path) -> None:
    (here / "data" / "actuals").mkdir(parents=True)
    rows = "id,period,value\nP01-01,2023-06,16\nP03-03,2023-06,2\n"
    (here / "data" / "actuals" / "a.csv").write_text(rows, "utf-8")
    page = Page(html(here, "--as-of", "2023-06"))
    body = re.sub(r"\s", "", page.words)
    for line in TEXT.split("\n"):
        assert re.sub(r"\s", "", line) in body
    assert page.classes["#P01-01"] == "s achieved"
    assert page.classes["#P03-03"] == "s lagging"


def test_the_page_stands_alone_and_its_links_lead_somewhere(here: Path) -> None:
    text = html(here)
    page = Page(text)
    assert page.tags["script"] == 1
    assert page.tags["img"] == page.tags["link"] == 0
    assert [link for link in page.links if link.removeprefix("#") not in page.ids] == []
    assert [name for name, n in Counter(page.ids).items() if n > 1] == []
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in text
    assert set(plan().items) <= set(page.ids)


def test_words_of_the_document_do_not_act_in_the_page(here: Path) -> None:
    hostile = '<script>alert(1)</script>&amp;"\x1b[31m\u202e'
    (here / "source.txt").write_text(f"{TEXT}{hostile}", "utf-8")
    page = html(here)
    assert page.count("<script") == 1
    assert "&lt;script&gt;" in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    table = run_cli("trace", "source.txt", cwd=here).stdout
    assert "\x1b" not in table
    assert "\u202e" not in table


def test_without_the_extra_for_pages_the_document_as_a_page_is_a_sentence(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xxtrack.cli.extras.find_spec", lambda _: None)
    out = run_cli("trace", "source.txt", "--format", "html", "--output", "a.html", cwd=here)
    assert (out.code, out.stdout) == (3, "")
    assert "xxtrack[report]" in out.stderr
    assert not (here / "a.html").exists()


def test_the_same_input_gives_the_same_bytes_in_a_file_as_on_the_screen(here: Path) -> None:
    first = html(here, "--as-of", "2023-06")
    out = run_cli("trace", "source.txt", "--format", "html", "--as-of", "2023-06", "--output", "a.html", cwd=here)
    assert (out.code, out.stdout) == (0, "")
    assert (here / "a.html").read_text("utf-8") == first


def test_english_has_no_chinese_of_ours(here: Path) -> None:
    (here / "source.txt").write_text(TEXT.replace("15家", "16家") + "，多出一句", "utf-8")
    page = run_cli("trace", "source.txt", "--lang", "en", cwd=here).stdout
    assert "the source says “16” where its text says “15”" in page
    for word in ("已认领", "原文", "分句", "没有事项"):
        assert word not in page


BREAKS = {
    "XX703": ("建成公厕", "再建成公厕"),
    "XX704": ("建成公厕４０座", "建成公厕４０座、9座"),
    "XX705": ("第四水厂开工", "第四水厂改造开工"),
    "XX706": ("15家", "16家"),
    "XX708": ("大力实施三大战略", "大力推进改革"),
    "XX709": ("优化生态", "改善生态"),
}


@pytest.mark.parametrize("code", BREAKS)
def test_each_rule_on_the_document_is_broken_and_kept(here: Path, code: str) -> None:
    old, new = BREAKS[code]
    assert f" {code}" not in run_cli("trace", "source.txt", cwd=here).stdout
    (here / "source.txt").write_text(TEXT.replace(old, new), "utf-8")
    assert f" {code}" in run_cli("trace", "source.txt", cwd=here).stdout


@pytest.mark.parametrize(
    ("code", "old", "new", "exit_code"),
    [("XX707", "≥ 15 家", "≥ 18 家", 1), ("XX710", ", text: 第四水厂开工", "", 1)],
)
def test_each_rule_on_the_plan_is_broken_and_kept(here: Path, code: str, old: str, new: str, exit_code: int) -> None:
    place = here / "plan" / "plan.yaml"
    place.write_text(place.read_text("utf-8").replace(old, new), "utf-8")
    out = run_cli("trace", "source.txt", cwd=here)
    assert f" {code}" in out.stdout
    assert out.code == exit_code


def test_each_rule_on_unusable_sources(here: Path) -> None:
    (here / "empty.txt").write_bytes(b"")
    for source, code in (("nowhere.txt", "XX701"), ("empty.txt", "XX702")):
        for form in ("table", "json"):
            out = run_cli("trace", source, "--format", form, cwd=here)
            assert (out.code, out.stdout) == (3, "")
            assert code in out.stderr
        assert code in run_cli("trace", source, "--format", "sarif", cwd=here).stdout


def test_the_policy_of_the_plan_decides_what_fails(here: Path) -> None:
    place = here / "plan" / "plan.yaml"
    place.write_text(
        place.read_text("utf-8").replace("excused:\n", "policy: {severity: {XX7: warning}}\nexcused:\n", 1)
    )
    (here / "source.txt").write_text(TEXT.replace("15家", "16家"), "utf-8")
    out = run_cli("trace", "source.txt", cwd=here)
    assert (out.code, "警告" in out.stdout) == (0, True)


def test_all_rules_of_the_trace_are_errors_but_two() -> None:
    mild = [code for code, rule in RULES.items() if code.startswith("XX7") and rule.severity.rank]
    assert mild == ["XX710", "XX711"]


def test_the_2023_plan_accounts_for_the_whole_of_its_document(source_document: Path) -> None:
    out = run_cli("trace", str(source_document), "--format", "json", "--as-of", "2023-06")
    content = json.loads(out.stdout)
    assert out.code == 0
    assert content["findings"] == []
    assert content["counts"]["clauses"]["coverage"] == content["counts"]["numerals"]["coverage"] == 1
    assert content["counts"]["numerals"]["total"] > 350


REPORTS = {
    "github": "::error file=source.txt,line=",
    "gitlab": '"path": "source.txt"',
    "junit": "source.txt",
    "sarif": '"uri": "source.txt"',
}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_findings_are_given_as_check_gives_them(here: Path, name: str, lang: str) -> None:
    assert run_cli("trace", "source.txt", "--format", name, "--lang", lang, cwd=here).code == 0
    (here / "source.txt").write_text(TEXT.replace("15家", "16家"), "utf-8")
    out = run_cli("trace", "source.txt", "--format", name, "--lang", lang, cwd=here)
    assert out.code == 1
    assert "XX706" in out.stdout
    assert REPORTS[name] in out.stdout
    written = run_cli("trace", "source.txt", "--format", name, "--lang", lang, "--output", "a.out", cwd=here)
    assert (written.code, written.stdout) == (1, "")
    assert (here / "a.out").read_text("utf-8") == out.stdout


@pytest.mark.parametrize("name", REPORTS)
def test_a_source_or_plan_that_is_none_is_reported_in_the_format(here: Path, name: str) -> None:
    gone = run_cli("trace", "nowhere.txt", "--format", name, cwd=here)
    assert gone.code == 3
    assert "XX701" in gone.stdout
    (here / "plan" / "plan.yaml").write_text("version: [", "utf-8")
    broken = run_cli("trace", "source.txt", "--format", name, "--output", "a.out", cwd=here)
    assert (broken.code, broken.stdout) == (3, "")
    assert "XX103" in (here / "a.out").read_text("utf-8")


def test_sarif_of_a_trace_keeps_the_published_schema(here: Path) -> None:
    (here / "source.txt").write_text(TEXT.replace("15家", "16家"), "utf-8")
    log = json.loads(run_cli("trace", "source.txt", "--format", "sarif", cwd=here).stdout)
    jsonschema.validate(log, json.loads((ROOT / "tests/schemas/sarif-2.1.0-rtm.4.json").read_text("utf-8")))
    assert log["runs"][0]["results"]
