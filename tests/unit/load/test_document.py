"""Reading the document strictly, and finding the way back from its plain form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xxtrack.load.document.read import load_document
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding
from xxtrack.model.numeral import narrow, plain_form
from xxtrack.model.trace import SourceDocument


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_all_encodings_of_offices_give_one_text(encoding: str) -> None:
    document = load_document(Source("a.txt", "增长20%以上。𠮷".encode(encoding)))
    assert isinstance(document, SourceDocument)
    assert document.text == "增长20%以上。𠮷"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"a\0b", "table.binary"),
        (b"a" * 5000 + b"\0", "trace.binary"),
        (b"PK\x03\x04", "document.broken"),
        ("一\n二".encode() + b"\xff\xff", "table.encoding"),
        (b" \n\t", "trace.empty"),
        (b"", "trace.empty"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, key: str) -> None:
    finding = load_document(Source("a.txt", data))
    assert isinstance(finding, Finding)
    assert (finding.code, finding.message.key) == ("XX702", key)


def test_a_bad_byte_is_named_with_its_line_and_offset() -> None:
    finding = load_document(Source("a.txt", "一\n二".encode() + b"\xff\xff"))
    assert isinstance(finding, Finding)
    assert str(finding.where) == "a.txt:2:1"
    assert dict(finding.message.args)["utf8"] == 7


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("增长 20 %", "增长20%"),
        ("１２３家", "123家"),
        ("一行\n接着", "一行接着"),
        ("一段\n\n二段", "一段\n二段"),
        ("一段\n2.标题", "一段\n2.标题"),
        ("一段\n二、标题", "一段\n二、标题"),
        ("10 20", "10 20"),
        ("10\n20", "10 20"),
        ("  首尾  ", "首尾"),
        ("٣家", "3家"),
    ],
)
def test_the_plain_form(text: str, plain: str) -> None:
    assert plain_form(text) == plain


@given(st.text())
def test_narrowing_keeps_every_place(text: str) -> None:
    assert len(narrow(text)) == len(text)


@given(st.text(st.sampled_from("一二、1.9 \t\n\r　家Ａa"), max_size=60))
def test_every_place_leads_back_to_the_same_character(text: str) -> None:
    document = SourceDocument("a.txt", text)
    for i, character in enumerate(document.plain):
        if not character.isspace():
            where = document.where(i, i + 1)
            lines = text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n") if "\r\n" not in text else None
            if lines:
                assert narrow(lines[where.line - 1][where.column - 1]) == character
            assert narrow(document.slice(i, i + 1)).strip() == character


def test_a_place_says_how_long_it_is_within_its_line() -> None:
    document = SourceDocument("a.txt", "一\n增长２０%，\n以上")
    where = document.where(document.plain.index("20"), document.plain.index("以"))
    assert (where.line, where.column, where.length) == (2, 3, 4)
