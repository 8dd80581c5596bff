"""A plan and figures in which every text tries to act; shared by the tests of formats that could obey."""

from pathlib import Path

EVIL = [
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=2</script>",
    "<img src=x onerror=window.hacked=3>",
    '\\"><svg onload=window.hacked=4>',
    "javascript:window.hacked=5",
    "</title></style></dialog><iframe srcdoc=x>",
    "{{ 7*7 }}{% raw %}",
    "' onmouseover='window.hacked=6' autofocus onfocus='window.hacked=7",
    "<!-- --><![CDATA[ ]]>&lt;&amp;&#x41;",
    "<a href=https://evil.example/>x</a>",
    "$`x`$ $$x_window.hacked=8$$",
]

HEAD = """\
version: 1
plan: {{id: test, title: "{title}", start: 2023-01-01, end: 2023-12-31}}
policy: {{reporting: {{frequency: quarterly, grace: 10}}}}
groups:
  组: ["{scope}", "{other}"]
chapters:
- title: 主要预期目标
  points:
  - no: 0
    title: "{point}"
    items:
    - {{id: P00-01, name: "{headline}", target: "≥ 20 %", text: "{clause}"}}
- title: "{chapter}"
  points:
  - no: 1
    title: "{point}"
    items:
"""


def write_hostile(folder: Path) -> None:
    """The plan as plan/plan.yaml and its figures as data/actuals/a.csv."""
    e = EVIL
    head = HEAD.format(title=e[5], scope=e[0], other=e[3], point=e[2], headline=e[1], clause=e[8], chapter=e[6])
    lines = [
        f'    - {{id: P01-{n:02}, name: "{evil}", target: "≥ 100 {"家" if n % 2 else "<b>家</b>"}", lead: "{e[-n]}", '
        f'support: ["{evil}"], text: "{evil}", note: "{evil}", tags: ["{evil}"], '
        f'amended: [{{on: 2023-02-01, from: "≥ 90 家", to: "≥ 100 家", reason: "{evil}", decision: "{evil}"}}], '
        f'waiver: {{owner: "{evil}", reason: "{evil}", until: 2023-12-31, decision: "{evil}"}}}}'
        for n, evil in enumerate(e, 1)
    ]
    lines.append('    - {id: P01-20, name: "each", target: "≥ 2 家", each: 组}')
    plan = folder / "plan" / "plan.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text(head + "\n".join(lines) + "\n", "utf-8")
    rows = ["id,period,value,scope,source,note,progress,problem,next,evidence", "P00-01,2023-03,21,,示例数据,"]
    for n, evil in enumerate(e, 1):
        quoted = evil.replace('\\"', '"').replace('"', '""')
        said = ",".join([f'"{quoted}"'] * 6)
        rows += [f"P01-{n:02},2023-0{month},{30 * month // 3},,{said}" for month in (3, 6)]
    first, other = (text.replace('\\"', '"').replace('"', '""') for text in (e[0], e[3]))
    rows += [f'P01-20,2023-06,2,"{first}",,', f'P01-20,2023-06,1,"{other}",,']
    figures = folder / "data" / "actuals" / "a.csv"
    figures.parent.mkdir(parents=True)
    figures.write_text("\n".join(rows) + "\n", "utf-8")
