"""Sheet, heading and letter of the columns that figures were read from."""

from dataclasses import replace
from pathlib import Path

from monitoring.storage.city import city_in
from monitoring.storage.places import place_in, places_of
from monitoring.storage.sources import read_folder


def test_every_table_says_its_columns_once(musterstadt: Path) -> None:
    city = city_in(musterstadt)
    found = places_of(read_folder(musterstadt, city), city)
    assert set(found) == {"arbeit_2020.csv", "einkommen.csv", "einwohner.csv"}
    (work,) = found["arbeit_2020.csv"]
    assert work == {
        "sheet": work["sheet"], "cells": {"arb_quote": ["2020"]},
        "columns": {"area": ["gebiet", "A"], "numerator": ["zaehler", "C"],
                    "denominator": ["nenner", "D"]},
    }
    place = place_in(found["einwohner.csv"], "bev_u18_anz", "2021")
    assert place is not None
    assert place[1]["value"] == ["u18", "E"]
    assert place[1]["period"] == ["jahr", "C"]


def test_what_is_not_there_or_could_be_several_has_no_place() -> None:
    one = {"sheet": "", "columns": {}, "cells": {"bev_ew": ["2020"]}}
    assert place_in([one], "bev_ew", "2020") == ("", {})
    assert place_in([one], "bev_ew", "2021") is None
    assert place_in([one], "arb_quote", "2020") is None
    assert place_in([one, one], "bev_ew", "2020") is None


def test_an_indicator_without_a_rule_has_none(musterstadt: Path) -> None:
    city = city_in(musterstadt)
    own = replace(city.indicators["bev_u18_anz"], protection="")
    city = replace(city, indicators={**city.indicators, "bev_u18_anz": own})
    places = places_of(read_folder(musterstadt, city), city)["einwohner.csv"]
    assert [list(one["cells"]) for one in places] == [["bev_ew"]]
