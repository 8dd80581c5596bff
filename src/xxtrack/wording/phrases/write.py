"""Why something cannot be written."""

TEXTS = {
    "write.disk-full": ("磁盘已满", "the disk is full"),
    "write.read-only": ("磁盘是只读的", "the disk is read-only"),
    "write.no-permission": ("没有写入权限", "no permission to write there"),
    "write.is-input": (
        "{path} 是计划或数据，不能用作输出",
        "{path} is a plan or a table of actuals, and no result is written over one",
    ),
    "write.closed": ("它没有为写入而打开", "it is not open for writing"),
    "write.lock-is-link": (
        "{path} 是链接，不会打开它所指的文件；请删除这个链接",
        "{path} is a link, and the file it leads to is not opened; remove the link",
    ),
    "write.no-folder": ("文件夹不存在", "the folder does not exist"),
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
}
