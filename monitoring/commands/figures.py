"""values, index and serve: figures out of the current release, and the application itself."""

from __future__ import annotations

import argparse
import os
import sys

import pandas as pd

from monitoring.commands.named import role_of, store_of
from monitoring.commands.said import DONE
from monitoring.language import text
from monitoring.storage.carried_values import carried_table
from monitoring.storage.city import city_in
from monitoring.storage.index_table import index_in, index_table
from monitoring.storage.inner import NotPublished
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.values import values_table, written


def values(given: argparse.Namespace) -> int:
    """Values with status of one indicator."""
    snapshot = _current(given)
    choice = (given.indicator, given.period, given.level, given.edition, given.area)
    table = carried_table if given.carried else values_table
    return _write(given, snapshot, table(snapshot, *choice))


def index(given: argparse.Namespace) -> int:
    """Values and classes of one index."""
    snapshot = _current(given)
    found = index_in(snapshot, given.id, given.period, given.level, given.edition or None)
    return _write(given, snapshot, index_table(snapshot, found))


def _current(given: argparse.Namespace) -> Snapshot:
    city = city_in(given.city)
    role = role_of(given, city)
    snapshot = current_snapshot(store_of(given, city), city, role)
    if not snapshot:
        raise NotPublished(text("Noch ist nichts veröffentlicht."))
    return snapshot


def _write(given: argparse.Namespace, snapshot: Snapshot, table: pd.DataFrame) -> int:
    form = given.format or ("json" if given.json else "csv")
    content = written(snapshot, table, form)
    if given.output:
        given.output.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
    return DONE


def serve(given: argparse.Namespace) -> int:
    """Start the application for people of one role."""
    from monitoring.web.server import serve as run

    os.environ["SOZIALRAUM_ROLE"] = role_of(given, city_in(given.city))
    os.environ["SOZIALRAUM_CITY"] = str(given.city)
    os.environ["SOZIALRAUM_INNER"] = given.inner or os.environ.get("SOZIALRAUM_INNER", "")
    os.environ["SOZIALRAUM_STORE"] = given.store or os.environ.get("SOZIALRAUM_STORE", "")
    run(given.host, given.port)
    return DONE
