"""A city of five quarters in two boroughs, with counts that can be added up by hand."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from monitoring.core.area import Areas, areas_from
from monitoring.core.cube import Cube
from monitoring.core.indicator import Formula, Indicator
from monitoring.core.observations import TYPES, cube_of
from monitoring.core.status import Status
from monitoring.core.vocabulary import Aggregation, Kind, Periodicity, Polarity
from monitoring.language import Words

LEVELS = ("viertel", "bezirk", "stadt")
EDITIONS = ("2015", "2020")
WORDS = Words("Text", "text")
_AREAS = [
    ("0101", "viertel", "2015", "01", "", ""),
    ("0203", "viertel", "2015", "02", "", ""),
    ("0101", "viertel", "2020", "01", "", "2015"),
    ("0204", "viertel", "2020", "02", "", ""),
    ("0205", "viertel", "2020", "02", "2021", ""),
    ("01", "bezirk", "", "stadt", "", ""),
    ("02", "bezirk", "", "stadt", "", ""),
    ("stadt", "stadt", "", "", "", ""),
]


def areas_of() -> Areas:
    """Five quarters in two editions; 0205 exists from 2021 on."""
    columns = ["area", "level", "edition", "parent", "since", "continues"]
    table = pd.DataFrame(_AREAS, columns=columns, dtype=str)
    return areas_from(table.assign(name="Gebiet " + table["area"]), LEVELS)


def indicator(name: str, kind: Kind = Kind.count, formula: Formula | None = None) -> Indicator:
    """An indicator with counts that are summed."""
    return Indicator(
        id=name,
        label=WORDS,
        short=WORDS,
        definition=WORDS,
        unit=WORDS,
        kind=kind,
        domain="arbeit",
        phase="alle",
        polarity=Polarity.neutral,
        source=WORDS,
        periodicity=Periodicity.yearly,
        reference_date=WORDS,
        protection="offen",
        version="1",
        decimals=1,
        multiplier=1.0 if kind is Kind.count else 100.0,
        formula=formula,
    )


def without_sums(one: Indicator) -> Indicator:
    """The same indicator, not to be summed."""
    return replace(one, aggregation=Aggregation.none)


Row = tuple[str, str, str, str, float, float, float, Status]


def row(
    name: str,
    area: str,
    period: str = "2020",
    value: float = np.nan,
    numerator: float = np.nan,
    denominator: float = np.nan,
    status: Status = Status.value,
) -> Row:
    """One observation; the edition follows the period, boroughs have none."""
    edition = "" if len(area) != 4 else ("2020" if period >= "2020" else "2015")
    return name, edition, area, period, value, numerator, denominator, status


def observations(*rows: Row) -> pd.DataFrame:
    """Rows as a table of observations from one file."""
    columns = ["indicator", "edition", "area", "period", "value", "numerator", "denominator"]
    table = pd.DataFrame(list(rows), columns=[*columns, "status"])
    table[["breakdown", "reason_de", "reason_en"]] = ""
    return table.assign(origin=1, file="a.csv", row=2)[list(TYPES)].astype(TYPES)


def cube_with(indicators: Mapping[str, Indicator], *rows: Row) -> Cube:
    """A cube of these rows."""
    return cube_of(observations(*rows), tuple(indicators), areas_of(), ("", "a.csv"))
