"""Headings and summaries."""

TEXTS = {
    "label.as-of": ("截至 {date}", "as of {date}"),
    "label.elapsed": ("时间已过 {share}", "{share} of the time has passed"),
    "label.total": (
        "合计 {total} 项（计划共 {all} 项），其中 {urgent} 项需要关注",
        "{total} {total:item|items} in all (of {all} in the plan), {urgent} {urgent:needs|need} attention",
    ),
    "label.chapter": ("章节", "chapter"),
    "label.sum": ("合计", "total"),
    "label.status": ("状态", "status"),
    "label.id": ("编号", "id"),
    "label.item": ("事项", "item"),
    "label.target": ("目标", "target"),
    "label.unit": ("单位", "unit"),
    "label.actual": ("完成值", "actual"),
    "label.expected": ("序时目标", "expected"),
    "label.attainment": ("完成率", "attained"),
    "label.index": ("序时比", "pace"),
    "label.forecast": ("预计全年", "forecast"),
    "label.reason": ("说明", "why"),
    "label.by": ("{date} 前", "by {date}"),
    "label.lag": ("落后约 {days} 天", "about {days} {days:day|days} behind"),
    "label.owed": ("应于{due}前报送，已逾期 {days} 天", "a figure was due by {due}, {days} {days:day|days} ago"),
    "label.stale": (
        "只报到{date}，下一期应于{due}前报送，已逾期 {days} 天",
        "reported only until {date}; the next was due by {due}, {days} {days:day|days} ago",
    ),
    "label.stale-scopes": (
        "{scopes}逾期未更新（最长 {days} 天）",
        "{scopes} not reported again ({days} {days:day|days} at most)",
    ),
    "label.catching-up": ("近两期达到所需速度，正在追赶", "catching up: fast enough in the latest two periods"),
    "label.slowing": ("近两期低于所需速度，提请注意", "slower than needed in the latest two periods"),
    "label.lead-is": ("牵头：{lead}", "lead: {lead}"),
    "label.attention": (
        "需要关注的事项（{count} 项，最紧要的在前：先看状态，再看落后多少）",
        "Items that need attention ({count}, worst first: by status, then the furthest behind)",
    ),
    "label.all-items": ("全部事项（{count} 项）", "All items ({count})"),
    "label.more": (
        "另有 {count} 项未列出：加 --limit 0 全部列出，或用 --status、--chapter、--lead 筛选",
        "{count} more {count:is|are} not listed: --limit 0 lists them, --status, --chapter and --lead choose",
    ),
    "label.ask-next": (
        "{all}：xxtrack status --all；某项：xxtrack show {id}；某章：--chapter 1",
        "{all}: xxtrack status --all; one: xxtrack show {id}; a part: --chapter 1",
    ),
    "label.next-all": ("全部事项", "all items"),
    "label.next-more": ("另有 {count} 项", "{count} more"),
    "label.cut": (
        "另有 {count} 条放不下，未列出；请在本地运行 xxtrack diff 与 xxtrack check 查看",
        "{count} more do not fit here; run xxtrack diff and xxtrack check to see them",
    ),
    "label.nothing-urgent": ("没有需要关注的事项", "Nothing needs attention"),
    "label.no-actuals": (
        "没有找到完成值文件：除到期节点外一律按未报送处理",
        "No actuals were found: nothing counts as reported",
    ),
    "label.sources": (
        "数据来源：{sources}。{files} 个文件 {rows} 行：采用 {used}，空缺 {missing}，退回 {refused}",
        (
            "Sources: {sources}. {files} {files:file|files}, {rows} {rows:row|rows}: {used} used, {missing} "
            "blank, {refused} refused"
        ),
    ),
    "label.sources-short": (
        "数据来源：{sources}；采用 {used}/{rows} 行",
        "Sources: {sources}; {used} of {rows} {rows:row|rows} used",
    ),
    "label.source-unnamed": ("未注明", "not named"),
    "label.and-more": (" 等另外 {count} 个", " and {count} more"),
    "label.partial": (
        "结果不完整：{errors} 处错误（计划退回 {items} 项，数据退回 {rows} 行）。运行 xxtrack validate 查看",
        (
            "The result is partial: {errors} {errors:error|errors} ({items} {items:item|items} and {rows} "
            "{rows:row|rows} left out). See xxtrack validate"
        ),
    ),
    "label.partial-here": (
        "结果不完整：计划另有 {items} 项、数据另有 {rows} 行有误，没有计入（共 {errors} 处错误）",
        (
            "This is partial: {items} more {items:item|items} of the plan and {rows} {rows:row|rows} of "
            "figures are left out for {errors} {errors:error|errors}"
        ),
    ),
    "label.partial-items": (
        "结果不完整：计划另有 {items} 项有误，没有计入（共 {errors} 处错误）",
        (
            "This is partial: {items} more {items:item|items} of the plan {items:is|are} left out for "
            "{errors} {errors:error|errors}"
        ),
    ),
    "label.partial-rows": (
        "结果不完整：数据另有 {rows} 行有误，没有计入（共 {errors} 处错误）",
        (
            "This is partial: {rows} more {rows:row|rows} of figures {rows:is|are} left out for "
            "{errors} {errors:error|errors}"
        ),
    ),
    "label.partial-errors": (
        "计划或数据有 {errors} 处错误：没有退回任何一项，但结果可能不对",
        "The input has {errors} {errors:error|errors}: nothing is left out, but the result may be wrong",
    ),
    "label.total-partial": (
        "合计 {total} 项（计划可用 {all} 项，另有 {refused} 项有误未计入），其中 {urgent} 项需要关注",
        (
            "{total} {total:item|items} in all (of {all} readable in the plan, {refused} more "
            "{refused:has|have} errors), {urgent} {urgent:needs|need} attention"
        ),
    ),
    "label.judged": (
        "截至 {date}：{total} 项，{statuses}",
        "as of {date}: {total} {total:item|items}, {statuses}",
    ),
    "label.gate-fails": (
        "门禁未通过：{count} 项（--fail-on {fail_on}）",
        "The gate says no: {count} {count:finding|findings} (--fail-on {fail_on})",
    ),
    "label.gate-passes": ("门禁通过（--fail-on {fail_on}）", "The gate is open (--fail-on {fail_on})"),
    "label.hint": ("提示：{hint}", "hint: {hint}"),
    "label.of-plans": ("{said}", "{said}"),
    "label.other-plans": (
        "只检查期间内的计划；没有检查 {names}",
        "only plans whose period it is are checked; not checked: {names}",
    ),
    "label.validated": (
        "计划 {items} 项，数据 {rows} 行（采用 {used}，空缺 {missing}，退回 {refused}；另跳过 {skipped} 行）",
        (
            "{items} {items:item|items}, {rows} {rows:row|rows} of figures ({used} used, {missing} blank, "
            "{refused} refused; {skipped} skipped)"
        ),
    ),
    "label.kind": ("类别", "kind"),
    "label.measure": ("口径", "measure"),
    "label.pace": ("序时进度", "pace"),
    "label.baseline": ("基数", "baseline"),
    "label.due": ("期限", "due"),
    "label.lead": ("牵头单位", "lead"),
    "label.leader": ("分管领导", "official"),
    "label.support": ("配合单位", "support"),
    "label.part-of": ("其中", "part of"),
    "label.nodes": ("节点", "nodes"),
    "label.node-done": ("{date} {words}（已完成）", "{date} {words} (done)"),
    "label.node-late": ("{date} {words}（逾期未完成）", "{date} {words} (late)"),
    "label.node-open": ("{date} {words}", "{date} {words}"),
    "label.next-node": ("下一节点：{words}（{date}）", "next: {words} by {date}"),
    "label.every": ("每期", "every"),
    "label.each": ("各责任范围", "each of"),
    "label.text": ("原文", "source clause"),
    "label.note": ("备注", "note"),
    "label.progress": ("进展情况", "progress"),
    "label.problem": ("存在问题", "problem"),
    "label.next": ("下一步措施", "next step"),
    "label.evidence": ("佐证材料", "evidence"),
    "label.told-to": ("{words}（截至 {date}）", "{words} (to {date})"),
    "label.told-of": ("{scope}：{words}", "{scope}: {words}"),
    "label.where": ("位置", "file"),
    "label.waiver": ("豁免", "waiver"),
    "label.tags": ("标签", "tags"),
    "label.point-is": ("第 {no} 点 {title}", "point {no} {title}"),
    "label.every-month": ("每月", "each month"),
    "label.every-quarter": ("每季度", "each quarter"),
    "label.every-half-year": ("每半年", "each half-year"),
    "label.history": ("历次数据", "history"),
    "label.period-to": ("截至", "to"),
    "label.reported": ("填报日期", "reported"),
    "label.source": ("来源", "source"),
    "label.arithmetic": ("判断依据", "how the status follows"),
    "label.scopes": ("各责任范围", "scopes"),
    "label.scope": ("责任范围", "scope"),
    "label.worst": ("最差 {value}", "worst {value}"),
    "label.step-worst": ("以下按最差的责任范围（{scope}）", "of the scope that stands worst ({scope}):"),
    "label.step-time": (
        "时间：{start} 至 {due}，截至 {date} 已过 {share}",
        "time: {start} to {due}, {share} passed on {date}",
    ),
    "label.step-expected": ("序时目标：{expected}", "expected: {expected}"),
    "label.step-attainment": (
        "完成率：{actual} / {goal} = {attainment}",
        "attainment: {actual} / {goal} = {attainment}",
    ),
    "label.step-attainment-based": (
        "完成率：({actual} − {base}) / ({goal} − {base}) = {attainment}",
        "attainment: ({actual} − {base}) / ({goal} − {base}) = {attainment}",
    ),
    "label.step-index": (
        "序时比：1 {surplus} / {span} = {index}（≥ {ahead} 超进度，< {lagging} 滞后）",
        "pace index: 1 {surplus} / {span} = {index} (ahead from {ahead}, lagging below {lagging})",
    ),
    "label.step-index-lagging": (
        "序时比：1 {surplus} / {span} = {index}（< {lagging} 滞后）",
        "pace index: 1 {surplus} / {span} = {index} (lagging below {lagging})",
    ),
    "label.step-index-alone": ("序时比：1 {surplus} / {span} = {index}", "pace index: 1 {surplus} / {span} = {index}"),
    "label.of-kind": ("，达进度率 {share}", ", {share} on course"),
    "label.follows": ("参照", "compared with"),
    "label.targets": ("分期目标", "by period"),
    "label.limits": ("考核线", "limits"),
    "label.limit-lagging": ("滞后线 {limit}", "lagging beyond {limit}"),
    "label.limit-ahead": ("超进度线 {limit}", "ahead from {limit}"),
    "label.step-gap": ("与序时相差：{gap} 个百分点", "gap: {gap} percentage points"),
    "label.step-lag": ("滞后天数：{days}", "behind by {days} {days:day|days}"),
    "label.step-lead": ("比序时提前：{days} 天", "ahead by {days} {days:day|days}"),
    "label.step-forecast": ("照此速度：到期 {forecast}", "at this speed: {forecast} when due"),
    "label.step-needed": (
        "今后每月需 {needed}，此前每月 {reached}",
        "{needed} a month are needed from now, {reached} were reached until now",
    ),
    "label.step-status": ("状态：{status}。{why}", "status: {status}. {why}"),
    "label.written": ("已写入 {path}", "wrote {path}"),
    "label.fmt-done": ("已改写为规范格式：{file}", "rewritten in canonical form: {file}"),
    "label.fmt-would": ("不是规范格式：{file}", "not in canonical form: {file}"),
    "label.as-of-capped": (
        "计划已结束，最后一次报送期限已过，按其次日（{date}）判断",
        "the plan is over; judged on {date}, the day after its last figures were due",
    ),
}
