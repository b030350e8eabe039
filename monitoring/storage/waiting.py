"""Drafts that wait until a second person approves them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

import sqlalchemy as sa

from monitoring.core.refused import Refused
from monitoring.language import text
from monitoring.storage.chain import readable
from monitoring.storage.database import METADATA
from monitoring.storage.moment import now, spoken
from monitoring.storage.record import Act, as_json, count_of, from_json, recorded, submission

Decision = Literal["approved", "rejected", "withdrawn"]
_waiting = sa.Table(
    "waiting",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("time", sa.String(32), nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("manifest", sa.String(100), nullable=False),
    sa.Column("after", sa.Integer, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("decided_by", sa.Text, nullable=True),
    sa.Column("decided_time", sa.String(32), nullable=True),
    sa.Column("decision_note", sa.Text, nullable=True),
    sa.Column("details", sa.Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    A draft and what was decided about it.

    `after` is the release it was made against; `details` are JSON.
    """

    id: int
    time: str
    by: str
    note: str
    manifest: str
    after: int
    state: Literal["waiting"] | Decision
    decided_by: str | None
    decided_time: str | None
    decision_note: str | None
    details: str


class NotAllowed(Refused):
    """A step that this person may not do, or not any more; the message says why."""


def drafts_in(connection: sa.Connection, state: str = "") -> list[Waiting]:
    """All drafts, or those in one state, oldest first."""
    query = sa.select(_waiting).order_by(_waiting.c.id)
    if state:
        query = query.where(_waiting.c.state == state)
    return [Waiting(**row) for row in connection.execute(query).mappings()]


def submitted(
    connection: sa.Connection,
    manifest: str,
    by: str,
    note: str,
    after: int,
    details: Mapping[str, Any],
) -> Waiting:
    """Let a draft wait; its content is sealed by a row of the record."""
    if not by.strip() or not note.strip():
        raise NotAllowed(text("Zur Veröffentlichung gehören ein Name und eine Notiz."))
    # Counted in the record: a row taken out of this table must not free its number.
    number = count_of(connection, "submitted") + 1
    act = recorded(connection, "submitted", by.strip(), note.strip(), releases=(after, None),
                   subject=str(number), details={**details, "manifest": manifest})
    draft = Waiting(number, act.time, act.by, act.why, readable(manifest), after, "waiting",
                    None, None, None, as_json(details))
    connection.execute(_waiting.insert().values(asdict(draft)))
    return draft


def decided(
    connection: sa.Connection, draft: int, decision: Decision, by: str, note: str
) -> Waiting:
    """
    Decide about a waiting draft; raises NotAllowed if somebody already did.

    The caller records the decision. What was changed since it was submitted is not approved.
    """
    if not by.strip():
        raise NotAllowed(text("Zur Entscheidung gehört ein Name."))
    values = {"state": decision, "decided_by": readable(by.strip()), "decided_time": now(),
              "decision_note": readable(note.strip())}
    still = sa.and_(_waiting.c.id == draft, _waiting.c.state == "waiting")
    changed = connection.execute(sa.update(_waiting).where(still).values(values)).rowcount
    row = connection.execute(sa.select(_waiting).where(_waiting.c.id == draft)).mappings().first()
    if row is None:
        raise NotAllowed(text("Den Entwurf {id} gibt es nicht.", id=draft))
    found = Waiting(**row)
    if not changed:
        raise NotAllowed(_decided_already(found))
    if decision == "approved" and not as_submitted(found, submission(connection, draft)):
        raise NotAllowed(text("Der Entwurf {id} ist nicht mehr der, den {by} eingereicht hat: er "
                              "passt nicht zum Protokoll. Bitte ihn ablehnen und die Tabelle neu "
                              "laden.", id=draft, by=found.by))
    return found


def as_submitted(draft: Waiting, act: Act | None) -> bool:
    """Whether the content of a draft is what the record says was submitted."""
    if act is None:
        return False
    details = from_json(draft.details)
    return draft.details == as_json(details) and (
        (act.time, act.by, act.why, act.from_release)
        == (draft.time, draft.by, draft.note, draft.after or None)
    ) and act.details == as_json({**details, "manifest": draft.manifest})


def same_person(one: str, other: str) -> bool:
    """Whether two names mean the same person, however they were typed."""
    return _name(one) == _name(other)


def _name(by: str) -> str:
    # Invisible characters would make a second person out of one.
    seen = "".join(sign for sign in by if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen).casefold().split())


def _decided_already(draft: Waiting) -> str:
    values = {"by": draft.decided_by, "id": draft.id, "time": spoken(draft.decided_time or "")}
    if draft.state == "approved":
        return text("{by} hat den Entwurf {id} schon freigegeben (am {time}).", **values)
    if draft.state == "rejected":
        return text("{by} hat den Entwurf {id} schon abgelehnt (am {time}).", **values)
    return text("{by} hat den Entwurf {id} schon zurückgezogen (am {time}).", **values)
