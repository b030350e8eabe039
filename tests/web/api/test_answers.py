"""What the API answers: figures with their status, kept by browsers, in both languages."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from monitoring.storage import served
from monitoring.storage.objects import Damaged
from tests.web.asked import Answer, Client

VALUES = "/api/v1/values?indicator=arb_quote&period=2020"
PATHS = ("/api/v1/", "/api/v1/openapi.json", "/api/v1/city", "/api/v1/releases", "/api/v1/areas",
         "/api/v1/indicators", "/api/v1/indicators/bev_u18", VALUES, "/api/v1/indices",
         "/api/v1/indices/lage?period=2020", "/api/v1/corrections", "/api/v1/dashboards",
         "/api/v1/dashboards/rat")


def rows(found: Answer) -> list[dict[str, Any]]:
    assert found.status == 200, found.text
    listed: list[dict[str, Any]] = found.json()["rows"]
    return listed


@pytest.mark.parametrize("path", PATHS)
def test_every_address_answers_in_json_with_a_tag(api: Client, path: str) -> None:
    found = api.get(path)
    assert found.status == 200
    assert found.headers["content-type"] == "application/json"
    assert found.headers["cache-control"] == "private, max-age=60, must-revalidate"
    assert found.headers["content-language"] == "de"
    assert found.json()
    again = api.get(path, tag=f'"anderes", {found.headers["etag"]}')
    assert (again.status, again.content) == (304, b"")
    assert again.headers["etag"] == found.headers["etag"]
    # A proxy that zips makes a weak tag of it.
    assert api.get(path, tag=f"W/{found.headers['etag']}").status == 304
    assert api.get(path, tag='"anderes"').status == 200


@pytest.mark.parametrize("path", PATHS[:2])
def test_headers_of_the_middleware_are_there(api: Client, path: str) -> None:
    headers = api.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in headers["content-security-policy"]


def test_the_first_address_names_all_others(api: Client) -> None:
    named = api.get("/api/v1/").json()["paths"]
    assert {one.split("?")[0] for one in (*PATHS, "/api/v1/package")} >= set(named)
    described = api.get("/api/v1/openapi.json").json()["paths"]
    assert set(named) <= set(described)
    for one in api.get("/api/v1/").json()["examples"]:
        assert api.get(one).status == 200, one


def test_values_are_those_of_the_tables(api: Client) -> None:
    found = {one["area"]: one for one in rows(api.get(f"{VALUES}&level=viertel"))}
    assert (found["0202"]["value"], found["0202"]["numerator"]) == (9.0, 9.0)
    assert found["0201"]["status"] == "value"
    # Nobody lives in 0103; the minijobs of 0101 are no unemployed.
    assert found["0101"]["numerator"] == 20.0
    assert {one["release"] for one in found.values()} == {2}
    assert found["0202"]["correction"].endswith("Test): Nachmeldung der Agentur")
    assert found["0202"]["lower"] < 9 < found["0202"]["upper"]


def test_an_earlier_release_stays_as_it_was_and_may_be_kept_for_longer(api: Client) -> None:
    found = api.get(f"{VALUES}&release=1&area=0202")
    (row,) = rows(found)
    assert (row["value"], row["release"], row["correction"]) == (7.0, 1, "")
    assert found.headers["cache-control"] == "private, max-age=3600, must-revalidate"
    assert found.headers["x-release"] == "1"
    now = api.get(f"{VALUES}&release=2&area=0202")
    assert rows(now)[0]["value"] == 9.0
    assert now.headers["cache-control"] == found.headers["cache-control"]
    unknown = api.get(f"{VALUES}&release=9")
    assert (unknown.status, unknown.json()["error"]["rule"]) == (404, "unknown-release")


def test_csv_has_the_same_rows(api: Client) -> None:
    found = api.get(f"{VALUES}&format=csv")
    assert found.headers["content-type"] == "text/csv; charset=utf-8"
    table = pd.read_csv(io.StringIO(found.text), dtype={"area": str, "period": str})
    listed = rows(api.get(VALUES))
    assert table["area"].tolist() == [one["area"] for one in listed]
    assert [None if pd.isna(one) else one for one in table["value"]] == [
        one["value"] for one in listed]
    assert found.headers["x-total-count"] == str(len(listed))


def test_pages_of_rows_lead_from_one_to_the_next(api: Client) -> None:
    whole = rows(api.get("/api/v1/areas"))
    seen, path = [], "/api/v1/areas?limit=5"
    while path:
        found = api.get(path)
        seen += rows(found)
        following = found.json()["next"]
        assert ("link" in found.headers) == bool(following)
        path = f"/api/v1/areas{following}" if following else ""
    assert seen == whole
    assert found.json()["total"] == len(whole) > 10
    assert rows(api.get("/api/v1/areas?offset=999")) == []


def test_an_index_has_value_class_and_reasons(api: Client) -> None:
    found = {one["area"]: one for one in rows(api.get("/api/v1/indices/lage?period=2020"))}
    assert found["0201"]["class"] in ("unten", "oben")
    assert found["0103"]["value"] is None
    assert found["0103"]["reason"]


@pytest.mark.parametrize(("language", "word"), [("de", "Gebiet"), ("en", "area")])
def test_sentences_are_in_the_language_asked_for(api: Client, language: str, word: str) -> None:
    found = api.get(f"{VALUES}&area=99&lang={language}")
    assert found.status == 400
    assert word.casefold() in found.json()["error"]["message"].casefold()
    assert found.headers["content-language"] == language


@pytest.mark.parametrize(("path", "status", "rule"), [
    ("/api/v1/values", 400, "missing-parameter"),
    ("/api/v1/values?indicator=weg", 404, "unknown-indicator"),
    (f"{VALUES}&colour=red", 400, "unknown-parameter"),
    (f"{VALUES}&period=2021", 400, "repeated-parameter"),
    (f"{VALUES}&format=xml", 400, "unknown-format"),
    (f"{VALUES}&limit=0", 400, "bad-number"),
    (f"{VALUES}&limit=20001", 400, "bad-number"),
    (f"{VALUES}&offset=-1", 400, "bad-number"),
    (f"{VALUES}&offset=%D9%A3", 400, "bad-number"),
    (f"{VALUES}&level=kiez", 400, "unknown-level"),
    (f"{VALUES}&edition=1999", 400, "unknown-edition"),
    (f"{VALUES}&area=01,99", 400, "unknown-area"),
    (f"{VALUES}&breakdown=0-4", 400, "unknown-breakdown"),
    (f"{VALUES}&indicator=weg", 404, "unknown-indicator"),
    (f"{VALUES}&indicator={','.join(map(str, range(26)))}", 400, "too-many-indicators"),
    (f"{VALUES}&format=geojson&limit=2001", 400, "bad-number"),
    ("/api/v1/values?indicator=arb_quote&period=1999", 400, "unknown-period"),
    ("/api/v1/values?indicator=,", 400, "missing-parameter"),
    ("/api/v1/areas?area=99", 400, "unknown-area"),
    ("/api/v1/corrections?format=geojson", 400, "unknown-format"),
    ("/api/v1/corrections?indicator=weg", 404, "unknown-indicator"),
    ("/api/v1/dashboards/weg", 404, "unknown-dashboard"),
    ("/api/v1/package?release=7", 404, "unknown-release"),
    ("/api/v1/package?format=csv", 400, "unknown-parameter"),
    (f"{VALUES}&lang=fr", 400, "unknown-language"),
    (f"{VALUES}&release=x", 404, "unknown-release"),
    (f"{VALUES}&level=a%00b", 400, "bad-value"),
    (f"{VALUES}&level={'x' * 201}", 400, "bad-value"),
    (f"{VALUES}&area={'a,' * 1001}", 400, "too-many-areas"),
    ("/api/v1/areas?level=kiez", 400, "unknown-level"),
    ("/api/v1/indices/lage", 400, "missing-parameter"),
    ("/api/v1/indices/weg?period=2020", 404, "unknown-index"),
    ("/api/v1/indices/lage?period=1999", 400, "not-in-release"),
    ("/api/v1/indicators/weg", 404, "unknown-indicator"),
    ("/api/v1/nirgends", 404, "unknown-address"),
    ("/api/v2/values", 404, "unknown-address"),
    ("/api/v1/values/../../objects", 404, "unknown-address"),
])
def test_what_cannot_be_answered_is_refused_with_its_reason(
    api: Client, path: str, status: int, rule: str
) -> None:
    found = api.get(path)
    error = found.json()["error"]
    assert (found.status, error["rule"]) == (status, rule)
    assert error["message"].strip()
    assert found.headers["cache-control"] == "no-store"


def test_without_a_release_it_says_so(
    api: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOZIALRAUM_STORE", str(tmp_path / "leer"))
    monkeypatch.setenv("SOZIALRAUM_PUBLISHING", "off")
    served.forget()
    found = api.get("/api/v1/city")
    assert found.status == 404
    assert found.json()["error"] == {"rule": "nothing-published",
                                     "message": "Noch ist nichts veröffentlicht."}


def test_a_store_that_breaks_under_an_answer_is_not_described(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise Damaged("inner/objects/ab12")

    monkeypatch.setattr("monitoring.web.api.tables.values_table", broken)
    answer = api.get(VALUES)
    assert answer.status == 503
    assert "nicht erreichbar" in answer.text
    assert "ab12" not in answer.text
