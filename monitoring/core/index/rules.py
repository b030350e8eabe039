"""Rules that the declaration of an index must keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from monitoring.core.index.declaration import Component, Index, IndexClass, Scale
from monitoring.core.indicator import Indicator
from monitoring.core.problem import Problem
from monitoring.core.vocabulary import Polarity
from monitoring.language import text


def problems_in_index(
    index: Index, file: str, indicators: Mapping[str, Indicator]
) -> Iterator[Problem]:
    """Everything in an index that contradicts itself; unknown ids are found elsewhere."""
    yield from _in_components(index.components, file, "components", indicators)
    yield from _in_scale(index.status, file, "status")
    if index.status.components or index.status.years:
        message = text("Der Status nimmt die Indikatoren des Index. Eigene stehen nur unter "
                       "„dynamics“. Bitte hier entfernen.")
        yield Problem("index-scale", message, file, column="status")
    if index.min_population and not index.population:
        message = text("Eine Mindestzahl braucht den Indikator, der die Einwohner zählt "
                       "(„population“). Bitte ergänzen.")
        yield Problem("missing-key", message, file, column="population")
    if index.dynamics:
        yield from _in_dynamics(index.dynamics, file, indicators)


def _in_dynamics(
    scale: Scale, file: str, indicators: Mapping[str, Indicator]
) -> Iterator[Problem]:
    yield from _in_scale(scale, file, "dynamics")
    yield from _in_components(scale.components, file, "dynamics.components", indicators)
    if bool(scale.components) == bool(scale.years) or scale.years < 0:
        message = text("Die Dynamik nennt entweder Indikatoren, die schon eine Veränderung sind, "
                       "oder eine Zahl von Jahren („years“). Bitte eines von beiden angeben.")
        yield Problem("index-scale", message, file, column="dynamics", value=str(scale.years))


def _in_components(
    parts: tuple[Component, ...], file: str, key: str, indicators: Mapping[str, Indicator]
) -> Iterator[Problem]:
    names = [one.indicator for one in parts]
    for one in sorted({one for one in names if names.count(one) > 1}):
        message = text("Diese Kennung steht zweimal. Bitte eine entfernen.")
        yield Problem("duplicate-id", message, file, column=f"{key}.indicator", value=one)
    for part in parts:
        if not part.weight > 0:
            message = text("Ein Gewicht ist größer als 0. Die Richtung sagt der Indikator selbst "
                           "oder „polarity“. Bitte berichtigen oder den Eintrag entfernen.")
            yield Problem("index-weight", message, file, column=f"{key}.weight",
                          value=part.indicator)
        own = indicators.get(part.indicator)
        given = part.polarity or (own.polarity if own else None)
        if given is Polarity.neutral:
            message = text("Dieser Indikator ist ohne Wertung: Ob ein hoher Wert mehr Bedarf "
                           "heißt, muss hier „polarity“ sagen. Bitte ergänzen.")
            yield Problem("index-direction", message, file, column=f"{key}.polarity",
                          value=part.indicator)


def _in_scale(scale: Scale, file: str, key: str) -> Iterator[Problem]:
    if scale.groups < 0 or scale.groups == 1 or (scale.groups and scale.classes):
        message = text("Klassen entstehen entweder aus Grenzen oder als mindestens zwei gleich "
                       "große Gruppen („groups“). Bitte eines von beiden angeben.")
        yield Problem("index-scale", message, file, column=key, value=str(scale.groups))
    ids = [one.id for one in scale.classes]
    for one in sorted({one for one in ids if ids.count(one) > 1}):
        message = text("Diese Kennung steht zweimal. Bitte eine entfernen.")
        yield Problem("duplicate-id", message, file, column=f"{key}.classes", value=one)
    yield from _in_limits(scale.classes, file, f"{key}.classes")


def _in_limits(classes: tuple[IndexClass, ...], file: str, key: str) -> Iterator[Problem]:
    for number, one in enumerate(classes):
        last = number == len(classes) - 1
        given = (one.below is not None) + (one.up_to is not None)
        if given != (0 if last else 1):
            message = text("Jede Klasse nennt genau eine obere Grenze („below“: gehört nicht "
                           "mehr dazu, „up_to“: gehört noch dazu), die letzte keine.")
            yield Problem("index-limits", message, file, column=key, value=one.id)
            return
    for before, after in pairwise(classes[:-1]):
        if before.limit is not None and after.limit is not None and after.limit <= before.limit:
            message = text("Die Grenzen steigen von Klasse zu Klasse. Bitte berichtigen.")
            yield Problem("index-limits", message, file, column=key, value=after.id)
