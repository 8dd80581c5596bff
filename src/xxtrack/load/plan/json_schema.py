"""JSON Schema of the plan file and Table Schema of the actuals, for editors and other tools."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from xxtrack.load.actuals.columns import COLUMNS, REQUIRED
from xxtrack.load.plan.schema import PlanShape
from xxtrack.load.plan.shape import Shape, nested
from xxtrack.load.plan.values import ID_PATTERN


class _Generator(GenerateJsonSchema):
    """pydantic's, for shapes instead of its own models."""

    def model_schema(self, schema: Any) -> dict[str, Any]:
        """An object with the declared keys and no others."""
        shape = schema["cls"]
        about = {"title": shape.__name__, "description": shape.__doc__, "additionalProperties": False}
        return self.generate_inner(schema["schema"]) | about

    def encode_default(self, dft: Any) -> Any:
        """A default as JSON; of a shape, the defaults of its keys."""
        if isinstance(dft, Shape):
            return {name: self.encode_default(key.default) for name, key in dft.keys().items()}
        return super().encode_default(dft)


def plan_schema(*, english: bool = False) -> dict[str, Any]:
    """JSON Schema (2020-12) of ``plan/*.yaml`` as a YAML 1.2 editor reads it, with a description for every key.

    In ``english`` the descriptions are without the Chinese terms that stand beside them else.
    """
    whole: Any = nested(PlanShape).schema
    _, generated = _Generator().generate_definitions([("plan", "validation", whole)])
    definitions = {str(name): definition for name, definition in generated.items()}
    # Our loader reads every scalar as written; an editor has made a number of the version before it looks here.
    definitions["PlanShape"]["properties"]["version"] = {"enum": [1, "1"], "description": "of this format"}
    target = definitions["ItemShape"]["properties"]["target"]
    target["examples"] = list(_ENGLISH_TARGETS if english else _TARGETS)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "xxtrack plan",
        "description": "An annual work plan: chapters, points and items with targets",
        "$ref": "#/$defs/PlanShape",
        "$defs": definitions,
    }
    return _in_english(schema) if english else schema


_TARGETS = ("≥ 650 家", "≤ 2.55 亿立方米", "2..3 家", "7 ± 0.5 %", "≥ P00-20 + 1 %")
_ENGLISH_TARGETS = ("≥ 650 homes", "≤ £2.5m", "2..3 schools", "7 ± 0.5 %", "≥ P00-20 + 1 %")
_ENGLISH: Mapping[str, str] = {
    " | ".join(_TARGETS): " | ".join(_ENGLISH_TARGETS),
    "超进度 from here: 1.10, or points above straight-line time": (
        "ahead from here: 1.10, or points above straight-line time"
    ),
    "滞后 below here: 0.90, or points below straight-line time": (
        "lagging below here: 0.90, or points below straight-line time"
    ),
    "its number as the document prints it, where that is another: 二（三）4, or none": (
        "its number as the document prints it, where that is another, or none"
    ),
    "分管领导": "the official it belongs to",
    "约束性": "whether it is binding",
    "豁免": "an excused finding, with its owner, reason and end",
    "文号": "the number of the paper",
    "主送": "to whom the paper goes",
    "抄送": "to whom it is copied",
    "署名, where it is not the office's name": "who signs, where it is not the office",
    "what 左右 allows either way, by unit: {'%': 0.5}": "what “about” allows either way, by unit: {'%': 0.5}",
}
"""Descriptions that are more than their English behind a Chinese term."""
_CHINESE = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+"
_TERM = re.compile(
    rf"^{_CHINESE}(?: too)?:\s|,\s[^,:;]*{_CHINESE}[^,:;]*|(?<=:)\s?{_CHINESE}[^,:;]*|{_CHINESE}(?: from here:)?"
)


def _in_english(value: Any) -> Any:
    """A schema with its descriptions in English alone."""
    if isinstance(value, dict):
        return {key: _in_english(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_in_english(part) for part in value]
    if not isinstance(value, str):
        return value
    return _ENGLISH.get(value) or _TERM.sub("", value).strip(" :,;")


def actuals_schema(*, english: bool = False) -> dict[str, Any]:
    """Table Schema (Data Package) of the CSV files below ``data/actuals``."""
    schema = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fieldsMatch": ["superset"],
        "fields": [_field(name, aliases) for name, aliases in COLUMNS.items() if name in REQUIRED],
        "missingValues": ["", "—", "…"],
        "xxtrack:optional": [_field(name, aliases) for name, aliases in COLUMNS.items() if name not in REQUIRED],
    }
    return _titled_in_english(schema) if english else schema


def _titled_in_english(schema: dict[str, Any]) -> dict[str, Any]:
    """The columns by their own names: they are English."""
    for field in (*schema["fields"], *schema["xxtrack:optional"]):
        field["title"] = field["name"]
    return schema


def _field(name: str, aliases: tuple[str, ...]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": "string", "title": aliases[0]}
    if name == "id":
        field["constraints"] = {"required": True, "pattern": ID_PATTERN}
    elif name in REQUIRED:
        field["constraints"] = {"required": name == "period"}
    return field
