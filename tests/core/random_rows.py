"""Figures and rows of random office tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from tests.core.office_tables import Cell, Observed

MEANINGS = {
    "-": ("nichts vorhanden", "zero"),
    "–": ("nichts vorhanden (genau Null)", "zero"),
    ".": ("Zahlenwert unbekannt oder geheim zu halten", "secret"),
    "•": ("Zahlenwert unbekannt oder geheim zu halten", "secret"),
    "x": ("Tabellenfach gesperrt, weil Aussage nicht sinnvoll", "not_meaningful"),
    "/": ("keine Angaben, da Zahlenwert nicht sicher genug", "unreliable"),
    "…": ("Angabe fällt später an", "not_yet"),
    "...": ("Angabe fällt später an", "not_yet"),
    "k. A.": ("keine Angabe", "unknown"),
    "0": ("weniger als die Hälfte von 1 in der letzten besetzten Stelle", "rounded_zero"),
}
LETTERS = {"p": ("vorläufige Zahl", "provisional"), "r": ("berichtigte Zahl", "revised"),
           "s": ("geschätzte Zahl", "estimated")}
MARKS = (" 1)", "¹", "*", " ²⁾")


class Column(NamedTuple):
    """A column of figures: texts above it; size of its counts, 0 for shares, -1 for changes."""

    path: tuple[str, ...]
    size: int
    unit: str


class Figure(NamedTuple):
    """A written figure and what it means."""

    cell: Cell
    value: float | None
    status: str


@dataclass
class Figures:
    """How one office writes its figures; `used` collects the signs for the legend."""

    rng: Random
    typed: bool
    decimal: str = ","
    thousands: str = ""
    signs: tuple[str, ...] = ()
    explained: bool = False
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Draw the habits of the office."""
        rng = self.rng
        self.decimal = rng.choice((",", ",", ",", "."))
        self.thousands = rng.choice(("", ".", ".", " ") if self.decimal == "," else ("", ",", " "))
        if rng.random() < 0.6:
            self.signs = tuple(rng.sample(sorted(MEANINGS), rng.randint(1, 4)))
        self.explained = bool(self.signs) and rng.random() < 0.6
        self.noted = rng.random() < 0.2
        self.percent = rng.choice(("", "", "", " %", "%"))
        self.minus = rng.choice(("-", "-", "–", "− "))

    def number(self, value: float, column: Column) -> Cell:
        """A number without anything around it."""
        if self.typed:
            return int(value) if column.size > 0 else value
        digits = f"{value:,.0f}" if column.size > 0 else f"{value:,.1f}"
        swap = {",": self.thousands, ".": self.decimal, "-": self.minus}
        written = "".join(swap.get(sign, sign) for sign in digits)
        return written if column.size > 0 else written + self.percent

    def figure(self, column: Column) -> Figure:
        """A figure of an area: a number, often enough a sign or a number with a note."""
        rng = self.rng
        chance = rng.random()
        if self.signs and chance < 0.08:
            return self._sign(rng.choice(self.signs))
        if column.size > 0:
            value = float(rng.randint(column.size // 20, column.size))
        else:
            value = round(rng.uniform(0.3, 99.4) if not column.size else rng.uniform(-30, 30), 1)
        value = value or 1.0  # a nought would be a sign where the legend says so
        cell = self.number(value, column)
        if chance > 0.98:
            return Figure("", None, "missing")
        if self.noted and chance > 0.92:
            return self._noted(cell, value)
        return Figure(cell, value, "value")

    def _sign(self, sign: str) -> Figure:
        self.used.add(sign)
        status = MEANINGS[sign][1]
        if not self.explained:
            status = {"0": "value", "k. A.": "bad"}.get(sign, status)
        cell: Cell = 0 if sign == "0" and self.typed else sign
        return Figure(cell, 0.0 if status in ("zero", "rounded_zero", "value") else None, status)

    def _noted(self, cell: Cell, value: float) -> Figure:
        if self.typed:  # a note makes a text of the number, written with the marks of the country
            cell = str(cell).replace(".", self.decimal)
        kind = self.rng.randrange(3)
        if kind == 0:
            letter = self.rng.choice(sorted(LETTERS))
            self.used.add(letter)
            return Figure(f"{cell}{self.rng.choice(('', ' '))}{letter}", value, LETTERS[letter][1])
        if kind == 1:
            return Figure(f"({cell})", value, "limited")
        return Figure(f"{cell}{self.rng.choice(MARKS)}", value, "value")


class Row(NamedTuple):
    """A row of figures with its label cells; `kind` is data, total, heading or blank."""

    kind: str
    labels: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    once: bool = False

    @property
    def written(self) -> tuple[str, ...]:
        """Label cells as written: the first one is left out where it only repeats."""
        return ("", *self.labels[1:]) if self.once else self.labels


def summed(
    rows: list[Row], columns: list[Column], figures: Figures, labels: tuple[str, ...]
) -> Row:
    """A row of sums of counts and of some share in the middle."""
    found = []
    for place, column in enumerate(columns):
        values = [row.figures[place].value or 0.0 for row in rows if row.kind == "data"]
        value = sum(values) if column.size > 0 else round(sum(values) / max(1, len(values)), 1)
        value = value or 1.0
        found.append(Figure(figures.number(value, column), value, "value"))
    return Row("total", labels, tuple(found))


def expected_of(rows: list[Row], columns: list[Column], remark: dict[int, str] | None
                ) -> list[Observed]:
    """The figures of the data rows with their names, under the last heading."""
    found: list[Observed] = []
    under: tuple[str, ...] = ()
    for number, row in enumerate(rows):
        if row.kind == "heading":
            under = (next(label for label in row.labels if label),)
        if row.kind != "data":
            continue
        labels = row.labels if remark is None else (*row.labels, remark.get(number, ""))
        for column, figure in zip(columns, row.figures, strict=True):
            found.append(Observed(under, labels, column.path, figure.value, figure.status))
    return found
