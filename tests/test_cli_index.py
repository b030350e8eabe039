"""The index on the command line."""

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import Run


def test_an_index_has_a_row_per_area_with_class_and_components(filled: Run) -> None:
    status, out, err = filled("index", "lage", "--period", "2020", "--format", "csv")
    assert (status, err) == (0, "")
    rows = {row["area"]: row for row in csv.DictReader(io.StringIO(out))}
    # Without work: 20, 2.2, 5, 15, 20 and 0 %; under 18: 20, 20, 20, 10, 33.3 and 20 %.
    without_work = np.array([20, 1000 / 450, 5, 15, 20, 0])
    expected = (20 - without_work.mean()) / without_work.std()
    assert float(rows["0101"]["arb_quote"]) == pytest.approx(expected)
    assert {area: row["class"] for area, row in rows.items()} == {
        "0101": "oben", "0102": "unten", "0103": "", "0201": "unten", "0202": "oben",
        "0204": "oben", "0205": "unten"}
    assert rows["0103"]["value"] == ""
    assert rows["0103"]["reason"]


def test_the_same_as_json_and_as_a_workbook(filled: Run, tmp_path: Path) -> None:
    status, out, _ = filled("index", "lage", "--period", "2020", "--json")
    assert status == 0
    assert {row["area"]: row["class"] for row in json.loads(out)}["0101"] == "oben"
    file = tmp_path / "lage.xlsx"
    assert filled("index", "lage", "--period", "2020", "--format", "xlsx", "--output", file)[0] == 0
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("weg", "--period", "2020"), "„weg“ gibt es nicht. Vorhanden sind: lage"),
        (("lage", "--period", "1999"), "für 1999 nicht berechnen"),
        (("lage", "--period", "2020", "--level", "stadt"), "nicht berechnen"),
        (("lage", "--period", "2020", "--edition", "1900"), "nicht berechnen"),
    ],
)
def test_what_cannot_be_computed_is_refused_with_a_sentence(
    filled: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    status, out, err = filled("index", *arguments)
    assert status == 1
    assert sentence in err
    assert not out


def test_without_a_period_the_use_is_wrong(filled: Run) -> None:
    assert filled("index", "lage")[0] == 2
