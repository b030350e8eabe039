"""Values on the command line: the same figures in every format."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from tests.conftest import Run


def numbers(table: pd.DataFrame) -> pd.DataFrame:
    own = table[["area", "period", "edition", "value", "numerator", "denominator", "status"]]
    own = own.astype(dict.fromkeys(("value", "numerator", "denominator"), float))
    own["edition"] = own["edition"].fillna("").astype(str)
    own = own.astype({"area": str, "period": str, "status": str})
    return own.sort_values(["area", "period", "edition"], ignore_index=True)


def test_values_read_back_equal_in_every_format(filled: Run, tmp_path: Path) -> None:
    choice = ("values", "--indicator", "bev_u18")
    for form in ("csv", "json", "parquet", "geojson", "xlsx"):
        assert filled(*choice, "--format", form, "--output", tmp_path / f"v.{form}")[0] == 0
    expected = numbers(pq.read_table(tmp_path / "v.parquet").to_pandas())
    assert expected["value"].max() == 37.5
    texts = {"area": str, "period": str, "edition": str}
    features = json.loads((tmp_path / "v.geojson").read_text("utf-8"))["features"]
    assert features[0]["geometry"]["type"] == "Polygon"
    for table in (
        pd.read_csv(tmp_path / "v.csv", dtype=dict(texts)),
        pd.DataFrame(json.loads((tmp_path / "v.json").read_text("utf-8"))),
        pd.DataFrame([one["properties"] for one in features]),
    ):
        pd.testing.assert_frame_equal(numbers(table), expected, check_exact=True)
    _check_workbook(tmp_path / "v.xlsx", expected, texts)


def _check_workbook(path: Path, expected: pd.DataFrame, texts: Mapping[str, type]) -> None:
    with zipfile.ZipFile(path) as book:
        assert "xl/worksheets/sheet2.xml" in book.namelist()
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    table = pd.read_excel(path, sheet_name=0, dtype=dict(texts), engine="calamine")
    pd.testing.assert_frame_equal(numbers(table), expected, rtol=1e-15)
    notes = pd.read_excel(path, sheet_name=1, header=None, index_col=0, engine="calamine")
    assert notes.loc["Definition", 1] == "Anteil unter 18 am Stichtag"


def test_values_go_to_standard_output_and_nothing_else(filled: Run) -> None:
    status, out, err = filled(
        "values", "--indicator", "arb_quote", "--period", "2020", "--area", "01", "musterstadt"
    )
    assert (status, err) == (0, "")
    table = pd.read_csv(io.StringIO(out), dtype={"area": str})
    assert table[["area", "value", "status", "origin"]].to_numpy().tolist() == [
        ["01", 4.0, "value", "sum"],
        ["musterstadt", 6.5, "value", "official"],
    ]
    one = json.loads(filled("values", "--indicator", "arb_quote", "--json", "--area", "0103")[1])
    assert (one[0]["value"], one[0]["reason"]) == (None, "Bezugsgröße ist null")
