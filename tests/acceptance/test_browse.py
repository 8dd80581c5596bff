"""The full-screen application, driven by keys as a person would press them."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import date

import pytest
from rich.text import Text
from textual.pilot import Pilot
from textual.widgets import Footer, Input, OptionList, Static, Tree

from tests.helpers import ROOT, make_plan, read_rows, run_cli
from xxtrack.assess.select import Selection
from xxtrack.cli.browser.app import Browser
from xxtrack.model.status import ATTENTION, Status
from xxtrack.render.urgency import most_urgent_first
from xxtrack.wording import Lang
from xxtrack.workflow.case import open_case

Play = Callable[[Browser, Pilot[None]], Awaitable[None]]
SIZES = [(80, 24), (120, 40)]

HOSTILE = make_plan(
    '{id: P01-01, name: "[red]甲[/red] [bold", target: ≥ 100 家, lead: "[link=x]科创局"}',
    "{id: P01-02, name: 乙, target: ≥ 100 家}",
    "{id: P01-03, name: 丙, due: 2023-05-31}",
    "{id: P01-04, name: 丁}",
)
ROWS = read_rows(HOSTILE, "P01-01,2023-03,10", "P01-01,2023-06,20", "P01-02,2023-06,60").actuals


def play(size: tuple[int, int], script: Play, lang: Lang = "zh") -> None:
    async def run() -> None:
        app = Browser(HOSTILE, ROWS, date(2023, 6, 30), lang)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await script(app, pilot)

    asyncio.run(run())


def page(app: Browser) -> str:
    content = app.query_one("#content", Static).content
    assert isinstance(content, Text)
    return content.plain


def head(app: Browser) -> str:
    return str(app.query_one("#head", Static).content)


def lines_of(app: Browser) -> list[str]:
    """The lines of the tree that can be seen, from the top."""
    found, waiting = [], [app.query_one(Tree).root]
    while waiting:
        node = waiting.pop(0)
        found.append(str(node.label))
        if node.is_expanded:
            waiting = [*node.children, *waiting]
    return found


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


UNITS = make_plan(
    "{id: P01-01, name: 甲, target: ≥ 12 家, frequency: quarterly, lead: 科创局}",
    "{id: P01-02, name: 乙, target: ≥ 12 家, lead: 商务局, support: 科创局}",
    "{id: P01-03, name: 丙, target: ≥ 12 家, lead: 商务局}",
)


def test_only_a_units_items_and_what_is_overdue_needs_attention() -> None:
    """10 of 12 in March are ahead of June's 6, and June's figure is late: it stands well and needs somebody."""
    rows = read_rows(UNITS, "P01-01,2023-03,10", "P01-02,2023-09,9", "P01-03,2023-09,9").actuals

    async def run() -> None:
        app = Browser(UNITS, rows, date(2023, 9, 30), "zh", Selection(units=("科创局",)), "结果不完整")
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            assert [one.item.id for one in app.chosen()] == ["P01-01", "P01-02"]
            assert "范围：科创局" in head(app)
            assert "结果不完整" in head(app)
            await press(pilot, "s")
            assert [(one.item.id, one.status) for one in app.chosen()] == [("P01-01", Status.AHEAD)]

    asyncio.run(run())


@pytest.mark.parametrize("size", SIZES)
def test_walk_down_to_an_item_and_read_its_page(size: tuple[int, int]) -> None:
    async def script(app: Browser, pilot: Pilot[None]) -> None:
        assert lines_of(app) == ["测试计划", "1 第一章 4"]
        await press(pilot, "down", "enter", "down", "enter", "down", "down", "enter")
        assert lines_of(app)[4:7:2] == ["« P01-01 [red]甲[/red] [bold", "» P01-02 乙"]
        shown = page(app)
        assert shown.startswith("P01-01 [red]甲[/red] [bold\n« 滞后")
        assert "[link=x]科创局" in shown
        assert "⠶⠿⠶ 完成值" in shown
        assert app.query_one("#page").display
        assert app.query_one(Tree).display == (size[0] >= 116)
        await press(pilot, "escape")
        assert app.query_one(Tree).display
        assert app.query_one(Tree).has_focus

    play(size, script)


@pytest.mark.parametrize("size", SIZES)
def test_filter_by_status(size: tuple[int, int]) -> None:
    async def script(app: Browser, pilot: Pilot[None]) -> None:
        assert "4/4 项" in head(app)
        await press(pilot, "s")
        assert {one.status for one in app.chosen()} <= set(ATTENTION)
        assert [one.item.id for one in app.chosen()] == ["P01-01", "P01-03"]
        assert "2/4 项" in head(app)
        assert "需要关注" in head(app)
        assert len(lines_of(app)) == 1 + 1 + 1 + 2
        await press(pilot, "s")
        assert [one.status for one in app.chosen()] == [Status.MISSED]
        assert "未完成" in head(app)
        await press(pilot, "escape")
        assert len(app.chosen()) == 4

    play(size, script)


@pytest.mark.parametrize("size", SIZES)
def test_search_while_typing(size: tuple[int, int]) -> None:
    async def script(app: Browser, pilot: Pilot[None]) -> None:
        await press(pilot, "slash", *"p01-0")
        assert len(app.chosen()) == 4
        await press(pilot, "2")
        assert [one.item.id for one in app.chosen()] == ["P01-02"]
        assert lines_of(app)[-1] == "» P01-02 乙"
        await press(pilot, "enter")
        assert app.query_one(Tree).has_focus
        assert "p01-02" in head(app)
        await press(pilot, "escape")
        assert len(app.chosen()) == 4
        assert not app.query_one(Input).display
        await press(pilot, "slash", *"科创")
        assert [one.item.id for one in app.chosen()] == ["P01-01"]
        await press(pilot, "slash", *"nothing")
        assert app.chosen() == ()
        assert lines_of(app) == ["测试计划"]

    play(size, script)


@pytest.mark.parametrize("size", SIZES)
def test_switch_the_date_and_stay_on_the_item(size: tuple[int, int]) -> None:
    async def script(app: Browser, pilot: Pilot[None]) -> None:
        await press(pilot, "down", "enter", "down", "enter", "down")
        assert page(app).startswith("P01-03")
        assert "✗ 未完成" in page(app)
        await press(pilot, "left_square_bracket", "left_square_bracket", "left_square_bracket")
        assert app.assessment.as_of == date(2023, 3, 31)
        assert "2023-03-31" in head(app)
        assert page(app).startswith("P01-03 丙\n- 未到期")
        await press(pilot, *["right_square_bracket"] * 12)
        assert app.assessment.as_of == date(2023, 12, 31)
        await press(pilot, *["left_square_bracket"] * 15)
        assert app.assessment.as_of == date(2023, 1, 31)
        assert page(app).startswith("P01-03")

    play(size, script)


def test_an_item_that_the_filter_takes_away_leaves_the_cursor_on_its_point() -> None:
    async def script(app: Browser, pilot: Pilot[None]) -> None:
        await press(pilot, "down", "enter", "down", "enter", *["down"] * 4)
        assert page(app).startswith("P01-02")
        await press(pilot, "s")
        assert page(app).startswith("1 第一点")

    play((120, 40), script)


@pytest.mark.parametrize("size", SIZES)
def test_the_page_fits_its_place(size: tuple[int, int]) -> None:
    from rich.cells import cell_len

    async def script(app: Browser, pilot: Pilot[None]) -> None:
        await press(pilot, "down", "enter", "down", "enter", "down", "enter")
        room = app.query_one("#page").scrollable_content_region.width
        assert room >= 70
        assert max(map(cell_len, page(app).splitlines())) <= room

    play(size, script)


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ["搜索", "下月末", "退出"]), ("en", ["search", "next month", "quit"])]
)
def test_the_keys_are_shown_in_the_readers_language(lang: Lang, words: list[str]) -> None:
    async def script(app: Browser, pilot: Pilot[None]) -> None:
        assert app.query_one(Footer).display
        shown = {active.binding.description for active in app.screen.active_bindings.values() if active.binding.show}
        assert set(words) <= shown
        svg = app.export_screenshot()
        assert all(word.split()[0] in svg for word in words)

    play((80, 24), script, lang)


@pytest.mark.parametrize("size", SIZES)
def test_it_opens_with_the_counts(size: tuple[int, int]) -> None:
    async def script(app: Browser, pilot: Pilot[None]) -> None:
        counts = head(app).splitlines()[1].replace("\xa0", " ")
        assert counts.split("  ")[:3] == ["✗ 未完成 1", "« 滞后 1", "- 未到期 1"]
        assert app.query_one("#head").size.height == 2

    play(size, script)


@pytest.mark.parametrize("size", SIZES)
def test_the_next_problem_is_the_next_of_status_and_after_the_last_the_first(size: tuple[int, int]) -> None:
    async def script(app: Browser, pilot: Pilot[None]) -> None:
        for name in ("P01-03", "P01-01", "P01-03"):
            await press(pilot, "n")
            await pilot.pause()
            assert page(app).startswith(name)

    play(size, script)


@pytest.mark.parametrize("size", SIZES)
def test_a_unit_is_chosen_from_the_list(size: tuple[int, int]) -> None:
    async def script(app: Browser, pilot: Pilot[None]) -> None:
        await press(pilot, "u")
        units = app.screen.query_one("#units", OptionList)
        assert str(units.get_option_at_index(1).prompt) == "[link=x]科创局  1"
        await press(pilot, "down", "enter")
        assert [one.item.id for one in app.chosen()] == ["P01-01"]
        assert "单位：[link=x]科创局" in head(app)
        await press(pilot, "u", "escape")
        assert len(app.chosen()) == 1
        await press(pilot, "escape")
        assert len(app.chosen()) == 4

    play(size, script)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_question_mark_lists_every_key(lang: Lang) -> None:
    async def script(app: Browser, pilot: Pilot[None]) -> None:
        await press(pilot, "question_mark")
        shown = str(app.screen.query_one("#keys", Static).content)
        assert {line[:3].strip() for line in shown.splitlines()} >= {"n", "s", "u", "/", "[ ]", "o", "esc", "?", "q"}
        assert app.screen.query_one("#keys").size.height == len(shown.splitlines()) == 11
        await press(pilot, "n")
        assert not app.screen.query("#keys")

    play((80, 24), script, lang)


def test_leaving() -> None:
    async def script(app: Browser, pilot: Pilot[None]) -> None:
        await press(pilot, "q")
        assert app.return_code == 0
        assert not app.is_running

    play((80, 24), script)


def test_the_plan_of_2023_opens() -> None:
    case = open_case(ROOT / "plan/2023.yaml", as_of="2023-09-30")

    async def run() -> None:
        app = Browser(case.plan, case.actuals, case.as_of, case.lang)
        async with app.run_test(size=(120, 40)) as pilot:
            await press(pilot, "slash", *"P04-13", "enter", "down", "down", "down")
            assert page(app).startswith("P04-13 特色产业园新入园企业\n« 滞后")
            assert "80% 区间 683 家 至 826 家" in page(app)

    asyncio.run(run())


def test_a_pipe_is_told_what_to_use_instead() -> None:
    out = run_cli("browse")
    assert out.code == 2
    assert out.stdout == ""
    assert "xxtrack status" in out.stderr


def test_a_missing_textual_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "xxtrack.cli.browser.app")
    for name in [name for name in sys.modules if name.partition(".")[0] == "textual"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual", None)
    out = run_cli("browse")
    assert out.code == 3
    assert "xxtrack[browse]" in out.stderr


def test_the_items_of_a_point_are_in_the_order_of_status() -> None:
    """At the end of June 50 are expected: 乙 has 60, 丙 was due in May, 甲 lags and 丁 is not measured."""

    async def script(app: Browser, pilot: Pilot[None]) -> None:
        await press(pilot, "down", "enter", "down", "enter")
        order = [line.split()[1] for line in lines_of(app)[3:]]
        assert order == [standing.item.id for standing in most_urgent_first(app.chosen())]
        assert order[0] == "P01-03"

    play((80, 24), script)
