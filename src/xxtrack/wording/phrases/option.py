"""What each option and argument means, for `--help`."""

TEXTS = {
    "option.rollup-places": (
        "文件夹或计划文件；默认当前文件夹",
        "folders or plan files; this folder by default",
    ),
    "option.rollup-by": ("plan（计划并排）或 item（按事项对比）", "plan (side by side) or item (compare each item)"),
    "option.limit-rollup": (
        "--by item 最多列出多少个事项，0 为全部",
        "how many items --by item lists, 0 for all",
    ),
    "option.save": (
        "存为一个部分，以后用 xxtrack rollup PART*.json 合并",
        "keep the result as a part, to be joined by xxtrack rollup PART*.json",
    ),
    "option.jobs": (
        "用几个进程；默认按处理器和计划的数量定，1 为不另开进程",
        "how many processes, 1 for none besides; by default as there are processors and plans",
    ),
    "option.fmt-files": ("计划文件；默认向上查找", "plan files; by default the one found upwards"),
    "option.fmt-check": ("只检查，不改写；不规范则退出码 1", "only check; exit 1 where a file is not canonical"),
    "option.fmt-measure": (
        "给须写明口径而未写的事项写上建议的 measure，请核对",
        "write a proposed measure for items that must have one; check them",
    ),
    "option.fmt-diff": ("只显示差别，不改写", "only show what would change"),
    "option.schema-actuals": ("打印完成值表的结构", "print that of the actuals"),
    "option.demo-folder": ("示例计划的文件夹，须为空", "the folder of the plan; it must be empty"),
    "option.init-folder": ("写入的文件夹；默认当前文件夹", "where to write; here by default"),
    "option.init-start": ("计划的第一天，如 2024-04-01；默认 1 月 1 日", "the plan's first day, such as 2024-04-01"),
    "option.init-years": ("计划有几年", "how many years the plan has"),
    "option.init-year": ("年份；默认今年", "the plan's year; this one by default"),
    "option.document": ("原文：UTF-8 或 GB18030 纯文本", "the source document: plain text, UTF-8 or GB18030"),
    "option.assign-table": ("分工表：xlsx、csv、xls 或 ods", "the table of who does what: xlsx, csv, xls or ods"),
    "option.codeowners": (
        "按牵头单位和账号表（单位、账号两列）生成 CODEOWNERS",
        "make a CODEOWNERS from the leads and a table of units and their accounts",
    ),
    "option.output-owners": ("CODEOWNERS 写入的文件", "the file that the CODEOWNERS goes to"),
    "option.draft-document": (
        "原文：txt、md、docx、xlsx、csv、html 或有文字层的 pdf",
        "the document: txt, md, docx, xlsx, csv, html, or pdf with text",
    ),
    "option.draft-text": ("把读到的原文写成纯文本", "write the document's text as it was read"),
    "option.draft-list": (
        "列出全部存疑之处；不给文件时列出计划里还剩的",
        "list every doubt; without a document, those left in the plan",
    ),
    "option.draft-update": (
        "已有的计划：只补充新增、改动、消失的文字，编号和人工核定的内容不变",
        "a plan that is there: only what is new, changed or gone is added; ids and decisions stay",
    ),
    "option.draft-from": (
        "上年的计划：同名事项沿用牵头单位、口径、频次、权重，存量指标以上年结果为基数",
        "last year's plan: items of the same name take its lead, measure, frequency and weight, stocks its result",
    ),
    "option.draft-year": ("计划年度，原文没有写明时用", "the plan's year, where the document does not say"),
    "option.format-trace": (
        "{all}，或只给问题的 {reports}",
        "{all}, or for the findings alone {reports}",
    ),
    "option.output-file": (
        "写入文件，而不是标准输出（table 除外）",
        "a file to write instead of standard output (not table)",
    ),
    "option.limit-trace": ("最多列出多少个问题，0 为全部", "how many findings to list, 0 for all"),
    "option.plan": ("计划文件；默认向上查找 plan/*.yaml", "the plan file; by default plan/*.yaml at or above here"),
    "option.actuals": (
        "完成值文件或文件夹，可多次；默认 data/actuals",
        "a file or folder of actuals, repeatable; by default data/actuals",
    ),
    "option.as-of": (
        "按哪一天判断：2023-06-30、2023-06、上半年；默认今天，不晚于计划结束",
        "the day to judge at: 2023-06-30, 2023-06, 2023Q2; today by default, never past the plan's end",
    ),
    "option.lang": ("输出语言：zh 或 en；默认随计划", "language of output, zh or en; the plan's by default"),
    "option.chapter": ("只看这些章：序号或标题中的词", "only these chapters: numbers or words of their titles"),
    "option.point": ("只看这些要点：序号", "only these points, by number"),
    "option.lead": (
        "只看这个单位牵头的和它承担的部分；“-”为没有责任单位的",
        "only what this unit leads and its parts of other items; “-” for items without",
    ),
    "option.unit": (
        "只看这个单位的：牵头的、承担的部分和配合的",
        "only this unit's: what it leads, its parts of other items, and what it supports",
    ),
    "option.scope": ("只看这个责任范围", "only this scope"),
    "option.status": ("只看这些状态：滞后、lagging……", "only these statuses: lagging, missed and so on"),
    "option.kind": ("只看这一类：indicator、milestone、duty", "only this kind: indicator, milestone, duty"),
    "option.tag": ("只看带这个标签的事项", "only items with this tag"),
    "option.id": ("只看这些编号，可用 P04-*", "only these ids; patterns such as P04-* work"),
    "option.item": ("事项编号，如 P04-04", "an item's id, such as P04-04"),
    "option.all": ("列出全部事项", "list every item"),
    "option.limit-findings": (
        "最多列出几条问题；0 为全部（终端默认 20，管道默认全部）",
        "how many findings to show; 0 for all (20 at a terminal, all in a pipe)",
    ),
    "option.limit": ("最多列出多少项需要关注的事项，0 为全部", "how many items needing attention to list, 0 for all"),
    "option.by": ("排名：scope（责任范围）、lead（牵头单位）或 chapter（章）", "rank: scope, lead or chapter"),
    "option.format": ("{all} 或 {last}", "{all} or {last}"),
    "option.format-findings": ("格式：{all}", "{all}"),
    "option.fail-on": (
        "哪些情况不通过：error（默认）、warning、missed、lagging、at-risk、no-data、stale、never、worse，可用逗号分隔",
        "what fails: error (default), warning, missed, lagging, at-risk, no-data, stale, never, worse; comma list",
    ),
    "option.help": ("显示本帮助", "show this page"),
    "option.install-completion": (
        "为当前 shell 安装补全（含事项编号）",
        "install completion for this shell, of item ids too",
    ),
    "option.show-completion": ("显示补全脚本", "show the completion script"),
    "option.version": ("显示版本", "show the version"),
    "option.value": ("完成值：512、3.2亿元、15%、已完成", "the figure: 512, £3.2m, 15% or done"),
    "option.item-or-name": (
        "事项编号或名称，如 P04-04、新增国家高新技术企业",
        'an item\'s id or name, such as P04-04 or "New homes completed"',
    ),
    "option.progress": ("进展情况", "the progress made"),
    "option.problem": ("存在问题", "the problem met"),
    "option.next": ("下一步措施", "the next step"),
    "option.evidence": (
        "佐证材料：仓库里的路径或网址",
        "the paper that shows it to be true: a path in the repository or an address",
    ),
    "option.undo": (
        "撤去自己刚写的一行（尚未提交的最后一行）",
        "take back one's last row, while it is not committed",
    ),
    "option.period": ("数据截至的期别：2023-06、1-6月、上半年", "the period it runs to: 2023-06, June 2023, 2023Q2"),
    "option.record-scope": ("责任范围；默认为全区", "the scope; the whole by default"),
    "option.source": ("数据来源", "where the figure comes from"),
    "option.note": ("备注", "a note"),
    "option.reported": ("填报日期；默认今天", "the day it is reported; today by default"),
    "option.file": (
        "写入这个 CSV；默认写入该事项已有数据的文件",
        "write to this CSV; by default the one that has the item's figures",
    ),
    "option.learn": (
        "记住表中的名称是哪一事项：名称=编号，下次自动认得（可多次）",
        "learn that a name in tables is an item: NAME=ID (repeatable)",
    ),
    "option.keep-plan": (
        "记住的名称不写入计划，写入数据旁的 aliases.csv",
        "keep learnt names in aliases.csv beside the figures, not in the plan",
    ),
    "option.import-file": ("表格文件或文件夹，可写多个", "tables, or folders of tables"),
    "option.yes": ("写入；不加则只预览", "write; without it only show"),
    "option.accept": (
        "看来有误的数，核对无误的事项编号（可重复，可用逗号分隔）",
        "write what looks wrong of these items, by id; may be repeated, or a list with commas",
    ),
    "option.accept-all": ("看来有误的数也全部写入", "write everything that looks wrong"),
    "option.dry-run": ("只预览（默认）", "only show (the default)"),
    "option.import-period": ("表中没有写期别时用这个期别", "the period, where the table names none"),
    "option.basis": (
        "没有写明口径的月份列：ytd（累计，默认）或 period（当月）",
        "month columns that do not say: ytd (to date, the default) or period (alone)",
    ),
    "option.within": ("看到多少天以后：30d、2w", "how far ahead to look: 30d, 2w"),
    "option.output-form": (
        "生成的文件：.xlsx 或 .csv；或 --each-lead 的文件夹",
        "the file (.xlsx or .csv), or the folder of --each-lead",
    ),
    "option.all-form": ("全部事项", "all items"),
    "option.force": ("覆盖已有的文件", "replace the file if it exists"),
    "option.code": ("规则的编号、编号开头或名称：XX501、XX3、lagging", "a rule's code, its beginning or its name"),
    "option.all-forecasts": (
        "把可以完成的也列出，并给出各方法的回测误差",
        "list what will likely be reached too, and how each method did",
    ),
    "option.all-rules": ("全部规则", "every rule"),
    "option.select": (
        "只用这些规则：编号、编号开头（XX5）或名称，可用逗号分隔；代替计划里的 select",
        "only these rules: codes, beginnings (XX5) or names, comma list; instead of the plan's select",
    ),
    "option.ignore": (
        "不用这些规则；加在计划的 ignore 之上",
        "not these rules; in addition to the plan's ignore",
    ),
    "option.output": (
        "写入文件而不是标准输出；可多次写作 格式=文件，如 --output sarif=a.sarif --output junit=b.xml",
        "write to a file instead of standard output; repeatable as FORMAT=FILE: --output sarif=a.sarif",
    ),
    "option.statistics": ("只给各规则的数量", "only how often each rule is broken"),
    "option.watch": (
        "计划或数据一有改动就重新检查，按 Ctrl-C 退出（需要 xxtrack[watch]）",
        "check again whenever the plan or a figure changes, until Ctrl-C (needs xxtrack[watch])",
    ),
    "option.max-lagging": (
        "滞后与未完成最多几项（不含豁免）；未另给 --fail-on 时，进度只按此判断",
        (
            "how many items may be lagging or missed (waived ones apart); performance is then judged by this alone "
            "unless --fail-on is given too"
        ),
    ),
    "option.min-attainment": (
        "应评事项中达进度或更好的最低百分比（每项权重相同，不含常态工作、未到期、豁免）",
        "least per cent of the judged items on track or better (each counts one; no duties, not-due or waived ones)",
    ),
    "option.since": (
        "上期日期；默认为此前最近的月末或季末（随计划的报送频次）",
        "the date of the last issue; by default the last end of a month or quarter, as the plan reports",
    ),
    "option.public": (
        "供公开的网页：不含计划中标为内部的事项和 policy.public 所列内容",
        "a page for the public: without internal items and what policy.public leaves out",
    ),
    "option.each-lead": (
        "为每个单位各出一份通报，-o 指定文件夹",
        "a bulletin for every unit, into the folder named by -o",
    ),
    "option.format-report": (
        "html、bulletin（Markdown 通报）、docx、xlsx、reminder（催办单）或 brief（一页报）；默认看文件名",
        "html, bulletin (Markdown), docx, xlsx, reminder or brief; by default the file's suffix tells",
    ),
    "option.output-report": (
        "写到哪个文件或文件夹；网页和 Markdown 不写则输出到标准输出",
        "the file or folder to write; pages and Markdown go to standard output by default",
    ),
    "option.items": ("事项编号，可多个，可用 P04-*；默认全部指标", "ids, or patterns such as P04-*; all by default"),
    "option.output-due": (
        "写入文件而不是标准输出；xlsx 必须指定",
        "a file to write instead of standard output; xlsx needs one",
    ),
    "option.annex": (
        "通报附件：reference 只写明另附台账，inline 把全部事项附在文内",
        "a bulletin's annex: reference names the ledger, inline puts every item into the document",
    ),
    "option.all-of-month": (
        "一次生成一个月的全部材料（通报、台账、一页报、催办单）到 -o 指定的文件夹",
        "everything for a month (bulletin, ledger, brief, reminders) into the folder that -o names",
    ),
    "option.each-lead-form": (
        "每个单位一份，写入 -o 指定的文件夹",
        "one for every unit, into the folder that -o names",
    ),
    "option.svg": ("把图写成 SVG 文件，“-”为标准输出", "write the chart as SVG to this file, “-” for standard output"),
    "option.old": (
        "原来的计划：版本、“版本:路径”或带斜杠的文件路径",
        "the plan before: a revision, REV:PATH, or a file with a slash",
    ),
    "option.new": (
        "现在的计划：版本、“版本:路径”或带斜杠的文件路径",
        "the plan after: a revision, REV:PATH, or a file with a slash",
    ),
    "option.fail-on-diff": (
        "never（默认）或 weakened：有放宽而没有如实登记时退出码 1",
        "never (default) or weakened: exit 1 where something was softened without a true record",
    ),
    "option.since-rev": ("与哪个版本相比", "the revision to compare with"),
    "option.then": (
        "那个版本按哪一天判断；默认为它的提交日期",
        "the day to judge that revision at; its commit's by default",
    ),
    "option.base": ("只看比这个版本变差的", "hold against the change only what is worse than at this revision"),
    "option.rev": ("读取 git 中这个版本的计划和数据", "read plan and figures as they are at this revision in git"),
    "option.known-at": ("只用到这一天为止已填报的数据", "use only what had been reported by this day"),
}
