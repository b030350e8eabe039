"""The view that an address names; what it names wrongly is said, not guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from monitoring.core.vocabulary import DOMAINS, Kind
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.pooled import pooled_by_address
from monitoring.storage.snapshot import Snapshot
from monitoring.views.view import View, layers_of

ALL_PLANS = "alle"


@dataclass(frozen=True)
class Address:
    """The view of an address, what can be chosen instead, and sentences about dead ids."""

    view: View
    plan: str
    indicators: tuple[str, ...]
    layers: tuple[tuple[str, str], ...]
    periods: tuple[str, ...]
    dead: tuple[str, ...]
    note: str


@dataclass
class _Reader:
    dead: list[str] = field(default_factory=list)
    note: str = ""

    def known(self, name: str, options: Sequence[str], default: str, what: str) -> str:
        wanted = address.chosen(name)
        if wanted and wanted not in options:
            self.dead.append(address.dead_id(what, wanted))
        return wanted if wanted in options else default

    def year(
        self, name: str, snapshot: Snapshot, periods: Sequence[str], default: str, what: str
    ) -> str:
        """A year of the release for which this indicator has no number is no mistake."""
        wanted = address.chosen(name)
        if wanted in snapshot.cube.periods and wanted not in periods:
            self.note = text("Für {wanted} gibt es hier keine Zahl dieses Indikators; gezeigt "
                             "wird {shown}.", wanted=wanted, shown=default or periods[-1])
            return default
        return self.known(name, periods, default, what)


def read_address(snapshot: Snapshot, pooled: bool = False) -> Address | None:
    """
    The view in the address; None if the indicator has no number on any level.

    With `pooled` each value stands for several years where the address asks for that.
    """
    reader = _Reader()
    plans = snapshot.city.plans
    plan = reader.known("plan", [ALL_PLANS, *plans], ALL_PLANS, text("den Fachplan"))
    indicators = _indicators(snapshot, plan)
    first = _first(snapshot, indicators)
    indicator = reader.known("indicator", indicators, first, text("den Indikator"))
    several = pooled_by_address(snapshot, indicator) if pooled else snapshot
    if layers_of(several, indicator):
        snapshot = several
    layers = layers_of(snapshot, indicator)
    if not layers:
        return None
    level, edition = _layer(snapshot, layers, reader)
    areas = snapshot.cube.areas.on_level(level, edition)
    periods = snapshot.cube.periods_with(indicator, areas)
    period = reader.year("period", snapshot, periods, periods[-1], text("das Jahr"))
    base = reader.year("from", snapshot, periods, "", text("das Vergleichsjahr"))
    view = View(
        snapshot,
        snapshot.city.indicators[indicator],
        level,
        edition,
        period,
        base if base != period else "",
        _areas(snapshot, level, edition, reader),
    )
    return Address(
        view, plan, tuple(indicators), tuple(layers), periods, tuple(reader.dead), reader.note
    )


def option_of(level: str, edition: str) -> str:
    """A level and its edition as they stand in the address."""
    return f"{level}@{edition}" if edition else level


def _indicators(snapshot: Snapshot, plan: str) -> list[str]:
    """Indicators of the plan by life situation; one that a link names is always among them."""
    declared, loaded = snapshot.city.indicators, snapshot.cube.indicators
    domains = list(DOMAINS)
    wanted = snapshot.city.plans[plan].indicators() if plan != ALL_PLANS else loaded
    own = {one for one in loaded if one in wanted} or set(loaded)
    asked = address.chosen("indicator")
    chosen = [one for one in loaded if one in own or one == asked]
    return sorted(chosen, key=lambda one: domains.index(declared[one].domain))


def _first(snapshot: Snapshot, options: list[str]) -> str:
    """The first key indicator among the options that is not a plain count."""
    declared = snapshot.city.indicators
    keys = snapshot.city.frame.key_indicators
    shares = [one for one in keys if one in options and declared[one].kind is not Kind.count]
    return shares[0] if shares else options[0]


def _layer(
    snapshot: Snapshot, layers: list[tuple[str, str]], reader: _Reader
) -> tuple[str, str]:
    """Level and edition of the address; a link that names only an area opens its level."""
    options = [option_of(*layer) for layer in layers]
    areas = snapshot.cube.areas
    default = 0
    first = address.chosen("area").split(",")[0]
    if first and not address.chosen("level"):
        fitting = [
            number
            for number, (level, edition) in enumerate(layers)
            if (place := areas.find(first, edition)) is not None and areas.levels[place] == level
        ]
        default = fitting[0] if fitting else 0
    found = reader.known("level", options, options[default], text("die Ebene"))
    return layers[options.index(found)]


def _areas(snapshot: Snapshot, level: str, edition: str, reader: _Reader) -> tuple[int, ...]:
    """Positions of the areas in the address."""
    areas = snapshot.cube.areas
    found, dead = [], []
    for one in filter(None, address.chosen("area").split(",")):
        place = areas.find(one, edition)
        if place is not None and areas.levels[place] == level:
            found.append(place)
        else:
            dead.append(one)
    if dead:
        reader.dead.append(
            text("Auf dieser Ebene und in diesem Gebietsstand gibt es nicht: {ids}.",
                 ids=address.literal(", ".join(dead[:8])))
        )
    return tuple(dict.fromkeys(found))
