"""Short names from the words around a number, without dates and without words of intent."""

import re

from xxtrack.assess.draft import words
from xxtrack.model.punctuation import is_chinese

_TRIM_FIRST = re.compile(
    f"(?:{words.HEADS.pattern})|^(?:完成(?=[^，]{{3,}})|达成|(?:大力|积极|持续|着力|加快|深入|扎实|稳步|不断|进一步|全面|有序|统筹|坚决|切实|努力|全力|"
    "有效|科学|加力|重点|逐步|稳妥|精心|高标准|高质量|各|至少|分别|均|将|使|把|对|每年|每季度|每月|全市|全省|全县|全区|全县域)(?=[^，]{4,}))+"
)
_TRIM_LAST = re.compile(
    r"(?:分别|(?<![平生人户])均|各|都|总计|合计|累计|共计|共|不少于|不低于|至少|达到|达|突破|超过|超|控制在|稳定在|保持在|力争|确保|争取|约|再|总|为|到|至|在|有|的|[:：、，,(（≥≤≧≦<>＜＞=])+$"
)
_DATE_FIRST = re.compile(
    r"(?:(?:到|于|在)?(?:[0-9]{4}年)?(?:[0-9一二三四五六七八九十]{1,3}月(?:份|[0-9]{1,2}[日号]|[上中下]旬|底|末|初)?|[上下]半年|(?:前|第)?[一二三四1-4]季度|年[内底末中]|全年|今年|年度)(?:末|底)?(?:之?前)?)"
)
LONGEST = 40
_FIGURES = re.compile(rf"[0-9][0-9.,]*(?:[-—–~至到][0-9.]+)?[万亿]*(?:{words.UNITS}|%)?(?:以上|以内|左右)?")
BARE = re.compile(
    "^(?:产值|年产值|总产值|规模|产业规模|投资|完成投资|年度投资|完成年度投资|总投资|营收|年营收|营业收入|收入|年纳税额|纳税额|纳税|税收|新开工|续建|新建|新增|总数|面积|总额|数量|完成率|覆盖率|增速|增长|占比|比重|产量|销售额|就业|投入|产能|"
    "总计|合计|资金|安排资金|落实资金|完成|建成|竣工|开工|达到|项目|个数|转化|应用|达|改造|实施|力争|引进|培育|培训|安置|签约|开工率|投产率|竣工率|覆盖|利用率|处理率|服务|受益|惠及|总量|实现)(?:增长|下降)?$"
)
"""Names that say nothing without what the clause before is about."""


def tidy(text: str) -> str:
    """A name without the words at its ends that are none of it."""
    name = text.strip(" ，、:：;；。.")
    before = None
    while name != before:
        before = name
        name = _TRIM_LAST.sub("", _TRIM_FIRST.sub("", name, count=1))
        if (date := _DATE_FIRST.match(name)) and (len(name) > date.end() or not before):
            name = name[date.end() :]
        name = name.strip(" ，、:：;；。.")
    if name.count("(") != name.count(")"):
        name = name.replace("(", "").replace(")", "")
    return name.replace("(", "（").replace(")", "）") or text.strip()


def without_date(text: str) -> str:
    """Words without the date that they begin with."""
    date = _DATE_FIRST.match(text)
    return text[date.end() :].lstrip("，、内前末") if date else text


def topic(clause: str) -> str:
    """What a clause is about: its words without the verb at its beginning."""
    words_of = tidy(clause)
    match = re.match(
        f"(?:研究|组织|抓紧|牵头|起草|{words.MAKING.pattern}|发展|打造|加快|推进|抓好|做好|加强|深化|壮大|做强|提升|完善|优化)+",
        words_of,
    )
    if not match:
        return ""
    rest = _FIGURES.sub("", words_of[match.end() :])
    rest = re.sub("(?:建设|发展|工作|转型|改革|提升|水平|力度|行动|聚集|集聚)+$", "", rest)
    return rest if 2 <= len(rest) <= 30 else ""


def words_within(name: str, length: int) -> str:
    """The whole words at the beginning of an English name that fit a length."""
    name = name.strip(" .")
    if len(name) <= length:
        return name
    cut = name.rfind(" ", 0, length)
    return name[: cut if cut > 0 else length].strip(" ,.")


def shortened(name: str) -> str:
    """A name that fits a column, cut between words where there is a mark."""
    if len(name) <= (LONGEST if is_chinese(name) else 2 * LONGEST):
        return name
    if not is_chinese(name):
        return words_within(name, 2 * LONGEST)
    cut = max(name.rfind(mark, 8, LONGEST) for mark in "，、和及与")
    return name[: cut if cut > 8 else LONGEST]
