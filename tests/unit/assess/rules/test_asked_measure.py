"""Where the measure, or the good side of a band, must be written; the plan of 2023 as its own measures say."""

from pathlib import Path

import pytest

from tests.helpers import ROOT, make_plan, plan_text, run_cli
from xxtrack.assess.rules.asked_measure import asks_measure, better_written, proposed_measure
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source, read_file
from xxtrack.model.plan import Item, Plan


def item(name: str, target: str, **keys: str) -> Item:
    more = "".join(f", {key}: {value}" for key, value in keys.items())
    plan = make_plan(f'{{id: P01-01, name: {name}, target: "{target}"{more}}}')
    return plan.items["P01-01"]


def test_a_measure_that_says_null_is_not_written() -> None:
    assert asks_measure(item("平均工资", "≥ 8 万元", measure="null"))
    assert not asks_measure(item("平均工资", "≥ 8 万元", measure="stock"))


@pytest.mark.parametrize(
    ("name", "target", "asking"),
    [
        # Names of levels, averages, ranks and durations.
        ("细颗粒物浓度", "≥ 35 微克/立方米", "level"),
        ("平均工资", "≥ 8 万元", "level"),
        ("机动车保有量", "≥ 22.8 万辆", "level"),
        ("生猪存栏", "≥ 3 万头", "level"),
        ("高新技术企业总数", "≥ 800 家", "level"),
        ("数字经济规模", "> 50 亿元", "level"),
        ("营商环境排名", "= 3 名", "level"),
        ("审批时限", "= 3 次", "level"),
        ("累计建成充电桩", "≥ 900 个", "level"),
        ("average wage", "≥ 8 万元", "level"),
        ("city rank", "= 3 rd", "level"),
        # Their units.
        ("办理", "≥ 20 个工作日", "level"),
        ("turn", "≥ 20 days", "level"),
        ("考核", "≤ 2 位", "level"),
        ("进入全省前3位", "= 3 位", "level"),
        ("引进专家", "≥ 2 位", None),
        # Caps in another unit than %.
        ("用水量", "≤ 2.55 亿立方米", "cap"),
        ("火灾", "< 5 起", "cap"),
        ("能耗强度", "≤ 3 %", None),
        ("能耗强度", "≤ 3 个百分点", None),
        # Not asked.
        ("平均增速", "≥ 5 %", None),
        ("新增企业总数", "≥ 100 家", None),
        ("净增保有量", "≥ 100 辆", None),
        ("引进项目总数", "≥ 100 个", None),
        ("新建平均规模", "≥ 100 个", None),
        ("规模以上企业", "≥ 100 家", None),
        ("公共停车位", "≥ 100 个", None),
        ("示范单位", "≥ 5 家", None),
        ("养老床位", "≥ 100 张", None),
        ("学位", "≥ 100 个", None),
        ("平均事故", "= 0 起", None),
        ("企业", "≥ 650 家", None),
    ],
)
def test_where_the_measure_must_be_written(name: str, target: str, asking: str | None) -> None:
    found = asks_measure(item(name, target))
    assert (found.value if found else None) == asking


def test_a_written_measure_is_asked_for_no_more() -> None:
    assert asks_measure(item("用水量", "≤ 5 吨", measure="flow")) is None


@pytest.mark.parametrize(
    ("name", "target", "measure"),
    [
        ("用水总量", "≤ 2.55 亿立方米", "flow"),
        ("细颗粒物浓度", "≤ 35 微克/立方米", "stock"),
        ("审批时限", "≤ 20 天", "stock"),
        ("营商环境排名", "≤ 2 位", "stock"),
        ("火灾起数", "≤ 5 起", "stock"),
        ("高新技术企业总数", "≥ 800 家", "stock"),
    ],
)
def test_what_is_proposed(name: str, target: str, measure: str) -> None:
    assert proposed_measure(item(name, target)).value == measure


@pytest.mark.parametrize(
    ("name", "target", "better", "found"),
    [
        ("生产总值增长", "10 ± 0.5 %", "", 1),
        ("居民消费价格涨幅", "2..3 %", "", 1),
        ("生产总值增长", "10 ± 0.5 %", "better: higher", 0),
        ("满意率", "10 ± 0.5 %", "", 0),
        ("企业增长", "2..3 家", "", 0),
        ("生产总值增长", "≥ 10 %", "", 0),
    ],
)
def test_a_band_of_a_growth_says_which_side_is_no_fault(name: str, target: str, better: str, found: int) -> None:
    plan = make_plan(f"{{id: P01-01, name: {name}, target: {target}{', ' + better if better else ''}}}")
    assert len(list(better_written(plan, list(plan.items.values())))) == found


def plan_2023(text: str) -> Plan:
    loaded = load_plan(Source("plan/2023.yaml", text.encode()))
    assert loaded.plan and not loaded.findings
    return loaded.plan


def test_the_plan_of_2023_is_asked_four_times() -> None:
    """Without the measures it has now these alone; not 新增, 引进 and 规模以上, and not 单位, 车位, 学位, 床位."""
    source = read_file(ROOT / "plan" / "2023.yaml")
    assert isinstance(source, Source)
    text = source.data.decode()
    assert [item.id for item in plan_2023(text).items.values() if asks_measure(item)] == []
    bare = text.replace("      measure: flow\n", "")
    asked = [item.id for item in plan_2023(bare).items.values() if asks_measure(item)]
    assert asked == ["P14-02", "P14-04", "P17-08", "P19-10"]


def test_fmt_writes_the_proposals(tmp_path: Path) -> None:
    cap = "{id: P01-01, name: 用水总量, target: ≤ 5 吨, text: 控制在5吨}"
    (tmp_path / "plan.yaml").write_text(plan_text(cap, "{id: P01-02, name: 企业, target: ≥ 5 家}"), "utf-8")
    made = run_cli("fmt", "--measure", "plan.yaml", cwd=tmp_path)
    assert made.code == 0, made
    written = (tmp_path / "plan.yaml").read_text("utf-8")
    assert cap.replace(", text", ", measure: flow, text") in written
    assert "{id: P01-02, name: 企业, target: ≥ 5 家}" in written
