"""Two people changed the same entry: what both wanted, and where only a person can decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Data = Mapping[str, Any]


def merged(base: Data, mine: Data, theirs: Data) -> tuple[dict[str, Any], tuple[str, ...]]:
    """
    The entry with the changes of both sides, and ids of fields that both changed differently.

    `base` is what both had read. In a list, what either side added or removed counts; a field
    in conflict keeps `mine`. Empty fields are left out.
    """
    found: dict[str, Any] = {}
    conflicts = []
    for name in dict.fromkeys((*theirs, *mine, *base)):
        before, own, other = (_filled(data.get(name)) for data in (base, mine, theirs))
        if other in (own, before):
            value = own
        elif own == before:
            value = other
        else:
            value = _lists(before, own, other)
            if value is None:
                conflicts.append(name)
                value = own
        if _filled(value) is not None:
            found[name] = value
    return found, tuple(conflicts)


def _filled(value: Any) -> Any:
    if value is None or value is False or value in ("", [], ()):
        return None
    return list(value) if isinstance(value, tuple) else value


def _lists(before: Any, own: Any, other: Any) -> list[Any] | None:
    """Both lists of changes on one list; None where they cannot be put together."""
    sides = [one or [] for one in (before, own, other)]
    if not all(isinstance(one, list) for one in sides):
        return None
    was, mine, theirs = sides
    lost = [one for one in was if one not in mine]
    gained = [one for one in mine if one not in was]
    # Texts are there or not. A step that both rewrote is in neither list as it was.
    rewritten = any(isinstance(one, Mapping) and one not in theirs for one in lost)
    if rewritten and gained and any(one not in was for one in theirs):
        return None
    return [*(one for one in theirs if one not in lost),
            *(one for one in gained if one not in theirs)]
