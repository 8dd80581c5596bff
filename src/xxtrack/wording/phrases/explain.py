"""What stands around the rules' pages."""

TEXTS = {
    "explain.severity": ("级别：{severity}", "severity: {severity}"),
    "explain.off": (
        "默认不用；在 policy 中 select 或设级别后启用",
        "off unless the policy selects it or sets its severity",
    ),
    "explain.fixed": ("不能停用或降级", "cannot be switched off or lowered"),
    "explain.bad": ("反例", "Bad"),
    "explain.good": ("正例", "Good"),
    "explain.unknown": ("没有规则“{code}”", "there is no rule “{code}”"),
    "explain.near": ("没有规则“{code}”；是不是 {near}？", "there is no rule “{code}”; did you mean {near}?"),
    "explain.list": (
        "用法：xxtrack explain XX501，或 --all 显示全部规则",
        "give a code, such as xxtrack explain XX501, or --all for every rule",
    ),
    "explain.head": (
        "# 检查规则\n\n本文由 `make docs` 根据规则表生成，请勿手工修改。",
        "# Findings\n\nThis page is generated from the table of rules by `make docs`; do not edit it.",
    ),
    "explain.intro": (
        (
            "每个问题都有一个永不改变的编号。计划文件中 `policy:` 的 `select`、`ignore`、`severity` 决定用哪些规则、"
            "各是什么级别，事项里的 `severity:` 只管该事项；命令行 "
            "`--select`、`--ignore` 接受编号、编号开头（`XX5`）或名称。"
            "XX1、XX2 表示计划有一部分没有读到，不能停用或降级。"
        ),
        (
            "Every finding has a code that never changes its meaning. "
            "`select`, `ignore` and `severity` under the plan's "
            "`policy:` decide which rules apply and how much they "
            "matter, `severity:` of an item does so for that item; "
            "`--select` and `--ignore` on the command line take codes,"
            " beginnings of codes (`XX5`) or names. XX1 and XX2 "
            "say that a part of the plan was not read and cannot be switched off or lowered."
        ),
    ),
}
