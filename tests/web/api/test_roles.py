"""Every role reads its own layer through the API, and nothing of the figures behind it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.web.api.conftest import As

VALUES = "/api/v1/values?indicator=arb_quote&period=2020"


def numbers(found: dict[str, Any]) -> dict[str, float]:
    return {one["area"]: one["value"] for one in found["rows"] if one["value"] is not None}


@pytest.mark.parametrize("release", ["", "&release=1"])
def test_every_role_reads_its_own_layer(ask_as: As, release: str) -> None:
    seen = {role: ask_as(role).get(VALUES + release).json() for role in ("amt", "rat", "alle")}
    office, council, public = (numbers(seen[role]) for role in ("amt", "rat", "alle"))
    assert office["0202"] == (7.0 if release else 9.0)
    assert not {"0202", "0204"} & set(council)
    assert public.items() <= council.items() <= office.items()
    assert {one["level"] for one in seen["alle"]["rows"]} == {"bezirk", "stadt"}
    hidden = [one for one in seen["rat"]["rows"] if one["area"] in ("0202", "0204")]
    assert {one["status"] for one in hidden} == {"secret"}
    for one in hidden:
        assert (one["value"], one["numerator"], one["lower"], one["upper"]) == (None,) * 4


@pytest.mark.parametrize("role", ["rat", "alle"])
def test_readers_learn_nothing_of_publishing(ask_as: As, role: str) -> None:
    client = ask_as(role)
    said = "".join(client.get(path).text for path in (
        "/api/v1/city", "/api/v1/releases", "/api/v1/indicators", VALUES, "/api/v1/openapi.json"))
    for word in ("inner", "exact", "min_candidates", "sqlite", "objects/"):
        assert word not in said
    listed = client.get("/api/v1/releases").json()["releases"]
    assert [one["id"] for one in listed] == [1, 2]
    assert set(listed[0]) == {"id", "time", "by", "note", "current", "act", "restored_from",
                              "corrected"}
    assert client.get("/api/v1/city").json()["profile"] == role


def test_quarters_are_not_there_for_everybody(ask_as: As) -> None:
    client = ask_as("alle")
    assert client.get(f"{VALUES}&level=viertel").json()["rows"] == []
    assert "0202" not in json.dumps(client.get(VALUES).json())


def test_the_index_is_computed_from_what_the_role_sees(ask_as: As) -> None:
    path = "/api/v1/indices/lage?period=2020"
    office = ask_as("amt").get(path).json()["rows"]
    assert "0202" in {one["area"] for one in office if one["value"] is not None}
    # Two of the quarters that are left are the same: too few for an index, and that is all it says.
    council = ask_as("rat").get(path)
    assert (council.status, council.json()["error"]["rule"]) == (400, "not-in-release")
    assert "0202" not in council.text
