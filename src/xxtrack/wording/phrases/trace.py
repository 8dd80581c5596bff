"""The source document and who answers for its words."""

TEXTS = {
    "trace.colon": ("：", ": "),
    "trace.binary": ("不是文本文件", "not a text file"),
    "trace.empty": ("文件里没有文字", "there are no words in the file"),
    "trace.save-as-text": ("请另存为 UTF-8 编码的纯文本", "save it as plain text in UTF-8"),
    "trace.unusable": ("原文无法使用：{file}", "the source document cannot be used: {file}"),
    "trace.clause-unclaimed": ("没有事项认领：“{text}”", "no item claims “{text}”"),
    "trace.numeral-unclaimed": ("没有事项认领的数字：“{text}”", "no item claims the numeral “{text}”"),
    "trace.text-gone": (
        "原文中找不到 text：“{text}”",
        "its text does not stand in the source: “{text}”",
    ),
    "trace.excuse-gone": (
        "原文中找不到已说明的文字：“{text}”",
        "the excused words do not stand in the source: “{text}”",
    ),
    "trace.elsewhere": (
        "text 在本要点之下不独立成句，只见于 {where}：“{text}”",
        "its text does not stand by itself under its point, only at {where}: “{text}”",
    ),
    "trace.maybe": ("是不是 {where} 的“{text}”？", "is it now “{text}” at {where}?"),
    "trace.number-differs": (
        "原文是“{given}”，text 写的是“{wanted}”",
        "the source says “{given}” where its text says “{wanted}”",
    ),
    "trace.excused-number-differs": (
        "原文是“{given}”，计划中已说明的文字写的是“{wanted}”",
        "the source says “{given}” where the plan's excused words say “{wanted}”",
    ),
    "trace.target-differs": (
        "目标“{target}”与 text 中的数字（{numbers}）不符：“{text}”",
        "target “{target}” is not among the numbers of its text ({numbers}): “{text}”",
    ),
    "trace.no-numbers": ("无", "none"),
    "trace.source-changed": (
        "{file} 已不是起草时的那一份（sha256 不同）",
        "{file} is not the document that the plan was drawn from (its sha256 differs)",
    ),
    "trace.no-text": ("没有 text，无法对照原文", "it has no text, so it cannot be traced"),
    "trace.no-chapter": ("原文中没有第 {no} 章“{title}”", "the source has no chapter {no} “{title}”"),
    "trace.no-point": ("原文中没有第 {no} 点“{title}”", "the source has no point {no} “{title}”"),
    "trace.chapter-number": (
        "“{title}”在原文中的序号是“{given}”，在计划中是第 {no} 章",
        "“{title}” is numbered “{given}” in the source and is chapter {no} of the plan",
    ),
    "trace.point-number": (
        "“{title}”在原文中的序号是“{given}”，在计划中是第 {no} 点",
        "“{title}” is numbered “{given}” in the source and is point {no} of the plan",
    ),
    "trace.chapter-title": (
        "第 {no} 章在原文中是“{given}”，在计划中是“{title}”",
        "chapter {no} is “{given}” in the source and “{title}” in the plan",
    ),
    "trace.point-title": (
        "第 {no} 点在原文中是“{given}”，在计划中是“{title}”",
        "point {no} is “{given}” in the source and “{title}” in the plan",
    ),
    "trace.output-table": (
        "--output 不用于 table；请重定向：xxtrack trace … > 文件",
        "--output is not for tables; redirect one: xxtrack trace … > file",
    ),
    "trace.partial": (
        "计划有错误（退回 {items} 项），结果不完整。运行 xxtrack validate 查看",
        "the plan has errors ({items} {items:item|items} left out), so the result is partial. See xxtrack validate",
    ),
    "trace.complete": ("原文已全部对应", "The source is wholly accounted for"),
    "trace.incomplete": ("原文未全部对应", "The source is not wholly accounted for"),
    "trace.source": ("原文：{file}", "source: {file}"),
    "trace.clauses": ("分句", "clauses"),
    "trace.numerals": ("数字", "numerals"),
    "trace.by-chapter": ("各章分句", "clauses by chapter"),
    "trace.outside": ("各章之外", "outside the chapters"),
    "trace.coverage": ("覆盖率", "covered"),
    "trace.findings": ("问题（{count} 个）", "Findings ({count})"),
    "trace.more": (
        "另有 {count} 个未列出：加 --limit 0 全部列出",
        "{count} more {count:is|are} not listed: --limit 0 lists them",
    ),
    "trace.nothing": ("没有发现问题", "No findings"),
    "trace.about": (
        "截至 {date}，{items} 项。原文 {file}：分句覆盖 {clauses}，数字覆盖 {numerals}",
        (
            "{items} {items:item|items} as of {date}. Source {file}: {clauses} of its clauses and "
            "{numerals} of its numerals covered"
        ),
    ),
    "trace.legend": ("只看一种状态", "show one status"),
    "trace.show-all": ("全部 {count}", "all {count}"),
    "trace.items": ("{count} 项", "{count} {count:item|items}"),
    "trace.and-more": ("另有 {count} 个，见文中标记", "{count} more {count:is|are} marked in the text"),
}
