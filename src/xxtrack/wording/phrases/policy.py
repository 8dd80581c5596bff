"""The policy used, and what is wrong with one."""

TEXTS = {
    "policy.unknown-rule": ("没有规则“{name}”", "there is no rule “{name}”"),
    "policy.fixed-rule": (
        "规则“{name}”不能调整：它表示计划有一部分没有读到",
        "rule “{name}” cannot be changed: it says that a part of the plan was not read",
    ),
    "policy.line": ("所用规则：--fail-on {fail_on}、{parts}", "policy used: --fail-on {fail_on}, {parts}"),
    "policy.ratio": ("超进度 ≥ {ahead}、滞后 < {lagging}", "ahead ≥ {ahead}, lagging < {lagging}"),
    "policy.by-points": (
        "超进度 ≥ +{ahead} 个百分点、滞后 < −{lagging} 个百分点",
        "ahead ≥ +{ahead} {ahead:point|points}, lagging < −{lagging} {lagging:point|points}",
    ),
    "policy.own-thresholds": ("{count} 项另设阈值", "{count} {count:item|items} with thresholds of their own"),
    "policy.own-severity": ("{count} 项另设级别", "{count} {count:item|items} with severities of their own"),
    "policy.select": ("只用 {rules}", "only {rules}"),
    "policy.ignore": ("不用 {rules}", "not {rules}"),
    "policy.severity": ("级别 {rules}", "severity {rules}"),
    "policy.waivers": ("豁免 {count} 条", "waivers: {count}"),
}
