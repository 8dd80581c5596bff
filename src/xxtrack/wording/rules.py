"""The rules for readers: what each means and why it is checked, in both languages, with a bad and a good example.

An example is a piece of a plan or a table; it stands in the case of its rule under ``tests/cases``, where it is run.
"""

from collections.abc import Mapping

from xxtrack.model.rules import RULES

_RULES: tuple[tuple[str, tuple[str, str], tuple[str, str], str, str], ...] = (
    (
        "XX101",
        ("无法读取计划文件", "the plan file cannot be read"),
        (
            "文件不存在、是文件夹或没有读取权限。什么都没有检查，退出码为 3。",
            ("The file does not exist, is a folder or may not be read. Nothing was checked; the exit code is 3."),
        ),
        "",
        "",
    ),
    (
        "XX102",
        ("不是 UTF-8 文本", "not UTF-8 text"),
        (
            "计划文件只能是 UTF-8 文本，不能含控制字符：猜错编码会把目标读错，而没有人会发现。",
            (
                "A plan is UTF-8 text without control characters: with a guessed encoding a target could be "
                "misread unseen."
            ),
        ),
        "",
        "",
    ),
    (
        "XX103",
        ("不是有效的 YAML", "not valid YAML"),
        (
            (
                "缩进、冒号或引号有误，无法知道后面的内容属于哪里。"
                "提示里会指出常见原因：制表符、全角冒号、以 > 开头而没有加引号。"
            ),
            (
                "Indentation, a colon or a quote is wrong, so what follows belongs nowhere. The hint names the "
                "usual causes: a tab, a full-width colon, an unquoted value that begins with >."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: > 650 家
  due: 2023-12-31
""",
        """\
- id: P01-01
  name: 新增企业
  target: "> 650 家"
  due: 2023-12-31
""",
    ),
    (
        "XX104",
        ("键重复", "a key stands twice"),
        (
            "许多 YAML 程序悄悄保留最后一个，合并冲突留下的旧目标就会生效。这里两个都不猜。",
            (
                "Many YAML programs quietly keep the last one, so a target left over from a merge would count. "
                "Here neither is guessed."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  target: ≥ 600 家
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
""",
    ),
    (
        "XX105",
        ("不支持的 YAML 写法", "YAML feature refused"),
        (
            (
                "引用、锚点、标签和合并键让一行的含义取决于别处："
                "改一行就可能改动许多目标，审阅时看不出来。请把值写出来。"
            ),
            (
                "Aliases, anchors, tags and merge keys make a line depend on another place, so that a change of "
                "one line changes targets unseen. Write the value out."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: &many ≥ 650 家
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
""",
    ),
    (
        "XX106",
        ("计划是空的", "the plan is empty"),
        (
            "文件里没有内容。空计划不会有任何问题，也就不能当作通过。",
            ("There is nothing in the file. An empty plan would have no faults, which must not pass for health."),
        ),
        "",
        "",
    ),
    (
        "XX107",
        ("文件过大或嵌套过深", "too large or nested too deep"),
        (
            "计划不会有 64 MB，也不会嵌套 32 层：文件可能是别的东西，或者是恶意的。",
            "No plan has 64 MB or 32 levels: the file is something else, or hostile.",
        ),
        "",
        "",
    ),
    (
        "XX201",
        ("不认识的键", "unknown key"),
        (
            "写错的键如果被忽略，它的内容就悄悄失效：把 target 写成 tagret，指标就成了常态工作。",
            (
                "A misspelt key that is ignored loses its content unseen: with tagret for target, an indicator "
                "becomes a duty."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  tagret: ≥ 650 家
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
""",
    ),
    (
        "XX202",
        ("缺少必需的键", "a required key is missing"),
        (
            "没有编号或名称的事项无法跟踪，也无法与完成值对应。",
            "An item without id or name can be neither tracked nor matched with figures.",
        ),
        """\
- id: P01-01
  target: ≥ 650 家
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
""",
    ),
    (
        "XX203",
        ("值的类型不对", "wrong type of value"),
        (
            "这里要的是数、列表或 true/false，写的是别的。数值按原样读取，不作猜测。",
            (
                "A number, a list or true/false is wanted here and something else is written. Values are read as "
                "written, never guessed."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  baseline: 约五百
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  baseline: 500
""",
    ),
    (
        "XX204",
        ("值不在可选范围内", "value is not one of the choices"),
        (
            "这个键只有几个可选值，写错了就没有含义。",
            "The key has a few values; any other means nothing.",
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  measure: flows
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  measure: flow
""",
    ),
    (
        "XX205",
        ("看不懂的目标", "unreadable target"),
        (
            "目标由比较符、数和单位组成。没有比较符时，650 家是下限还是上限无从得知；“左右”必须写明误差。",
            (
                "A target is a comparison, a number and a unit. Without a comparison nobody knows whether 650 is "
                "a floor or a cap; 左右 (about) needs a tolerance."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: 650 家
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
""",
    ),
    (
        "XX206",
        ("不存在的日期", "impossible date"),
        (
            "日期写作 2023-06-30，而且必须存在。",
            "A date is written 2023-06-30 and has to exist.",
        ),
        """\
- id: P01-01
  name: 建成展厅
  due: 2023-06-31
""",
        """\
- id: P01-01
  name: 建成展厅
  due: 2023-06-30
""",
    ),
    (
        "XX207",
        ("编号格式不对", "malformed id"),
        (
            "编号是 P、两位要点号、短横和至少两位序号。字母开头是为了不被 Excel 当成日期。",
            (
                "An id is P, two digits of the point, a hyphen and at least two digits. It begins with a letter "
                "so that Excel does not take it for a date."
            ),
        ),
        """\
- id: P1-1
  name: 新增企业
  target: ≥ 650 家
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
""",
    ),
    (
        "XX208",
        ("不支持的格式版本", "unsupported version"),
        (
            "文件声明的格式版本不是这个程序能读的。",
            "The file declares a version of the format that this program does not read.",
        ),
        """\
version: 2
""",
        """\
version: 1
""",
    ),
    (
        "XX301",
        ("编号重复", "id stands twice"),
        (
            "两个事项用同一个编号，完成值就不知道属于谁。编号永不重复使用。",
            "With one id for two items, figures belong to nobody. Ids are never reused.",
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
- id: P01-01
  name: 新增机构
  target: ≥ 30 家
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
- id: P01-02
  name: 新增机构
  target: ≥ 30 家
""",
    ),
    (
        "XX302",
        ("编号与所在要点不符", "id stands under another point"),
        (
            "编号的前两位是要点号。事项被移动或粘贴到别的要点之下时，编号不再说明它的出处。",
            (
                "The first two digits are the point's. An item moved or pasted under another point no longer "
                "says where it comes from."
            ),
        ),
        """\
- id: P02-01
  name: 新增企业
  target: ≥ 650 家
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
""",
    ),
    (
        "XX303",
        ("part_of 指向不存在的事项", "part of an unknown item"),
        (
            "“其中”所属的事项不在计划里。",
            "The item that this is a part of (其中) is not in the plan.",
        ),
        """\
- id: P01-01
  name: 新增制造企业
  target: ≥ 200 家
  part_of: P01-09
""",
        """\
- id: P01-01
  name: 新增制造企业
  target: ≥ 200 家
  part_of: P01-02
- id: P01-02
  name: 新增企业
  target: ≥ 650 家
""",
    ),
    (
        "XX304",
        ("part_of 首尾相接", "part_of goes round"),
        (
            "一个事项绕一圈成了自己的一部分。",
            "By way of others, an item is a part of itself.",
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  part_of: P01-01
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
""",
    ),
    (
        "XX305",
        ("日期在计划期之外", "date outside the plan"),
        (
            "开始或期限不在计划起止之间，多半是年份写错。",
            "The start or due date is not within the plan; most often the year is wrong.",
        ),
        """\
- id: P01-01
  name: 建成展厅
  due: 2024-06-30
""",
        """\
- id: P01-01
  name: 建成展厅
  due: 2023-06-30
""",
    ),
    (
        "XX306",
        ("开始晚于截止", "start after the due date"),
        (
            "事项还没开始就已到期。",
            "The item would be due before it begins.",
        ),
        """\
- id: P01-01
  name: 建成展厅
  start: 2023-09-01
  due: 2023-06-30
""",
        """\
- id: P01-01
  name: 建成展厅
  start: 2023-03-01
  due: 2023-06-30
""",
    ),
    (
        "XX307",
        ("没有这个组", "unknown group"),
        (
            "each 指的组没有在 groups 里声明。",
            "The group that each names is not declared under groups.",
        ),
        """\
- id: P01-01
  name: 各新城建成公园
  target: ≥ 5 个
  each: 新区
""",
        """\
- id: P01-01
  name: 各新城建成公园
  target: ≥ 5 个
  each: 新城
""",
    ),
    (
        "XX308",
        ("要点重复", "point stands twice"),
        (
            "两个要点用同一个序号，编号就说不清属于哪一个。",
            "With one number for two points, an id does not tell which it belongs to.",
        ),
        """\
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items: [{id: P01-01, name: 新增企业}]
  - no: 1
    title: 第二点
    items: [{id: P01-02, name: 新增机构}]
""",
        """\
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items: [{id: P01-01, name: 新增企业}]
  - no: 2
    title: 第二点
    items: [{id: P02-01, name: 新增机构}]
""",
    ),
    (
        "XX309",
        ("序时进度不合用", "pace does not fit"),
        (
            "分段的日期不在开始与期限之间，或者没有目标却写了按目标推进的进度。",
            "A step lies outside the item's time, or a pace towards a target is given without a target.",
        ),
        """\
- id: P01-01
  name: 项目开工率
  target: ≥ 100 %
  due: 2023-06-30
  pace: {steps: {2023-03-31: 50, 2023-09-30: 100}}
""",
        """\
- id: P01-01
  name: 项目开工率
  target: ≥ 100 %
  due: 2023-09-30
  pace: {steps: {2023-03-31: 50, 2023-09-30: 100}}
""",
    ),
    (
        "XX310",
        ("要点之下没有事项", "point without items"),
        (
            "要点里的承诺没有拆成事项，就没有人跟踪。",
            "What the point promises has not been made into items, so nobody tracks it.",
        ),
        """\
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
""",
        """\
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items: [{id: P01-01, name: 新增企业}]
""",
    ),
    (
        "XX311",
        ("这个键在此不适用", "key does not apply"),
        (
            "有些键只对有目标的事项有意义；each 与 quotas 只能用一个。",
            "Some keys mean something only with a target; of each and quotas only one can be used.",
        ),
        """\
- id: P01-01
  name: 建成展厅
  due: 2023-06-30
  baseline: 10
""",
        """\
- id: P01-01
  name: 展厅面积
  target: ≥ 50 平米
  baseline: 10
""",
    ),
    (
        "XX312",
        ("目标在基数上已经达到", "target already met at its baseline"),
        (
            (
                "年初的值已经达到目标，这一年什么都不必做。常见原因是把增量写成了总量，"
                "或者目标还是去年的。封顶的目标（≤）本来就是要守住，不在此列。"
            ),
            (
                "The value at the start meets the target, so nothing has to be done this year. Most often an "
                "increase is written as a total, or the target is last year's. Caps (≤) are there to be kept and "
                "are left alone."
            ),
        ),
        """\
- id: P01-01
  name: 5G网覆盖率
  target: ≥ 80 %
  measure: stock
  baseline: 85
""",
        """\
- id: P01-01
  name: 5G网覆盖率
  target: ≥ 90 %
  measure: stock
  baseline: 85
""",
    ),
    (
        "XX313",
        ("不可能达到的目标", "impossible target"),
        (
            (
                "占比、覆盖率之类超过 100%，名次在第一之前，"
                "或者从零累计的量要小于零。增长率和完成率可以超过 100%，不在此列。"
            ),
            (
                "A share beyond 100 %, a rank before the first, or less than zero of what accumulates from zero. "
                "Growth and completion can pass 100 % and are left alone."
            ),
        ),
        """\
- id: P01-01
  name: 城乡5G网覆盖率
  target: ≥ 180 %
""",
        """\
- id: P01-01
  name: 城乡5G网覆盖率
  target: ≥ 80 %
""",
    ),
    (
        "XX314",
        ("没有约束力的目标", "target that asks for nothing"),
        (
            "无论怎样都算达到：从零累计的量“≥ 0”，占比“≤ 100 %”，名次“≥ 3”（名次越小越好，应写“≤ 3 名”）。",
            (
                "Whatever happens meets it: at least nothing of an amount, a share of at most 100 %, a rank “≥ "
                "3” (a rank is better when smaller, so write ≤)."
            ),
        ),
        """\
- id: P01-01
  name: 营商环境全省排名
  target: ≥ 3 名
  measure: stock
""",
        """\
- id: P01-01
  name: 营商环境全省排名
  target: ≤ 3 名
  measure: stock
""",
    ),
    (
        "XX315",
        ("全部集中在最后一个月到期", "everything is due in the last month"),
        (
            (
                "有五个以上有期限的事项，又全部在最后一个月到期、此前没有序时目标："
                "直到年底都看不出进度。给能分段的事项写上较早的期限或分段。"
            ),
            (
                "Five or more items have dates, all in the plan's last month, with nothing expected before: "
                "until then nobody sees how the plan stands. Give those that can have them earlier dates or "
                "steps."
            ),
        ),
        "",
        "",
    ),
    (
        "XX316",
        ("单位与口径不符", "unit does not fit the measure"),
        (
            (
                "比率（rate）不能以家、亿元这样的数量为单位；"
                "百分比不能作累计量（flow）逐月相加。口径错了，序时目标就算错。"
            ),
            (
                "A rate is not counted in pieces or money, and per cents do not accumulate as a flow. With the "
                "wrong measure the expected value is wrong."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  measure: rate
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  measure: flow
""",
    ),
    (
        "XX317",
        ("其中项大于总项", "a part is larger than its whole"),
        (
            (
                "其中项要求的比所属事项还多。只比较口径和单位相同、"
                "期限不晚于总项的数量；比率不比较，因为部分的增速可以高于整体。"
            ),
            (
                "The part asks for more than the item it belongs to. Compared are amounts of one measure and "
                "unit, due no later than the whole; never rates, since a part may grow faster than the whole."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
- id: P01-02
  name: 新增制造企业
  target: ≥ 800 家
  part_of: P01-01
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
- id: P01-02
  name: 新增制造企业
  target: ≥ 200 家
  part_of: P01-01
""",
    ),
    (
        "XX318",
        ("任务分解与目标对不上", "quotas miss the target"),
        (
            (
                "各责任范围全部完成，合计仍达不到目标（封顶的目标则是合计超出）。"
                "分解可以多于目标留有余地，所以多了不算。"
            ),
            (
                "Even if every scope fulfils its quota, the sum misses the target (or goes beyond a cap). More "
                "than the target is a reserve and is left alone."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  quotas: {东新城: 300, 西新城: 250}
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  quotas: {东新城: 400, 西新城: 300}
""",
    ),
    (
        "XX319",
        ("组没有成员", "group without members"),
        (
            "“各新城分别打造5个”，而组里一个新城也没有：目标没有人承担。",
            "The target is for each member of a group that has none, so nobody has it.",
        ),
        """\
groups:
  园区: []
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
    - {id: P01-01, name: 各园区建成公园, target: ≥ 5 个, each: 园区}
""",
        """\
groups:
  园区: [东园区, 西园区]
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
    - {id: P01-01, name: 各园区建成公园, target: ≥ 5 个, each: 园区}
""",
    ),
    (
        "XX320",
        ("没有牵头单位", "no lead"),
        (
            "没有写明谁牵头。许多计划另文分工，所以默认不查；policy 中写 severity: {XX320: warning} 启用。",
            (
                "Nobody is named who answers for the item. Many plans name the leads elsewhere, so this is off "
                "unless the policy sets severity: {XX320: warning}."
            ),
        ),
        """\
policy:
  severity: {XX320: warning}
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
    - id: P01-01
      name: 新增企业
""",
        """\
policy:
  severity: {XX320: warning}
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
    - id: P01-01
      name: 新增企业
      lead: 招商局
""",
    ),
    (
        "XX321",
        ("名称相同或只差空格", "names alike"),
        (
            "完成值按编号和名称核对，核对时不计空格：名称相同的两个事项会互相顶替。",
            (
                "Figures are matched by id and name, without regard to spaces, so two items of one name can be "
                "taken for each other."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
- id: P01-02
  name: 新增 企业
  target: ≥ 30 家
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
- id: P01-02
  name: 新增机构
  target: ≥ 30 家
""",
    ),
    (
        "XX322",
        ("原文里没有目标的数", "number not in the clause"),
        (
            (
                "目标的数在原文条款里找不到，多半是录入时写错。全部、全覆盖算 100%，杜绝算 0，下降、增长算对 "
                "0 的比较，中文数字、几成、百分之几、几分之几、翻番都认；“建成展厅”不写数也算一个。宁可漏"
                "报，不误报。"
            ),
            (
                "The target's number is not in its source clause: most often a slip of the keyboard. 全部 and 全覆盖 "
                "are 100 %, 杜绝 is 0, 下降 and 增长 compare with 0; Chinese numerals, tenths, per cents, fractions "
                "and 翻番 are read, and one of something needs no number. When in doubt the rule is silent."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 560 家
  text: 新增企业650家以上
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  text: 新增企业650家以上
""",
    ),
    (
        "XX323",
        ("没有这条规则", "unknown rule"),
        (
            "policy、事项的 severity 或豁免提到的规则不存在：写错的编号不会起任何作用，看起来却像有。",
            (
                "The policy, an item's severity or a waiver names a rule that does not exist: a misspelt code "
                "changes nothing and looks as if it did."
            ),
        ),
        """\
policy:
  severity:
    stael: info
""",
        """\
policy:
  severity:
    stale: info
""",
    ),
    (
        "XX324",
        ("这条规则不能调整", "fixed rule"),
        (
            "XX1、XX2 表示计划有一部分没有读到。如果可以停用或豁免，写坏的事项就会悄悄消失。",
            (
                "XX1 and XX2 say that a part of the plan was not read. If they could be switched off or waived, "
                "a broken item would vanish unseen."
            ),
        ),
        """\
policy:
  ignore: [XX2]
""",
        """\
policy:
  ignore: [XX504]
""",
    ),
    (
        "XX340",
        ("占比的两个事项用不上", "share_of cannot be computed"),
        (
            "share_of 指的事项不存在、没有目标、单位不能换算、又绕回自身，或者本事项的目标不是百分数：占比无从计算。",
            (
                "An item of share_of does not exist, has no target, has a unit that does not convert, leads back "
                "to this one, or the target is no percentage: the share cannot be computed."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
- id: P01-02
  name: 制造企业占比
  target: ≥ 50 %
  share_of: {part: P01-09, whole: P01-01}
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
- id: P01-02
  name: 制造企业占比
  target: ≥ 50 %
  share_of: {part: P01-03, whole: P01-01}
- id: P01-03
  name: 新增制造企业
  target: ≥ 300 家
""",
    ),
    (
        "XX401",
        ("无法读取完成值文件", "actuals cannot be read"),
        (
            "文件不存在、是文件夹或没有读取权限。",
            "The file does not exist, is a folder or may not be read.",
        ),
        "",
        "",
    ),
    (
        "XX402",
        ("不认识的编码", "unknown encoding"),
        (
            "既不是 UTF-8 也不是 GB18030，或者根本不是文本。编码从不按统计猜测。",
            "Neither UTF-8 nor GB18030, or no text at all. Encodings are never guessed by statistics.",
        ),
        "",
        "",
    ),
    (
        "XX403",
        ("缺少列", "missing column"),
        (
            "没有编号、期别或完成值列，整个文件都无法使用。",
            "Without the columns id, period and value the file is of no use.",
        ),
        """\
id,value
P01-01,30
""",
        """\
id,period,value
P01-01,2023-01,30
""",
    ),
    (
        "XX404",
        ("计划中没有这个事项", "unknown item"),
        (
            "编号在计划里不存在。数据不会被猜到相近的编号上，提示里会给出最像的一个。",
            "The plan has no such id. A figure is never moved to a similar one; the hint names the nearest.",
        ),
        """\
id,period,value
P01-99,2023-01,30
""",
        """\
id,period,value
P01-01,2023-01,30
""",
    ),
    (
        "XX405",
        ("看不懂的数", "bad number"),
        (
            "完成值不是数（节点任务和常态工作则是 0 到 100 或“已完成”这样的词）。区间和“超30”这样的界限不收。",
            (
                "The value is not a number (for milestones and duties: 0 to 100, or a word such as 已完成). "
                "Ranges and bounds such as 超30 are refused."
            ),
        ),
        """\
id,period,value
P01-01,2023-01,若干
""",
        """\
id,period,value
P01-01,2023-01,30
""",
    ),
    (
        "XX406",
        ("看不懂的期别", "bad period"),
        (
            (
                "期别写作 2023-06、1-6月、上半年、2023Q2、截至9月底。2023.1 "
                "可能是 1 月，也可能是被 Excel 吃掉 0 的 10 月，不猜。"
            ),
            (
                "A period is written 2023-06, 1-6月, 上半年, 2023Q2 or "
                "截至9月底. 2023.1 may be January, or October with "
                "its 0 eaten by Excel, and is not guessed."
            ),
        ),
        """\
id,period,value
P01-01,2023.1,30
""",
        """\
id,period,value
P01-01,2023-01,30
""",
    ),
    (
        "XX407",
        ("期别在计划期之外", "period outside the plan"),
        (
            "数据的日期不在计划起止之间，多半是年份写错或放错了文件。",
            "The figure's date is not within the plan: the wrong year, or the wrong file.",
        ),
        """\
id,period,value
P01-01,2022-12,30
""",
        """\
id,period,value
P01-01,2023-01,30
""",
    ),
    (
        "XX408",
        ("同一期别两个值", "two values for one period"),
        (
            "同一事项、范围、期别有两个不同的值，而且没有填报日期说明哪个在后：两个都不用。",
            (
                "One item, scope and period with two different values, and no report dates to tell the later "
                "one: neither is used."
            ),
        ),
        """\
id,period,value
P01-01,2023-01,30
P01-01,2023-01,35
""",
        """\
id,period,value,reported
P01-01,2023-01,30,2023-02-03
P01-01,2023-01,35,2023-02-20
""",
    ),
    (
        "XX409",
        ("名称与计划不符", "name mismatch"),
        (
            "名称对不上编号，多半是整行贴错了位置。",
            "The name is not that of the id: most often a row pasted against the wrong id.",
        ),
        """\
id,name,period,value
P01-01,建成展厅,2023-01,30
""",
        """\
id,name,period,value
P01-01,新增企业,2023-01,30
""",
    ),
    (
        "XX410",
        ("单位换算不了", "unit mismatch"),
        (
            "写出的单位与目标的单位不是一类，无法换算。能换算的（万元与亿元）会精确换算。",
            (
                "The unit given and the target's are not of one kind. Those that are (万元 and 亿元) are converted "
                "exactly."
            ),
        ),
        """\
id,period,value
P01-01,2023-01,30亿元
""",
        """\
id,period,value
P01-01,2023-01,30家
""",
    ),
    (
        "XX411",
        ("不认识的责任范围", "unknown scope"),
        (
            "事项按组或任务分解考核，数据的范围不在其中。",
            "The item is judged by a group or by quotas, and the figure's scope is none of them.",
        ),
        """\
id,scope,period,value
P01-04,北新城,2023-01,1
""",
        """\
id,scope,period,value
P01-04,东新城,2023-01,1
""",
    ),
    (
        "XX412",
        ("行的格数不对", "malformed row"),
        (
            "这一行的格数比表头多，或者引号没有配对：无法知道哪个数在哪一列。",
            (
                "The row has more cells than the header, or a quote is not closed: nobody knows which figure is "
                "in which column."
            ),
        ),
        """\
id,period,value
P01-01,2023-01,1,234
""",
        """\
id,period,value
P01-01,2023-01,"1,234"
""",
    ),
    (
        "XX413",
        ("不认识的列", "unknown column"),
        (
            "这一列没有读取；如果是写错的列名，数据就丢了。",
            "The column is not read; if its name is misspelt, what it holds is lost.",
        ),
        """\
id,period,value,sorce
P01-01,2023-01,30,统计局
""",
        """\
id,period,value,source
P01-01,2023-01,30,统计局
""",
    ),
    (
        "XX414",
        ("看不懂的填报日期", "bad report date"),
        (
            "填报日期写作 2023-02-03；它决定两个值中哪个在后，所以不能猜。",
            ("A report date is written 2023-02-03. It tells which of two values is the later, so it is not guessed."),
        ),
        """\
id,period,value,reported
P01-01,2023-01,30,2月3日
""",
        """\
id,period,value,reported
P01-01,2023-01,30,2023-02-03
""",
    ),
    (
        "XX415",
        ("重复的行", "repeated row"),
        (
            "同一事项、范围、期别的同一个值出现两次。不影响结果，但说明数据可能被重复粘贴。",
            (
                "The same value of the same item, scope and period stands twice. It changes nothing, but "
                "somebody has pasted it twice."
            ),
        ),
        """\
id,period,value
P01-01,2023-01,30
P01-01,2023-01,30
""",
        """\
id,period,value
P01-01,2023-01,30
""",
    ),
    (
        "XX416",
        ("不认识的口径", "bad basis"),
        (
            "basis 只能是 ytd（本月止累计）或 period（当月）。",
            "The basis is ytd (year to date) or period (the period alone).",
        ),
        """\
id,period,value,basis
P01-01,2023-01,30,monthly
""",
        """\
id,period,value,basis
P01-01,2023-01,30,period
""",
    ),
    (
        "XX417",
        ("列重复", "duplicate column"),
        (
            "两列是同一个意思，不知道该读哪一列；中英文列名算同一列。",
            "Two columns mean the same, so nobody knows which to read; a Chinese and an English name are one.",
        ),
        """\
id,period,value,完成值
P01-01,2023-01,30,30
""",
        """\
id,period,value
P01-01,2023-01,30
""",
    ),
    (
        "XX418",
        ("表头之上有数据", "figures above the header"),
        (
            "表头上方的标题会跳过，但看起来是数据的行不会悄悄丢掉。",
            "Titles above the header are passed over; a row that looks like figures is not lost in silence.",
        ),
        """\
P01-01,2023-01,30
id,period,value
P01-01,2023-02,35
""",
        """\
id,period,value
P01-01,2023-01,30
P01-01,2023-02,35
""",
    ),
    (
        "XX420",
        ("可能错位", "slip of magnitude"),
        (
            "数值与目标、上一期都相差十倍、百倍或万倍，改正这一处就都对得上：多半是万与亿、百分数与小数弄错。两种读法都列出，由填报单位确认。",
            (
                "The figure is off from the target and from the one before by ten, a hundred or ten thousand, "
                "and one such slip would explain it: 万 for 亿, or a fraction for per cent. Both readings are "
                "shown; the office says which is meant."
            ),
        ),
        """\
id,period,value
P01-01,2023-03,25万
""",
        """\
id,period,value
P01-01,2023-03,25
""",
    ),
    (
        "XX421",
        ("约数", "approximate value"),
        (
            "“约30”按 30 采用，但它不是统计数，最好换成确数。",
            "“约30” (about 30) is used as 30, but it is no statistic; an exact figure is better.",
        ),
        """\
id,period,value
P01-01,2023-01,约30
""",
        """\
id,period,value
P01-01,2023-01,30
""",
    ),
    (
        "XX422",
        ("累计与当期对不上", "running total does not add up"),
        (
            "本期止累计应等于上期止累计加本期值（舍入误差之内）。三个数里至少有一个错了。",
            (
                "The total to date is the one before plus the period, as far as rounding allows. At least one of "
                "the three is wrong."
            ),
        ),
        """\
id,period,value,basis
P01-01,2023-02,20,ytd
P01-01,2023-03,15,period
P01-01,2023-03,30,ytd
""",
        """\
id,period,value,basis
P01-01,2023-02,20,ytd
P01-01,2023-03,15,period
P01-01,2023-03,35,ytd
""",
    ),
    (
        "XX423",
        ("当期值接不上", "period without what came before"),
        (
            "只报了当期值，而此前的累计没有报：累计值算不出来，也不会把缺的期当作零。",
            (
                "Only the period alone is reported and nothing to date before it: the total cannot be made, and "
                "what is missing is not taken for zero."
            ),
        ),
        """\
id,period,value,basis
P01-01,2023-03,10,period
""",
        """\
id,period,value,basis
P01-01,2023-02,20,ytd
P01-01,2023-03,10,period
""",
    ),
    (
        "XX430",
        ("累计值下降", "total falls"),
        (
            "累计量只增不减。下降可能是更正了以前的数，那就应更正以前那一期，并填上填报日期。",
            (
                "What accumulates does not fall. If earlier figures were corrected, correct them in their own "
                "period, with a report date."
            ),
        ),
        """\
id,period,value
P01-01,2023-02,30
P01-01,2023-03,25
""",
        """\
id,period,value
P01-01,2023-02,30
P01-01,2023-03,35
""",
    ),
    (
        "XX431",
        ("变化异常", "jump"),
        (
            "这一期的变化是平常的五倍以上，而且超过目标的十分之一。可能属实，值得问一句。",
            (
                "The change is five times the usual one or more, and above a tenth of the target. It may be true "
                "and is worth a question."
            ),
        ),
        """\
id,period,value
P01-01,2023-01,9
P01-01,2023-02,17
P01-01,2023-03,26
P01-01,2023-04,34
P01-01,2023-05,80
""",
        """\
id,period,value
P01-01,2023-01,9
P01-01,2023-02,17
P01-01,2023-03,26
P01-01,2023-04,34
P01-01,2023-05,45
""",
    ),
    (
        "XX432",
        ("连续数值相同", "same figure again and again"),
        (
            "连续三期以上数值相同，可能是照抄上期。目标已达到、百分之百和零不在此列。",
            (
                "Three figures or more are the same and may have been copied. A reached target, all of a whole "
                "and nothing are left alone."
            ),
        ),
        """\
id,period,value
P01-01,2023-01,9
P01-01,2023-02,17
P01-01,2023-03,17
P01-01,2023-04,17
""",
        """\
id,period,value
P01-01,2023-01,9
P01-01,2023-02,17
P01-01,2023-03,26
P01-01,2023-04,34
""",
    ),
    (
        "XX433",
        ("总是正好等于序时目标", "always exactly what was expected"),
        (
            "三期以上的数值都正好等于应达的值：多半是按计划推算出来的，不是统计出来的。",
            (
                "Three figures or more equal the expected values exactly: most likely they were worked out from "
                "the plan and not counted."
            ),
        ),
        """\
id,period,value
P01-01,2023-03,25
P01-01,2023-06,50
P01-01,2023-09,75
""",
        """\
id,period,value
P01-01,2023-03,25
P01-01,2023-06,52
P01-01,2023-09,75
""",
    ),
    (
        "XX434",
        ("填报早于期末", "reported before the period ended"),
        (
            "期末还没到就填报了：数值只能是预计的，或者日期写错。",
            "It was reported before its period was over, so it can only be an estimate, or a date is wrong.",
        ),
        """\
id,period,value,reported
P01-01,2023-06,52,2023-06-20
""",
        """\
id,period,value,reported
P01-01,2023-06,52,2023-07-05
""",
    ),
    (
        "XX435",
        ("期别是当月第一天", "first day of a month"),
        (
            "Excel 会把 2023-6 变成 2023-06-01。照字面这是截至 6 月 1 日的数；若指整个 6 月，请写 2023-06。",
            (
                "Excel makes 2023-06-01 of 2023-6. As written it is a figure to the first day of June; write "
                "2023-06 if the month is meant."
            ),
        ),
        """\
id,period,value
P01-01,2023-06-01,45
""",
        """\
id,period,value
P01-01,2023-06,52
""",
    ),
    (
        "XX436",
        ("部分与整体不等", "parts differ from the whole"),
        (
            "各责任范围的数合起来不等于报送的整体。部分从不强行凑成整体，只把差额列出来。",
            (
                "The scopes' figures do not make the whole that was reported. Parts are never forced to add up; "
                "the difference is shown."
            ),
        ),
        """\
id,scope,period,value
P01-01,东新城,2023-06,24
P01-01,西新城,2023-06,25
P01-01,,2023-06,58
""",
        """\
id,scope,period,value
P01-01,东新城,2023-06,24
P01-01,西新城,2023-06,25
P01-01,,2023-06,49
""",
    ),
    (
        "XX437",
        ("占比与计算不符", "share differs from its figures"),
        (
            "报送的占比与两个事项相除的结果不同（舍入误差之外）。",
            "The share reported is not what its two items give, beyond rounding.",
        ),
        """\
id,period,value
P01-01,2023-06,52
P01-06,2023-06,26
P01-05,2023-06,60
""",
        """\
id,period,value
P01-01,2023-06,52
P01-06,2023-06,26
P01-05,2023-06,50
""",
    ),
    (
        "XX501",
        ("滞后", "lagging"),
        (
            (
                "低于序时目标超过阈值（默认低于应达值的 90%）。"
                "按数据截至的日期判断，不按今天：6 月的数据与 6 月底应达的值比。"
            ),
            (
                "Behind the expected value by more than the threshold (by default below 90 % of it). Judged at "
                "the date the data runs to, not today: a June figure is compared with what was expected at the "
                "end of June."
            ),
        ),
        """\
id,period,value
P01-01,2023-06,30
""",
        """\
id,period,value
P01-01,2023-06,55
""",
    ),
    (
        "XX502",
        ("未完成", "missed"),
        (
            "期限已过而没有达到，或者不许突破的已经突破。数据补报后会改判。",
            "The due date has passed without it, or a cap is broken. A late figure changes the verdict.",
        ),
        """\
- id: P01-01
  name: 建成展厅
  due: 2023-03-31
""",
        """\
- id: P01-01
  name: 建成展厅
  due: 2023-12-31
""",
    ),
    (
        "XX503",
        ("未报送", "no data"),
        (
            "应当报送而没有报送。没有数据从不算通过，否则不报就是最好的成绩。",
            ("A figure was due and none has come. No data is never a pass, or silence would be the best result."),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 650 家
  start: 2023-04-01
""",
    ),
    (
        "XX504",
        ("数据过期", "stale"),
        (
            "报过，但下一期的截止日已过而没有新数据。事项按旧数据判断，结论可能已经不对。",
            (
                "There are figures, but the next one is overdue. The item is judged by the old one, which may no "
                "longer be true."
            ),
        ),
        """\
id,period,value
P01-01,2023-03,30
""",
        """\
id,period,value
P01-01,2023-03,30
P01-01,2023-06,55
""",
    ),
    (
        "XX505",
        ("预警", "at risk"),
        (
            "低于序时目标但还没有到滞后的程度，或者节点任务 30 天内到期而未完成，或者照此速度会突破上限。",
            (
                "Behind what is expected but not yet lagging, a milestone due within 30 days and not done, or a "
                "cap that will be passed at this speed."
            ),
        ),
        """\
id,period,value
P01-01,2023-06,48
""",
        """\
id,period,value
P01-01,2023-06,55
""",
    ),
    (
        "XX611",
        ("目标被放宽而没有登记", "weakened without a record"),
        (
            "与基准版本相比，有的数据原来不合格、现在合格。放宽须有记录：amended 的 from 和 to 与改动相符。",
            (
                "Against the base, some figures failed and now pass. A target may be softened, but on record: an "
                "amended entry whose from and to are what changed."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 600 家
""",
        """\
- id: P01-01
  name: 新增企业
  target: ≥ 600 家
  amended:
  - {on: 2023-08-01, from: ≥ 650 家, to: ≥ 600 家, reason: 统计口径调整}
""",
    ),
    (
        "XX612",
        ("事项被删除", "an item was removed"),
        (
            "基准版本里的事项不见了，再也不会有人为它负责。编号不重复使用；确需删除，由审查人决定。",
            (
                "An item of the base is gone, and nobody will answer for it. Ids are never reused; whether it may go "
                "is the reviewer's decision."
            ),
        ),
        "",
        "",
    ),
    (
        "XX613",
        ("判断规则被放宽", "a rule was weakened"),
        (
            "阈值、报送要求、分组、严重程度或豁免的改动让原来不合格的变为合格，影响许多事项，须由审查人决定。",
            (
                "A change of thresholds, reporting, groups, severities or waivers lets pass what used to fail, for "
                "many items at once; whether it may is the reviewer's decision."
            ),
        ),
        "",
        "",
    ),
    (
        "XX614",
        ("调整记录与改动不符", "an amended entry is not true"),
        (
            "新登记的 from 不是计划原来的写法，或 to 不是现在的写法。记录不实比没有记录更糟。",
            (
                "The from of a new entry is not what the plan said, or its to is not what it says now. An untrue "
                "record is worse than none."
            ),
        ),
        "",
        "",
    ),
    (
        "XX615",
        ("调整记录被删除", "an amended entry was deleted"),
        (
            "登记过的调整要一直留在计划里：删去它，原目标就看不到了。",
            "What was recorded stays in the plan: without the entry the original target could no longer be seen.",
        ),
        "",
        "",
    ),
    (
        "XX651",
        ("豁免已到期", "waiver expired"),
        (
            "豁免只管到写明的那一天。到期后要么问题已经解决、删去豁免，要么重新决定。",
            (
                "A waiver holds until its day. After that the matter is settled and the waiver goes, or somebody "
                "decides anew."
            ),
        ),
        """\
- id: P01-01
  name: 新增企业
  waiver: {owner: 督查室, reason: 统计制度调整, until: 2023-03-31}
""",
        """\
- id: P01-01
  name: 建成展厅
  due: 2023-03-31
  waiver: {owner: 督查室, reason: 选址调整, until: 2023-03-31}
""",
    ),
    (
        "XX652",
        ("豁免没有用上", "waiver unused"),
        (
            "豁免没有对应的问题。留着它，下一次真正的问题就会被悄悄放过。",
            "The waiver excuses nothing. Left in place, it would let the next real problem through unseen.",
        ),
        """\
- id: P01-01
  name: 建成展厅
  due: 2023-12-31
  waiver:
    owner: 督查室
    reason: 选址调整
    until: 2023-12-31
""",
        """\
- id: P01-01
  name: 建成展厅
  due: 2023-12-31
""",
    ),
    (
        "XX653",
        ("豁免晚于期限", "waiver outlasts the due date"),
        (
            "豁免比事项的期限还长，就永远不会有人对结果负责。需要延期时，把新期限和决定写进 amended。",
            (
                "A waiver that outlives the due date means that nobody ever answers for the result. To extend "
                "the date, change it and record the decision under amended."
            ),
        ),
        """\
- id: P01-01
  name: 建成展厅
  due: 2023-06-30
  waiver: {owner: 督查室, reason: 选址调整, until: 2023-09-30}
""",
        """\
- id: P01-01
  name: 建成展厅
  due: 2023-09-30
  amended:
  - {on: 2023-05-10, from: 2023-06-30, to: 2023-09-30, reason: 选址调整}
""",
    ),
    (
        "XX701",
        ("无法读取原文", "the source document cannot be read"),
        (
            "xxtrack trace 的原文文件不存在、是文件夹或没有读取权限，退出码为 3。",
            ("The file given to xxtrack trace does not exist, is a folder or may not be read; the exit code is 3."),
        ),
        "",
        "",
    ),
    (
        "XX702",
        ("原文不是文本", "the source document is not text"),
        (
            "原文应是 UTF-8、GB18030 或带标记的 UTF-16 纯文本；编码不靠猜测，否则对照没有意义。退出码为 3。",
            (
                "The source is plain text in UTF-8, GB18030 or marked UTF-16; with a guessed encoding a "
                "comparison means nothing. The exit code is 3."
            ),
        ),
        "",
        "",
    ),
    (
        "XX703",
        ("无人认领的分句", "a clause that nobody claims"),
        (
            "原文的这些字既没有事项的 text 认领，也没有在 excused 中说明：可能漏了一件事。",
            (
                "No item's text claims these words of the source and no excused entry covers "
                "them: a commitment may be missing."
            ),
        ),
        "",
        "",
    ),
    (
        "XX704",
        ("无人认领的数字", "a numeral that nobody claims"),
        (
            "原文的每个数字都可能是一项承诺，要么有事项认领，要么在 excused 中说明理由类别。",
            (
                "Every number of the source may be a commitment: an item claims it, or an "
                "excused entry says what class of words it is."
            ),
        ),
        "",
        "",
    ),
    (
        "XX705",
        ("text 不在原文中", "an item's text is not in the source"),
        (
            "事项的 text 应逐字引用原文中它所在要点的文字；原文改了，或者引用时抄错了。",
            (
                "The text of an item quotes the words of its own point; either the source has "
                "changed or the quotation is wrong."
            ),
        ),
        "",
        "",
    ),
    (
        "XX706",
        ("数字与原文不同", "a figure differs from the source"),
        (
            "text（或已说明的文字）与原文只差这个数字：原文调整了目标，或计划抄错了数字。",
            (
                "The text, or the excused words, differ from the source in this figure alone: a "
                "target was changed or copied wrongly."
            ),
        ),
        "",
        "",
    ),
    (
        "XX707",
        ("目标不在 text 中", "the target is not in the text"),
        (
            "目标的数字应连同单位出现在 text 里，或由全部、杜绝、下降等词表达；有 amended 的按最初的目标比较。",
            (
                "The target's number stands in the text with its unit, or in words such as 全部, "
                "杜绝 or 下降; an amended item is compared with its first target."
            ),
        ),
        "",
        "",
    ),
    (
        "XX708",
        ("说明的文字不在原文中", "excused words are not in the source"),
        (
            "excused 里的文字在原文中找不到：它什么也没有说明，应改正或删去。",
            (
                "The words of an excused entry do not stand in the source: it excuses nothing "
                "and should be corrected or removed."
            ),
        ),
        "",
        "",
    ),
    (
        "XX709",
        ("章或要点的标题与原文不同", "a heading differs from the source"),
        (
            "章和要点按序号与标题在原文中辨认；序号、标题不同或没有找到。",
            (
                "Chapters and points are recognised by number and title; one of them differs, or "
                "the heading was not found."
            ),
        ),
        "",
        "",
    ),
    (
        "XX710",
        ("事项没有 text", "an item without text"),
        (
            "没有引用原文的事项无法对照，不知道这件事出自哪里。",
            "An item that quotes nothing cannot be traced: nobody can tell where the commitment comes from.",
        ),
        "",
        "",
    ),
)

EXPLAINED = frozenset(code for code, *_ in _RULES)
EXAMPLES: Mapping[str, tuple[str, str]] = dict.fromkeys(RULES, ("", "")) | {
    code: (bad, good) for code, _, _, bad, good in _RULES
}
"""A bad and a good example by code; empty where none can be shown in a few lines."""

# A rule that nobody has explained yet goes by its name: findings must be shown all the same.
_NAMES = {
    key: (rule.name, rule.name) for rule in RULES.values() for key in (f"rule.{rule.code}", f"rule.{rule.code}.why")
}

TEXTS = (
    _NAMES
    | {f"rule.{code}": title for code, title, _, _, _ in _RULES}
    | {f"rule.{code}.why": why for code, _, why, _, _ in _RULES}
)
