"""Entries of the planning register, and the register of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from monitoring.core.planning.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Item:
    """
    One entry in one of its versions: a goal, a measure, a participation act …

    `data` holds the filled-in fields as `FieldType` says; `author` wrote the first version, `by`
    this one at `time` (UTC, ISO), and `note` says why. A `gone` one is deleted and can return.
    """

    kind: str
    id: str
    version: int = 0
    time: str = ""
    by: str = ""
    author: str = ""
    note: str = ""
    gone: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id: what other entries refer to."""
        return self.kind, self.id

    @property
    def title(self) -> str:
        """What people call it; the id while nothing is typed."""
        return str(self.data.get(KINDS[self.kind].title) or self.id)

    def text(self, name: str) -> str:
        """A field that holds a text; "" if it is empty."""
        return str(self.data.get(name) or "")

    def list(self, name: str) -> tuple[str, ...]:
        """A field that holds several texts."""
        found = self.data.get(name) or ()
        return (found,) if isinstance(found, str) else tuple(found)

    def number(self, name: str) -> float | None:
        """A field that holds a number; None if it is empty."""
        found = self.data.get(name)
        return None if found is None else float(found)

    def plans(self) -> tuple[str, ...]:
        """The plans it belongs to: its own first."""
        own = (self.text("plan"),) if self.text("plan") else ()
        return tuple(dict.fromkeys((*own, *self.list("plans"))))


@dataclass(frozen=True, eq=False)
class Register:
    """
    All entries at one moment, deleted ones apart.

    `number` counts the versions ever written: two registers of the same number are the same.
    """

    items: Mapping[tuple[str, str], Item]
    number: int = 0
    gone: Mapping[tuple[str, str], Item] = field(default_factory=dict)

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Item, ...]]:
        found: dict[str, list[Item]] = {kind: [] for kind in KINDS}
        for one in self.items.values():
            found[one.kind].append(one)
        return {kind: tuple(items) for kind, items in found.items()}

    @cached_property
    def _referring(self) -> Mapping[tuple[str, str], tuple[Item, ...]]:
        found: dict[tuple[str, str], list[Item]] = {}
        for one in self.items.values():
            for spec in KINDS[one.kind].referring():
                for name in dict.fromkeys(one.list(spec.id)):
                    found.setdefault((spec.target, name), []).append(one)
        return {key: _once(items) for key, items in found.items()}

    def of(self, kind: str) -> tuple[Item, ...]:
        """All entries of a kind, in the order of their ids' making."""
        return self._by_kind[kind]

    def get(self, kind: str, name: str) -> Item | None:
        """The entry of this kind and id; None if there is none or it is deleted."""
        return self.items.get((kind, name))

    def referring(self, kind: str, name: str, by: str = "") -> tuple[Item, ...]:
        """Entries that name this one, of all kinds or of kind `by`."""
        found = self._referring.get((kind, name), ())
        return tuple(one for one in found if not by or one.kind == by)


def _once(items: list[Item]) -> tuple[Item, ...]:
    return tuple({one.key: one for one in items}.values())
