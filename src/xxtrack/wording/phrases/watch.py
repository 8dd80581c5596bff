"""The words of `xxtrack check --watch`."""

TEXTS = {
    "watch.format": (
        "--watch 是给人看的，--format 只能是 {choices}",
        "--watch is for people to look at; its --format is one of {choices}",
    ),
    "watch.output": (
        "--watch 不写任何文件，请去掉 --output",
        "--watch writes no file; leave out --output",
    ),
    "watch.revision": (
        "--watch 看的是磁盘上的文件，--rev 读的是 git 里的历史版本，二者不能同用",
        "--watch looks at the files on the disk and --rev at those in git; use one of them",
    ),
    "watch.changed": ("有改动：{files}", "changed: {files}"),
    "watch.added": ("新增：{files}", "new: {files}"),
    "watch.deleted": ("已删除：{files}", "deleted: {files}"),
    "watch.more": ("{files} 等 {count} 个文件", "{files} and others, {count} {count:file|files}"),
    "watch.waiting": (
        "{time} 检查完毕，用时 {seconds} 秒；正在监视 {count} 个文件，保存后自动重查，按 Ctrl-C 退出",
        "{time} checked in {seconds} s; watching {count} {count:file|files} for changes; Ctrl-C to leave",
    ),
}
