"""How rows are looked for by text, and kept for the one who will change them."""

from typing import Any

from sqlalchemy import ColumnElement, Select, or_
from sqlmodel import col


def has_text(text: str, *columns: Any) -> ColumnElement[bool]:
    return or_(*(col(each).icontains(text, autoescape=True) for each in columns))


def locked(statement: Select[Any]) -> Select[Any]:
    return statement.with_for_update().execution_options(populate_existing=True)
