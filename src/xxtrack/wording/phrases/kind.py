"""Indicators, milestones and duties apart, and what is only monitored."""

TEXTS = {
    "kind.of": (
        "{kind} {total} 项：应考核 {judged}，达标 {arrived}，达标率 {share}",
        "{kind}: {total}, {judged} judged, {arrived} on course, {share}",
    ),
    "kind.monitored": ("{kind} {total} 项，不考核", "{kind}: {total}, not judged"),
    "kind.rank": ("，第 {rank} 名", ", rank {rank}"),
    "kind.counts": ("（{counts}）", " ({counts})"),
    "kind.cell": ("{arrived}/{judged}（{share}）", "{arrived}/{judged} ({share})"),
    "kind.row": ("达标/应考核：{kinds}", "on course of judged: {kinds}"),
    "kind.arrived-judged": ("达标/应考核", "of judged"),
    "kind.share": ("达标率", "score"),
    "kind.head": ("{kind}达标/应考核", "{kind}, on course/judged"),
    "kind.chapters": (
        "各章按类别的达标数/应考核数（达标率）：",
        "On course of judged in each chapter, by kind (score):",
    ),
}
