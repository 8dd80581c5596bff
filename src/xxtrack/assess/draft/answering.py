"""Who answers for the items, as brackets, lines and columns of a paper name them."""

import re
from collections.abc import Iterator

from xxtrack.assess.draft import words
from xxtrack.assess.draft.dates import day_in
from xxtrack.model.draft import AnsweringUnits, Range

_FIELDS = {
    "first": (
        "牵头单位|牵头部门|牵头责任单位|主要责任单位|主要责任部门|主责单位|第一责任单位|主办单位|主管部门|"
        "主管单位|牵头科室|Lead(?: (?:unit|agency|department|team|officer))?|Owner"
    ),
    "lead": (
        "责任单位|责任部门|责任主体|责任科室|承办单位|实施单位|实施主体|落实单位|责任分工|负责单位|建设单位|"
        "Responsible(?: (?:unit|agency|department|team))?"
    ),
    "support": (
        "配合单位|配合部门|协同单位|协同部门|协办单位|协助单位|参与单位|参加单位|支持单位|"
        "Support(?:ing)?(?: (?:units?|agenc(?:y|ies)))?|Partners?|With"
    ),
    "leader": (
        "分管领导|责任领导|牵头领导|分管负责人|包抓领导|包联领导|市级领导|县级领导|区级领导|市领导|区领导|县领导|"
        "责任人|牵头人"
    ),
    "due": "完成时限|完成时间|完成期限|时限要求|办结时限|时间节点|时间要求|时限|Deadline|Due(?: date)?|Timescale",
}
_LABEL = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _FIELDS.items())
_LABELLED = re.compile(rf"(?:{_LABEL})(?:和?(?:责任人|负责人))?\s*(?:[：:]|为(?=\S))\s*", re.IGNORECASE)
_BEGINS = re.compile(rf"[(\[〔【]?\s*(?:{_LABEL})(?:和?(?:责任人|负责人))?\s*[：:]", re.IGNORECASE)
_BRACKET = re.compile(r"[(〔【\[](?P<inside>[^()〔〕【】\[\]]*(?:\([^()]*\)[^()〔〕【】\[\]]*)*)[)〕】\]]")
_LEADS = re.compile(
    r"(?:由)?(?P<lead>[^。；;，,]+?)(?:共同)?牵头(?:负责|组织实施|落实)?(?:[，,；;、]\s*(?P<support>[^。；;]+?)(?:等)?(?:按(?:照)?职责(?:分工)?(?:配合|负责)|按职责分工负责|分工负责|协同配合|参与|配合|协助|负责))?$"
)
_DOES = re.compile(
    r"(?:由)?(?P<lead>[^。；;，,]+?)(?:等)?(?:按(?:照)?职责(?:分工)?负责|分工负责|共同负责|具体负责|负责(?:落实|实施)?|落实|承办)$"
)
_APART = re.compile(r"[、，,；;/\n]+|(?<=[\u4e00-\u9fff)])\s+(?=[\u4e00-\u9fff])|(?<=[局委办厅院司部心府道团])[和及与]")
_TAIL = re.compile(
    r"(?:等(?:单位|部门|有关部门|相关部门|按职责分工)?|按(?:照)?职责(?:分工)?(?:负责)?|分工负责|按职责落实|配合|牵头|负责|。|\.)+$"
)


def begins(text: str) -> bool:
    """Whether a line or sentence is one that names who answers."""
    return _BEGINS.match(text) is not None


def brackets(plain: str, span: Range, year: int) -> Iterator[tuple[Range, AnsweringUnits]]:
    """The brackets of a stretch that name who answers, or by when."""
    for match in _BRACKET.finditer(plain, *span):
        found = read(match["inside"].strip(), year)
        if found != AnsweringUnits():
            yield match.span(), found


def read(text: str, year: int) -> AnsweringUnits:
    """What a bracket or a line says; nothing where it says something else."""
    if _LABELLED.match(text):
        return _labelled(text, year)
    text = text.strip(" 。.")
    for pattern in (_LEADS, _DOES):
        match = pattern.fullmatch(text)
        if match:
            lead, support = units(match["lead"]), units(match.groupdict().get("support") or "")
            if all(map(_is_organisation, (*lead, *support))):
                return AnsweringUnits(lead, support)
    named = units(text)
    if named and all(map(_is_organisation, named)) and not re.search("[0-9]", text):
        return AnsweringUnits(named)
    return AnsweringUnits()


def _labelled(text: str, year: int) -> AnsweringUnits:
    marks = list(_LABELLED.finditer(text))
    found: dict[str, str] = {}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else len(text)
        name = mark.lastgroup or ""
        found.setdefault(name, text[mark.end() : end].strip(" ；;，,。."))
    lead, others = units(found.get("first", "")), units(found.get("lead", ""))
    support = units(found.get("support", ""))
    if lead:
        support = (*(unit for unit in others if unit not in lead), *support)
    day = day_in(found["due"], year) if found.get("due") else None
    return AnsweringUnits(lead or others, support, _TAIL.sub("", found.get("leader", "")), day.on if day else None)


_SUBJECT = re.compile(
    r"(?P<units>(?:各[\u4e00-\u9fff]{0,6}?|[\u4e00-\u9fff]{2,8}?)(?:新城|集团|公司|管委会|园办|局|委|办|厅|县区|区县|县|街道|镇街|开发区|高新区|部门|单位)"
    r"(?:[、和][\u4e00-\u9fff]{1,8}?(?:新城|集团|公司|管委会|园办|局|委|办|厅|县区|区县|县|街道|镇街|开发区|高新区|部门|单位))*)"
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
