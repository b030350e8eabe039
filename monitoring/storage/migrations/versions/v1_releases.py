"""
Releases, the record of acts and waiting drafts.

Databases of earlier versions have these tables already, or the first of them only.
"""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None


def upgrade() -> None:
    """Add what is not there yet."""
    _releases()
    _record()
    _waiting()


def _releases() -> None:
    op.create_table(
        "releases",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("time", sa.String(32), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("manifest", sa.String(100), nullable=False),
        sa.Column("restored_from", sa.Integer, nullable=True),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        if_not_exists=True,
    )


def _record() -> None:
    op.create_table(
        "record",
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
        if_not_exists=True,
    )


def _waiting() -> None:
    op.create_table(
        "waiting",
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
        if_not_exists=True,
    )
