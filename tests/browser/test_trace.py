"""The document with its statuses in a real browser: what is chosen stays in the address, and everybody can use it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_page import faults

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]


def chosen(page: Any) -> str:
    name: str = page.evaluate("document.querySelector('input[name=f]:checked').id")
    return name


def faded(page: Any) -> int:
    script = "[...document.querySelectorAll('.text .s')].filter(s => getComputedStyle(s).opacity < 1).length"
    count: int = page.evaluate(script)
    return count


def test_the_address_keeps_what_is_chosen_over_a_reload_and_for_others(visit: Visit, traces: dict[str, Path]) -> None:
    page = visit(traces["en"])
    assert faded(page) == 0
    page.locator("label.lagging").click()
    assert page.url.endswith("#?status=lagging")
    before = faded(page)
    assert before > 0
    page.reload()
    assert (chosen(page), faded(page)) == ("f-lagging", before)
    page.locator("a.s.lagging").first.click()
    assert page.url.endswith("?status=lagging")
    assert "#P" in page.url
    item = page.url.partition("#")[2].partition("?")[0]
    shared = visit(traces["zh"], "#" + page.url.partition("#")[2])
    assert chosen(shared) == "f-lagging"
    assert shared.locator(f"[id='{item}']").is_visible()
    shared.locator("label:has(#f-all)").click()
    assert "status" not in shared.url
    assert faded(shared) == 0
    assert chosen(visit(traces["en"], "#?status=nothing-known")) == "f-all"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing(visit: Visit, traces: dict[str, Path], scheme: str, lang: str) -> None:
    assert faults(visit(traces[lang], scheme=scheme)) == []
    page = visit(traces[lang], width=390, scheme=scheme)
    for folded in page.locator("summary").all():
        folded.click()
    assert faults(page) == []
