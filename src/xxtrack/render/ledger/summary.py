"""The first sheet of the ledger: counts, chapters and leads, with native charts."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from xxtrack.model.assessment import Standing, count, led_by
from xxtrack.model.punctuation import bracketed
from xxtrack.model.status import Status
from xxtrack.model.tally import tallies
from xxtrack.render.ledger import LedgerReport
from xxtrack.render.ledger.look import Looks, number_format
from xxtrack.render.partial import partial_words
from xxtrack.render.record import json_number
from xxtrack.render.safe import acts_in_cell, plain
from xxtrack.render.signs import STATUS_COLOURS
from xxtrack.render.words import by_chapter, elapsed, shown_statuses
from xxtrack.wording import Lang, listing, term, text
from xxtrack.wording.numbers import percent

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook

_TOP = 3
"""The row of the first table's title."""
_CHART_ROWS = 17
_ROW_HEIGHT = 20
"""Pixels of a row, near enough to leave room for a chart."""
_AXIS = {"major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}, "num_format": "0"}


def ledger_title(report: LedgerReport, lang: Lang) -> str:
    """What the ledger is of, with the units it was asked for."""
    title = text("ledger.title", lang, plan=report.assessment.plan.title)
    names = listing((unit or text("bulletin.nobody", lang) for unit in report.units), lang)
    return plain(title + bracketed(names, title) if names else title)


def add_summary(workbook: "Workbook", name: str, looks: Looks, report: LedgerReport, lang: Lang) -> None:
    """Title and date, a table and a chart of the statuses, and one of each for chapters and for leads."""
    _Summary(workbook, name, looks, lang).fill(report)


class _Summary:
    """The sheet, and what every part of it needs."""

    def __init__(self, workbook: "Workbook", name: str, looks: Looks, lang: Lang) -> None:
        self.workbook = workbook
        self.sheet = workbook.add_worksheet(name)
        self.name = name
        self.looks = looks
        self.lang = lang
        self.shown: tuple[Status, ...] = ()

    def fill(self, report: LedgerReport) -> None:
        sheet, lang = self.sheet, self.lang
        assessment, chosen = report.assessment, report.chosen
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, 10, 9)
        sheet.write_string(0, 0, ledger_title(report, lang), self.looks.of("title"))
        share = text("label.elapsed", lang, share=percent(elapsed(assessment)))
        when = f"{text('label.as-of', lang, date=assessment.as_of)}  {share}"
        sheet.write_string(1, 0, when, self.looks.of("subtitle"))
        if said := partial_words(assessment.left_out, lang):
            sheet.write_string(2, 0, said, self.looks.of("section"))
        self.shown = shown_statuses(count(chosen))
        self.statuses(chosen)
        chapters = {
            f"{r.chapter.no or ''} {re.split('[，,]', r.chapter.title)[0]}".strip(): r.counts
            for r in by_chapter(assessment, tuple(chosen))
        }
        row = self.kinds(_TOP + _CHART_ROWS, chosen)
        row = self.groups(row, "chapter", chapters)
        if leads := report.leads:
            self.groups(row, "lead", {lead: count(led_by(lead, assessment.plan, chosen)) for lead in leads})
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C" + text("ledger.page", lang, page="&P", pages="&N"))

    def statuses(self, chosen: Sequence[Standing]) -> None:
        """The table of statuses with a column chart beside it."""
        sheet, first = self.sheet, _TOP + 2
        counts = {status: n for status, n in count(chosen).items() if status in self.shown}
        sheet.write_string(_TOP, 0, text("ledger.by-status", self.lang), self.looks.of("section"))
        for column, key in enumerate(("label.status", "label.sum", "ledger.share")):
            sheet.write_string(_TOP + 1, column, text(key, self.lang), self.looks.of("head"))
        for i, (status, n) in enumerate(counts.items()):
            ink, ground = STATUS_COLOURS[status]
            colours = {"font_name": "宋体", "font_size": 10.5, "font_color": ink, "bg_color": ground, "border": 1}
            sheet.write_string(first + i, 0, term(status, self.lang), self.workbook.add_format(colours))
            sheet.write_number(first + i, 1, n, self.looks.of("number", "0"))
            if chosen:
                share = json_number(Fraction(n, len(chosen))) or 0
                sheet.write_number(first + i, 2, share, self.looks.of("number", number_format(share, "ratio")))
        last = first + len(counts)
        urgent = sum(standing.needs_attention for standing in chosen)
        for i, (key, n) in enumerate((("label.sum", len(chosen)), ("ledger.urgent", urgent))):
            sheet.write_string(last + i, 0, text(key, self.lang), self.looks.of("total-label"))
            sheet.write_number(last + i, 1, n, self.looks.of("total", "0"))
        chart = self.chart("column", text("ledger.by-status", self.lang))
        chart.add_series(
            {
                "categories": [self.name, first, 0, last - 1, 0],
                "values": [self.name, first, 1, last - 1, 1],
                "points": [{"fill": {"color": STATUS_COLOURS[s][1]}, "border": {"color": "#7F7F7F"}} for s in counts],
                "data_labels": {"value": True},
                "gap": 60,
            }
        )
        chart.set_legend({"none": True})
        chart.set_y_axis(_AXIS)
        self.place(chart, (_TOP, 4), (476, 280), text("ledger.by-status", self.lang))

    def kinds(self, top: int, chosen: Sequence[Standing]) -> int:
        """Each kind with its statuses, how many are judged, how many arrived and the share; returns the row after."""
        sheet, lang = self.sheet, self.lang
        sheet.write_string(top, 0, text("ledger.by-kind", lang), self.looks.of("section"))
        heads = [text(key, lang) for key in ("label.kind", "label.sum")] + [term(s, lang) for s in self.shown]
        heads += [text(f"ranking.{key}", lang) for key in ("judged", "arrived", "score")]
        for column, head in enumerate(heads):
            sheet.write_string(top + 1, column, head, self.looks.of("head"))
        known = tallies(chosen)
        for row, (kind, one) in enumerate(known.items(), top + 2):
            sheet.write_string(row, 0, term(kind, lang), self.looks.of("text"))
            for column, n in enumerate((one.total, *(one.counts[s] for s in self.shown), one.judged, one.arrived), 1):
                sheet.write_number(row, column, n, self.looks.of("number", "0;-0;–"))
            share = json_number(one.share)
            if share is not None:
                sheet.write_number(row, len(heads) - 1, share, self.looks.of("number", number_format(share, "ratio")))
        return top + 3 + len(known)

    def groups(self, top: int, kind: str, groups: Mapping[str, Mapping[Status, int]]) -> int:
        """A table of groups by status with a stacked bar chart beneath; returns the row after both."""
        sheet, heading = self.sheet, text(f"ledger.by-{kind}", self.lang)
        sheet.write_string(top, 0, heading, self.looks.of("section"))
        heads = (f"label.{kind}", "label.sum")
        named = (*(text(head, self.lang) for head in heads), *(term(status, self.lang) for status in self.shown))
        for column, head in enumerate(named):
            sheet.write_string(top + 1, column, head, self.looks.of("head"))
        first, last = top + 2, top + 1 + len(groups)
        for row, (label, counts) in enumerate(groups.items(), first):
            shown = plain(label)
            sheet.write_string(row, 0, shown, self.looks.of("text", marked=acts_in_cell(shown)))
            for column, n in enumerate((sum(counts.values()), *(counts[s] for s in self.shown)), 1):
                sheet.write_number(row, column, n, self.looks.of("number", "0;-0;–"))
        if not groups:
            return top + 3
        chart = self.chart("bar", heading, subtype="stacked")
        for column, status in enumerate(self.shown, 2):
            chart.add_series(
                {
                    "name": [self.name, top + 1, column],
                    "categories": [self.name, first, 0, last, 0],
                    "values": [self.name, first, column, last, column],
                    "fill": {"color": STATUS_COLOURS[status][1]},
                    "border": {"color": "#FFFFFF"},
                    "gap": 40,
                }
            )
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis(_AXIS)
        height = 120 + 30 * len(groups)
        self.place(chart, (last + 2, 0), (965, height), heading)
        return last + 4 + height // _ROW_HEIGHT

    def chart(self, kind: str, title: str, **options: str) -> "Chart":
        chart = self.workbook.add_chart({"type": kind, **options})
        assert chart is not None, "the kind of chart is one that exists"
        chart.set_title({"name": title, "name_font": {"size": 12, "bold": False}})
        return chart

    def place(self, chart: "Chart", at: tuple[int, int], size: tuple[int, int], description: str) -> None:
        chart.set_size({"width": size[0], "height": size[1]})
        self.sheet.insert_chart(*at, chart, {"description": description})
