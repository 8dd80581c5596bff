"""口径: how the values of a drafted indicator behave, written wherever its words or its form leave a choice."""

import re

from xxtrack.assess.draft import words
from xxtrack.model.plan import Better, Measure
from xxtrack.model.target import Op, Target
from xxtrack.model.unit import is_percentage

_FRESH = re.compile("新增|净增|新建|引进|新落户|新认定|新签|招引|当年")
_TOTAL_CAP = re.compile("用水|能耗|排放|消费总量|用电|支出|经费|债务额")
_COVERAGE = re.compile("覆盖率|普及率|通达率|入户率|接入率|挂牌|全部|全覆盖|比例|通硬化路|联网率|开工率|复工率|使用率")
_PLACE = re.compile("(?<![单停车学床泊席铺工铺])位$")
_DURATION = re.compile(r"(?:个)?(?:工作日|天|日|小时|分钟|秒)|(?:day|hour|minute|second)s?", re.IGNORECASE)
_YEARLY = re.compile(
    "产量|产值|收入|投资|增加值|利用量|销售|贸易额|进出口额|交易额|营收|纳税|接待|就业|资金|贷款|融资|供地|面积"
)
_LEVEL_WORDS = re.compile(
    "(?:保持在|稳定在|提高到|提高至|增加到|增加至|增至|扩大到|扩大至|提升到|提升至|达到|降至|降到|降低到|缩短至|压缩至|压减至|压减到)"
)
_COUNTED = re.compile(
    "^[十百千万亿]*(?:家|个|座|所|套|张|人|名|公里|辆|户|千瓦|平方米|平米|层|天|个工作日|工作日|小时|分钟|位|名)$"
)


def measure_of(name: str, target: Target, said: str, *, all_of: bool = False) -> Measure | None:
    """The measure where it should be written; None where the default is meant."""
    if is_percentage(target.unit):
        return Measure.STOCK if all_of and target.op is Op.AT_LEAST and _COVERAGE.search(name + said) else None
    if target.op is Op.EXACTLY and not target.high:
        return None
    if target.unit in {"名", "位"} and target.is_cap:
        return Measure.STOCK
    if target.is_cap:
        return Measure.FLOW if _TOTAL_CAP.search(name) else Measure.STOCK
    if _FRESH.search(name):
        return None
    if words.LEVELS.search(name) or _DURATION.fullmatch(target.unit) or _PLACE.search(target.unit):
        return Measure.STOCK
    if _LEVEL_WORDS.search(said) and _COUNTED.match(target.unit) and not _YEARLY.search(name):
        return Measure.STOCK
    return None


def better_of(name: str, target: Target) -> Better | None:
    """Which side of a band is the good one."""
    if target.op is not Op.ABOUT:
        return None
    return Better.LOWER if words.CAPPED.search(name) and not re.search("下降|降低|减少", name) else Better.HIGHER
