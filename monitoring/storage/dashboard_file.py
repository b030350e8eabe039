"""Dashboards as files that people read: TOML, to keep, pass on and read again."""

from __future__ import annotations

import tomllib

from monitoring.core.prepared import Dashboard
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.as_toml import plain_table, toml_of
from monitoring.storage.declared import Reader

ORDER = ("id", "label", "description", "audience", "release", "register", "agenda", "decision",
         "before", "contact")
LONGEST = 200_000


def dashboard_toml(dashboard: Dashboard) -> str:
    """The dashboard as TOML, without what is as usual anyway."""
    return toml_of(plain_table(dashboard), ORDER)


def dashboard_in(content: str, file: str = "") -> tuple[Dashboard | None, list[Problem]]:
    """The dashboard that a text declares; None, with problems, where it declares none."""
    if len(content) > LONGEST:
        message = text("Die Datei ist zu groß für eine Ansicht. Bitte eine andere wählen.")
        return None, [Problem("unreadable-file", message, file)]
    try:
        table = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError, OverflowError) as error:
        message = text("Die Datei ist kein gültiges TOML: {error}. Bitte an dieser Stelle "
                       "berichtigen.", error=error)
        return None, [Problem("unreadable-file", message, file)]
    reader = Reader(file)
    return reader.read(Dashboard, table), reader.problems
