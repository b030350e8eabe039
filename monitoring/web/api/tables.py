"""The addresses of the API that give rows: areas, values, an index, corrections."""

from __future__ import annotations

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from monitoring.language import text
from monitoring.storage.corrected_values import corrections_table
from monitoring.storage.index_table import index_in, index_table
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.values import chosen_rows, values_table
from monitoring.web.api.answers import table_answer
from monitoring.web.api.asked import WITH_SHAPES, Asked, Denied, asked_of
from monitoring.web.api.available import breakdowns
from monitoring.web.api.refused import check_indicator, check_known, missing
from monitoring.web.api.releases import release_of

ROWS = ("format", "limit", "offset", "release")


def areas(request: Request) -> Response:
    """Areas of a level and edition, with their outlines if they are asked for."""
    asked = asked_of(request, ("level", "edition", "area", *ROWS), WITH_SHAPES)
    found, pinned = release_of(asked)
    _check_place(found, asked)
    table = chosen_rows(found.cube.areas.table(), "", asked.get("level"),
                        asked.get("edition") or None, asked.area)
    return table_answer(request, asked, table, found, pinned, "gebiete")


def values(request: Request) -> Response:
    """Values of one or several indicators with status and interval."""
    asked = asked_of(request, ("indicator", "period", "level", "edition", "area", "breakdown",
                               *ROWS), WITH_SHAPES)
    found, pinned = release_of(asked)
    if not asked.indicator:
        raise missing("indicator")
    for name in asked.indicator:
        check_indicator(found, name)
    _check_place(found, asked)
    check_known(asked.get("period"), found.cube.periods, "period")
    tables = [values_table(found, name, asked.get("period"), asked.get("level"),
                           asked.get("edition") or None, asked.area) for name in asked.indicator]
    table = tables[0] if len(tables) == 1 else pd.concat(tables, ignore_index=True)
    if "breakdown" in asked.words:
        part = asked.get("breakdown")
        check_known(part, (one for name in asked.indicator for one in breakdowns(found, name)),
                    "breakdown")
        table = table[table["breakdown"] == part]
    what = asked.indicator[0] if len(asked.indicator) == 1 else "werte"
    return table_answer(request, asked, table, found, pinned, what)


def index(request: Request) -> Response:
    """Values and classes of an index."""
    asked = asked_of(request, ("period", "level", "edition", *ROWS))
    found, pinned = release_of(asked)
    name = request.path_params["id"]
    if name not in found.city.indices:
        raise Denied(404, "unknown-index", text(
            "Den Index „{id}“ gibt es nicht. Vorhanden sind: {known}.", id=name[:100],
            known=", ".join(found.city.indices) or "–"))
    if not asked.get("period"):
        raise missing("period")
    _check_place(found, asked)
    computed = index_in(found, name, asked.get("period"), asked.get("level"),
                        asked.get("edition") or None)
    return table_answer(request, asked, index_table(found, computed), found, pinned, name)


def corrections(request: Request) -> Response:
    """Figures that a later release corrected, with what stood there before."""
    asked = asked_of(request, ("indicator", "period", "level", "edition", "area", *ROWS))
    found, pinned = release_of(asked)
    for name in asked.indicator:
        check_indicator(found, name)
    _check_place(found, asked)
    check_known(asked.get("period"), found.cube.periods, "period")
    table = chosen_rows(corrections_table(found), asked.get("period"), asked.get("level"),
                        asked.get("edition") or None, asked.area)
    if asked.indicator:
        table = table[table["indicator"].isin(list(asked.indicator))]
    return table_answer(request, asked, table, found, pinned, "berichtigungen")


def _check_place(found: Snapshot, asked: Asked) -> None:
    areas = found.cube.areas
    check_known(asked.get("level"), areas.levels, "level")
    check_known(asked.get("edition"), areas.editions, "edition")
    if unknown := sorted(set(asked.area) - set(areas.ids)):
        raise Denied(400, "unknown-area", text(
            "Diese Gebiete gibt es nicht: {ids}. Bitte Kennung und führende Nullen prüfen.",
            ids=", ".join(unknown)[:1000]))
