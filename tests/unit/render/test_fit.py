"""Markdown cut to the size of its receiver."""

from xxtrack.render.fit import COMMENT, fitted_text, in_summary

HEAD = ["## x", "", "| a | b |", "| --- | ---: |"]
ROWS = [f"| 第{n}行 | {n:04} |" for n in range(1, 101)]


def page(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def test_what_is_small_enough_stays_as_it_is() -> None:
    content = page(*HEAD, *ROWS)
    assert fitted_text(content, len(content), "zh") == content


def test_whole_rows_are_cut_and_counted() -> None:
    content = page(*HEAD, *ROWS, "", "- 甲", "- 乙")
    shown = fitted_text(content, 1000, "zh")
    assert len(shown) <= 1000
    kept = [line for line in shown.splitlines() if line.startswith("| 第")]
    assert kept == ROWS[: len(kept)]
    assert shown.endswith(
        f"\n\n另有 {100 - len(kept) + 2} 条放不下，未列出；请在本地运行 xxtrack diff 与 xxtrack check 查看\n"
    )


def test_the_head_of_a_table_that_is_left_out_is_no_entry() -> None:
    filler = ["x" * 80] * 10
    shown = fitted_text(page(*filler, *HEAD, *ROWS), 500, "en")
    assert "\n100 more do not fit here" in shown


def test_what_was_folded_is_closed() -> None:
    content = page("<details><summary>x</summary>", "", *HEAD, *ROWS, "", "</details>")
    shown = fitted_text(content, 900, "zh")
    assert shown.count("<details>") == shown.count("</details>") == 1
    assert shown.index("</details>") < shown.index("另有")


def test_the_summary_is_measured_in_bytes() -> None:
    content = page(*HEAD, *(ROWS * 400))
    assert len(content) > COMMENT
    assert len(in_summary(content, "zh").encode()) <= 1 << 19
