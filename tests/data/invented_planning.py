"""The first entries of the invented city's planning register."""

import json
from functools import cache
from pathlib import Path

from monitoring.core.planning.item import Item

DEMO = Path(__file__).parents[2] / "data" / "demo"


@cache
def versions() -> tuple[Item, ...]:
    """All versions in the order of the file."""
    found = json.loads((DEMO / "planning.json").read_text("utf-8"))
    assert (found["format"], found["city"]) == ("sozialraum-planning-1", "auenstadt")
    return tuple(
        Item(one["kind"], one["id"], one["version"], one["time"], one["by"], one["author"],
             one["note"], data=one["data"]) for one in found["entries"])
