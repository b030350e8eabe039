"""Bringing the tables of a database to the newest step."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

import sqlalchemy as sa

from monitoring.language import text
from monitoring.storage.migrations import HEAD
from monitoring.storage.objects import Unreachable

_VERSION = sa.text("SELECT version_num FROM alembic_version")
# Alembic keeps what it works on in global variables.
_lock = Lock()


def is_newest(connection: sa.Connection) -> bool:
    """Whether nothing is to be done: one query."""
    try:
        found = connection.execute(_VERSION).scalars().all()
    except (sa.exc.OperationalError, sa.exc.ProgrammingError):
        return False
    return found == [HEAD]


def upgrade(connection: sa.Connection) -> None:
    """
    Take the missing steps, inside a transaction that nobody else writes beside.

    Raises Unreachable where a newer version of this program already changed the tables.
    """
    # Loading takes longer than all the rest of opening a database.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    with _lock:
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise Unreachable(text(
                "Eine neuere Fassung des Programms hat das Verzeichnis der Ausgaben verändert; "
                "diese kann es nicht lesen. Bitte das Programm aktualisieren. ({reason})",
                reason=error)) from None
