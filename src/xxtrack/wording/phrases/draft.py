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
    "draft.reason-about": ("左右", "about"),
    "draft.reason-strive": ("力争", "to strive for"),
    "draft.reason-each": ("每个", "each"),
    "draft.reason-chinese": ("汉字数字", "numbers in words"),
    "draft.reason-nearly": ("约数", "rough numbers"),
    "draft.reason-cap": ("上限或下限", "most or least"),
    "draft.reason-uneven": ("分别", "uneven lists"),
    "draft.count": ("{name} {count}", "{count} {name}"),
    "draft.items": ("起草事项 {count} 项：{kinds}", "{count} items drafted: {kinds}"),
    "draft.excused": ("已说明的文字 {count} 处：{classes}", "{count} stretches of text excused: {classes}"),
    "draft.unstated": (
        "{count} 个数字没有写明上限或下限，按“不少于”计",
        "{count} numbers without a word for more or less were taken as the least to be reached",
    ),
    "draft.doubts": ("待核 {count} 处：{reasons}", "{count} doubts: {reasons}"),
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
