"""What is wrong with a plan or an item whatever its keys are."""

TEXTS = {
    "plan.start-after-due": ("开始日期 {start} 晚于截止日期 {due}", "the start {start} is after the end {due}"),
}
