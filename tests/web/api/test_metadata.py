"""Indicators and indices with everything that a reader must know."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from monitoring.core.index.declaration import Index
from monitoring.core.indicator import Indicator
from monitoring.storage import served
from monitoring.storage.city import city_in
from tests.web.asked import Client

# What the source itself says of a larger area stands in the rows, as far as a role sees them.
NOT_TOLD = {"official"}


def test_an_indicator_tells_all_that_is_declared(api: Client, guarded: Path) -> None:
    found = api.get("/api/v1/indicators/arb_quote").json()
    fields = {one.name for one in dataclasses.fields(Indicator)}
    assert fields - NOT_TOLD <= set(found)
    assert not NOT_TOLD & set(found)
    declared = city_in(guarded).indicators["arb_quote"]
    assert found["definition"] == {"de": "Arbeitslose am Stichtag",
                                   "en": "Unemployed on the reference date"}
    assert found["unit"] == {"de": "%", "en": "%"}
    assert found["numerator"] == {"de": "Zähler", "en": "Numerator"}
    assert (found["polarity"], found["periodicity"]) == ("neutral", "yearly")
    assert found["periodicity_label"] == {"de": "jährlich", "en": "yearly"}
    assert found["licence"] == {"de": "Erfunden, frei verwendbar", "en": "Invented, free to use"}
    assert found["protection_label"] == {"de": "Eng", "en": "Narrow"}
    assert (found["version"], found["multiplier"]) == (declared.version, 100)
    assert found["interval_label"]["de"] != found["interval_label"]["en"]
    assert found["formula"] is None
    derived = api.get("/api/v1/indicators/bev_u18").json()
    assert derived["formula"] == {"numerator": ["bev_u18_anz"], "denominator": ["bev_ew"]}


def test_it_tells_where_it_has_numbers(api: Client) -> None:
    found = api.get("/api/v1/indicators/bev_ew").json()
    assert found["available"][:2] == [
        {"level": "viertel", "edition": "2015", "periods": ["2019"]},
        {"level": "viertel", "edition": "2020", "periods": ["2020", "2021"]}]
    assert {one["level"] for one in found["available"]} == {"viertel", "bezirk", "stadt"}
    assert found["breakdowns"] == [""]
    for one in found["available"]:
        for period in one["periods"]:
            listed = api.get(f"/api/v1/values?indicator=bev_ew&period={period}"
                             f"&level={one['level']}&edition={one['edition']}").json()["rows"]
            assert [row for row in listed if row["value"] is not None]


def test_the_list_has_the_same_records(api: Client) -> None:
    listed = api.get("/api/v1/indicators").json()["indicators"]
    for one in listed:
        assert api.get(f"/api/v1/indicators/{one['id']}").json() == one
    assert "arb_quote" in [one["id"] for one in listed]


def test_an_index_tells_its_declaration(api: Client) -> None:
    (found,) = api.get("/api/v1/indices").json()["indices"]
    assert {one.name for one in dataclasses.fields(Index)} <= set(found)
    assert found["components"] == [
        {"indicator": "arb_quote", "weight": 1.0, "polarity": "more_need"},
        {"indicator": "bev_u18", "weight": 0.5, "polarity": "better"}]
    assert (found["standardisation"], found["sum_standardisation"]) == ("z", "z")
    assert [one["id"] for one in found["classes"]] == ["unten", "oben"]
    assert found["classes"][0]["up_to"] == 0.0
    assert (found["level"], found["periods"]) == ("viertel", ["2020"])


@pytest.mark.parametrize("path", ["/api/v1/indicators/arb_quote?", "/api/v1/city?",
                                  "/api/v1/values?indicator=arb_quote&", "/api/v1/indices?"])
def test_a_release_by_its_number_keeps_the_names_of_its_time(
    api: Client, guarded: Path, path: str
) -> None:
    before = api.get(f"{path}release=2").content
    for place in ("indicators/all.toml", "city.toml", "indices/lage.toml"):
        declared = guarded / place
        declared.write_text(declared.read_text("utf-8").replace("Viertel", "Kiez")
                            .replace('"Arbeitslose"', '"Ohne Arbeit"').replace('"%"', '"Prozent"')
                            .replace("Soziale Lage", "Lage"), "utf-8")
    served.forget()
    assert api.get(f"{path}release=2").content == before
    now = api.get("/api/v1/indicators/arb_quote").json()
    assert (now["label"]["de"], now["unit"]["de"]) == ("Ohne Arbeit", "Prozent")
