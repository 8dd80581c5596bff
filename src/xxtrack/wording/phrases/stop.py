"""What stops a command."""

TEXTS = {
    "stop.no-plan": (
        "在 {folder} 及其上级文件夹里没有找到 plan/*.yaml；请用 --plan 指定",
        "no plan/*.yaml at or above {folder}; name one with --plan",
    ),
    "stop.plan-unusable": ("计划无法使用：{file}", "the plan cannot be used: {file}"),
    "stop.no-such-actuals": ("找不到完成值：{path}", "no actuals at {path}"),
    "stop.unknown-item": ("计划中没有事项“{id}”", "the plan has no item “{id}”"),
    "stop.unknown-item-near": (
        "计划中没有事项“{id}”；是不是 {near}？",
        "the plan has no item “{id}”; did you mean {near}?",
    ),
    "stop.unknown-name": (
        "计划中没有叫“{name}”的事项",
        "the plan has no item called “{name}”",
    ),
    "stop.unknown-name-near": (
        "计划中没有叫“{name}”的事项；是不是 {near}？",
        "the plan has no item called “{name}”; did you mean {near}?",
    ),
    "stop.bad-date": (
        "看不懂日期“{text}”；写法：2023-06-30、2023-06、2023Q2、上半年",
        "cannot read the date “{text}”; write 2023-06-30, 2023-06, 30 June 2023 or 2023Q2",
    ),
    "stop.no-first-day": (
        "“{text}”不是某月的第一天；写法：2024-04-01",
        "“{text}” is not the first day of a month; write 2024-04-01",
    ),
    "stop.date-before-plan": ("{date} 早于计划开始（{start}）", "{date} is before the plan begins ({start})"),
    "stop.names-nothing": (
        "{filter}：计划中没有“{given}”；可选：{names}",
        "{filter}: the plan has no “{given}”; choose from {names}",
    ),
    "stop.no-names": (
        "{filter}：计划中没有“{given}”，也没有别的可选",
        "{filter}: the plan has no “{given}”, and nothing else to choose from",
    ),
    "stop.names-nothing-near": (
        "{filter}：计划中没有“{given}”；是否指 {names}？",
        "{filter}: the plan has no “{given}”; did you mean {names}?",
    ),
    "stop.nothing-chosen": ("没有事项同时符合这些条件", "no item is all of what is asked for"),
    "stop.bad-choice": ("“{text}”不可用，可选：{choices}", "“{text}” is not possible; choose from {choices}"),
    "stop.one-output": (
        "--output {file}：几个输出时请写作 格式=文件",
        "--output {file}: with several outputs write FORMAT=FILE",
    ),
    "stop.bad-share": ("“{text}”不是 0 到 100 的百分比", "“{text}” is not a percentage from 0 to 100"),
    "stop.cannot-read": ("无法读取 {path}：{problem}", "cannot read {path}: {problem}"),
    "stop.system": ("无法继续：{problem}", "cannot go on: {problem}"),
    "stop.stdout": ("无法写到标准输出：{problem}", "cannot write to standard output: {problem}"),
    "stop.cannot-write": ("无法写入 {path}：{problem}", "cannot write {path}: {problem}"),
    "stop.not-durable": (
        "{path} 中的文件已写好，但系统不能确认已落盘，断电可能丢失：{problem}",
        "what is in {path} was written, but may not outlive a loss of power: {problem}",
    ),
    "stop.bug": (
        "这是 xxtrack 自身的错误，请附上以下内容反馈",
        "this is a mistake of xxtrack itself; please report what follows",
    ),
    "stop.usage": ("命令行有误：{problem}", "the command line is wrong: {problem}"),
    "stop.no-such-command": ("没有命令 {name}{hint}", "there is no command {name}{hint}"),
    "stop.no-such-option": ("没有选项 {name}{hint}", "there is no option {name}{hint}"),
    "stop.did-you-mean": ("；是不是 {names}？", "; did you mean {names}?"),
    "stop.try-help": ("运行 {command} --help 查看用法", "see {command} --help"),
    "stop.error": ("错误：{message}", "error: {message}"),
    "stop.extra": (
        "这一功能需要 {library}：pip install 'xxtrack[{extra}]'",
        "this needs {library}: pip install 'xxtrack[{extra}]'",
    ),
    "stop.exists": ("{path} 已存在，未作任何改动", "{path} exists already; nothing was changed"),
}
