"""The page's template filled in."""

from xxtrack.model.assessment import count
from xxtrack.model.choices import JUDGED_KINDS, Kind
from xxtrack.model.status import Status
from xxtrack.render.html import filled_page
from xxtrack.render.page.views import (
    PageInput,
    by_lead,
    by_point,
    by_scope,
    counts_before,
    covers,
    group,
    item_views,
    leads_of,
    method,
    scopes_of,
    shifts,
    status_views,
)
from xxtrack.render.words import NUMBERS, attention, elapsed, is_sample, kinds_in_full, shown_statuses, total_words
from xxtrack.wording import Lang, say, term

MOST_URGENT = 8
"""How many of the items that need attention the overview names; the table has them all."""


def page_html(page: PageInput, lang: Lang, _width: int = 0) -> str:
    """The whole page. Jinja2 is an extra: it raises `ImportError` where it is not installed."""
    assessment, chosen = page.assessment, page.chosen
    plan = assessment.plan
    items = item_views(page, lang)
    by_id = {view.standing.item.id: view for view in items}
    urgent, counts = attention(chosen), count(chosen)
    monitored = (Kind.MONITORED,) if counts[Status.MONITORED] else ()
    chapters = by_point(page, lang)
    values: dict[str, object] = {
        "plan": plan,
        "plan_lang": "en" if plan.language == "en" else "zh",
        "as_of": assessment.as_of,
        "elapsed": elapsed(assessment),
        "statuses": {status: status_views(lang)[status] for status in shown_statuses(counts)},
        "counts": counts,
        "kinds_said": kinds_in_full(chosen, lang),
        "total_said": total_words(assessment, len(chosen), len(urgent), lang),
        "whole": group("", "", chosen, lang),
        "items": items,
        "cards": [view for view in items if view.standing.item.point == 0],
        "urgent": urgent,
        "most_urgent": [by_id[s.item.id] for s in urgent[:MOST_URGENT]],
        "chapters": chapters,
        "leads": by_lead(page, lang),
        "lead_names": leads_of(page),
        "scopes": by_scope(page, lang),
        "scope_names": scopes_of(chosen),
        "numbers": NUMBERS,
        "chapter_rows": [row for _, row, _ in chapters],
        "kinds": [(kind.value, term(kind, lang)) for kind in (*JUDGED_KINDS, *monitored)],
        "method": method(plan, lang),
        "before": page.before,
        "before_counts": counts_before(page),
        "shifts": shifts(page, lang),
        "files": assessment.actuals.files,
        "sources": assessment.actuals.sources,
        "covers": covers(page, lang),
        "sample": is_sample(plan, assessment.actuals.sources),
        "partial": say(page.partial, lang) if page.partial else "",
    }
    return filled_page("page", "page", lang, values, script=True)
