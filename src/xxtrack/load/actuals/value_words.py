"""Words that stand for no value, in Chinese and English; those for a stage are the model's."""

MISSING_MARKS = frozenset(
    {"", "-", "--", "---", "—", "——", "–", "―", "一", "...", "......", "/", "\\", "n/a", "na", "#n/a", "空", "无"}
    | {"暂无", "暂缺", "缺", "未报", "未报送", "待报", "待核", "不详"}
    | {"tbc", "tba", "tbd", "t.b.c.", "to be confirmed", "awaited", "awaiting data", "pending", "not available"}
    | {"not yet available", "not applicable", "not reported", "no data", "unknown", "none available", "..", "n.a."}
)
"""Marks for a value that is not there, in NFKC and small letters."""

WITHDRAWN = frozenset({"撤回", "withdrawn"})
"""Words that take back what was reported before, in small letters."""
