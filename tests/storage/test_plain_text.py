"""Texts of others never become formulas, and numbers stay numbers."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.storage.city import city_in
from monitoring.storage.plain_text import STARTS, csv_file, plain_text
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import Store
from monitoring.storage.values import values_table, written

# Patterns as a list of injections in the wild has them, and what offices write for good.
FORMULAS = ["=1+1", "+1", "-2+3", "@SUM(1)", "\t=1", "=cmd|' /C calc'!A0", "＝1"]
PLAIN = ["", "-", "–", "+", "Nord-West", "0101", "1=1", "a@b", "5", "'Halle'", "• geheim"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_stands_behind_an_apostrophe(cell: str) -> None:
    assert plain_text(cell) == "'" + cell


@pytest.mark.parametrize("cell", PLAIN)
def test_signs_and_words_stay_as_they_are(cell: str) -> None:
    assert plain_text(cell) == cell


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1), st.floats(allow_nan=False))
def test_no_text_of_a_table_starts_a_formula(cells: list[str], number: float) -> None:
    table = pd.DataFrame({"text": cells, "number": number})
    rows = list(csv.DictReader(io.StringIO(csv_file(table).decode(), newline="")))
    assert [row["text"] for row in rows] == [plain_text(cell) for cell in cells]
    assert not any(row["text"].startswith(STARTS) and len(row["text"]) > 1 for row in rows)
    assert {float(row["number"]) for row in rows} == {number}


def with_names(found: Snapshot, name: str) -> Snapshot:
    areas = replace(found.cube.areas, names=(name,) * len(found.cube.areas))
    return replace(found, cube=replace(found.cube, areas=areas))


@pytest.mark.parametrize("name", FORMULAS)
def test_names_of_areas_in_an_export(musterstadt: Path, tiny_store: Store, name: str) -> None:
    found = current_snapshot(tiny_store, city_in(musterstadt))
    assert found is not None
    own = with_names(found, name)
    table = values_table(own, "bev_ew", "2020", "viertel")
    table.loc[0, "value"] = -5.0
    rows = list(csv.DictReader(io.StringIO(written(own, table, "csv").decode(), newline="")))
    assert {row["name"] for row in rows} == {"'" + name}
    assert (rows[0]["value"], rows[0]["area"], rows[0]["file"]) == ("-5.0", "0101",
                                                                    "einwohner.csv")
