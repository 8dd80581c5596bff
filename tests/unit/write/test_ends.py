"""A row is added to a large table by its ends, just as if all of it had been read."""

import io
from collections.abc import Sequence
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xxtrack.write import append, ends
from xxtrack.write.append import added_rows

HEADER = "id,name,period,value,note\n"
ROW = {"id": "P01-01", "name": "新增企业", "period": "2023-06", "value": "2", "reported": "2023-07-01"}
ASCII_ROW = {"id": "P01-01", "period": "2023-06", "value": "2"}


def table(count: int, row: str = "P01-01,新增企业,2023-03,{n},备注\n") -> str:
    return HEADER + "".join(row.format(n=n) for n in range(count))


def in_ends(data: bytes, row: dict[str, str] = ROW) -> list[tuple[int, bytes]] | None:
    """What is added where the ends tell it; None where all of the file had to be read."""
    file = _Watched(data)
    added = added_rows("a.csv", file, [row])
    return None if file.most >= len(data) else [(at, new) for at, new in added]


class _Watched(io.BytesIO):
    """Remembers the largest piece that was asked for."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self.most = max(self.most, len(piece))
        return piece


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_large_table_is_told_by_its_ends(codec: str, newline: str) -> None:
    data = table(60_000).replace("\n", newline).encode(codec)
    plain = codec.removesuffix("-sig")
    header_end = len(data[: data.index(b"\n")].rstrip(b"\r"))
    assert in_ends(data) == [
        (header_end, b",reported"),
        (len(data), f"P01-01,新增企业,2023-06,2,,2023-07-01{newline}".encode(plain)),
    ]


def test_remarks_stay_below_the_rows_of_a_large_table() -> None:
    data = table(60_000).encode()
    foot = "\n注：示例数据\n,,,,\n".encode()
    assert in_ends(data + foot, ASCII_ROW) == [(len(HEADER) - 1, b""), (len(data), b"P01-01,,2023-06,2,\n")]


def test_a_last_line_without_an_end_gets_one() -> None:
    data = table(60_000).encode().removesuffix(b"\n")
    assert in_ends(data, ASCII_ROW) == [(len(HEADER) - 1, b""), (len(data), b"\nP01-01,,2023-06,2,\n")]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_where_the_ends_are_ascii_the_rest_tells_the_encoding(codec: str) -> None:
    """Piece by piece; nothing is kept of it."""
    plain = table(30_000, "P01-01,,2023-03,{n},\n")
    data = (plain + "P01-01,新增企业,2023-03,7,备注\n" + plain.removeprefix(HEADER)).encode(codec)
    found = in_ends(data)
    assert found is not None
    assert found[1] == (len(data), "P01-01,新增企业,2023-06,2,,2023-07-01\n".encode(codec))


def test_a_few_characters_that_fit_two_encodings_do_not_tell_which() -> None:
    """The bytes of ѧ in UTF-8 are 学 in GB18030."""
    assert "ѧ".encode() == "学".encode("gb18030")
    plain = table(30_000, "P01-01,,2023-03,{n},\n")
    for middle, codec in (("P01-01,新增企业,2023-03,7,备注\n", "gb18030"), ("P01-01,,2023-03,7,ѧ\n", "utf-8")):
        data = (
            plain.encode()
            + middle.encode(codec)
            + plain.removeprefix(HEADER).encode()
            + b"P01-01,,2023-04,8,\xd1\xa7\n"
        )
        assert added_rows("a.csv", io.BytesIO(data), [ROW])[1].data == (
            "P01-01,新增企业,2023-06,2,,2023-07-01\n".encode(codec)
        )


@pytest.mark.parametrize(
    ("row", "foot"),
    [
        ('P01-01,"新增,企业",2023-03,{n},"备""注"\n', ""),
        ("P01-01,新增企业,2023-03,{n},\n", '"注：\n' + "第一行,第二列,2023,1,x\n" * 3 + '"\n'),
    ],
    ids=["quoted-cells", "a-remark-of-lines"],
)
def test_quoted_cells_in_the_tail_are_no_hindrance(row: str, foot: str) -> None:
    data = table(60_000, row).encode()
    assert in_ends(data + foot.encode(), ASCII_ROW) == [(len(HEADER) - 1, b""), (len(data), b"P01-01,,2023-06,2,\n")]


def test_a_tail_that_may_begin_within_a_cell_is_not_relied_on() -> None:
    """A cell with so many lines, each like a row, that the tail begins in it: its end is no end of a row."""
    inside = 'P01-01,x,2023-03,1,"' + "P01-01,x,2023-03,1,y\n" * 6_000 + '"\n'
    data = (table(100) + inside * 12).encode()
    assert in_ends(data, ASCII_ROW) is None


def test_what_excel_alone_writes_is_read_whole() -> None:
    for data in (table(60_000).encode("utf-16"), table(60_000).replace("\n", "\r").encode()):
        assert in_ends(data, ASCII_ROW) is None


CELL = st.text(st.sampled_from('x备,"\n 7'), max_size=8)


@st.composite
def tables(draw: st.DrawFn) -> str:
    rows: Sequence[Sequence[str]] = draw(st.lists(st.lists(CELL, min_size=5, max_size=5), min_size=30, max_size=60))
    lines = ["id,name,period,value,note", *(",".join(map(_quoted, row)) for row in rows)]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(lines) + draw(st.sampled_from(["", end, f"{end}{end}", f"{end}注：x{end}"]))


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',"\n') else cell


@settings(max_examples=150, deadline=None)
@given(tables(), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_the_ends_say_what_the_whole_says(text: str, codec: str) -> None:
    data = text.encode(codec)
    with patch.object(append, "ends_of", lambda _: None):
        wanted = added_rows("a.csv", io.BytesIO(data), [ROW])
    with patch.object(ends, "_HEAD", 200), patch.object(ends, "_TAIL", 250), patch.object(ends, "SAMPLE", 1):
        assert added_rows("a.csv", io.BytesIO(data), [ROW]) == wanted
