"""A first plan to start from."""

from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.model.message import msg
from xxtrack.write.output import write_output

_PLAN = """\
# yaml-language-server: $schema=plan.schema.json
# One item is a few lines; a changed target is a changed line. Ids are permanent.
version: 1
plan:
  id: work-{year}
  title: {year}年工作要点
  start: {year}-01-01
  end: {year}-12-31
  language: zh
policy:
  reporting:
    frequency: quarterly
    grace: 10
chapters:
- title: 第一章标题
  points:
  - no: 1
    title: 第一个要点
    items:
    - id: P01-01
      name: 示例指标
      target: ≥ 100 家
      text: 新增100家以上
    - id: P01-02
      name: 示例节点任务
      due: {year}-06-30
      text: 上半年开工建设
    - id: P01-03
      name: 示例常态工作
      text: 持续推进
"""

_ACTUALS = "编号,指标名称,期别,完成值,来源,填报日期\n"


def write_starter(folder: Path, year: int, schema: str) -> list[Path]:
    """Write a plan, its schema for editors, and an empty table of actuals; raises `StopError` if any of them exists."""
    files = {
        folder / "plan" / f"{year}.yaml": _PLAN.format(year=year),
        folder / "plan" / "plan.schema.json": schema,
        folder / "data" / "actuals" / str(year) / "示例.csv": _ACTUALS,
    }
    for path in files:
        if path.exists():
            raise StopError(msg("stop.exists", path=str(path)))
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StopError(msg("stop.cannot-write", path=str(path), problem=error.strerror or "")) from None
        write_output(path, content.encode("utf-8-sig" if path.suffix == ".csv" else "utf-8"))
    return list(files)
