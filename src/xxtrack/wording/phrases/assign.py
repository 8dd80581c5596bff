"""Who leads what, from a table."""

TEXTS = {
    "assign.summary": (
        "改动 {changes} 处；{same} 行与计划一致；{unassigned} 行对不上事项；还有 {without} 项没有牵头单位",
        "{changes} changes; {same} rows as in the plan; {unassigned} rows fit no item; {without} items have no lead",
    ),
    "assign.dry": (
        "只显示差别，未写入；加 --yes 写入计划",
        "only the difference is shown, nothing was written: --yes writes it",
    ),
    "assign.nothing": ("没有要改的", "nothing to change"),
    "assign.no-columns": (
        "{file} 里没有认出“编号或名称”和“牵头、配合、分管领导”这样的列",
        "{file} has no columns for an id or name and for lead, support or leader",
    ),
}
