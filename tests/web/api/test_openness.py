"""Pages of other sites and shared caches: only if the city publishes openly."""

from __future__ import annotations

import pytest

from tests.web.asked import Client

PATHS = ("/api/v1/city", "/api/v1/values?indicator=bev_ew&format=csv", "/api/v1/nirgends")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("said", ["", "off", "0"])
def test_pages_of_other_sites_read_nothing_by_themselves(
    api: Client, monkeypatch: pytest.MonkeyPatch, path: str, said: str
) -> None:
    monkeypatch.setenv("SOZIALRAUM_API_OPEN", said)
    found = api.get(path, headers={"Origin": "https://anderswo.example"})
    assert not [one for one in found.headers if one.startswith("access-control")]
    assert "public" not in found.headers["cache-control"]


@pytest.mark.parametrize("path", PATHS)
def test_they_may_where_the_city_says_so(
    api: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("SOZIALRAUM_API_OPEN", "on")
    found = api.get(path, headers={"Origin": "https://anderswo.example"})
    assert found.headers["access-control-allow-origin"] == "*"
    assert "X-Total-Count" in found.headers["access-control-expose-headers"]
    assert "access-control-allow-credentials" not in found.headers
    assert found.headers["cache-control"].startswith("public, " if found.status == 200
                                                     else "no-store")
