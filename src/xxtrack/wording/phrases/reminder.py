"""What a reminder (催办单) says."""

TEXTS = {
    "reminder.title": ("《{plan}》\n报送催办单\n{sample}", "Reminder: \n{plan}\n{sample}"),
    "reminder.owes": ("截至{date}，你单位有{owed}，具体如下，现予催办：", "As of {date} you have {owed}:"),
    "reminder.actuals": ("{count}项数据逾期未报", "{count} overdue {count:figure|figures}"),
    "reminder.milestones": ("{count}项节点任务逾期未完成", "{count} {count:milestone|milestones} past the date"),
    "reminder.asks": (
        "请于{date}前将上述事项的数据和进展报{to}，一并写明存在问题和下一步措施；已完成的附佐证材料，不能按期完成的说明原因和时限。",
        "Please report figures and progress to {to} by {date}, with problems, next steps and evidence of results.",
    ),
    "reminder.office": ("督查室", "the office"),
    "reminder.at": ("{to}（{address}）", "{to} ({address})"),
    "reminder.coming": ("另外，近期应报或到期的有：{items}，请按期办理。", "Due soon: {items}."),
    "reminder.figures-to": ("截至{date}数据", "figures to {date}"),
    "reminder.milestone": ("节点任务", "milestone"),
    "reminder.first": ("首次数据", "first figure"),
    "reminder.asked": ("应报内容", "asked for"),
    "reminder.since": ("最早期限", "earliest deadline"),
    "reminder.item-by": ("{item}（{what}，{date}前）", "{item} ({what}, by {date})"),
    "reminder.stop-one": (
        "催办单一次针对一个单位：用 --lead 指定，或用 --each-lead 全部生成",
        "a reminder is for one unit: name it with --lead, or --each-lead makes one for all of them",
    ),
    "reminder.stop-none": ("没有逾期事项，不需要催办", "nothing is late: there is nobody to remind"),
    "reminder.number": ("序号", "no."),
}
