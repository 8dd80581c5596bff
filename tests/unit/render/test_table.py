"""One table in a terminal, as Markdown and as CSV."""

import pytest

from xxtrack.render.lines import Line, fold
from xxtrack.render.table import Column, Grid, Styled, Table

COLUMNS = (Column("编号", 6), Column("事项"), Column("数", 5, "right"))
ROWS = (("P01-01", "甲|乙", 3), ("P01-02", "=1+1", None))


def shown(lines: list[Line]) -> list[str]:
    return [line.plain for line in lines]


def test_the_column_without_a_width_takes_what_the_others_leave() -> None:
    assert shown(list(Table(COLUMNS, ROWS).lines(24))) == [
        f"编号   事项{' ' * 11}数",
        "─" * 24,
        "P01-01 甲|乙           3",
        "P01-02 =1+1",
    ]


def test_spare_cells_stay_free_but_for_the_rule() -> None:
    head, line, first, _ = Table(COLUMNS, ROWS).lines(25, spare=1)
    assert (len(line.plain), line.style) == (25, "dim")
    assert first.plain == "P01-01 甲|乙           3"
    assert head.pieces[0][1] == "bold"


def test_a_long_text_goes_on_in_its_own_column() -> None:
    grid = Grid([Column(width=3), Column()], 9)
    assert shown(list(grid.row(["a", "甲乙丙丁"]))) == ["a   甲乙", "    丙丁"]


def test_cells_from_the_second_line_on_are_indented() -> None:
    grid = Grid([Column("a", 2), Column("b"), Column("c", 3, "right")], 8, second=2, indent=4)
    assert shown(list(grid.heads())) == ["a  b", "      c"]
    assert (grid.columns[1].width, grid.width) == (5, 8)


def test_styles_of_a_cell_come_before_those_of_its_column_and_of_its_row() -> None:
    grid = Grid([Column(width=1), Column(width=1, style="red"), Column(width=1)], 5)
    (line,) = grid.row([Styled("a", "bold"), "b", "c"], "dim")
    assert [(text, style) for text, style in line.pieces if text.strip()] == [("a", "bold"), ("b", "red"), ("c", "dim")]


def test_what_acts_in_a_terminal_is_shown_as_its_code() -> None:
    (line,) = Grid([Column()], 40).row(["a\x1b[31m\u202eb"])
    assert line.plain == "a<U+001B>[31m<U+202E>b"


def test_markdown_escapes_cells_but_not_words_of_ours() -> None:
    columns = [Column("状态", ours=True), Column("事项"), Column("数", align="right")]
    rows = [("! 有风险", "a|b *c*", 3), ("", ("x\ny", "<z>"), None)]
    assert list(Table(columns, rows, strong=0).markdown()) == [
        "| 状态 | 事项 | 数 |",
        "| --- | --- | ---: |",
        "| **! 有风险** | **a\\|b \\*c\\*** | **3** |",
        "|  | x y<br>\\<z\\> |  |",
    ]


@pytest.mark.parametrize(
    ("value", "cell"),
    [("=1+1", "'=1+1"), (" ＋1", "' ＋1"), (-1, "-1"), (1.5, "1.5"), (None, ""), (True, "true"), (False, "false")],
)
def test_nothing_in_a_csv_acts_and_numbers_are_plain(value: object, cell: str) -> None:
    assert Table([Column("a"), Column("b")], [[value, "x"]]).csv("\r\n") == f"a,b\r\n{cell},x\r\n"


def test_a_text_of_a_million_characters_is_folded_line_by_line() -> None:
    """Each line looks at what is near it: with the whole rest copied and measured for each this took minutes."""
    assert fold("名" * 1_000_000, 40) == ["名" * 20] * 50_000
    # Marks without a width may be many in one line.
    assert fold("名" + "\u0301" * 500 + "名名", 4) == ["名" + "\u0301" * 500 + "名", "名"]
