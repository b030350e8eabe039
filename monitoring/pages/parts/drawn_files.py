"""The map of a view as a drawing made on the server, and drawings as dots."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from monitoring.charts.framed import framed
from monitoring.charts.map_drawing import drawn_map
from monitoring.pages.parts.area_map.words import map_words
from monitoring.pages.parts.display import chosen_display
from monitoring.pages.parts.map_block import (
    map_data,
    picture_lines,
    shown_title,
)
from monitoring.storage.snapshot import Snapshot
from monitoring.views.locator import outlines_of
from monitoring.views.view import View, unit_of

MAP_WIDTH, TREND_WIDTH, TREND_HEIGHT = 720, 720, 400
# Of the picture with dots, in millimetres.
MILLIMETRES = 180


def map_svg(view: View) -> str:
    """The map with the page's own classes, colours, hatchings and chosen areas."""
    data = map_data(view, chosen_display(view), "", 0)
    title = titled(view, shown_title(view))
    drawing = map_drawing(data, view.snapshot, view.level, view.edition,
                          f"{title}. {map_words(data)}")
    return framed(drawing, title, picture_lines(view))


def map_drawing(
    data: Mapping[str, Any], snapshot: Snapshot, level: str, edition: str, alt: str = ""
) -> str:
    """The bare drawing of what the map component gets, with its colours, signs and legend."""
    entries = [one for one in data["legend"]["entries"]
               if one.get("count", 1) or one["key"].isdigit()]
    return drawn_map(outlines_of(snapshot, level, edition), data["classes"], data["colors"],
                     data["selected"], entries, alt or data["legend"]["title"], MAP_WIDTH,
                     data.get("symbols"))


def picture_png(svg: str) -> bytes:
    """The drawing as dots, sharp enough for print."""
    # Imported here: typesetting takes time that other readers of the page need not wait for.
    from monitoring.reports.typesetting import raster

    return raster(svg, MILLIMETRES)


def titled(view: View, title: str) -> str:
    """A title with the unit of the view."""
    unit = unit_of(view)
    return f"{title} ({unit})" if unit else title
