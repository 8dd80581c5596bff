"""What the leader's page says."""

TEXTS = {
    "brief.title": ("《{plan}》\n推进情况\n{sample}", "Progress of {plan}\n{sample}"),
    "brief.title-of": ("{unit}落实\n《{plan}》\n情况{sample}", "{unit}: progress of {plan}\n{sample}"),
    "brief.rate": ("指标达标率", "Rate of indicators"),
    "brief.rate-alone": ("{share}（没有上期可比）", "{share} (nothing to compare with)"),
    "brief.rate-up": (
        "{share} ↑，上期{before}，上升{points}个百分点",
        "{share} ↑ from {before}, {points} {points:point|points} up",
    ),
    "brief.rate-down": (
        "{share} ↓，上期{before}，下降{points}个百分点",
        "{share} ↓ from {before}, {points} {points:point|points} down",
    ),
    "brief.rate-even": ("{share} →，与上期持平", "{share} → as before"),
    "brief.kinds": ("各类事项", "By kind"),
    "brief.worst": ("差距最大的事项", "Furthest behind"),
    "brief.against": ("与序时相比", "against time"),
    "brief.changes": ("较上期变化", "What changed"),
    "brief.no-changes": ("没有变化。", "Nothing."),
    "brief.owes": ("逾期未报的单位", "Who owes figures"),
    "brief.owes-unit": ("{unit}{count}项（{since}起）", "{unit} {count} (since {since})"),
    "brief.nobody-owes": ("没有逾期未报的单位。", "Nobody."),
}
