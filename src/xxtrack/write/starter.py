"""A first plan with its folders, to start from."""

from contextlib import suppress
from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.model.message import msg
from xxtrack.write.output import stop_on_os_error, write_files

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
    """Write a plan, its schema for editors, and an empty table of actuals.

    The schema is every year's: where it is there it stays. Raises `StopError` where another of them exists,
    or where one cannot be written; then nothing is written.
    """
    files = {
        folder / "plan" / f"{year}.yaml": _PLAN.format(year=year),
        folder / "plan" / "plan.schema.json": schema,
        folder / "data" / "actuals" / str(year) / "示例.csv": _ACTUALS,
    }
    if (schema_file := folder / "plan" / "plan.schema.json").exists():
        del files[schema_file]
    made: list[Path] = []
    try:
        for path in files:
            with stop_on_os_error(path):
                if path.exists():
                    raise StopError(msg("stop.exists", path=str(path)))
                made += _missing(path.parent)
                path.parent.mkdir(parents=True, exist_ok=True)
        write_files([(path, text.encode(_encoding(path))) for path, text in files.items()])
    except StopError:
        for place in reversed(made):
            with suppress(OSError):
                place.rmdir()
        raise
    return list(files)


def _missing(folder: Path) -> list[Path]:
    """The folders that have to be made, outermost first."""
    return [place for place in reversed((folder, *folder.parents)) if not place.exists()]


def _encoding(path: Path) -> str:
    """Excel takes a table without the mark for something else than UTF-8."""
    return "utf-8-sig" if path.suffix == ".csv" else "utf-8"
