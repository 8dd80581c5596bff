"""Names are added to the table of them in its own manner."""

from pathlib import Path

import pytest

from tests.helpers import make_plan
from xxtrack.write.aliases import add_aliases

PLAN = make_plan("{id: P01-01, name: 甲}", "{id: P01-02, name: 乙}")


@pytest.mark.parametrize("codec", ["gb18030", "utf-8-sig", "utf-16"])
def test_the_encoding_of_a_table_is_kept(tmp_path: Path, codec: str) -> None:
    table = tmp_path / "aliases.csv"
    table.write_bytes("name,id\n企业数,P01-01\n".encode(codec))
    add_aliases(table, {"项目数": "P01-02"}, PLAN)
    assert table.read_bytes() == "name,id\n企业数,P01-01\n项目数,P01-02\n".encode(codec)


def test_a_table_of_an_old_mac_keeps_its_line_ends(tmp_path: Path) -> None:
    table = tmp_path / "aliases.csv"
    table.write_bytes(b"name,id\rone,P01-01\r")
    add_aliases(table, {"two": "P01-02"}, PLAN)
    assert table.read_bytes() == b"name,id\rone,P01-01\rtwo,P01-02\r"


@pytest.mark.parametrize("last", [b"\r\n", b""])
def test_the_line_ends_of_a_table_are_kept(tmp_path: Path, last: bytes) -> None:
    table = tmp_path / "aliases.csv"
    table.write_bytes(b"name,id\r\none,P01-01" + last)
    add_aliases(table, {"two": "P01-02"}, PLAN)
    assert table.read_bytes() == b"name,id\r\none,P01-01\r\ntwo,P01-02\r\n"
