"""Headers of random office tables: what stands across."""

from __future__ import annotations

from random import Random

from tests.core.random_rows import Column

FIGURES = ("Einwohner", "Haushalte", "Arbeitslose", "Kinder unter 6", "Wohnungen", "Zuzüge",
           "Fortzüge", "Fläche in ha", "Leistungsberechtigte", "Einwohner je Haushalt")
SHARES = ("Anteil", "Arbeitslosenquote", "Ausländeranteil", "Jugendquotient")
GROUPS = (("männlich", "weiblich"), ("Deutsche", "Ausländer"), ("unter 18", "18 bis 65", "über 65"))
COUNT, SHARE = "Anzahl", "%"


def columns_of(rng: Random) -> list[Column]:
    """One indicator or several, years, dates, groups, ages, or two or three of these crossed."""
    form = rng.choice(("one", "indicators", "years", "years", "groups", "crossed", "deep",
                       "ages", "dates", "changes"))
    size = rng.choice((60, 900, 5000, 80_000))
    years = [str(year) for year in range(2024 - rng.randint(2, 5), 2024)]
    plain: dict[str, list[tuple[str, ...]]] = {
        "one": [(rng.choice(FIGURES),)],
        "years": [(year,) for year in years],
        "dates": [(f"31.12.{year}",) for year in years],
        "ages": [("Alter in Jahren", str(age)) for age in range(rng.randint(3, 7))],
    }
    if form in plain:
        if form == "years" and rng.random() < 0.3:
            return [Column(path, 0, SHARE) for path in plain[form]]
        return [Column(path, size, COUNT) for path in plain[form]]
    if form == "changes":
        return [Column((years[-1],), size, COUNT), Column(("Veränderung",), -1, SHARE)]
    if form == "indicators":
        counts = [Column((name,), rng.choice((900, 5000)), COUNT)
                  for name in rng.sample(FIGURES, rng.randint(1, 4))]
        return counts + [Column((name,), 0, SHARE)
                         for name in rng.sample(SHARES, rng.randint(0, 2))]
    return _crossed(rng, form, size, years[-3:])


def _crossed(rng: Random, form: str, size: int, years: list[str]) -> list[Column]:
    """Parts of a whole, or groups crossed with years, perhaps of two indicators."""
    group = rng.choice(GROUPS)
    if form == "groups":
        paths: list[tuple[str, ...]] = [("davon", name) for name in group]
        if rng.random() < 0.6:
            paths.insert(0, ("Insgesamt",))
        found = [Column(path, size, COUNT) for path in paths]
        return [*found, Column(("Fläche in ha",), 900, COUNT)] if rng.random() < 0.3 else found
    outer, inner = (years, group) if rng.random() < 0.5 else (group, years)
    if form == "crossed":
        return [Column((one, two), size, COUNT) for one in outer for two in inner]
    return [Column((name, one, two), size, COUNT) for name in rng.sample(FIGURES, 2)
            for one in outer[:2] for two in inner[:2]]
