"""What is wrong with the shape of a plan."""

TEXTS = {
    "shape.unknown-key": ("不认识的键“{key}”", "unknown key “{key}”"),
    "shape.missing-key": ("缺少键“{key}”", "key “{key}” is missing"),
    "shape.version": ("不支持格式版本“{text}”，应为 1", "format version “{text}” is not supported; it must be 1"),
    "shape.bad-choice": (
        "“{key}”不能是“{text}”，可选：{choices}",
        "“{key}” cannot be “{text}”; it is one of {choices}",
    ),
    "shape.day-twice": ("{date} 写了两次", "{date} is given twice"),
    "shape.bad-date": (
        "“{key}”的“{text}”不是日期，应写作 2023-06-30",
        "“{text}” in “{key}” is not a date such as 2023-06-30",
    ),
    "shape.bad-id": (
        "编号“{text}”应写作 P04-03（要点两位-序号两位）",
        "id “{text}” must be written like P04-03 (point-number)",
    ),
    "shape.empty-text": ("“{key}”不能为空", "“{key}” must not be empty"),
    "shape.wrong-type": ("“{key}”应为{expected}，而不是“{text}”", "“{key}” must be {expected}, not “{text}”"),
}
