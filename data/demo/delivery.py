"""What the invented offices deliver: rows with gaps, secret cells and signs, per edition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from figures import Figure
from people import SMALL_DISTRICT, YEARS, Floats

CITY = "auenstadt"
LEVELS = {6: "planungsraum", 4: "stadtteil", 2: "bezirk", 0: "stadt"}
SPLIT = {"020204": "020203", "020205": "020203"}  # one district until 2018
LAST_YEAR_UNDIVIDED = 2018
BALANCES = ("bev_wsaldo", "bev_veraend5", "wir_gewerbe")
TURNOVER = {6: 1.0, 4: 0.86, 2: 0.74, 0: 0.46}  # moves inside an area are not counted there

# indicator, years, beginning of the district ids that were not surveyed
GAPS = (
    *((name, (2020,), "") for name in ("ges_sprache", "ges_uebergew", "ges_masern")),
    *((name, (2021,), "03") for name in ("ges_sprache", "ges_uebergew", "ges_masern")),
    ("bil_ganztag", (2020,), ""),
    ("umf_spiel", (2012, 2013), ""),
    ("umf_spiel", (2014, 2015), "0302"),
    ("woh_leer", (2012, 2013, 2015), ""),
    ("woh_leer", (2016, 2017), "010303"),
    ("ang_hausarzt", (2012, 2013, 2014), ""),
    ("tei_egh", (2020,), "02"),
    ("mat_but", (2012, 2013), ""),
)
# indicator or table, years, sign beside the number
MARKS = (
    ("materielle_lage", (2023,), "p"),
    ("arbeit", (2023,), "p"),
    ("familie", (2023,), "s"),
    ("alt_pflege", YEARS, "s"),
    ("arb_svb", (2013, 2014), "r"),
)
NOT_YET = (("bil_ohne_abschl", 2023),)


@dataclass(frozen=True)
class Row:
    """One line of a table; numbers are already written as the office writes them."""

    area: str
    level: str
    year: int
    indicator: str
    numerator: str = ""
    denominator: str = ""
    value: str = ""
    sign: str = ""


def rows(figure: Figure, districts: Sequence[str]) -> Iterator[Row]:
    """All lines of one indicator, by year, districts first."""
    for year in figure.years:
        column = YEARS.index(year)
        numbers = {d: _cell(figure, n, column) for n, d in enumerate(districts)}
        numbers = _undivided(numbers) if year <= LAST_YEAR_UNDIVIDED else numbers
        yield from _year(figure, year, numbers)


def _cell(figure: Figure, district: int, column: int) -> Floats:
    """Numerator and denominator; without a denominator it is 1 and not written."""
    base = 1 if figure.denominator is None else figure.denominator[district, column]
    return np.array([figure.numerator[district, column], base], dtype=np.float64)


def _undivided(numbers: dict[str, Floats]) -> dict[str, Floats]:
    joined: dict[str, Floats] = {}
    for district, pair in numbers.items():
        area = SPLIT.get(district, district)
        joined[area] = joined[area] + pair if area in joined else pair
    return joined


def _year(figure: Figure, year: int, numbers: dict[str, Floats]) -> Iterator[Row]:
    gaps = {
        d
        for d in numbers
        for name, years, start in GAPS
        if name == figure.id and year in years and d.startswith(start)
    }
    if len(gaps) == len(numbers):
        return
    given = {d: pair for d, pair in numbers.items() if d not in gaps}
    signs = _signs(figure, year, given)
    for district, pair in given.items():
        yield _row(figure, year, district, pair, signs.get(district, ""))
    if signs or figure.own_levels:
        yield from _higher(figure, year, numbers, gaps)


def _signs(figure: Figure, year: int, given: dict[str, Floats]) -> dict[str, str]:
    """Signs that stand instead of a number."""
    if (figure.id, year) in NOT_YET:
        return dict.fromkeys(given, "…")
    if figure.plain:
        return {d: "/" for d, pair in given.items() if pair[1] < 0.6 * 4300}
    few = {d for d, pair in given.items() if figure.hides and pair[0] in (1, 2)}
    signs = dict.fromkeys(sorted(few | _partners(few, given)), ".")
    if figure.hides == "few+small" and SMALL_DISTRICT in given:
        signs[SMALL_DISTRICT] = "x"
    return signs


def _partners(few: set[str], given: dict[str, Floats]) -> set[str]:
    """A second hidden district per quarter, else the secret one is the quarter minus the rest."""
    partners = set()
    for quarter in {district[:4] for district in few}:
        others = [d for d in given if d[:4] == quarter and d not in few and d != SMALL_DISTRICT]
        large = [d for d in others if given[d][0] >= 5]
        if large:
            partners.add(min(large, key=lambda d: (given[d][0], d)))
        elif others:
            partners.add(max(others, key=lambda d: (given[d][0], d)))
    return partners


def _higher(figure: Figure, year: int, numbers: dict[str, Floats], gaps: set[str]) -> Iterator[Row]:
    for length in (4, 2, 0):
        for area in sorted({district[:length] for district in numbers}):
            inside = [d for d in numbers if d.startswith(area)]
            if gaps.intersection(inside):
                continue
            total = np.sum([numbers[d] for d in inside], axis=0)
            if figure.hides and total[0] in (1, 2):
                raise ValueError(f"{figure.id} {year} {area}: a sum would have to be secret")
            sign = "…" if (figure.id, year) in NOT_YET else ""
            yield _row(figure, year, area or CITY, total, sign)


def _row(figure: Figure, year: int, area: str, pair: Floats, sign: str) -> Row:
    length = 0 if area == CITY else len(area)
    part, base = float(pair[0]), float(pair[1])
    if sign:
        return Row(area, LEVELS[length], year, figure.id, sign=sign)
    for name, years, mark in MARKS:
        if name in (figure.id, figure.table) and year in years:
            sign = mark
    if part == 0 and figure.id not in BALANCES:
        sign = "-"
    if figure.plain:
        price = f"{part / base:.2f}".replace(".", ",")
        return Row(area, LEVELS[length], year, figure.id, value=price, sign=sign)
    if figure.denominator is None:
        return Row(area, LEVELS[length], year, figure.id, value=_number(part), sign=sign)
    if figure.id == "bev_wvolumen":
        part = float(np.rint(part * TURNOVER[length]))
    return Row(area, LEVELS[length], year, figure.id, _number(part), _number(base), sign=sign)


def _number(amount: float) -> str:
    """German notation with one decimal where there is one."""
    return f"{amount:.0f}" if amount == round(amount) else f"{amount:.1f}".replace(".", ",")
