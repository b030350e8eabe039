"""A city of five quarters in two boroughs, with counts that can be added up by hand."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from monitoring.core.area import Areas, areas_from
from monitoring.core.cube import Cube
from monitoring.core.filling import cube_of
from monitoring.core.indicator import Formula, Indicator
from monitoring.core.observations import NO_REASON, Observations, Place, Plane, Source
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


def observations(*rows: Row, file: str = "a.csv") -> Observations:
    """Rows as observations from one file, each from row 2."""
    planes = tuple(dict.fromkeys(Plane(one[0]) for one in rows))
    level_of = dict(zip(areas_of().ids, areas_of().levels, strict=True))
    places = tuple(dict.fromkeys(
        Place(level_of.get(area, "viertel"), edition, area) for _, edition, area, *_ in rows))
    periods = tuple(dict.fromkeys(one[3] for one in rows))
    none = np.zeros(len(rows), np.int32)
    place_of = {(one.edition, one.area): number for number, one in enumerate(places)}
    return Observations(
        planes, places, periods, (NO_REASON,), (Source(file, value="wert"),),
        np.array([planes.index(Plane(one[0])) for one in rows], np.int32),
        np.array([place_of[one[1], one[2]] for one in rows], np.int32),
        np.array([periods.index(one[3]) for one in rows], np.int32),
        none, none,
        np.array([one[4] for one in rows], float), np.array([one[5] for one in rows], float),
        np.array([one[6] for one in rows], float), np.array([one[7] for one in rows], np.uint8),
        none + 2,
    )


def cube_with(indicators: Mapping[str, Indicator], *rows: Row) -> Cube:
    """A cube of these rows."""
    return cube_of(observations(*rows), tuple(indicators), areas_of(), ("", "a.csv"))
