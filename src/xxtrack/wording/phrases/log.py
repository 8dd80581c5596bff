"""The history of one item."""

TEXTS = {
    "log.none": ("历史中没有 {id}", "the history has nothing about {id}"),
    "log.work-tree": ("未提交", "uncommitted"),
    "log.added": ("列入计划：{target}", "enters the plan: {target}"),
    "log.cut": (
        "历史在此截断（浅克隆，更早的提交没有取来）：当时为 {target}，已有 {count} 个完成值",
        "The history is cut here (a shallow clone has no more): {target} then, with {count} {count:figure|figures}",
    ),
    "log.refused": ("条目有误，当时无法读取", "its entry has errors and could not be read"),
    "log.removed": ("从计划中删除", "leaves the plan"),
    "log.new-figure": ("新数据 {period} {scope} {value}", "new figure {period} {scope} {value}"),
    "log.revised-figure": (
        "修订 {period} {scope} {before} → {value}",
        "revised {period} {scope} {before} → {value}",
    ),
    "log.withdrawn-figure": ("撤回 {period} {scope} {before}", "withdrawn {period} {scope} {before}"),
    "log.gone-figure": (
        "不再有可用的数据 {period} {scope} {before}",
        "no usable row any more {period} {scope} {before}",
    ),
}
