"""The limits of a protection rule in plain words."""

from __future__ import annotations

from monitoring.core.city import ProtectionRule
from monitoring.core.rounding import rounded
from monitoring.language import text


def limits_in_words(rule: ProtectionRule) -> tuple[str, ...]:
    """One short sentence for each limit that the rule sets; () where everything may be shown."""
    said: list[str] = []
    if rule.min_numerator > 1:
        said.append(text("Weniger als {n} Fälle sind geheim.", n=_count(rule.min_numerator)))
        if rule.complement:
            said.append(text("Das gilt auch, wenn alle bis auf weniger als {n} betroffen sind.",
                             n=_count(rule.min_numerator)))
    if rule.min_denominator:
        said.append(text("Der Nenner hat mindestens {n}.", n=_count(rule.min_denominator)))
    if rule.min_residents:
        said.append(text("Das Gebiet hat mindestens {n} Einwohnerinnen und Einwohner.",
                         n=_count(rule.min_residents)))
    if not rule.zeros:
        said.append(text("Auch die Null ist geheim."))
    if not rule.full:
        said.append(text("Auch 100 Prozent sind geheim."))
    if rule.min_sites:
        said.append(text("Mindestens {n} Einrichtungen tragen bei.", n=_count(rule.min_sites)))
    if rule.dominance:
        said.append(text("Keine Einrichtung allein hat {n} Prozent oder mehr.",
                         n=_count(rule.dominance)))
    if rule.rounding:
        said.append(text("Anzahlen sind auf Vielfache von {n} gerundet.",
                         n=_count(rule.rounding)))
    return tuple(said)


def _count(number: int) -> str:
    return rounded(number, 0)
