"""Declarations as TOML that people read, without what is as usual anyway."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from enum import Enum, IntEnum
from typing import Any

import tomli_w

from monitoring.core.recipe import Place
from monitoring.language import Words


def toml_of(table: Mapping[str, Any], order: Sequence[str]) -> str:
    """The table as TOML: what a reader looks for first stands first, tables stand last."""
    values = dict(table)
    head = {name: values.pop(name) for name in order if name in values}
    lists = {name: value for name, value in values.items() if _is_table(value)}
    words = {name: value for name, value in values.items() if name not in lists}
    return tomli_w.dumps({**head, **words, **lists})


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value)
                                       and isinstance(value[0], dict))


def plain_table(value: Any) -> dict[str, Any]:
    """Fields that differ from their defaults, as TOML knows them."""
    found = {}
    for field in dataclasses.fields(value):
        own = getattr(value, field.name)
        if own == _default(field):
            continue
        found[field.name.rstrip("_")] = _value(own)
    return found


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    made = field.default_factory
    return made() if made is not dataclasses.MISSING else dataclasses.MISSING


def _value(value: Any) -> Any:
    if isinstance(value, Place) and value == Place(fixed=value.fixed):
        return value.fixed
    if isinstance(value, Words):
        return {"de": value.de, "en": value.en} if value.en else value.de
    if isinstance(value, Enum):
        return value.name if isinstance(value, IntEnum) else str(value.value)
    if isinstance(value, Mapping):
        return {str(name): _value(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return plain_table(value) if dataclasses.is_dataclass(value) else value
