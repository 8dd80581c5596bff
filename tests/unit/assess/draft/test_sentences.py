"""Sentences as papers have them, and the items that a person would make of them."""

from datetime import date

import pytest

from xxtrack.assess.draft.draft import draft
from xxtrack.model.draft import DraftItem
from xxtrack.model.plan import Kind, Measure
from xxtrack.model.trace import SourceDocument
from xxtrack.wording import say


def items(sentence: str) -> list[DraftItem]:
    made = draft(SourceDocument("a.txt", f"示例区2025年工作要点\n一、第一章\n1.第一点。{sentence}\n"))
    return list(made.items)


def promised(sentence: str) -> list[str]:
    """What is to be reached, in the document's order, with the day where one is said; duties are left out."""
    found = []
    for item in items(sentence):
        said = item.target.canonical if item.target else item.name
        if item.kind.value != "duty":
            found.append(f"{said} @{item.due}" if item.due and item.due != date(2025, 12, 31) else said)
    return found


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("新增国家高新技术企业650家以上。", ["≥ 650 家"]),
        ("新落户2-3家大学科技园。", ["2..3 家"]),
        ("技术合同交易额突破180亿元。", ["> 180 亿元"]),
        ("用水总量控制在2.55亿立方米以内。", ["≤ 2.55 亿立方米"]),
        ("地区生产总值增长6%左右。", ["6 ± 0 %"]),
        ("城乡居民收入分别增长5.5%和7%。", ["≥ 5.5 %", "≥ 7 %"]),
        ("城镇调查失业率、居民消费价格涨幅分别控制在5%和3%以内。", ["≤ 5 %", "≤ 3 %"]),
        ("五类产业A、B产值分别突破50亿、70亿元。", ["> 50 亿元", "> 70 亿元"]),
        ("建成雨、污水管网各50公里。", ["≥ 50 公里", "≥ 50 公里"]),
        ("引进投资10亿元以上的项目不少于40个。", ["≥ 40 个"]),
        ("新落户投资10亿元以上、5亿元以上的科创项目分别不少于40个、80个。", ["≥ 40 个", "≥ 80 个"]),
        ("完成8个领域100项以上改革任务。", ["≥ 100 项"]),
        ("新建公租房2个项目2000套。", ["≥ 2 个", "≥ 2000 套"]),
        ("新建成20个智慧园区、30个智慧社区。", ["≥ 20 个", "≥ 30 个"]),
        ("实现所有乡镇和90%以上行政村通硬化路。", ["≥ 90 %"]),
        ("工业总产值增长百分之八，新增规上企业两家。", ["≥ 8 %", "≥ 2 家"]),
        ("群众信访量下降两成以上。", ["≥ 20 %"]),
        ("外贸依存度由12%提高到15%以上。", ["≥ 15 %"]),
        ("跨境电商交易额翻一番。", ["≥ 100 %"]),
        ("营商环境进入全省前三。", ["≤ 3 名"]),
        ("实现重点企业联络员全覆盖。", ["≥ 100 %"]),
        ("杜绝较大以上生产安全事故。", ["= 0 起"]),
        ("确保零就业家庭动态清零。", ["= 0"]),
        ("生产安全事故起数和死亡人数实现双下降。", ["< 0 %", "< 0 %"]),
        ("每季度组织银企对接不少于2次。", ["≥ 2 次"]),
        ("审批时限压缩至3个工作日以内。", ["≤ 3 个工作日"]),
        ("空气质量优良天数达到310天以上。", ["≥ 310 天"]),
        ("森林火灾受害率控制在0.5‰以内。", ["≤ 0.5 ‰"]),
        ("普及率提高5个百分点。", ["≥ 5 百分点"]),
        ("药品抽检不合格率控制在万分之五以内。", ["≤ 0.05 %"]),
        ("信访投诉率低于万分之一。", ["< 0.01 %"]),
        ("出生缺陷率控制在千分之三以内。", ["≤ 0.3 %"]),
    ],
)
def test_numbers(sentence: str, wanted: list[str]) -> None:
    assert promised(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("甲乙大桥上半年建成通车。", ["甲乙大桥建成通车 @2025-06-30"]),
        ("一季度出台民营企业发展政策。", ["出台民营企业发展政策 @2025-03-31"]),
        ("续建项目2月中旬前全部复工。", ["≥ 100 % @2025-02-20"]),
        ("创新港医院、泾河医院建成。", ["创新港医院建成", "泾河医院建成"]),
        ("制定海绵城市方案，6月底前印发实施。", ["制定海绵城市方案 @2025-06-30"]),
        ("研究海绵城市方案，6月底前印发实施。", ["海绵城市方案印发实施 @2025-06-30"]),
        ("到2027年，建成5个产业园区。", ["≥ 5 个 @2027-12-31"]),
        ("加快推进机场扩建。", []),
        ("支持某市建设地铁。", []),
        ("建立健全协同机制。", []),
    ],
)
def test_days_and_things_to_be_finished(sentence: str, wanted: list[str]) -> None:
    assert promised(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "对首次认定的企业给予20万元奖励。",
        "每户每年补助取暖费1200元。",
        "推行24小时自助服务。",
        "完善15分钟医保服务圈。",
        "深入实施三年行动方案。",
        "抓好源头治理、排查调处、集体会商三个环节。",
        "严格落实中央八项规定精神。",
        "抓好已规划的93个载体建设。",
        "与全省60多个中心建立健全合作机制。",
        "加快G318、G219公路建设，支持5G应用。",
        "实施第二水厂扩建工程。",
        "推动总投资100亿元的基地项目。",
        "2024年新建高标准农田2万亩。",
        "一年来，新增企业20家。",
    ],
)
def test_numbers_that_are_no_targets(sentence: str) -> None:
    assert promised(sentence) == []


def test_what_is_uncertain_is_said() -> None:
    about, strive = items("地区生产总值增长6%左右，规上工业增加值增长7%以上、力争达到8%。")[::2]
    assert [doubt.key for doubt in about.doubts] == ["draft.about"]
    assert [doubt.key for doubt in strive.doubts] == ["draft.strive"]


def test_a_task_allotted_elsewhere_is_done_by_a_share_of_it() -> None:
    (debt,) = items("各新城、园办全面完成截至2025年底的隐性债务累计化解任务。")
    assert debt.target
    assert (debt.name, debt.target.canonical, debt.measure) == ("隐性债务累计化解任务完成率", "≥ 100 %", Measure.STOCK)
    assert debt.answering.lead == ("各新城", "园办")
    assert [doubt.key for doubt in debt.doubts] == ["draft.allotted"]
    (reform,) = items("全面完成国企改革深化提升任务。")
    assert reform.kind is Kind.MILESTONE


@pytest.mark.parametrize(
    ("sentence", "doubts"),
    [
        ("推进2300蒸吨锅炉改造。", ["“2300”：这个数字没有读成目标，是否要考核"]),
        ("加大财政投入，安排4.5亿用于科技创新。", ["“4.5亿”：这个数字没有读成目标，是否要考核"]),
        ("布设智慧灯杆3800杆。", ["“3800”：这个数字没有读成目标，是否要考核"]),
        (
            "居民收入增速不低于全市平均。",
            ["“不低于全市平均”：随另一个数而定，请写上数值，或另设监测事项并写成 target: > 编号"],
        ),
        (
            "GDP增速高于全省平均水平1个百分点。",
            ["“高于全省平均水平”：随另一个数而定，请写上数值，或另设监测事项并写成 target: > 编号"],
        ),
        (
            "居民收入增长与经济增长基本同步。",
            ["“与经济增长基本同步”：随另一个数而定，请写上数值，或另设监测事项并写成 target: > 编号"],
        ),
        # Names, tiers, subsidies, ages, spans of time, what was, and one of something.
        ("用好“1+3+N”体系，服务12345热线。", []),
        ("推动G7京新高速、5G基站和500千伏输变电项目。", []),
        ("对65岁以上老人免费体检，给予每户2000元补贴。", []),
        ("打造15分钟生活圈，完善7×24小时值守，建设3大体系。", []),
        ("在去年完成500个的基础上持续推进。", []),
        ("加强联络，明确1名联络员。", []),
        ("提升服务能力[13]，落实2024版标准。", []),
    ],
)
def test_a_number_that_no_rule_knows_is_in_doubt(sentence: str, doubts: list[str]) -> None:
    assert [say(doubt, "zh") for item in items(sentence) for doubt in item.doubts] == doubts


def test_a_number_that_no_rule_knows_is_in_doubt_in_english() -> None:
    paper = (
        "Council Action Plan 2025\n1. Housing\nMaintain a score of 4.5 in the tenant survey.\n"
        "Keep council tax below the national average.\nSupport the 20mph programme in Ward 3.\n"
        "Work with the NHS on the 10-year plan.\nSupport residents aged 65 and over.\n"
    )
    made = draft(SourceDocument("a.txt", paper)).items
    assert [[doubt.key for doubt in item.doubts] for item in made] == [
        ["draft.unread"], ["draft.relation"], [], [], []
    ]  # fmt: skip


def test_a_part_of_the_whole_is_one() -> None:
    whole, part = items("引进项目50个，其中制造业项目20个。")
    assert (whole.part, part.part) == (False, True)


def test_a_generic_name_takes_what_the_sentence_is_about() -> None:
    assert [item.name for item in items("积极发展数字经济，产业规模突破50亿元。") if item.target] == [
        "数字经济产业规模"
    ]


def test_units_in_brackets_lines_and_sentences() -> None:
    first, second = items(
        "新建公园5个。（牵头单位：市城管局；配合单位：市财政局、市水务局；完成时限：9月底前）新建厕所9座。（市住建局）"
    )
    assert first.answering.lead == ("市城管局",)
    assert first.answering.support == ("市财政局", "市水务局")
    assert first.due == date(2025, 9, 30)
    assert (second.answering.lead, second.due) == (("市住建局",), None)
    (third,) = items("各新城分别打造5个场景。")
    assert third.answering.lead == ("各新城",)


@pytest.mark.parametrize(
    ("task", "schedule", "wanted"),
    [
        (
            "改造老旧小区40个。",
            "进度安排：3月底前完成30%；6月底前60%；12月底前100%",
            [{"03-31": "12", "06-30": "24", "12-31": "40"}],
        ),
        (
            "完成敬老院改造。",
            "推进计划：3月底前完成30%，6月底前完成60%，11月底前全部完成",
            [{"03-31": "30", "06-30": "60", "11-30": "100"}],
        ),
        (
            "新建绿道20公里。",
            "季度节点：3月底前开工；6月底前完成8公里；12月底前20公里",
            [{"06-30": "8", "12-31": "20"}],
        ),
        (
            "更新设备200台，培训率95%以上。",
            "进度安排：一季度30%，二季度60%，四季度100%",
            [{"03-31": "60", "06-30": "120", "12-31": "200"}, {}],
        ),
        (
            "建设床位400张；助餐18万人次。",
            "进度：一季度100；上半年200；四季度400",
            [
                {"03-31": "100", "06-30": "200", "12-31": "400"},
                {},
            ],
        ),
        (
            "污水厂扩建竣工。",
            "进度安排：3月底前完成立项；6月底前开工；12月底前竣工",
            [
                {"03-31": "完成立项", "06-30": "开工", "12-31": "竣工"},
            ],
        ),
    ],
)
def test_a_line_of_days_gives_steps_or_nodes(task: str, schedule: str, wanted: list[dict[str, str]]) -> None:
    made = items(f"{task}\n{schedule}")
    assert [{f"{on:%m-%d}": str(said) for on, said in item.steps or item.nodes} for item in made] == wanted
