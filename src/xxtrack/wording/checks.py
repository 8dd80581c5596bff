"""What the check says: doubts about targets, the policy used, waivers, limits, comparison, its report."""

TEXTS = {
    "doubt.met-at-baseline": (
        "基数 {baseline} 已经达到目标“{target}”",
        "the baseline {baseline} already meets the target “{target}”",
    ),
    "doubt.share-above-all": (
        "“{target}”超过 100%：占比、覆盖率之类不可能超过全部",
        "“{target}” is beyond 100%, which a share cannot pass",
    ),
    "doubt.rank-before-first": (
        "“{target}”要求比第 1 名更靠前",
        "“{target}” asks for a rank before the first",
    ),
    "doubt.below-nothing": (
        "“{target}”不可能达到：累计量从零起，不会小于零",
        "“{target}” cannot be met: what accumulates from zero is never below it",
    ),
    "doubt.any-share": (
        "“{target}”没有约束力：0 到 100% 都算达到",
        "“{target}” asks for nothing: any share from 0 to 100% meets it",
    ),
    "doubt.any-rank": (
        "“{target}”没有约束力：名次越靠后越算达到；排名目标应写作“≤”",
        "“{target}” is met by falling behind; a rank is capped with “≤”",
    ),
    "doubt.nothing-will-do": (
        "“{target}”没有约束力：什么都不做也算达到",
        "“{target}” asks for nothing: doing nothing meets it",
    ),
    "doubt.all-at-the-end": (
        "{count} 个有期限的事项全部在 {month} 月到期，到期之前看不出进度",
        "all {count} dated items are due in month {month}; until then nothing can be seen",
    ),
    "doubt.rate-of-pieces": (
        "口径为 rate，单位却是“{unit}”：比率没有数量单位",
        "the measure is rate but the unit is “{unit}”, which counts or weighs",
    ),
    "doubt.flow-of-per-cent": (
        "口径为 flow，单位却是“{unit}”：百分比不会逐月累加",
        "the measure is flow but the unit is “{unit}”: shares do not accumulate",
    ),
    "doubt.part-larger": (
        "其中项“{target}”大于所属的 {id}“{whole}”",
        "the part's “{target}” is more than the whole of {id}, “{whole}”",
    ),
    "doubt.quotas-short": (
        "分解合计 {total}，不够完成“{target}”",
        "the quotas add up to {total}, which does not reach “{target}”",
    ),
    "doubt.quotas-over": (
        "分解合计 {total}，超出“{target}”",
        "the quotas add up to {total}, which is beyond “{target}”",
    ),
    "doubt.empty-group": (
        "组“{group}”没有成员，目标无人承担",
        "group “{group}” has no members, so nobody has the target",
    ),
    "doubt.no-lead": ("没有写明牵头单位", "names no lead"),
    "doubt.names-alike": (
        "名称“{name}”与 {id} 的“{other}”相同（不计空格）",
        "name “{name}” is that of {id}, “{other}”, but for spaces",
    ),
    "doubt.number-not-in-text": (
        "目标“{target}”中的 {number} 没有出现在原文里",
        "the {number} of target “{target}” does not occur in its clause",
    ),
    "policy.unknown-rule": ("没有规则“{name}”", "there is no rule “{name}”"),
    "policy.fixed-rule": (
        "规则“{name}”不能调整：它表示计划有一部分没有读到",
        "rule “{name}” cannot be changed: it says that a part of the plan was not read",
    ),
    "policy.line": ("所用规则：--fail-on {fail_on}、{parts}", "policy used: --fail-on {fail_on}, {parts}"),
    "policy.ratio": ("超进度 ≥ {ahead}、滞后 < {lagging}", "ahead ≥ {ahead}, lagging < {lagging}"),
    "policy.by-points": (
        "超进度 ≥ +{ahead} 个百分点、滞后 < −{lagging} 个百分点",
        "ahead ≥ +{ahead} points, lagging < −{lagging} points",
    ),
    "policy.own-thresholds": ("{count} 项另设阈值", "{count} items with thresholds of their own"),
    "policy.own-severity": ("{count} 项另设级别", "{count} items with severities of their own"),
    "policy.select": ("只用 {rules}", "only {rules}"),
    "policy.ignore": ("不用 {rules}", "not {rules}"),
    "policy.severity": ("级别 {rules}", "severity {rules}"),
    "policy.waivers": ("豁免 {count} 条", "waivers: {count}"),
    "waiver.by": ("{owner}豁免至 {until}：{reason}", "waived by {owner} until {until}: {reason}"),
    "waiver.by-decision": (
        "{owner}豁免至 {until}：{reason}（{decision}）",
        "waived by {owner} until {until}: {reason} ({decision})",
    ),
    "waiver.in-force": ("有效豁免 {count} 条", "waivers in force: {count}"),
    "waiver.amended": ("原为 {before}（{on} 调整）", "was {before} until {on}"),
    "waiver.change": (
        "{on} 由 {before} 调整为 {after}：{reason}",
        "changed on {on} from {before} to {after}: {reason}",
    ),
    "waiver.expired": (
        "豁免已于 {until} 到期（{owner}：{reason}）",
        "the waiver ended on {until} ({owner}: {reason})",
    ),
    "waiver.unused": (
        "豁免没有用上，可以删去（{owner}：{reason}）",
        "the waiver excuses nothing and can go ({owner}: {reason})",
    ),
    "waiver.outlasts": (
        "豁免至 {until}，晚于期限 {due}：不予承认",
        "the waiver runs to {until}, past the due date {due}, and is not granted",
    ),
    "limit.max-lagging": ("滞后与未完成 ≤ {limit} 项", "lagging or missed ≤ {limit}"),
    "limit.min-attainment": ("达进度率 ≥ {limit}%", "on time ≥ {limit}%"),
    "limit.too-many": (
        "滞后与未完成共 {count} 项，多于 --max-lagging {limit}",
        "{count} items lagging or missed, more than --max-lagging {limit}",
    ),
    "limit.too-few": (
        "达进度率 {share}%，低于 --min-attainment {limit}",
        "{share}% of the items are on time, less than --min-attainment {limit}",
    ),
    "regression.better": ("{id} 由{before}变为{after}", "{id} went from {before} to {after}"),
    "regression.fixed": ("{place} 的 {code} 已消除", "{code} at {place} is gone"),
    "finding.of-item": ("{name}：{message}", "{name}: {message}"),
    "finding.scoped": ("{name}（{scope}）", "{name} ({scope})"),
    "finding.waived": ("已豁免", "waived"),
    "finding.new": ("新增", "new"),
    "finding.better": ("好转 {count} 项：", "{count} better:"),
    "finding.counts": (
        "{errors} 个错误，{warnings} 个警告，{infos} 个提示；豁免 {waived} 个",
        "errors: {errors}, warnings: {warnings}, notes: {infos}; waived: {waived}",
    ),
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
            "{count} findings of kind {kind}, of which GitHub annotates "
            "{shown} a step; all are in the summary and the log"
        ),
    ),
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
