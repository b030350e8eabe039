"""Corrections: what a later release changed says so wherever it is read."""

import io
import json
import re
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish, restore
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store
from monitoring.storage.values import values_table, written
from tests.conftest import MUSTERSTADT, Run

WORK = Path("tables") / "arbeit_2020.csv"
NOTE = "Zahl der Agentur übertragen"


def correct(folder: Path, store: Store, before: str, after: str, note: str) -> Snapshot:
    """Publish the folder with one line of a table changed."""
    content = (folder / WORK).read_text("utf-8")
    assert before in content
    (folder / WORK).write_text(content.replace(before, after), "utf-8")
    city = city_in(folder)
    publish(store, draft(store, city, read_folder(folder, city)), "Bert", note)
    return snapshot(folder, store)


def snapshot(folder: Path, store: Store) -> Snapshot:
    found = current_snapshot(store, city_in(folder))
    assert found is not None
    return found


def notes(found: Snapshot, indicator: str = "arb_quote") -> dict[tuple[str, str], str]:
    """Notes by area and period, of the figures that have one."""
    table = values_table(found, indicator)
    rows = table[table["correction"] != ""]
    return dict(zip(zip(rows["area"], rows["period"], strict=True), rows["correction"],
                    strict=True))


def test_a_correction_keeps_what_stood_there_before(musterstadt: Path, tiny_store: Store) -> None:
    found = correct(musterstadt, tiny_store, "10,50", "35,50", NOTE).corrections
    rows = found[["plane", "edition", "area", "period", "release", "value"]]
    # 10 of 50 became 35 of 50; with 10 of 450 the borough had 4 %. The city's official 6.5 stays,
    # its numerator does not.
    assert set(rows.itertuples(index=False, name=None)) == {
        ("arb_quote", "2020", "0101", "2020", 2, 20.0), ("arb_quote", "", "01", "2020", 2, 4.0),
        ("arb_quote", "", "musterstadt", "2020", 2, 6.5),
    }


def test_the_note_stands_with_the_figure_and_what_follows_from_it(
    musterstadt: Path, tiny_store: Store
) -> None:
    table = musterstadt / "tables" / "einwohner.csv"
    table.write_text(table.read_text("utf-8").replace("0201;Viertel 0201;2020;210",
                                                      "0201;Viertel 0201;2020;220"), "utf-8")
    found = correct(musterstadt, tiny_store, "0201,arbeitslos,5,100", "0201,arbeitslos,6,100",
                    NOTE)
    touched = {("0201", "2020"), ("02", "2020"), ("musterstadt", "2020")}
    assert set(notes(found)) == touched
    (said,) = set(notes(found).values())
    assert re.fullmatch(rf"Berichtigt in Ausgabe 2 \([-.\d]{{10}}, Bert\): {NOTE}", said)
    assert set(notes(found, "bev_ew")) == touched
    assert set(notes(found, "bev_u18")) == touched
    assert notes(found, "bev_u18_anz") == {}


def test_new_figures_bear_no_note(musterstadt: Path, tiny_store: Store) -> None:
    table = musterstadt / "tables" / "einwohner.csv"
    with table.open("a", encoding="utf-8") as lines:
        lines.write("0101;Viertel 0101;2022;130;26;\n")
    found = correct(musterstadt, tiny_store, "0205,arbeitslos,0,100", "0205,arbeitslos,0,100", NOTE)
    assert "2022" in found.cube.periods
    assert found.corrections.empty
    assert notes(found, "bev_ew") == {}


def test_undo_brings_back_the_earlier_figures_without_the_note(
    musterstadt: Path, tiny_store: Store
) -> None:
    first = values_table(snapshot(musterstadt, tiny_store), "arb_quote").drop(columns="release")
    correct(musterstadt, tiny_store, "10,50", "35,50", NOTE)
    restore(tiny_store, 1, "Cleo", "Doch richtig")
    again = snapshot(musterstadt, tiny_store)
    pd.testing.assert_frame_equal(values_table(again, "arb_quote").drop(columns="release"), first)
    assert notes(again) == {}
    restore(tiny_store, 2, "Cleo", "Doch falsch")
    assert "Ausgabe 2 " in notes(snapshot(musterstadt, tiny_store))["0101", "2020"]


def test_a_second_correction_shows_the_newest(musterstadt: Path, tiny_store: Store) -> None:
    correct(musterstadt, tiny_store, "10,50", "35,50", NOTE)
    found = correct(musterstadt, tiny_store, "10,450", "11,450", "Nachmeldung")
    said = notes(found)
    assert NOTE in said["0101", "2020"]
    assert said["0102", "2020"].endswith("Bert): Nachmeldung")
    assert said["01", "2020"].startswith("Berichtigt in Ausgabe 3 ")
    found = correct(musterstadt, tiny_store, "35,50", "10,50", "War doch richtig")
    assert notes(found)["0101", "2020"].startswith("Berichtigt in Ausgabe 4 ")
    assert found.corrections["release"].tolist() == [2] * 3 + [3] * 3 + [4] * 3


def test_a_correction_after_an_undo_is_counted_from_what_was_current(
    musterstadt: Path, tiny_store: Store
) -> None:
    correct(musterstadt, tiny_store, "10,50", "35,50", NOTE)
    restore(tiny_store, 1, "Cleo", "Doch richtig")
    found = correct(musterstadt, tiny_store, "35,50", "30,50", "Endgültig")
    own = found.corrections[found.corrections["area"] == "0101"]
    assert own[["release", "value"]].values.tolist() == [[4, 20.0]]
    assert notes(found)["0101", "2020"].startswith("Berichtigt in Ausgabe 4 ")


def test_every_export_carries_the_note(musterstadt: Path, tiny_store: Store) -> None:
    found = correct(musterstadt, tiny_store, "10,50", "35,50", NOTE)
    table = values_table(found, "arb_quote", "2020")
    expected = {area: note for (area, _), note in notes(found).items()}
    assert set(expected) == {"0101", "01", "musterstadt"}
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(written(found, table, "xlsx")))
    head, *lines = sheet.get_sheet_by_name("Werte").to_python()
    features = json.loads(written(found, table, "geojson"))["features"]
    read = {
        "csv": pd.read_csv(io.BytesIO(written(found, table, "csv")), dtype=str).fillna(""),
        "json": pd.DataFrame(json.loads(written(found, table, "json"))),
        "parquet": pq.read_table(io.BytesIO(written(found, table, "parquet"))).to_pandas(),
        "xlsx": pd.DataFrame(lines, columns=head),
        "geojson": pd.DataFrame([one["properties"] for one in features]),
    }
    for form, rows in read.items():
        own = rows[rows["correction"] != ""]
        assert dict(zip(own["area"], own["correction"], strict=True)) == expected, form


def test_damage_to_the_list_of_corrections_is_named(musterstadt: Path, tiny_store: Store) -> None:
    correct(musterstadt, tiny_store, "10,50", "35,50", NOTE)
    entry = tiny_store.entry(2)
    assert entry is not None
    name = tiny_store.manifest(entry)["corrections"]
    (Path(tiny_store.location) / "objects" / name).write_bytes(b"x")
    assert [one for one in tiny_store.damages() if name in one]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_through_the_command_line(filled: Run, tmp_path: Path, form: str) -> None:
    table = tmp_path / "arbeit_2020.csv"
    content = (MUSTERSTADT / WORK).read_text("utf-8")
    table.write_text(content.replace("10,50", "35,50"), "utf-8")
    status, out, _ = filled("load", table, "--recipe", "arbeit", "--publish", "--by", "Bert",
                            "--note", NOTE, "--json")
    assert (status, json.loads(out)["changes"]) == (0, {"new": 0, "changed": 1, "gone": 0})

    def corrected() -> dict[str, str]:
        out = filled("values", "--indicator", "arb_quote", "--period", "2020", "--format", form)[1]
        rows = (pd.read_csv(io.StringIO(out), dtype=str).fillna("").to_dict("records")
                if form == "csv" else json.loads(out))
        return {one["area"]: one["correction"] for one in rows if one["correction"]}

    assert set(corrected()) == {"0101", "01", "musterstadt"}
    assert corrected()["01"].endswith(f", Bert): {NOTE}")
    assert filled("restore", "1", "--by", "Bert", "--note", "Zurück")[0] == 0
    assert corrected() == {}
