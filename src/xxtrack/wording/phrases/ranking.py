"""What `status --by` says."""

TEXTS = {
    "ranking.title-scope": ("各责任范围排名（{count} 个）", "Scopes ranked ({count})"),
    "ranking.title-lead": ("各牵头单位排名（{count} 个）", "Leads ranked ({count})"),
    "ranking.title-chapter": ("各章排名（{count} 章）", "Chapters ranked ({count})"),
    "ranking.method": (
        "排名办法：达标率 = 达标的指标和节点任务的权重 ÷ 应考核的权重，相同的名次并列；常态工作不计入名次。",
        "Method: score = weight of indicators and milestones arrived / weight of those judged; equals share a rank.",
    ),
    "ranking.judging": (
        "已完成、超进度、达进度为达标；未到期的不考核；未报送的考核，按未达标计。",
        (
            "Achieved, ahead, on track have arrived; items not due are not judged; items without data are, "
            "and are not on course."
        ),
    ),
    "ranking.outside": (
        "另有 {count} 项没有分解到责任范围，不参加排名。",
        "{count} {count:item|items} {count:has|have} no target for a single scope and {count:is|are} not ranked.",
    ),
    "ranking.too-few": (
        "应考核的指标和节点任务不足 {fewest} 项的 {count} 个不参加排名。",
        "The {count} with fewer than {fewest} judged indicators and milestones have no rank.",
    ),
    "ranking.apart": (
        "指标、节点任务、常态工作另外分别排名，应考核的该类事项不足 {fewest} 项的不排。",
        "Indicators, milestones and duties are ranked apart as well, from {fewest} judged of the kind.",
    ),
    "ranking.empty": ("没有可排名的事项。", "There is nothing to rank."),
    "ranking.rank": ("名次", "rank"),
    "ranking.name-scope": ("责任范围", "scope"),
    "ranking.name-lead": ("牵头单位", "lead"),
    "ranking.name-chapter": ("章节", "chapter"),
    "ranking.score": ("达标率", "score"),
    "ranking.arrived": ("达标", "on course"),
    "ranking.judged": ("应考核", "judged"),
    "ranking.total": ("合计", "total"),
    "ranking.together": ("含常态工作", "with duties"),
    "ranking.together-of": ("含常态工作的达标率 {share}", "score with duties {share}"),
    "ranking.nobody": ("（未写明）", "(not named)"),
}
