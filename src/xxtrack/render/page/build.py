"""The page's template filled in."""

from itertools import chain, islice

from xxtrack.model.assessment import count
from xxtrack.model.choices import JUDGED_KINDS, Kind
from xxtrack.model.status import Status
from xxtrack.render import Pieces
from xxtrack.render.charts.svg import Shared
from xxtrack.render.html import filled_page
from xxtrack.render.page.given import PageInput
from xxtrack.render.page.groups import (
    by_lead,
    by_point,
    by_scope,
    counts_before,
    covers,
    group,
    method,
    of_points,
    shifts,
)
from xxtrack.render.page.items import cards_of, details_of, rows_of, status_views
from xxtrack.render.page.rates import rate_view, shares_of, small_rates
from xxtrack.render.words import elapsed, is_sample, kinds_in_full, shown_statuses, total_words
from xxtrack.wording import Lang, say, term, text

MOST_URGENT = 8
"""How many of the items that need attention the overview names; the table has them all."""


def page_html(page: PageInput, lang: Lang, _width: int = 0) -> Pieces:
    """The whole page. Jinja2 is an extra: it raises `ImportError` where it is not installed."""
    assessment, chosen = page.assessment, page.chosen
    plan = assessment.plan
    shared: Shared = {}
    held = of_points(chosen)
    counts, shares = count(chosen), shares_of(page)
    values: dict[str, object] = {
        "plan": plan,
        "plan_lang": "en" if plan.language == "en" else "zh",
        "is_foreign": (plan.language == "en") != (lang == "en"),
        "as_of": assessment.as_of,
        "elapsed": elapsed(assessment),
        "covers": covers(page, lang),
        "sample": is_sample(plan, assessment.actuals.sources),
        "partial": say(page.partial, lang) if page.partial else "",
        "statuses": {status: status_views(lang)[status] for status in shown_statuses(counts)},
        "counts": counts,
        "kinds_said": kinds_in_full(chosen, lang),
        "total_said": total_words(assessment, len(chosen), sum(one.needs_attention for one in chosen), lang),
        "whole": group("", "", chosen, lang),
        "rate": rate_view(page, shares, lang),
        "small_rates": small_rates(page, shares, lang),
        "withheld": page.withheld,
        "before": page.before,
        "before_counts": counts_before(page),
        "shifts": shifts(page, lang),
        "shared": shared,
        "method": method(plan, lang),
        "files": assessment.actuals.files,
        "sources": assessment.actuals.sources,
        **_lists(page, lang),
        "details": lambda point: details_of(page, held[point], lang, shared),
    }
    about = (plan.title, str(values["covers"]), text("label.as-of", lang, date=assessment.as_of))
    running = " · ".join(filter(None, about))
    return Pieces(filled_page("page", "page", lang, values, themed=True, script=True, running=running))


def _lists(page: PageInput, lang: Lang) -> dict[str, object]:
    """The items, and by what they can be chosen; of each item only what is shown next is made."""
    chapters = by_point(page, lang)
    urgent = sum(standing.needs_attention for standing in page.chosen)
    rows = rows_of(page, lang)
    most_urgent = list(islice(rows, min(urgent, MOST_URGENT)))
    monitored = (Kind.MONITORED,) if any(one.status is Status.MONITORED for one in page.chosen) else ()
    return {
        "items": chain(most_urgent, rows),
        "total": len(page.chosen),
        "cards": cards_of(page, lang),
        "urgent": urgent,
        "most_urgent": most_urgent,
        "chapters": chapters,
        "chapter_rows": [row for _, row, _ in chapters],
        "leads": by_lead(page, lang),
        "scopes": by_scope(page, lang),
        "kinds": [(kind.value, term(kind, lang)) for kind in (*JUDGED_KINDS, *monitored)],
    }
