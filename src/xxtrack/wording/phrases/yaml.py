"""What is wrong with a plan's YAML."""

TEXTS = {
    "yaml.too-large": ("文件超过 {limit} MB", "the file is larger than {limit} MB"),
    "yaml.too-deep": ("嵌套超过 {limit} 层", "nested more than {limit} levels deep"),
    "yaml.control": ("含有不允许的字符 {code}", "contains the forbidden character {code}"),
    "yaml.empty": ("文件是空的", "the file is empty"),
    "yaml.syntax": ("不是有效的 YAML：{problem}", "not valid YAML: {problem}"),
    "yaml.colon-inside": ("文字里有“: ”，须加引号", "a value with “: ” in it must be quoted"),
    "yaml.cut-by-comment": (
        "“{rest}”成了注释，没有读入",
        "“{rest}” is a comment to YAML and is not read",
    ),
    "yaml.tab": ("YAML 不能用制表符缩进", "YAML cannot be indented with tabs"),
    "yaml.second-document": (
        "一个文件只能有一份计划（“---”之后还有内容）",
        "a file holds one plan; there is more after “---”",
    ),
    "yaml.alias": ("不支持 YAML 引用（*）；请写出内容", "YAML aliases (*) are refused; write the value out"),
    "yaml.anchor": ("不支持 YAML 锚点（&）；请写出内容", "YAML anchors (&) are refused; write the value out"),
    "yaml.tag": ("不支持 YAML 标签（!）", "YAML tags (!) are refused"),
    "yaml.merge": ("不支持 YAML 合并键（<<）", "the YAML merge key (<<) is refused"),
    "yaml.complex-key": ("键必须是文字", "a key must be text"),
    "yaml.duplicate-key": ("键“{key}”重复（第 {line} 行已有）", "key “{key}” stands twice (first on line {line})"),
}
