"""Who answers for the items, as brackets, lines and columns of a paper name them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from xxtrack.assess.draft import words
from xxtrack.assess.draft.dates import day_in
from xxtrack.model.draft import AnsweringUnits, DraftItem, Range
from xxtrack.model.period import PlanYear
from xxtrack.model.plan import Kind

_WHO = "(?:单位|部门|科室|处室|股室|站所|站办|办所|机构|主体|领域单位)"
_FIELDS = {
    "first": (
        f"(?:总?牵头|牵头责任|牵头负责|主要责任|主要牵头|主责|主办|主管|第一责任|首要责任){_WHO}|"
        "(?:牵头|主责|主办)(?= ?[：:])|"
        "Lead(?: (?:unit|agency|department|team|officer))?|Owner"
    ),
    "lead": (
        f"(?:责任|承办|承担|实施|落实|负责|建设|执行|承接){_WHO}|(?:责任|承办|负责)(?= ?[：:])|责任分工|任务分工|"
        "Who(?: is|’s|'s) (?:responsible|accountable|leading)|Who leads|Accountable(?: (?:officer|team))?|"
        "Responsible(?: (?:unit|agency|department|team))?"
    ),
    "support": (
        f"(?:配合|协同|协办|协助|协作|参与|参加|支持|联动|会同)(?:责任)?{_WHO}|(?:配合|协同|协办|协助|参与)(?= ?[：:])|"
        "Support(?:ing)?(?: (?:units?|agenc(?:y|ies)))?|Partners?|With"
    ),
    "leader": (
        "(?:分管|责任|牵头|主管|包抓|包联|联系|挂钩|挂联|督导|市级|县级|区级|市|区|县|市政府|区政府|县政府|局)+领导|"
        "分管负责人|责任人|牵头人"
    ),
    "due": (
        "(?:完成|办结|达标)(?:时限|时间|期限)|时限要求|时间节点|时间要求|时限|进度安排|时间安排|推进计划|实施进度|"
        "Deadline|Due(?: date)?|Timescale"
    ),
}
_LABEL = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _FIELDS.items())
_LABELLED = re.compile(rf"(?:{_LABEL})(?:和?(?:责任人|负责人))?\s*(?:[：:]|为(?=\S))\s*", re.IGNORECASE)
_BEGINS = re.compile(rf"[(\[〔【]?\s*(?:{_LABEL})(?:和?(?:责任人|负责人))?\s*[：:]", re.IGNORECASE)
_BRACKET = re.compile(r"[(〔【\[](?P<inside>[^()〔〕【】\[\]]*(?:\([^()]*\)[^()〔〕【】\[\]]*)*)[)〕】\]]")
_ROLE = re.compile(
    r"(?:由)?(?P<units>[^。；;]+?)等?(?:"
    r"(?P<lead>(?:共同|联合)?牵头(?:负责|组织实施|落实|推进)?|(?:分工|共同|具体|分别|按(?:照)?(?:各自)?职责(?:分工)?)?负责(?:落实|实施)?|落实|承办|组织实施)"
    r"|(?P<support>按(?:照)?职责(?:分工)?配合|协同配合|配合(?:落实|实施)?|参加|参与|协助|协同|支持))(?:[，,、]|$)"
)
_SEVERAL = re.compile("(?:各|有关|相关)[\u4e00-\u9fff]{1,10}$")
_ONLY_DONE = re.compile("(?:前|内)?(?:全面|全部|基本)?(?:完成|落实|办结|取得实效)?")
_WITH = re.compile(r",?\s?\b(?:supported by|together with|with)\s", re.IGNORECASE)
"""Housing Services, with Public Health: the one leads, the other goes with it."""
_APART = re.compile(r"[、，,；;/\n]+|(?<=[\u4e00-\u9fff)])\s+(?=[\u4e00-\u9fff])|(?<=[局委办厅院司部心府道团])[和及与]")
_TAIL = re.compile(
    r"(?:等(?:单位|部门|有关部门|相关部门|按职责分工)?|按(?:照)?职责(?:分工)?(?:负责)?|分工负责|按职责落实|配合|牵头|负责|。|\.)+$"
)


def begins(text: str) -> bool:
    """Whether a line or sentence is one that names who answers."""
    return _BEGINS.match(text) is not None


def brackets(plain: str, span: Range, period: PlanYear | None) -> Iterator[tuple[Range, AnsweringUnits]]:
    """The brackets of a stretch that name who answers, or by when."""
    for match in _BRACKET.finditer(plain, *span):
        inside = match["inside"].strip()
        # 综合为老服务中心 of a 镇(街道) is a word of the sentence: who answers without a label stands at its end.
        if not begins(inside) and re.match(r"[\w《“]", plain[match.end() : min(match.end() + 1, span[1])]):
            continue
        found = read(inside, period)
        if found != AnsweringUnits():
            yield match.span(), found


def read(text: str, period: PlanYear | None) -> AnsweringUnits:
    """What a bracket or a line says; nothing where it says something else."""
    if _LABELLED.match(text):
        return _labelled(text, period)
    text = text.strip(" 。.")
    if len(pieces := [piece.strip() for piece in re.split("[；;]", text) if piece.strip()]) > 1:
        return _of_pieces(pieces, period)
    if (day := day_in(text, period)) and _ONLY_DONE.fullmatch(text[: day.span[0]] + text[day.span[1] :]):
        return AnsweringUnits(due=day.on)
    if (roles := _by_roles(text)) != AnsweringUnits():
        return roles
    named = units(text)
    if named and all(map(_is_organisation, named)) and not re.search("[0-9]", text):
        return AnsweringUnits(named)
    return AnsweringUnits()


def _by_roles(text: str) -> AnsweringUnits:
    """A牵头，B、C配合，D落实: the first lead, whoever comes behind them goes with them."""
    found, at = AnsweringUnits(), 0
    while at < len(text):
        match = _ROLE.match(text, at)
        named = units(match["units"]) if match else ()
        if not match or not named or not all(_is_organisation(name) or _SEVERAL.match(name) for name in named):
            return AnsweringUnits()
        leads = match["lead"] and (not found.lead or "牵头" in match["lead"])
        found = joined(found, AnsweringUnits(lead=named) if leads and not found.lead else AnsweringUnits(support=named))
        at = match.end()
    return found


def signs_off(text: str) -> bool:
    """Whether a sentence says no more than who leads and who goes along."""
    return _by_roles(text.strip(" 。.")) != AnsweringUnits()


def _of_pieces(pieces: Sequence[str], period: PlanYear | None) -> AnsweringUnits:
    """县水利局、县住建局分工负责；县财政局配合；11月底前完成: nothing unless each says something."""
    read_pieces = [read(piece, period) for piece in pieces]
    if AnsweringUnits() in read_pieces:
        return AnsweringUnits()
    return reduce(joined, read_pieces)


def _labelled(text: str, period: PlanYear | None) -> AnsweringUnits:
    marks = list(_LABELLED.finditer(text))
    found: dict[str, str] = {}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else len(text)
        name = mark.lastgroup or ""
        found.setdefault(name, text[mark.end() : end].strip(" ；;，,。."))
    lead, others = units(found.get("first", "")), units(found.get("lead", ""))
    support = units(found.get("support", ""))
    if others and (with_them := _WITH.search(found.get("lead", ""))):
        others, support = (
            units(found["lead"][: with_them.start()]),
            (*units(found["lead"][with_them.end() :]), *support),
        )
    if lead:
        support = (*(unit for unit in others if unit not in lead), *support)
    days = [day for part in re.split("[，；;。]", found.get("due", "")) if (day := day_in(part, period))]
    due = days[-1].on if days else None
    return AnsweringUnits(lead or others, support, _TAIL.sub("", found.get("leader", "")), due)


_SUBJECT = re.compile(
    r"(?P<units>(?:各[\u4e00-\u9fff]{0,6}?|[\u4e00-\u9fff]{2,8}?)(?:新城|集团|公司|管委会|园办|局|委|办|厅|县区|区县|县|街道|镇街|开发区|高新区|部门|单位)"
    r"(?:[、和][\u4e00-\u9fff]{0,8}?(?:新城|集团|公司|管委会|园办|局|委|办|厅|县区|区县|县|街道|镇街|开发区|高新区|部门|单位))*)"
    rf"(?P<rest>(?:要|应|须|分别|各|均|全面|年内|牵头|负责|至少|新)*(?:{words.MAKING.pattern}|市场化营收|营收|营业收入|利润))"
)


def subject_of(text: str) -> tuple[str, ...]:
    """The units with which a clause begins, where a verb of doing follows: 空港新城引进…, 各新城分别打造…."""
    match = _SUBJECT.match(text)
    if (
        not match
        or words.VAGUE.match(text)
        or words.MAKING.match(text)
        or re.match("对|在|与|同|向|从|全[市省县区国]", text)
    ):
        return ()
    return units(match["units"])


def units(text: str) -> tuple[str, ...]:
    """The units of a list, each once; 等 and 按职责分工负责 are no part of a name."""
    shield = re.sub(r"\([^)]*\)", lambda m: m[0].translate(_SHIELD), text)
    found = (_TAIL.sub("", part.translate(_UNSHIELD)).strip() for part in _APART.split(shield))
    return tuple(dict.fromkeys(_as_printed(part) for part in found if part))


def _as_printed(name: str) -> str:
    """The plain form has narrow brackets; a Chinese name has wide ones."""
    return name if name.isascii() else name.replace("(", "（").replace(")", "）")


_SHIELD = {ord("、"): "\x01", ord("，"): "\x02", ord(","): "\x03", ord(" "): "\x04"}
_UNSHIELD = {1: "、", 2: "，", 3: ",", 4: " "}


def _is_organisation(name: str) -> bool:
    return 2 <= len(name) <= 24 and words.ORGANISATION.search(re.sub(r"[(（][^)）]*[)）]", "", name)) is not None


def joined(first: AnsweringUnits, second: AnsweringUnits) -> AnsweringUnits:
    """Two lines about the same items."""
    return first._replace(
        lead=first.lead or second.lead,
        support=tuple(dict.fromkeys((*first.support, *(second.lead if first.lead else ()), *second.support))),
        leader=first.leader or second.leader,
        due=first.due or second.due,
    )


def answered(item: DraftItem, found: AnsweringUnits) -> DraftItem:
    """The item with who answers for it, and by when where they say that."""
    due = item.due
    if found.due and (due is None or item.kind is Kind.MILESTONE):
        due = found.due
    if item.kind is Kind.DUTY and not found.due:
        due = None
    return replace(item, answering=found, due=due)
