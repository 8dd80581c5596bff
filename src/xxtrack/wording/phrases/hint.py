"""What to do about a fault of a plan or a table."""

TEXTS = {
    "hint.decimal": (
        "在计划的 plan 下写 decimal: comma（小数逗号）或 decimal: point（千分逗号）",
        "write decimal: comma (decimals) or decimal: point (thousands) under plan in the plan",
    ),
    "hint.tab": ("把制表符换成空格", "replace the tab by spaces"),
    "hint.quote": (
        '以 > @ % * & ! | 等开头的值要加引号：target: "> 70 %"',
        'quote a value that begins with > @ % * & ! |: target: "> 70 %"',
    ),
    "hint.quote-text": (
        '给整段文字加引号：name: "甲: 乙 # 丙"；注释前空两格或另起一行',
        'put the whole value in quotes: name: "Grow: # of events"; a comment has two blanks before it or its own line',
    ),
    "hint.full-width-colon": (
        "键后要用半角冒号“:”，现在是全角“：”",
        "a key is followed by a plain “:”, here it is a full-width one",
    ),
    "hint.did-you-mean": ("是不是“{word}”？", "did you mean “{word}”?"),
    "hint.did-you-mean-item": ("是不是 {id}（{name}）？", "did you mean {id} ({name})?"),
    "hint.known-keys": ("可用的键：{keys}", "known keys: {keys}"),
    "hint.target": (
        "写法：≥ 650 家、≤ 2.55 亿立方米、2..3 家、7 ± 0.5 %、≥ P00-20 + 1 %",
        "write ≥ 650 homes, ≤ £2.5m, 2..3 schools, 7 ± 0.5 %, at least 5, no more than 3 or ≥ P00-20 + 1 %",
    ),
    "hint.id": ("编号一经使用不再改变", "an id is permanent"),
    "hint.save-as-utf8": ("在 Excel 中另存为“CSV UTF-8”", "save it from Excel as “CSV UTF-8”"),
    "hint.measure": (
        "写明 measure：{measure}（建议），或 flow 累计、stock 时点数、rate 比率；xxtrack fmt --measure 写入建议",
        "write measure: {measure} (a proposal), or flow, stock, rate; xxtrack fmt --measure writes the proposals",
    ),
    "hint.over-time": (
        "报送累计数；确须按各期数考核的，在计划中写 over_time：mean 取各期平均，last 取最近一期",
        "report the figure to date; where single periods are all there is, write over_time: mean or last in the plan",
    ),
    "hint.period": (
        "写法：2023-06、1-6月、上半年、2023Q2、截至9月底",
        "write 2023-06, June 2023, 30 June 2023, Apr-Jun 2023, 2023Q2 or Q1 2023/24",
    ),
    "hint.period-no-year": ("请写明年份，如 2023-06、2023年上半年", "name the year, as in 2023-06 or 2023Q2"),
    "hint.period-two-readings": (
        "请写明起止日，如 2023-04-01/2023-06-30；季度可写 Q1 2023/24；日期可写 2023-06-30",
        "write both days, as in 2023-04-01/2023-06-30; a quarter as Q1 2023/24; a day as 2023-06-30",
    ),
    "hint.period-eaten": ("请写作 2023-01 或 2023-10", "write 2023-01 or 2023-10"),
    "hint.scopes-among": ("责任范围共 {count} 个，如：{names}", "there are {count} scopes, among them: {names}"),
    "hint.scopes": ("责任范围有：{names}", "the scopes are: {names}"),
    "hint.reported": ("如为更正，请填“填报日期”（reported）", "if it is a revision, give its report date (reported)"),
}
