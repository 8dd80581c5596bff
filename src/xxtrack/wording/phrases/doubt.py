"""Doubts about targets that can be read but make little sense."""

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
        "all {count} dated {count:item|items} {count:is|are} due in month {month}; until then nothing can be seen",
    ),
    "doubt.rate-of-pieces": (
        "口径为 rate，单位却是“{unit}”：比率没有数量单位",
        "the measure is rate but the unit is “{unit}”, which counts or weighs",
    ),
    "doubt.flow-of-per-cent": (
        "口径为 flow，单位却是“{unit}”：百分比不会逐月累加",
        "the measure is flow but the unit is “{unit}”: shares do not accumulate",
    ),
    "doubt.measure-of-level": (
        "“{name}”可能是时点数、平均数、位次或时限，未写口径；现按默认口径（累计）考核",
        "“{name}” may be a level, an average, a rank or a duration, and no measure is written; it is judged as a flow",
    ),
    "doubt.measure-of-cap": (
        "控制数“{target}”未写口径：是全年累计不得超过，还是任何时候都不得超过；现按默认口径（累计）考核",
        "the cap “{target}” has no measure: for the year's total or every level on the way; it is judged as a flow",
    ),
    "doubt.band-of-growth": (
        "“{target}”未写 better：高于（higher）还是低于（lower）这个区间不算偏离",
        "“{target}” has no “better”: whether more (higher) or less (lower) than the band is no fault",
    ),
    "doubt.part-larger": (
        "其中项“{target}”大于所属的 {id}“{whole}”",
        "the part's “{target}” is more than the whole of {id}, “{whole}”",
    ),
    "doubt.quotas-over-mean": (
        "分解平均 {total}，超出“{target}”",
        "the mean of the quotas is {total}, which goes beyond “{target}”",
    ),
    "doubt.quotas-short-mean": (
        "分解平均 {total}，达不到“{target}”",
        "the mean of the quotas is {total}, which does not reach “{target}”",
    ),
    "doubt.quota-unknown": (
        "分解中的“{scope}”不是“{group}”的成员，也不是计划中的单位",
        "the quota of “{scope}” is for no member of “{group}” and no unit of the plan",
    ),
    "doubt.quota-left-out": (
        "“{group}”中的{scopes}没有分解任务",
        "of “{group}”, {scopes} have no quota",
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
    "doubt.undecided": (
        "标着“{tag}”：起草时拿不准的地方还没有核定",
        "tagged “{tag}”: what the draft was not sure of is still to be decided",
    ),
}
