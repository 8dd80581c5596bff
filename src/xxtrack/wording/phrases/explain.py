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
        "用法：xxtrack explain XX501、explain 滞后，或 --all 显示全部规则",
        "give a code or a status, such as xxtrack explain XX501 or lagging, or --all for every rule",
    ),
    "explain.missed": (
        "到期没有达到目标，或已经不可能达到：节点任务过了期限没有完成，不得突破的上限已经突破，不该发生的事已经发生。",
        (
            "The due date has passed without the target, or it can no longer be met: a milestone not done in time, "
            "a cap that is broken, something that must not happen and has."
        ),
    ),
    "explain.lagging": (
        "比序时目标差得多：序时比（实际÷应达）低于下限（默认 0.90，可由 thresholds 改），或节点受阻、步骤误期。",
        (
            "Far below what is expected by now: the pace index (actual by expected) is under its limit (0.90 unless "
            "thresholds say otherwise), a step was missed, or a unit reports that it is held up."
        ),
    ),
    "explain.no-data": (
        "应报未报，或数据过期而不能再作依据：没有数据从不算达标。",
        "Something should have been reported and was not, or is too old to rest on: no data is never a pass.",
    ),
    "explain.at-risk": (
        "略低于序时目标（序时比不到 1，但不低于滞后的界限），或节点任务 30 天内到期尚未完成。",
        (
            "Somewhat below what is expected (a pace index under 1, but not as far as lagging), or a milestone due "
            "within 30 days and not done."
        ),
    ),
    "explain.not-due": (
        "现在还没有要求：尚未开始、目标只看年底，或期限还早。不计入达标率。",
        (
            "Nothing is expected yet: it has not begun, only its end is judged, or the date is far. "
            "Not counted in the rate."
        ),
    ),
    "explain.on-track": (
        "达到序时目标：序时比不低于 1；比率和水平符合目标；常态工作按期报告。",
        (
            "At least what is expected by now: a pace index of 1 or more; a rate or level that meets its target; "
            "a duty that is reported as it should be."
        ),
    ),
    "explain.ahead": (
        "明显快于序时目标：序时比不低于上限（默认 1.10，可由 thresholds 改）。",
        "Well ahead of what is expected: a pace index of at least 1.10 (unless thresholds say otherwise).",
    ),
    "explain.achieved": (
        "目标已经达到而且不会再失去：累计数达到全年目标，节点任务完成，到期的比率或水平符合目标。",
        (
            "The target is reached for good: a count that came to it, a milestone done, "
            "a rate or level that met it when due."
        ),
    ),
    "explain.monitored": (
        "只收集、绘图、列出，不设目标，不考核，不计入达标率。",
        "Collected, charted and listed; it has no target, is not judged and not counted in the rate.",
    ),
    "explain.status-more": (
        "怎样判断见 docs/judgement.md；某个事项为什么是这样：xxtrack show 编号",
        "How it is judged: docs/judgement.md. Why an item stands so: xxtrack show ID",
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
