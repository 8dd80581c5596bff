"""How statuses changed, and why."""

TEXTS = {
    "story.title": (
        "{before}（{then}）以来状态的变化，截至 {now}",
        "What changed since {before} ({then}), as of {now}",
    ),
    "story.none": ("没有事项改变状态", "No item changed its status"),
    "story.count": ("{count} 项改变了状态", "{count} {count:item|items} changed status"),
    "story.step": ("{cause}：{before} → {after}", "{cause}: {before} → {after}"),
}
