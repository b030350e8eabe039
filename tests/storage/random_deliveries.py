"""Random tables of offices in six dialects, each with every figure that it means."""

import csv
import io
import random
from dataclasses import dataclass
from typing import NamedTuple

from monitoring.core.status import Status

AREAS = {"2019": ("0101", "0102", "0103", "0201", "0202", "0203"),
         "2020": ("0101", "0102", "0103", "0201", "0202", "0204"),
         "2021": ("0101", "0102", "0103", "0201", "0202", "0204", "0205")}
SIGNS = {"-": Status.zero, ".": Status.secret, "/": Status.unreliable, "x": Status.not_meaningful,
         "…": Status.not_yet, "": Status.missing}
LABELS = {"bev_ew": "Einwohner", "bev_u18_anz": "Unter 18", "ein_mittel": "Einkommen",
          "arb_quote": "Arbeitslose"}


@dataclass(frozen=True)
class Dialect:
    """How a file is written."""

    encoding: str
    delimiter: str
    decimal: str
    thousands: str

    def number(self, number: float) -> str:
        """A number as this dialect has it."""
        whole, _, rest = f"{number:,}".partition(".")
        return whole.replace(",", self.thousands) + (self.decimal + rest if rest else "")


DIALECTS = (
    Dialect("utf-8", ";", ",", "."),
    Dialect("utf-8-sig", ";", ",", " "),
    Dialect("utf-16", "\t", ",", ""),
    Dialect("cp1252", ";", ",", "."),
    Dialect("utf-8", ",", ".", ","),
    Dialect("utf-8", "|", ".", ""),
)


class Key(NamedTuple):
    """What a figure is about."""

    indicator: str
    breakdown: str
    area: str
    period: str


class Figure(NamedTuple):
    """Value, numerator and denominator (None: there is none) and the status."""

    value: float | None
    numerator: float | None
    denominator: float | None
    status: str


@dataclass(frozen=True)
class RandomTable:
    """A file and what it means."""

    content: bytes
    name: str
    dialect: Dialect
    meant: dict[Key, Figure]


class _Writer:
    """Draws figures and keeps what they mean."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.dialect = DIALECTS[seed % len(DIALECTS)]
        self.meant: dict[Key, Figure] = {}
        self.years = sorted(self.chance.sample(list(AREAS), self.chance.randint(1, 3)))

    def count(self, key: Key) -> str:
        """A count, now and then a sign."""
        if self.chance.random() < 0.12:
            return self.sign(key)
        return self.whole(key, self.chance.randint(1, 10 ** self.chance.randint(1, 5)))

    def whole(self, key: Key, number: int) -> str:
        self.meant[key] = Figure(number, number, None, "value")
        return self.dialect.number(number)

    def sign(self, key: Key) -> str:
        cell = self.chance.choice([one for one in SIGNS if one != "-" or key.indicator != "arb"])
        if SIGNS[cell] is Status.zero:
            self.meant[key] = Figure(0, 0, None, "zero")
        elif cell:
            self.meant[key] = Figure(None, None, None, SIGNS[cell].name)
        return cell

    def mean(self, key: Key) -> str:
        number = round(self.chance.uniform(0.01, 9999), self.chance.randint(1, 2)) + 0.01
        number = round(number, 2)
        self.meant[key] = Figure(number, None, None, "value")
        return self.dialect.number(number)

    def pair(self, key: Key) -> list[str]:
        base = self.chance.randint(1, 5000)
        top = self.chance.randint(0, base)
        self.meant[key] = Figure(100 * top / base, top, base, "value")
        return [self.dialect.number(top), self.dialect.number(base)]

    def rows(self) -> list[tuple[str, str]]:
        return [(area, year) for year in self.years for area in AREAS[year]]


def random_table(seed: int) -> RandomTable:
    """One table; the same seed gives the same one."""
    own = _Writer(seed)
    forms = (_wide, _long, _years_across, _parts)
    lines = forms[seed // len(DIALECTS) % len(forms)](own)
    if own.chance.random() < 0.5:
        lines = [["Zahlen aus Musterstadt"], [], *lines]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=own.dialect.delimiter, lineterminator="\r\n").writerows(lines)
    content = out.getvalue().encode(own.dialect.encoding)
    return RandomTable(content, f"zahlen_{seed % 7}.csv", own.dialect, own.meant)


def _wide(own: _Writer) -> list[list[str]]:
    head = ["Gebiet", "Jahr", LABELS["bev_ew"], LABELS["bev_u18_anz"], LABELS["ein_mittel"],
            "Arbeitslose / Zähler", "Arbeitslose / Nenner"]
    lines = [
        [area, year, own.count(Key("bev_ew", "", area, year)),
         own.count(Key("bev_u18_anz", "", area, year)),
         own.mean(Key("ein_mittel", "", area, year)),
         *own.pair(Key("arb_quote", "", area, year))]
        for area, year in own.rows()
    ]
    return [head, *lines]


def _long(own: _Writer) -> list[list[str]]:
    lines = []
    for area, year in own.rows():
        key = Key(own.chance.choice(["bev_ew", "bev_u18_anz"]), "", area, year)
        lines.append([area, year, key.indicator, own.count(key)])
        key = Key("ein_mittel", "", area, year)
        lines.append([area, year, key.indicator, own.mean(key)])
    own.chance.shuffle(lines)
    return [["Gebiet", "Jahr", "Indikator", "Wert"], *lines]


def _years_across(own: _Writer) -> list[list[str]]:
    names = ["bev_ew", "bev_u18_anz"][:own.chance.randint(1, 2)]
    head = ["Gebiet", *(f"{LABELS[name]} {year}" for name in names for year in own.years)]
    areas = sorted({area for year in own.years for area in AREAS[year]})
    lines = [
        [area, *(own.count(Key(name, "", area, year)) if area in AREAS[year] else ""
                 for name in names for year in own.years)]
        for area in areas
    ]
    return [head, *lines]


def _parts(own: _Writer) -> list[list[str]]:
    """Men and women beside the whole, in two lines of the head."""
    lines = []
    for area, year in own.rows():
        men, women = own.chance.randint(1, 900), own.chance.randint(1, 900)
        lines.append([
            area, year, own.whole(Key("bev_ew", "", area, year), men + women),
            own.whole(Key("bev_ew", "geschlecht=männlich", area, year), men),
            own.whole(Key("bev_ew", "geschlecht=weiblich", area, year), women),
        ])
    return [["", "", "Einwohner", "Einwohner", "Einwohner"],
            ["Gebiet", "Jahr", "insgesamt", "männlich", "weiblich"], *lines]
