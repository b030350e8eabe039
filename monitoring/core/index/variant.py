"""An index as a planner changes it: other weights, indicators, limits or standardisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from monitoring.core.index.declaration import Component, Index, IndexClass, Scale, Standardisation
from monitoring.core.vocabulary import Polarity


@dataclass(frozen=True, slots=True)
class Variant:
    """
    What differs from the declared index; everything left out stays as declared.

    A weight of 0 takes an indicator out; an indicator that was not there comes in, pointing
    to need as `polarity` says. `limits` and `dynamics_limits` replace all limits in order.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    limits: Sequence[float] = ()
    dynamics_limits: Sequence[float] = ()
    standardisation: Standardisation | None = None
    polarity: Mapping[str, Polarity] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.weights or self.limits or self.dynamics_limits or self.standardisation)


def varied(index: Index, variant: Variant) -> Index:
    """
    The index with the variant's changes.

    Raises ValueError if the number of limits is not that of the declared ones.
    """
    dynamics = index.dynamics
    if dynamics:
        parts = _weighted(dynamics.components, variant, added=False)
        dynamics = replace(_limited(dynamics, variant.dynamics_limits), components=parts)
    return replace(
        index,
        components=_weighted(index.components, variant, added=True),
        status=_limited(index.status, variant.limits),
        dynamics=dynamics,
        standardisation=variant.standardisation or index.standardisation,
    )


def _weighted(
    parts: tuple[Component, ...], variant: Variant, added: bool
) -> tuple[Component, ...]:
    kept = [replace(one, weight=variant.weights.get(one.indicator, one.weight)) for one in parts]
    known = {one.indicator for one in parts}
    new = [
        Component(name, weight, variant.polarity.get(name))
        for name, weight in variant.weights.items()
        if added and name not in known
    ]
    return tuple(one for one in (*kept, *new) if one.weight)


def _limited(scale: Scale, limits: Sequence[float]) -> Scale:
    if not limits:
        return scale
    if len(limits) != len(scale.classes) - 1:
        raise ValueError(f"{len(limits)} limits for {len(scale.classes)} classes")
    moved = [_moved(one, limit) for one, limit in zip(scale.classes[:-1], limits, strict=True)]
    return replace(scale, classes=(*moved, scale.classes[-1]))


def _moved(one: IndexClass, limit: float) -> IndexClass:
    """The class with another limit; to which class the limit itself belongs stays the same."""
    return replace(one, below=limit) if one.below is not None else replace(one, up_to=limit)
