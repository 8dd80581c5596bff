"""What the plan may say of words that no item claims."""

TEXTS = {
    "excuse.heading": ("标题", "heading"),
    "excuse.name": ("名称", "name"),
    "excuse.scope": ("范围", "scope"),
    "excuse.background": ("背景", "background"),
}
