"""What is wrong with a value of a table."""

TEXTS = {
    "value.unreadable": ("看不懂数值“{text}”", "value “{text}” cannot be read"),
    "value.unreadable-stage": (
        "“{text}”应为 0 到 100，或未启动、推进中、已完成、滞后",
        "“{text}” must be 0 to 100, or 未启动, 推进中, 已完成, 滞后",
    ),
    "value.unit": ("单位“{given}”不能换算为“{unit}”", "unit “{given}” does not convert to “{unit}”"),
}
