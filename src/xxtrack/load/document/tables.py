"""A table of tasks as lines of text: one numbered line a task, then a line for each of its other cells.

Headers such as 序号, 工作任务, 年度目标, 完成时限, 牵头单位 tell it; without them each row is a line.
"""

import re
from collections.abc import Iterator, Sequence

Row = Sequence[str]

_ROLES = {
    "number": r"序号|编号|No\.?|#",
    "chapter": r"(?:任务|项目|工作)?(?:类别|分类|板块|领域|大类|类型)|专项|一级指标|Theme|Category|Priority",
    "lead": (
        r"(?:主要)?(?:牵头|责任|主管|主责|主办|承办|实施|落实)(?:单位|部门|主体|科室|处室|分工)(?:\(.*\))?|牵头|主责|责任|Lead.*|"
        r"Owner|Responsible.*"
    ),
    "support": (
        r"(?:配合|协同|协办|协助|参与|参加|支持)(?:责任)?(?:单位|部门|科室|处室|主体)|配合|协同|协办|协助|Support.*|Partners?"
    ),
    "leader": r"(?:分管|责任|牵头|包抓|包联|市级|县级|区级|市|县|区)+领导|分管|责任人|Sponsor",
    "due": (
        r"(?:完成|办结)?(?:时限|时间|期限)(?:要求)?|完成(?:时限|时间|期限)|时间节点|时间要求|Deadline|Due.*|"
        r"Timescale|By when"
    ),
    "quarter": r"(?:第?[一二三四1-4]季度|Q[1-4])(?:.{0,8})",
    "unit": r"计量单位|单位",
    "target": (
        r"(?:年度|全年|工作|预期|总体|[0-9]{4}年)?(?:目标|指标|目标值|指标值|计划数|任务数|目标要求|目标指标|"
        r"绩效目标)(?:值)?|Target|Measure of success|KPI"
    ),
    "title": (
        r"(?:重点|主要|年度|具体)?(?:工作|目标|任务|项目|事项|举措|工程)+(?:名称|内容|事项|任务|清单)?|名称|"
        r"指标名称|Actions?|Tasks?|Projects?|Objectives?|Commitments?"
    ),
    "content": r"(?:主要|建设|具体|工作|实施)(?:内容|任务|措施|举措|要求|规模)(?:及要求)?|内容|Descriptions?|Details?",
    "note": r"备注|说明|Notes?|Remarks?",
}
_LOOSELY = {
    "due": "(?:完成|竣工|完工|办结|投用|达效)[^)]{0,4}(?:时间|时限|期限|日期)|时限|时间节点",
    "support": "配合|协同|协办|协助",
    "lead": "牵头|责任单位|责任部门|主管单位|实施单位|承办单位|责任主体|承担单位",
    "leader": "领导|责任人",
    "target": "目标|指标(?!名称)",
    "content": "内容|任务|措施|举措|标准",
    "title": "名称|项目|事项|工程|工作",
}
"""Words that say what a column is for where its head is not one of the usual ones."""
_LONGEST_HEAD = 14
_HEAD_UNIT = re.compile(r"(?P<head>.+?)\((?P<unit>[^()]{1,6})\)")
_PATTERNS = {role: re.compile(rf"(?:{pattern})", re.IGNORECASE) for role, pattern in _ROLES.items()}
_LABELS = {
    "lead": "牵头单位：", "support": "配合单位：", "leader": "分管领导：", "due": "完成时限：",
}  # fmt: skip
_CARRIED = frozenset({"chapter", "lead"})
_FIGURE = re.compile(r"\s*[≥≤<>=＞＜约]?\s*[0-9][0-9,.]*\s*(?:%|％|‰|[万亿]{0,2}\S{0,4})(?:以上|以下|以内|左右)?\s*")
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])")
_HEADER_WITHIN = 8


def table_lines(rows: Sequence[Row]) -> list[str]:
    """The lines; cells of merged areas are filled already."""
    filled = [[" ".join(cell.split()) for cell in row] for row in rows]
    for place, row in enumerate(filled[:_HEADER_WITHIN]):
        roles = column_roles(row)
        if _is_header(roles):
            roles |= _loose_roles(row, roles)
            below = filled[place + 1] if place + 1 < len(filled) else []
            second = column_roles(below)
            two = sum(role == "quarter" for role in second.values()) > 1
            merged = {**roles, **{i: role for i, role in second.items() if role == "quarter"}} if two else roles
            heads = [b if two and b != a and b else a for a, b in zip(row, [*below, *[""] * len(row)], strict=False)]
            above = [" ".join(dict.fromkeys(cell for cell in line if cell)) for line in filled[:place]]
            return [*filter(None, above), *_task_lines(filled[place + 1 + two :], merged, heads)]
    return [" ".join(dict.fromkeys(cell for cell in row if cell)) for row in filled if any(row)]


def column_roles(row: Row) -> dict[int, str]:
    """What each column is for; of two that could be the title the second is content."""
    roles: dict[int, str] = {}
    for i, cell in enumerate(row):
        head = re.sub(r"\s+", "", cell).replace("（", "(").replace("）", ")")
        role = next((role for role, pattern in _PATTERNS.items() if pattern.fullmatch(head)), "")
        if role == "title" and "title" in roles.values():
            role = "content"
        if role and not (i and row[i - 1] == cell):
            roles[i] = role
    return roles


def _loose_roles(row: Row, known: dict[int, str]) -> dict[int, str]:
    """The columns of a header whose heads are none of the usual ones, by the words in them; the rest is ``other``."""
    roles: dict[int, str] = {}
    for i, cell in enumerate(row):
        head = re.sub(r"\s+", "", cell)
        if head and i not in known and not (i and row[i - 1] == cell):
            words = _LOOSELY.items() if len(head) <= _LONGEST_HEAD else ()
            roles[i] = next((role for role, pattern in words if re.search(pattern, head)), "other")
            if roles[i] == "title" and "title" in (*known.values(), *list(roles.values())[:-1]):
                roles[i] = "content"
    return roles


def _is_header(roles: dict[int, str]) -> bool:
    found = set(roles.values())
    return len(found) >= 2 and bool(found & {"title", "content", "target"})


def _task_lines(rows: Sequence[list[str]], roles: dict[int, str], heads: Sequence[str]) -> Iterator[str]:
    carried: dict[int, str] = {}
    chapter = ""
    count = 0
    for row in rows:
        words = [cell for cell in dict.fromkeys(row) if cell]
        if not words or [cell for cell in row if cell] == [cell for cell in heads if cell]:
            continue
        if len(words) == 1 and len(row) > 1:
            chapter = words[0]
            yield chapter if _NUMBERED.match(chapter) else f"# {chapter}"
            continue
        cells = {i: row[i] if i < len(row) else "" for i in roles}
        cells |= {i: carried.get(i, "") for i, cell in cells.items() if not cell and roles[i] in _CARRIED}
        carried |= {i: cell for i, cell in cells.items() if cell}
        own = next((cells[i] for i, role in roles.items() if role == "chapter"), "")
        if own and own != chapter:
            chapter = own
            yield chapter if _NUMBERED.match(chapter) else f"# {chapter}"
        count += 1
        yield from _row_lines(cells, roles, heads, count)


def _row_lines(cells: dict[int, str], roles: dict[int, str], heads: Sequence[str], count: int) -> Iterator[str]:
    of = {role: [i for i, own in roles.items() if own == role] for role in (*_ROLES, "other")}
    number = next((cells[i] for i in of["number"] if cells[i].isdecimal()), str(count))
    descriptive = [i for i in (*of["title"], *of["content"], *of["target"]) if cells[i]]
    if not descriptive:
        yield " ".join(cell for cell in cells.values() if cell)
        return
    title = cells[descriptive[0]]
    targets = [i for i in of["target"] if i != descriptive[0] and cells[i]]
    unit = next((cells[i] for i in of["unit"]), "")
    figures = [i for i in targets if _FIGURE.fullmatch(cells[i])]
    if figures:
        # A bare figure is of the title.
        figure = cells[figures[0]]
        title = f"{title.rstrip('。；;')}{figure}{'' if re.search(r'[^0-9.,]$', figure) else unit}"
    yield f"{number}. {title}"
    for i in descriptive[1:]:
        if i not in figures[:1]:
            yield f"{heads[i]}：{cells[i]}"
    for role, label in _LABELS.items():
        # Of two columns of units the one that is said to lead does, and the other goes with it.
        leading = next((i for i in of[role] if re.search("牵头|主", heads[i])), None)
        for i in of[role]:
            if cells[i] and cells[i] not in {"—", "-", "/"}:
                follows = role == "lead" and leading not in {None, i} and heads[i] != heads[leading or 0]
                yield f"{_LABELS['support'] if follows else label}{cells[i]}"
    for i in (*of["quarter"], *of["other"], *of["note"]):
        if cells[i]:
            yield _with_unit(heads[i], cells[i])


def _with_unit(head: str, cell: str) -> str:
    """年度投资（万元） and 4600 are 年度投资：4600万元."""
    match = _HEAD_UNIT.fullmatch(head.replace("（", "(").replace("）", ")"))
    figure = match and re.fullmatch(r"[0-9][0-9,]*(?:\.[0-9]+)?", cell)
    return f"{match['head']}：{cell}{match['unit']}" if match and figure else f"{head}：{cell}"
