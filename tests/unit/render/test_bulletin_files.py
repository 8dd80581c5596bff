"""Bulletins as files: Markdown, Word and a folder of them, with hostile data and as LibreOffice prints them."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.helpers import ROOT, judge, make_plan, plan_text, run_cli
from xxtrack.assess.bulletin import bulletin
from xxtrack.model.answering import NOBODY
from xxtrack.model.bulletin import Bulletin
from xxtrack.model.plan import Office
from xxtrack.render.bulletin.files import bulletin_docx, bulletin_markdown
from xxtrack.render.bulletin.sections import bulletin_paper
from xxtrack.render.document.blocks import Paragraph, SectionHeading, title_lines
from xxtrack.render.document.docx_styles import FALLBACKS
from xxtrack.render.document.prose import target_said
from xxtrack.render.safe import file_name
from xxtrack.render.table import Table
from xxtrack.wording import LANGUAGES, Lang

PLAN = make_plan(
    "{id: P01-01, name: 新增企业, target: ≥ 100 家, lead: 东新城}",
    "{id: P01-02, name: 建成道路, target: ≥ 50 公里, lead: 西新城, support: [东新城]}",
    "{id: P01-03, name: 中学开工, due: 2023-06-15}",
    "{id: P01-04, name: 完善机制}",
    "{id: P01-05, name: 各新城建成公园, target: ≥ 4 个, each: 新城, lead: 东新城}",
)
ROWS = [
    *("P01-01,2023-03,25", "P01-01,2023-06,33", "P01-02,2023-03,20", "P01-02,2023-06,50", "P01-03,2023-06,推进中"),
    *("P01-05,2023-06,2,东新城", "P01-05,2023-06,1,西新城"),
]


def example(unit: str | None = None, *, inline: bool = False) -> Bulletin:
    issue = bulletin(judge(PLAN, "2023-06-30", *ROWS), judge(PLAN, "2023-03-31", *ROWS), unit)
    return replace(issue, inline=inline)


def test_the_bulletin_says_in_words_what_the_figures_say() -> None:
    shown = bulletin_markdown(example(), "zh")
    # Three indicators: 33 and 1 lag, 50 of 50 is achieved. In March 25 and 20 of 50 were where they should be.
    assert "指标3项：应考核3，达标1，达标率33.3%（滞后2），较上期达标减少1项" in shown
    assert "纳入跟踪的事项共5项" in shown
    assert "新增企业（100家以上）完成33家，低于序时17.0个百分点" in shown
    assert "各新城建成公园（4个以上），受西新城影响" in shown
    assert "本期新完成1项：建成道路。" in shown
    assert "中学开工（6月15日前完成）推进中，逾期15天" in shown
    assert "## 三、存在的主要差距" in shown
    assert "| P01-01" not in shown, "the annex is a workbook beside it"
    assert "附件：事项进展台账" in shown


def test_nothing_becomes_what_it_was() -> None:
    same = bulletin(judge(PLAN, "2023-06-30", *ROWS), judge(PLAN, "2023-06-30", *ROWS), None)
    assert "，较上期持平" in bulletin_markdown(same, "zh")
    assert not re.search("由.*变为", bulletin_markdown(same, "zh"))


def test_the_office_issues_it() -> None:
    now = judge(PLAN, "2023-06-30", *ROWS)
    office = Office("区督查室", "区督发〔2023〕6号", "各新城、各部门", "区领导", "区督查室")
    shown = bulletin_markdown(bulletin(replace(now, plan=replace(PLAN, office=office)), None, None), "zh")
    told = [line for line in shown.splitlines() if line]
    assert told[:4] == [
        "# 区督查室关于《测试计划》推进情况的通报",
        "区督发〔2023〕6号",
        "各新城、各部门：",
        "## 一、总体情况",
    ]
    signed = told.index("区督查室")
    assert told[signed + 1 : signed + 3] == ["2023年6月30日", "抄送：区领导"]


def test_the_office_asks_first_for_what_it_always_asks() -> None:
    now = judge(PLAN, "2023-06-30", *ROWS)
    plan = replace(PLAN, office=Office(requests=("主要负责同志要亲自研究。", "有问题及时报告。")))
    shown = bulletin_markdown(bulletin(replace(now, plan=plan), None, None), "zh")
    asked = re.findall(r"^（(.)）(.*)$", shown.partition("## 五、")[2], re.MULTILINE)
    assert asked[:2] == [("一", "主要负责同志要亲自研究。"), ("二", "有问题及时报告。")]
    assert asked[2][1].startswith("未完成和滞后事项的牵头单位要逐项分析原因")


def test_a_units_bulletin_goes_to_the_unit() -> None:
    now = judge(PLAN, "2023-06-30", *ROWS)
    plan = replace(PLAN, office=Office(to="各新城"))
    for unit, to in (("东新城", "东新城："), (None, "各新城："), (NOBODY, "各新城：")):
        shown = bulletin_markdown(bulletin(replace(now, plan=plan), None, unit), "zh")
        assert to in shown.splitlines(), unit


def test_a_chapters_bulletin_says_so_in_title_heading_and_at_the_head_of_every_page() -> None:
    issue = bulletin(judge(PLAN, "2023-06-30", *ROWS), None, None, PLAN.chapters)
    shown = bulletin_markdown(issue, "zh").splitlines()
    assert shown[0] == "# 关于第一章落实《测试计划》情况的通报"
    assert shown[2] == "（第一章 第一章：5项）"
    document = opened(bulletin_docx(issue, "zh"))
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        assert [p.text for p in header.paragraphs] == ["第一章 第一章：5项"]
    whole = opened(bulletin_docx(example(), "zh"))
    assert [p.text for p in whole.sections[0].header.paragraphs] == [""]


def test_a_title_breaks_only_where_it_may() -> None:
    assert list(title_lines("区督查室\n关于《计划》\n推进情况的通报\n（示例数据）", 26)) == [
        "区督查室关于《计划》",
        "推进情况的通报（示例数据）",
    ]
    assert list(title_lines("一个很长而不可分的名称\n二", 4)) == ["一个很长而不可分的名称", "二"]


@pytest.mark.parametrize(
    ("target", "clause", "said"),
    [
        ("≥ 650 家", "国家高新技术企业650家以上", "650家以上"),
        ("> 180 亿元", "营业收入突破180亿元", "突破180亿元"),
        ("≥ 3 家", "分别不少于30家、3家、15家", "3家"),
        ("≥ 5 家", "没有数", "5家以上"),
        ("≤ 3 起", "", "不超过3起"),
        ("2..3 家", "落户2-3家央企", "2-3家"),
        ("2..3 家", "", "2—3家"),
    ],
)
def test_a_target_is_said_as_the_document_says_it(target: str, clause: str, said: str) -> None:
    plan = make_plan(f"{{id: P01-01, name: a, target: '{target}', measure: flow, text: '{clause}'}}")
    assert target_said(plan.items["P01-01"], "zh", plan) == said


def test_a_target_that_follows_another_item_is_said_by_its_name() -> None:
    plan = make_plan("{id: P01-01, name: 增速, target: ≥ P01-02 + 1 %}", "{id: P01-02, name: 全省增速, unit: '%'}")
    assert target_said(plan.items["P01-01"], "zh", plan) == "≥全省增速+1%"
    assert target_said(plan.items["P01-01"], "en", plan) == "≥ 全省增速 + 1 %"


def test_a_units_bulletin_is_about_its_items_and_lists_those_it_supports_apart() -> None:
    shown = bulletin_markdown(example("东新城", inline=True), "zh")
    assert "# 关于东新城落实《测试计划》情况的通报" in shown
    assert "（东新城：牵头2项，配合1项，分解0项）" in shown
    assert "配合事项1项，其中0项需要关注" in shown
    assert re.findall(r"^## (附件.*)$", shown, re.MULTILINE) == [
        "附件 1  事项清单（2 项）",
        "附件 2  配合事项清单（1 项）",
        "附件 3  牵头单位排名",
    ]
    assert "**-** | **东新城**" in shown
    assert "P01-03" not in shown


def test_the_first_issue_compares_with_nothing() -> None:
    first = bulletin(judge(PLAN, "2023-03-31", *ROWS), None, None)
    shown = bulletin_markdown(first, "zh")
    assert "本期为首期" in shown
    assert "较上期" not in shown


def test_a_plan_without_any_news_still_has_every_section() -> None:
    empty = bulletin_markdown(bulletin(judge(make_plan("{id: P01-01, name: a}"), "2023-01-31"), None, None), "zh")
    assert re.findall(r"^## .、(.*)$", empty, re.MULTILINE) == [
        *("总体情况", "进展较快的事项", "存在的主要差距", "未报送和逾期情况", "下一步工作要求"),
    ]


def test_hostile_text_is_shown_and_forms_no_markup() -> None:
    name = "'<b>x</b> | [a](http://b) `c` **d**'"
    plan = make_plan(f"{{id: P01-01, name: {name}, target: ≥ 100 家, lead: '<i>| x'}}")
    shown = bulletin_markdown(bulletin(judge(plan, "2023-06-30", "P01-01,2023-06,1"), None, None), "zh")
    assert "\\<b\\>x\\</b\\> \\| \\[a\\](http:\u2060//b) \\`c\\` \\*\\*d\\*\\*" in shown
    assert not re.search(r"(?<!\\)<(?!U)", shown)
    silent = replace(bulletin(judge(plan, "2023-06-30"), None, None), inline=True)
    document = opened(bulletin_docx(silent, "zh"))
    assert any("<b>x</b> | [a](http://b) `c` **d**" in text for text in texts(document))


def opened(data: bytes) -> "docx.document.Document":
    return docx.Document(io.BytesIO(data))


def texts(document: "docx.document.Document") -> list[str]:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text] + cells


@pytest.mark.parametrize("lang", LANGUAGES)
def test_word_has_the_blocks_that_markdown_has(lang: Lang) -> None:
    issue = example(inline=True)
    blocks = bulletin_paper(issue, lang).blocks
    document = opened(bulletin_docx(issue, lang))
    told = ["".join(b.text.split()) for b in blocks if isinstance(b, SectionHeading | Paragraph)]
    assert ["".join(p.text.split()) for p in document.paragraphs if p.text] == told
    tables = [b for b in blocks if isinstance(b, Table)]
    assert [[[c.text for c in row.cells] for row in table.rows] for table in document.tables] == [
        [[column.head for column in table.columns], *map(list, table.rows)] for table in tables
    ]


def test_every_style_names_an_east_asian_font_and_no_theme_font() -> None:
    document = opened(bulletin_docx(example(), "zh"))
    used = {p.style.name for p in document.paragraphs if p.style} | {"Table Head", "Table Text", "Table Figure"}
    for name in sorted(filter(None, used)):
        fonts = document.styles[name].element.find(f".//{qn('w:rFonts')}")
        assert fonts is not None, name
        assert fonts.get(qn("w:eastAsia")) in FALLBACKS, name
        assert not [key for key in fonts.attrib if "Theme" in str(key)], name


def test_tables_repeat_their_heads_and_rows_stay_whole() -> None:
    document = opened(bulletin_docx(example(inline=True), "zh"))
    assert document.tables
    for table in document.tables:
        first, *rest = (row._tr for row in table.rows)
        assert first.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in [first, *rest])
    for name in ("Table Head", "Small Table Head"):
        # LibreOffice shows no row at all of a table whose head alone ends a page.
        assert document.styles[name].element.find(f".//{qn('w:keepNext')}") is not None


def test_pages_are_a4_numbered_and_turned_for_the_annex() -> None:
    document = opened(bulletin_docx(example(inline=True), "zh"))
    sizes = [
        (round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections if s.page_width and s.page_height
    ]
    assert sizes == [(210, 297), (297, 210)]
    footer = document.sections[0].footer._element.xml
    assert "PAGE" in footer
    assert document.settings.odd_and_even_pages_header_footer


def test_the_same_bulletin_is_the_same_bytes_and_tells_no_time_or_author() -> None:
    data = bulletin_docx(example(), "zh")
    assert data == bulletin_docx(example(), "zh")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "2023-06-30T00:00:00Z" in core
    assert "python-docx" not in core


@pytest.mark.skipif(not shutil.which("soffice") or not shutil.which("pdftotext"), reason="needs LibreOffice, poppler")
def test_libreoffice_prints_the_chinese_text(tmp_path: Path) -> None:
    (tmp_path / "通报.docx").write_bytes(bulletin_docx(example(inline=True), "zh"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "通报.docx")], check=True, capture_output=True, timeout=180)
    shown = subprocess.run(["pdftotext", str(tmp_path / "通报.pdf"), "-"], check=True, capture_output=True)
    printed = re.sub(r"\s", "", shown.stdout.decode())
    for words in (
        "关于《测试计划》推进情况的通报",
        "一、总体情况",
        "低于序时17.0个百分点",
        "附件1事项清单（5项）",
        "—1—",
    ):
        assert words in printed, words


HOSTILE = ["../../etc/passwd", "CON", "a/b\\c:d*e?f", "..", " .x. ", "\u202egpj.exe", "東新城", "长" * 200, "?", "*"]


def test_file_names_are_never_paths_nor_reserved_nor_too_long() -> None:
    names = [file_name(unit) for unit in HOSTILE]
    assert names[:5] == ["etc_passwd", "_CON", "a_b_c_d_e_f", "_", "x"]
    assert names[6] == "東新城"
    assert all(name and len(name.encode()) <= 130 and Path(name).name == name for name in names)
    assert not any("\u202e" in name for name in names)


def test_all_units_go_into_one_folder_each_in_a_file_of_its_own(tmp_path: Path) -> None:
    items = [f"{{id: P01-{n:02d}, name: n{n}, lead: {unit!r}}}" for n, unit in enumerate(HOSTILE[:5], 1)]
    items += ["{id: P01-20, name: z, lead: ABC}", "{id: P01-21, name: y, lead: abc}", "{id: P01-22, name: x}"]
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "p.yaml").write_text(plan_text(*items), "utf-8")
    ran = run_cli(
        "report",
        "--format",
        "bulletin",
        "--annex",
        "inline",
        "--each-lead",
        "-o",
        "out",
        "--as-of",
        "2023-06-30",
        cwd=tmp_path,
    )
    assert (ran.code, ran.stdout) == (0, "")
    files = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*"))
    assert files == sorted(
        ["etc_passwd.md", "_CON.md", "a_b_c_d_e_f.md", "_.md", "x.md", "ABC.md", "abc-2.md", "未明确牵头单位.md"]
    )
    annexed = [
        item
        for path in (tmp_path / "out").iterdir()
        for item in re.findall(r"^\| (P\d\d-\d\d)", path.read_text("utf-8").partition("## 附件")[2], re.MULTILINE)
    ]
    assert sorted(annexed) == [f"P01-{n:02d}" for n in (*range(1, 6), 20, 21, 22)]


ALL = ("report", "--format", "bulletin", "--annex", "inline", "--each-lead")


def test_all_bulletins_of_2023_have_every_item_once(tmp_path: Path) -> None:
    run_cli(*ALL, "-o", str(tmp_path), "--as-of", "2023-06-30", cwd=ROOT)
    ids: list[str] = []
    for path in tmp_path.iterdir():
        annex = path.read_text("utf-8").partition("\n## 附件")[2]
        ids += re.findall(r"^\| (P\d\d-\d\d)", annex, re.MULTILINE)
    # 各新城 lead P24-14 and, with 园办, P09-02: five units have the one, six the other.
    assert Counter(ids) == Counter(set(ids)) + Counter({"P24-14": 4, "P09-02": 5})
    assert len(set(ids)) == 416


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "bulletin", "--lead", "没有此单位"], "没有“没有此单位”"),
        (["--format", "bulletin", "--lead", "空港新城,西咸集团"], "一次只能针对一个单位"),
        (["--format", "docx"], "须用 -o 指定文件"),
        (["--format", "pdf"], "不可用"),
        (["-o", "x.pdf"], "看不出格式"),
        (["--each-lead"], "须用 -o 指定文件夹"),
        (["--each-lead", "-o", "README.md"], "不是文件夹"),
        (["--each-lead", "--lead", "空港新城", "-o", "x"], "不能同时使用"),
        (["--each-lead", "--format", "xlsx", "-o", "x"], "不适用于 xlsx"),
        (["--format", "reminder", "--chapter", "1"], "不适用于 reminder"),
        (["--each-lead", "--chapter", "1", "-o", "x"], "不适用于 bulletin"),
        (["--format", "bulletin", "--chapter", "4", "--lead", "空港新城"], "不能同时使用"),
        (["--since", "2023-06-30"], "上期日期"),
        (["--since", "x"], "看不懂日期"),
    ],
)
def test_options_that_make_no_sense_are_refused_in_words(arguments: list[str], words: str) -> None:
    ran = run_cli("report", "--as-of", "2023-06-30", *arguments)
    assert (ran.code, ran.stdout) == (2, "")
    assert words in ran.stderr


def test_the_last_issue_is_the_last_quarter_unless_said_otherwise() -> None:
    assert "上期截至2023年3月31日" in run_cli("report", "--format", "bulletin", "--as-of", "2023-06-30").stdout
    asked = run_cli("report", "--format", "bulletin", "--as-of", "2023-06-30", "--since", "2023-05")
    assert "上期截至2023年5月31日" in asked.stdout
