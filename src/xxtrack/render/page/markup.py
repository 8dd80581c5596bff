"""An item's row in the table and its article beneath, as markup: the template has all that a page has once.

A page has tens of thousands of these, and Jinja2 takes six times as long for each.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xxtrack.model.policy import Amendment, Waiver
from xxtrack.render.charts.drawing import as_content
from xxtrack.render.page.items import HistoryRow, ItemDetail, ItemRow, ScopeView, SinceLast, StatusView
from xxtrack.wording import Lang, listing, text


@lru_cache(4096)
def safe(words: str) -> str:
    """Words as the content of an element or the value of an attribute: the same ones come again and again."""
    return as_content(words).replace('"', "&#34;").replace("'", "&#39;")


def pill(status: StatusView) -> str:
    """A status as a word on the ground of its colour."""
    return f'<b class="pill s-{status.name}">{safe(status.word)}</b>'


@dataclass(frozen=True, slots=True)
class ItemMarkup:
    """Markup in a language; the plan's own words are marked with theirs where that is another."""

    lang: Lang
    foreign: str = ""
    """The plan's language, where it is another."""

    @property
    def _named(self) -> str:
        return f' lang="{self.foreign}"' if self.foreign else ""

    def row(self, view: ItemRow) -> str:
        """An item in the table, with what it is filtered by."""
        item, standing = view.standing.item, view.standing
        told = (
            ("id", item.id),
            ("status", view.status.name),
            ("place", f"chapter-{view.chapter} point-{item.point}"),
            ("kind", item.kind.value),
            ("lead", view.leads),
            ("scope", view.scopes_in),
            ("urgent", "yes" if standing.needs_attention else ""),
        )
        data = "".join([f' data-{name}="{safe(value)}"' for name, value in told if value])
        id_ = safe(item.id)
        return (
            f"<tr{data}>\n<td>{pill(view.status)}</td><td>{id_}</td>"
            f'<th scope="row"><a href="#item-{id_}"{self._named}>{safe(item.name)}</a>'
            f'<span class="why">{safe(view.sentence)}</span></th>'
            f"<td>{safe(listing(item.lead, self.lang))}</td>{_figures(view.figures[:5])}{self._change(view.change)}"
            f"<td>{standing.observed or ''}</td>{_figures(view.figures[5:])}<td>{item.due or ''}</td></tr>"
        )

    def _change(self, change: SinceLast) -> str:
        was = f"{change.mark} {safe(text('page.was', self.lang, status=change.was))} " if change.mark else ""
        return _cell(was + safe(change.gap), change.order)

    def article(self, view: ItemDetail) -> str:
        """What a row does not say; the script shows it in the panel, and without script it is read here."""
        return "".join(self._article(view))

    def _article(self, view: ItemDetail) -> Iterator[str]:
        item, named = view.standing.item, self._named
        id_ = safe(item.id)
        yield f'<article id="item-{id_}">\n<h5{named}>{id_} {safe(item.name)}</h5>\n'
        if view.chart:
            yield f"<figure>{view.chart}</figure>"
        if item.text:
            yield f"<blockquote{named}>{safe(item.text)}</blockquote>"
        if item.waiver:
            yield self._waiver(item.waiver)
        if item.amended:
            yield self._amended(item.amended)
        if view.history:
            yield self._history(view.history)
        if view.scopes:
            yield self._scopes(view.scopes, view.parts)
        if view.steps:
            yield f"<ol>{_each('li', view.steps)}</ol>\n"
        facts = [f"<dt>{safe(label)}</dt>{_each('dd', values)}" for label, values in view.facts]
        yield f"<dl>{''.join(facts)}</dl>\n</article>"

    def _said(self, key: str) -> str:
        return safe(text(key, self.lang))

    def _decided(self, decision: str) -> str:
        return safe(text("page.decision", self.lang, decision=decision)) if decision else ""

    def _waiver(self, waiver: Waiver) -> str:
        said = text("page.waived", self.lang, owner=waiver.owner, until=waiver.until, reason=waiver.reason)
        return f"<h6>{self._said('page.waiver')}</h6>\n<p>{safe(said)}\n{self._decided(waiver.decision)}</p>\n"

    def _amended(self, amended: Iterable[Amendment]) -> str:
        lines = []
        for one in amended:
            said = text("page.amendment", self.lang, on=one.on, before=one.before, after=one.after, reason=one.reason)
            lines.append(f"<li>{safe(said)}\n{self._decided(one.decision)}</li>\n")
        return f"<h6>{self._said('page.amended')}</h6>\n<ul>\n{''.join(lines)}</ul>\n"

    def _history(self, rows: Iterable[HistoryRow]) -> str:
        heads = [f"<th>{self._said(f'label.{key}')}</th>" for key in _HEADS]
        lines = []
        for row in rows:
            revised = "".join([f'<span class="revised">{safe(said)}</span>' for said in row.origin])
            note = f'<span class="small">{safe(row.reading.note)}</span>' if row.reading.note else ""
            lines.append(
                f"<tr><td>{row.on}</td><td>{safe(row.value)}</td><td>{safe(row.expected)}</td>"
                f"<td>{row.reading.reported or ''}</td><td>{safe(row.reading.source)}{revised}{note}</td></tr>\n"
            )
        return f"<table>\n<thead><tr>{''.join(heads)}</tr></thead>\n{''.join(lines)}</table>\n"

    def _scopes(self, scopes: Iterable[ScopeView], parts: str) -> str:
        apart = f'<p class="revised">{safe(parts)}</p>' if parts else ""
        lines = map(self._scope, scopes)
        return f'<h6>{self._said("label.scopes")}</h6>\n{apart}<ul class="scope-list">\n{"".join(lines)}</ul>\n'

    def _scope(self, part: ScopeView) -> str:
        name, target = safe(part.standing.scope), safe(part.numbers["target"])
        beside = "" if part.standing.is_report_only else f' <span class="small">/ {target}</span>'
        figure = f'<span class="scope-figure">{safe(part.numbers["actual"])}{beside}</span>'
        head = f'<div class="scope-head">{pill(part.status)} <strong{self._named}>{name}</strong> {figure}</div>\n'
        spark = f'<div class="scope-spark">{part.spark}</div>' if part.spark else ""
        return f'<li>{head}{spark}<p class="small">{safe(part.sentence)}</p></li>\n'


_HEADS = ("period-to", "actual", "expected", "reported", "source")


def _cell(content: str, number: float | None) -> str:
    return f"<td>{content}</td>" if number is None else f'<td data-v="{number}">{content}</td>'


def _figures(shown: Sequence[tuple[str, int | float | None]]) -> str:
    return "".join([_cell(safe(said), number) for said, number in shown])


def _each(name: str, texts: Iterable[str]) -> str:
    return "".join([f"<{name}>{safe(one)}</{name}>" for one in texts])
