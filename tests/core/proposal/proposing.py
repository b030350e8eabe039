"""Tables proposed and read for the tiny city, without a file or a store."""

import pandas as pd

from monitoring.core.area import Areas, areas_from
from monitoring.core.interpreted import interpreted
from monitoring.core.named_areas import names_for
from monitoring.core.proposal import Proposal, proposed
from monitoring.core.source_table import SourceTable
from monitoring.storage.city import city_in
from tests.conftest import MUSTERSTADT
from tests.core.tables import text_table

CITY = city_in(MUSTERSTADT)
OLD = ("0101", "0102", "0103", "0201", "0202", "0203")
NEW = ("0101", "0102", "0103", "0201", "0202", "0204", "0205")
NAMES = {"0101": "Am Markt", "0102": "Südstadt", "0103": "Hafen", "0201": "Nord / Berg",
         "0202": "Weststadt", "0203": "Ost", "0204": "Ost-Wiesen", "0205": "Ost-Hang",
         "01": "Innenstadt", "02": "Außen"}


def areas() -> Areas:
    """Quarters of two editions in two boroughs, with names."""
    rows = [(one, "viertel", "2015", one[:2]) for one in OLD]
    rows += [(one, "viertel", "2020", one[:2]) for one in NEW]
    rows += [("01", "bezirk", "", "musterstadt"), ("02", "bezirk", "", "musterstadt"),
             ("musterstadt", "stadt", "", "")]
    table = pd.DataFrame(rows, columns=["area", "level", "edition", "parent"])
    names = table["area"].map(NAMES).fillna("Musterstadt")
    return areas_from(table.assign(name=names, since="", continues=""), ["viertel", "bezirk",
                                                                        "stadt"])


AREAS = areas()


def proposal(content: str, name: str = "tabelle.csv", period: str = "") -> Proposal:
    """The proposal for the first table of a CSV text with semicolons."""
    return proposed(text_table(content, name), CITY, AREAS, period=period)


def of_table(table: SourceTable) -> Proposal:
    """The proposal for a table."""
    return proposed(table, CITY, AREAS)


Cell = tuple[str, str, str, str, float]


def figures(one: Proposal, period: str = "") -> set[Cell]:
    """Indicator with its part, area, edition, period and value of everything that it reads."""
    names = names_for(one.table, one.recipe, CITY, AREAS, period)
    reading = interpreted(one.table, one.recipe, CITY, period, names)
    assert not [problem for problem in reading.problems if problem.severity == "error"]
    found = reading.observations.table()
    what = found["indicator"].where(found["breakdown"] == "",
                                    found["indicator"] + ":" + found["breakdown"])
    value = found["value"].fillna(found["numerator"] / found["denominator"])
    return set(zip(what, found["area"], found["edition"], found["period"], value, strict=True))


def asked(one: Proposal) -> list[str]:
    """Ids of what it leaves open."""
    return [question.id for question in one.questions]
