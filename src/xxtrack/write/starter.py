"""A first plan with its folders, to start from."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.load.source import Source, read_file
from xxtrack.model.calendar import ONE_DAY, month_after
from xxtrack.model.message import msg
from xxtrack.wording import Lang
from xxtrack.write.output import stop_on_os_error, write_files

_PLAN = """\
# yaml-language-server: $schema=plan.schema.json
# One item is a few lines; a changed target is a changed line. Ids are permanent.
version: 1
plan:
  id: work-{name}
  title: {title}年工作要点
  start: {start}
  end: {end}
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
      due: {middle}
      text: 上半年开工建设
    - id: P01-03
      name: 示例常态工作
      text: 持续推进
"""

_ACTUALS = "编号,指标名称,期别,完成值,来源,填报日期\n"

_ENGLISH_PLAN = """\
# yaml-language-server: $schema=plan.schema.json
# One item is a few lines; a changed target is a changed line. Ids are permanent.
version: 1
plan:
  id: work-{name}
  title: Work plan {title}
  start: {start}
  end: {end}
  language: en
policy:
  reporting:
    frequency: quarterly
    grace: 10
chapters:
- title: First priority
  points:
  - no: 1
    title: First aim
    items:
    - id: P01-01
      name: Example indicator
      target: ≥ 100 homes
      text: Complete at least 100 new homes
    - id: P01-02
      name: Example milestone
      due: {middle}
      text: Start on site by the middle of the year
    - id: P01-03
      name: Example duty
      text: Keep the register up to date
"""

_ENGLISH_ACTUALS = "id,name,period,value,source,reported\n"


def write_starter(folder: Path, start: date, years: int, schema: str, lang: Lang) -> list[Path]:
    """Write a plan of so many years from a day on, its schema for editors, and an empty table of actuals.

    The schema is every year's: where it is there it stays, and what somebody who was interrupted has written is gone on
    from. Raises `StopError` where another of them exists, where all do, or where one cannot be written: none is then.
    """
    english = lang == "en"
    end = month_after(start, 12 * years) - ONE_DAY
    name = str(start.year) if years == 1 else f"{start.year}-{end.year}"
    title = name if start.month == 1 or years > 1 else f"{start.year}/{end.year % 100:02}"
    plan = (_ENGLISH_PLAN if english else _PLAN).format(
        name=name, title=title, start=start, end=end, middle=month_after(start, 6) - ONE_DAY
    )
    plan_file, schema_file = folder / "plan" / f"{name}.yaml", folder / "plan" / "plan.schema.json"
    table = folder / "data" / "actuals" / name / ("example.csv" if english else "示例.csv")
    files = {plan_file: plan, schema_file: schema, table: _ENGLISH_ACTUALS if english else _ACTUALS}
    if schema_file.exists():
        del files[schema_file]
    files = {path: text for path, text in files.items() if not _holds(path, text)} or {plan_file: plan}
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


def _holds(path: Path, text: str) -> bool:
    content = read_file(path)
    return isinstance(content, Source) and content.data == text.encode(_encoding(path))


def _missing(folder: Path) -> list[Path]:
    """The folders that have to be made, outermost first."""
    return [place for place in reversed((folder, *folder.parents)) if not place.exists()]


def _encoding(path: Path) -> str:
    """Excel takes a table without the mark for something else than UTF-8."""
    return "utf-8-sig" if path.suffix == ".csv" else "utf-8"
