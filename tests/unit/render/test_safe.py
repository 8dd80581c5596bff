"""Text that would act where it is shown."""

import pytest

from tests import inert
from xxtrack.render.safe import markdown


@pytest.mark.parametrize(
    "text",
    [
        "@all 请看",
        "#12",
        "办公室/计划#12",
        "GH-12",
        "gh-12",
        "!12",
        "<!-- xxtrack -->",
        "<b>x</b>",
        "[x](http://evil.example)",
        "http://evil.example",
        "a@evil.example",
        "x | y",
        "$5 和 $6",
        r"$$\color{red}{已完成}$$",
        "$`x`$",
    ],
)
def test_markdown_mentions_and_links_nothing(text: str) -> None:
    shown = markdown(text)
    inert.markdown(shown)
    assert "<!--" not in shown
    assert "|" not in shown.replace("\\|", "")
