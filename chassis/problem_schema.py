"""Problems in an application's OpenAPI description: every operation may answer with one."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

from chassis.problems import MEDIA_TYPE


class ProblemPlace(BaseModel):
    """A place in the input, by JSON pointer, and what is wrong there."""

    pointer: str
    detail: str
    code: str


class Problem(BaseModel):
    """A refused request (RFC 9457): `title` and `detail` are Chinese and for people, `code` is for programs."""

    type: str
    title: str
    status: int
    code: str
    detail: str | None = None
    errors: list[ProblemPlace] | None = None
    traceId: str  # noqa: N815 -- as it goes out


SHAPES = (Problem, ProblemPlace)
FOREIGN = ("HTTPValidationError", "ValidationError")


def describe_problems(app: FastAPI) -> None:
    """Have the description tell of problems in place of the framework's own validation errors, which nobody gets."""
    framework = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _with_problems(framework())
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def _with_problems(schema: dict[str, Any]) -> dict[str, Any]:
    shapes = schema.setdefault("components", {}).setdefault("schemas", {})
    for name in FOREIGN:
        shapes.pop(name, None)
    for shape in SHAPES:
        described = shape.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
        shapes[shape.__name__] = {k: v for k, v in described.items() if k != "$defs"}
    refused = {
        "description": "Refused",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for path in schema["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = refused
    return schema
