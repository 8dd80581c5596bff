"""Chromium, and pages opened in it that must neither complain nor reach for the network."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import ROOT, run_cli
from tests.hostile import write_hostile

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
SCREENSHOTS = ROOT / "build" / "screenshots"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    program = next((path for name in NAMES if (path := shutil.which(name))), None)
    if program is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    if find_spec("playwright") is None or find_spec("axe_playwright_python") is None:
        pytest.skip("the extra `browser` is not installed: make test-browser installs it")
    from playwright.sync_api import sync_playwright

    # Chromium's sandbox does not work for root.
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the 2023 plan at the end of September."""
    place = tmp_path_factory.mktemp("page") / "report.html"
    assert run_cli("report", "--as-of", "2023-09", "-o", str(place)).code == 0
    return place


COUNCIL = ROOT / "examples" / "council-2024"


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the English example at the end of September."""
    place = tmp_path_factory.mktemp("council") / "report.html"
    assert run_cli("report", "--as-of", "2024-09-30", "-o", str(place), cwd=COUNCIL).code == 0
    return place


@pytest.fixture(scope="session")
def traces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The English example's document with its statuses, by the language of the words around it."""
    folder = tmp_path_factory.mktemp("trace")
    pages = {lang: folder / f"{lang}.html" for lang in ("zh", "en")}
    for lang, page in pages.items():
        arguments = ("--format", "html", "--as-of", "2024-09-30", "--lang", lang, "--output", str(page))
        assert run_cli("trace", "plan/council-plan-2024.md", *arguments, cwd=COUNCIL).code == 0
    return pages


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a plan whose every text tries to act."""
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile(folder)
    assert run_cli("report", "--as-of", "2023-06", "-o", "report.html", cwd=folder).code == 0
    return folder / "report.html"


@dataclass
class Watch:
    """What an opened page did that it should not."""

    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def refuse(self, dialog: Any) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open a page: ``visit(path, "#P04-04", width=390, scheme="dark")``. At the end nothing may have gone wrong."""
    watch = Watch()
    contexts = []

    def opened(path: Path, part: str = "", width: int = 1440, height: int = 1000, scheme: str = "light") -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: watch.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: watch.complaints.append(str(error)))
        page.on("dialog", watch.refuse)
        page.on("request", lambda request: watch.requests.append(request.url))
        page.goto(path.as_uri() + part)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watch.complaints == []
    assert {url.partition(":")[0] for url in watch.requests} <= {"file", "blob"}
