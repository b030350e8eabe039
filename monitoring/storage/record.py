"""The record: who did what and when, from which release to which, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

import sqlalchemy as sa

from monitoring.storage.chain import readable, sealed
from monitoring.storage.database import METADATA
from monitoring.storage.moment import now

Kind = Literal[
    "published", "restored", "submitted", "approved", "rejected", "withdrawn", "recipe_saved"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
_record = sa.Table(
    "record",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("time", sa.String(32), nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("act", sa.String(20), nullable=False),
    sa.Column("from_release", sa.Integer, nullable=True),
    sa.Column("to_release", sa.Integer, nullable=True),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("details", sa.Text, nullable=False),
    sa.Column("previous_hash", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Act:
    """
    One row of the record.

    `subject` is the number of the draft or the id of the recipe, "" where the release says all;
    `details` are JSON.
    """

    number: int
    time: str
    by: str
    act: Kind
    from_release: int | None
    to_release: int | None
    subject: str
    why: str
    details: str
    previous_hash: str
    hash: str


def acts_in(connection: sa.Connection) -> list[Act]:
    """All acts, oldest first."""
    rows = connection.execute(sa.select(_record).order_by(_record.c.number))
    return [Act(**row) for row in rows.mappings()]


def newest_act(connection: sa.Connection) -> Act | None:
    """The last act, None in a new record."""
    newest = sa.select(_record).order_by(_record.c.number.desc()).limit(1)
    row = connection.execute(newest).mappings().first()
    return Act(**row) if row else None


def recorded(
    connection: sa.Connection,
    act: Kind,
    by: str,
    why: str,
    *,
    releases: tuple[int | None, int | None] = (None, None),
    subject: str = "",
    details: Mapping[str, Any] | None = None,
    time: str = "",
) -> Act:
    """Append an act; `releases` are the one it was done from and the one it led to."""
    last = newest_act(connection)
    values = {
        "number": last.number + 1 if last else 1,
        "time": time or now(),
        "by": readable(by),
        "act": act,
        "from_release": releases[0] or None,
        "to_release": releases[1],
        "subject": readable(subject),
        "why": readable(why),
        "details": as_json(details or {}),
    }
    row = Act(**sealed(values, last.hash if last else ""))
    connection.execute(_record.insert().values(asdict(row)))
    return row


def submission(connection: sa.Connection, draft: int) -> Act | None:
    """The act by which a draft was submitted."""
    same = sa.and_(_record.c.act == "submitted", _record.c.subject == str(draft))
    row = connection.execute(sa.select(_record).where(same)).mappings().first()
    return Act(**row) if row else None


def count_of(connection: sa.Connection, act: Kind) -> int:
    """How often this was done."""
    count = sa.select(sa.func.count()).select_from(_record).where(_record.c.act == act)
    return int(connection.execute(count).scalar_one())


def as_json(details: Mapping[str, Any]) -> str:
    """Details as they are kept, always in the same order."""
    return readable(json.dumps(details, ensure_ascii=False, sort_keys=True))


def from_json(details: str) -> dict[str, Any]:
    """Details as they were given; empty where the text was tampered with."""
    try:
        found = json.loads(details)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
