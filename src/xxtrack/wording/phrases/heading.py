"""The headings of `--help`."""

TEXTS = {
    "heading.usage": ("用法：", "Usage:"),
    "heading.options": ("选项", "Options"),
    "heading.commands": ("命令", "Commands"),
    "heading.arguments": ("参数", "Arguments"),
}
