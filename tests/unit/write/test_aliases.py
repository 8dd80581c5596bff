"""Names are added to the table of them in its own manner."""

from pathlib import Path

import pytest

from tests.helpers import make_plan
from xxtrack.write.aliases import add_aliases

PLAN = make_plan("{id: P01-01, name: 甲}", "{id: P01-02, name: 乙}")


@pytest.mark.parametrize("last", [b"\r\n", b""])
def test_the_line_ends_of_a_table_are_kept(tmp_path: Path, last: bytes) -> None:
    table = tmp_path / "aliases.csv"
    table.write_bytes(b"name,id\r\none,P01-01" + last)
    add_aliases(table, {"two": "P01-02"}, PLAN)
    assert table.read_bytes() == b"name,id\r\none,P01-01\r\ntwo,P01-02\r\n"
