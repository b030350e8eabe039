"""What the index workshop shows, read from the address: an index as declared and as changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from monitoring.core.classes import numbers_in
from monitoring.core.index.declaration import Index, Scale, Standardisation
from monitoring.core.index.reasons import NotCalculable
from monitoring.core.index.values import IndexValues
from monitoring.core.index.variant import Variant, varied
from monitoring.core.indicator import Indicator
from monitoring.core.rounding import rounded
from monitoring.language import current, speaking, text
from monitoring.pages.parts import address
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.storage.index_table import computed, index_level, index_periods
from monitoring.storage.snapshot import Snapshot

SHOWN = ("groups", "status", "dynamics", "changes")
MOST = 100.0


@dataclass(frozen=True, eq=False)
class Workshop:
    """
    An index as declared and as the planner has changed it.

    `changed` is `declared` itself while nothing is changed, and None where the changed index
    cannot be computed; `refused` then says why.
    """

    snapshot: Snapshot
    index: Index
    variant: Variant
    own: Index
    period: str
    declared: IndexValues
    changed: IndexValues | None
    refused: str
    dead: tuple[str, ...] = field(default_factory=tuple)

    @property
    def shown(self) -> IndexValues:
        """What map and tables show: the changed index where there is one."""
        return self.changed or self.declared

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators that the shown index reads, those of the dynamics behind."""
        of_dynamics = self.own.dynamics.components if self.own.dynamics else ()
        declared = self.snapshot.city.indicators
        return [declared[one.indicator] for one in (*self.own.components, *of_dynamics)]

    @property
    def chosen(self) -> tuple[int, ...]:
        """Places of the chosen areas among the areas of the index."""
        ids = [self.snapshot.cube.areas.ids[one] for one in self.declared.areas]
        wanted = [one for one in address.chosen("area").split(",") if one]
        return tuple(ids.index(one) for one in wanted if one in ids)


def read_workshop(snapshot: Snapshot) -> Workshop | None:
    """The workshop of the address; None if no index of the city can be computed."""
    usable = usable_indices(snapshot)
    if not usable:
        return None
    dead: list[str] = []
    wanted = address.chosen("index")
    if wanted and wanted not in usable:
        dead.append(address.dead_id(text("den Index"), wanted))
    index = snapshot.city.indices[wanted if wanted in usable else next(iter(usable))]
    periods = usable[index.id]
    asked = address.chosen("period")
    if asked and asked not in periods:
        dead.append(address.dead_id(text("das Jahr"), asked))
    period = asked if asked in periods else periods[-1]
    variant = _variant(snapshot, index, dead)
    declared = _computed(snapshot, index, period, current())
    dead += _dead_areas(snapshot, declared)
    own, refused = index, ""
    changed: IndexValues | None = declared
    if variant:
        own = varied(index, variant)
        try:
            changed = computed(snapshot, own, period, edition=declared.edition)
        except NotCalculable as reason:
            changed, refused = None, str(reason)
    return Workshop(snapshot, index, variant, own, period, declared, changed, refused,
                    tuple(dead))


def _dead_areas(snapshot: Snapshot, found: IndexValues) -> list[str]:
    ids = {snapshot.cube.areas.ids[one] for one in found.areas}
    wanted = [one for one in address.chosen("area").split(",") if one]
    return [address.dead_id(text("das Gebiet"), one) for one in wanted if one not in ids]


def usable_indices(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """Indices of the city that can be computed, with their periods."""
    return dict(_usable(snapshot))


@lru_cache(maxsize=8)
def _usable(snapshot: Snapshot) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for index in snapshot.city.indices.values():
        periods = tuple(one for one in index_periods(snapshot, index) if _works(snapshot, index,
                                                                                one))
        if periods:
            found.append((index.id, periods))
    return tuple(found)


def _works(snapshot: Snapshot, index: Index, period: str) -> bool:
    try:
        computed(snapshot, index, period)
    except NotCalculable:
        return False
    return True


@lru_cache(maxsize=64)
def _computed(snapshot: Snapshot, index: Index, period: str, language: str) -> IndexValues:
    """The declared index; its reasons are in the reader's language."""
    with speaking(language):
        return computed(snapshot, index, period)


def level_of(snapshot: Snapshot, index: Index) -> str:
    """Name of the level that the index is computed on."""
    return str(snapshot.city.level(index_level(snapshot, index)).plural)


def _variant(snapshot: Snapshot, index: Index, dead: list[str]) -> Variant:
    weights = dict(_weights(snapshot, dead))
    how = address.chosen("how")
    if how and how not in list(Standardisation):
        dead.append(address.dead_id(text("die Standardisierung"), how))
    return Variant(
        {name: weight for name, weight in weights.items()
         if weight != declared_weight(index, name)},
        _limits("cuts", index.status, dead),
        _limits("dcuts", index.dynamics, dead) if index.dynamics else (),
        Standardisation(how) if how in list(Standardisation) and how != index.standardisation
        else None,
    )


def declared_weight(index: Index, indicator: str) -> float:
    """The declared weight of an indicator; 0 where it is not in the index."""
    of_dynamics = index.dynamics.components if index.dynamics else ()
    found = {one.indicator: one.weight for one in (*of_dynamics, *index.components)}
    return found.get(indicator, 0.0)


def _weights(snapshot: Snapshot, dead: list[str]) -> Iterator[tuple[str, float]]:
    """Pairs such as "mss_s1:2" in the address."""
    for part in filter(None, address.chosen("w").split(",")):
        name, _, weight = part.partition(":")
        try:
            number = float(weight)
        except ValueError:
            number = -1.0
        if name in snapshot.city.indicators and 0 <= number <= MOST:
            yield name, number
        else:
            dead.append(address.dead_id(text("das Gewicht"), part))


def _limits(name: str, scale: Scale, dead: list[str]) -> tuple[float, ...]:
    """Limits of the address, if they are as many as the declared ones and rise."""
    given = address.chosen(name)
    if not given:
        return ()
    try:
        limits = tuple(numbers_in(given))
    except ValueError as refused:
        dead.append(plain(str(refused)))
        return ()
    wanted = len(scale.classes) - 1
    if len(limits) != wanted or sorted(set(limits)) != list(limits):
        dead.append(text("Hier gehören {n} Grenzen hin, von klein nach groß. Gezeigt werden die "
                         "erklärten.", n=wanted))
        return ()
    return () if limits == declared_limits(scale) else limits


def declared_limits(scale: Scale) -> tuple[float, ...]:
    """The limits of a scale from small to large."""
    return tuple(one.limit for one in scale.classes if one.limit is not None)


def limits_words(limits: tuple[float, ...]) -> str:
    """Limits as a reader types them."""
    return "; ".join(rounded(one, 3).rstrip("0").rstrip(",.") for one in limits)


def forget_changes() -> None:
    """Go back to the index as declared."""
    address.choose(w="", cuts="", dcuts="", how="")
