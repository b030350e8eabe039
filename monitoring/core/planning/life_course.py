"""The life course in a district: every transition with what is planned and offered there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from monitoring.core.area import Areas, IntArray
from monitoring.core.cube import FloatArray
from monitoring.core.planning.filtering import EVERY, Chosen, counts_on, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.transition import Transition
from monitoring.core.planning.words import OVER


@dataclass(frozen=True, slots=True)
class Station:
    """A transition in a district; without an offer it is a gap."""

    transition: Transition
    offers: tuple[Item, ...]
    goals: tuple[Item, ...]
    measures: tuple[Item, ...]

    @property
    def is_gap(self) -> bool:
        """Whether nobody is named who accompanies people."""
        return not self.offers


def stations_of(
    register: Register, transitions: Mapping[str, Transition], areas: Areas, chosen: Chosen
) -> list[Station]:
    """
    The transitions in their order, with the entries that concern the chosen district.

    A plan leaves those transitions that it hands over or receives; a target group leaves the
    offers, goals and measures for it. What is for all phases belongs to no single transition.
    """
    where = Chosen(area=chosen.area, group=chosen.group)
    found = {kind: fitting(register.of(kind), where, areas)
             for kind in ("offer", "goal", "measure")}
    current = {kind: [one for one in found[kind] if one.text("state") not in OVER]
               for kind in ("goal", "measure")}
    return [
        Station(one, tuple(each for each in found["offer"] if each.text("transition") == one.id),
                *(tuple(each for each in current[kind] if _concerns(each, one))
                  for kind in ("goal", "measure")))
        for one in transitions_of(transitions, chosen.plan)
    ]


def transitions_of(transitions: Mapping[str, Transition], plan: str = "") -> list[Transition]:
    """All transitions, or those that a plan hands over or receives."""
    return [one for one in transitions.values()
            if not plan or plan in (one.handing, one.receiving)]


def _concerns(item: Item, transition: Transition) -> bool:
    phase = item.text("phase")
    return (phase != EVERY and phase in (transition.from_phase, transition.to_phase)) \
        or item.text("indicator") in transition.indicators()


def offers_by_area(
    register: Register, transitions: Sequence[Transition], areas: Areas, places: IntArray,
    group: str = "",
) -> FloatArray:
    """How many offers accompany each transition in each area: areas × transitions."""
    found = [counts_on(fitting([one for one in register.of("offer")
                                if one.text("transition") == each.id], Chosen(group=group), areas),
                       areas, places)
             for each in transitions]
    return np.column_stack(found) if found else np.zeros((len(places), 0))
