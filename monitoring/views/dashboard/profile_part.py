"""The key figures of one district, and a text."""

from __future__ import annotations

from monitoring.core.planning.places import area_at
from monitoring.core.prepared import Block
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.shown import NotShown, Shown
from monitoring.views.district_figures import core_table, leaning
from monitoring.views.profile_figures import figures_of
from monitoring.views.release import city_name, release_words


def profile_part(snapshot: Snapshot, block: Block) -> Shown:
    """Key figures of the city for one district."""
    areas = snapshot.cube.areas
    at = area_at(areas, block.areas[0])
    if at is None:
        raise NotShown(text("Dieses Gebiet gibt es nicht mehr: {id}.", id=block.areas[0]))
    figures = figures_of(snapshot, at)
    keys = snapshot.city.frame.key_indicators
    chosen = [one for one in figures if one.indicator.id in keys] or figures[:10]
    name = city_name(snapshot)
    good, need = len(leaning(figures, 1)), len(leaning(figures, -1))
    said = text("{area}: Indikatoren, die deutlich günstiger sind als in {city}: {good}; mit "
                "deutlich größerem Bedarf: {need}.", area=areas.names[at], good=rounded(good, 0),
                need=rounded(need, 0), city=name)
    return Shown(
        block, str(block.title or f"{areas.names[at]} ({areas.ids[at]})"), (said,),
        text("Das Profil beschreibt Lebensbedingungen im Gebiet, nicht die Menschen, die dort "
             "leben."),
        core_table(chosen, name),
        source=release_words(snapshot) + ".",
        words=str(block.text or ""),
        cells=tuple((one.indicator.id, at, one.period) for one in chosen),
    )


def text_part(_snapshot: Snapshot, block: Block) -> Shown:
    """A planner's own words; markup in them is shown as it was typed."""
    return Shown(block, str(block.title or ""), words=str(block.text or ""))
