"""What is said when a report is written."""

TEXTS = {
    "report.written": ("已写入 {path}（{size} KB）", "wrote {path} ({size} KB)"),
    "report.unknown-suffix": (
        "从文件名 {path} 看不出格式；请用 --format 指定：{choices}",
        "{path} does not tell the format; name it with --format: {choices}",
    ),
}
