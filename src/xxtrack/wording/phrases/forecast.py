"""What is said about forecasts."""

TEXTS = {
    "forecast.without": ("{item}：{reason}", "{item}: {reason}"),
    "forecast.no-target": ("没有数值目标，不作预测", "no numeric target, nothing to foresee"),
    "forecast.no-data": ("没有数据", "no figures"),
    "forecast.final": ("截至{date}的数据已是到期值，无需预测", "the figure of {date} is final"),
    "forecast.overdue": (
        "{due}已到期，到期值尚未报送（数据只到{date}）",
        "due {due}, and its figure has not come (figures end at {date})",
    ),
    "forecast.rate": ("比率不累计，不作外推", "a rate does not accumulate and is not carried on"),
    "forecast.held": ("全程保持的要求，不作外推", "held at every date, not carried on"),
    "forecast.follows": ("目标随 {id} 变动，不作外推", "the target moves with {id}, not carried on"),
    "forecast.repeats": ("目标每期重新起算，不作外推", "the target starts anew each term, not carried on"),
    "forecast.too-few": (
        "数据太少：有 {count} 个月份的数据，至少要 {needed} 个才能检验方法",
        "too few figures: {count} {count:month has|months have} one, {needed} are needed to test a method",
    ),
    "forecast.title": ("预计到期值（截至 {date}）", "Forecast for the due dates (as of {date})"),
    "forecast.counts": (
        "预测 {foreseen} 项，其中 {likely} 项可望完成，{open} 项尚不确定，{unlikely} 项难以完成；{without} 项不作预测",
        "{foreseen} foreseen: {likely} likely, {open} open, {unlikely} unlikely; {without} without a forecast",
    ),
    "forecast.method-note": (
        "区间按 80% 设定，在公开数据上实测包含 76% 至 95%。误差：用该方法从过去各时点往后预测，平均每月差多少",
        "Ranges are made for 80 %; on public series 76 to 95 % held. Errors: misses per month looked ahead",
    ),
    "forecast.few": ("不作预测的原因", "Why there is no forecast"),
    "forecast.outlook": ("前景", "outlook"),
    "forecast.value": ("预计", "forecast"),
    "forecast.range": ("80% 区间", "80% range"),
    "forecast.between": ("{low} 至 {high}", "{low} to {high}"),
    "forecast.method": ("方法", "method"),
    "forecast.backtest": ("回测（每月平均误差）", "backtest (mean error a month)"),
    "forecast.trial": ("{method} {error}", "{method} {error}"),
    "forecast.in-show": (
        "预测：到期 {value}，80% 区间 {low} 至 {high}，{outlook}",
        "forecast: {value} when due, 80% range {low} to {high}, {outlook}",
    ),
    "forecast.how-in-show": (
        "预测方法：{method}（回测月均误差：{trials}）",
        "method: {method} (backtest, mean error a month: {trials})",
    ),
    "forecast.not-in-show": ("预测：无——{why}", "forecast: none, {why}"),
    "forecast.working": ("预测", "forecasting"),
    "forecast.likely-left-out": (
        "可望完成的 {count} 项未列出：--all",
        "{count} that will likely be reached are not listed: --all",
    ),
}
