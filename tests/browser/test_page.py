"""The page in a real browser: what a reader does with it, how it looks, and that nothing in it acts."""

import json
import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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
        assert heads.nth(6).get_attribute("aria-sort") == direction


def test_sorting_by_status_puts_the_worst_first(visit: Visit, report: Path) -> None:
    page = visit(report)
    page.locator("#table thead button", has_text="状态").click()
    assert page.locator(SHOWN).first.get_attribute("data-status") == "missed"


def test_filters_show_what_fits_and_say_how_many(visit: Visit, report: Path) -> None:
    page = visit(report)
    assert len(shown_ids(page)) == 100
    lagging = [item["id"] for item in items() if item["status"] == "lagging"]
    page.select_option("select[name=status]", "lagging")
    assert shown_ids(page) == lagging
    assert page.inner_text("#shown") == f"符合条件 {len(lagging)} 项，共 416 项"
    page.select_option("select[name=place]", "c3")
    assert shown_ids(page) == [i["id"] for i in items() if i["status"] == "lagging" and i["chapter"] == 3]
    page.click("button[type=reset]")
    page.locator("#shown", has_text="符合条件 416 项").wait_for()
    page.select_option("select[name=scope]", label="空港新城")
    scoped = [i["id"] for i in items() if any(part["scope"] == "空港新城" for part in i["scopes"])]
    assert shown_ids(page) == scoped


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
    page.click("a[data-filter='place=p4&status=lagging']")
    assert shown_ids(page) == [i["id"] for i in items() if i["point"] == 4 and i["status"] == "lagging"]
    page.click("#overview a[data-filter='status=attention']")
    urgent = {"missed", "lagging", "no-data", "at-risk"}
    assert shown_ids(page) == [i["id"] for i in items() if i["status"] in urgent]


def test_an_item_opens_by_keyboard_and_gives_the_focus_back(visit: Visit, report: Path) -> None:
    page = visit(report)
    link = page.locator("#table a[href='#P00-03']")
    link.focus()
    page.keyboard.press("Enter")
    panel = page.locator("dialog#P00-03")
    panel.wait_for(state="visible")
    assert panel.locator("h2").inner_text() == "工业投资增长"
    assert panel.locator("svg.chart").is_visible()
    assert page.evaluate("document.activeElement.closest('dialog').id") == "P00-03"
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#P00-03"
    assert "P00-03" not in page.url


def test_a_link_to_an_item_opens_it_and_back_closes_it(visit: Visit, report: Path) -> None:
    page = visit(report, "#P04-04")
    assert page.locator("dialog#P04-04").is_visible()
    page.locator("dialog#P04-04 .close").click()
    page.locator("dialog#P04-04").wait_for(state="hidden")
    page.locator("#overview .urgent-list a").first.click()
    assert page.locator("dialog[open]").count() == 1
    page.go_back()
    page.locator("dialog[open]").wait_for(state="detached")


def test_an_unknown_item_opens_nothing(visit: Visit, report: Path) -> None:
    page = visit(report, "#P99-99")
    assert page.locator("dialog[open]").count() == 0


def test_without_script_everything_is_there(browser: Any, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri() + "#P04-04")
    assert page.locator("#table tbody tr").count() == 416
    assert page.locator("#table tbody tr").last.is_visible()
    assert page.locator("dialog#P04-04").is_visible()
    assert page.locator("#filters").is_hidden()
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
def test_axe_finds_nothing_serious(visit: Visit, report: Path, scheme: str, part: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = visit(report, part, scheme=scheme)
    found = Axe().run(page).response["violations"]
    serious = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in {"serious", "critical"}]
    assert serious == []


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_nothing_is_wider_than_the_screen(visit: Visit, report: Path, width: int) -> None:
    page = visit(report, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page = visit(report, "#P22-15", width=width)
    assert page.evaluate("(d => d.scrollWidth - d.clientWidth)(document.querySelector('dialog[open]'))") <= 0


OVERLAPS = """() => {
  const found = [];
  for (const panel of document.querySelectorAll("dialog")) {
    panel.style.display = "block";
    for (const chart of panel.querySelectorAll("svg.chart")) {
      const boxes = [...chart.querySelectorAll("text")].map((t) => [t.textContent, t.getBBox()]);
      const frame = chart.viewBox.baseVal;
      boxes.forEach(([a, p], i) => {
        if (p.x < 0 || p.y < 0 || p.x + p.width > frame.width || p.y + p.height > frame.height)
          found.push([panel.id, a, "outside"]);
        for (const [b, q] of boxes.slice(i + 1)) {
          const across = Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x);
          const down = Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y);
          if (across > 1 && down > 3) found.push([panel.id, a, b]);
        }
      });
    }
    panel.style.display = "";
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
    assert names[1:-1] == [evil.replace('\\"', '"') for evil in EVIL]
    for panel in page.eval_on_selector_all("dialog", "all => all.map(panel => panel.id)"):
        page.evaluate("id => { window.location.hash = id; }", panel)
        page.locator(f"dialog#{panel}").wait_for(state="visible")
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
