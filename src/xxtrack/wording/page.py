"""What reports and charts say."""

TEXTS = {
    "chart.actual": ("完成值", "actual"),
    "chart.expected": ("序时目标", "expected"),
    "chart.goal": ("目标", "target"),
    "chart.forecast": ("预计", "forecast"),
    "chart.unit": ("单位：{unit}", "unit: {unit}"),
    "chart.month": ("{month}月", "M{month}"),
    "chart.title": ("{item}：{sentence}", "{item}: {sentence}"),
    "page.heading": ("{title}进展报告", "{title}: progress report"),
    "page.skip": ("跳到事项列表", "skip to the items"),
    "page.sections": ("各部分", "sections"),
    "page.overview": ("总体情况", "Overview"),
    "page.headline": ("主要预期目标", "Headline figures"),
    "page.map": ("各要点热力图", "Heat map of points"),
    "page.map-note": (
        "数字是该要点处于该状态的事项数，底色越深占该要点的比例越大。点数字只看这些事项。",
        (
            "Each number counts a point's items in a status; the deeper the shade, the larger its share of the point. "
            "A number shows just those items."
        ),
    ),
    "page.changes": ("与上期相比", "Since the last period"),
    "page.groups": ("分组情况", "By group"),
    "page.by-chapter": ("按章节", "By chapter"),
    "page.by-lead": ("按牵头单位", "By lead"),
    "page.by-scope": ("按责任范围", "By scope"),
    "page.by-scope-note": (
        "按各责任范围自己的状态计数，一个事项可有多个责任范围。",
        "Counts each scope's own standing; an item may have several.",
    ),
    "page.items": ("全部事项", "All items"),
    "page.data": ("数据来源与说明", "Sources and method"),
    "page.theme": ("深色 / 浅色", "dark / light"),
    "page.print": ("打印", "print"),
    "page.close": ("关闭", "close"),
    "page.sample": (
        "示例数据：本页的完成值系为演示而编，不是真实完成情况。",
        "Illustrative data: the actuals on this page were made up to show the program, they are not real results.",
    ),
    "page.statuses": ("各状态事项数", "items by status"),
    "page.bar": ("各状态：{counts}", "by status: {counts}"),
    "page.most-urgent": ("最需要关注", "Most in need of attention"),
    "page.all-urgent": ("查看全部 {count} 项", "see all {count}"),
    "page.point": ("要点", "point"),
    "page.group": ("名称", "name"),
    "page.urgent": ("需关注", "urgent"),
    "page.bar-head": ("状态构成", "make-up"),
    "page.no-lead": ("未写明牵头单位", "no lead named"),
    "page.points": ("{gap} 个百分点", "{gap} points"),
    "page.gap": ("与序时相差", "gap"),
    "page.compared": (
        "与 {date} 相比，按目前掌握的数据对两个日期分别判断。",
        "Compared with {date}; both dates are judged by the figures known now.",
    ),
    "page.first-period": ("这是第一期，没有上期可比。", "This is the first period; there is none to compare with."),
    "page.unchanged": ("没有事项的状态发生变化。", "No item changed its status."),
    "page.shift": ("{count} 项", "{count}"),
    "page.worse": ("变差", "worse"),
    "page.better": ("变好", "better"),
    "page.before": ("上期", "before"),
    "page.now": ("本期", "now"),
    "page.change": ("增减", "change"),
    "page.search": ("搜索", "search"),
    "page.search-hint": ("编号、名称、原文……", "id, name, clause…"),
    "page.any": ("全部", "all"),
    "page.place": ("章节与要点", "chapter or point"),
    "page.whole-chapter": ("全章", "whole chapter"),
    "page.filters": ("筛选", "filters"),
    "page.reset": ("清除筛选", "clear filters"),
    "page.shown": ("符合条件 {shown} 项，共 {all} 项", "{shown} of {all} items match"),
    "page.more": ("列出其余 {count} 项", "list the other {count}"),
    "page.none": ("没有符合条件的事项。", "No item matches."),
    "page.sorted-by": ("点表头排序", "column heads sort"),
    "page.table": ("全部事项及其数据", "all items with their figures"),
    "page.no-chart": ("没有可以画图的数据。", "There are no figures to draw."),
    "page.why": ("状态说明", "why"),
    "page.facts": ("事项信息", "what the plan says"),
    "page.amended": ("目标调整", "amendments"),
    "page.amendment": ("{on}：{before} 改为 {after}。{reason}", "{on}: {before} became {after}. {reason}"),
    "page.decision": ("依据：{decision}", "decision: {decision}"),
    "page.waiver": ("豁免", "waiver"),
    "page.waived": (
        "{owner} 负责，至 {until}：{reason}",
        "{owner} answers for it until {until}: {reason}",
    ),
    "page.revised": ("首报 {first}，后经更正", "first reported as {first}, then revised"),
    "page.file": ("文件", "file"),
    "page.rows": ("行数", "rows"),
    "page.used": ("采用", "used"),
    "page.missing": ("空缺", "blank"),
    "page.refused": ("退回", "refused"),
    "page.sources": ("数据来源：{sources}", "Sources: {sources}"),
    "page.method": (
        (
            "每个事项按其数据所到的日期判断，不按今天。"
            "序时比 = 完成值 ÷ 序时目标；达到 {ahead} 为超进度，低于 {lagging} 为滞后（事项另有规定的从其规定）。计算值四舍五入显示，判断用精确值。"
        ),
        (
            "Every item is judged at the date its data runs to, not at today's. Pace = actual / expected; from {ahead} "
            "it is ahead, below {lagging} lagging, unless an item sets its own. Computed figures are shown rounded and judged "
            "exactly."
        ),
    ),
    "page.method-points": (
        (
            "每个事项按其数据所到的日期判断，不按今天。比序时快 {ahead} 个百分点为超进度，慢 {lagging} 个百分点为滞后"
            "（事项另有规定的从其规定）。计算值四舍五入显示，判断用精确值。"
        ),
        (
            "Every item is judged at the date its data runs to, not at today's. {ahead} percentage points before "
            "straight-line time are ahead, {lagging} behind it lagging, unless an item sets its own. Computed figures are "
            "shown rounded and judged exactly."
        ),
    ),
    "page.definitions": ("状态的含义", "what the statuses mean"),
    "page.means-missed": ("期限已过而未达到，或已突破上限", "the due date has passed without it, or a cap is broken"),
    "page.means-lagging": ("明显落后于序时目标", "clearly behind what was expected"),
    "page.means-no-data": ("应当报送而没有数据", "a figure should have been reported and was not"),
    "page.means-at-risk": ("略低于序时目标，或临近期限尚未完成", "slightly behind, or due soon and not done"),
    "page.means-not-due": ("目前还没有应达到的进度", "nothing is expected yet"),
    "page.means-on-track": ("达到序时目标", "as expected"),
    "page.means-ahead": ("明显快于序时目标", "clearly better than expected"),
    "page.means-achieved": ("目标已经达到", "the target is reached"),
    "report.written": ("已写入 {path}（{size} KB）", "wrote {path} ({size} KB)"),
    "report.needs-extra": (
        '这种格式需要 {library}，请先安装：pip install "xxtrack[{extra}]"',
        'this format needs {library}; install it with: pip install "xxtrack[{extra}]"',
    ),
    "report.unknown-suffix": (
        "从文件名 {path} 看不出格式；请用 --format 指定：{choices}",
        "{path} does not tell the format; name it with --format: {choices}",
    ),
}
