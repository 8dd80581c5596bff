"""What is wrong with a plan that has the right shape."""

TEXTS = {
    "sense.duplicate-id": ("编号 {id} 重复（{where} 已有）", "id {id} stands twice (first at {where})"),
    "sense.id-point": ("编号 {id} 放在了第 {point} 点之下", "id {id} stands under point {point}"),
    "sense.part-of-nowhere": ("part_of 指向不存在的事项 {id}", "part_of names {id}, which does not exist"),
    "sense.part-of-circle": ("part_of 首尾相接（经 {id}）", "part_of goes round in a circle (through {id})"),
    "sense.date-outside": (
        "“{key}”的 {date} 不在计划期内（{start} 至 {end}）",
        "{date} in “{key}” is outside the plan ({start} to {end})",
    ),
    "sense.unknown-group": (
        "没有名为“{group}”的组（现有：{known}）",
        "there is no group “{group}” (there are: {known})",
    ),
    "sense.duplicate-point": ("第 {no} 点重复（{where} 已有）", "point {no} stands twice (first at {where})"),
    "sense.empty-point": ("第 {no} 点没有事项", "point {no} has no items"),
    "sense.step-outside": (
        "分段日期 {date} 不在 {start} 至 {due} 之间",
        "the step {date} is not between {start} and {due}",
    ),
    "sense.pace-without-profile": (
        "进度为 profile，却没有写明 profile（上年各期累计占全年的百分比）",
        "the pace is profile, and no profile is written (last year's cumulative shares)",
    ),
    "sense.nodes-of-milestone": (
        "“nodes”只适用于节点任务（有 due、没有 target）",
        "“nodes” applies only to milestones, with due and without target",
    ),
    "sense.over-time-of-rate": (
        "“over_time”只适用于口径为 rate 的指标",
        "“over_time” applies only to indicators that are a rate",
    ),
    "sense.pace-without-target": (
        "没有目标的事项只能用分段（steps）进度",
        "an item without a target can only have steps as its pace",
    ),
    "sense.key-needs-target": ("“{key}”只适用于有目标的事项", "“{key}” applies only to items with a target"),
    "sense.unit-and-target": (
        "目标已带单位，“unit”只用于没有目标的监测指标",
        "the target has its unit; “unit” is for a figure without one",
    ),
    "sense.unit-and-due": (
        "只监测的指标没有完成期限；有期限的写 target，没有数字的去掉 unit",
        "a figure that is only monitored has no due date: write a target, or leave the unit out",
    ),
    "sense.limit-without-target": ("没有目标的事项不能用 by: value", "“by: value” applies only to items with a target"),
    "sense.limit-of-band": (
        "目标“{target}”两侧都算偏差，不能用 by: value",
        "“{target}” may be missed on either side, so “by: value” does not fit",
    ),
    "sense.limit-of-quotas": ("有任务分解的指标不能用 by: value", "“by: value” does not fit an item with quotas"),
    "sense.limit-of-turns": (
        "各期目标不同的指标不能用 by: value",
        "“by: value” does not fit turns that each ask for something else",
    ),
    "sense.targets-of-band": (
        "目标“{target}”是区间，各期不能另定数值",
        "“{target}” is a range; its turns cannot have numbers of their own",
    ),
    "sense.targets-between": ("{date} 不是某一期的最后一天", "{date} is not the last day of a turn"),
    "sense.targets-and-pace": (
        "“targets”已定进度，不能再写“pace”",
        "“targets” are the pace; “pace” cannot be given too",
    ),
    "sense.targets-last": (
        "{due}的分期目标 {value} 与目标“{target}”不一致",
        "{value} at {due} is not what “{target}” asks for",
    ),
    "sense.limit-of-following": (
        "目标“{target}”随另一事项变动，不能用 by: value",
        "“{target}” moves with another item, so “by: value” does not fit",
    ),
    "sense.weights-unknown": ("roll_up 的权重事项 {id} 不存在", "roll_up weighs by {id}, which does not exist"),
    "sense.weights-itself": ("roll_up 不能以事项自身为权重", "roll_up weighs the item by itself"),
    "sense.weights-work": ("roll_up 的权重事项 {id} 没有数值", "roll_up weighs by {id}, which has no figures"),
    "sense.weights-rate": (
        "roll_up 的权重事项 {id} 以“{unit}”计，比率不能作权重",
        "roll_up weighs by {id} in “{unit}”, and a rate is no weight",
    ),
    "sense.follows-unknown": ("目标参照的 {id} 不存在", "the target follows {id}, which does not exist"),
    "sense.follows-work": ("目标参照的 {id} 没有数值", "the target follows {id}, which has no figures"),
    "sense.follows-circle": ("目标互相参照成圈（经 {id}）", "targets follow one another in a circle (through {id})"),
    "sense.follows-unit": (
        "目标的单位“{unit}”与 {id} 的“{other}”不能换算",
        "the target is in “{unit}”, which does not convert from the “{other}” of {id}",
    ),
    "sense.key-of-fixed": (
        "“{key}”不适用于随另一事项变动的目标",
        "“{key}” does not apply to a target that follows another item",
    ),
    "sense.pace-of-following": (
        "随另一事项变动的目标只能全程保持（hold）或到期考核（end）",
        "a target that follows another item is held, or judged at the end",
    ),
    "sense.limit-lagging": (
        "滞后线 {limit} 应在目标“{target}”不利的一侧",
        "lagging beyond {limit} is not on the losing side of “{target}”",
    ),
    "sense.limit-ahead": (
        "超进度线 {limit} 应在目标“{target}”有利的一侧",
        "ahead from {limit} is not on the winning side of “{target}”",
    ),
    "sense.profile-without-start": (
        "“profile”只适用于累计量，或有基数的时点量",
        "“profile” applies only to a flow, or to a stock with a baseline",
    ),
    "sense.each-and-quotas": ("each 与 quotas 不能同时使用", "each and quotas cannot be used together"),
}
