"""The demonstration."""

TEXTS = {
    "demo.id": ("编号", "id"),
    "demo.period": ("期别", "period"),
    "demo.value": ("完成值", "value"),
    "demo.reported": ("填报日期", "reported"),
    "demo.source": ("来源", "source"),
    "demo.done": ("已完成", "done"),
    "demo.in-progress": ("推进中", "under way"),
    "demo.illustrative": ("示例数据", "illustrative"),
    "demo.first-commit": ("计划与半年的数据", "The plan and half a year of figures"),
    "demo.second-commit": ("调低固定资产投资目标", "Lower the target of capital investment"),
    "demo.made": (
        "已在 {folder} 建好一份示例计划（数据是编造的）。进入该文件夹，依次试试：",
        "An illustrative plan is in {folder} (its figures are made up). Go there and try in turn:",
    ),
    "demo.no-git": (
        "git 不可用，所以没有历史，也没有可以对比的分支",
        "(git cannot be used: there is no history to diff)",
    ),
    "demo.try-status": ("总体情况", "how the plan stands"),
    "demo.try-show": ("为什么滞后", "why an item lags"),
    "demo.try-check": ("持续集成里的门禁，退出码 1", "the gate of CI, exit 1"),
    "demo.try-diff": ("有人在分支上调低了目标", "somebody lowered a target on a branch"),
    "demo.try-report": ("给领导看的网页", "the page for a leader"),
}
