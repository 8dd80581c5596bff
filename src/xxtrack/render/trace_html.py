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

from xxtrack.model.assessment import RANK, Assessment, Standing, count
from xxtrack.model.checked import Checked
from xxtrack.model.plan import Item
from xxtrack.model.trace import Cover, Heading, Stretch, Trace, coverage, covers
from xxtrack.render.headline import headline
from xxtrack.render.safe import plain
from xxtrack.render.signs import SIGNS
from xxtrack.render.status_text import figures_of, sentence
from xxtrack.render.trace_style import STYLE
from xxtrack.wording import Lang, term, text
from xxtrack.wording.figures import DASH, percent

COVER_SIGNS = {Cover.SUSPECT: "≠", Cover.UNCLAIMED: "∅"}
_BREAK = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
MAX_FAULTS = 200
"""Findings listed at the top; all of them are marked in the text."""


def trace_html(trace: Trace, checked: Checked, assessment: Assessment, lang: Lang) -> str:
    """The whole page."""
    return "".join(_Page(trace, checked, assessment, lang).parts())


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
        first = min(standings, key=lambda standing: RANK[standing.status])
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
        target, actual, *_ = figures_of(standing, self.lang)
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
        figures = "".join(f'<td class="f">{_safe(shown)}</td>' for shown in figures_of(standing, self.lang)[:3])
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
