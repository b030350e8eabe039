"""Declared things as plain values of JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from monitoring.language import LANGUAGES, Words, speaking


def both(words: Words | None) -> dict[str, str] | None:
    """A declared text in both languages."""
    return {"de": words.de, "en": words.en} if words else None


def said(sentence: Callable[[], str]) -> dict[str, str]:
    """A sentence of the application in both languages."""
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = sentence()
    return found


def plain(value: Any) -> Any:
    """A declaration with all its fields, also those that are as usual."""
    if isinstance(value, Words):
        return both(value)
    if dataclasses.is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, tuple) else value
