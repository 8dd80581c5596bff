"""A paper as a Word document: A4, East Asian fonts, tables that repeat their heads, page numbers."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from xxtrack.render.document.blocks import BREAK, Block, Paper, Paragraph, SectionHeading, Sideways, title_lines
from xxtrack.render.document.docx_styles import (
    COMPACT_MARGINS,
    MARGINS,
    PORTRAIT,
    SIDEWAYS_MARGINS,
    add_styles,
    font_table_xml,
)
from xxtrack.render.document.zipped import without_times
from xxtrack.render.safe import plain
from xxtrack.render.table import Column, Table
from xxtrack.wording import Lang, text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

TITLE_WIDTH, COMPACT_TITLE = 40, 52
"""Columns between the margins in the type of titles; a Chinese character takes two."""
_STYLES: Mapping[str, str] = {
    "body": "Bulletin Text",
    "note": "Bulletin Note",
    "subtitle": "Bulletin Subtitle",
    "salutation": "Bulletin Salutation",
    "signature": "Bulletin Signature",
    "copy": "Bulletin Copy",
    "figure": "Bulletin Figure",
}


def paper_docx(paper: Paper, lang: Lang) -> bytes:
    """The whole document; the same paper gives the same bytes. Raises ImportError without python-docx."""
    import docx

    document = docx.Document()
    add_styles(document)
    margins = COMPACT_MARGINS if paper.compact else MARGINS
    _page(document.sections[0], margins, lang, document)
    _head(document.sections[0], paper.head, document)
    sideways = False
    for n, block in enumerate(paper.blocks):
        if isinstance(block, SectionHeading):
            lines = title_lines(block.text, COMPACT_TITLE if paper.compact else TITLE_WIDTH)
            document.add_paragraph(BREAK.join(map(plain, lines)), _named(_head_style(block, sideways=sideways), paper))
        elif isinstance(block, Paragraph):
            paragraph = document.add_paragraph(plain(block.text), _named(_STYLES[block.style], paper))
            paragraph.paragraph_format.keep_with_next = _stays(paper.blocks[n + 1 : n + 3])
        elif isinstance(block, Table):
            _add_table(document, block, _text_width(margins, sideways=sideways), small=sideways)
        elif isinstance(block, Sideways):
            _turn(document)
            sideways = True
    _properties(document, paper)
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = font_table_xml()  # noqa: SLF001 - python-docx has no door to the font table
    out = io.BytesIO()
    document.save(out)
    return without_times(out.getvalue())


def _stays(following: Sequence[Block]) -> bool:
    """Whether a paragraph stays with what follows: with its table, and, as who signs never stands alone, with that."""
    signs = any(isinstance(block, Paragraph) and block.style == "signature" for block in following)
    return signs or isinstance(next(iter(following), None), Table)


def _head_style(heading: SectionHeading, *, sideways: bool) -> str:
    if heading.level == 0:
        return "Bulletin Title"
    return f"{'Annex' if sideways else 'Bulletin'} Head {heading.level}"


def _named(style: str, paper: Paper) -> str:
    """The style by its name, or its smaller sister."""
    return style.replace("Bulletin", "Brief") if paper.compact else style


def _page(section: "Section", margins: Mapping[str, int], lang: Lang, document: "Document") -> None:
    """A4 upright, the page number outside."""
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(PORTRAIT[0]), Mm(PORTRAIT[1])
    for side, width in margins.items():
        setattr(section, f"{side}_margin", Mm(width))
    section.footer_distance = Mm(margins["bottom"] - 10)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, style in (
        (section.footer, "Page Number Odd"),
        (section.even_page_footer, "Page Number Even"),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles[style]
        before, after = text("bulletin.page", lang, page="\n").split("\n")
        paragraph.add_run(before)
        _page_field(paragraph.add_run())
        paragraph.add_run(after)


def _head(section: "Section", words: str, document: "Document") -> None:
    """What the paper covers, at the top of every page."""
    for header in (section.header, section.even_page_header) if words else ():
        paragraph = header.paragraphs[0]
        paragraph.style = document.styles["Page Head"]
        paragraph.add_run(plain(words))


def _page_field(run: Any) -> None:  # noqa: ANN401 - python-docx's runs wrap lxml elements
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    for piece in (
        '<w:fldChar {} w:fldCharType="begin"/>',
        '<w:instrText {} xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar {} w:fldCharType="separate"/>',
        "<w:t {}>1</w:t>",
        '<w:fldChar {} w:fldCharType="end"/>',
    ):
        run._r.append(parse_xml(piece.format(nsdecls("w"))))  # noqa: SLF001 - fields have no door either


def _turn(document: "Document") -> None:
    """A new section on its side for wide tables."""
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Mm

    section = document.add_section(WD_SECTION.NEW_PAGE)
    # The mark between sections goes to the last paragraph: in one of its own it could make an empty page.
    mark = document.element.body.xpath("./w:p[w:pPr/w:sectPr]")[-1]
    mark.getprevious().get_or_add_pPr().append(mark.pPr.sectPr)
    document.element.body.remove(mark)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(PORTRAIT[1]), Mm(PORTRAIT[0])
    for side, width in SIDEWAYS_MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    section.footer_distance = Mm(12)


def _add_table(document: "Document", table: Table, width: int, *, small: bool) -> None:
    """The table at the full width of the text, then a little room; built as XML because cell by cell takes minutes."""
    from xml.sax.saxutils import escape

    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    widths = _widths(table.columns, width)
    prefix = "Small " if small else ""

    def cell(content: str, column: int, style: str, *, shaded: bool = False, strong: bool = False) -> str:
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if shaded else ""
        bold = "<w:rPr><w:b/></w:rPr>" if strong else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{widths[column]}" w:type="dxa"/>{shade}<w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{(prefix + style).replace(" ", "")}"/></w:pPr>'
            f'<w:r>{bold}<w:t xml:space="preserve">{escape(plain(content))}</w:t></w:r></w:p></w:tc>'
        )

    rows = [
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        + "".join(cell(c.head, i, "Table Head", shaded=True) for i, c in enumerate(table.columns))
        + "</w:tr>"
    ]
    for n, row in enumerate(table.rows):
        cells = (
            cell(str(content), i, "Table Figure" if column.align == "right" else "Table Text", strong=n == table.strong)
            for i, (content, column) in enumerate(zip(row, table.columns, strict=True))
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    properties = (
        f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
    )
    gap = document.add_paragraph(style="Gap")
    gap._p.addprevious(  # noqa: SLF001 - a table's place in the text is its paragraph's
        parse_xml(
            f"<w:tbl {nsdecls('w')}><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )
    )


def _text_width(margins: Mapping[str, int], *, sideways: bool) -> int:
    """Millimetres between the margins."""
    if sideways:
        return PORTRAIT[1] - SIDEWAYS_MARGINS["left"] - SIDEWAYS_MARGINS["right"]
    return PORTRAIT[0] - margins["left"] - margins["right"]


def _widths(columns: Sequence[Column], millimetres: int) -> list[int]:
    """Column widths in twentieths of a point, by their shares."""
    whole = sum(column.width for column in columns)
    return [millimetres * 1440 * 10 * column.width // (254 * whole) for column in columns]


_LONGEST_TITLE = 255
"""Characters that a property of a document may have."""


def _properties(document: "Document", paper: Paper) -> None:
    """What the file says of itself; its dates are the date judged at, so that bytes do not tell when it was made."""
    day = datetime.combine(paper.as_of, time(), UTC)
    about = document.core_properties
    about.title = plain(paper.title.replace(BREAK, ""))[:_LONGEST_TITLE]
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = day.replace(tzinfo=None)
    about.revision = 1
