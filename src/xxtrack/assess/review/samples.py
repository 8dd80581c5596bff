"""Which of an item's scopes are tried: two of each sort, because scopes of one sort are judged alike."""

from decimal import Decimal

from xxtrack.model.plan import Item, Plan

FEW = 6
"""With no more scopes than this all of them are tried."""
MOST = 12
"""How many sorts of scopes whose part changes are tried."""
_EACH = 2

_Part = tuple[bool, Decimal | None]


def sample_scopes(
    before: Item | None, after: Item | None, rules_before: Plan, rules_after: Plan
) -> tuple[frozenset[str] | None, bool]:
    """The scopes to try, None for all, and whether sorts of them are left untried."""
    parts = [_parts(item, rules) for item, rules in ((before, rules_before), (after, rules_after))]
    names = tuple(dict.fromkeys(name for side in parts for name in side))
    if len(names) <= FEW:
        return None, False
    sorts: dict[tuple[_Part, _Part], list[str]] = {}
    for name in names:
        sorts.setdefault((parts[0].get(name, (False, None)), parts[1].get(name, (False, None))), []).append(name)
    alike = sorted((sort for sort in sorts if sort[0] == sort[1]), key=lambda sort: sort[0][1] or Decimal(0))
    differing = [sort for sort in sorts if sort[0] != sort[1]]
    # Those whose part stays differ in its size alone: the smallest, the largest and one between stand for the rest.
    chosen = [*dict.fromkeys((*alike[:1], *alike[len(alike) // 2 :][:1], *alike[-1:])), *differing[:MOST]]
    picked = frozenset(name for sort in chosen for name in sorts[sort][:_EACH])
    return picked, len(differing) > MOST


def _parts(item: Item | None, rules: Plan) -> dict[str, _Part]:
    """Each scope's part of the work: a quota, or the whole target."""
    if item is None:
        return {}
    quotas = dict(item.quotas)
    return {scope: (True, None if item.each else quotas.get(scope)) for scope in rules.scopes_of(item)}
