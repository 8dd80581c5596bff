"""What is wrong with the text of a target."""

TEXTS = {
    "target.unreadable": ("看不懂目标“{text}”", "target “{text}” cannot be read"),
    "target.too-long": (
        "目标有 {length} 个字符，最多 {most} 个；说明写在 note 里",
        "the target has {length} characters, {most} at most; what explains it goes into note",
    ),
    "target.upside-down": ("目标“{text}”的下限大于上限", "the range “{text}” is upside down"),
    "target.about": (
        "“{text}”：左右没有给出误差；请写明，如“{number} ± {tolerance} {unit}”",
        "“{text}”: “about” needs a tolerance; write one, such as “{number} ± {tolerance} {unit}”",
    ),
    "target.footnote": (
        "目标“{text}”中的“{mark}”是注释标记还是数字？请去掉标记，或把数字写全",
        "is the “{mark}” of target “{text}” a footnote's mark or a digit? leave the mark out",
    ),
    "target.dash": (
        "目标“{text}”是一个范围；请写作“{low}..{high} {unit}”",
        "target “{text}” is a range; write “{low}..{high} {unit}”",
    ),
    "target.follows-how": (
        "“{text}”没有说与 {id} 怎么比：写成 ≥ {id}、> {id}、≤ {id}，或 {id} ± 允许的偏差",
        "“{text}” does not say how it compares with {id}: write ≥ {id}, > {id}, ≤ {id}, or {id} ± a tolerance",
    ),
    "target.no-comparison": (
        "目标“{text}”没有比较符；请写“≥ {number} {unit}”或“= {number} {unit}”",
        "target “{text}” has no comparison; write “≥ {number} {unit}” or “= {number} {unit}”",
    ),
}
