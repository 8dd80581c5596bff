"""Groups that only changed their name: a plan is compared as if they had kept the old one."""

from dataclasses import replace

from xxtrack.model.plan import Item, Plan


def renamed_groups(before: Plan, after: Plan) -> dict[str, str]:
    """Old names by new ones, of groups that kept their members."""
    gone = {name: members for name, members in before.groups.items() if name not in after.groups}
    pairs: dict[str, str] = {}
    for name, members in after.groups.items():
        old = next((one for one, others in gone.items() if others == members and one not in pairs.values()), None)
        if name not in before.groups and old:
            pairs[name] = old
    return pairs


def with_old_names(plan: Plan, names: dict[str, str]) -> Plan:
    """The plan with its groups, and every use of them, by their old names."""
    if not names:
        return plan

    def item(one: Item) -> Item:
        lead, support = (tuple(names.get(unit, unit) for unit in units) for units in (one.lead, one.support))
        return one._replace(each=names.get(one.each, one.each), lead=lead, support=support)

    chapters = []
    for chapter in plan.chapters:
        points = tuple(point._replace(items=tuple(map(item, point.items))) for point in chapter.points)
        chapters.append(chapter._replace(points=points))
    groups = {names.get(name, name): members for name, members in plan.groups.items()}
    return replace(plan, groups=groups, chapters=tuple(chapters))
