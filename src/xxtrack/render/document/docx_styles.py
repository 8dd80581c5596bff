"""The look of an official Chinese document in Word: fonts, sizes, indents and margins.

Sizes and margins are those of GB/T 9704-2012 (党政机关公文格式): the title in 小标宋 of size 2, text in 仿宋 of size 3,
heads in 黑体 and 楷体 of that size, page numbers in 宋体 of size 4 between dashes, outside on odd and even pages.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document

TITLE = "方正小标宋简体"
SONG, HEI, FANG, KAI = "宋体", "黑体", "仿宋", "楷体"
LATIN = "Times New Roman"
FALLBACKS = {
    TITLE: "小标宋体,华文中宋,STZhongsong,宋体,SimSun",
    SONG: "SimSun,Songti SC,Noto Serif CJK SC",
    HEI: "SimHei,Heiti SC,Noto Sans CJK SC",
    FANG: "FangSong,仿宋_GB2312,STFangsong,FangSong SC,Noto Serif CJK SC",
    KAI: "KaiTi,楷体_GB2312,STKaiti,Kaiti SC,Noto Serif CJK SC",
}
"""What to use where a font is not installed, as the font table of the file names it."""


class Look(NamedTuple):
    """A paragraph style; sizes, line heights and spaces in points, the indent in characters."""

    name: str
    font: str
    size: float
    line: float
    align: str = "both"
    indent: int = 0
    before: float = 0
    after: float = 0
    level: int = 0
    """1 and 2 for what the outline and the table of contents list."""


LOOKS = (
    Look("Bulletin Title", TITLE, 22, 34, "center", before=6, after=6),
    Look("Bulletin Subtitle", KAI, 16, 28, "center", after=2),
    Look("Bulletin Text", FANG, 16, 28, indent=2),
    Look("Bulletin Salutation", FANG, 16, 28, "left", before=10),
    Look("Bulletin Signature", FANG, 16, 28, "right"),
    Look("Bulletin Copy", FANG, 14, 24, "left", before=24),
    Look("Bulletin Figure", HEI, 20, 30, "center"),
    Look("Bulletin Note", FANG, 12, 20, indent=2, before=4),
    Look("Bulletin Head 1", HEI, 16, 28, "left", indent=2, level=1),
    Look("Bulletin Head 2", KAI, 16, 28, "left", indent=2, level=2),
    Look("Brief Title", TITLE, 18, 26, "center", after=2),
    Look("Brief Subtitle", KAI, 12, 18, "center", after=2),
    Look("Brief Text", FANG, 12, 19, after=2),
    Look("Brief Salutation", FANG, 12, 19, "left", before=4, after=2),
    Look("Brief Signature", FANG, 12, 19, "right", before=2),
    Look("Brief Copy", FANG, 10.5, 16, "left", before=8),
    Look("Brief Figure", HEI, 18, 28, "center"),
    Look("Brief Note", FANG, 10.5, 16),
    Look("Brief Head 1", HEI, 13, 20, "left", before=6, after=2, level=1),
    Look("Annex Head 1", HEI, 16, 26, "left", before=4, level=1),
    Look("Annex Head 2", KAI, 12, 20, "left", before=8, after=2, level=2),
    Look("Table Head", HEI, 10.5, 14, "center"),
    Look("Table Text", FANG, 10.5, 14, "left"),
    Look("Table Figure", FANG, 10.5, 14, "right"),
    Look("Small Table Head", HEI, 9, 12, "center"),
    Look("Small Table Text", FANG, 9, 12, "left"),
    Look("Small Table Figure", FANG, 9, 12, "right"),
    Look("Gap", FANG, 4, 8),
    Look("Page Head", FANG, 10.5, 14, "center"),
    Look("Page Number Odd", SONG, 14, 16, "right"),
    Look("Page Number Even", SONG, 14, 16, "left"),
)

PORTRAIT = (210, 297)
MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
"""In millimetres."""
COMPACT_MARGINS = {"top": 20, "bottom": 20, "left": 20, "right": 20}
SIDEWAYS_MARGINS = {"top": 26, "bottom": 24, "left": 20, "right": 20}


def add_styles(document: "Document") -> None:
    """All paragraph styles, and the language and fonts of everything that has none of its own."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    defaults = document.styles.element.find(qn("w:docDefaults"))
    fonts, lang = fonts_xml(FANG), '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    run = f'<w:rPrDefault><w:rPr>{fonts}<w:sz w:val="32"/>{lang}</w:rPr></w:rPrDefault>'
    ours = parse_xml(f"<w:docDefaults {nsdecls('w')}>{run}<w:pPrDefault/></w:docDefaults>")
    defaults.getparent().replace(defaults, ours)
    for look in LOOKS:
        style: Any = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        style.quick_style = True
        element = style.element
        element.append(parse_xml(_paragraph_xml(look, nsdecls("w"))))
        half_points = round(look.size * 2)
        sizes = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        element.append(parse_xml(f"<w:rPr {nsdecls('w')}>{fonts_xml(look.font)}{sizes}</w:rPr>"))


def fonts_xml(east_asian: str) -> str:
    """One font for Chinese, one for Latin letters and digits; no theme fonts, which would win over both."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{east_asian}"/>'


def _paragraph_xml(look: Look, namespace: str) -> str:
    rule = "exact" if look.size >= 12 else "atLeast"
    # A table's head does not end a page.
    keep = "<w:keepNext/><w:keepLines/>" if look.level or look.name.endswith("Table Head") else ""
    outline = f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else ""
    first = round(look.indent * look.size * 20)
    indent = f'<w:ind w:firstLineChars="{look.indent * 100}" w:firstLine="{first}"/>'
    return (
        f'<w:pPr {namespace}>{keep}<w:widowControl w:val="0"/><w:overflowPunct/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}" '
        f'w:line="{round(look.line * 20)}" w:lineRule="{rule}"/>{indent if look.indent else ""}'
        f'<w:jc w:val="{look.align}"/>{outline}</w:pPr>'
    )


def font_table_xml() -> bytes:
    """The fonts the document names with what may stand in for each."""
    from docx.oxml.ns import nsdecls

    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in FALLBACKS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()
