"""Which quantities of a clause are targets and which belong to names, tiers, subsidies and spans of time."""

import re
from collections.abc import Sequence

from xxtrack.assess.draft import words
from xxtrack.assess.draft.quantities import FoundQuantity, Sort
from xxtrack.model.draft import Range
from xxtrack.model.target import Op

_MONEY = re.compile("元$|[万亿]$")
_EXTENTS = frozenset(words.listed("亩 平方米 平米 公里 米 吨 公顷 平方公里 千瓦 万元 亿元 元 立方米 层"))
_AREAS = re.compile(
    "^(?:个)?(?:领域|方面|区县|县区|县|镇街|镇|村|园区|部门|行业|类|板块|片区|条线|产业链|产业集群|专项|批次|阶段|地市|市州|城市)"
)
_OF_WHICH = re.compile("完成(?:年度)?投资|实现产值|完成产值|形成|带动|贡献")
"""56个项目完成投资85亿元: the projects are whose investment it is."""
_GRANT = re.compile(
    "(?:(?:给予|最高|至多|不超过|按|每年)[^，、]{0,12}|(?:补助|补贴|奖励|奖补|资助|补偿|缴费|贴息|罚款|票价|收费|奖)(?:金|标准|工作经费|经费)?[^，、资]{0,2}|一式)$"
)
_EVERY_ONE = re.compile("每(?:个|人|户|名|家|亩|项|件|次|位|头|台|辆|套|平方米|吨|度|孩|胎|人每)[^，、；]{0,12}$")
_END = re.compile(r"(?:等|的?(?:目标|任务|指标|水平|以上)|[)”])*$")
_SEGMENT_TAIL = re.compile(r"^(?:以上|及以上|左右|之间)?(?:的?(?:目标|任务|指标|水平|大关|关口)|[)”]|等)*$")
_NAME_AFTER = re.compile(r"^(?:年|大|项)?(?:行动|计划|工程|战略|攻坚|规划)(?!项目|[^，]{0,4}[0-9])")


_SHARE_THAT = re.compile(
    "来自|纳入|用于|完成|实现|覆盖|采用|使用|接入|落实|公开|到位|配备|达标|入库|开工|办结|回收|安装|建成|投用|入驻|通过|参加|建立|签订"
)
"""临床用血100%来自无偿献血: the verb behind a share."""
_FINISHED_BY = re.compile(
    "(?:[0-9]{1,2}月(?:[0-9]{1,2}日|[底末初]|[上中下]旬)?|[上下]半年|年[内底])(?:之?前)?(?:全部|全面|全线)?"
    "(?:开工|动工|完工|竣工|建成|通车|投用|投产|投运|贯通|交付)"
)
"""公路改造12公里10月完工: the whole of it, by a day."""
_REPEATED = re.compile("每(?:个?月|季度?|半年|年|周)[^，、]{0,16}$")
_TIMES = frozenset(words.listed("次 场 场次 轮 期 回 批次 遍"))
"""每月评比一次: how often."""
_INDEX = re.compile("(?:率|系数|指数|强度|比值?|值|度|水平|评分|得分|分值|PUE)\\)?(?:[^，]{0,3}|(?<=[数])[^，]{0,20})$")
_BROUGHT_TO = re.compile(
    "(?:降至|降到|降低到|缩短|缩短至|缩短到|压缩|压缩至|压缩到|压减至|压减到|减至|减少到|延长至|延长到|控制在)$"
)
_SIZE = re.compile("(?:项目|工程)?(?:总|规划)?(?:建筑面积|占地面积|用地面积|占地|总投资|全长|总长|总面积)(?:约|达)?")
"""建筑面积18万平方米: how large a thing is, where nothing more is said."""
_HELD = re.compile("(?:举办|开办|办好|组织|开展|发行|推出|举行|办)[^，、]{0,16}$")
_DONE_WITHIN = re.compile("(?:办结|办理|完成|反馈|回复|答复|出证|响应|到达|处置|拨付|送达|审结|上门)(?![率量])")
"""不动产登记3个工作日内办结: the span is what is promised."""
_CAPACITY = re.compile(
    "(?:年产|月产|日产|年加工|年处理|日处理|日供水?|年出栏|年存栏|年屠宰|年发电|年吞吐|总投资|计划投资|(?<!完成)投资额?|装机|"
    "装机容量|占地|建筑面积|总长|全长|长度?|可容纳|容纳)(?:约|达|超|近)?$"
)
_CAPACITY_OF = re.compile("^(?:以上)?的?[^，、。；0-9]{0,24}(?:项目|工程|生产线|产线|基地|厂房?|电站|中心|园区?|线路?)")
"""年产5万吨碳酸钙项目: how large the thing is, not how much of it is promised."""


def targets(plain: str, segment: Range, found: Sequence[FoundQuantity], carried_verb: str = "") -> list[FoundQuantity]:
    """The quantities of one part of a list that somebody has promised to reach."""
    kept = []
    for place, q in enumerate(found):
        later = next(
            (other for other in found[place + 1 :] if other.unit and not _is_span(plain, segment, other)), None
        )
        if _binds(plain, segment, q, later, carried_verb):
            kept.append(q)
    return kept


def _binds(plain: str, segment: Range, q: FoundQuantity, later: FoundQuantity | None, carried: str) -> bool:
    before, after = plain[segment[0] : q.first], plain[q.last : segment[1]]
    stated = q.op is not None
    clause = re.split("[，。；\n]", plain[: q.first])[-1] if not q.unit else ""
    if (
        (q.low == 0 and q.op not in {Op.AT_MOST, Op.BELOW})
        or q.base
        or (not q.unit and not _is_index(clause, after, q))
        or (q.unit in {"万", "亿"} and not stated)
        or _named(after, q)
    ):
        return False
    if q.sort in {Sort.GROWTH, Sort.DROP, Sort.RANK}:
        return later is None or later.first != q.last or later.sort is q.sort
    if _is_span(plain, segment, q) or _is_grant(before, q) or _describes(plain, segment, q, later):
        return False
    if words.EXISTING.search(before) and not stated:
        return False
    if _only_about(before):
        return False
    if stated and q.op is not Op.ABOUT:
        return _has_subject(before, after, carried) or "力争" in plain[q.first : q.start]
    if q.chinese and _REPEATED.search(before) and q.counted in _TIMES:
        return True
    if q.chinese and _summed_up(plain, q, before, after):
        return False
    return _bare(before, after, q, carried)


def tells_what_is_meant(plain: str, segment: Range, q: FoundQuantity) -> bool:
    """Whether a rule knows it as no target: a base, a name, a tier, a size, a grant, what is there already."""
    before, after = plain[segment[0] : q.first], plain[q.last : segment[1]]
    return (
        q.low == 0
        or q.base
        or _named(after, q)
        or _is_grant(before, q)
        or _describes(plain, segment, q, None)
        or words.EXISTING.search(before) is not None
        or _only_about(before)
    )


def _is_index(before: str, after: str, q: FoundQuantity) -> bool:
    """献血率达到12, 指数不低于95: a figure that has no unit."""
    return q.op is not None and not q.chinese and bool(_INDEX.search(before)) and bool(_SEGMENT_TAIL.match(after))


def _describes(plain: str, segment: Range, q: FoundQuantity, later: FoundQuantity | None) -> bool:
    """Says which things are meant, or how large they are."""
    before, after = plain[segment[0] : q.first], plain[q.last : segment[1]]
    if later:
        return _is_tier(plain, segment[0], q, later)
    if q.op is None and _SIZE.fullmatch(before):
        return True
    if q.op is None and q.counted in _EXTENTS and _FINISHED_BY.match(after):
        return True
    return _qualifies(before, after, q) or bool(_CAPACITY.search(before) and _CAPACITY_OF.match(after))


def _named(after: str, q: FoundQuantity) -> bool:
    """Part of a name: 三年行动, 十大工程, 16号线."""
    if q.op is not None and not q.chinese:
        return False
    return bool(_NAME_AFTER.match(after)) and q.counted in {"年", "项", "大", "个"} and q.chinese


def _is_span(plain: str, segment: Range, q: FoundQuantity) -> bool:
    """A span of time, an age, a mark: a target only where a word says that it is measured."""
    if q.counted not in words.TIME_UNITS:
        return False
    around = plain[segment[0] : q.start]
    after = plain[q.last : segment[1]]
    if q.op is not None and (_BROUGHT_TO.search(around) or (q.op is Op.AT_MOST and _DONE_WITHIN.match(after))):
        return False
    if q.counted in {"期", "批"} and _HELD.search(around) and _SEGMENT_TAIL.match(after):
        return False
    return q.counted in {"岁", "周岁", "届", "期", "级", "周年", "批", "线"} or not (
        words.TIMING.search(around) and q.op is not None
    )


def _is_grant(before: str, q: FoundQuantity) -> bool:
    if q.op is not None and re.search("(?:标准|水平|经费)(?:分别|均|再)*$|标准[^，]{0,4}(?:提高|提升|达)", before):
        return False
    return bool(_MONEY.search(q.unit)) and bool(_GRANT.search(before[-14:]) or _EVERY_ONE.search(before))


def _is_tier(plain: str, start: int, q: FoundQuantity, later: FoundQuantity) -> bool:
    """投资10亿元以上的项目不少于40个: the number of projects is promised, their size tells which."""
    gap = plain[q.last : later.first]
    if re.fullmatch(r"[，、]?(?:力争|争取|奋斗目标|冲刺|挑战)?", gap):
        # 其中5亿元以上3个: three of that size.
        return not gap and (q.counted == later.counted or (q.last > q.end and bool(_MONEY.search(q.unit))))
    if q.op is None and (later.op is not None or _OF_WHICH.search(gap)):
        return True
    if (q.last > q.end or not plain[start : q.first]) and gap and later.unit == "%" and not re.search("[、，]", gap):
        return True
    if q.op is None and _AREAS.match(gap):
        return True
    if _MONEY.search(q.unit) or q.counted.partition("/")[0] in _EXTENTS or q.unit == "%":
        return q.counted != later.counted or gap.startswith("的")
    return False


def _qualifies(before: str, after: str, q: FoundQuantity) -> bool:
    """培育年收入50万元以上的家庭农场: nothing is counted, the amount says which."""
    if q.counted in _EXTENTS and after.startswith("的") and len(after) > 2:
        return True
    return q.unit == "%" and after.startswith("的") and not words.MAKING.search(before + after) and q.op is None


def _only_about(before: str) -> bool:
    """针对3条产业链…: as long as no verb of making comes before the number."""
    match = words.SCOPE_FIRST.match(before)
    if before in {"对", "为", "与", "给", "向"}:
        return False  # 对20个项目开展评价: who is served is counted
    return match is not None and not words.MAKING.search(before[match.end() :]) and not words.OP_BEFORE.search(before)


def _summed_up(plain: str, q: FoundQuantity, before: str, after: str) -> bool:
    if words.SUMMED_UP.match(after) or words.SUMMED_UP.match(plain[q.start + 1 : q.start + 8]):
        return True
    small = q.low <= 10
    listed = before.count("、") + 1 == q.low and q.low > 1
    return (
        listed
        or (
            small
            and q.counted in {"种", "类", "面", "道", "点", "线", "步", "条线", "级", "批", "体", "支"}
            and not words.MAKING.search(before)
        )
        or q.low <= 1
    )


def _has_subject(before: str, after: str, carried: str) -> bool:
    return bool(before.strip() or after.strip() or carried)


def _bare(before: str, after: str, q: FoundQuantity, carried: str) -> bool:
    """A number without a comparing word binds at the end of what is counted, or between a verb of making and a noun."""
    if before.startswith("其中") and re.match("为|是|达到", after):
        return True
    if q.chinese and not _SEGMENT_TAIL.match(after):
        return words.STRONG.search(before) is not None
    making = bool(words.MAKING.search(before)) or bool(carried)
    if q.sort is Sort.SHARE:
        return bool(_SEGMENT_TAIL.match(after)) or making or bool(_SHARE_THAT.match(after))
    if _SEGMENT_TAIL.match(after):
        return len(before) >= 2 or making or q.op is not None
    finishing = words.FINISH_LAST.search(after) or re.search(
        "完成|建成|落地|到位|开工|投用|办结|达标|挂牌|体检|筛查|接种|培训|改造|入驻|提供|服务$|救助|配备|安装|搬迁|签订|签约|达成",
        after,
    )
    return making or bool(finishing) or q.op is not None
