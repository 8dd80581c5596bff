"""Whom or what a bulletin is about, where that is not the whole plan: in its title, beneath it, and on every page."""

from xxtrack.model.bulletin import Bulletin
from xxtrack.render.words import chapter_number, covers_chapters, covers_unit
from xxtrack.wording import Lang, listing, text


def about(bulletin: Bulletin, lang: Lang) -> str:
    """Its name in a title: 空港新城, 第三章; empty for the whole plan."""
    if bulletin.unit is not None:
        return bulletin.unit or text("bulletin.nobody", lang)
    names = (chapter_number(one, lang) if one.no else one.title for one in bulletin.chapters)
    return listing(names, lang)


def covers_bulletin(bulletin: Bulletin, lang: Lang) -> str:
    """空港新城：牵头4项，配合1项，分解1项; 第三章 城市建设：30项; empty for the whole plan."""
    if bulletin.unit is not None:
        supported = len(bulletin.supported)
        return covers_unit(bulletin.unit, bulletin.assessment.plan, bulletin.led, supported, lang)
    return covers_chapters(bulletin.chapters, len(bulletin.led), lang) if bulletin.chapters else ""
