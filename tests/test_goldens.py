"""The goldens as a whole: after all tests have run, each was asked for by one of them."""

import pytest

from tests.conftest import GOLDEN, Golden
from tests.helpers import ROOT


def test_no_golden_is_left_over(request: pytest.FixtureRequest, goldens: Golden) -> None:
    """--update removes what nobody asks for any more; where only some of the tests ran, nobody can say."""
    config, session = request.config, request.session
    mine = {item.nodeid for item in session.items if "golden" in getattr(item, "fixturenames", ())}
    whole = [config.rootpath / path for path in config.args] == [ROOT / "tests"] and not config.option.keyword
    if not whole or session.testsfailed or mine != goldens.askers:
        pytest.skip("only a whole run that goes well knows which goldens are asked for")
    left_over = {path for path in GOLDEN.rglob("*") if path.is_file()} - goldens.asked
    if goldens.update:
        for path in left_over:
            path.unlink()
    else:
        assert left_over == set(), "make golden removes them"
