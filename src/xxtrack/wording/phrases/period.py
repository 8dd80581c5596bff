"""What is wrong with a period."""

TEXTS = {
    "period.unreadable": ("看不懂期别“{text}”", "period “{text}” cannot be read"),
    "period.impossible": ("期别“{text}”不存在", "period “{text}” does not exist"),
    "period.eaten": (
        "“{text}”可能是 1 月，也可能是被 Excel 吃掉 0 的 10 月",
        "“{text}” may be January, or October with its 0 eaten by Excel",
    ),
}
