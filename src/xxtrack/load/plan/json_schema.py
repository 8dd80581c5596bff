"""JSON Schema of the plan file and Table Schema of the actuals, for editors and other tools."""

from typing import Any

from pydantic.json_schema import models_json_schema

from xxtrack.load.actuals.columns import COLUMNS, REQUIRED
from xxtrack.load.plan.models import model_of
from xxtrack.load.plan.schema import ID_PATTERN, ChapterShape, ItemShape, PlanShape, PointShape

_NESTED = (
    ("PlanShape", "chapters", "ChapterShape"),
    ("ChapterShape", "points", "PointShape"),
    ("PointShape", "items", "ItemShape"),
)
"""Lists that the loader checks piece by piece, and what they are lists of."""


def plan_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of ``plan/*.yaml`` as a YAML 1.2 editor reads it, with a description for every key."""
    models = map(model_of, (PlanShape, ChapterShape, PointShape, ItemShape))
    _, top = models_json_schema([(model, "validation") for model in models])
    definitions = top["$defs"]
    for owner, key, member in _NESTED:
        definitions[owner]["properties"][key]["items"] = {"$ref": f"#/$defs/{member}"}
    # Our loader reads every scalar as written; an editor has made a number of the version before it looks here.
    definitions["PlanShape"]["properties"]["version"] = {"enum": [1, "1"], "description": "of this format"}
    target = definitions["ItemShape"]["properties"]["target"]
    target["examples"] = ["≥ 650 家", "≤ 2.55 亿立方米", "2..3 家", "7 ± 0.5 %"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "xxtrack plan",
        "description": "An annual work plan: chapters, points and items with targets",
        "$ref": "#/$defs/PlanShape",
        "$defs": definitions,
    }


def actuals_schema() -> dict[str, Any]:
    """Table Schema (Data Package) of the CSV files below ``data/actuals``."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fieldsMatch": ["superset"],
        "fields": [_field(name, aliases) for name, aliases in COLUMNS.items() if name in REQUIRED],
        "missingValues": ["", "—", "…"],
        "xxtrack:optional": [_field(name, aliases) for name, aliases in COLUMNS.items() if name not in REQUIRED],
    }


def _field(name: str, aliases: tuple[str, ...]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": "string", "title": aliases[0]}
    if name == "id":
        field["constraints"] = {"required": True, "pattern": ID_PATTERN}
    elif name in REQUIRED:
        field["constraints"] = {"required": name == "period"}
    return field
