"""What is said when a figure is reported."""

TEXTS = {
    "entry.new": (
        "已写入 {file}：{period} {basis} {value}",
        "written to {file}: {period} {basis} {value}",
    ),
    "entry.revision": (
        "已写入 {file}：{period} {basis} 由 {before}（{reported} 填报）更正为 {value}",
        "written to {file}: {period} {basis} revised from {before} (reported {reported}) to {value}",
    ),
    "entry.words": (
        "已写入 {file}：{period} 的文字，完成值不变",
        "written to {file}: words on {period}, no figure",
    ),
    "entry.incomplete": (
        "请写明事项和 --period：xxtrack record 事项 数值 --period 期别",
        "name the item and the period: xxtrack record ITEM VALUE --period PERIOD",
    ),
    "entry.nothing": (
        "请给出数值，或用 --progress、--problem、--next、--evidence 写明情况",
        "give a value, or words with --progress, --problem, --next or --evidence",
    ),
    "entry.same": (
        "{period} {basis} 已是 {value}（{reported} 填报），没有重复写入",
        "{period} {basis} is {value} already (reported {reported}); it was not written twice",
    ),
    "entry.basis-ytd": ("累计", "to date"),
    "entry.basis-period": ("当期", "of the period alone"),
    "entry.standing": (
        "目标 {target}，完成值 {actual}，序时目标 {expected}，完成率 {attainment}",
        "target {target}, actual {actual}, expected {expected}, attained {attainment}",
    ),
    "entry.no-value": ("“{text}”不是数值，没有写入", "“{text}” is no figure; nothing was written"),
    "entry.with-hint": ("{problem}；提示：{hint}", "{problem}; hint: {hint}"),
    "entry.warning": ("请核对：{message}", "please check: {message}"),
    "entry.at": ("{where}：{message}", "{where}: {message}"),
    "entry.clash": ("同一期别另有不同的值；两个都未采用", "another row gives another value; neither is used"),
    "entry.scope-needed": (
        "{id}（{name}）按责任范围分别考核，没有总数；请写明责任范围",
        "{id} ({name}) is judged for each scope and has no total; name the scope",
    ),
    "entry.not-later": (
        "同一期别已有另一个数（{before} 填报，{where}）；更正的填报日期要晚于它：--reported 日期",
        "another figure stands for this period (reported {before}, {where}); a revision needs a later --reported",
    ),
    "entry.file-apart": (
        "{file} 不在完成值文件夹里，其他命令要加 --actuals 才会读它",
        "{file} is not among the actuals; other commands read it only with --actuals",
    ),
}
