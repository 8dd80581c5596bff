"""Shares of shares: how many are computed one from the other, and which lead back to themselves."""

from collections.abc import Iterable, Mapping

MOST_LINKS = 12
"""So many shares may be computed one from the other.

Numbers are exact, and those of a share of two shares have as many digits as both together: after forty, a hundred
million.
"""


def share_links(needs: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """How many shares are computed one from the other to arrive at each id, 0 for what is reported.

    ``needs`` has the ids that each is computed from. Ids in a circle, and those computed from one, are left out.
    """
    waiting: dict[str, int] = {}
    users: dict[str, list[str]] = {}
    for id_, names in needs.items():
        known = {name for name in names if name in needs}
        waiting[id_] = len(known)
        for name in known:
            users.setdefault(name, []).append(id_)
    links = {id_: 0 for id_, count in waiting.items() if not count}
    ready = list(links)
    for id_ in ready:
        for user in users.get(id_, ()):
            links[user] = max(links.get(user, 0), links[id_] + 1)
            waiting[user] -= 1
            if not waiting[user]:
                ready.append(user)
    return {id_: links[id_] for id_ in ready}


def in_circles(needs: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The ids that lead back to themselves, or from one circle to another."""
    settled = share_links(needs)
    users: dict[str, list[str]] = {id_: [] for id_ in needs if id_ not in settled}
    for id_ in users:
        for name in needs[id_]:
            if name in users:
                users[name].append(id_)
    return frozenset(users) - share_links(users).keys()
