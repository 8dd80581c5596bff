"""How deep shares of shares are, and which lead back to themselves."""

from xxtrack.model.share import in_circles, share_links

LONG = 30_000


def test_the_links_of_a_share() -> None:
    needs: dict[str, list[str]] = {
        "a": [],
        "b": [],
        "c": ["a", "b"],
        "d": ["c", "a"],
        "e": ["d", "d"],
        "f": ["a", "nowhere"],
    }
    assert share_links(needs) == {"a": 0, "b": 0, "c": 1, "f": 1, "d": 2, "e": 3}
    assert in_circles(needs) == frozenset()


def test_a_circle_and_what_is_computed_from_it() -> None:
    needs: dict[str, list[str]] = {"a": ["b", "c"], "b": ["a", "a"], "c": [], "d": ["a", "c"], "e": ["e", "c"]}
    assert share_links(needs) == {"c": 0}
    assert in_circles(needs) == {"a", "b", "e"}


def test_a_chain_and_a_circle_as_long_as_a_plan() -> None:
    chain = {str(n): [str(n - 1)] for n in range(LONG)}
    assert share_links(chain)[str(LONG - 1)] == LONG - 1
    assert len(in_circles(chain | {"0": [str(LONG - 1)]})) == LONG
