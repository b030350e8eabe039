"""Rules that declarations of protection and of profiles must keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from monitoring.core.city import City, CityFrame, Profile, ProtectionRule
from monitoring.core.indicator import Indicator
from monitoring.core.problem import Problem
from monitoring.core.vocabulary import Kind
from monitoring.language import text

# The only layer of a city that declares no profiles.
EVERYBODY = ""

# These keep an indicator inside; the rest of the city is published all the same.
WITHHOLDING = frozenset({"broken-protection", "no-protection"})
_FILE = "city.toml"
_LIMITS = ("min_numerator", "min_denominator", "min_residents", "min_sites", "dominance",
           "rounding")


def refusing(problems: Iterable[Problem]) -> list[Problem]:
    """The problems for which a city is not served at all."""
    return [one for one in problems if one.rule not in WITHHOLDING]


def broken(key: str, message: str, value: object = "") -> Problem:
    """A rule that cannot be applied: nothing of its indicators is published."""
    whole = text("{why} Bis dahin wird von den Indikatoren dieser Regel nichts veröffentlicht.",
                 why=message)
    return Problem("broken-protection", whole, _FILE, column=key, value=str(value)[:80])


def problems_in_rule(name: str, rule: ProtectionRule) -> Iterator[Problem]:
    """Limits that make no sense."""
    at = f"protection.{name}"
    for key in _LIMITS:
        value = getattr(rule, key)
        if value < 0:
            message = text("Eine Grenze ist 0 (aus) oder größer. Bitte berichtigen.")
            yield broken(f"{at}.{key}", message, value)
    if rule.rounding == 1:
        message = text("Auf 1 zu runden ändert nichts; üblich sind 3, 5 und 10. Bitte "
                       "berichtigen.")
        yield broken(f"{at}.rounding", message, rule.rounding)
    if rule.dominance > 100:
        message = text("Mehr als 100 Prozent hat keine Einrichtung. Bitte berichtigen.")
        yield broken(f"{at}.dominance", message, rule.dominance)
    if rule.min_candidates < 2:
        message = text("Für eine geheime Zahl müssen mindestens zwei Zahlen möglich bleiben. "
                       "Bitte berichtigen.")
        yield broken(f"{at}.min_candidates", message, rule.min_candidates)


def without_rule(
    indicator: Indicator, rules: Iterable[str], file: str, key: str = ""
) -> Iterator[Problem]:
    """An indicator whose source names no valid rule."""
    if indicator.protection in set(rules):
        return
    message = text("Für diesen Indikator gilt keine gültige Schutzregel; von ihm wird nichts "
                   "veröffentlicht. Bitte unter „protection“ eine Regel aus city.toml nennen: "
                   "{rules}.", rules=", ".join(rules) or "–")
    yield Problem("no-protection", message, file, column=key,
                  value=indicator.protection or indicator.id)


def withheld_problems(city: City) -> list[Problem]:
    """What a person who publishes learns about indicators that stay inside, one note each."""
    found = []
    for name in sorted(city.withheld):
        message = text("Von „{label}“ wird nichts veröffentlicht: Ihm fehlt eine gültige "
                       "Schutzregel. Bitte in seiner Erklärung unter „protection“ eine Regel aus "
                       "city.toml nennen.", label=city.indicators[name].label)
        found.append(Problem("no-protection", message, value=name, severity="warning"))
    return found


def problems_in_profiles(frame: CityFrame) -> Iterator[Problem]:
    """Profiles from most detail to least, one of which publishes."""
    levels = [one.id for one in frame.levels]
    for name, profile in frame.profiles.items():
        yield from _in_profile(name, profile, levels)
    for (_, finer), (name, coarser) in pairwise(frame.profiles.items()):
        yield from _in_order(name, finer, coarser, levels)
    if frame.profiles and not any(one.publishes for one in frame.profiles.values()):
        message = text("Ein Profil muss veröffentlichen dürfen (publishes = true). Bitte "
                       "ergänzen.")
        yield Problem("profile-order", message, _FILE, column="profiles")


def _in_profile(name: str, profile: Profile, levels: list[str]) -> Iterator[Problem]:
    at = f"profiles.{name}"
    for key in ("min_numerator", "min_denominator", "rounding"):
        if getattr(profile, key) < 0:
            message = text("Eine Grenze ist 0 (aus) oder größer. Bitte berichtigen.")
            yield Problem("profile-limit", message, _FILE, column=f"{at}.{key}",
                          value=str(getattr(profile, key)))
    if profile.rounding == 1:
        message = text("Auf 1 zu runden ändert nichts; üblich sind 3, 5 und 10. Bitte "
                       "berichtigen.")
        yield Problem("profile-limit", message, _FILE, column=f"{at}.rounding", value="1")
    for level in profile.levels:
        if level not in levels:
            message = text("Diese Ebene gibt es nicht. Vorhanden sind: {known}.",
                           known=", ".join(levels))
            yield Problem("unknown-level", message, _FILE, column=f"{at}.levels", value=level)


def _in_order(
    name: str, finer: Profile, coarser: Profile, levels: list[str]
) -> Iterator[Problem]:
    falls = [key for key in ("min_numerator", "min_denominator", "rounding")
             if getattr(coarser, key) < getattr(finer, key)]
    if set(coarser.levels or levels) - set(finer.levels or levels):
        falls.append("levels")
    if coarser.publishes and not finer.publishes:
        falls.append("publishes")
    for key in falls:
        message = text("Profile stehen von dem, das am meisten sieht, bis zu dem, das am "
                       "wenigsten sieht; dieses sähe hier mehr als das vorige. Bitte Grenzen oder "
                       "Reihenfolge ändern.")
        yield Problem("profile-order", message, _FILE, column=f"profiles.{name}.{key}")


def problems_of_residents(
    frame: CityFrame, indicators: Mapping[str, Indicator]
) -> Iterator[Problem]:
    """Which count says how many people live in an area."""
    own = indicators.get(frame.residents)
    if frame.residents and own is not None and own.kind is not Kind.count:
        message = text("Hier steht der Indikator, der die Einwohnerinnen und Einwohner zählt, also "
                       "eine Anzahl. Bitte berichtigen.")
        yield Problem("unknown-indicator", message, _FILE, column="residents",
                      value=frame.residents)
    needed = [name for name, rule in frame.protection.items() if rule.min_residents > 0]
    if needed and not frame.residents:
        message = text("Eine Regel verlangt eine Zahl von Einwohnerinnen und Einwohnern "
                       "(min_residents). Bitte mit residents den Indikator nennen, der sie zählt.")
        yield Problem("missing-key", message, _FILE, column="residents", value=", ".join(needed))
