"""Outlines, facilities and the map's own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitoring.storage.served import served_snapshot, served_store
from monitoring.storage.snapshot import Snapshot
from monitoring.web.files import MAP_FOLDER, map_address, map_version
from tests.web.asked import Client

FOR_EVER = "public, max-age=31536000, immutable"
MISSING = "Diese Datei gibt es nicht."


def _snapshot() -> Snapshot:
    found = served_snapshot()
    assert found is not None
    return found


def test_outlines_are_kept_for_ever_and_zipped_once(client: Client) -> None:
    name = _snapshot().map_outlines("planungsraum", "2019")
    answer = client.get(f"/files/outlines/{name.partition('.')[0]}.json")
    assert answer.status == 200
    assert answer.headers["cache-control"] == FOR_EVER
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["vary"] == "accept-encoding"
    stored = served_store().objects.get(name)
    assert int(answer.headers["content-length"]) == len(stored)
    assert answer.content == stored
    areas = _snapshot().cube.areas
    drawn = areas.on_level("planungsraum", "2019")
    assert answer.json()["ids"] == [areas.ids[one] for one in drawn]


def test_every_file_of_the_map_is_served(client: Client) -> None:
    names = [path.name for path in MAP_FOLDER.iterdir() if path.suffix in (".js", ".css")]
    assert "map.js" in names
    for name in names:
        answer = client.get(f"/files/{map_version()}/{name}")
        assert answer.status == 200
        assert answer.headers["cache-control"] == FOR_EVER
        kind = "text/javascript" if name.endswith(".js") else "text/css"
        assert answer.headers["content-type"].startswith(kind)
        assert answer.content == (MAP_FOLDER / name).read_bytes()
    assert client.get("/" + map_address()).status == 200


def test_old_version_of_the_map_is_not_kept(client: Client) -> None:
    answer = client.get("/files/0000000000000000/map.js")
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/files/outlines/" + "0" * 64 + ".json",
        "/files/outlines/kurz.json",
        "/files/outlines/" + "A" * 64 + ".json",
        "/files/outlines/..%2F..%2Fledger.sqlite.json",
        "/files/points/" + "0" * 64 + "/kita.json",
        "/files/points/kurz/kita.json",
        f"/files/{map_version()}/__init__.py",
        f"/files/{map_version()}/..%2F__init__.py",
        f"/files/{map_version()}/%2Fetc%2Fpasswd",
        f"/files/{map_version()}/nichts.js",
        f"/files/{map_version()}/../../menu.py",
        f"/files/{map_version()}/..",
        f"/files/{map_version()}/..%5C..%5Cmenu.py",
    ],
)
def test_what_does_not_exist_is_said_in_a_sentence(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status == 404
    assert answer.text in (MISSING, "Not Found")
    assert "immutable" not in answer.headers.get("cache-control", "")
    if "%2F" not in path and "../" not in path:
        assert answer.text == MISSING


def test_no_figure_leaves_through_the_routes(client: Client) -> None:
    """Layers, areas, manifests and what the inner store keeps have hashes too."""
    drawn = set(_snapshot().outlines.values())
    store = served_store()
    folders = [Path(place) / "objects" for place in (store.location, store.inner_place)]
    hidden = [path.name for folder in folders for path in folder.iterdir()
              if path.name not in drawn]
    assert {name.partition(".")[2] for name in hidden} >= {"parquet", "json", "source"}
    for name in hidden:
        stem = name.partition(".")[0]
        for path in (f"outlines/{stem}.json", f"outlines/{name}", f"{stem}/{name}", name,
                     f"inner/objects/{name}", f"inner/{name}", f"points/{name}/kita.json"):
            assert client.get(f"/files/{path}").status == 404, path
        if not name.endswith("facilities.parquet"):
            assert client.get(f"/files/points/{stem}/kita.json").status == 404, name


def test_facilities_of_one_kind(client: Client) -> None:
    name = _snapshot().facilities_object.partition(".")[0]
    answer = client.get(f"/files/points/{name}/kita.json")
    table = _snapshot().facilities
    own = table[table["kind"] == "kita"]
    assert answer.headers["cache-control"] == FOR_EVER
    rows = answer.json()
    assert [row["name"] for row in rows] == list(own["name"])
    assert sum(row["places"] for row in rows) == int(own["places"].sum())
    assert all({"x", "y", "kind"} <= set(row) for row in rows)
    assert client.get(f"/files/points/{name}/gibtesnicht.json").json() == []


def test_routes_only_read(client: Client) -> None:
    assert client.get("/" + map_address(), method="POST").status == 405
    assert client.get("/" + map_address(), method="PUT").status == 405
