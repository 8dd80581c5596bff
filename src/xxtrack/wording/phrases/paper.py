"""What is wrong with the papers that are named as evidence."""

TEXTS = {
    "paper.lacking": ("已完成，但没有佐证材料", "achieved without evidence"),
    "paper.lacking-of": ("{scopes}已完成，但没有佐证材料", "{scopes}: achieved without evidence"),
    "paper.missing": ("佐证材料“{path}”不存在", "evidence “{path}” does not exist"),
    "paper.outside": (
        "佐证材料“{path}”不在本项目文件夹内；请写项目文件夹内的相对路径，或网址",
        "evidence “{path}” lies outside the project; write a path from the project's folder, or an address",
    ),
    "paper.link": ("佐证材料“{path}”是链接，不予采用", "evidence “{path}” is a link, which is not followed"),
    "paper.no-file": ("佐证材料“{path}”不是文件", "evidence “{path}” is no file"),
    "paper.unreadable": ("佐证材料“{path}”无法读取：{reason}", "evidence “{path}” cannot be read: {reason}"),
    "paper.bad-pin": (
        "“{path}”后的 sha256 应为 64 位十六进制数，写的是“{pin}”",
        "the sha256 of “{path}” must be 64 hexadecimal digits, not “{pin}”",
    ),
    "paper.changed": (
        "佐证材料“{path}”已改动：与记下的 sha256 不一致",
        "evidence “{path}” has changed: it is not what its sha256 says",
    ),
}
