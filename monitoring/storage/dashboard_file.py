"""Dashboards as files that people read: TOML, to keep, pass on and read again."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from monitoring.core.prepared import Dashboard
from monitoring.core.prepared_rules import problems_of_size
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.as_toml import plain_table, toml_of
from monitoring.storage.declared import Reader

ORDER = ("id", "city", "label", "description", "audience", "release", "register", "declared",
         "agenda", "decision", "before", "contact")
LONGEST = 200_000
# A letter takes four bytes at most; the mark at the beginning says nothing.
MOST_BYTES = 4 * LONGEST
MARK = "\ufeff"
# Reading a key takes time with the square of its parts; none here has more than three.
_KEY = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_LONG_KEY = re.compile(rf"(?:^|[{{,])[ \t\[]*{_KEY}(?:[ \t]*\.[ \t]*{_KEY}){{20}}", re.MULTILINE)


def dashboard_toml(dashboard: Dashboard) -> str:
    """The dashboard as TOML, without what is as usual anyway."""
    return toml_of(plain_table(dashboard), ORDER)


def dashboard_in_bytes(content: bytes, file: str = "") -> tuple[Dashboard | None, list[Problem]]:
    """The same as `dashboard_in` for a file as it was sent."""
    if len(content) > MOST_BYTES:
        return None, [_too_large(file)]
    try:
        return dashboard_in(content.decode("utf-8"), file)
    except UnicodeDecodeError:
        message = text("Die Datei ist kein Text in UTF-8. Bitte als UTF-8 speichern und noch "
                       "einmal wählen.")
        return None, [Problem("unreadable-file", message, file)]


def dashboard_in(content: str, file: str = "") -> tuple[Dashboard | None, list[Problem]]:
    """The dashboard that a text declares; None, with problems, where it declares none."""
    if len(content) > LONGEST:
        return None, [_too_large(file)]
    if _LONG_KEY.search(content):
        message = text("Die Datei verschachtelt Schlüssel zu tief. Bitte eine andere wählen.")
        return None, [Problem("unreadable-file", message, file)]
    try:
        table = tomllib.loads(content.removeprefix(MARK))
    # ValueError also for a number of thousands of digits.
    except (ValueError, RecursionError, OverflowError) as error:
        message = text("Die Datei ist kein gültiges TOML: {error}. Bitte an dieser Stelle "
                       "berichtigen.", error=error)
        return None, [Problem("unreadable-file", message, file)]
    reader = Reader(file)
    found = reader.read(Dashboard, table)
    problems = [*reader.problems, *_of_size(found, file)]
    return (None if problems else found), problems


def _of_size(found: Dashboard | None, file: str) -> Iterator[Problem]:
    if found is not None:
        yield from problems_of_size(found, file)


def _too_large(file: str) -> Problem:
    message = text("Die Datei ist zu groß für eine Ansicht. Bitte eine andere wählen.")
    return Problem("unreadable-file", message, file)
