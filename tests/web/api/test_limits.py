"""How often one address may ask."""

from __future__ import annotations

import pytest

from monitoring.web.api.limits import MOST_ADDRESSES, PER_MINUTE, Rate, declared_rate
from tests.web.asked import Client


def test_as_many_as_allowed_and_then_one_every_so_often() -> None:
    rate = Rate(60)
    assert [rate.wait("a", 100.0) for _ in range(60)] == [0.0] * 60
    assert rate.wait("a", 100.0) == pytest.approx(1.0)
    assert rate.wait("b", 100.0) == 0.0
    assert rate.wait("a", 100.5) == pytest.approx(0.5)
    assert rate.wait("a", 101.0) == 0.0
    assert rate.wait("a", 101.0) == pytest.approx(1.0)
    assert [rate.wait("a", 10_000.0) for _ in range(61)][-1] > 0


def test_refused_requests_do_not_make_the_wait_longer() -> None:
    rate = Rate(2)
    for _ in range(50):
        rate.wait("a", 0.0)
    assert rate.wait("a", 0.0) == pytest.approx(30.0)


def test_the_longest_unused_addresses_are_forgotten() -> None:
    rate = Rate(1)
    for at in range(MOST_ADDRESSES + 1):
        assert rate.wait(str(at), 0.0) == 0.0
    assert rate.wait("0", 0.0) == 0.0
    assert rate.wait(str(MOST_ADDRESSES), 0.0) > 0


@pytest.mark.parametrize(("given", "found"), [
    ("", PER_MINUTE), ("30", 30), ("0", 0), ("-1", PER_MINUTE), ("viele", PER_MINUTE),
    ("٣", PER_MINUTE)])
def test_the_rate_is_declared(given: str, found: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOZIALRAUM_API_PER_MINUTE", given)
    assert declared_rate() == found


def test_no_limit_at_all() -> None:
    assert {Rate(0).wait("a", 0.0) for _ in range(1000)} == {0.0}


def test_too_many_requests_are_refused_with_the_time_to_wait(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitoring.web.api.routes._rate", Rate(3))
    paths = ("/api/v1/", "/api/v1/nirgends", "/api/v1/values?colour=red")
    assert [api.get(one).status for one in paths] == [200, 404, 400]
    found = api.get("/api/v1/?lang=en")
    assert found.status == 429
    assert found.json()["error"]["rule"] == "too-often"
    assert 1 <= int(found.headers["retry-after"]) <= 20
    assert found.headers["content-language"] == "en"
    assert api.get("/api/v1/", method="POST").status == 429
    assert api.get("/api/v1/", address="10.0.0.2").status == 200
