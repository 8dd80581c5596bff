"""What is wrong with a period."""

TEXTS = {
    "period.unreadable": ("看不懂期别“{text}”", "period “{text}” cannot be read"),
    "period.impossible": ("期别“{text}”不存在", "period “{text}” does not exist"),
    "period.no-year": (
        "计划跨多个年度，“{text}”没有写明年份",
        "the plan has several years and “{text}” names none",
    ),
    "period.no-such-year": (
        "“{text}”不是本计划的年度",
        "“{text}” is no year of this plan",
    ),
    "period.two-readings": (
        "“{text}”有两种读法：{one} 或 {other}",
        "“{text}” can be read as {one} or as {other}",
    ),
    "period.eaten": (
        "“{text}”可能是 1 月，也可能是被 Excel 吃掉 0 的 10 月",
        "“{text}” may be January, or October with its 0 eaten by Excel",
    ),
}
