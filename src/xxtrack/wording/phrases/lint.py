"""Figures that look wrong."""

TEXTS = {
    "lint.beyond": (
        "{value} 是可比数 {reference} 的 {factor} 倍以上：单位或小数点可能有误",
        "{value} is more than {factor} times {reference}: is the unit or the point wrong?",
    ),
    "lint.broken-piece": (
        "{value} 不是整数，而这一事项是按个数计的",
        "{value} is a fraction of what is counted in pieces",
    ),
    "lint.slip": (
        "{value}可能错了位：按原样为 {value}，若差 {factor} 倍则为 {other}（参照 {reference}）",
        "{value} may have slipped: as written {value}, or {other} if it is off by {factor} (compare {reference})",
    ),
    "lint.running-total": (
        "本期止累计 {stated} ≠ 上期止累计 {before} + 本期 {period}，相差 {apart}",
        "the total to date {stated} is not the one before {before} plus the period {period}; {apart} apart",
    ),
    "lint.period-gap": (
        "当期值无法累加：{before}没有累计值（{since}起的数据未报）",
        "the period's figure cannot be added up: there is no total to {before} (figures from {since} are missing)",
    ),
    "lint.falls": (
        "累计值下降：{before_date}为 {before}，{date}为 {value}",
        "the total to date falls: {before} on {before_date}, {value} on {date}",
    ),
    "lint.jump": (
        "变化异常：本期每月 {speed}，平常每月 {usual}",
        "a jump: {speed} a month here, {usual} a month usually",
    ),
    "lint.same": (
        "连续 {count} 次报送同一数值 {value}（{since}至{date}）",
        "the same figure {value} {count} times in a row ({since} to {date})",
    ),
    "lint.always-target": (
        "{count} 次报送都正好等于序时目标",
        "all {count} {count:figure|figures} equal the expected value exactly",
    ),
    "lint.too-early": (
        "填报日期 {reported} 早于期末 {end}",
        "reported on {reported}, before its period ended on {end}",
    ),
    "lint.first-of-month": (
        "期别为 {date}，即当月第一天；若指整月，请写作 {month}",
        "the period ends on {date}, the first day of a month; write {month} if the month is meant",
    ),
    "lint.parts": (
        "{date}：各责任范围{how} {parts}，全区报送 {whole}，相差 {apart}",
        "{date}: the scopes' {how} is {parts}, the whole is reported as {whole}; {apart} apart",
    ),
    "lint.share": (
        "报送占比 {stated}，按 {part} ÷ {whole} 计算为 {computed}",
        "the share is reported as {stated}; {part} / {whole} gives {computed}",
    ),
    "lint.first-known": ("首报 {value}（{date}）", "first {value} ({date})"),
    "lint.latest-known": ("最新 {value}（{date}）", "latest {value} ({date})"),
    "lint.how-sum": ("合计", "sum"),
    "lint.how-mean": ("平均", "mean"),
    "lint.how-weighted": ("加权平均", "weighted mean"),
    "lint.how-max": ("最大值", "maximum"),
    "lint.how-last": ("最新值", "latest figure"),
    "lint.computed-share": ("由 {part} ÷ {whole} 计算", "computed as {part} / {whole}"),
    "lint.computed-mean": ("由各单期数平均得出", "the mean of the single periods"),
    "lint.computed-whole": ("各责任范围{how}", "{how} of the scopes"),
    "lint.share-unknown": ("share_of 指向不存在的事项 {id}", "share_of names {id}, which does not exist"),
    "lint.share-links": (
        "share_of 一环套一环，超过 {most} 层，或者其中有首尾相接的，不再计算",
        "share_of is a share of shares of shares, more than {most} deep or out of a circle: it is not computed",
    ),
    "lint.share-circle": ("share_of 首尾相接（经 {id}）", "share_of goes round in a circle (through {id})"),
    "lint.share-unit": (
        "share_of 的结果是百分数，而目标的单位是“{unit}”",
        "share_of gives per cent, but the target's unit is “{unit}”",
    ),
    "lint.share-parts": (
        "share_of 的两个事项单位不同：{part} 与 {whole}",
        "the two items of share_of have units that do not convert: {part} and {whole}",
    ),
    "lint.share-target": (
        "share_of 的 {id} 没有目标，因而没有数值",
        "{id} in share_of has no target and so no figures",
    ),
}
