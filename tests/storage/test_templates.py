"""Templates: whoever fills one in gets no question when she loads it."""

import csv
import io
import random
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.indicator import Indicator
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from monitoring.language import speaking
from monitoring.storage.city import city_in
from monitoring.storage.opened import opened
from monitoring.storage.proposing import recipe_by_itself
from monitoring.storage.snapshot import current_areas
from monitoring.storage.sources import Delivery, add_table
from monitoring.storage.store import store_at
from monitoring.storage.templates import csv_template, loaded_indicators, xlsx_template
from tests.conftest import PROJECT

CITY = city_in(PROJECT / "data" / "demo")
LEVEL, EDITION, PERIOD = "planungsraum", "2019", "2023"
SIGNS = {"–": Status.zero, "•": Status.secret, "/": Status.unreliable, "…": Status.not_yet}
Key = tuple[str, str]
Filled = dict[Key, tuple[str, float, float]]


@pytest.fixture(scope="module")
def areas(demo_store: Path) -> Areas:
    found = current_areas(store_at(str(demo_store), city=CITY.frame.id), CITY)
    assert found is not None
    return found


def lines_of(plan: str, areas: Areas) -> tuple[list[Indicator], list[list[str]]]:
    """The indicators of a plan's template and its cells."""
    own = loaded_indicators(CITY, CITY.plans[plan].indicators())
    content = csv_template(own, areas, LEVEL, EDITION, PERIOD).decode("utf-8-sig")
    return own, list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))


def filled_in(own: list[Indicator], lines: list[list[str]], chance: random.Random) -> Filled:
    """Fill every line with numbers, here and there with a sign; what was meant by each cell."""
    meant: Filled = {}
    for line in lines[1:]:
        place = 3
        for one in own:
            key = (one.id, line[0])
            counted = 2 if one.kind in (Kind.share, Kind.rate) else 1
            # Of a mean or a price there cannot be nothing.
            signs = list(SIGNS) if one.kind is Kind.count else list(SIGNS)[1:]
            sign = chance.choice(signs) if chance.random() < 0.1 else ""
            if sign:
                cells = [sign] * counted
                meant[key] = (SIGNS[sign].name, 0 if sign == "–" else np.nan, np.nan)
            elif counted == 2:
                base = chance.randint(30, 4000)
                top = chance.randint(0, base)
                cells = [str(top), str(base)]
                meant[key] = ("value", top, base)
            else:
                count = one.kind is Kind.count
                number = chance.randint(1, 9999) if count else chance.randint(10, 999) / 10
                cells = [str(number).replace(".", ",")]
                meant[key] = ("value", number, np.nan)
            line[place:place + counted] = cells
            place += counted
    return meant


def as_csv(lines: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(lines: list[list[str]]) -> bytes:
    """What a spreadsheet makes of the same cells: numbers are numbers, ids stay text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Daten")
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                if row and column > 1 and cell and cell not in SIGNS:
                    page.write_number(row, column, float(cell.replace(",", ".")))
                elif cell:
                    page.write_string(row, column, cell)
    return out.getvalue()


def read(content: bytes, name: str, city: City, areas: Areas) -> pd.DataFrame:
    """The observations of a filled template, which is read without any question."""
    found = opened(content, name)
    assert not found.questions
    recipe = recipe_by_itself(found, city, areas)
    delivery = Delivery()
    table = add_table(delivery, found, recipe, city, "", areas).table()
    assert [one.sentence() for one in delivery.problems if one.severity != "note"] == []
    return table


def as_meant(table: pd.DataFrame) -> Filled:
    top = table["numerator"].where(table["denominator"].notna(), table["value"])
    names = [Status(code).name for code in table["status"]]
    assert set(table["period"]) == {PERIOD}
    cells = zip(names, top, table["denominator"], strict=True)
    return dict(zip(zip(table["indicator"], table["area"], strict=True), cells, strict=True))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("plan", CITY.plans)
def test_a_filled_template_is_read_as_it_was_meant(areas: Areas, plan: str, form: str) -> None:
    own, lines = lines_of(plan, areas)
    assert len(lines) == 1 + len(areas.on_level(LEVEL, EDITION))
    meant = filled_in(own, lines, random.Random(plan))
    content = (as_csv if form == "csv" else as_xlsx)(lines)
    found = as_meant(read(content, f"{plan}.{form}", CITY, areas))
    assert found.keys() == meant.keys()
    np.testing.assert_equal([found[key] for key in meant], list(meant.values()))


def test_a_template_in_english_is_read_as_well(areas: Areas) -> None:
    with speaking("en"):
        own, lines = lines_of("armut", areas)
        assert lines[0][3] == "Child poverty (SGB II, under 15) / Numerator"
        meant = filled_in(own, lines, random.Random(1))
        found = as_meant(read(as_csv(lines), "armut.csv", CITY, areas))
    np.testing.assert_equal([found[key] for key in meant], list(meant.values()))


def test_an_empty_template_holds_nothing(areas: Areas) -> None:
    _, lines = lines_of("kita", areas)
    table = read(as_csv(lines), "kita.csv", CITY, areas)
    assert len(table) == 0


@pytest.mark.parametrize("plan", ["armut", "wohnen_stadt"])
def test_the_workbook_explains_every_column_and_has_no_formula(areas: Areas, plan: str) -> None:
    own = loaded_indicators(CITY, CITY.plans[plan].indicators())
    content = xlsx_template(own, areas, LEVEL, EDITION, PERIOD)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Daten", "Erläuterung"]
    rows = book.get_sheet_by_name("Daten").to_python()
    _, lines = lines_of(plan, areas)
    assert [[str(cell) for cell in row] for row in rows] == lines
    words = {row[0]: row[1] for row in book.get_sheet_by_name("Erläuterung").to_python()}
    for one in own:
        said = str(words[f"{one.label} ({one.id})"])
        assert str(one.definition) in said
        assert f"Einheit: {one.unit}" in said
    assert {"–", "•", "/", "…", "x"} <= set(words)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_areas_that_come_later_are_not_asked_for(areas: Areas) -> None:
    own = loaded_indicators(CITY, ["bev_ew"])
    later = Areas(areas.ids, areas.names, areas.levels, areas.editions, areas.parents,
                  ("2024",) * len(areas), areas.earlier)
    lines = csv_template(own, later, LEVEL, EDITION, PERIOD).decode("utf-8-sig").splitlines()
    assert len(lines) == 1
    assert len(csv_template(own, later, LEVEL, EDITION, "2024").splitlines()) > 1


def test_computed_indicators_are_replaced_by_their_counts() -> None:
    names = [one.id for one in loaded_indicators(CITY, ["bev_u18", "ang_kita_u6", "bev_ew"])]
    formula = CITY.indicators["bev_u18"].formula
    assert formula is not None
    assert set(formula.ids()) <= set(names)
    # Facilities come from their register.
    assert not any(name.startswith("ang_") for name in names)
