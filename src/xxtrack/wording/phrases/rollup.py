"""What `rollup` says."""

TEXTS = {
    "rollup.heading": ("{count} 份计划", "{count} {count:plan|plans}"),
    "rollup.heading-refused": (
        "{count} 份计划，其中 {refused} 份无法判断",
        "{count} {count:plan|plans}, {refused} cannot be judged",
    ),
    "rollup.sum": (
        "合计 {total} 项，其中 {urgent} 项需要关注",
        "{total} {total:item|items} in all, {urgent} {urgent:needs|need} attention",
    ),
    "rollup.plan": ("计划", "plan"),
    "rollup.as-of": ("截至", "as of"),
    "rollup.share": ("达标率", "share"),
    "rollup.errors": ("错误", "errors"),
    "rollup.warnings": ("警告", "warnings"),
    "rollup.worst-head": ("最紧要的事项", "look first at"),
    "rollup.total": ("合计（{count} 份）", "total ({count})"),
    "rollup.faults": ("错误 {errors}，警告 {warnings}", "errors {errors}, warnings {warnings}"),
    "rollup.worst": ("最紧要：{status} {id} {name}", "look first at: {status} {id} {name}"),
    "rollup.problem": (
        "无法判断（{count} 处问题）：{where} {code} {message}",
        "cannot be judged (problems: {count}): {where} {code} {message}",
    ),
    "rollup.method": (
        "达标率＝已完成、超进度、达进度的项数÷应考核的项数。每项计一：各计划的权重没有共同的尺度。",
        "Share = items achieved, ahead or on track / items judged; each counts one, as weights have no common scale.",
    ),
    "rollup.total-method": (
        "合计由各计划的项数相加，合计的达标率用相加后的项数计算，不是各达标率的平均。",
        "The total adds up the items; its share is made of these sums and is not the mean of the shares.",
    ),
    "rollup.days-differ": ("各计划的截至日期不同。", "The plans are judged on different days."),
    "rollup.refused-count": (
        "{count} 份无法判断的计划不计入合计。",
        "Plans that cannot be judged ({count}) are not in the total.",
    ),
    "rollup.matched": (
        "；{items} 个事项可以对比，{lone} 项未能对应",
        "; {items} {items:item|items} compared, {lone} without a like",
    ),
    "rollup.item": (
        "{id} {name}（{count} 份计划，{urgent} 份需要关注）",
        "{id} {name} ({count} {count:plan|plans}, {urgent} {urgent:needs|need} attention)",
    ),
    "rollup.missing": ("没有此项：{plans}", "not in: {plans}"),
    "rollup.more-items": (
        "另有 {count} 个事项未列出：加 --limit 0 全部列出，或用 --id、--kind、--lead 筛选",
        (
            "{count} more {count:item|items} {count:is|are} not listed: --limit 0 lists them, --id, --kind "
            "and --lead choose"
        ),
    ),
    "rollup.lone": (
        "未能对应 {count} 项：编号相同而名称不同 {other_name}，名称相同而编号不同 {other_id}，只此一份 {alone}",
        "{count} without a like: {other_name} with the id of another, {other_id} with its name, {alone} one plan’s own",
    ),
    "rollup.lone-item": ("{plan}：{id} {name}", "{plan}: {id} {name}"),
    "rollup.lone-other-name": ("{own} —— 编号相同：{near}", "{own} — same id: {near}"),
    "rollup.lone-other-id": ("{own} —— 名称相同：{near}", "{own} — same name: {near}"),
    "rollup.more-lone": (
        "另有 {count} 项未列出：加 --limit 0 全部列出",
        "{count} more {count:is|are} not listed: --limit 0 lists them",
    ),
    "rollup.matching": (
        "编号和名称都相同的才算同一事项。",
        "An item is the same where its id and its name are the same.",
    ),
    "rollup.places": (
        "名次先看状态，状态相同看序时比，都相同的并列；未报送的排在最后，未到期的不排名。",
        "Places are by status, then by pace; equals share one. Without data is last, not due has no place.",
    ),
    "rollup.refused": ("{plan}：{reason}", "{plan}: {reason}"),
    "rollup.is": ("{plan}：{facts}", "{plan}: {facts}"),
    "rollup.finding": ("{where}: {code} {message}", "{where}: {code} {message}"),
    "rollup.more-findings": ("……另有 {count} 处", "… and {count} more"),
    "rollup.partial": (
        "{plan}：结果不完整（计划退回 {items} 项，数据退回 {rows} 行）",
        "{plan}: the result is partial ({items} {items:item|items} and {rows} {rows:row|rows} left out)",
    ),
    "rollup.unknown": (
        "筛选 {filter}：{count} 份计划里没有这个名称（{plans}），计为 0 项不等于没有问题",
        (
            "{filter} names nothing in {count} {count:plan|plans} ({plans}): that none of it is counted says nothing "
            "about {count:it|them}"
        ),
    ),
    "rollup.see-validate": (
        "{said}。运行 xxtrack validate --plan {file} 查看",
        "{said}. See xxtrack validate --plan {file}",
    ),
    "rollup.no-plan": ("{folder} 里没有 plan/*.yaml", "no plan/*.yaml in {folder}"),
    "rollup.nothing": (
        "没有找到计划：{places} 里没有 plan/*.yaml，其下一级文件夹里也没有",
        "no plan found: no plan/*.yaml in {places}, nor in the folders there",
    ),
    "rollup.without": (
        "跳过没有 plan/*.yaml 的文件夹 {count} 个：{folders}",
        "folders without plan/*.yaml, passed over ({count}): {folders}",
    ),
    "rollup.repeated": ("{path} 给了不止一次，只算一次", "{path} was named more than once and counts once"),
    "rollup.working": ("正在判断", "judging"),
    "rollup.process-died": (
        "一个工作进程被系统终止（可能是内存不足）；用 --jobs 1 再试",
        "a worker process was ended by the system (out of memory?); try --jobs 1",
    ),
    "rollup.bad-part": (
        "{file} 第 {line} 行不是汇总的一部分（由 rollup --save 写出）",
        "line {line} of {file} is no part of a roll-up (rollup --save writes them)",
    ),
    "rollup.bad-message": ("其中的文字不是 xxtrack 写的", "it holds words that xxtrack did not write"),
    "rollup.parts-alone": (
        "已存的部分（.json）只能与别的部分合并，不能与计划混用",
        "saved parts (.json) are joined with other parts only, not with plans",
    ),
    "rollup.other-question": (
        "这些部分的日期、筛选条件或对比方式不同，不能合并",
        "these parts were asked for another day, other items or another comparison, and cannot be joined",
    ),
}
