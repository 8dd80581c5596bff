"""What is wrong with a row of a table."""

TEXTS = {
    "row.unknown-item": ("计划中没有事项“{id}”", "the plan has no item “{id}”"),
    "row.name": ("名称“{given}”与计划中的“{wanted}”不符", "name “{given}” is not the plan's “{wanted}”"),
    "row.period-begins-before": (
        "期别“{text}”早于计划开始（{start}），含有不属于本计划的部分",
        "period “{text}” begins before the plan ({start}) and holds what is not the plan's",
    ),
    "row.period-outside": (
        "期别“{text}”不在计划期内（{start} 至 {end}）",
        "period “{text}” is outside the plan ({start} to {end})",
    ),
    "row.basis": (
        "“{text}”不是口径；应为 ytd（累计）或 period（当月）",
        "“{text}” is not a basis; it is ytd or period",
    ),
    "row.withdrawn": (
        "撤回了先前报送的 {value}：{note}",
        "the {value} reported before is withdrawn: {note}",
    ),
    "row.withdrawal-unsaid": (
        "“{text}”须写明填报日期（reported）和原因（备注）",
        "“{text}” needs its report date (reported) and the reason (note)",
    ),
    "row.withdrawal-with-words": (
        "“{text}”的行不能写进展情况、存在问题、下一步措施或佐证材料，请另写一行",
        "a row of “{text}” has no progress, problem, next step or evidence; write them in a row of their own",
    ),
    "row.reported": ("填报日期“{text}”应写作 2023-07-05", "report date “{text}” must be written like 2023-07-05"),
    "row.scope": ("“{scope}”不是这一事项的责任范围", "“{scope}” is not a scope of this item"),
    "row.repeated": ("与 {where} 重复（同为 {second}）", "repeats {where} (both {second})"),
    "row.two-values": (
        "同一期别有两个值：{first}（{where}）与 {second}；两个都未采用",
        "two values for one period: {first} ({where}) and {second}; neither is used",
    ),
}
