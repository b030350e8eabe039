"""Recipes: how one office's files are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitoring.core.status import Status
from monitoring.language import Words


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
    """Where a period or a level is written: a column, the file's name, or fixed."""

    column: str = ""
    first: int = 0
    file: str = ""
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
    """The columns of one indicator, with a filter on rows in long tables."""

    indicator: str
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    factor: float = 1.0
    zero_is: Status | None = None

    def cells(self) -> frozenset[str]:
        """The columns that hold its figures."""
        return frozenset({self.value, self.numerator, self.denominator} - {""})


@dataclass(frozen=True, slots=True)
class ObservationsRecipe:
    """How one office's table of observations is read."""

    id: str
    label: Words
    area: str
    period: Place
    level: Place
    files: str = ""
    edition: str = ""
    edition_by_period: bool = False
    sheet: str = ""
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


Recipe = AreasRecipe | ObservationsRecipe | FacilitiesRecipe
