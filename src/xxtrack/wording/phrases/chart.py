"""What charts say."""

TEXTS = {
    "chart.actual": ("完成值", "actual"),
    "chart.expected": ("序时目标", "expected"),
    "chart.goal": ("目标", "target"),
    "chart.forecast": ("预计", "forecast"),
    "chart.unit": ("单位：{unit}", "unit: {unit}"),
    "chart.month": ("{month}月", "M{month}"),
    "chart.spark": ("走势", "course"),
    "chart.nothing": ("{id} 没有可画的数据", "{id} has no figures to draw"),
}
