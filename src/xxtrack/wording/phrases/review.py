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
    "review.forgotten": (
        "调整记录被删除：“{before}” → “{after}”",
        "an amended entry was deleted: “{before}” → “{after}”",
    ),
}
