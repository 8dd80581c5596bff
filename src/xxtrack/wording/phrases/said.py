"""The latest that was reported of an item."""

TEXTS = {
    "said.nothing": ("尚无报告", "nothing reported"),
    "said.per-cent": ("{date}报告进度 {value}", "{value} done by {date}"),
    "said.node": ("{date}报告完成“{words}”", "reported “{words}” as done on {date}"),
    "said.stage": ("{date}报告“{stage}”", "reported as “{stage}” on {date}"),
}
