"""JSON Schema of the plan file and Table Schema of the actuals, for editors and other tools."""

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


def plan_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of ``plan/*.yaml`` as a YAML 1.2 editor reads it, with a description for every key."""
    whole: Any = nested(PlanShape).schema
    _, generated = _Generator().generate_definitions([("plan", "validation", whole)])
    definitions = {str(name): definition for name, definition in generated.items()}
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
