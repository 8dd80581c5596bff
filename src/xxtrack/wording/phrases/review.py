"""What stands around a review of changes."""

TEXTS = {
    "review.weakened": ("被放宽，没有登记相应的调整", "was weakened without a matching amended entry"),
    "review.how-to-amend": (
        "在 {id} 下写明 amended：on、from（原文）、to（现文）、reason、decision",
        "add amended to {id}: on, from (what it said), to (what it says), reason, decision",
    ),
    "review.removed": ("“{name}”被删除（原在 {where}）", "“{name}” was removed (it stood at {where})"),
    "review.rule": ("判断规则 {subject} 被放宽", "the rule {subject} was weakened"),
    "review.untrue": (
        "调整记录不实：from “{before}”、to “{after}”与计划的改动不符",
        "the amended entry is not true: from “{before}” to “{after}” is not what changed",
    ),
    "review.incomplete": (
        "调整记录不完整：from “{before}”、to “{after}”缺少理由或决定",
        "the amended entry from “{before}” to “{after}” lacks a reason or a decision",
    ),
    "review.ahead": (
        "调整记录的日期 {on} 晚于 {as_of}：from “{before}”、to “{after}”",
        "the amended entry from “{before}” to “{after}” is dated {on}, which is after {as_of}",
    ),
    "review.backdated": (
        "调整记录的日期 {on} 早于已报到 {newest} 的数据：from “{before}”、to “{after}”",
        "the amended entry from “{before}” to “{after}” is dated {on}, before the newest actual ({newest})",
    ),
    "review.unread": (
        "原计划中的这一事项读不出来，无法比较",
        "the item stands in the plan before and cannot be read there, so it cannot be compared",
    ),
    "review.plan-removed": ("计划 {file} 被删除", "the plan {file} was removed"),
    "review.row-gone": (
        "截至{period}的完成值 {value} 不见了（原在 {where}），没有修订记录",
        "the actual {value} at {period} is gone (it stood at {where}) and no revision says why",
    ),
    "review.row-changed": (
        "截至{period}的完成值由 {before} 改为 {after}，没有修订记录",
        "the actual at {period} was changed from {before} to {after} without a revision",
    ),
    "review.row-closed": (
        "截至{period}的数据已于 {closed} 封账：补报或修订须写明备注",
        "actuals until {closed} are closed: a late or revised one at {period} needs a note",
    ),
    "review.how-to-revise": (
        "保留原行，另加一行并填写填报日期（reported）",
        "keep the row, and add another one with the day it is reported",
    ),
    "review.stage": ("“{stage}”", "“{stage}”"),
    "review.blank": ("（空）", "(blank)"),
    "review.forgotten": (
        "调整记录被删除：“{before}” → “{after}”",
        "an amended entry was deleted: “{before}” → “{after}”",
    ),
    "review.base-instead": (
        "基准版本的计划无法使用，改与此前最近一个可用的版本 {commit} 比较",
        "the plan cannot be used at the base; it is compared with {commit}, the last version before that can",
    ),
    "review.base-unusable": (
        "基准版本及此前各版本的计划都无法使用：没有可以比较的，放宽与否无从判断",
        "the plan cannot be used at the base nor at any version before: nothing can be compared, nor softenings seen",
    ),
}
