"""Labels of lines that promise nothing: 建设内容及年度目标：, 开工时间：."""

import re

from xxtrack.model.draft import Range

_BEGINNING = re.compile("(?:开工|启动|起止|建设|开始|实施)(?:时间|年限|日期|周期|起止年限)[：:]")
"""When something begins: the plan has no date for that of its own."""
_LABEL = re.compile(
    "(?:完成标志|标志|成效|成果|年度|主要|重点|工作|建设|具体|实施|项目|及|和|与|、|内容|目标|任务|措施|要求|指标|标准|举措|安排|进度|事项|清单|序时)+"
)


def says_when_it_begins(text: str) -> bool:
    """Whether a line tells the beginning of something, as a column of a table does."""
    return _BEGINNING.match(text) is not None


def names_what_follows(plain: str, clause: Range) -> bool:
    """Whether a clause is no more than the name of what comes behind its colon."""
    return plain[clause[1] : clause[1] + 1] in {"：", ":"} and _LABEL.fullmatch(plain, *clause) is not None
