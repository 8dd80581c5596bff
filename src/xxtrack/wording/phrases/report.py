"""What is said when a report is written."""

TEXTS = {
    "report.written": ("已写入 {path}（{size} KB）", "wrote {path} ({size} KB)"),
    "report.file-bulletin": ("通报", "bulletin"),
    "report.file-ledger": ("台账", "ledger"),
    "report.file-brief": ("一页报", "brief"),
    "report.file-reminder": ("催办单", "reminder"),
    "report.unknown-suffix": (
        "从文件名 {path} 看不出格式；请用 --format 指定：{choices}",
        "{path} does not tell the format; name it with --format: {choices}",
    ),
}
