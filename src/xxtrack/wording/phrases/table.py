"""What is wrong with a table as a whole."""

TEXTS = {
    "table.binary": ("不是文本文件", "not a text file"),
    "table.encoding": (
        "既不是 UTF-8（第 {utf8} 字节）也不是 GB18030（第 {gb18030} 字节）",
        "neither UTF-8 (byte {utf8}) nor GB18030 (byte {gb18030})",
    ),
    "table.broken": ("这一行之后无法按 CSV 读取：{problem}", "cannot be read as CSV from here: {problem}"),
    "table.empty": ("没有表头", "there is no header line"),
    "table.missing-column": ("缺少列“{name}”（{alias}）", "column “{name}” ({alias}) is missing"),
    "table.unknown-column": ("不认识的列“{name}”，未读取", "unknown column “{name}”, not read"),
    "table.duplicate-column": ("列“{name}”重复", "column “{name}” stands twice"),
    "table.row-width": (
        "这一行有 {given} 格，表头有 {wanted} 格",
        "the row has {given} {given:cell|cells}, the header {wanted}",
    ),
}
