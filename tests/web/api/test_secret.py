"""Two cities that differ in secret figures alone give readers the same answers, byte by byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from starlette.applications import Starlette

from monitoring.storage import record, releases, served
from monitoring.storage.city import city_in
from monitoring.storage.store import store_at
from monitoring.web.api.limits import Rate
from monitoring.web.api.routes import PATHS, api_routes
from tests.storage.roles import released, work
from tests.web.asked import Client

MOMENT = "2026-11-25T09:00:00Z"
# Secret counts of 0201 and 0202, whose sum is the same, in two releases; one figure is corrected.
TWINS = (((5, 3), (3, 5)), ((4, 4), (5, 3)))
ASKED = (
    "/api/v1/", "/api/v1/openapi.json", "/api/v1/city", "/api/v1/releases", "/api/v1/areas",
    "/api/v1/areas?format=geojson", "/api/v1/indicators", "/api/v1/indicators/arb_quote",
    "/api/v1/values?indicator=arb_quote", "/api/v1/values?indicator=arb_quote&format=csv",
    "/api/v1/values?indicator=arb_quote&area=0201", "/api/v1/values?indicator=arb_quote&limit=3",
    "/api/v1/values?indicator=arb_quote&format=geojson", "/api/v1/indices",
    "/api/v1/indices/lage?period=2020", "/api/v1/indices/lage?period=2020&format=csv",
    "/api/v1/corrections", "/api/v1/corrections?format=csv", "/api/v1/dashboards",
    "/api/v1/dashboards/rat", "/api/v1/package",
)
# What somebody might try who wants to be somebody else.
TRIED: tuple[dict[str, str], ...] = (
    {}, {"X-Role": "amt", "Role": "amt", "X-Forwarded-User": "amt", "Remote-User": "amt"},
    {"Cookie": "role=amt; SOZIALRAUM_ROLE=amt; profile=amt"},
    {"Authorization": "Basic YW10OmFtdA=="}, {"X-Original-URL": "/?role=amt"},
)


@pytest.fixture
def twins(
    guarded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[Path]]:
    """Two stores of the same city."""
    for module in (record, releases):
        monkeypatch.setattr(module, "now", lambda: MOMENT)
    monkeypatch.setattr("monitoring.web.api.routes._rate", Rate(0))
    monkeypatch.setenv("SOZIALRAUM_CITY", str(guarded))
    city, found = city_in(guarded), []
    for number, counts in enumerate(zip(*TWINS, strict=True)):
        place = tmp_path / str(number) / "store"
        store = store_at(str(place), city="musterstadt")
        for secret, shown in zip(counts, (20, 21), strict=True):
            work(guarded, *secret, shown, 40)
            released(guarded, city, store, "Nachmeldung")
        found.append(place)
    yield found
    served.forget()


def answers(
    place: Path, role: str, monkeypatch: pytest.MonkeyPatch, paths: Sequence[str] = ASKED
) -> list[tuple[str, bytes]]:
    """All that can be asked for, of both releases, in both languages, with every trick."""
    monkeypatch.setenv("SOZIALRAUM_STORE", str(place))
    monkeypatch.setenv("SOZIALRAUM_ROLE", role)
    served.forget()
    client, found = Client(Starlette(routes=api_routes())), []
    for path in paths:
        for more in ("", "lang=en", "release=1", "release=2&lang=en"):
            asked = f"{path}{'&' if '?' in path else '?'}{more}" if more else path
            plain = client.get(asked)
            found.append((asked, plain.content))
            for headers in TRIED:
                assert client.get(asked, headers=headers).content == plain.content
        for name in ("role", "profile", "SOZIALRAUM_ROLE", "inner"):
            asked = f"{path}{'&' if '?' in path else '?'}{name}=amt"
            assert client.get(asked).status == 400
    return found


def unzipped(content: bytes) -> bytes:
    """The files of a package one after the other, any other answer as it is."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(one) for one in archive.namelist())


def test_every_address_is_tried() -> None:
    tried = {one.split("?")[0].replace("/arb_quote", "/{id}").replace("/lage", "/{id}")
             .replace("dashboards/rat", "dashboards/{id}") for one in ASKED}
    assert tried == set(PATHS)


@pytest.mark.parametrize("role", ["rat", "alle"])
def test_readers_learn_nothing_of_secret_figures(
    twins: list[Path], role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (answers(place, role, monkeypatch) for place in twins)
    assert [name for name, _ in one] == [name for name, _ in other]
    assert [name for (name, mine), (_, theirs) in zip(one, other, strict=True)
            if unzipped(mine) != unzipped(theirs)] == []
    # Nothing would be the same if there were nothing to see.
    assert b'"secret"' in dict(one)["/api/v1/values?indicator=arb_quote"] or role == "alle"


def test_what_readers_are_not_told_differs(twins: list[Path]) -> None:
    one, other = ({path.name for path in (Path(store_at(str(place)).inner_place) / "objects")
                   .rglob("*") if path.is_file()} for place in twins)
    assert one
    assert one != other
