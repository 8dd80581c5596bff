"""The page without a browser: its figures, its shape, and what it lets in. tests/browser opens it."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.helpers import ROOT, judge, make_plan, run_cli
from tests.hostile import EVIL, write_hostile
from xxtrack.assess.bulletin import last_period_end, moves
from xxtrack.render.signs import SIGNS
from xxtrack.render.words import is_sample

AS_OF = ("--as-of", "2023-09")


def page_of(*arguments: str, cwd: Path = ROOT) -> str:
    """The page as `report` writes it to standard output."""
    outcome = run_cli("report", *arguments, cwd=cwd)
    assert outcome.code == 0, outcome.stderr
    return outcome.stdout


def tree(page: str) -> ET.Element:
    """The page parsed strictly: the template is written so that it is XML too."""
    body = page.removeprefix("<!DOCTYPE html>\n")
    body = re.sub(r"(<(script|style)>).*?(</\2>)", r"\1\3", body, flags=re.DOTALL)
    return ET.fromstring(body)


def rows(root: ET.Element) -> dict[str, ET.Element]:
    table = next(element for element in root.iter("table") if element.get("id") == "table")
    return {row.attrib["data-id"]: row for row in table.iterfind("tbody/tr")}


def words(element: ET.Element) -> str:
    return "".join(element.itertext()).strip()


@pytest.fixture(scope="module")
def page() -> str:
    return page_of(*AS_OF)


@pytest.fixture(scope="module")
def root(page: str) -> ET.Element:
    return tree(page)


@pytest.fixture(scope="module")
def items() -> Mapping[str, Mapping[str, Any]]:
    status = json.loads(run_cli("status", *AS_OF, "--format", "json").stdout)
    return {item["id"]: item for item in status["items"]}


def articles(root: ET.Element) -> dict[str, ET.Element]:
    return {article.attrib["id"].removeprefix("item-"): article for article in root.iter("article")}


def test_every_item_has_one_row_and_is_told_once_in_full(root: ET.Element, items: Mapping[str, Any]) -> None:
    assert sorted(rows(root)) == sorted(items)
    assert list(articles(root)) == list(items)
    for name, article in articles(root).items():
        assert items[name]["text"] in [words(quote) for quote in article.iter("blockquote")], name
        told = [words(next(iter(row))) for row in article.iterfind("table/tr")]
        assert told == [day for day in told if re.fullmatch(r"2023-\d\d-\d\d", day)]


def test_the_worst_comes_first(root: ET.Element, items: Mapping[str, Any]) -> None:
    order = ["missed", "lagging", "no-data", "at-risk", "not-due", "on-track", "ahead", "achieved"]
    shown = [items[name] for name in rows(root)]
    ranks = [(not (item["stale"] or order.index(item["status"]) < 4), order.index(item["status"])) for item in shown]
    assert ranks == sorted(ranks)
    behind = [item["pace_index"] for item in shown if item["status"] == "at-risk" and item["trend"] is None]
    known = [index for index in behind if index is not None]
    assert known == sorted(known)


def test_416_items_take_less_than_a_megabyte(page: str) -> None:
    assert len(page.encode()) < 978_000


KEYS = {5: "actual", 6: "expected", 7: "attainment", 8: "pace_index", 11: "forecast"}


def test_its_figures_are_those_of_the_json(root: ET.Element, items: Mapping[str, Any]) -> None:
    for name, row in rows(root).items():
        cells = list(row)
        for column, key in KEYS.items():
            shown = words(cells[column]).removesuffix("%")
            exact = cells[column].get("data-v", shown if re.match(r"-?\d", shown) else "")
            assert (json.loads(exact) if exact else None) == items[name][key], (name, key)
        assert row.get("data-status") == items[name]["status"]
        target = items[name]["target"]
        if target:
            assert words(cells[4]) == target["text"]
        assert words(cells[3]) == items[name]["lead"]
        assert words(cells[10]) == (items[name]["observed"] or "")


def test_its_figures_are_shown_as_the_other_formats_show_them(root: ET.Element) -> None:
    markdown = run_cli("status", *AS_OF, "--all", "--format", "markdown").stdout
    shown = {}
    for line in markdown.splitlines():
        cells = [re.sub(r"\\(.)", r"\1", cell.strip()) for cell in line.strip("|").split(" | ")]
        if len(cells) == 10 and re.fullmatch(r"P\d\d-\d\d", cells[1]):
            shown[cells[1]] = [*cells[3:9], cells[9]]
    for name, row in rows(root).items():
        cells = [words(cell) for cell in row]
        assert [*cells[4:9], cells[11]] == shown[name][:6], name


def test_the_counts_add_up_and_say_to_what(root: ET.Element, items: Mapping[str, Any]) -> None:
    counts = {e.attrib["data-count"]: int(words(e)) for e in root.iter("span") if e.get("data-count")}
    assert len(counts) == 8
    assert sum(counts.values()) == len(items) == 416
    total = next(words(p) for p in root.iter("p") if p.get("class") == "sum")
    assert total.startswith("合计 416 项（计划共 416 项）")


def test_the_heat_map_adds_up(root: ET.Element) -> None:
    heat = next(table for table in root.iter("table") if table.get("class") == "heat")
    body = [row for row in heat.iterfind("tbody/tr") if row.get("class") != "chapter-row"]
    assert len(body) == 43
    whole = [0] * 9
    for row in body:
        numbers = [int(words(cell)) if words(cell) != "·" else 0 for cell in row.iterfind("td")]
        assert sum(numbers[:8]) == numbers[8]
        whole = [a + b for a, b in zip(whole, numbers, strict=True)]
    assert [int(words(cell)) for cell in heat.iterfind("tfoot/tr/td")] == whole


def test_leads_cover_every_item(root: ET.Element) -> None:
    section = next(s for s in root.iter("details") if s.find("table") is not None and words(s[0]) == "按牵头单位")
    assert (
        sum(int(words(row[1])) for row in section.iterfind(".//tbody/tr")) == 416 + 4 + 5
    )  # P24-14 for five units, P09-02 for six


def test_the_policy_lets_in_only_the_pages_own_style_and_script(page: str, root: ET.Element) -> None:
    policy = next(m.attrib["content"] for m in root.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        contents = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(contents) == 1
        digest = base64.b64encode(hashlib.sha256(contents[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_nothing_is_loaded_and_nothing_acts(page: str, root: ET.Element) -> None:
    outside = set(re.findall(r"\b(?:https?:)?//[^\s\"'<>]+", page)) - {"http://www.w3.org/2000/svg"}
    assert outside == set()
    for element in root.iter():
        assert element.tag.rpartition("}")[2] not in {"link", "img", "iframe", "object", "embed", "base", "video"}
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in {"src", "srcset", "style", "action", "data"}
            assert name != "href" or value.startswith("#")


def test_every_link_within_the_page_has_an_end(root: ET.Element) -> None:
    ids = [element.attrib["id"] for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [e.attrib["href"] for e in root.iter() if e.tag.rpartition("}")[2] in {"a", "use"}]
    assert {link[1:] for link in links} <= set(ids)


def test_a_status_is_never_only_a_colour(root: ET.Element) -> None:
    pills = [e for e in root.iter("b") if (e.get("class") or "").startswith("pill")]
    assert len(pills) > 400
    assert all(len(words(pill)) >= 2 for pill in pills)
    style = (ROOT / "src/xxtrack/render/page/templates/page.css").read_text("utf-8")
    for status, sign in SIGNS.items():
        assert f'.s-{status.value}.pill::before {{ content: "{sign}" / ""; }}' in style


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    write_hostile(tmp_path)
    hostile = page_of("--as-of", "2023-06", cwd=tmp_path)
    root = tree(hostile)
    test_nothing_is_loaded_and_nothing_acts(re.sub(r"https://evil\.example/", "", hostile), root)
    assert hostile.count("<script>") == 1
    assert hostile.count("<style>") == 1
    names = [words(row.find("th/a")) for row in rows(root).values()]  # type: ignore[arg-type]
    assert {*names} >= {evil.replace('\\"', '"') for evil in EVIL}


def test_direction_and_control_characters_are_shown_as_codes(tmp_path: Path) -> None:
    write_hostile(tmp_path)
    plan = tmp_path / "plan" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace('name: "each"', 'name: "a\\u202Eb"'), "utf-8")
    shown = page_of("--as-of", "2023-06", cwd=tmp_path)
    assert "\u202e" not in shown
    assert "a&lt;U+202E&gt;b" in shown


def test_the_same_input_gives_the_same_bytes(page: str) -> None:
    assert page_of(*AS_OF) == page


def test_english_has_no_chinese_of_its_own() -> None:
    english = page_of(*AS_OF, "--lang", "en")
    root = tree(english)
    assert root.get("lang") == "en"
    for heading in [*root.iter("h2"), *root.iter("button"), *root.iter("caption"), *root.iter("dt")]:
        if heading.get("lang") is None:
            assert not re.search(r"[\u4e00-\u9fff]", words(heading)), words(heading)


def test_made_up_figures_are_called_so_and_errors_make_the_page_say_it_is_partial(page: str, tmp_path: Path) -> None:
    assert 'id="sample"' in page
    assert 'id="partial"' not in page
    bad = tmp_path / "a.csv"
    bad.write_text("id,period,value\nP00-01,2023-06,20.5\nP00-02,2023-06,many\n", "utf-8")
    outcome = run_cli("report", "--actuals", str(bad), "--as-of", "2023-06")
    assert outcome.code == 0
    assert 'id="sample"' not in outcome.stdout
    assert 'id="partial"' in outcome.stdout
    assert "结果不完整" in outcome.stderr


def test_only_a_source_that_says_so_is_a_sample() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 100 家}")
    assert is_sample(plan, ["统计局", "示例数据"])
    assert is_sample(plan, ["Illustrative figures"])
    assert not is_sample(plan, ["统计局"])
    assert not is_sample(plan, [])


def test_a_file_is_written_whole_and_nothing_else(tmp_path: Path, page: str) -> None:
    place = tmp_path / "r.HTML"
    outcome = run_cli("report", *AS_OF, "-o", str(place))
    assert (outcome.code, outcome.stdout) == (0, "")
    assert str(place) in outcome.stderr
    assert place.read_text("utf-8") == page
    assert [path.name for path in place.parent.iterdir()] == ["r.HTML"]


@pytest.mark.parametrize("arguments", [("-o", "x.exe"), ("-o", "x"), ("--format", "exe")])
def test_an_unknown_format_is_bad_usage(arguments: tuple[str, ...], tmp_path: Path) -> None:
    outcome = run_cli("report", "--plan", str(ROOT / "plan" / "2023.yaml"), *arguments, cwd=tmp_path)
    assert outcome.code == 2
    assert "html" in outcome.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    outcome = run_cli("report", *AS_OF, "-o", str(tmp_path / "file" / "r.html"))
    assert outcome.code == 3
    assert "无法写入" in outcome.stderr


def test_a_chapter_alone_is_counted_alone() -> None:
    root = tree(page_of(*AS_OF, "--chapter", "8"))
    assert len(rows(root)) == 22
    assert next(words(p) for p in root.iter("p") if p.get("class") == "sum").startswith("合计 22 项（计划共 416 项）")


QUARTERLY = """\
version: 1
plan: {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}
policy: {reporting: {frequency: FREQUENCY, grace: 10}}
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
"""


@pytest.mark.parametrize(
    ("frequency", "as_of", "before"),
    [
        ("quarterly", "2023-12-31", "2023-09-30"),
        ("quarterly", "2023-08-15", "2023-06-30"),
        ("quarterly", "2023-03-31", None),
        ("monthly", "2023-03-31", "2023-02-28"),
        ("monthly", "2023-03-01", "2023-02-28"),
        ("monthly", "2023-01-31", None),
        ("yearly", "2023-12-31", "2023-09-30"),
    ],
)
def test_the_last_period_is_the_one_that_ended_before(frequency: str, as_of: str, before: str | None) -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 100 家}", head=QUARTERLY.replace("FREQUENCY", frequency))
    day = last_period_end(plan, judge(plan, as_of).as_of)
    assert (day.isoformat() if day else None) == before


def test_what_changed_is_what_has_another_status() -> None:
    plan = make_plan(
        "{id: P01-01, name: a, target: ≥ 100 家}",
        "{id: P01-02, name: b, target: ≥ 100 家}",
        "{id: P01-03, name: c, target: ≥ 100 家}",
    )
    figures = ["P01-01,2023-03,25,,,", "P01-01,2023-06,30,,,", "P01-02,2023-03,20,,,", "P01-02,2023-06,100,,,"]
    figures += ["P01-03,2023-03,25,,,", "P01-03,2023-06,50,,,"]
    found = moves(judge(plan, "2023-03-31", *figures), judge(plan, "2023-06-30", *figures))
    assert [(m.after.item.id, m.before.status.value, m.after.status.value, m.worse) for m in found] == [
        ("P01-01", "on-track", "lagging", True),
        ("P01-02", "lagging", "achieved", False),
    ]


def test_a_page_for_a_unit_or_a_chapter_says_in_title_and_heading_what_it_covers(tmp_path: Path) -> None:
    for options, said in (
        (("--lead", "空港新城"), "空港新城：牵头"),
        (("--chapter", "3"), "第三章 紧扣壮大主导产业"),
    ):
        path = tmp_path / "page.html"
        assert run_cli("report", *options, "--as-of", "2023-06-30", "-o", str(path)).code == 0
        page = path.read_text("utf-8")
        assert said in page.partition("<title>")[2].partition("</title>")[0]
        assert f'<p class="covers" lang="zh">{said}' in page
    whole = run_cli("report", "--as-of", "2023-06-30").stdout
    assert 'class="covers"' not in whole
