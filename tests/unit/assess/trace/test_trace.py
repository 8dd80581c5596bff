"""The document against the plan: complete, and every way of not being complete is named with its place."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Golden
from tests.helpers import make_plan, read_plan, spelt
from tests.unit.assess.trace.cases import FOLDER, TEXT, claimants, codes, open_clauses, plan, traced
from xxtrack.model.rules import Severity
from xxtrack.model.trace import Cover, count_covers, coverage


def test_the_short_document_is_wholly_accounted_for() -> None:
    result = traced()
    assert result.findings == ()
    assert coverage(count_covers(result.clauses)) == 1
    assert coverage(count_covers(stretch for _, stretch in result.numerals)) == 1


def test_counts_of_the_short_document() -> None:
    # Headings: title 1, 主要目标是 1, chapters 2, points 3; background 2; the rest is claimed.
    counts = count_covers(traced().clauses)
    assert counts == {Cover.CLAIMED: 13, Cover.EXCUSED: 9, Cover.SUSPECT: 0, Cover.UNCLAIMED: 0}


def test_layout_and_wide_figures_are_no_difference() -> None:
    one_line = re.sub(r"，\n", "，", TEXT)
    indented = re.sub(r"(?m)^", "　　", TEXT)
    crlf = TEXT.replace("\n", "\r\n")
    for text in (one_line, indented, crlf, TEXT.replace("\n", "\r"), TEXT.replace("20%", " 20 ％ ")):
        assert traced(text).findings == ()


def test_words_nobody_claims_are_reported_with_their_place() -> None:
    result = traced(TEXT.replace("建成公厕", "启动2号桥建设，建成公厕"))
    assert codes(result) == [("XX703", "", "12:26"), ("XX704", "", "12:28")]
    assert open_clauses(result) == ["启动2号桥建设"]


def test_leaving_out_an_item_leaves_its_words_to_nobody() -> None:
    lines = (FOLDER / "plan.yaml").read_text("utf-8").splitlines()
    without = read_plan("\n".join(line for line in lines if "P03-03" not in line))
    result = traced(TEXT, without.plan)
    assert codes(result) == [("XX703", "", "12:26"), ("XX704", "", "12:30")]
    assert open_clauses(result) == ["建成公厕40座"]


def test_part_of_a_clause_is_not_the_whole() -> None:
    result = traced(TEXT.replace("新增企业15家以上", "努力新增企业15家以上"))
    assert codes(result) == [("XX703", "", "7:8")]


def test_a_changed_number_names_item_both_numbers_and_place() -> None:
    result = traced(TEXT.replace("15家", "16家"))
    (finding,) = result.findings
    assert (finding.code, finding.item, str(finding.where)) == ("XX706", "P01-01", "source.txt:7:12")
    assert dict(finding.message.args) == {"given": "16", "wanted": "15"}
    assert count_covers(result.clauses)[Cover.SUSPECT] == 1


def test_a_number_is_not_found_inside_a_longer_one() -> None:
    result = traced(TEXT, make_plan("{id: P01-01, name: a, target: ≥ 5 家, text: 5家以上}", head=HEAD))
    assert ("XX706", "P01-01", "7:12") in codes(result)


def test_a_number_is_found_behind_a_longer_one_that_ends_like_it() -> None:
    item = make_plan("{id: P01-01, name: a, target: ≥ 5 个, text: 5个}", head=HEAD)
    result = traced("一、抓创新\n1.优化生态。平台15个，站点5个。", item)
    assert claimants(result, "站点5个") == ("P01-01",)
    assert claimants(result, "平台15个") == ()


HEAD = """\
version: 1
plan: {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}
chapters:
- title: 抓创新
  points:
  - no: 1
    title: 优化生态
    items:
"""


def test_a_text_that_is_gone_says_what_it_may_have_become() -> None:
    result = traced(TEXT.replace("第四水厂开工", "第四水厂改造开工"))
    assert sorted(code for code, _, _ in codes(result)) == ["XX703", "XX704", "XX705"]
    gone = next(f for f in result.findings if f.code == "XX705")
    assert gone.item == "P03-01"
    assert gone.where == plan().items["P03-01"].at("text")
    assert gone.hint
    assert dict(gone.hint.args)["where"] == "source.txt:12:8"


def test_a_very_long_clause_is_not_what_a_text_has_become() -> None:
    far = traced(TEXT.replace("第四水厂开工", "第四水厂改造开工" + "改造" * 200))
    assert next(f for f in far.findings if f.code == "XX705").hint is None
    near = traced(TEXT.replace("第四水厂开工", "第四水厂改造开工"))
    assert next(f for f in near.findings if f.code == "XX705").hint


def test_a_text_under_another_heading_is_said_to_stand_there() -> None:
    moved = TEXT.replace("，建成公厕４０座", "").replace("平台5个", "建成公厕40座、平台5个")
    finding = next(f for f in traced(moved).findings if f.code == "XX705")
    assert (finding.item, finding.message.key) == ("P03-03", "trace.elsewhere")


def test_of_equal_clauses_each_item_claims_its_own() -> None:
    text = TEXT.replace("服务业产值突破", "产值突破")
    double = make_plan(
        "{id: P02-01, name: a, text: 招引投资10-50亿元的项目2-3个}",
        '{id: P02-02, name: b, target: "> 50 亿元", text: 产值突破50亿元}',
        "{id: P02-03, name: c, text: 税收提高五个百分点}",
        head=HEAD.replace("优化生态", "壮大产业").replace("no: 1", "no: 2"),
    )
    result = traced(text, double)
    assert [clause for clause in open_clauses(result) if "产值突破" in clause] == ["产值突破50亿元"]


def test_an_excuse_that_excuses_nothing_is_reported() -> None:
    finding = next(f for f in traced(TEXT.replace("大力实施三大战略", "大力推进改革")).findings if f.code == "XX708")
    assert finding.message.key == "trace.excuse-gone"
    assert codes(traced(TEXT.replace("三大战略", "四大战略"))) == [("XX706", "", "3:16")]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("\n1.优化生态", "\n7.优化生态", "trace.point-number"),
        ("\n2.壮大产业", "\n2.做大产业", "trace.point-title"),
        ("\n二、惠民生", "\n三、惠民生", "trace.chapter-number"),
        ("\n一、抓创新", "\n一、促创新", "trace.chapter-title"),
        ("\n3.办好实事。", "\n办好实事。", "trace.no-point"),
        ("\n一、抓创新", "", "trace.no-chapter"),
    ],
)
def test_a_heading_that_differs_is_named(old: str, new: str, key: str) -> None:
    findings = traced(TEXT.replace(old, new)).findings
    assert key in {f.message.key for f in findings if f.code == "XX709"}
    assert "XX705" not in {f.code for f in findings}, "its items must still be found"


def test_an_item_without_text_is_only_a_warning() -> None:
    result = traced("一、抓创新\n1.优化生态。", make_plan("{id: P01-01, name: a}", head=HEAD))
    assert [(f.code, f.severity) for f in result.findings] == [("XX710", Severity.WARNING)]


def test_stretches_are_the_whole_document_and_know_their_items() -> None:
    result = traced()
    assert [s.end for s in result.stretches[:-1]] == [s.start for s in result.stretches[1:]]
    assert (result.stretches[0].start, result.stretches[-1].end) == (0, len(result.document.plain))
    assert claimants(result, "平台5个") == ("P01-01", "P01-02")


DIGITS = [m.start() for m in re.finditer("[0-9０-９一二三四五六七八九十]", TEXT) if TEXT[m.start() - 1] != "两"]


@pytest.mark.parametrize("at", DIGITS, ids=lambda at: f"{at}-{TEXT[at]}")
def test_changing_one_digit_is_found_and_named(at: int) -> None:
    before = TEXT[at]
    others = "０９" if before in "０１２３４５６７８９" else "379" if before.isascii() else "三七"
    line, column = TEXT.count("\n", 0, at) + 1, at - TEXT.rfind("\n", 0, at)
    for after in set(others) - {before}:
        findings = traced(TEXT[:at] + after + TEXT[at + 1 :]).findings
        assert any(
            f.code in {"XX706", "XX709"}
            and f.where.line == line
            and f.where.column <= column < f.where.column + f.where.length
            for f in findings
        ), (before, after, findings)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(TEXT + "\x1b\u202e<&"), max_size=200))
def test_no_text_makes_it_fail_and_nothing_is_covered_twice(text: str) -> None:
    result = traced(text)
    assert sum(count_covers(result.clauses).values()) == len(result.clauses)
    assert all(a.end <= b.start for a, b in zip(result.clauses, result.clauses[1:], strict=False))
    for finding in result.findings:
        if finding.where.file == "source.txt":
            assert 1 <= finding.where.line <= len(re.split("\r\n|\r|\n", text))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_is_cut_out_is_missed(data: st.DataObject) -> None:
    clauses = [clause for clause in traced().clauses if clause.items]
    clause = data.draw(st.sampled_from(clauses))
    document = traced().document
    words = document.slice(clause.start, clause.end)
    findings = traced(TEXT.replace(words, "", 1)).findings
    assert set(clause.items) <= {f.item for f in findings}
    assert plan().items.keys() >= set(clause.items)


CHANGES = {
    "words that nobody claims": ("建成公厕", "启动2号桥建设，建成公厕"),
    "more than is claimed": ("新增企业15家以上", "努力新增企业15家以上"),
    "another number": ("15家", "16家"),
    "a text that is gone": ("第四水厂开工", "第四水厂改造开工"),
    "an excuse that is gone": ("大力实施三大战略", "大力推进改革"),
    "an excuse with another number": ("三大战略", "四大战略"),
    "a chapter of another number": ("\n二、惠民生", "\n三、惠民生"),
    "a chapter of another title": ("\n一、抓创新", "\n一、促创新"),
    "a point of another number": ("\n1.优化生态", "\n7.优化生态"),
    "a point of another title": ("\n2.壮大产业", "\n2.做大产业"),
    "a point that is gone": ("\n3.办好实事。", "\n办好实事。"),
    "a chapter that is gone": ("\n一、抓创新", ""),
}


def test_what_the_findings_of_a_changed_document_are_about(golden: Golden) -> None:
    told = []
    for name, (old, new) in CHANGES.items():
        assert old in TEXT
        for finding in traced(TEXT.replace(old, new)).findings:
            place = f"{Path(finding.where.file).name}:{finding.where.line}:{finding.where.column}"
            told += [f"{name}: {place}: {line}" for line in spelt(finding)]
    golden.check("trace/findings.txt", "\n".join(told) + "\n")


def test_who_answers_for_what_in_the_short_document(golden: Golden) -> None:
    """Every stretch with its cover, its items, its excuses and its point."""
    result = traced()
    plain = result.document.plain
    lines = [
        f"{s.cover.value:<9} {s.point!s:<4} {' '.join([*s.items, *s.excuses]):<16} {plain[s.start : s.end]!r}"
        for s in result.stretches
    ]
    golden.check("trace/stretches.txt", "\n".join(lines) + "\n")
