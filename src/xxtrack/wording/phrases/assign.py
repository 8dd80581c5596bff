"""Who leads what, from a table."""

TEXTS = {
    "assign.summary": (
        "改动 {changes} 处；{same} 行与计划一致；{unassigned} 行对不上事项；还有 {without} 项没有牵头单位",
        (
            "{changes} {changes:change|changes}; {same} {same:row|rows} as in the plan; "
            "{unassigned} {unassigned:row|rows} {unassigned:fits|fit} no item; "
            "{without} {without:item|items} {without:has|have} no lead"
        ),
    ),
    "assign.dry": (
        "只显示差别，未写入；加 --yes 写入计划",
        "only the difference is shown, nothing was written: --yes writes it",
    ),
    "assign.one-of": (
        "给一份分工表，或用 --codeowners 给一份账号表，二者取一",
        "give a table of duties, or with --codeowners a table of accounts, one of the two",
    ),
    "assign.no-account-columns": (
        "{file} 里没有认出“单位”和“账号”两列",
        "{file} has no columns for units and accounts",
    ),
    "assign.bad-account": (
        "{where}：“{text}”不是账号；写 @账号、@组织/小组或邮箱",
        "{where}: “{text}” is no account; write @name, @group/team or an e-mail address",
    ),
    "assign.owners-head": (
        "由 xxtrack assign --codeowners 按计划的牵头单位和账号表生成；后面的行优先",
        "Made by xxtrack assign --codeowners from the plan's leads and a table of accounts; later lines go first",
    ),
    "assign.no-account": (
        "没有账号的单位 {count} 个：{names}",
        "{count} {count:unit|units} {count:has|have} no account: {names}",
    ),
    "assign.unknown-units": (
        "账号表里有 {count} 个名称不是计划中的单位：{names}",
        "{count} {count:name|names} in the table are no units of the plan: {names}",
    ),
    "assign.shared-files": (
        "有 {count} 个文件混有几个单位的数，归督查室审：{names}",
        "{count} {count:file|files} {count:has|have} figures of several units and are left to the office: {names}",
    ),
    "assign.unwritable-files": (
        "有 {count} 个文件的名称在 CODEOWNERS 中写不出来，归督查室审：{names}",
        (
            "{count} {count:file|files} {count:has|have} names that no CODEOWNERS can have and are left to "
            "the office: {names}"
        ),
    ),
    "assign.no-office": (
        "账号表里没有督查室自己的账号（单位写 * 或其名称），其余文件没有人审",
        "the table has no account of the office (unit * or its name): nobody approves the other files",
    ),
    "assign.nothing": ("没有要改的", "nothing to change"),
    "assign.no-columns": (
        "{file} 里没有认出“编号或名称”和“牵头、配合、分管领导”这样的列",
        "{file} has no columns for an id or name and for lead, support or leader",
    ),
}
