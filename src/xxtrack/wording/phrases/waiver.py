"""Waivers."""

TEXTS = {
    "waiver.by": ("{owner}豁免至 {until}：{reason}", "waived by {owner} until {until}: {reason}"),
    "waiver.by-decision": (
        "{owner}豁免至 {until}：{reason}（{decision}）",
        "waived by {owner} until {until}: {reason} ({decision})",
    ),
    "waiver.in-force": ("有效豁免 {count} 条", "waivers in force: {count}"),
    "waiver.amended": ("原为 {before}（{on} 调整）", "was {before} until {on}"),
    "waiver.change": (
        "{on} 由 {before} 调整为 {after}：{reason}",
        "changed on {on} from {before} to {after}: {reason}",
    ),
    "waiver.expired": (
        "豁免已于 {until} 到期（{owner}：{reason}）",
        "the waiver ended on {until} ({owner}: {reason})",
    ),
    "waiver.unused": (
        "豁免没有用上，可以删去（{owner}：{reason}）",
        "the waiver excuses nothing and can go ({owner}: {reason})",
    ),
    "waiver.outlasts": (
        "豁免至 {until}，晚于期限 {due}：不予承认",
        "the waiver runs to {until}, past the due date {due}, and is not granted",
    ),
    "waiver.says-nothing": ("豁免的 {key} 是空的", "the waiver's {key} is blank"),
    "waiver.no-reason": ("{on} 的调整记录没有理由", "the record of the change on {on} gives no reason"),
    "waiver.never-comes": (
        "调整记录的日期 {on} 晚于 {last}，到那时计划早已结束",
        "the record of a change is dated {on}, after {last}, when the plan is long over",
    ),
}
