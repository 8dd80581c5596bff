"""What is said of files and figures that are hard to read, and of those that look wrong."""

TEXTS = {
    "reading.encoding-broken": (
        "{encoding} 文本在第 {offset} 字节处损坏",
        "the {encoding} text is broken at byte {offset}",
    ),
    "reading.hint-encoding-broken": (
        "文件可能没有传完，或由两种编码拼接而成；请重新导出",
        "the file may be incomplete, or pasted together from two encodings; export it again",
    ),
    "reading.changed": ("文件在读取时变了，请再运行一次", "the file changed while it was read; run this again"),
    "reading.workbook": ("这是 Excel 工作簿，不是 CSV 文本", "this is an Excel workbook, not CSV text"),
    "reading.hint-workbook": (
        "在 Excel 中另存为“CSV UTF-8”，或用 xxtrack import 导入",
        "save it from Excel as “CSV UTF-8”, or use xxtrack import",
    ),
    "reading.row-above-header": ("这一行在表头之上，未读取", "this row stands above the header and is not read"),
    "reading.quote-open": ("引号没有闭合", "a quotation mark is never closed"),
    "reading.quote-inside": ("引号之后还有字符", "there is more after a closing quotation mark"),
    "reading.cell-too-long": ("一格超过 131072 个字符", "a cell is longer than 131072 characters"),
    "reading.line-too-long": ("一行超过一百万个字符", "a line is longer than a million characters"),
    "reading.too-many-columns": ("一行超过一千格", "a row has more than a thousand cells"),
    "reading.level": (
        "“{text}”（持平）只对增长率有意义",
        "“{text}” (no change) says something of a growth rate only",
    ),
    "reading.inexact": (
        "“{text}”不是确数；请填写数值本身",
        "“{text}” is not a figure but a bound; give the figure itself",
    ),
    "reading.about": ("“{text}”是约数，按该数采用", "“{text}” is approximate; the number is used as it is"),
    "reading.change": (
        "“{text}”说的是变化，而这一事项不是增长率",
        "“{text}” tells of a change, and this item is not a growth rate",
    ),
    "reading.change-of-rate": (
        "“{text}”说的是增速变化了多少，不是增速本身",
        "“{text}” says how the growth rate changed, not what it is",
    ),
    "reading.two-signs": ("“{text}”有两个方向", "“{text}” points both ways"),
    "reading.doubled": ("“{text}”（翻番）只对增长率有意义", "“{text}” (doubled) says something of a growth rate only"),
    "reading.times": (
        "“{text}”有两种读法（增长2倍是 200%，增长到2倍是 100%）；请填百分数",
        "“{text}” can be read in two ways (增长2倍 is 200%, 增长到2倍 is 100%); give per cent",
    ),
    "reading.basis-alone": (
        "口径为“{text}”，而期别只能是当期",
        "the basis is “{text}”, but the period can only be a period alone",
    ),
    "reading.basis-rate": (
        "一个月的增长率或占比不能代替累计的；请填累计值",
        "a rate of one period alone says nothing of the year to date; give the year-to-date rate",
    ),
    "reading.basis-stock": (
        "时点量没有当期值；请填期末的量",
        "a level has no figure for a period alone; give the level at its end",
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
        "the total to date falls: {before} at {before_date}, {value} at {date}",
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
        "all {count} figures equal the expected value exactly",
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
    "lint.how-max": ("最大值", "maximum"),
    "lint.how-last": ("最新值", "latest figure"),
    "lint.computed-share": ("由 {part} ÷ {whole} 计算", "computed as {part} / {whole}"),
    "lint.computed-whole": ("各责任范围{how}", "{how} of the scopes"),
    "lint.share-unknown": ("share_of 指向不存在的事项 {id}", "share_of names {id}, which does not exist"),
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
