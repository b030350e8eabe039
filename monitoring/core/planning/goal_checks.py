"""What must be right about a goal: its place in the tree, its target and its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.words import DIRECTIONS, TIERS
from monitoring.core.problem import Problem
from monitoring.core.vocabulary import Polarity
from monitoring.language import text

_YEAR = re.compile(r"(19|20)\d\d(-.+)?")


def problems_of_goal(item: Item, register: Register, setting: Setting) -> Iterator[Problem]:
    """Problems of a goal that its single fields do not show."""
    yield from _of_parent(item, register)
    yield from _of_target(item)
    yield from _of_polarity(item, setting)
    yield from _of_times(item, setting)


def goals_above(item: Item, register: Register) -> list[Item]:
    """The goals that a goal is part of, nearest first; a circle ends where it closes."""
    found: list[Item] = []
    parent = register.get("goal", item.text("parent"))
    while parent is not None and parent.id != item.id and parent not in found:
        found.append(parent)
        parent = register.get("goal", parent.text("parent"))
    return found


def _of_parent(item: Item, register: Register) -> Iterator[Problem]:
    name = item.text("parent")
    parent = register.get("goal", name)
    if not name or parent is None:
        return
    above = goals_above(item, register)
    closed = item.id and (name == item.id or (above and above[-1].text("parent") == item.id))
    if closed:
        way = " → ".join(one.title for one in (item, *above, item))
        yield Problem("planning-circle", text(
            "Die Ziele bilden einen Kreis: {way}. Bitte ein anderes übergeordnetes Ziel wählen.",
            way=way), column="parent", value=name)
        return
    order = list(TIERS)
    own, other = item.text("tier"), parent.text("tier")
    if own in order and other in order and order.index(own) < order.index(other):
        yield Problem("planning-tier", text(
            "„{parent}“ ist ein {tier} und kann nicht über diesem Ziel stehen. Bitte ein anderes "
            "wählen.", parent=parent.title, tier=TIERS[other]), column="parent", value=name)


def _of_target(item: Item) -> Iterator[Problem]:
    base, target = item.number("baseline"), item.number("target")
    tolerance = item.number("tolerance")
    if tolerance is not None and tolerance < 0:
        yield Problem("planning-number", text("Hier steht eine Zahl ab 0. Bitte berichtigen."),
                      column="tolerance")
    direction = item.text("direction")
    if base is None or target is None or direction not in DIRECTIONS:
        return
    wrong = {"senken": target >= base, "erhoehen": target <= base,
             "halten": abs(target - base) > (tolerance or 0)}[direction]
    if wrong:
        yield Problem("planning-target", text(
            "Der Wert {direction}, aber das Ziel liegt vom Ausgangswert aus auf der falschen "
            "Seite. Bitte Ziel, Ausgangswert oder Richtung berichtigen.",
            direction=DIRECTIONS[direction]), column="target")


def _of_polarity(item: Item, setting: Setting) -> Iterator[Problem]:
    indicator = setting.city.indicators.get(item.text("indicator"))
    against = {Polarity.more_need: "erhoehen", Polarity.better: "senken"}
    if indicator and against.get(indicator.polarity) == item.text("direction"):
        yield Problem("planning-direction", text(
            "Bei „{label}“ wäre das nach der Erklärung des Indikators eine Verschlechterung. "
            "Bitte prüfen.", label=indicator.label), column="direction", severity="warning")


def _of_times(item: Item, setting: Setting) -> Iterator[Problem]:
    period, deadline = item.text("baseline_period"), item.text("deadline")
    if period and not _YEAR.fullmatch(period):
        yield Problem("planning-period", text("Hier steht ein Jahr wie 2023. Bitte berichtigen."),
                      column="baseline_period", value=period)
    elif period and setting.periods and period not in setting.periods:
        yield Problem("planning-period", text(
            "Für dieses Jahr gibt es keine Zahlen. Vorhanden sind: {periods}.",
            periods=", ".join(setting.periods)), column="baseline_period", value=period)
    if period and deadline and deadline[:4] <= period[:4]:
        yield Problem("planning-dates", text("Die Frist liegt nicht nach dem Ausgangswert. Bitte "
                                             "berichtigen."), column="deadline", value=deadline)
