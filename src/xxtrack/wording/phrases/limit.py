"""Limits on the whole: how many may lag, how many must be on track."""

TEXTS = {
    "limit.max-lagging": ("滞后与未完成 ≤ {limit} 项", "lagging or missed ≤ {limit}"),
    "limit.min-attainment": ("达进度率 ≥ {limit}%", "on time ≥ {limit}%"),
    "limit.too-many": (
        "滞后与未完成共 {count} 项，多于 --max-lagging {limit}",
        "{count} {count:item|items} lagging or missed, more than --max-lagging {limit}",
    ),
    "limit.too-few": (
        "达进度率 {share}%，低于 --min-attainment {limit}",
        "{share}% of the items are on time, less than --min-attainment {limit}",
    ),
}
