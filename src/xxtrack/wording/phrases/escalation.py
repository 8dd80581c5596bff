"""How hard something is chased, and why."""

TEXTS = {
    "escalation.label": ("督办级别", "chase level"),
    "escalation.late": ("逾期未报", "overdue"),
    "escalation.behind": ("进度滞后", "behind"),
    "escalation.missed": ("{due} 到期未完成", "not done by {due}"),
    "escalation.in-a-row": (
        "连续 {times} 期{what}（{ends}）",
        "{what} {times} {times:period|periods} in a row ({ends})",
    ),
    "escalation.once": ("{what}，自 {since} 起 {days} 天", "{what} for {days} {days:day|days}, since {since}"),
    "escalation.report-soon": ("{date} 前应报，还有 {days} 天", "to be reported by {date}, in {days} {days:day|days}"),
    "escalation.due-soon": ("{date} 到期，还有 {days} 天", "due on {date}, in {days} {days:day|days}"),
    "escalation.of": ("{level}：{why}", "{level}: {why}"),
}
