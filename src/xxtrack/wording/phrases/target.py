"""What is wrong with the text of a target."""

TEXTS = {
    "target.unreadable": ("看不懂目标“{text}”", "target “{text}” cannot be read"),
    "target.upside-down": ("目标“{text}”的下限大于上限", "the range “{text}” is upside down"),
    "target.about": (
        "“{text}”：左右没有给出误差；请写明，如“{number} ± 0.5 {unit}”",
        "“{text}”: 左右 (about) has no tolerance; write one, such as “{number} ± 0.5 {unit}”",
    ),
    "target.no-comparison": (
        "目标“{text}”没有比较符；请写“≥ {number} {unit}”或“= {number} {unit}”",
        "target “{text}” has no comparison; write “≥ {number} {unit}” or “= {number} {unit}”",
    ),
}
