"""Every sign of an office's table keeps its meaning through store, map, table and export."""

import json
from pathlib import Path

import numpy as np
import pandas as pd

from monitoring.charts.map_values import class_letters, value_texts
from monitoring.core.classes import quantiles
from monitoring.core.status import Status, has_number
from monitoring.language import speaking
from monitoring.storage.city import city_in
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import store_at
from tests.conftest import MUSTERSTADT, Run

# Area, year, cell, status, number, words on the map.
CELLS = [
    ("0101", "2020", "-", "zero", 0, "0"),
    ("0102", "2020", "0", "rounded_zero", 0, "0 (weniger als die Hälfte der kleinsten Einheit)"),
    ("0103", "2020", ".", "secret", None, "geheim"),
    ("0201", "2020", "x", "not_meaningful", None, "nicht sinnvoll"),
    ("0202", "2020", "/", "unreliable", None, "zu unsicher"),
    ("0101", "2021", "…", "not_yet", None, "kommt später"),
    ("0102", "2021", "(12)", "limited", 12, "12 (eingeschränkt aussagekräftig)"),
    ("0103", "2021", "1 234p", "provisional", 1234, "1.234 (vorläufig)"),
    ("0201", "2021", "17 r", "revised", 17, "17 (berichtigt)"),
    ("0202", "2021", "18s", "estimated", 18, "18 (geschätzt)"),
]
LEGEND = """

- = nichts vorhanden
0 = weniger als die Hälfte von 1 in der letzten besetzten Stelle
. = Zahlenwert unbekannt oder geheim zu halten
x = Nachweis nicht sinnvoll
/ = Zahlenwert nicht sicher genug
… = Angabe fällt später an
( ) = Aussagewert eingeschränkt
p = vorläufige Zahl
r = berichtigte Zahl
s = geschätzte Zahl
"""


def loaded(run: Run, folder: Path) -> Snapshot:
    """The tiny city with one more table that uses every sign."""
    assert run("load", MUSTERSTADT, "--publish", "--by", "Anna", "--note", "Erste")[0] == 0
    table = folder / "zeichen.csv"
    lines = ["Gebiet;Jahr;Einwohner", *(";".join(one[:3]) for one in CELLS)]
    table.write_text("Einwohner nach Vierteln\n\n" + "\n".join(lines) + LEGEND, "utf-8")
    status, out, _ = run("load", table, "--recipe", "auto", "--publish", "--by", "Bert", "--note",
                         "Zeichen", "--json")
    assert status == 0, out
    assert json.loads(out)["accepted"] == len(CELLS)
    city = city_in(MUSTERSTADT)
    found = current_snapshot(store_at(str(folder / "store"), city=city.frame.id), city)
    assert found is not None
    return found


def test_signs_in_store_map_and_export(run: Run, tmp_path: Path) -> None:
    found = loaded(run, tmp_path)
    out = run("values", "--indicator", "bev_ew", "--level", "viertel", "--json")[1]
    exported = {(one["area"], one["period"]): one for one in json.loads(out)}
    cube = found.cube
    for area, period, _, word, number, shown in CELLS:
        place = cube.areas.find(area, "2020")
        assert place is not None
        at = cube.cell("bev_ew", place, period)
        status = Status[word]
        assert Status(cube.status[at]) is status, (area, period)
        assert has_number(np.array([status], np.uint8))[0] == (number is not None)
        row = exported[area, period]
        assert (row["status"], row["value"]) == (word, number)
        one = slice(at[1], at[1] + 1)
        figures = cube.value[at[0], one, at[2]], cube.status[at[0], one, at[2]]
        assert value_texts(*figures, 0) == [shown]
        letter = class_letters(*figures, quantiles(np.array([1.0, 2.0, 3.0]), 2, 0))
        assert letter.isdigit() == (number is not None)


def test_signs_in_a_workbook(run: Run, tmp_path: Path) -> None:
    loaded(run, tmp_path)
    book = tmp_path / "werte.xlsx"
    run("values", "--indicator", "bev_ew", "--format", "xlsx", "--output", book)
    with speaking("de"):
        table = pd.read_excel(book, engine="calamine", dtype={"area": str, "period": str})
    by_cell = table.set_index(["area", "period"])["status"]
    for area, period, _, word, *_ in CELLS:
        assert by_cell[area, period] == word
