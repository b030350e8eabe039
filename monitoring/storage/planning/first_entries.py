"""The entries that an empty planning register of a city starts with."""

from __future__ import annotations

from pathlib import Path

from monitoring.core.city import City
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.setting import Setting
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.moment import now
from monitoring.storage.planning.delivered import Delivered
from monitoring.storage.planning.exchange_json import in_json
from monitoring.storage.planning.importing import item_in, problems_together
from monitoring.storage.planning.setting import setting_without_figures

# Nobody can tell before the first release.
_LATER = ("planning-area", "planning-area-old", "planning-period")


def first_entries(
    folder: Path, setting: Setting, by: str = ""
) -> tuple[list[Item], list[Problem]]:
    """
    All versions in the city's file of first entries, and every problem of that file.

    Versions of one entry follow each other; the checks hold for the last one. Entries without
    `by` or `time` get the name given and the present time.
    """
    name = setting.city.frame.planning.first
    try:
        content = (folder / name).read_bytes()
    except (OSError, ValueError):
        return [], [Problem("missing-file", text(
            "Die Datei mit den ersten Einträgen der Planung fehlt oder ist nicht lesbar. Bitte "
            "berichtigen."), "city.toml", column="planning.first", value=name)]
    found, problems = in_json(content, name, setting.city.frame.id)
    versions: list[Item] = []
    newest: dict[tuple[str, str], tuple[Delivered, Item]] = {}
    for one in found:
        if not one.id:
            problems.append(one.refused("planning-missing", text(
                "Diese Angabe fehlt. Bitte ergänzen."), "id"))
            continue
        item, wrong = item_in(one, None, setting)
        problems += wrong
        before = newest.get(item.key)
        made = _version(one, item, before[1] if before else None, by)
        versions.append(made)
        newest[item.key] = one, made
    gone = {key: item for key, (_, item) in newest.items() if item.gone}
    last = [pair for key, pair in newest.items() if key not in gone]
    problems += problems_together(last, Register({}, 0, gone), setting)
    return versions, problems


def problems_in_first(folder: Path, city: City) -> list[Problem]:
    """What is wrong about the first entries, as far as it shows without figures."""
    if not city.frame.planning.first:
        return []
    _, problems = first_entries(folder, setting_without_figures(city))
    return [one for one in problems if one.rule not in _LATER]


def _version(one: Delivered, item: Item, before: Item | None, by: str) -> Item:
    author = before.author if before else one.author or one.by or by
    return Item(item.kind, item.id, (before.version if before else 0) + 1, one.time or now(),
                one.by or by, author, one.note, one.gone, item.data)
