"""The numbers that stand before headings and list items: 一、 (一) 1. 1.1 (1) ① 一是 and English ones.

They are sought in the plain form of a document, in which brackets are narrow.
"""

import re

_HAN = "[零〇一二三四五六七八九十百]{1,5}"
_ENGLISH = "Action|Priority|Objective|Goal|Theme|Chapter|Part|Section|Task|Pledge|Commitment|Outcome|Ambition"
STYLES: tuple[tuple[str, str], ...] = (
    ("hash", r"#{1,6}"),
    ("part", rf"第{_HAN}[部篇编]分?[:、,，]?"),
    ("chapter", rf"第{_HAN}章[:、,，]?"),
    ("section", rf"第{_HAN}节[:、,，]?"),
    ("article", rf"第{_HAN}条[:、,，]?"),
    ("action", rf"(?:行动|工程|任务|举措|措施|专项|项目)(?:{_HAN}|[0-9]{{1,2}})(?:[:：、.]| (?=[\u4e00-\u9fff]))"),
    ("han", rf"{_HAN}、"),
    ("paren", rf"\({_HAN}\)[、.]?"),
    ("arabic", r"[0-9]{1,3} ?[.、](?![0-9])"),
    ("dotted", r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?(?![0-9%年])(?=[^家个项条万亿元])"),
    ("arabic)", r"[0-9]{1,3}\)"),
    ("(arabic)", r"\([0-9]{1,3}\)[、.]?"),
    ("circled", "[①-⑳]"),
    ("ordinal", rf"第{_HAN}[,，、]"),
    ("is", rf"{_HAN}[是要](?![^,，。]{{0,3}}[,，])"),
    (
        "english",
        rf"(?:{_ENGLISH}|{_ENGLISH.upper()}) ?[0-9]{{1,3}}(?:\.[0-9]{{1,2}})*[:.]?",
    ),
    ("letter", r"\([a-z]\)|[a-z]\)"),
    ("bullet", r"(?:[-–•●·◆■▪—]{1,2}|\*(?!\*)) ?(?![0-9—-])"),
)
"""Sorts of numbers before headings, the outer ones first."""
RANKS = {style: rank for rank, (style, _) in enumerate(STYLES)}
MARKER = re.compile(r"(?:\*\*)?(?:" + "|".join(f"(?P<s{i}>{pattern})" for i, (_, pattern) in enumerate(STYLES)) + ")")
"""A number at the beginning of a line; its group ``s<i>`` says which of `STYLES` it is."""
