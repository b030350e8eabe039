"""Recipes: how one office's files are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from monitoring.core.status import Status
from monitoring.language import Words


class Basis(StrEnum):
    """What the weights of a crosswalk were taken from."""

    area = "area"
    population = "population"
    addresses = "addresses"


class AreaBy(StrEnum):
    """What a table calls its areas by."""

    id = "id"
    name = "name"


@dataclass(frozen=True, slots=True)
class Parent:
    """Where an area's parent is named: first characters, a property, or always the same."""

    first: int = 0
    property: str = ""
    is_: str = ""


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area that a recipe declares itself."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NameTable:
    """A table with the names of areas."""

    file: str
    area: str
    name: str


@dataclass(frozen=True, slots=True)
class Since:
    """An area that exists only from this period on, within its edition."""

    id: str
    period: str


@dataclass(frozen=True, slots=True)
class Layer:
    """Areas and outlines of one level, from a file or from the level below."""

    level: str
    file: str = ""
    area: str = ""
    name: str = ""
    id_last: int = 0
    name_text: Words | None = None
    names: NameTable | None = None
    parent: Parent | None = None
    dissolve: str = ""
    areas: tuple[NamedArea, ...] = ()
    without_outline: tuple[NamedArea, ...] = ()
    since: tuple[Since, ...] = ()


@dataclass(frozen=True, slots=True)
class AreasRecipe:
    """How the areas of one edition are read."""

    id: str
    edition: str
    layers: tuple[Layer, ...]
    label: Words | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where a period or a level is written: a column, the file's name, the title, or fixed.

    `file` and `title` are search patterns with a group around the year; `first` takes only so
    many characters of a column. Years above the columns are written as {year} in their names.
    """

    column: str = ""
    first: int = 0
    file: str = ""
    title: str = ""
    fixed: str = ""
    offset: int = 0

    @classmethod
    def from_text(cls, fixed: str) -> Place:
        """A bare text in a declaration is a fixed period or level."""
        return cls(fixed=fixed)


@dataclass(frozen=True, slots=True)
class RowStatus:
    """
    Rows whose column has this text carry the status.

    It holds for every indicator, or only for those read from one of `columns`.
    """

    column: str
    equals: str
    status: Status
    reason: Words | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingWhen:
    """Rows in which all these columns have the same text carry the status there."""

    columns: tuple[str, ...]
    equals: str
    status: Status
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class IgnoredRows:
    """Rows of a long table that are deliberately not loaded; `*` stands for any text."""

    where: Mapping[str, str]
    reason: Words


@dataclass(frozen=True, slots=True)
class Figure:
    """
    The columns of one indicator, with a filter on rows in long tables.

    A name of a column may hold {year}: then every column that fits gives the figures of its
    year. `breakdown` says which part of the indicator the figures are, such as {age = "0-5"}.
    """

    indicator: str
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    breakdown: Mapping[str, str] = field(default_factory=dict)
    factor: float = 1.0
    zero_is: Status | None = None

    def cells(self) -> frozenset[str]:
        """The columns that hold its figures."""
        return frozenset({self.value, self.numerator, self.denominator} - {""})


@dataclass(frozen=True, slots=True)
class ObservationsRecipe:
    """
    How one office's table of observations is read.

    `table` is the place of the table among those of its sheet (0: there is only one);
    `area_by` tells whether the column `area` holds ids or names, `area_digits` how long ids are
    whose leading zeros a program has cut off; `breakdown` names the columns that split an
    indicator; `answers` are what a person has said to the questions of the reader.
    """

    id: str
    label: Words
    area: str
    period: Place
    level: Place
    files: str = ""
    edition: str = ""
    edition_by_period: bool = False
    sheet: str = ""
    table: int = 0
    area_by: AreaBy = AreaBy.id
    area_digits: int = 0
    breakdown: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    delimiter: str = ","
    decimal: str = "."
    thousands: str = ""
    signs: Mapping[str, Status] = field(default_factory=dict)
    status_by: tuple[RowStatus, ...] = ()
    missing_when: tuple[MissingWhen, ...] = ()
    columns: tuple[Figure, ...] = ()
    indicator: str = ""
    numerator: str = ""
    denominator: str = ""
    value: str = ""
    status: str = ""
    ignored: Mapping[str, Words] = field(default_factory=dict)
    ignored_rows: tuple[IgnoredRows, ...] = ()


@dataclass(frozen=True, slots=True)
class FacilitiesRecipe:
    """How one register of facilities is read."""

    id: str
    facility: str
    label: Words
    file: str
    key: str
    name: str
    period: str
    places: str = ""


@dataclass(frozen=True, slots=True)
class CrosswalkRecipe:
    """
    How the weights are read that carry counts from one edition of a level to a later one.

    `from_`, `to` and `weight` are columns: the area before, the area after, and the part of the
    one that lies in the other. Parts below `slivers` come from lines that were drawn twice and are
    left out; the others are rescaled to 1. `since` names areas before whose weights hold only from
    this period on, because the area was cut otherwise within the edition.
    """

    id: str
    label: Words
    file: str
    level: str
    from_edition: str
    to_edition: str
    from_: str
    to: str
    weight: str
    basis: Basis
    slivers: float = 0.01
    decimal: str = "."
    since: tuple[Since, ...] = ()


Recipe = AreasRecipe | ObservationsRecipe | FacilitiesRecipe | CrosswalkRecipe
