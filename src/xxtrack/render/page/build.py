"""The page's template filled in: HTML with its own style and script, and a policy that lets nothing else in.

Jinja escapes every value; `plain` before it keeps control and direction characters from acting. The browser is told by
the Content-Security-Policy to run only the script and style whose hashes it names, and to load nothing.
"""

from base64 import b64encode
from hashlib import sha256

from xxtrack.model.assessment import count
from xxtrack.model.message import Value
from xxtrack.model.plan import Kind
from xxtrack.render.page.views import (
    PageInput,
    by_lead,
    by_point,
    by_scope,
    counts_before,
    group,
    is_sample,
    item_views,
    leads_of,
    method,
    scopes_of,
    shifts,
    status_views,
)
from xxtrack.render.safe import plain
from xxtrack.render.words import NUMBERS, attention, elapsed
from xxtrack.wording import Lang, say, term, text
from xxtrack.wording.numbers import percent

MOST_URGENT = 8
"""How many of the items that need attention the overview names; the table has them all."""


def page_html(page: PageInput, lang: Lang) -> str:
    """The whole page. Jinja2 is an extra: it raises `ImportError` where it is not installed."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: object) -> object:
        return value if isinstance(value, Markup) else plain(str(value))

    loader = PackageLoader("xxtrack.render.page")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def words(key: str, **args: Value) -> str:
        return text(key, lang, **args)

    style, script = (loader.get_source(environment, name)[0] for name in ("page.css", "page.js"))
    environment.globals |= {"t": words, "percent": percent}
    assessment, chosen = page.assessment, page.chosen
    plan = assessment.plan
    items = item_views(page, lang)
    by_id = {view.standing.item.id: view for view in items}
    urgent = attention(chosen)
    chapters = by_point(page, lang)
    return environment.get_template(
        "page.html"
    ).render(
        lang=lang,
        plan=plan,
        plan_lang="en" if plan.language == "en" else "zh",
        as_of=assessment.as_of,
        elapsed=elapsed(assessment),
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        statuses=status_views(lang),
        counts=count(chosen),
        whole=group("", "", chosen, lang),
        items=items,
        cards=[view for view in items if view.standing.item.point == 0],
        urgent=urgent,
        most_urgent=[by_id[s.item.id] for s in urgent[:MOST_URGENT]],
        chapters=chapters,
        leads=by_lead(page, lang),
        lead_names=leads_of(chosen),
        scopes=by_scope(page, lang),
        scope_names=scopes_of(chosen),
        figures=NUMBERS,
        chapter_rows=[row for _, row, _ in chapters],
        kinds=[(kind.value, term(kind, lang)) for kind in Kind],
        method=method(plan, lang),
        before=page.before,
        before_counts=counts_before(page),
        shifts=shifts(page, lang),
        files=assessment.actuals.files,
        sources=assessment.actuals.sources,
        sample=is_sample(plan, assessment.actuals.sources),
        partial=say(page.partial, lang) if page.partial else "",
    )


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
