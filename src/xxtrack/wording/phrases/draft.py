"""What is doubtful in a drafted plan, and what the command says about the whole."""

TEXTS = {
    "draft.head": (
        "由 xxtrack draft 按规则起草；带“# ?”的地方待人核定，核定后删去注释和标签“待核”。编号一经采用，不再改变。",
        "Drafted by rules: decide what “# ?” stands above, then drop the comment and the tag. Ids are permanent.",
    ),
    "draft.tag": ("待核", "to-check"),
    "draft.about": ("左右：允许误差未写明（{text}）", "about: no tolerance is written ({text})"),
    "draft.strive": ("力争：是否作为目标考核", "to strive for: is it a target?"),
    "draft.each": (
        "“{text}”：是否每个都要达到，成员未写明",
        "“{text}”: does it hold for each? Its members are not named",
    ),
    "draft.chinese": ("“{text}”：是数量目标还是名称", "“{text}”: a number to be reached, or a name?"),
    "draft.nearly": ("“{text}”：约数，是否作为下限", "“{text}”: a rough number; is it the least?"),
    "draft.cap": ("“{text}”：没有写明是上限还是下限", "“{text}”: the most or the least? It is not said"),
    "draft.uneven": ("“分别”前后的个数对不上：{text}", "as many subjects as numbers cannot be told: {text}"),
    "draft.too-many": (
        "读出 {count} 项，超过 {limit} 项，不像一份工作要点；未写出计划",
        (
            "{count} {count:item|items} {count:was|were} read, more than {limit}: this is hardly a work "
            "plan, and none was written"
        ),
    ),
    "draft.which-year": ("没有写明年份，按{text}计", "no year is named; taken as {text}"),
    "draft.reason-which-year": ("年份", "the year"),
    "draft.no-year": (
        "文件没有写明年份，按{year}年起草；可用 --year 指定",
        "the document names no year; drafted for {year}; --year says another",
    ),
    "draft.reason-no-year": ("计划年份", "the plan's year"),
    "draft.months": (
        "计划期按 {start} 至 {end} 计，文件没有写明月份",
        "taken to run from {start} to {end}; the document names no months",
    ),
    "draft.reason-months": ("计划期", "the plan's time"),
    "draft.part": ("“其中”大于总数“{name}”", "part of “{name}”, and larger than that"),
    "draft.reason-part": ("其中", "parts larger than the whole"),
    "draft.too-long": (
        "文件有 {count} 个字，超过 {limit} 个字，不像一份工作要点；未写出计划",
        "the document has {count} characters, more than {limit}: this is hardly a work plan, and none was written",
    ),
    "draft.zero": ("“不发生”：是否按 0 起考核", "“does not happen”: is it counted, as none?"),
    "draft.allotted": (
        "任务数额未写明，按完成率 100% 计",
        "how much is allotted is not written; taken as 100 % of it",
    ),
    "draft.reason-allotted": ("任务数额", "amounts allotted elsewhere"),
    "draft.unread": (
        "“{text}”：这个数字没有读成目标，是否要考核",
        "“{text}”: no target was made of this number; is it one?",
    ),
    "draft.reason-unread": ("未读出的数字", "numbers not read"),
    "draft.relation": (
        "“{text}”：随另一个数而定，请写上数值，或另设监测事项并写成 target: > 编号",
        "“{text}”: follows another figure: write the number, or give it a monitored item and write target: > its id",
    ),
    "draft.reason-relation": ("随他数而定", "figures that follow others"),
    "draft.reason-zero": ("不发生", "none may happen"),
    "draft.new": ("原文新增，请核定", "new in the document, to be decided"),
    "draft.changed": ("原文已改为：{text}", "the document now says: {text}"),
    "draft.gone": ("原文中已没有这句话", "the document no longer says this"),
    "draft.updated": ("新增、改动、消失共 {count} 处", "{count} {count:clause|clauses} new, changed or gone"),
    "draft.up-to-date": ("计划与原文一致", "the plan has all that the document says"),
    "draft.carried": (
        "{count} 项沿用上年计划的牵头单位、口径等",
        "{count} {count:item|items} {count:takes|take} lead, measure and the like from last year",
    ),
    "draft.reason-new": ("新增", "new"),
    "draft.reason-changed": ("改动", "changed"),
    "draft.reason-gone": ("消失", "gone"),
    "draft.reason-about": ("左右", "about"),
    "draft.reason-strive": ("力争", "to strive for"),
    "draft.reason-each": ("每个", "each"),
    "draft.reason-chinese": ("汉字数字", "numbers in words"),
    "draft.reason-nearly": ("约数", "rough numbers"),
    "draft.reason-cap": ("上限或下限", "most or least"),
    "draft.reason-uneven": ("分别", "uneven lists"),
    "draft.count": ("{name} {count}", "{name}: {count}"),
    "draft.items": ("起草事项 {count} 项：{kinds}", "{count} {count:item|items} drafted: {kinds}"),
    "draft.excused": (
        "已说明的文字 {count} 处：{classes}",
        "{count} {count:stretch|stretches} of text excused: {classes}",
    ),
    "draft.unstated": (
        "{count} 个数字没有写明上限或下限，按“不少于”计",
        "{count} {count:number|numbers} without a word for more or less were taken as the least to be reached",
    ),
    "draft.doubts": ("待核 {count} 处：{reasons}", "{count} {count:doubt|doubts}: {reasons}"),
    "draft.no-doubt": ("没有存疑之处", "nothing is in doubt"),
    "draft.more": ("还有 {count} 处，见 xxtrack draft --list", "{count} more: see xxtrack draft --list"),
    "draft.results-only": (
        "这份文件只讲已经完成的工作，没有可以跟踪的任务；没有写出计划。",
        "This document only tells what was done; it holds no tasks to track, and no plan was written.",
    ),
    "draft.what": (
        "请给出文件：xxtrack draft 工作要点.docx；或用 --list 列出计划里的存疑之处",
        "name a document: xxtrack draft PLAN.docx; or use --list for the doubts left in a plan",
    ),
    "draft.exists": (
        "{path} 已存在，未作任何改动；要补充已有计划，请用 --update {path}",
        "{path} exists already; nothing was changed. To add to it, use --update {path}",
    ),
}
