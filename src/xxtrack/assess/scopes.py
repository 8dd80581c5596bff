"""What a scope is measured by: the item's target where it is for each, its quota where it has one, else nothing."""

from xxtrack.model.plan import Item

_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=", "..": "=", "±": "="}


def item_for(item: Item, scope: str) -> Item | None:
    """The item with the target that holds for a scope (empty: the whole); None where the scope only reports."""
    if not scope or item.each:
        return item
    quota = dict(item.quotas).get(scope)
    if quota is None or item.target is None:
        return None
    target = item.target._replace(
        low=None if item.target.low is None else quota,
        high=None if item.target.high is None else quota,
        text=f"{_SIGNS[item.target.op.value]} {quota:f} {item.target.unit}".strip(),
    )
    return item._replace(target=target)
