"""The annex of a bulletin, where it is asked for in the document itself: every item, and the ranking."""

from collections.abc import Iterator

from xxtrack.model.bulletin import Bulletin
from xxtrack.model.ranking import By
from xxtrack.render.bulletin.tables import chapter_kinds_table, items_table, ranking_table
from xxtrack.render.document.blocks import Block, Paragraph, SectionHeading, Sideways
from xxtrack.render.ranking.terminal import ranking_notes
from xxtrack.render.words import by_chapter, numbered_title
from xxtrack.wording import Lang, text


def annexes(bulletin: Bulletin, lang: Lang) -> Iterator[Block]:
    """Every item once, as lead and then as support, and who ranks where."""
    kinds = [("bulletin.annex-led", bulletin.led), ("bulletin.annex-supported", bulletin.supported)]
    plan = bulletin.assessment.plan
    yield Sideways()
    number = 0
    for key, standings in kinds:
        if not standings:
            continue
        number += 1
        yield _head(number, text(key, lang, count=len(standings)), lang)
        for row in by_chapter(bulletin.assessment, standings):
            mine = [s for s in standings if plan.chapter_of[s.item.point] is row.chapter]
            yield SectionHeading(2, numbered_title(row.chapter))
            yield items_table(mine, lang)
    by_lead = bulletin.ranking.by is By.LEAD
    yield _head(number + 1, text("bulletin.ranking-lead" if by_lead else "bulletin.ranking-chapter", lang), lang)
    yield ranking_table(bulletin, lang)
    if len(by_chapter(bulletin.assessment, bulletin.led)) > 1:
        yield Paragraph(text("kind.chapters", lang))
        yield chapter_kinds_table(bulletin, lang)
    unranked = sum(place.total for place in bulletin.ranking.places if not place.name)
    said = "" if by_lead else text("bulletin.why-chapter", lang)
    said += text("bulletin.unranked", lang, count=unranked) if unranked else ""
    yield Paragraph(said + (" " if lang == "en" else "").join(ranking_notes(bulletin.ranking, lang)), "note")


def _head(number: int, title: str, lang: Lang) -> SectionHeading:
    mark = text("bulletin.annex", lang)
    return SectionHeading(1, f"{mark} {number}  {title}")
