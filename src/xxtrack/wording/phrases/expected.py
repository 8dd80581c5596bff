"""What a value of the plan should have been."""

TEXTS = {
    "expected.mapping": ("一组键值", "a mapping"),
    "expected.list": ("列表", "a list"),
    "expected.text": ("文字", "text"),
    "expected.number": ("不超过 15 位有效数字的数", "a number of at most 15 digits"),
    "expected.flag": ("true 或 false", "true or false"),
    "expected.count": ("非负整数", "a whole number"),
    "expected.profile": ("从小到大、以 100 结尾的累计百分比", "cumulative per cent that rise to 100"),
    "expected.other": ("别的写法", "something else"),
}
