"""What has improved against an earlier state."""

TEXTS = {
    "regression.better": ("{id} 由{before}变为{after}", "{id} went from {before} to {after}"),
    "regression.adjusted": (
        "{id} 由{before}变为{after}，是因为计划改了",
        "{id} went from {before} to {after} because the plan was changed",
    ),
    "regression.fixed": ("{place} 的 {code} 已消除", "{code} at {place} is gone"),
}
