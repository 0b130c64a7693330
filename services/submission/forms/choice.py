"""Choices that every edition has, each with its Chinese word; what differs by edition is a vocabulary instead."""

from enum import StrEnum
from typing import Any, Self

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


class Choice(StrEnum):
    """`CODE = "code", "中文"`."""

    word: str

    def __new__(cls, code: str, word: str) -> Self:
        """A member with its word."""
        member = str.__new__(cls, code)
        member._value_, member.word = code, word
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The words stand in the form, as those of an edition do."""
        return {"type": "string", "oneOf": [{"const": each.value, "title": each.word} for each in cls]}
