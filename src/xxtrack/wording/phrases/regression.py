"""What has improved against an earlier state."""

TEXTS = {
    "regression.better": ("{id} 由{before}变为{after}", "{id} went from {before} to {after}"),
    "regression.fixed": ("{place} 的 {code} 已消除", "{code} at {place} is gone"),
}
