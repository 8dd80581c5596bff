"""Words that stand for a value, or for none, in Chinese and English."""

from xxtrack.model.actuals import Stage

MISSING_MARKS = frozenset(
    {"", "-", "--", "---", "—", "——", "–", "―", "一", "...", "......", "/", "\\", "n/a", "na", "#n/a", "空", "无"}
    | {"暂无", "暂缺", "缺", "未报", "未报送", "待报", "待核", "不详"}
    | {"tbc", "tba", "tbd", "t.b.c.", "to be confirmed", "awaited", "awaiting data", "pending", "not available"}
    | {"not yet available", "not applicable", "not reported", "no data", "unknown", "none available", "..", "n.a."}
)
"""Marks for a value that is not there, in NFKC and small letters."""

WITHDRAWN = frozenset({"撤回", "withdrawn"})
"""Words that take back what was reported before, in small letters."""

STAGE_WORDS: dict[str, Stage] = {
    "未启动": Stage.NOT_STARTED,
    "未开始": Stage.NOT_STARTED,
    "未开工": Stage.NOT_STARTED,
    "未动工": Stage.NOT_STARTED,
    "推进中": Stage.UNDER_WAY,
    "基本完成": Stage.UNDER_WAY,
    "进行中": Stage.UNDER_WAY,
    "正常推进": Stage.UNDER_WAY,
    "已完成": Stage.DONE,
    "完成": Stage.DONE,
    "滞后": Stage.DELAYED,
    "受阻": Stage.DELAYED,
    **dict.fromkeys(("not started", "not-started", "not yet started", "not begun"), Stage.NOT_STARTED),
    **dict.fromkeys(("under way", "under-way", "underway", "in progress", "in-progress"), Stage.UNDER_WAY),
    **dict.fromkeys(("ongoing", "on-going", "started", "on track", "partly done"), Stage.UNDER_WAY),
    **dict.fromkeys(("done", "completed", "complete", "finished", "delivered"), Stage.DONE),
    **dict.fromkeys(("delayed", "on hold", "on-hold", "paused", "behind schedule", "stalled"), Stage.DELAYED),
}
