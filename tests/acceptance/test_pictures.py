"""The pictures of the README are what the terminal renderer draws today."""

import runpy
from xml.etree import ElementTree as ET

import pytest

from tests.helpers import ROOT

DRAWN = dict(runpy.run_path(str(ROOT / "scripts" / "make_pictures.py"))["pictures"]())


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_picture_is_true(name: str) -> None:
    assert (ROOT / "docs" / "images" / name).read_text("utf-8") == DRAWN[name], "run make pictures"
    ET.fromstring(DRAWN[name])
    assert "http://www.w3.org/2000/svg" in DRAWN[name]
    assert DRAWN[name].count("http") == 1, "a picture fetches nothing"


def test_the_illustrative_figures_are_what_the_script_makes() -> None:
    main = runpy.run_path(str(ROOT / "scripts" / "make_example_actuals.py"))["main"]
    assert main(["--check"]) == 0
