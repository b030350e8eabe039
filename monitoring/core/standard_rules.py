"""Rules that standard populations and the indicators with one must keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from monitoring.core.indicator import Indicator
from monitoring.core.problem import Problem
from monitoring.core.standard import ESP2013, OwnStandard, standard_of
from monitoring.core.vocabulary import Kind
from monitoring.language import text


def with_standards(
    indicators: Mapping[str, Indicator], own: Mapping[str, OwnStandard]
) -> dict[str, Indicator]:
    """The indicators with the standards that they name looked up; an unknown one has no bands."""
    return {
        name: replace(one, standard=standard_of(one.standard, own)) if one.standard else one
        for name, one in indicators.items()
    }


def problems_in_standards(own: Mapping[str, OwnStandard]) -> Iterator[Problem]:
    """Everything that makes a declared standard unusable."""
    file = "city.toml"
    for name, one in own.items():
        where = f"standards[{name}]"
        if name == ESP2013.id:
            message = text("Diese Kennung gehört zur Europäischen Standardbevölkerung 2013, die "
                           "das Programm schon kennt. Bitte umbenennen.")
            yield Problem("duplicate-id", message, file, column="standards", value=name)
        if not one.bands:
            message = text("Hier muss mindestens ein Eintrag stehen. Bitte ergänzen.")
            yield Problem("missing-key", message, file, column=f"{where}.bands")
        if sentence := one.named(name).problem():
            message = sentence + " " + text("Bitte berichtigen.")
            yield Problem("standard-weights", message, file, column=where, value=name)


def problems_of_use(
    indicator: Indicator, own: Mapping[str, OwnStandard] | None, file: str, at: str
) -> Iterator[Problem]:
    """What is wrong with the standard that an indicator names; `own` is None if unreadable."""
    standard = indicator.standard
    if standard is None:
        return
    if not standard.bands and own is not None and standard.id not in own:
        message = text("Diese Standardbevölkerung ist nirgends erklärt. Bekannt sind: {words}.",
                       words=", ".join([ESP2013.id, *own]))
        yield Problem("unknown-standard", message, file, column=f"{at}.standard",
                      value=standard.id)
    if indicator.kind is not Kind.rate or indicator.formula or indicator.facilities:
        message = text("Standardisiert wird nur eine Rate, die mit ihren Gruppen geladen wird. "
                       "Bitte „rate“ unter „kind“ angeben oder den Standard entfernen.")
        yield Problem("standard-kind", message, file, column=f"{at}.standard", value=indicator.kind)
