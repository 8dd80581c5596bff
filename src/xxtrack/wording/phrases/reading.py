"""What is said of files and figures that are hard to read."""

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
    "reading.bare-duty": (
        "“{text}”：常态工作请写推进情况（推进中、已完成），或带百分号的完成比例",
        "“{text}”: of a duty write a word (under way, done), or a per cent with its sign",
    ),
    "reading.may-be-count": (
        "“{text}”按完成 {text}% 读取；如是个数，请写完成比例（{text}%）或进展",
        "“{text}” is read as {text} % done; if it is a count, write the per cent with its sign, or a word",
    ),
    "reading.level": (
        "“{text}”（持平）只对增长率有意义",
        "“{text}” (no change) says something of a growth rate only",
    ),
    "reading.inexact": (
        "“{text}”不是确数；请填写数值本身",
        "“{text}” is not a figure but a bound; give the figure itself",
    ),
    "reading.about": ("“{text}”是约数，按该数采用", "“{text}” is approximate; the number is used as it is"),
    "reading.marked-provisional": (
        "“{text}”标记为初步数，按该数采用",
        "“{text}” is marked as provisional; the number is used",
    ),
    "reading.marked-revised": ("“{text}”标记为修订数，按该数采用", "“{text}” is marked as revised; the number is used"),
    "reading.marked-estimated": (
        "“{text}”标记为估计数，按该数采用",
        "“{text}” is marked as an estimate; the number is used",
    ),
    "reading.marked-footnote": (
        "“{text}”带有注释标记，按该数采用",
        "“{text}” has a footnote's mark; the number is used",
    ),
    "reading.in-brackets": (
        "“{text}”按负数采用（括号表示负数）",
        "“{text}” stands in brackets and is read as negative",
    ),
    "reading.including": (
        "“{text}”按括号前的数采用，括号里的不另计",
        "of “{text}” the number before the brackets is used",
    ),
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
        "“{text}” can be read in two ways (200% or 100%); give per cent",
    ),
    "reading.basis-alone": (
        "口径为“{text}”，而期别只能是当期",
        "the basis is “{text}”, but the period can only be a period alone",
    ),
    "reading.basis-rate": (
        "一个月的增长率或占比不能代替累计的；请填累计值，或在计划中写明 over_time: mean 或 last",
        "one period's rate says nothing of the year to date; give that, or over_time: mean or last in the plan",
    ),
    "reading.basis-stock": (
        "时点量没有当期值；请填期末的量",
        "a level has no figure for a period alone; give the level at its end",
    ),
}
