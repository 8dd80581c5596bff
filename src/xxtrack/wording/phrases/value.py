"""What is wrong with a value of a table."""

TEXTS = {
    "value.footnote": (
        "“{text}”中的“{mark}”是注释标记还是数字？数值可能是“{without}”；请只写数字，注释写在备注里",
        "is the “{mark}” of “{text}” a footnote's mark or a digit? it may be “{without}”; write the number alone",
    ),
    "value.unreadable": ("看不懂数值“{text}”", "value “{text}” cannot be read"),
    "value.unreadable-stage": (
        "“{text}”应为 0 到 100，或未启动、推进中、已完成、滞后",
        "“{text}” must be 0 to 100, or a word: not started, in progress, done, delayed",
    ),
    "value.spreadsheet-error": (
        "“{text}”是表格程序的出错信息，不是数值；没有数值请留空",
        "“{text}” is an error of the spreadsheet, not a figure; leave the cell blank where there is none",
    ),
    "value.nil": (
        "“{text}”可能是 0，也可能是没有数值；请写 0 或留空",
        "“{text}” may be 0 or no figure; write 0, or leave the cell blank",
    ),
    "value.scientific": (
        "“{text}”是科学计数法，表格程序可能已丢掉几位数字；请写出完整的数",
        "“{text}” is in scientific notation, and digits may be lost; write the number in full",
    ),
    "value.decimal-comma": (
        "“{text}”里的逗号是小数点还是千分位？小数点请写“.”",
        "is the comma of “{text}” a decimal point? write a point for decimals",
    ),
    "value.two-readings": (
        "“{text}”有两种读法：文件里有小数逗号，这里的逗号是千分位还是小数点？",
        "“{text}” has two readings in a file with decimal commas: does the comma mark thousands or decimals?",
    ),
    "value.unit": ("单位“{given}”不能换算为“{unit}”", "unit “{given}” does not convert to “{unit}”"),
}
