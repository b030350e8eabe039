"""Areas with outlines, several indicators at once, corrections, names of files."""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any

import pandas as pd
import pytest

from tests.web.asked import Answer, Client

VALUES = "/api/v1/values?indicator=arb_quote&period=2020"


def rows(found: Answer) -> list[dict[str, Any]]:
    assert found.status == 200, found.text
    listed: list[dict[str, Any]] = found.json()["rows"]
    return listed


def test_areas_come_with_their_outlines(api: Client) -> None:
    found = api.get("/api/v1/areas?level=viertel&edition=2020&format=geojson")
    assert found.headers["content-type"] == "application/geo+json"
    features = {one["properties"]["area"]: one for one in found.json()["features"]}
    listed = rows(api.get("/api/v1/areas?level=viertel&edition=2020"))
    assert {name: one["properties"] for name, one in features.items()} == {
        one["area"]: one for one in listed}
    # Longitude and latitude, as GeoJSON wants it.
    east, north = features["0201"]["geometry"]["coordinates"][0][0]
    assert 5 < east < 16
    assert 47 < north < 56
    assert {one["area"]: one["continues"] for one in listed}["0201"] == "2015"


def test_values_come_with_the_outlines_of_their_areas(api: Client) -> None:
    found = api.get(f"{VALUES}&level=viertel&format=geojson&limit=2")
    assert [one["properties"] for one in found.json()["features"]] == rows(
        api.get(f"{VALUES}&level=viertel&limit=2"))
    assert 'rel="next"' in found.headers["link"]


def test_several_indicators_come_at_once_in_the_order_asked_for(api: Client) -> None:
    found = rows(api.get("/api/v1/values?indicator=bev_u18,arb_quote&indicator=bev_u18"
                         "&period=2020&area=0201,02"))
    single = [*rows(api.get("/api/v1/values?indicator=bev_u18&period=2020&area=0201,02")),
              *rows(api.get(f"{VALUES}&area=0201,02"))]
    assert found == single
    assert [one["indicator"] for one in found] == ["bev_u18"] * 2 + ["arb_quote"] * 2


def test_the_whole_alone_is_asked_for_by_an_empty_part(api: Client) -> None:
    found = rows(api.get(f"{VALUES}&breakdown="))
    assert found == rows(api.get(VALUES))
    assert {one["breakdown"] for one in found} == {""}


def test_values_have_no_columns_of_the_areas_alone(api: Client) -> None:
    assert not {"continues", "since"} & set(rows(api.get(VALUES))[0])


def test_corrections_say_what_stood_there_before(api: Client) -> None:
    found = {one["area"]: one for one in rows(api.get("/api/v1/corrections"))}
    # 7 of 100 in the quarter became 9; the borough had 80 of 400 and has 82.
    assert found["0202"]["value_before"] == 7.0
    assert found["0202"]["status_before"] == "value"
    assert (found["0202"]["corrected"], found["0202"]["correction"]) == (
        2, "Nachmeldung der Agentur")
    assert found["02"]["value_before"] == 20.0
    assert (found["0202"]["name"], found["0202"]["level"]) == ("Viertel 0202", "viertel")
    assert rows(api.get("/api/v1/corrections?release=1")) == []
    assert rows(api.get("/api/v1/corrections?indicator=bev_ew")) == []
    assert [one["area"] for one in rows(api.get("/api/v1/corrections?level=viertel"))] == ["0202"]
    listed = api.get("/api/v1/releases").json()["releases"]
    assert [one["corrected"] for one in listed] == [0, len(found)]


@pytest.mark.parametrize(("path", "what", "ending"), [
    (f"{VALUES}&format=csv", "arb_quote", "csv"),
    ("/api/v1/values?indicator=bev_ew,bev_u18&format=csv", "werte", "csv"),
    ("/api/v1/areas?format=geojson", "gebiete", "geojson"),
    ("/api/v1/indices/lage?period=2020&format=csv", "lage", "csv"),
    ("/api/v1/corrections?format=csv", "berichtigungen", "csv"),
])
@pytest.mark.parametrize("release", [1, 2])
def test_names_of_files_tell_release_and_content(
    api: Client, path: str, what: str, ending: str, release: int
) -> None:
    found = api.get(f"{path}&release={release}")
    digest = hashlib.sha256(found.content).hexdigest()[:8]
    assert found.headers["content-disposition"] == (
        f'attachment; filename="musterstadt-{what}-ausgabe{release}-{digest}.{ending}"')


def test_no_cell_of_a_csv_is_a_formula(api: Client) -> None:
    found = api.get(f"{VALUES}&format=csv").text
    for name, cells in pd.read_csv(io.StringIO(found), dtype=str).items():
        for cell in cells.dropna():
            assert not re.match(r"[=+@]|-[^\d]", cell), (name, cell)
