"""Every version of every entry of the planning register, as rows of a chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.refused import Refused
from monitoring.language import text
from monitoring.storage.chain import readable, sealed
from monitoring.storage.database import METADATA
from monitoring.storage.moment import now, spoken

_planning = sa.Table(
    "planning",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("id", sa.String(60), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("time", sa.String(32), nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("gone", sa.Boolean, nullable=False),
    sa.Column("content_hash", sa.String(64), nullable=False),
    sa.Column("previous_hash", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    # Outside the chain: a content that must be erased takes no link with it.
    sa.Column("content", sa.Text, nullable=True),
    sa.UniqueConstraint("kind", "id", "version"),
)
# A row of the chain without its content.
Row = Mapping[str, Any]
_LINKS = tuple(one for one in _planning.columns if one.name != "content")


class Overwritten(Refused):
    """Somebody else saved the entry meanwhile; `theirs` is what stands there now."""

    def __init__(self, theirs: Item) -> None:
        words = {"by": theirs.by, "title": theirs.title, "time": spoken(theirs.time)}
        super().__init__(
            text("{by} hat „{title}“ inzwischen gelöscht (am {time}). Nichts von Ihnen ist "
                 "verloren.", **words) if theirs.gone else
            text("{by} hat „{title}“ inzwischen geändert (am {time}). Bitte beide Fassungen "
                 "vergleichen; nichts von Ihnen ist verloren.", **words)
        )
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class Change:
    """
    What somebody wants to save: the version that was read (0: a new entry) and the new data.

    An empty id gets the next free one of its kind. `gone` deletes; data may then be empty.
    """

    kind: str
    id: str
    read: int
    data: Mapping[str, Any]
    gone: bool = False


def register_in(connection: sa.Connection, until: int | None = None) -> Register:
    """The newest version of every entry; with `until` as it was after so many versions."""
    last = newest_number(connection) if until is None else until
    newest = (sa.select(_planning.c.kind, _planning.c.id,
                        sa.func.max(_planning.c.version).label("version"))
              .where(_planning.c.number <= last)
              .group_by(_planning.c.kind, _planning.c.id).subquery())
    same = sa.and_(*(_planning.c[name] == newest.c[name] for name in ("kind", "id", "version")))
    rows = connection.execute(
        sa.select(_planning).join(newest, same).order_by(_planning.c.number)
    )
    # An earlier state shows nothing of what was erased since.
    items = [_item(row) for row in rows.mappings()
             if row["kind"] in KINDS and (row["gone"] or row["content"] is not None)]
    there = {one.key: one for one in sorted(items, key=_order) if not one.gone}
    gone = {one.key: one for one in items if one.gone}
    return Register(there, last, gone)


def newest_number(connection: sa.Connection) -> int:
    """How many versions were ever written."""
    return int(connection.execute(
        sa.select(sa.func.coalesce(sa.func.max(_planning.c.number), 0))).scalar_one())


def first_versions_since(
    connection: sa.Connection, kind: str, author: str, since: str
) -> int:
    """How many entries of a kind somebody began since a moment (UTC, ISO), also deleted ones."""
    begun_since = sa.and_(_planning.c.kind == kind, _planning.c.author == author,
                          _planning.c.version == 1, _planning.c.time >= since)
    counted = sa.select(sa.func.count()).select_from(_planning).where(begun_since)
    return int(connection.execute(counted).scalar_one())


def versions_in(connection: sa.Connection, kind: str, name: str) -> list[Item]:
    """All versions of an entry, oldest first."""
    same = sa.and_(_planning.c.kind == kind, _planning.c.id == name)
    rows = connection.execute(sa.select(_planning).where(same).order_by(_planning.c.version))
    return [_item(row) for row in rows.mappings()]


def newest_in(connection: sa.Connection, kind: str, name: str) -> Item | None:
    """The newest version of an entry, also of a deleted one."""
    found = versions_in(connection, kind, name) if name else []
    return found[-1] if found else None


def begun(connection: sa.Connection, items: Sequence[Item]) -> bool:
    """Write entries with their own names and times, if nothing was ever written here."""
    if newest_number(connection):
        return False
    last = None
    for item in items:
        last = _append(connection, item, last)
    return bool(items)


def erased(connection: sa.Connection, kind: str, name: str, by: str, note: str) -> Item:
    """
    Empty all versions of a deleted entry for good and say so in a new one.

    The last version is deleted and empty: by this `verify` knows that nobody tampered.
    """
    known = newest_in(connection, kind, name)
    if known is None:
        raise KeyError(name)
    same = sa.and_(_planning.c.kind == kind, _planning.c.id == name)
    connection.execute(sa.update(_planning).where(same).values(content=None))
    item = Item(kind, known.id, known.version + 1, now(), readable(by.strip()), known.author,
                readable(note.strip()), gone=True)
    _append(connection, item, _last_row(connection))
    return item


def saved(
    connection: sa.Connection, changes: Sequence[Change], by: str, note: str
) -> list[Item]:
    """Write a new version of each entry; raises Overwritten before anything is written."""
    newest = [newest_in(connection, one.kind, one.id) for one in changes]
    for change, known in zip(changes, newest, strict=True):
        if known is not None and known.version != change.read:
            raise Overwritten(known)
    last = _last_row(connection)
    names = _names(connection, changes)
    found = []
    for change, known, name in zip(changes, newest, names, strict=True):
        author = known.author if known else by
        data = change.data or (known.data if known else {})
        item = Item(change.kind, readable(name), (known.version if known else 0) + 1, now(),
                    readable(by.strip()), readable(author.strip()), readable(note.strip()),
                    change.gone, data)
        last = _append(connection, item, last)
        found.append(item)
    return found


def rows_in(connection: sa.Connection) -> list[dict[str, Any]]:
    """All rows of the chain with their content, in order."""
    rows = connection.execute(sa.select(_planning).order_by(_planning.c.number))
    return [dict(row) for row in rows.mappings()]


def last_link(connection: sa.Connection) -> tuple[int, str] | None:
    """Number and hash of the newest row of the chain."""
    row = _last_row(connection)
    return (row["number"], row["hash"]) if row else None


def content_hash(content: str) -> str:
    """The hash that ties a content to its row."""
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()


def _append(connection: sa.Connection, item: Item, last: Row | None) -> Row:
    content = readable(json.dumps(dict(item.data), ensure_ascii=False, sort_keys=True))
    values = {
        "number": last["number"] + 1 if last else 1, "kind": item.kind, "id": item.id,
        "version": item.version, "time": item.time, "by": item.by, "author": item.author,
        "note": item.note, "gone": item.gone, "content_hash": content_hash(content),
    }
    row = sealed(values, last["hash"] if last else "")
    connection.execute(_planning.insert().values({**row, "content": content}))
    return row


def _last_row(connection: sa.Connection) -> Row | None:
    newest = sa.select(*_LINKS).order_by(_planning.c.number.desc()).limit(1)
    row = connection.execute(newest).mappings().first()
    return dict(row) if row else None


def _names(connection: sa.Connection, changes: Sequence[Change]) -> list[str]:
    """Their ids; new ones get a number that no entry, also no deleted one, ever had."""
    taken: dict[str, int] = {}
    for kind in {one.kind for one in changes if not one.id}:
        same = sa.select(_planning.c.id).where(_planning.c.kind == kind).distinct()
        ids = [*connection.execute(same).scalars(),
               *(one.id for one in changes if one.kind == kind)]
        taken[kind] = max(_number(one, KINDS[kind].prefix) for one in ids)
    found = []
    for change in changes:
        if not change.id:
            taken[change.kind] += 1
        found.append(change.id or f"{KINDS[change.kind].prefix}{taken[change.kind]}")
    return found


def _number(name: str, prefix: str) -> int:
    rest = name.removeprefix(prefix)
    return int(rest) if name.startswith(prefix) and rest.isdecimal() and rest.isascii() else 0


def _order(item: Item) -> tuple[str, int, str]:
    return item.kind, _number(item.id, KINDS[item.kind].prefix), item.id


def _item(row: Iterable[Any] | Mapping[str, Any]) -> Item:
    values = dict(row)
    content = values["content"]
    data = json.loads(content) if content else {}
    return Item(values["kind"], values["id"], values["version"], values["time"], values["by"],
                values["author"], values["note"], bool(values["gone"]), data)
