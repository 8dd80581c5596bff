"""The document as a page in which every clause has the colour and the sign of its item's status.

One file without scripts or outside resources; its only style is named in the policy by its hash.
"""

import base64
import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice

from xxtrack.model.assessment import Assessment, Standing, count
from xxtrack.model.finding import Checked
from xxtrack.model.plan import Item
from xxtrack.model.trace import Cover, Heading, Stretch, Trace, coverage, covers
from xxtrack.render.findings.headline import headline
from xxtrack.render.safe import plain
from xxtrack.render.signs import SIGNS
from xxtrack.render.trace import TraceReport
from xxtrack.render.words import numbers_of, sentence
from xxtrack.wording import Lang, term, text
from xxtrack.wording.numbers import DASH, percent

STYLE = (
    """
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2128;--soft:#5b6470;--line:#d8dde3;--panel:#f6f7f9;
--missed:#b42318;--missed-b:#fbdcd8;--lagging:#b54708;--lagging-b:#fde6d2;--no-data:#7a35b5;--no-data-b:#eee2f8;
--at-risk:#8a6100;--at-risk-b:#fbefb9;--not-due:#59626d;--not-due-b:#e9ecef;--on-track:#256b3b;--on-track-b:#dff1e2;
--ahead:#0b6478;--ahead-b:#d6eff4;--achieved:#14532d;--achieved-b:#bfe5c8;--open:#d6006c;--open-b:#ffe0f0}
@media(prefers-color-scheme:dark){:root{--paper:#14171c;--ink:#e4e8ed;--soft:#9aa4b0;--line:#333a44;--panel:#1c2129;
--missed:#ff9b90;--missed-b:#571d18;--lagging:#ffb27a;--lagging-b:#4f2b0e;--no-data:#d3a8f5;--no-data-b:#3d2352;
--at-risk:#f0cf5f;--at-risk-b:#453708;--not-due:#aab3bd;--not-due-b:#2b3139;--on-track:#86d79b;--on-track-b:#173a22;
--ahead:#7fd5e6;--ahead-b:#0f3a44;--achieved:#a5ecb5;--achieved-b:#1f5a33;--open:#ff8cc6;--open-b:#5c0f3a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.6 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
.page{max-width:62rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.3;margin:0 0 .3rem}
h2{font-size:1.2rem;line-height:1.4;margin:2.6rem 0 .8rem;padding-bottom:.35rem;border-bottom:2px solid var(--line)}
p{margin:.7rem 0}.about{color:var(--soft);margin:0 0 1.2rem}.about b{color:var(--ink)}
.text{line-height:2.15;text-align:justify;overflow-wrap:anywhere}
a{color:inherit;text-decoration:none}
.s{padding:.12em .2em;border-radius:.2em;-webkit-box-decoration-break:clone;box-decoration-break:clone;
background:var(--b);border-bottom:2px solid var(--c)}
.s:hover,.s:focus-visible,tr:target{outline:2px solid var(--c,var(--ink));outline-offset:1px}
i.g{font-style:normal;font-weight:700;color:var(--c);margin-right:.15em;font-family:ui-monospace,Menlo,Consolas,monospace}
.x{color:var(--soft)}.n{font-weight:650}.title{font-weight:700}
.suspect,.unclaimed{--c:var(--open);--b:var(--open-b);border-bottom-style:dashed}
.missed{--c:var(--missed);--b:var(--missed-b)}.lagging{--c:var(--lagging);--b:var(--lagging-b)}
.no-data{--c:var(--no-data);--b:var(--no-data-b)}.at-risk{--c:var(--at-risk);--b:var(--at-risk-b)}
.not-due{--c:var(--not-due);--b:var(--not-due-b)}.on-track{--c:var(--on-track);--b:var(--on-track-b)}
.ahead{--c:var(--ahead);--b:var(--ahead-b)}.achieved{--c:var(--achieved);--b:var(--achieved-b)}
.legend{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.4rem;margin:0 -1.25rem;padding:.6rem 1.25rem;
background:var(--paper);border:0;border-bottom:1px solid var(--line)}
.legend legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.legend label{cursor:pointer;font-size:.88rem;padding:.15rem .6rem;border-radius:1rem;
border:1px solid var(--c,var(--line));background:var(--b,var(--panel));white-space:nowrap}
.legend input{position:absolute;opacity:0}.legend label:has(:checked){outline:2px solid var(--c,var(--ink))}
.legend label:has(:focus-visible){outline:3px solid var(--ink)}.legend label.none{opacity:.45}
.bars{width:100%;border-collapse:collapse;margin:1.2rem 0;font-size:.92rem}
.bars td{padding:.28rem .5rem .28rem 0;vertical-align:middle}
.bars td:last-child{width:42%;min-width:9rem;padding-right:0}
.bars svg{display:block;width:100%;height:.8rem}.bars a:hover{text-decoration:underline}
.bars .k{white-space:nowrap;text-align:right;color:var(--soft);font-variant-numeric:tabular-nums}
rect.missed,rect.lagging,rect.no-data,rect.at-risk,rect.not-due,rect.on-track,rect.ahead,rect.achieved{fill:var(--c)}
rect.on-track{fill:color-mix(in srgb,var(--on-track) 65%,var(--paper))}
details{margin:.2rem 0 1.4rem;border:1px solid var(--line);border-radius:.4rem;background:var(--panel)}
summary{cursor:pointer;padding:.3rem .8rem;font-size:.88rem;color:var(--soft)}
summary b{margin-right:.8em;color:var(--c)}
.items{overflow-x:auto}.items table{width:100%;border-collapse:collapse;font-size:.86rem;line-height:1.5}
.items th,.items td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
.items th{color:var(--soft);font-weight:500}
.items td.f{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.items td.st{white-space:nowrap;color:var(--c);font-weight:600}.items small{display:block;color:var(--soft)}
.faults{border:1px solid var(--open);border-radius:.4rem;padding:.2rem 1rem;margin:1.2rem 0;font-size:.9rem}
.faults code{color:var(--soft)}
"""
    + "".join(
        f"body:has(#f-{name}:checked) .text .s:not(.{name}){{opacity:.22}}\n"
        for name in (
            "missed",
            "lagging",
            "no-data",
            "at-risk",
            "not-due",
            "on-track",
            "ahead",
            "achieved",
            "suspect",
            "unclaimed",
        )
    )
    + """
@media print{.legend{position:static}.page{max-width:none;padding:0}.text{line-height:1.9}
.s{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
@media(max-width:40rem){.bars td:last-child{width:30%}.page{padding-top:1.2rem}.text{text-align:start}}
"""
)


COVER_SIGNS = {Cover.SUSPECT: "≠", Cover.UNCLAIMED: "∅"}
_BREAK = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
MAX_FAULTS = 200
"""Findings listed at the top; all of them are marked in the text."""


def trace_html(report: TraceReport, lang: Lang, _width: int = 0) -> str:
    """The whole page."""
    return "".join(_Page(report.trace, report.checked, report.assessment, lang).parts())


class _Page:
    """What every part of the page needs."""

    def __init__(self, trace: Trace, checked: Checked, assessment: Assessment, lang: Lang) -> None:
        self.trace = trace
        self.checked = checked
        self.assessment = assessment
        self.lang = lang
        self._numerals = [(numeral.start, numeral.end) for numeral, _ in trace.numerals]
        self._anchored: set[str] = set()

    def parts(self) -> Iterator[str]:
        plan = self.assessment.plan
        digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        language = "zh-CN" if self.lang == "zh" else "en"
        yield f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{_safe(plan.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        yield f'<div class="page">\n<header>\n<h1>{_safe(plan.title)}</h1>\n{self._about()}</header>\n'
        yield self._legend()
        yield self._faults()
        yield self._bars()
        yield '<main id="c0">\n'
        yield from self._document()
        yield "</main>\n</div>\n</body>\n</html>\n"

    def _about(self) -> str:
        clauses = covers(self.trace.clauses)
        numerals = covers(stretch for _, stretch in self.trace.numerals)
        line = text(
            "trace.about",
            self.lang,
            date=self.assessment.as_of,
            items=len(self.assessment.standings),
            clauses=percent(coverage(clauses)),
            numerals=percent(coverage(numerals)),
            file=self.trace.document.file,
        )
        return f'<p class="about">{_safe(line)}</p>\n'

    def _legend(self) -> str:
        """A key to the colours that is also a choice: what is not chosen fades."""
        counts = count(self.assessment.standings)
        everything = text("trace.show-all", self.lang, count=len(self.assessment.standings))
        labels = [f'<label><input type="radio" name="f" id="f-all" checked>{_safe(everything)}</label>']
        labels += [_choice(s.value, SIGNS[s], term(s, self.lang), n) for s, n in counts.items()]
        stretches = covers(self.trace.stretches)
        labels += [
            _choice(cover.value, sign, term(cover, self.lang), stretches[cover])
            for cover, sign in COVER_SIGNS.items()
            if stretches[cover]
        ]
        name = _safe(text("trace.legend", self.lang))
        return f'<fieldset class="legend"><legend>{name}</legend>{"".join(labels)}</fieldset>\n'

    def _faults(self) -> str:
        findings = self.checked.findings
        if not findings:
            return ""
        rows = [
            f"<p><code>{_safe(str(f.where))}</code> <b>{f.code}</b> {_safe(headline(f, self.checked, self.lang))}</p>"
            for f in findings[:MAX_FAULTS]
        ]
        if len(findings) > MAX_FAULTS:
            rows.append(f"<p>{_safe(text('trace.and-more', self.lang, count=len(findings) - MAX_FAULTS))}</p>")
        head = _safe(text("trace.findings", self.lang, count=len(findings)))
        return f'<section class="faults"><p><b>{head}</b></p>{"".join(rows)}</section>\n'

    def _bars(self) -> str:
        rows = []
        found = {0, *(heading.chapter for heading in self.trace.headings if heading.point is None)}
        for chapter in self.assessment.plan.chapters:
            standings = [self.assessment.by_id[item.id] for item in chapter.items]
            name = f"{chapter.no} {chapter.title}" if chapter.no else chapter.title
            total = text("trace.items", self.lang, count=len(standings))
            linked = f'<a href="#c{chapter.no}">{_safe(name)}</a>' if chapter.no in found else _safe(name)
            rows.append(f'<tr><td>{linked}</td><td class="k">{_safe(total)}</td><td>{self._bar(standings)}</td></tr>')
        return f'<table class="bars">{"".join(rows)}</table>\n'

    def _bar(self, standings: Sequence[Standing]) -> str:
        counts = {status: n for status, n in count(standings).items() if n}
        spoken = _safe(", ".join(f"{term(status, self.lang)} {n}" for status, n in counts.items()))
        rects, x = [], 0
        for status, n in counts.items():
            label = _safe(f"{term(status, self.lang)} {n}")
            rects.append(f'<rect class="{status.value}" x="{x}" width="{n}" height="1"><title>{label}</title></rect>')
            x += n
        view = f'viewBox="0 0 {max(x, 1)} 1" preserveAspectRatio="none"'
        return f'<svg role="img" aria-label="{spoken}" {view}>{"".join(rects)}</svg>'

    def _document(self) -> Iterator[str]:
        """Paragraph by paragraph; the items of a point follow its last one."""
        headings = {heading.start: heading for heading in self.trace.headings}
        stretches, first, start = self.trace.stretches, 0, 0
        point: int | None = 0
        points = {point.no: point.items for point in self.assessment.plan.points()}
        for line in self.trace.document.plain.split("\n"):
            end = start + len(line)
            heading = headings.get(start)
            if heading:
                yield self._items(points.pop(point, ()) if point is not None else ())
                point = heading.point
            while stretches[first].end <= start:
                first += 1
            words = []
            for stretch in islice(stretches, first, None):
                if stretch.start >= end:
                    break
                words.append(self._words(stretch, max(start, stretch.start), min(end, stretch.end), heading))
            yield _paragraph("".join(words), heading)
            start = end + 1
        # Points whose headings are not in the document come last, so that every link leads somewhere.
        yield self._items(points.pop(point, ()) if point is not None else ())
        yield self._items([item for items in points.values() for item in items])

    def _words(self, stretch: Stretch, start: int, end: int, heading: Heading | None) -> str:
        """Part of a stretch in its colours, numerals bold."""
        words = self._bold(start, end)
        if stretch.items:
            return self._claimed(stretch, words)
        if stretch.cover in COVER_SIGNS:
            place = f"{term(stretch.cover, self.lang)} {self.trace.document.where(start, end)}"
            sign = _sign(COVER_SIGNS[stretch.cover])
            return f'<span class="s {stretch.cover.value}" title="{_safe(place)}">{sign}{words}</span>'
        if heading and stretch.start < heading.end:
            return f'<span class="title">{words}</span>'
        if stretch.excuses:
            about = [text(f"excuse.{excuse}", self.lang) for excuse in stretch.excuses]
            return f'<span class="x" title="{_safe(" ".join([term(stretch.cover, self.lang), *about]))}">{words}</span>'
        return words

    def _claimed(self, stretch: Stretch, words: str) -> str:
        standings = [self.assessment.by_id[item] for item in stretch.items]
        first = min(standings, key=lambda standing: standing.status.rank)
        title = "&#10;".join(_safe(self._brief(standing)) for standing in standings)
        sign, sort = SIGNS[first.status], first.status.value
        if stretch.cover in COVER_SIGNS:
            sign, sort = COVER_SIGNS[stretch.cover], stretch.cover.value
            title = f"{_safe(term(stretch.cover, self.lang))}&#10;{title}"
        anchor = next((item for item in stretch.items if item not in self._anchored), "")
        self._anchored |= set(stretch.items)
        named = f' id="t-{anchor}"' if anchor else ""
        return f'<a{named} class="s {sort}" href="#{first.item.id}" title="{title}">{_sign(sign)}{words}</a>'

    def _brief(self, standing: Standing) -> str:
        item = standing.item
        target, actual, *_ = numbers_of(standing, self.lang)
        figures = f"{actual} / {target}" if target != DASH else actual
        return (
            f"{item.id} {item.name} [{term(standing.status, self.lang)}] {figures if figures != DASH else ''}".rstrip()
        )

    def _bold(self, start: int, end: int) -> str:
        document, parts, at = self.trace.document, [], start
        for i in range(bisect_left(self._numerals, (start, 0)), len(self._numerals)):
            first, last = self._numerals[i]
            if last > end:
                break
            parts += [_shown(document.slice(at, first)), f'<b class="n">{_shown(document.slice(first, last))}</b>']
            at = last
        return "".join([*parts, _shown(document.slice(at, end))])

    def _items(self, items: Sequence[Item]) -> str:
        """The items of a point, folded away under the counts of their statuses."""
        if not items:
            return ""
        standings = [self.assessment.by_id[item.id] for item in items]
        counts = "".join(
            f'<b class="{status.value}">{SIGNS[status]} {_safe(term(status, self.lang))} {n}</b>'
            for status, n in count(standings).items()
            if n
        )
        labels = ("status", "id", "item", "target", "actual", "expected")
        heads = "".join(f"<th>{_safe(text(f'label.{name}', self.lang))}</th>" for name in labels)
        rows = "".join(map(self._row, standings))
        total = _safe(text("trace.items", self.lang, count=len(items)))
        table = f'<div class="items"><table><tr>{heads}</tr>{rows}</table></div>'
        return f"<details><summary>{total}：{counts}</summary>{table}</details>\n"

    def _row(self, standing: Standing) -> str:
        item = standing.item
        status = f"{SIGNS[standing.status]} {term(standing.status, self.lang)}"
        figures = "".join(f'<td class="f">{_safe(shown)}</td>' for shown in numbers_of(standing, self.lang)[:3])
        back = f'<a href="#t-{item.id}">{item.id}</a>' if item.id in self._anchored else item.id
        return (
            f'<tr id="{item.id}" class="{standing.status.value}"><td class="st">{_safe(status)}</td><td>{back}</td>'
            f"<td>{_safe(item.name)}<small>{_safe(sentence(standing, self.lang))}</small></td>{figures}</tr>"
        )


def _safe(content: str) -> str:
    return escape(plain(content), quote=True)


def _shown(words: str) -> str:
    """Words of the file as a browser should see them: a break within Chinese is no blank."""
    return _safe(_BREAK.sub("", words))


def _sign(sign: str) -> str:
    return f'<i class="g">{sign}</i>'


def _choice(value: str, sign: str, word: str, number: int) -> str:
    faint = "" if number else " none"
    field = f'<input type="radio" name="f" id="f-{value}">'
    return f'<label class="{value}{faint}">{field}{_sign(sign)}{escape(word)} {number}</label>'


def _paragraph(words: str, heading: Heading | None) -> str:
    if heading and heading.point is None:
        return f'<h2 id="c{heading.chapter}">{words}</h2>\n'
    named = f' id="p{heading.point}"' if heading else ""
    return f'<p class="text"{named}>{words}</p>\n'
