"""Downloads hold the rows that the map shows."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager

from monitoring.language import speaking
from tests.pages.conftest import Open

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHOICES = {"indicator": "mat_sgb2_u15", "level": "planungsraum@2019", "period": "2022"}


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What makes the files of the page opened next, by ending."""
    found: dict[str, Callable[[], bytes]] = {}
    original = MediaFileManager.add_deferred

    def add(self: Any, data: Any, mimetype: Any, coordinates: Any, *, file_name: Any = None,
            **more: Any) -> Any:
        found[str(file_name).rpartition(".")[2]] = data
        return original(self, data, mimetype, coordinates, file_name=file_name, **more)

    monkeypatch.setattr(MediaFileManager, "add_deferred", add)
    return found


def test_all_formats_hold_the_same_rows(
    demo: Open, files: dict[str, Callable[[], bytes]]
) -> None:
    page = demo("explore.py", **CHOICES)
    page.open_box("download_box")
    table = pd.read_csv(io.BytesIO(files["csv"]()), dtype={"area": str})
    head, *rows = _sheets(files["xlsx"]())["Werte"]
    sheet = pd.DataFrame([{name: row.get(at, "") for at, name in head.items()} for row in rows])
    features = json.loads(files["geojson"]())["features"]
    assert sorted(table["area"]) == sorted(page.drawn_ids)
    assert list(sheet["area"]) == list(table["area"])
    assert [one["properties"]["area"] for one in features] == list(table["area"])
    assert all(one["geometry"] for one in features)
    numbers = [float(one or "nan") for one in sheet["value"]]
    assert numbers == pytest.approx(list(table["value"]), nan_ok=True)
    shown = page.map["values"][page.drawn_ids.index("010101")]
    exact = table.set_index("area").loc["010101"]
    assert shown == pytest.approx(exact["value"], abs=0.051)
    assert exact["value"] == pytest.approx(100 * exact["numerator"] / exact["denominator"])
    assert set(table["period"].astype(str)) == {"2022"}
    assert set(table["status"][table["value"].notna()]) == {"value"}
    assert set(table["status"][table["value"].isna()]) == {"excluded"}


def test_files_of_a_change_hold_both_periods(
    demo: Open, files: dict[str, Callable[[], bytes]]
) -> None:
    demo("explore.py", **CHOICES, **{"from": "2019"}).open_box("download_box")
    table = pd.read_csv(io.BytesIO(files["csv"]()))
    assert table["period"].astype(str).value_counts().to_dict() == {"2019": 48, "2022": 48}


def test_file_speaks_the_language_of_the_page(
    demo: Open, files: dict[str, Callable[[], bytes]]
) -> None:
    page = demo("explore.py", **CHOICES, lang="en")
    with speaking("en"):  # AppTest compares choices by the words they are shown with
        page.open_box("download_box")
    # Another reader may have spoken German in the thread that makes the file.
    sheets = _sheets(files["xlsx"]())
    assert len(sheets) == 2
    assert "Werte" not in sheets


def _sheets(content: bytes) -> dict[str, list[dict[str, str]]]:
    """Cells of a workbook as text, row by row and by column letter, by the sheet's name."""
    book = zipfile.ZipFile(io.BytesIO(content))

    def parts(name: str, tag: str) -> list[ElementTree.Element]:
        return list(ElementTree.fromstring(book.read(f"xl/{name}.xml")).iter(f"{SHEET}{tag}"))

    shared = ["".join(one.itertext()) for one in parts("sharedStrings", "si")]

    def cell(element: ElementTree.Element) -> str:
        value = element.findtext(f"{SHEET}v", "")
        return shared[int(value)] if element.get("t") == "s" else value

    return {
        sheet.attrib["name"]: [
            {one.attrib["r"].rstrip("0123456789"): cell(one) for one in row}
            for row in parts(f"worksheets/sheet{number}", "row")
        ]
        for number, sheet in enumerate(parts("workbook", "sheet"), 1)
    }
