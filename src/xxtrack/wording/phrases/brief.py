"""What the leader's page says."""

TEXTS = {
    "brief.title": ("《{plan}》推进情况{sample}", "Progress of {plan}{sample}"),
    "brief.title-of": ("{unit}落实《{plan}》情况{sample}", "{unit}: progress of {plan}{sample}"),
    "brief.rate": ("指标达标率", "Rate of indicators"),
    "brief.rate-alone": ("{share}（没有上期可比）", "{share} (nothing to compare with)"),
    "brief.rate-up": ("{share} ↑，上期{before}，上升{points}个百分点", "{share} ↑ from {before}, {points} points up"),
    "brief.rate-down": (
        "{share} ↓，上期{before}，下降{points}个百分点",
        "{share} ↓ from {before}, {points} points down",
    ),
    "brief.rate-even": ("{share} →，与上期持平", "{share} → as before"),
    "brief.worst": ("差距最大的五项", "The five furthest behind"),
    "brief.against": ("与序时相比", "against time"),
    "brief.changes": ("较上期变化", "What changed"),
    "brief.no-changes": ("没有变化。", "Nothing."),
    "brief.owes": ("逾期未报的单位", "Who owes figures"),
    "brief.owes-unit": ("{unit}{count}项（最早应于{since}前报送）", "{unit} {count} (the earliest was due by {since})"),
    "brief.nobody-owes": ("没有逾期未报的单位。", "Nobody."),
}
