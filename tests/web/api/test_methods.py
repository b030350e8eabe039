"""Only reading: what other methods, slashes and redirects answer."""

from __future__ import annotations

import pytest

from tests.web.api.test_answers import PATHS, VALUES
from tests.web.asked import Client

WRITING = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "ERFUNDEN")


@pytest.mark.parametrize("path", [*PATHS, f"{VALUES}&format=csv", "/api/v1/package",
                                  "/api/v1/nirgends", "/api/v1/values?colour=red"])
def test_head_has_the_headers_of_get_and_no_content(api: Client, path: str) -> None:
    found, head = api.get(path), api.get(path, method="HEAD")
    assert (head.status, head.headers) == (found.status, found.headers)
    assert head.content == b""
    assert int(head.headers["content-length"]) == len(found.content) > 0


@pytest.mark.parametrize("path", ["/api", "/api/v1/values", "/api/v1/", "/api/v1/nirgends"])
@pytest.mark.parametrize("method", WRITING)
def test_nothing_can_be_written(api: Client, path: str, method: str) -> None:
    found = api.get(path, method=method)
    assert (found.status, found.json()["error"]["rule"]) == (405, "only-reading")
    assert found.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(("path", "place"), [
    ("/api", "api/v1/"), ("/api/", "v1/"), ("/api/v1", "v1/"), ("/api/v1?lang=en", "v1/?lang=en"),
    ("/api/v1/values/?indicator=bev_ew", "../values?indicator=bev_ew"),
    ("/api/v1/indicators/bev_ew/", "../bev_ew"),
    ("/api/v1/indicators/javascript:x/", "../javascript%3Ax"),
    ("/api/v1/indicators/a%20b/", "../a%20b"),
])
def test_a_slash_too_many_or_too_few_leads_on(api: Client, path: str, place: str) -> None:
    found = api.get(path)
    assert (found.status, found.headers["location"]) == (308, place)


@pytest.mark.parametrize("path", ["/api/v1//", "/api//", "/api/v1/%2F%2Fevil.example//"])
def test_nothing_leads_to_another_site(api: Client, path: str) -> None:
    found = api.get(path)
    assert (found.status, found.json()["error"]["rule"]) == (404, "unknown-address")


def test_names_may_be_percent_encoded(api: Client) -> None:
    plain = api.get("/api/v1/values?indicator=arb_quote,bev_u18")
    assert plain.status == 200
    assert api.get("/api/v1/%76alues?indicator=arb%5Fquote%2Cbev_u18").content == plain.content
