"""fmt, schema and init: what makes a plan pleasant to edit."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tests.helpers import ROOT, plan_text, read_plan, run_cli
from xxtrack.model.target import parse_target
from xxtrack.write.canonical import canonical

UNTIDY = """\
version: 1
# the head
plan:   {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}
chapters:
  - title: '第一章'
    points:
      - no: 1
        title: "第一点"
        items:
          # the first item
          - name: 企业
            id: P01-01
            target: '＞＝650家'   
            note: "NO"
          - id: P01-02
            target: "> 70 %" # strictly
            name: 比例
"""  # noqa: W291 - trailing blanks are part of what is untidy

TIDY = """\
version: 1
# the head
plan: {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
    # the first item
    - id: P01-01
      name: 企业
      target: ≥ 650 家
      note: NO
    - id: P01-02
      target: "> 70 %"       # strictly
      name: 比例
"""


def test_the_canonical_form_keeps_comments_and_meaning() -> None:
    assert canonical(UNTIDY) == TIDY
    before, after = read_plan(UNTIDY).plan, read_plan(TIDY).plan
    assert before is not None
    assert before == after


def test_the_canonical_form_is_its_own() -> None:
    once = canonical(UNTIDY)
    assert canonical(once) == once
    plan = (ROOT / "plan" / "2023.yaml").read_text("utf-8")
    assert canonical(plan) == plan


TEXTS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=20).filter(str.strip)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_means_the_same_afterwards(name: str, note: str) -> None:
    item = f"{{id: P01-01, name: {quoted(name)}, note: {quoted(note)}, target: ≥ 1 家}}"
    text = plan_text(item)
    before, after = read_plan(text).plan, read_plan(canonical(text)).plan
    assert before is not None
    assert before == after


@pytest.mark.parametrize("text", ["≥ 650 家", "> 70 %", "≤ 2.55 亿立方米", "= 0 起", "2..3 家", "7 ± 0.5 %", "< 0 %"])
def test_canonical_targets_stay(text: str) -> None:
    assert parse_target(text).canonical == text


def test_fmt_checks_shows_and_writes(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(UNTIDY, "utf-8")
    path.chmod(0o640)
    assert run_cli("fmt", "--check", str(path), cwd=tmp_path).code == 1
    shown = run_cli("fmt", "--diff", str(path), cwd=tmp_path)
    assert (shown.code, "+      target: ≥ 650 家" in shown.stdout) == (1, True)
    assert path.read_text("utf-8") == UNTIDY
    assert run_cli("fmt", str(path), cwd=tmp_path).code == 0
    assert path.read_text("utf-8") == TIDY
    assert path.stat().st_mode & 0o777 == 0o640
    assert run_cli("fmt", "--check", str(path), cwd=tmp_path).code == 0
    assert [p.name for p in tmp_path.iterdir()] == ["p.yaml"]


def test_fmt_does_not_touch_a_plan_with_faults(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(UNTIDY.replace("id: P01-01", "id: P1"), "utf-8")
    before = path.read_bytes()
    assert run_cli("fmt", str(path), cwd=tmp_path).code == 3
    assert path.read_bytes() == before


def as_an_editor_reads(text: str) -> Any:
    """YAML 1.2, in which `no` is a word; dates are text in JSON."""
    return _as_json(YAML(typ="safe", pure=True).load(text))


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_schema_accepts_the_plan_and_refuses_what_the_loader_refuses() -> None:
    schema = json.loads(run_cli("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    plan = as_an_editor_reads((ROOT / "plan" / "2023.yaml").read_text("utf-8"))
    jsonschema.validate(plan, schema)
    item = plan["chapters"][0]["points"][0]["items"][0]
    for key, value in (("targt", "≥ 1 家"), ("measure", "flw"), ("id", "P1"), ("name", 3), ("pace", "fast")):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(_with_first_item(plan, {**item, key: value}), schema)


def _with_first_item(plan: Any, item: dict[str, Any]) -> Any:
    copy = json.loads(json.dumps(plan))
    copy["chapters"][0]["points"][0]["items"][0] = item
    return copy


def test_every_key_is_explained_to_editors() -> None:
    for name, shape in json.loads(run_cli("schema").stdout)["$defs"].items():
        for key, field in shape["properties"].items():
            assert field.get("description"), f"{name}.{key} has no description"


def test_the_schema_beside_the_plan_is_todays() -> None:
    assert (ROOT / "plan" / "plan.schema.json").read_text("utf-8") == run_cli("schema").stdout
    assert (
        (ROOT / "plan" / "2023.yaml").read_text("utf-8").startswith("# yaml-language-server: $schema=plan.schema.json")
    )


def test_the_schema_of_the_actuals_names_every_column() -> None:
    schema = json.loads(run_cli("schema", "--actuals").stdout)
    assert [field["name"] for field in schema["fields"]] == ["id", "period", "value"]


def test_the_next_year_begins_beside_the_last(tmp_path: Path) -> None:
    assert run_cli("init", ".", "--year", "2023", cwd=tmp_path).code == 0
    (tmp_path / "plan" / "plan.schema.json").write_text("{}", "utf-8")
    made = run_cli("init", ".", "--year", "2024", cwd=tmp_path)
    assert made.code == 0, made
    assert (tmp_path / "plan" / "plan.schema.json").read_text("utf-8") == "{}"
    assert "schema" not in made.stderr
    assert run_cli("validate", "--plan", "plan/2024.yaml", cwd=tmp_path).code == 0


@pytest.mark.parametrize("left", [0, 1, 2])
def test_init_goes_on_from_where_it_was_interrupted(tmp_path: Path, left: int) -> None:
    assert run_cli("init", "here", "--year", "2024", cwd=tmp_path).code == 0
    whole = {path: path.read_bytes() for path in (tmp_path / "here").rglob("*") if path.is_file()}
    names = list(whole)
    for path in names[:left] + names[left + 1 :]:
        path.unlink()
    again = run_cli("init", "here", "--year", "2024", cwd=tmp_path)
    assert again.code == 0, again
    assert whole == {path: path.read_bytes() for path in (tmp_path / "here").rglob("*") if path.is_file()}
    assert names[left].name not in again.stderr


def test_init_does_not_go_on_from_a_plan_that_somebody_has_changed(tmp_path: Path) -> None:
    assert run_cli("init", ".", "--year", "2024", cwd=tmp_path).code == 0
    (tmp_path / "data" / "actuals" / "2024" / "示例.csv").unlink()
    plan = tmp_path / "plan" / "2024.yaml"
    plan.write_text(plan.read_text("utf-8").replace("示例指标", "新增企业"), "utf-8")
    refused = run_cli("init", ".", "--year", "2024", cwd=tmp_path)
    assert refused.code == 3
    assert "2024.yaml" in refused.stderr


def test_init_gives_a_plan_that_works_and_never_overwrites(tmp_path: Path) -> None:
    assert run_cli("init", "here", "--year", "2024", cwd=tmp_path).code == 0
    project = tmp_path / "here"
    assert run_cli("validate", cwd=project).code == 0
    assert run_cli("fmt", "--check", cwd=project).code == 0
    assert run_cli("status", "--as-of", "2024-06", cwd=project).code == 0
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert run_cli("init", "here", "--year", "2024", cwd=tmp_path).code == 3
    assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
