"""Documents of every kind to the text that is traced; hostile ones to a sentence."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from docx import Document
from pypdf import PdfWriter

from xxtrack.load.document.read import MAX_BYTES, load_document
from xxtrack.load.document.tables import table_lines
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.trace import SourceDocument

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def text_of(name: str, data: bytes) -> list[str]:
    document = load_document(Source(name, data))
    assert not isinstance(document, Finding), document
    return document.text.splitlines()


def refusal(name: str, data: bytes) -> str:
    document = load_document(Source(name, data))
    assert isinstance(document, Finding), document
    assert document.code == "XX702"
    return document.message.key


def zipped(**parts: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def word(body: str, **parts: str) -> bytes:
    return zipped(word__document_xml=f"<w:document {W}><w:body>{body}</w:body></w:document>", **parts)


def saved(document: object) -> bytes:
    out = BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def test_paragraphs_and_tables_of_word_in_order() -> None:
    paper = Document()
    paper.add_paragraph("青岭县2025年工作要点")
    paper.add_paragraph("新增企业12家。", style="List Number")
    paper.add_paragraph("新建公园8个。", style="List Number")
    table = paper.add_table(rows=3, cols=4)
    rows = [
        ("序号", "工作任务", "目标", "责任单位"),
        ("1", "新增养老床位", "300张", "县民政局"),
        ("2", "建成幼儿园", "4所", ""),
    ]
    for cells, words in zip(table.rows, rows, strict=True):
        for cell, word_of in zip(cells.cells, words, strict=True):
            cell.text = word_of
    table.cell(1, 3).merge(table.cell(2, 3))
    assert text_of("a.docx", saved(paper)) == [
        "青岭县2025年工作要点",
        "1. 新增企业12家。",
        "2. 新建公园8个。",
        "1. 新增养老床位300张",
        "牵头单位：县民政局",
        "2. 建成幼儿园4所",
        "牵头单位：县民政局",
    ]


def test_numbers_that_word_keeps_outside_the_text() -> None:
    def level(at: int, form: str, text: str) -> str:
        return f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'

    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{level(0, "chineseCounting", "%1、")}'
        f"{level(1, 'decimal', '%1.%2')}{level(2, 'chineseCountingThousand', '（%3）')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    numbering = numbering.replace("%1.%2", "%2.")

    def paragraph(at: int, words: str) -> str:
        number = f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return f"<w:p>{number}<w:r><w:t>{words}</w:t></w:r></w:p>"

    body = "".join(paragraph(*one) for one in ((0, "甲"), (1, "乙"), (1, "丙"), (0, "丁"), (1, "戊"), (2, "己")))
    lines = text_of("a.docx", word(body, word__numbering_xml=numbering))
    assert lines == ["一、甲", "1. 乙", "2. 丙", "二、丁", "1. 戊", "（一）己"]


def test_tracked_changes_are_read_as_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
    body = f"<w:p><w:r><w:t>新增</w:t></w:r>{deleted}<w:ins><w:r><w:t>8家</w:t></w:r></w:ins></w:p>"
    assert text_of("a.docx", word(body)) == ["新增8家"]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>新建公园3个。</w:t></w:r></w:p></w:txbxContent>"
    old = '<mc:Fallback xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    drawn = f"<w:r><w:drawing>{box}</w:drawing>{old}<w:pict>{box}</w:pict></mc:Fallback></w:r>"
    body = f"<w:p><w:r><w:t>新增企业</w:t></w:r>{drawn}<w:r><w:t>8家。</w:t></w:r></w:p>"
    assert text_of("a.docx", word(body)) == ["新增企业8家。", "新建公园3个。"]


def test_what_is_beside_the_text_of_word_is_told() -> None:
    paper = Document()
    paper.add_paragraph("新增企业12家。")
    paper.sections[0].header.paragraphs[0].text = "内部资料"
    paper.sections[0].footer.paragraphs[0].text = "— 3 —"
    notes = (
        f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>含新区{'数' * 40}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    data = BytesIO(saved(paper))
    with ZipFile(data, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    document = load_document(Source("a.docx", data.getvalue()))
    assert isinstance(document, SourceDocument)
    assert document.left_out == (
        msg("document.beside-header", count=1, text="内部资料"),
        msg("document.beside-footnotes", count=1, text=f"含新区{'数' * 27}…"),
    )


def test_a_workbook_and_its_merged_cells() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["任务表"],
        ["序号", "类别", "工作任务", "一季度", "二季度", "责任单位"],
        [1, "工业", "启动厂房建设", "立项", "开工", "县工信局"],
        [2, None, "新增企业12家", None, None, "县工信局"],
    ):
        sheet.append(row)
    sheet.merge_cells("B3:B4")
    assert text_of("a.xlsx", saved(book)) == [
        "任务表",
        "# 工业",
        "1. 启动厂房建设",
        "牵头单位：县工信局",
        "一季度：立项",
        "二季度：开工",
        "2. 新增企业12家",
        "牵头单位：县工信局",
    ]


def test_category_rows_are_chapters() -> None:
    rows = [["序号", "任务", "完成时限"], ["一、工业", "一、工业", "一、工业"], ["1", "建成厂房", "6月底"]]
    assert table_lines(rows) == ["一、工业", "1. 建成厂房", "完成时限：6月底"]


def test_other_tables_are_their_rows() -> None:
    assert table_lines([["甲", "乙"], ["1", "2"]]) == ["甲 乙", "1 2"]


def test_a_page_without_what_acts() -> None:
    words = "<h1>要点</h1><p>1.新增&#20225;业12家。<br>2.改造<b>3</b>处。</p><!-- a -->"
    page = f"<html><body><script>x=1</script>{words}</body></html>"
    assert text_of("a.html", page.encode()) == ["要点", "1.新增企业12家。", "2.改造3处。"]


def pdf(text: str) -> bytes:
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET" if text else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out.encode()


def test_the_text_of_a_pdf() -> None:
    assert text_of("a.pdf", pdf("1. Plant 500 trees.")) == ["1. Plant 500 trees."]


def test_a_scan_is_told_to_be_one() -> None:
    assert refusal("a.pdf", pdf("")) == "document.scan"


def test_a_pdf_with_a_password() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    assert refusal("a.pdf", out.getvalue()) == "document.password"


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "document.locked-or-old"),
        ("a.docx", b"PK\x03\x04 and no more", "document.broken"),
        (
            "a.docm",
            word("<w:p/>", word__vbaProject_bin="x").replace(b"vbaProject_bin", b"vbaProject.bin"),
            "document.macros",
        ),
        ("a.docx", word("<w:p>"), "document.broken"),
        ("a.pdf", b"%PDF-1.7\n" + b"<<" * 5000, "document.broken"),
        ("a.txt", b"\0" * 50, "table.binary"),
        ("a.docx", zipped(other="x"), "trace.binary"),
    ],
)
def test_broken_and_hostile_documents_end_in_a_sentence(name: str, data: bytes, key: str) -> None:
    assert refusal(name, data) == key


def test_entities_are_not_followed() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    data = zipped(
        word__document_xml=f"{bomb}<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert refusal("a.docx", data) == "document.entities"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_seen_wherever_it_stands(encoding: str) -> None:
    late = " " * 5000 + '<!DOCTYPE w [<!ENTITY a "aa">]>'
    xml = f"{late}<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", xml.encode(encoding))
    assert refusal("a.docx", out.getvalue()) == "document.entities"


def test_what_unpacks_to_too_much_is_refused() -> None:
    assert refusal("a.docx", word("<w:p/>", word__other_xml=" " * (70 << 20))) == "import.too-large"


def test_a_file_that_is_too_large_is_refused() -> None:
    assert refusal("a.txt", b"a" * (MAX_BYTES + 1)) == "document.too-large"


def test_depth_does_not_end_the_program() -> None:
    deep = "<w:sdt>" * 5000 + "<w:p/>" + "</w:sdt>" * 5000
    assert re.fullmatch("trace.empty|document.broken", refusal("a.docx", word(deep)))
