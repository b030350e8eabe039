"""Invented stays in hospital by age, drawn apart from all other figures."""

from collections.abc import Iterator

import numpy as np
from delivery import Row, rows
from figures import Figure
from people import YEARS, People

ID = "ges_kh_aufenthalte"
# first age, age above, band as it is written, stays per resident and year
BANDS = (
    (0, 15, "0–14", 0.115),
    (15, 25, "15–24", 0.105),
    (25, 45, "25–44", 0.130),
    (45, 65, "45–64", 0.195),
    (65, 80, "65–79", 0.420),
    (80, 999, "80+", 0.640),
)
LESS_IN_2020 = 0.86  # planned stays were put off
HEADER = "gebiet;ebene;jahr;alter;faelle;personen;zeichen"


def stays(people: People, rng: np.random.Generator) -> Iterator[tuple[str, Figure]]:
    """Stays and residents of every band: more of both need and age."""
    years = np.array(YEARS)
    level = 0.16 * people.need + rng.normal(0, 0.05, len(people.need))
    time = np.where(years == 2020, np.log(LESS_IN_2020), 0.0) - 0.004 * (years - 2017)
    for first, below, band, rate in BANDS:
        residents = people.between(first, below)
        expected = residents * rate * np.exp(level[:, None] + time)
        # Quieter than chance: the invented city has no sudden jumps to explain.
        shaken = expected + 0.7 * np.sqrt(expected) * rng.normal(0, 1, expected.shape)
        drawn = np.rint(np.maximum(shaken, 0)).astype(np.int64)
        yield band, Figure(ID, drawn, residents, hides="few+small")


def table(people: People, districts: list[str], rng: np.random.Generator) -> str:
    """The hospitals' table as one text, band after band."""
    lines = [HEADER]
    for band, figure in stays(people, rng):
        lines += [_line(one, band) for one in rows(figure, districts)]
    return "\n".join(lines) + "\n"


def _line(one: Row, band: str) -> str:
    cells = (one.area, one.level, str(one.year), band, one.numerator, one.denominator, one.sign)
    return ";".join(cells)
