"""Why a file cannot be read."""

TEXTS = {
    "file.missing": ("文件不存在", "no such file"),
    "file.folder": ("这是文件夹，需要的是文件", "this is a folder where a file should be"),
    "file.no-permission": ("没有读取权限", "no permission to read it"),
    "file.not-plain": ("不是普通文件（管道和设备不读取）", "not a plain file; pipes and devices are not read"),
    "file.link": (
        "是链接，不读取：请把文件本身放在这里，或用 --actuals 指明它所在之处",
        "a link, which is not read: put the file itself here, or name its place by --actuals",
    ),
    "file.link-loop": ("链接首尾相接", "the link leads back to itself"),
    "file.name-too-long": ("文件名过长", "the file name is too long"),
    "file.other": ("无法读取：{error}", "cannot be read: {error}"),
    "file.not-utf8": ("不是 UTF-8 文本（第 {offset} 字节处）", "not UTF-8 text (at byte {offset})"),
}
