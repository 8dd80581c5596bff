"""The sentences that say why a status is what it is."""

TEXTS = {
    "reason.broken": (
        "截至{date}为 {actual}，已突破“{target}”，不可挽回",
        "{actual} on {date} breaks “{target}” and cannot be undone",
    ),
    "reason.monitored": ("截至{date}为 {actual}；仅监测，不考核", "{actual} on {date}; monitored, not judged"),
    "reason.monitored-silent": ("尚无数据；仅监测，不考核", "no figure yet; monitored, not judged"),
    "reason.reached": ("截至{date}完成 {actual}，已达到“{target}”", "{actual} on {date} reaches “{target}”"),
    "reason.floor": (
        "{date}已有 {actual}，达到{end}应达的 {expected}",
        "{actual} by {date} is already the {expected} expected at {end}",
    ),
    "reason.overdue": (
        "只报到{date}（{actual}）；下一期应于{due}前报送，已逾期 {days} 天",
        "reported only until {date} ({actual}); the next figure was due by {due}, {days} {days:day|days} ago",
    ),
    "reason.report-overdue": (
        "{said}；下一次应于{due}前报告，已逾期 {days} 天",
        "{said}; the next report was due by {due}, {days} {days:day|days} ago",
    ),
    "reason.missed": ("{due}到期时为 {actual}，未达到“{target}”", "{actual} when due on {due}, short of “{target}”"),
    "reason.kept": ("截至{date}为 {actual}，守住了“{target}”", "{actual} on {date} keeps “{target}”"),
    "reason.met-at-due": ("截至{date}为 {actual}，达到“{target}”", "{actual} on {date} meets “{target}”"),
    "reason.met-late": (
        "{date}才达到“{target}”（{actual}），比{due}晚 {days} 天",
        "“{target}” was met only on {date} ({actual}), {days} {days:day|days} after {due}",
    ),
    "reason.exactly": ("截至{date}为 {actual}，正好达到序时目标", "{actual} on {date}, exactly as expected"),
    "reason.equal-is-not": (
        "截至{date}为 {actual}，与界限持平，未达到“{target}”",
        "{actual} on {date} equals the bound and does not meet “{target}”",
    ),
    "reason.met-early": (
        "截至{date}为 {actual}，已达到“{target}”，须保持到{due}",
        "{actual} on {date} meets “{target}” and must hold until {due}",
    ),
    "reason.nothing-expected": (
        "截至{date}为 {actual}；到期才考核（{due}），此前不设序时目标",
        "{actual} on {date}; judged when due on {due}, nothing is expected before",
    ),
    "reason.nothing-expected-yet": (
        "{due}到期考核，此前不设序时目标",
        "judged when due on {due}, nothing is expected before",
    ),
    "reason.first-due": ("首次数据应于{date}前报送", "the first figure is due by {date}"),
    "reason.never-reported": ("应于{date}前报送，至今没有数据", "a figure was due by {date} and none has come"),
    "reason.holds": ("截至{date}为 {actual}，符合“{target}”", "{actual} on {date} meets “{target}”"),
    "reason.does-not-hold": (
        "截至{date}为 {actual}，与“{target}”相差 {short}",
        "{actual} on {date} misses “{target}” by {short}",
    ),
    "reason.behind": (
        "截至{date}应达 {expected}，实际 {actual}，少 {apart}",
        "{expected} expected by {date}, {actual} reached, {apart} short",
    ),
    "reason.in-front": (
        "截至{date}应达 {expected}，实际 {actual}，多 {apart}",
        "{expected} expected by {date}, {actual} reached, {apart} more",
    ),
    "reason.over-cap-pace": (
        "截至{date}应控制在 {expected}，实际 {actual}，超 {apart}",
        "at most {expected} by {date}, {actual} used, {apart} too much",
    ),
    "reason.under-cap-pace": (
        "截至{date}应控制在 {expected}，实际 {actual}，余 {apart}",
        "at most {expected} by {date}, {actual} used, {apart} to spare",
    ),
    "reason.cap-will-break": (
        "按截至{date}的速度，到期将达 {forecast}，会突破“{target}”",
        "at the speed until {date} it will be {forecast} when due and break “{target}”",
    ),
    "reason.done": ("{date}已完成（{due}到期）", "done {date} (due {due})"),
    "reason.done-late": ("{date}完成，比{due}晚 {days} 天", "done {date}, {days} {days:day|days} after {due}"),
    "reason.not-done": ("{due}到期未完成；{said}", "not done when due on {due}; {said}"),
    "reason.unreported": ("按频次应报送，至今没有报告", "a report was due and none has come"),
    "reason.reported-delayed": ("{date}报告受阻滞后", "reported as delayed on {date}"),
    "reason.due-soon": ("{due}到期，还有 {days} 天；{said}", "due {due}, {days} {days:day|days} left; {said}"),
    "reason.waited-for": (
        "{due}到期，等待报告至{until}；{said}",
        "due {due}; a report is waited for until {until}; {said}",
    ),
    "reason.not-yet": ("{due}到期，还有 {days} 天；{said}", "due {due}, {days} {days:day|days} left; {said}"),
    "reason.under-way": ("{due}到期，还有 {days} 天；{said}", "due {due}, {days} {days:day|days} left; {said}"),
    "reason.step-missed": (
        "{date}应达 {expected}；{said}",
        "{expected} was due on {date}; {said}",
    ),
    "reason.node-missed": (
        "{date}应完成“{words}”而未报告完成；{said}",
        "“{words}” was due on {date} and is not reported as done; {said}",
    ),
    "reason.duty-done": ("{date}报告已完成", "reported as done on {date}"),
    "reason.duty-silent": ("常态工作，尚无报告", "standing work, nothing reported yet"),
    "reason.duty-not-started": ("{date}报告尚未启动", "reported as not started on {date}"),
    "reason.duty-under-way": ("常态工作；{said}", "standing work; {said}"),
    "reason.parts-missing": ("各责任范围未报齐，缺：{scopes}", "not all scopes have reported; missing: {scopes}"),
    "reason.parts-apart": (
        "各责任范围的数据没有共同期别，无法汇总",
        "the scopes' figures share no period and cannot be summed",
    ),
    "reason.no-own-target": ("只报数，未分解目标", "reported, with no target of its own"),
    "reason.group-empty": ("“{group}”没有成员，无法判断", "group “{group}” has no members"),
    "reason.worst-of": (
        "{total} 个责任范围中 {count} 个{status}（{scopes}）：{why}",
        "{count} of {total} {total:scope|scopes} {status} ({scopes}): {why}",
    ),
    "reason.turn": ("{turn}：{why}", "{turn}: {why}"),
    "reason.turn-reached": ("{turn}已达标：{why}", "{turn} reached: {why}"),
    "reason.turn-missed": (
        "{count} 期未达标，首先是{turn}：{why}",
        "{count} {count:term|terms} missed, first {turn}: {why}",
    ),
    "reason.turn-fell": (
        "累计数由 {before} 降为 {after}（{date}），本期按零计；{why}",
        "the total fell from {before} to {after} ({date}), which counts as none; {why}",
    ),
    "reason.one-turn": ("第 {turn} 期", "term {turn}"),
    "reason.several-turns": ("第 {first}–{last} 期合计", "terms {first}–{last} together"),
    "reason.weights-missing": (
        "{date}缺{by}的数作权重（{scopes}），无法求加权平均",
        "cannot say: at {date} {by} has no weights for {scopes}",
    ),
    "reason.other": ("{name}（{id}）", "{name} ({id})"),
    "reason.compared": ("{why}；{date}{other}为 {figure}", "{why}; {other} was at {figure} on {date}"),
    "reason.other-awaited": (
        "截至{date}为 {actual}；{other}当日的数未到，等到{until}",
        "{actual} at {date}; the figure of {other} for that day is awaited until {until}",
    ),
    "reason.other-missing": (
        "截至{date}为 {actual}；没有{other}当日的数，无法比较",
        "{actual} at {date}; cannot say, because {other} has no figure for that day",
    ),
    "reason.owed": ("尚无数据，应于{due}前报送", "no figure yet; one was due by {due}"),
    "reason.stale": ("数据只到{date}，下一期应于{due}前报送", "figures end at {date}; the next was due by {due}"),
}
