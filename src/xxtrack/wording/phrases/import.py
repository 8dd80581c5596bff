"""What is said while an office's table is imported."""  # noqa: N999 - its keys begin so, and nobody imports it by name

TEXTS = {
    "import.no-excel": (
        "读取 {file} 需要 Excel 支持：pip install 'xxtrack[excel]'（或另存为 CSV）",
        "reading {file} needs pip install 'xxtrack[excel]' (or save it as CSV)",
    ),
    "import.broken": ("无法作为表格读取：{problem}", "cannot be read as a spreadsheet: {problem}"),
    "import.no-workbook": ("文件里没有工作簿", "there is no workbook in the file"),
    "import.too-large": (
        "解压后超过 {limit} MB，不读取；请只留需要的工作表再存一次",
        "unpacks to more than {limit} MB and is not read; save it again with the sheets that are needed",
    ),
    "import.too-many-cells": (
        "工作表的范围超过 {limit} 个单元格，不再读取；请删去表格以外的行和列再存一次",
        "spans more than {limit} cells and is not read on; delete the rows and columns outside the table and save it",
    ),
    "import.too-many-merged": (
        "一张工作表有超过 {limit} 处合并单元格，不读取",
        "has more than {limit} merged areas in a sheet and is not read",
    ),
    "import.unusable": ("{file} 无法读取：{reason}", "{file} cannot be read: {reason}"),
    "import.broken-off": ("{where} 之后未读：{reason}", "not read from {where} on: {reason}"),
    "import.no-table": (
        "{file} 里没有找到表头（要有编号或指标名称，和取数的列）",
        "no header found in {file}: it needs an id or a name, and a column of figures",
    ),
    "import.no-table-in": (
        "{file} 里没有找到表头（要有编号或指标名称，和取数的列）；看过 {lines}",
        "no header found in {file}: it needs an id or a name, and a column of figures; looked at {lines}",
    ),
    "import.no-columns": (
        "{file} 的表头里没有取数的列；未读列：{names}",
        "the header of {file} has no column of figures; columns not read: {names}",
    ),
    "import.no-files": ("{place} 里没有表格", "there are no tables in {place}"),
    "import.total": ("合计", "total"),
    "import.col-file": ("文件", "file"),
    "import.col-read": ("读到", "read"),
    "import.col-new": ("新增", "new"),
    "import.col-revision": ("更正", "revised"),
    "import.col-words": ("仅文字", "words only"),
    "import.col-same": ("相同", "same"),
    "import.col-held": ("暂不写入", "held"),
    "import.col-missing": ("空缺", "missing"),
    "import.col-unplaced": ("未能归位", "unplaced"),
    "import.alias-unknown": (
        "{where}：“{row}”应为 名称,编号，编号须是计划中的事项",
        "{where}: “{row}” must be name,id, with the id of an item of the plan",
    ),
    "import.learn-form": (
        "--learn 要写成 名称=编号，编号须是计划中的事项；给的是“{text}”",
        "--learn takes NAME=ID with the id of an item of the plan, not “{text}”",
    ),
    "import.learn-ask": (
        "“{name}”就是 {id} {item} 吗？",
        "is “{name}” {id} {item}?",
    ),
    "import.alias-lost": ("名称无法写入 {file}", "the names cannot be written to {file}"),
    "import.learnt": ("已记住 {count} 个名称：{file}", "{count} {count:name|names} learnt: {file}"),
    "import.learn-hint": (
        "名称相近的 {count} 个：确认是同一事项的，加 {options}",
        "{count} near {count:name|names}: where they are the same, give {options}",
    ),
    "import.no-label": ("这一行没有编号，也没有名称", "the row has neither id nor name"),
    "import.sum-row": (
        "合计行，不取：不能确定它是一个事项各责任范围的和",
        "a row of sums, not taken: it does not show that it is the sum of one item's scopes",
    ),
    "import.unknown-name": ("计划中没有名为“{name}”的事项", "the plan has no item named “{name}”"),
    "import.ambiguous": ("“{name}”对应多个事项：{ids}；请填编号", "“{name}” is the name of {ids}; give the id"),
    "import.no-growth-item": ("计划中没有“{name}”增长的事项", "the plan has no item for the growth of “{name}”"),
    "import.level-of-growth": (
        "“{name}”是增长率，取“同比”列，不取总量",
        "“{name}” is a growth rate: its figure is the rate and not the level",
    ),
    "import.no-period": (
        "没有期别：表头、行、表名和标题都没有写明（或写了几个）；用 --period 指定",
        "no period: neither header, row, sheet nor title names one; give --period",
    ),
    "import.alone-not-flow": ("不是累计量，不取单月数", "not a flow: a single month's figure is not used"),
    "import.not-its-end": (
        "“{title}”取不出：{period} 不是到月末（季末）为止",
        "“{title}” is of no whole month or quarter: {period} does not end with one",
    ),
    "import.months-unclear": (
        "各月相加不等于合计，最后一月也不等于合计：是当月数还是累计数？用 --basis period 或 --basis ytd 指定",
        "the months neither add up to the total nor end with it: give --basis period (single months) or --basis ytd",
    ),
    "import.hidden-cell": (
        "这一格被隐藏（行或列），不取数；要用请取消隐藏",
        "the cell is hidden, with its row or column, and not used; unhide it if it is meant",
    ),
    "import.struck-out": ("这一格划了删除线，不取数", "the cell is struck out and not used"),
    "import.scaled": (
        "格里的数是 {text}，数字格式却把它缩小显示；请写出显示的数和单位",
        "the cell holds {text}, and its number format shows a fraction of it; write what is shown, with its unit",
    ),
    "import.fraction": (
        ".xls 和 .ods 分不清 {text} 是 {text}% 还是百分数格式；请另存为 .xlsx",
        ".xls and .ods do not tell {text} % from a percentage format; save it as .xlsx",
    ),
    "import.formats-unknown": (
        "这种文件看不出数字格式、删除线和隐藏的行列；有疑问请另存为 .xlsx",
        "number formats, cells struck out and hidden rows are not seen in such a file; save it as .xlsx where in doubt",
    ),
    "import.dry": ("以上是预览，尚未写入；加 --yes 写入", "this is a preview; --yes writes it"),
    "import.held-back": (
        "{count} 个数看来有误，没有写入；核对无误后加 --accept {ids} 写入（或 --accept-all）",
        (
            "{count} {count:figure|figures} {count:looks|look} wrong and {count:is|are} not written; "
            "--accept {ids} writes them once checked (or --accept-all)"
        ),
    ),
    "import.head": ("{file}：读到 {figures} 个数", "{file}: {figures} {figures:figure|figures} read"),
    "import.counts": (
        "= 新增 {new} + 更正 {revision}{words} + 相同 {same} + 暂不写入 {held} + 空缺 {missing} + 未能归位 {unplaced}",
        (
            "= {new} new + {revision} revised{words} + {same} the same + {held} held back + {missing} missing"
            " + {unplaced} not placed"
        ),
    ),
    "import.sheet": ("表 {name}：表头在第 {line} 行；{columns}", "sheet {name}: header on line {line}; {columns}"),
    "import.sheet-one": ("表头在第 {line} 行；{columns}", "header on line {line}; {columns}"),
    "import.sheet-none": ("表 {name}：没有找到表头，未读取", "sheet {name}: no header found, not read"),
    "import.sheet-hidden": ("表 {name}：已隐藏，未读取", "sheet {name}: hidden, not read"),
    "import.columns": ("取数列：{names}", "columns of figures: {names}"),
    "import.unknown": ("表头中不认识的词：{names}", "words of the header not understood: {names}"),
    "import.units": ("整表单位：{names}", "unit of the table: {names}"),
    "import.looked": ("看过 {lines}", "looked at {lines}"),
    "import.no-values": ("表头里没有取数的列", "no column of figures in the header"),
    "import.unread": ("未读列：{names}", "columns not read: {names}"),
    "import.period": ("整表期别：{period}", "period of the sheet: {period}"),
    "import.passed": (
        "跳过 {count} 行（标题、说明、空行）",
        "{count} {count:line|lines} passed over (headings, notes)",
    ),
    "import.months": (
        "按月的列作累计数读；如是当月数，加 --basis period",
        "month columns are read as to date; --basis period where they are single months",
    ),
    "import.col-item": ("事项", "item"),
    "import.col-period": ("期别", "period"),
    "import.col-value": ("原值 → 新值", "before → after"),
    "import.col-change": ("处理", "change"),
    "import.new": ("新增", "new"),
    "import.revision": ("更正", "revised"),
    "import.words": ("仅文字", "words only"),
    "import.count-words": (" + 仅文字 {count}", " + {count} words only"),
    "import.held": ("暂不写入", "held"),
    "import.same": ("相同", "same"),
    "import.unplaced": ("未能归位（{count} 个）", "Not placed ({count})"),
    "import.because": ("{count} 个：{reason}", "{count}: {reason}"),
    "import.more-cells": ("另有 {count} 个", "and {count} more"),
    "import.check": ("请核对（{count} 处）", "Please check ({count})"),
    "import.written": ("已写入 {files}", "written to {files}"),
    "import.alone": ("当期", "alone"),
}
