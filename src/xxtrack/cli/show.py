"""`xxtrack show ID`: one item in full."""

from xxtrack.cli.options import ActualsPath, AsOf, ItemId, KnownAt, Language, PlanPath, Revision


def show(
    item: ItemId,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    rev: Revision = None,
    known_at: KnownAt = None,
    lang: Language = None,
) -> None:
    """Source clause, target, pace, history, chart, forecast and the arithmetic of the status."""
    from xxtrack.assess.curve import expected_curve
    from xxtrack.assess.evaluate import evaluate
    from xxtrack.cli.case import open_case
    from xxtrack.cli.choices import item_named
    from xxtrack.cli.streams import print_lines, width
    from xxtrack.render.show_text import show_text

    case = open_case(plan, actuals, as_of, lang, rev=rev, known_at=known_at)
    standing = evaluate(case.plan, case.actuals, case.as_of)
    one = standing.by_id[item_named(case.plan, item).id]
    print_lines(show_text(standing, one, expected_curve(one), case.lang, width()))
