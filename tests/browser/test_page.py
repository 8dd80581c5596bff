"""The page in a real browser: what a reader does with it, how it looks, and that nothing in it acts."""

import csv
import io
import json
import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import inert
from tests.browser.conftest import SCREENSHOTS
from tests.helpers import run_cli
from tests.hostile import EVIL

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

SHOWN = "#table tbody tr:not([hidden])"


def items() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run_cli("status", "--as-of", "2023-09", "--format", "json").stdout)[
        "items"
    ]
    return found


def shown_ids(page: Any) -> list[str]:
    ids: list[str] = page.eval_on_selector_all(SHOWN, "rows => rows.map(row => row.dataset.id)")
    return ids


def test_sorting_is_by_the_exact_figure_and_missing_comes_last(visit: Visit, report: Path) -> None:
    page = visit(report)
    page.click("#more")
    heads = page.locator("#table thead th")
    button = page.locator("#table thead button", has_text="完成率")
    figures = {item["id"]: item["attainment"] for item in items()}
    known = sorted(value for value in figures.values() if value is not None)
    for direction, wanted in (("ascending", known), ("descending", known[::-1])):
        button.click()
        order = [figures[name] for name in shown_ids(page)]
        assert len(order) == len(figures)
        assert order == [*wanted, *[None] * (len(figures) - len(known))]
        assert page.locator("#table thead th[aria-sort]").count() == 1
        assert heads.nth(7).get_attribute("aria-sort") == direction


def test_sorting_by_status_puts_the_worst_first(visit: Visit, report: Path) -> None:
    page = visit(report)
    page.locator("#table thead button", has_text="状态").click()
    assert page.locator(SHOWN).first.get_attribute("data-status") == "missed"


def test_filters_show_what_fits_and_say_how_many(visit: Visit, report: Path) -> None:
    page = visit(report)
    assert len(shown_ids(page)) == 100
    lagging = {item["id"] for item in items() if item["status"] == "lagging"}
    page.select_option("select[name=status]", "lagging")
    assert set(shown_ids(page)) == lagging
    assert page.inner_text("#shown") == f"符合条件 {len(lagging)} 项，共 416 项"
    page.select_option("select[name=place]", "chapter-3")
    assert set(shown_ids(page)) == {i["id"] for i in items() if i["status"] == "lagging" and i["chapter"] == 3}
    page.click("button[type=reset]")
    page.locator("#shown", has_text="符合条件 416 项").wait_for()
    page.select_option("select[name=scope]", label="空港新城")
    scoped = {i["id"] for i in items() if any(part["scope"] == "空港新城" for part in i["scopes"])}
    assert set(shown_ids(page)) == scoped


def test_search_finds_names_ids_and_the_words_of_the_source(visit: Visit, report: Path) -> None:
    page = visit(report)
    page.fill("input[name=search]", "p04-04")
    assert shown_ids(page) == ["P04-04"]
    page.fill("input[name=search]", "登高 科技成果转化")
    assert "P04-03" in shown_ids(page)
    page.fill("input[name=search]", "查无此项")
    assert shown_ids(page) == []
    assert page.is_visible("#none")


def test_a_number_of_the_heat_map_shows_those_items(visit: Visit, report: Path) -> None:
    page = visit(report)
    page.click("a[data-filter='place=point-4&status=lagging']")
    page.locator("#shown", has_text="符合条件 1 项").wait_for()
    assert shown_ids(page) == [i["id"] for i in items() if i["point"] == 4 and i["status"] == "lagging"]
    page.click("#urgent a[data-filter='status=attention']")
    page.locator("#shown", has_text="符合条件 40 项").wait_for()
    urgent = {"missed", "lagging", "no-data", "at-risk"}
    assert set(shown_ids(page)) == {i["id"] for i in items() if i["status"] in urgent or i["stale"]}


def test_an_item_opens_by_keyboard_and_gives_the_focus_back(visit: Visit, report: Path) -> None:
    page = visit(report)
    link = page.locator("#table a[href='#item-P00-03']")
    link.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    panel.wait_for(state="visible")
    assert panel.locator("h2").inner_text() == "工业投资增长"
    assert panel.locator("svg.chart").is_visible()
    assert page.evaluate("document.activeElement.closest('dialog').id") == "panel"
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#item-P00-03"
    assert "P00-03" not in page.url


def test_a_link_to_an_item_opens_it_and_back_closes_it(visit: Visit, report: Path) -> None:
    for part in ("#item-P04-04", "#P04-04"):
        page = visit(report, part)
        assert page.inner_text("#panel-id") == "P04-04"
        page.click("#close")
        page.locator("#panel").wait_for(state="hidden")
        page.locator("#urgent .urgent-list a").first.click()
        page.locator("#panel").wait_for(state="visible")
        page.go_back()
        page.locator("#panel").wait_for(state="hidden")


@pytest.mark.parametrize("part", ["#P99-99", "#item-P99-99", "#%E0%A4%A", "#unit-nobody-knows", "#items?status=x&y"])
def test_an_address_of_nothing_opens_nothing_and_filters_nothing(visit: Visit, report: Path, part: str) -> None:
    page = visit(report, part)
    assert page.locator("dialog[open]").count() == 0
    assert len(shown_ids(page)) == 100


def test_the_address_keeps_filters_order_and_item_over_a_reload(visit: Visit, report: Path) -> None:
    page = visit(report)
    page.select_option("select[name=status]", "at-risk")
    page.locator("#table thead button", has_text="完成率").click()
    page.fill("input[name=search]", "项目")
    before = shown_ids(page)
    assert 0 < len(before) < 21
    page.reload()
    assert shown_ids(page) == before
    page.locator(SHOWN).nth(1).locator("a").click()
    page.locator("#panel").wait_for(state="visible")
    assert before[1] in page.url
    page.reload()
    assert page.inner_text("#panel-id") == before[1]
    assert shown_ids(page) == before
    shared = visit(report, "#" + page.url.partition("#")[2])
    assert shared.inner_text("#panel-id") == before[1]
    assert shown_ids(shared) == before
    shared.click("#close")
    shared.locator("#panel").wait_for(state="hidden")
    assert shown_ids(shared) == before
    assert "status=at-risk" in shared.url
    assert before[1] not in shared.url


def test_a_panel_goes_to_the_next_and_the_one_before_among_those_shown(visit: Visit, report: Path) -> None:
    page = visit(report, "#items?status=lagging")
    shown = shown_ids(page)
    page.locator(SHOWN).first.locator("a").click()
    page.locator("#panel").wait_for(state="visible")
    assert page.locator("#previous").is_disabled()
    for name in shown[1:]:
        page.click("#next")
        assert page.inner_text("#panel-id") == name
    assert page.locator("#next").is_disabled()
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#panel-id") == shown[-2]
    page.go_back()
    page.locator("#panel").wait_for(state="hidden")


def test_a_unit_a_chapter_and_a_point_have_an_address(visit: Visit, report: Path) -> None:
    page = visit(report, "#unit-空港新城")
    mine = {i["id"] for i in items() if "空港新城" in i["lead"]}
    assert mine < set(shown_ids(page))
    assert len(shown_ids(page)) == 6
    assert page.title().startswith("空港新城 · ")
    assert page.inner_text("#asked").strip() == "牵头单位 空港新城"
    page = visit(report, "#chapter-3")
    assert set(shown_ids(page)) == {i["id"] for i in items() if i["chapter"] == 3}
    page.select_option("select[name=status]", "lagging")
    assert "#chapter-3?status=lagging" in page.url
    page = visit(report, "#point-4")
    assert set(shown_ids(page)) == {i["id"] for i in items() if i["point"] == 4}


def downloaded(page: Any, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.click(button)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_the_rows_that_are_shown_come_as_csv(visit: Visit, report: Path) -> None:
    page = visit(report, "#items?status=lagging&sort=-attainment")
    name, content = downloaded(page, "#csv")
    assert name.endswith(".csv")
    table = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert table[0][:4] == ["状态", "编号", "事项", "牵头"]
    assert [row[1] for row in table[1:]] == shown_ids(page)
    assert {row[0] for row in table[1:]} == {"滞后"}


def test_nothing_in_the_csv_of_a_hostile_plan_is_a_formula(visit: Visit, hostile: Path, tmp_path: Path) -> None:
    folder = hostile.parent
    plan = (folder / "plan" / "plan.yaml").read_text("utf-8").replace('name: "each"', "name: \"=cmd|'/c calc'!A0\"")
    (tmp_path / "plan.yaml").write_text(plan, "utf-8")
    place = tmp_path / "page.html"
    arguments = ("--plan", str(tmp_path / "plan.yaml"), "--actuals", str(folder / "data" / "actuals" / "a.csv"))
    assert run_cli("report", *arguments, "--as-of", "2023-06", "-o", str(place)).code == 0
    _, content = downloaded(visit(place), "#csv")
    assert "'=cmd|" in content.decode("utf-8-sig")
    inert.csv_text(content.decode("utf-8"))


def test_a_chart_comes_as_a_picture_of_its_own(visit: Visit, report: Path) -> None:
    page = visit(report, "#item-P04-04")
    name, content = downloaded(page, "#panel [data-picture=svg]")
    assert name.endswith(".svg")
    inert.svg(content.decode("utf-8"))
    assert "9月" in content.decode("utf-8")
    assert "序时目标" in content.decode("utf-8")
    name, content = downloaded(page, "#panel [data-picture=png]")
    keep("chart.png", content)
    assert png_size(content) == (800, 460)
    assert len(content) > 8_000


def test_the_trend_of_the_whole_comes_as_a_picture(visit: Visit, report: Path) -> None:
    page = visit(report)
    name, content = downloaded(page, "#trend [data-picture=svg]")
    assert name.endswith(".svg")
    inert.svg(content.decode("utf-8"))
    assert "9月" in content.decode("utf-8")
    name, content = downloaded(page, "#trend [data-picture=png]")
    keep("trend.png", content)
    assert png_size(content)[0] > 600
    page.emulate_media(media="print")
    assert page.locator("#trend [data-picture=svg]").is_hidden()


def test_the_link_is_copied(browser: Any, report: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(report.as_uri() + "#items?status=lagging")
    page.click("#tools [data-copy]")
    page.locator("#tools [data-copy]", has_text="已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith("#items?status=lagging")
    context.close()


def test_the_question_of_a_leader_is_answered_above_the_fold(visit: Visit, report: Path) -> None:
    page = visit(report, width=1440, height=900)
    for part in (".rate", ".rate-box .moved", ".counts li:last-child", ".cards li:last-child"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 900, part
    assert page.inner_text(".rate") == "83.2%"
    assert page.inner_text(".rate-box .moved") == "较上期 ↑ +1.8 个百分点"


def test_the_head_of_the_heat_map_stays(visit: Visit, report: Path) -> None:
    page = visit(report)
    page.locator(".heat tbody").nth(6).scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 200)")
    assert 0 <= page.locator(".heat thead th").first.bounding_box()["y"] <= 60


def test_on_a_phone_it_is_short_enough_to_use(visit: Visit, report: Path) -> None:
    page = visit(report, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollHeight") < 9_000
    page.locator(".fold").nth(1).click()
    assert page.locator("a[data-filter='place=point-1']").is_visible()


def test_without_script_everything_is_there(browser: Any, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri() + "#item-P04-04")
    assert page.locator("#table tbody tr").count() == 416
    assert page.locator("#table tbody tr").last.is_visible()
    assert page.locator("#item-P04-04 blockquote").is_visible()
    assert page.locator("#item-P04-04 svg").is_visible()
    assert page.locator("article").count() == 416
    assert page.locator("#filters").is_hidden()
    assert page.locator("dialog").is_hidden()
    context.close()


def test_the_theme_can_be_chosen_and_is_remembered(visit: Visit, report: Path) -> None:
    page = visit(report)
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.click("#theme")
    dark = page.evaluate(colour)
    assert dark != light
    assert page.get_attribute("#theme", "aria-pressed") == "true"
    page.reload()
    assert page.evaluate(colour) == dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", ["", "#P04-04", "#P22-15"])
def test_axe_finds_nothing(visit: Visit, report: Path, scheme: str, part: str) -> None:
    assert faults(visit(report, part, scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_page_in_english(visit: Visit, council: Path, scheme: str) -> None:
    assert faults(visit(council, scheme=scheme)) == []
    assert faults(visit(council, "#P01-01", width=390, scheme=scheme)) == []


def faults(page: Any) -> list[tuple[str, str]]:
    """Everything that axe finds, however small."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [(fault["id"], node["html"][:200]) for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_nothing_is_wider_than_the_screen(visit: Visit, report: Path, width: int) -> None:
    page = visit(report, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page = visit(report, "#P22-15", width=width)
    assert page.evaluate("(d => d.scrollWidth - d.clientWidth)(document.querySelector('dialog[open]'))") <= 0


OVERLAPS = """() => {
  const found = [];
  document.getElementById("details").style.display = "block";
  for (const item of document.querySelectorAll("article")) {
    for (const chart of item.querySelectorAll("svg.chart")) {
      for (const use of chart.querySelectorAll("use"))
        use.replaceWith(document.querySelector(use.getAttribute("href")).firstElementChild.cloneNode(true));
      const boxes = [...chart.querySelectorAll("text")].map((t) => [t.textContent, t.getBBox()]);
      const frame = chart.viewBox.baseVal;
      boxes.forEach(([a, p], i) => {
        if (p.x < 0 || p.y < 0 || p.x + p.width > frame.width || p.y + p.height > frame.height)
          found.push([item.id, a, "outside"]);
        for (const [b, q] of boxes.slice(i + 1)) {
          const across = Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x);
          const down = Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y);
          if (across > 1 && down > 3) found.push([item.id, a, b]);
        }
      });
    }
  }
  return found;
}"""


@pytest.mark.parametrize("as_of", ["2023-03", "2023-09", "2023-12"])
def test_no_words_of_a_chart_overlap(visit: Visit, tmp_path: Path, as_of: str) -> None:
    for lang in ("zh", "en"):
        place = tmp_path / f"{lang}.html"
        assert run_cli("report", "--as-of", as_of, "--lang", lang, "-o", str(place)).code == 0
        page = visit(place)
        assert page.evaluate("document.querySelectorAll('svg.chart').length") > 100
        assert page.evaluate(OVERLAPS) == []


def test_a_hostile_plan_stays_text(visit: Visit, hostile: Path) -> None:
    page = visit(hostile)
    names = page.eval_on_selector_all("#table tbody a", "links => links.map(link => link.textContent)")
    assert set(names) > {evil.replace('\\"', '"') for evil in EVIL}
    anchors = page.eval_on_selector_all("article, [id^=unit-], [id^=scope-]", "all => all.map(part => part.id)")
    for anchor in anchors:
        page.evaluate("id => { window.location.hash = id; }", anchor)
        page.wait_for_timeout(20)
        if anchor.startswith("item-"):
            assert page.inner_text("#panel-id") == anchor.removeprefix("item-")
            page.wait_for_function("document.getElementById('panel').open")
    page.evaluate("window.location.hash = ''")
    page.mouse.move(400, 400)
    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed, base, svg[onload], [onerror], [onfocus]").count() == 0
    assert page.evaluate("[...document.links].filter(a => !a.getAttribute('href').startsWith('#')).length") == 0


def test_the_policy_stops_script_that_came_in_some_other_way(browser: Any, report: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(report.as_uri())
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.hacked = 1";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.hacked = 2'>");
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    context.close()


def png_size(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def keep(name: str, data: bytes) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    (SCREENSHOTS / name).write_bytes(data)


@pytest.mark.parametrize(
    ("name", "part", "width", "scheme"),
    [
        ("light", "", 1440, "light"),
        ("dark", "", 1440, "dark"),
        ("phone", "", 390, "light"),
        ("phone-dark", "", 390, "dark"),
        ("item-light", "#P04-04", 1440, "light"),
        ("item-dark", "#P22-15", 1440, "dark"),
        ("item-phone", "#P04-04", 390, "light"),
    ],
)
def test_screenshots_are_kept(visit: Visit, report: Path, name: str, part: str, width: int, scheme: str) -> None:
    page = visit(report, part, width=width, scheme=scheme)
    data = page.screenshot(full_page=not part)
    keep(f"{name}.png", data)
    wide, high = png_size(data)
    assert wide == width
    assert high >= 1000 if part else high > 4000
    # A page that stayed blank compresses to almost nothing.
    assert len(data) > (20_000 if part else 200_000)


def test_it_prints_whole_on_a4_and_an_open_item_alone(visit: Visit, report: Path) -> None:
    page = visit(report, scheme="dark")
    pdf = page.pdf(prefer_css_page_size=True)
    keep("print.pdf", pdf)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(boxes) > 12
    assert {(round(float(w)), round(float(h))) for w, h in boxes} == {(595, 842)}
    alone = visit(report, "#P22-15").pdf(prefer_css_page_size=True)
    keep("print-item.pdf", alone)
    assert 1 <= len(re.findall(rb"/MediaBox", alone)) <= 3


def test_what_is_filtered_prints_alone_with_its_title(visit: Visit, report: Path) -> None:
    page = visit(report, "#unit-空港新城")
    pdf = page.pdf(prefer_css_page_size=True)
    keep("print-unit.pdf", pdf)
    assert len(re.findall(rb"/MediaBox", pdf)) == 1
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.inner_text("#asked").strip() == "牵头单位 空港新城"
    assert page.locator("#overview").is_hidden()
    assert len(shown_ids(page)) == 6


def test_every_printed_page_has_title_and_number(visit: Visit, report: Path) -> None:
    rules = visit(report).evaluate("[...document.styleSheets[0].cssRules].map(rule => rule.cssText).join(' ')")
    assert "counter(page)" in rules
    assert "西咸新区2023年工作要点 · 截至 2023-09-30" in rules


def test_in_print_all_items_are_listed_and_all_is_unfolded(visit: Visit, report: Path) -> None:
    page = visit(report, width=794, height=1123, scheme="dark")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert len(shown_ids(page)) == 416
    assert page.locator("details:not([open])").count() == 0
    assert page.locator("nav").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    data = page.screenshot(full_page=True)
    keep("print.png", data)
    assert png_size(data)[0] == 794
    assert len(data) > 200_000
