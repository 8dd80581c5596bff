"""What is wrong with a value of a table."""

TEXTS = {
    "value.footnote": (
        "“{text}”中的“{mark}”是注释标记还是数字？数值可能是“{without}”；请只写数字，注释写在备注里",
        "is the “{mark}” of “{text}” a footnote's mark or a digit? it may be “{without}”; write the number alone",
    ),
    "value.unreadable": ("看不懂数值“{text}”", "value “{text}” cannot be read"),
    "value.unreadable-stage": (
        "“{text}”应为 0 到 100，或未启动、推进中、已完成、滞后",
        "“{text}” must be 0 to 100, or 未启动, 推进中, 已完成, 滞后",
    ),
    "value.unit": ("单位“{given}”不能换算为“{unit}”", "unit “{given}” does not convert to “{unit}”"),
}
