"""The choices by which the directory of actors is filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from monitoring.core.area import Areas
from monitoring.core.planning.actor_kinds import ACTOR_KINDS
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item
from monitoring.core.planning.places import area_at
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts.planning.chosen import show_area, show_select
from monitoring.storage.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ActorChoice:
    """What a reader wants to see; "" is everything."""

    kind: str = ""
    level: str = ""
    area: str = ""
    topic: str = ""
    group: str = ""


def show_actor_choices(found: Snapshot, actors: Sequence[Item]) -> ActorChoice:
    """Kind with counts, level, district, topic and target group; each stands in the address."""
    counts = Counter(one.text("actor_kind") for one in actors)
    kinds = {name: f"{label} ({rounded(counts[name], 0)})" for name, label in ACTOR_KINDS.items()
             if counts[name]}
    groups = {name: str(one) for name, one in TARGET_GROUPS.items() if name != "alle"}
    levels = {one.id: str(one.label) for one in found.city.frame.levels}
    with st.container(horizontal=True, key="actor_choices"):
        kind = show_select(text("Art"), "kind", kinds, text("Alle Arten"), text("die Art"))
        level = show_select(text("Wirkt für"), "reach", levels, text("Alle Ebenen"),
                            text("die Ebene"), ordered=True)
        area = show_area(found)
        topic = show_select(text("Thema"), "topic",
                            {name: str(one) for name, one in DOMAINS.items()},
                            text("Alle Themen"), text("das Thema"), ordered=True)
        group = show_select(text("Zielgruppe"), "group", groups, text("Alle Zielgruppen"),
                            text("die Zielgruppe"), ordered=True)
    return ActorChoice(kind, level, area, topic, group)


def chosen_actors(
    actors: Sequence[Item], choice: ActorChoice, areas: Areas, with_area: bool = True
) -> list[Item]:
    """The actors that fit, in their order."""
    own = [one for one in actors
           if (not choice.kind or one.text("actor_kind") == choice.kind)
           and (not choice.topic or choice.topic in one.list("topics"))
           and (not choice.level or choice.level in levels_of(one, areas))]
    return fitting(own, Chosen(area=choice.area if with_area else "", group=choice.group), areas)


def levels_of(actor: Item, areas: Areas) -> tuple[str, ...]:
    """Ids of the levels of the areas that an actor works for: the whole city, a borough …"""
    places = (area_at(areas, key) for key in actor.list("areas"))
    return tuple(dict.fromkeys(areas.levels[one] for one in places if one is not None))
