"""What is said where figures are written, imported, asked for and due."""

TEXTS = {
    "write.failed": ("没有写入 {path}：{reason}", "{path} was not written: {reason}"),
    "write.disk-full": ("磁盘已满", "the disk is full"),
    "write.read-only": ("磁盘是只读的", "the disk is read-only"),
    "write.no-permission": ("没有写入权限", "no permission to write there"),
    "write.name-too-long": ("文件名太长", "the file name is too long"),
    "write.dangling": (
        "{path} 是链接，但它指向的 {target} 不存在",
        "{path} is a link to {target}, which does not exist",
    ),
    "write.not-a-file": ("{path} 不是普通文件", "{path} is not a plain file"),
    "write.busy": (
        "{path} 正由别人写入，等了 {seconds} 秒；没有写入任何内容",
        "somebody else has been writing in {path} for {seconds} seconds; nothing was written",
    ),
    "write.not-a-table": ("不能写入 {path}：{reason}", "cannot write to {path}: {reason}"),
    "write.encoding": (
        "不能写入 {path}：它的编码无法原样保留；请另存为 UTF-8",
        "cannot write to {path}: its bytes would not survive; save it as UTF-8",
    ),
    "write.no-header": (
        "不能写入 {path}：没有含编号、期别、完成值的表头",
        "cannot write to {path}: no header with id, period and value",
    ),
    "entry.new": (
        "已写入 {file}：{period} {basis} {value}",
        "written to {file}: {period} {basis} {value}",
    ),
    "entry.revision": (
        "已写入 {file}：{period} {basis} 由 {before}（{reported} 填报）更正为 {value}",
        "written to {file}: {period} {basis} revised from {before} (reported {reported}) to {value}",
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
    "entry.with-hint": ("{problem}（{hint}）", "{problem} ({hint})"),
    "entry.warning": ("请核对：{message}", "please check: {message}"),
    "entry.clash": ("同一期别另有不同的值；两个都未采用", "another row gives another value; neither is used"),
    "entry.scope-needed": (
        "{id}（{name}）按责任范围分别考核，请写明责任范围",
        "{id} ({name}) is judged for each scope; name the scope",
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
