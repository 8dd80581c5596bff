"""Headings: lines and beginnings of lines that name what follows, and which of them look back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xxtrack.assess.draft import answering, words
from xxtrack.assess.draft.dates import day_in
from xxtrack.assess.draft.paragraphs import SourceParagraph
from xxtrack.assess.trace.markers import MARKER, RANKS
from xxtrack.model.draft import AnsweringUnits, Range
from xxtrack.model.period import PlanYear

REVIEW = re.compile(
    r"回顾|总结|过去(?:的?一年|五年|的五年)|[今去]年以来|主要(?:成效|成绩|工作成效)|取得的?(?:主要)?(?:成绩|成效|进展)"
    r"|(?:完成|执行|落实|进展|运行)情况|存在的?(?:主要)?(?:问题|困难|不足|短板)|(?:主要|困难)问题|形势(?:分析|与)|面临的?形势"
    r"|^考核(?:奖惩|办法|评价|方式|与奖惩)|^奖惩|^附则"
    r"|名词(?:解释|注释)|(?:有关|相关)?(?:用语|名词)说明|^注释|编者按|Review of|Looking back|Last year|"
    r"Achievements|Progress (?:in|to date)"
    r"|Background|Glossary",
    re.IGNORECASE,
)
"""Headings of parts that tell of what was, or explain words."""
_FOREWORD = re.compile(r"(?:Foreword|Preface|Welcome)\b", re.IGNORECASE)
"""Headings of what is said first, up to whatever heading comes next."""

TASKS = re.compile(
    r"安排|目标|任务|重点|打算|举措|措施|思路|部署|下一步|今年|建议|总体要求|要求|保障|实施|推进|Priorities|"
    r"Actions|Targets|Plan for",
    re.IGNORECASE,
)
"""Headings of parts that say what is to be done, where they follow a part that looks back."""

HEADLINE = re.compile(
    r"(?:预期|主要|发展|总体|工作|年度|奋斗|约束性|核心|经济|全年|具体)[^。：:，；]{0,8}(?:目标|指标)|目标(?:任务)?[是为：:]"
)
REPORTS = re.compile("通报|公报|工作总结|情况(?:总结|报告|汇报)|总结|完成情况|运行情况|执行情况|回顾|成效")
PREAMBLE = re.compile(
    r"总体要求|指导思想|总体思路|基本思路|工作要求|指导原则|基本原则|各位代表|^现在|^今年是|^[0-9]{4}年是|要重点把握|重点做好以下"
)
YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=年|度|工作|重点|计划|规划|任务|[^0-9\u4e00-\u9fff%.,]|$)")
_COMPARED_YEAR = re.compile(r"(?:[较比自从]|相比|基于)((?:19|20)[0-9]{2})(?=年)")
_TITLE_END = re.compile(r"[。：:！!？?；;]|\.(?=\s|[A-Z(]|$)")
LEADS = re.compile(
    r"(?:牵头|责任|主管|配合|协办|主办|负责|完成|分管|时限|第?[一二三四1-4]季度|备注)[^：:。]{0,8}[：:]|^(?:Lead|Owner|Support|Deadline)[^:]{0,12}:"
)
QUANTITY = re.compile(
    rf"[0-9](?:[0-9.,]*)(?:%|万|亿|(?:{words.any_of(' '.join(words.COUNTED_UNITS))}))"
    "(?![^。]{0,6}(?:年行动|大行动|工程$))"
    "|以上|以内|不少于|不低于|至少|不超过|控制在|前[一二三四五六八十]"
)
_LONGEST_HEADING = 40
_LONGEST_TITLE = 400
_TITLE = re.compile(
    r"工作要点|工作报告|工作计划|实施方案|行动(?:计划|方案)|任务(?:清单|分解|分工)|重点工作|目标责任|规划|实事|要点|方案|计划|清单|Plan|Report|Programme|Program|Strategy",
    re.IGNORECASE,
)

PLAIN, SENTENCE = 500, 600
"""Ranks of headings without a number: a short line, and the first sentence of a paragraph."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading: its number as printed, its words, and where both stand."""

    label: str
    text: str
    span: Range
    rank: int
    whole: bool
    """Whether nothing follows in its paragraph."""


def document_title(plain: str, paragraphs: Sequence[SourceParagraph]) -> SourceParagraph | None:
    """The line that names the paper, else the first."""
    first = [p for p in paragraphs[:6] if p.style in {"", "hash1"} and p.end - p.start <= 60]
    first = [
        p for p in first if not re.search("[。；]", plain[p.body : p.end]) and not LEADS.match(plain, p.body, p.end)
    ]
    named = (p for p in first if _TITLE.search(plain, p.body, p.end))
    return next(named, first[0] if first else None)


class Headings:
    """The headings of a document's paragraphs."""

    def __init__(
        self, plain: str, paragraphs: Sequence[SourceParagraph], title: SourceParagraph | None, period: PlanYear | None
    ) -> None:
        self.plain = plain
        self.paragraphs = paragraphs
        self.title = title
        self.period = period
        styles = [p.style for p in paragraphs]
        first = {style: styles.index(style) for style in ("han", "article", "action") if style in styles}
        self.inner = {style for style, at in first.items() if first.get("han", at) < at}
        """Sorts of numbers that stand under 一、 in this paper, and above it in others."""
        self.found = [self._title(p, i) for i, p in enumerate(paragraphs)]
        self.looks_back = list(self._backward())
        ahead = (t for t, back in zip(self.found, self.looks_back, strict=True) if t and not back and t.rank >= 0)
        self.ranks = sorted({title.rank for title in ahead})
        """Of the parts that say what is to be done, the outermost first."""

    def commits(self, title: Title) -> bool:
        """Whether the heading is itself what is to be done."""
        if QUANTITY.search(title.text) or title.whole:
            return True
        parts = re.split("[，,]", title.text)
        return any(words.FINISH_LAST.search(part) and day_in(part, self.period) for part in parts)

    def first_sentences(self) -> bool:
        """Whether the unnumbered paragraphs begin with a short sentence that is their heading."""
        rows = zip(self.paragraphs, self.found, self.looks_back, strict=True)
        long = [p for p, title, back in rows if not (title or back or p.style) and p.end - p.start > 60]
        return sum(self.first_sentence(p) is not None for p in long) * 2 > len(long) > 0

    def first_sentence(self, p: SourceParagraph) -> Title | None:
        """The short sentence that a paragraph begins with."""
        end = self.plain.find("。", p.body, p.body + 32)
        text = self.plain[p.body : end]
        if end < 0 or end >= p.end - 1 or re.search("[；：，]", text) or QUANTITY.search(text) or PREAMBLE.search(text):
            return None
        return Title("", text, (p.start, end), SENTENCE, whole=False)

    def _title(self, p: SourceParagraph, place: int) -> Title | None:
        if p is self.title:
            return None
        if not p.style:
            return self._plain_title(p, place)
        if p.style == "bullet":
            return None
        match = _TITLE_END.search(self.plain, p.body, p.end)
        end = match.start() if match and not p.style.startswith("hash") else p.end
        style = p.style.rstrip("0123456789")
        depth = p.style[len(style) :] or "0"
        rank = RANKS["han"] * 10 + 5 if style in self.inner else RANKS[style] * 10 + int(depth)
        inner = MARKER.match(self.plain, p.body, end) if p.style.startswith("hash") else None
        label = inner[0].strip() if inner else p.label
        text = self.plain[inner.end() if inner else p.body : end].strip().rstrip("*")
        bracket = len(text) < _LONGEST_TITLE and re.search(r"[(〔【][^()〔【]*(?:\([^()]*\)[^()〔【]*)*[)〕】]$", text)
        if bracket and answering.read(bracket[0][1:-1], None) != AnsweringUnits():
            text = text[: bracket.start()].strip()
        if not text:
            return None
        rest = self.plain[end : p.end].strip("。.：:；; ")
        alone = (
            not rest
            or answering.begins(rest)
            or (rest[0] in "(〔【" and rest[-1] in ")〕】" and rest.count(rest[0]) == rest.count(rest[-1]))
        )
        return Title(label, text, (p.start, end), rank, alone)

    def _plain_title(self, p: SourceParagraph, place: int) -> Title | None:
        """A short line of words alone, before something else."""
        text = self.plain[p.body : p.end]
        last = place == len(self.paragraphs) - 1
        if (
            last
            or len(text) > _LONGEST_HEADING
            or re.search("[。；！？!?，,、：:.…]$|[。；!]|^[—(（-]", text)
            or LEADS.search(text)
        ):
            return None
        if QUANTITY.search(text) or text.isdigit() or (re.search("[：:]", text) and not REVIEW.search(text)):
            return None
        divides = REVIEW.search(text) or (TASKS.search(text) and YEAR.search(text))
        return Title("", text, p.span, -1 if divides else PLAIN, whole=True)

    def _backward(self) -> Iterator[bool]:
        """For each paragraph whether it lies in a part that looks back."""
        within: int | None = -2 if self._results_only() else None
        for title in self.found:
            if title and (within is None or title.rank <= within or self._turns(title)):
                within = title.rank if self._is_review(title) else PLAIN if _FOREWORD.match(title.text) else None
            yield within is not None

    def _results_only(self) -> bool:
        """Whether the paper is named as one that reports."""
        text = self.plain[self.title.body : self.title.end] if self.title else ""
        return bool(REPORTS.search(text)) and not _TITLE.search(REPORTS.sub("", text))

    def _is_review(self, title: Title) -> bool:
        years = [int(match[1]) for match in YEAR.finditer(title.text)]
        compared = {int(match[1]) for match in _COMPARED_YEAR.finditer(title.text)}
        planned = self._planned_years()
        past = bool(set(years) - compared) and bool(planned) and max(years) < planned[0]
        ours = any(year in planned for year in years)
        return (past or bool(REVIEW.search(title.text))) and not ours

    def _turns(self, title: Title) -> bool:
        """Whether this heading begins the tasks of the plan's year, wherever it stands."""
        ahead = re.search("下一步|下阶段|工作(?:打算|安排|计划)|目标任务", title.text) and not self._is_review(title)
        return bool(ahead) or (title.rank < 0 and any(str(year) in title.text for year in self._planned_years()))

    def _planned_years(self) -> range:
        return range(self.period.start.year, self.period.end.year + 1) if self.period else range(0)
