"""The texts of ``--help``; the backspace character keeps typer from joining the lines that follow."""

TEXTS = {
    "help.xxtrack": (
        """把年度工作要点作为一份受版本管理的计划来跟踪：目标是什么、完成多少、是否达到序时进度。

\b
常用：
  xxtrack status                    总体情况与需要关注的事项
  xxtrack check --as-of 2023-06-30  持续集成门禁：有滞后、未完成即退出码 1
  xxtrack show P04-04               一个事项的来龙去脉

\b
退出码：0 正常 · 1 门禁未通过 · 2 用法有误 · 3 输入无法使用 · 70 程序自身错误""",
        """Track an annual work plan under version control: what is promised, what is done, whether it is on time.

\b
Common uses:
  xxtrack status                    the whole, and the items that need attention
  xxtrack check --as-of 2023-06-30  the gate for CI: exit 1 on lagging or missed items
  xxtrack show P04-04               everything about one item

\b
Exit codes: 0 fine, 1 the gate says no, 2 bad usage, 3 unusable input, 70 our own bug""",
    ),
    "help.status": (
        """计划总体情况：各状态数量、各章情况、需要关注的事项。

\b
示例：
  xxtrack status
  xxtrack status --as-of 2023-06
  xxtrack status --chapter 3 --all
  xxtrack status --status 滞后,未完成 --limit 0
  xxtrack status --by scope --as-of 2023-09
  xxtrack status --format json > status.json""",
        """How the plan stands: counts of every status, chapters, and the items that need attention.

\b
Examples:
  xxtrack status
  xxtrack status --as-of 2023-06
  xxtrack status --chapter 3 --all
  xxtrack status --status lagging,missed --limit 0
  xxtrack status --by scope --as-of 2023-09
  xxtrack status --format json > status.json""",
    ),
    "help.rollup": (
        """多份计划并排（各区县、各新城、各年度）：各状态项数、达标率、合计；或按事项对比（--by item）。

\b
PLACE 是下列之一，完成值取各计划旁边的 data/actuals：
  有 plan/*.yaml 的文件夹      其中最新的一份
  计划文件                     这一份
  名为 plan 的文件夹           其中每一份（一个单位的各年度）
  其他文件夹                   下一级各文件夹的计划

\b
示例：
  xxtrack rollup 各新城
  xxtrack rollup 各新城/*/ --as-of 2023-06 --by item --id 'P04-*'
  xxtrack rollup plan --as-of 上半年    各年度同期：每份计划按自己的年份

\b
读不了的计划列明原因，不影响其他计划；退出码为 3（日期早于计划开始的为 2）。""",
        """Several plans side by side (districts, towns, years): items in every status, the share that is where it
should be, the total; or the same item in all of them (--by item).

\b
A PLACE is one of these; figures are those in data/actuals beside each plan:
  a folder with plan/*.yaml    its newest plan
  a plan file                  that one
  a folder called plan         all of its plans: the years of one office
  any other folder             the plans of the folders in it

\b
Examples:
  xxtrack rollup towns
  xxtrack rollup towns/*/ --as-of 2023-06 --by item --id 'P04-*'
  xxtrack rollup plan --as-of 上半年    the same half of every plan's own year

\b
A plan that cannot be read is shown with its reason and hides no other; the
exit code is then 3 (2 for a date before a plan begins).""",
    ),
    "option.rollup-places": (
        "文件夹或计划文件；默认当前文件夹",
        "folders or plan files; this folder by default",
    ),
    "option.rollup-by": ("plan（计划并排）或 item（按事项对比）", "plan (side by side) or item (compare each item)"),
    "option.limit-rollup": (
        "--by item 最多列出多少个事项，0 为全部",
        "how many items --by item lists, 0 for all",
    ),
    "option.jobs": (
        "用几个进程；默认按处理器和计划的数量定，1 为不另开进程",
        "how many processes, 1 for none besides; by default as there are processors and plans",
    ),
    "help.check": (
        """门禁：列出计划和数据的问题，以及滞后、未完成、未报送、数据过期的事项，带文件与行号。

\b
示例：
  xxtrack check
  xxtrack check --as-of 2023-06-30 --fail-on missed,lagging
  xxtrack check --lead 空港新城
  xxtrack check --format github""",
        """The gate: faults of plan and data, and items lagging, missed, unreported or stale, with file and line.

\b
Examples:
  xxtrack check
  xxtrack check --as-of 2023-06-30 --fail-on missed,lagging
  xxtrack check --lead 空港新城
  xxtrack check --format github""",
    ),
    "help.validate": (
        """只检查计划和数据本身，不判断进度。

\b
示例：
  xxtrack validate
  xxtrack validate --plan plan/2023.yaml --format json""",
        """Check plan and data only, without judging performance.

\b
Examples:
  xxtrack validate
  xxtrack validate --plan plan/2023.yaml --format json""",
    ),
    "help.show": (
        """一个事项的全部：原文、目标、历次数据与序时目标、预计、状态的计算依据。

\b
示例：
  xxtrack show P04-04
  xxtrack show P24-14 --as-of 2023-09""",
        """One item in full: source clause, target, history against the expected curve, forecast, arithmetic.

\b
Examples:
  xxtrack show P04-04
  xxtrack show P24-14 --as-of 2023-09""",
    ),
    "help.fmt": (
        """把计划改写为规范格式：缩进、键的顺序、目标的写法统一，注释和事项顺序不变。

\b
示例：
  xxtrack fmt
  xxtrack fmt --check plan/2023.yaml
  xxtrack fmt --diff""",
        """Write the canonical form of a plan: indent, order of keys, spelling of targets; comments and order stay.

\b
Examples:
  xxtrack fmt
  xxtrack fmt --check plan/2023.yaml
  xxtrack fmt --diff""",
    ),
    "help.schema": (
        """打印计划文件的 JSON Schema（供编辑器补全和解释），或完成值表的 Table Schema。

\b
示例：
  xxtrack schema > plan/plan.schema.json
  xxtrack schema --actuals""",
        """Print the JSON Schema of the plan, by which editors complete and explain keys, or that of the actuals.

\b
Examples:
  xxtrack schema > plan/plan.schema.json
  xxtrack schema --actuals""",
    ),
    "help.init": (
        """新建一份可以马上使用的计划；已有文件一律不动。

\b
示例：
  xxtrack init 我的计划 --year 2024""",
        """Write a first plan to start from; files that exist are never touched.

\b
Examples:
  xxtrack init my-plan --year 2024""",
    ),
    "option.fmt-files": ("计划文件；默认向上查找", "plan files; by default the one found upwards"),
    "option.fmt-check": ("只检查，不改写；不规范则退出码 1", "only check; exit 1 where a file is not canonical"),
    "option.fmt-diff": ("只显示差别，不改写", "only show what would change"),
    "option.schema-actuals": ("打印完成值表的结构", "print that of the actuals"),
    "option.init-folder": ("写入的文件夹；默认当前文件夹", "where to write; here by default"),
    "option.init-year": ("年份；默认今年", "the plan's year; this one by default"),
    "help.trace": (
        """对照原文：原文的每个数字、每个分句都由事项的 text 认领，或在计划里说明（excused），否则带位置列出。

\b
示例：
  xxtrack trace 工作要点.txt
  xxtrack trace 工作要点.txt --format html --output trace.html
  xxtrack trace 工作要点.txt --format json

\b
有无人认领或与原文不符之处时退出码为 1。""",
        """Account for the source document: every numeral and clause is claimed by an item or excused, or reported.

\b
Examples:
  xxtrack trace plan.txt
  xxtrack trace plan.txt --format html --output trace.html
  xxtrack trace plan.txt --format json

\b
Exit 1 where something is unclaimed or no longer as the plan quotes it.""",
    ),
    "option.document": ("原文：UTF-8 或 GB18030 纯文本", "the source document: plain text, UTF-8 or GB18030"),
    "option.format-trace": (
        "table、json、html，或只给问题的 github、gitlab、junit、sarif",
        "table, json, html, or for the findings alone github, gitlab, junit, sarif",
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
        "只看这个单位牵头或配合的；“-”为未写明单位的",
        "only this unit's, as lead or support; “-” for items without",
    ),
    "option.scope": ("只看这个责任范围", "only this scope"),
    "option.status": ("只看这些状态：滞后、lagging……", "only these statuses: lagging, 滞后 and so on"),
    "option.kind": ("只看这一类：indicator、milestone、duty", "only this kind: indicator, milestone, duty"),
    "option.id": ("只看这些编号，可用 P04-*", "only these ids; patterns such as P04-* work"),
    "option.item": ("事项编号，如 P04-04", "an item's id, such as P04-04"),
    "option.all": ("列出全部事项", "list every item"),
    "option.limit": ("最多列出多少项需要关注的事项，0 为全部", "how many items needing attention to list, 0 for all"),
    "option.by": ("排名：scope（责任范围）、lead（牵头单位）或 chapter（章）", "rank: scope, lead or chapter"),
    "option.format-status": ("table、json、csv 或 markdown", "table, json, csv or markdown"),
    "option.format-findings": (
        "格式：text、concise、statistics、json、github、gitlab、junit、sarif、markdown",
        "text, concise, statistics, json, github, gitlab, junit, sarif, markdown",
    ),
    "option.fail-on": (
        "哪些情况不通过：error（默认）、warning、missed、lagging、at-risk、no-data、stale、never，可用逗号分隔",
        "what fails: error (default), warning, missed, lagging, at-risk, no-data, stale, never; comma list",
    ),
    "option.help": ("显示本帮助", "show this page"),
    "option.install-completion": (
        "为当前 shell 安装补全（含事项编号）",
        "install completion for this shell, of item ids too",
    ),
    "option.show-completion": ("显示补全脚本", "show the completion script"),
    "help.usage": ("用法：", "Usage:"),
    "help.options": ("选项", "Options"),
    "help.commands": ("命令", "Commands"),
    "help.arguments": ("参数", "Arguments"),
    "option.version": ("显示版本", "show the version"),
    "help.record": (
        """填报一个数：按计划校验后写入该事项所在的文件；改动作为更正另记一行，不覆盖。

\b
示例：
  xxtrack record P04-03 512 --period 2023-09 --source 科创局月报
  xxtrack record P24-14 3 --period 2023-09 --scope 空港新城
  xxtrack record P00-02 -4.9 --period 2023-09""",
        """Report one figure: checked against the plan, added to the item's file; a change is a revision, in a new row.

\b
Examples:
  xxtrack record P04-03 512 --period 2023-09 --source 科创局月报
  xxtrack record P24-14 3 --period 2023-09 --scope 空港新城
  xxtrack record P00-02 -4.9 --period 2023-09""",
    ),
    "option.value": ("完成值：512、3.2亿元、15%、已完成", "the figure: 512, 3.2亿元, 15% or 已完成"),
    "option.period": ("数据截至的期别：2023-06、1-6月、上半年", "the period it runs to: 2023-06, 2023Q2, 上半年"),
    "option.record-scope": ("责任范围；默认为全区", "the scope; the whole by default"),
    "option.source": ("数据来源", "where the figure comes from"),
    "option.note": ("备注", "a note"),
    "option.reported": ("填报日期；默认今天", "the day it is reported; today by default"),
    "option.file": (
        "写入这个 CSV；默认写入该事项已有数据的文件",
        "write to this CSV; by default the one that has the item's figures",
    ),
    "help.import": (
        """导入单位报来的表格（xlsx、xls、csv）：认表头、认事项、认期别，列出将写入什么；加 --yes 才写入。

\b
按编号认事项，没有编号按名称（完全一致，不计空格和标点）；相近的名称只提示，不采用。
示例：
  xxtrack import 6月报表.xlsx
  xxtrack import 6月报表.xlsx --yes
  xxtrack import 各月.csv --basis period --format json""",
        """Import an office's table (xlsx, xls, csv): finds items and periods, shows what it would write.

\b
Rows are matched by id, else by the exact name (spaces and punctuation apart); near names are suggested, never used.
Examples:
  xxtrack import 6月报表.xlsx
  xxtrack import 6月报表.xlsx --yes
  xxtrack import 各月.csv --basis period --format json""",
    ),
    "option.import-file": ("表格文件：.xlsx、.xls、.csv", "the table: .xlsx, .xls or .csv"),
    "option.yes": ("写入；不加则只预览", "write; without it only show"),
    "option.dry-run": ("只预览（默认）", "only show (the default)"),
    "option.import-period": ("表中没有写期别时用这个期别", "the period, where the table names none"),
    "option.basis": (
        "没有写明口径的月份列：ytd（累计，默认）或 period（当月）",
        "month columns that do not say: ytd (to date, the default) or period (alone)",
    ),
    "option.format-import": ("table 或 json", "table or json"),
    "help.due": (
        """谁在什么时候该报什么：逾期未报的、即将应报的、到期的节点任务。

\b
示例：
  xxtrack due
  xxtrack due --lead 空港新城 --within 60d
  xxtrack due --format ics > 报送日历.ics""",
        """What is to be reported by whom and when: what is late, what is to come, milestones that fall due.

\b
Examples:
  xxtrack due
  xxtrack due --lead 空港新城 --within 60d
  xxtrack due --format ics > due.ics""",
    ),
    "option.within": ("看到多少天以后：30d、2w", "how far ahead to look: 30d, 2w"),
    "option.format-due": ("table、markdown、json 或 ics", "table, markdown, json or ics"),
    "help.template": (
        """为一个单位生成填报表：事项、目标、上次填报、待填的格；填好后 xxtrack import 直接导入。

\b
示例：
  xxtrack template --lead 空港新城 --period 2023-07 -o 空港新城.xlsx
  xxtrack template --chapter 3 --period 2023-09 -o 第三章.csv
  xxtrack template --all --period 上半年 -o 全部.xlsx""",
        """A form for one unit: its items, targets, last figures and cells to fill in; xxtrack import reads it back.

\b
Examples:
  xxtrack template --lead 空港新城 --period 2023-07 -o 空港新城.xlsx
  xxtrack template --chapter 3 --period 2023-09 -o chapter3.csv
  xxtrack template --all --period 2023Q2 -o all.xlsx""",
    ),
    "option.output-form": ("生成的文件：.xlsx 或 .csv", "the file to write: .xlsx or .csv"),
    "option.all-form": ("全部事项", "all items"),
    "option.force": ("覆盖已有的文件", "replace the file if it exists"),
    "help.explain": (
        """解释一条检查规则：为什么检查、反例、正例。

\b
示例：
  xxtrack explain XX501
  xxtrack explain lagging --lang en
  xxtrack explain --all""",
        """Explain a rule: why it is checked, with a bad and a good example.

\b
Examples:
  xxtrack explain XX501
  xxtrack explain lagging --lang en
  xxtrack explain --all""",
    ),
    "option.code": ("规则的编号、编号开头或名称：XX501、XX3、lagging", "a rule's code, its beginning or its name"),
    "option.all-rules": ("全部规则", "every rule"),
    "option.format-explain": ("text 或 markdown", "text or markdown"),
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
    "help.report": (
        """给人看的文件：一个不依赖网络的网页，通报（Markdown、Word），台账（Excel）。

\b
示例：
  xxtrack report -o report.html
  xxtrack report --chapter 3 --lang en -o report.html
  xxtrack report --format bulletin --as-of 2023-06           全计划的通报
  xxtrack report -o 通报.docx --lead 空港新城                一个单位的通报
  xxtrack report --format docx --each-lead -o 通报           每个单位一份
  xxtrack report -o 台账.xlsx --as-of 2023-06                台账""",
        """Files that people look at: a page that needs no network, bulletins (Markdown, Word), the ledger (Excel).

\b
Examples:
  xxtrack report -o report.html
  xxtrack report --chapter 3 --lang en -o report.html
  xxtrack report --format bulletin --as-of 2023-06           the whole plan's bulletin
  xxtrack report -o bulletin.docx --lead 空港新城            one unit's bulletin
  xxtrack report --format docx --each-lead -o bulletins      one for every unit
  xxtrack report -o ledger.xlsx --as-of 2023-06              the ledger""",
    ),
    "option.since": (
        "上期日期；默认为此前最近的月末或季末（随计划的报送频次）",
        "the date of the last issue; by default the last end of a month or quarter, as the plan reports",
    ),
    "option.each-lead": (
        "为每个单位各出一份通报，-o 指定文件夹",
        "a bulletin for every unit, into the folder named by -o",
    ),
    "option.format-report": (
        "html、bulletin（Markdown 通报）、docx 或 xlsx；默认看文件名",
        "html, bulletin (Markdown), docx or xlsx; by default the file's suffix tells",
    ),
    "option.output-report": (
        "写到哪个文件或文件夹；网页和 Markdown 不写则输出到标准输出",
        "the file or folder to write; pages and Markdown go to standard output by default",
    ),
    "help.forecast": (
        """预计到期值：每个有足够数据的指标给出预计值和 80% 区间，方法由该指标自身的历史回测选出；其余说明原因。

\b
示例：
  xxtrack forecast
  xxtrack forecast P04-03 --as-of 2023-09
  xxtrack forecast --chapter 1 --format csv""",
        """What to expect at the due date: a value with an 80 % range for every indicator that has enough figures,
by the method that did best on its own past, and why not for the rest.

\b
Examples:
  xxtrack forecast
  xxtrack forecast P04-03 --as-of 2023-09
  xxtrack forecast --chapter 1 --format csv""",
    ),
    "option.items": ("事项编号，可多个，可用 P04-*；默认全部指标", "ids, or patterns such as P04-*; all by default"),
    "option.svg": ("把图写成 SVG 文件，“-”为标准输出", "write the chart as SVG to this file, “-” for standard output"),
    "help.browse": (
        """在终端里全屏浏览：章、要点、事项，按状态或文字筛选，看曲线，切换日期。需要 xxtrack[browse]。

\b
示例：
  xxtrack browse
  xxtrack browse --as-of 2023-06""",
        """Browse full-screen: chapters, points, items; filter by status or words, see charts, switch the date.
Needs xxtrack[browse].

\b
Examples:
  xxtrack browse
  xxtrack browse --as-of 2023-06""",
    ),
    "help.diff": (
        """一次改动对计划做了什么：放宽、收紧还是无影响，各举一例为证，并说明对当前状态的影响。

\b
OLD、NEW 是版本、文件或“版本:路径”；默认为 HEAD 与工作区，合并请求的 CI 中为与目标分支的共同祖先。

\b
示例：
  xxtrack diff
  xxtrack diff HEAD~3 HEAD
  xxtrack diff old.yaml new.yaml --format markdown
  xxtrack diff --fail-on weakened --format github""",
        """What a change does to the plan: weakened, strengthened or neutral, each with a proof, and its effect today.

\b
OLD and NEW are revisions, files or REV:PATH; by default HEAD and the work tree, in the CI of a merge request
the merge base with the target branch.

\b
Examples:
  xxtrack diff
  xxtrack diff HEAD~3 HEAD
  xxtrack diff old.yaml new.yaml --format markdown
  xxtrack diff --fail-on weakened --format github""",
    ),
    "help.changes": (
        """状态为什么变了：逐项归因于时间、新数据、数据修订、计划、规则或豁免，一次只重放一个原因。

\b
示例：
  xxtrack changes --since HEAD~5
  xxtrack changes --since v2023.06 --then 2023-06-30 --as-of 2023-09-30""",
        """Why statuses changed: time, new data, revised data, plan, policy or waiver, replayed one cause at a time.

\b
Examples:
  xxtrack changes --since HEAD~5
  xxtrack changes --since v2023.06 --then 2023-06-30 --as-of 2023-09-30""",
    ),
    "help.log": (
        """一个事项的目标和数据在历次提交中的变化。

\b
示例：
  xxtrack log P04-03
  xxtrack log P04-03 --format json""",
        """The history of one item's target and figures through the commits.

\b
Examples:
  xxtrack log P04-03
  xxtrack log P04-03 --format json""",
    ),
    "option.old": ("原来的计划：版本、文件或“版本:路径”", "the plan before: a revision, a file or REV:PATH"),
    "option.new": ("现在的计划：版本、文件或“版本:路径”", "the plan after: a revision, a file or REV:PATH"),
    "option.fail-on-diff": (
        "never（默认）或 weakened：有放宽而没有如实登记时退出码 1",
        "never (default) or weakened: exit 1 where something was softened without a true record",
    ),
    "option.format-diff": ("table、json、markdown 或 github", "table, json, markdown or github"),
    "option.format-changes": ("table、json 或 markdown", "table, json or markdown"),
    "option.format-log": ("table 或 json", "table or json"),
    "option.since-rev": ("与哪个版本相比", "the revision to compare with"),
    "option.then": (
        "那个版本按哪一天判断；默认为它的提交日期",
        "the day to judge that revision at; its commit's by default",
    ),
    "option.base": ("只看比这个版本变差的", "hold against the change only what is worse than at this revision"),
    "option.rev": ("读取 git 中这个版本的计划和数据", "read plan and figures as they are at this revision in git"),
    "option.known-at": ("只用到这一天为止已填报的数据", "use only what had been reported by this day"),
    "option.engine": (
        "由谁读数据：plain，或 duckdb（适合数百万行；结果相同）",
        "who reads the figures: plain, or duckdb (for millions of rows; the result is the same)",
    ),
}
