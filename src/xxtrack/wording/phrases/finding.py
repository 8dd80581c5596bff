"""What stands around findings in every format."""

TEXTS = {
    "finding.of-item": ("{name}：{message}", "{name}: {message}"),
    "finding.scoped": ("{name}（{scope}）", "{name} ({scope})"),
    "finding.waived": ("已豁免", "waived"),
    "finding.new": ("新增", "new"),
    "finding.better": ("好转 {count} 项：", "{count} better:"),
    "finding.counts": (
        "{errors} 个错误，{warnings} 个警告，{infos} 个提示；豁免 {waived} 个",
        "errors: {errors}, warnings: {warnings}, notes: {infos}; waived: {waived}",
    ),
    "finding.counts-new": (
        "本次改动带来 {errors} 个错误，{warnings} 个警告，{infos} 个提示；豁免 {waived} 个",
        "this change brings errors: {errors}, warnings: {warnings}, notes: {infos}; waived: {waived}",
    ),
    "finding.none-new": ("本次改动没有带来问题", "This change brings no findings"),
    "finding.old": (
        "此前已有 {count} 个问题，未列出",
        "{count} {count:finding|findings} {count:was|were} there before and are not listed",
    ),
    "finding.old-folded": ("此前已有 {count} 个问题", "{count} {count:finding|findings} {count:was|were} there before"),
    "finding.adjusted": ("因目标调整 {count} 项：", "{count} because the plan was changed:"),
    "finding.to-review": ("请审阅计划的改动", "to be reviewed: the plan was changed"),
    "finding.none": ("没有发现问题；豁免 0 个", "No findings; waived: 0"),
    "finding.fails": ("未通过", "fails"),
    "finding.passes": ("通过", "passes"),
    "finding.gate": ("门禁", "gate"),
    "finding.title": ("检查结果", "Findings"),
    "finding.as-of": ("截至 {date}", "as of {date}"),
    "finding.place": ("位置", "place"),
    "finding.rule": ("规则", "rule"),
    "finding.what": ("问题", "finding"),
    "finding.number": ("数量", "number"),
    "finding.level": ("级别", "severity"),
    "finding.github-cut": (
        "共 {count} 个{kind}，GitHub 每步只标注前 {shown} 个；全部见步骤摘要与日志",
        (
            "{count} {count:finding|findings} of kind {kind}, of which GitHub annotates "
            "{shown} a step; all are in the summary and the log"
        ),
    ),
    "finding.sarif-cut": (
        "共 {count} 条，GitHub 只接收 {shown} 条：这里是最严重的 {shown} 条，其余 {left} 条见 --format json",
        "{count} in all, of which GitHub takes {shown}: these are the worst, {left} more are in --format json",
    ),
    "finding.group": ("{name}（{count} 条）", "{name} ({count})"),
    "finding.of-input": ("计划与数据", "plan and figures"),
    "finding.more": (
        "另有 {count} 条未列出：--limit 0 全部列出",
        "{count} more {count:is|are} not listed: --limit 0 lists all",
    ),
}
