"""The data package and dashboards through the API."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest

from monitoring.language import speaking
from monitoring.storage.data_package import data_package
from monitoring.storage.served import served_snapshot
from tests.web.api.conftest import As
from tests.web.asked import Client


def test_the_package_is_the_one_of_the_command_line(api: Client) -> None:
    found = api.get("/api/v1/package")
    assert found.headers["content-type"] == "application/zip"
    snapshot = served_snapshot()
    assert snapshot is not None
    with speaking("de"):
        assert found.content == data_package(snapshot)
    digest = hashlib.sha256(found.content).hexdigest()[:8]
    assert found.headers["content-disposition"] == (
        f'attachment; filename="musterstadt-ausgabe2-{digest}.zip"')
    assert api.get("/api/v1/package", tag=found.headers["etag"]).status == 304


@pytest.mark.parametrize(("query", "version", "language"), [
    ("release=1", "1", "Ausgabe 1"), ("release=2&lang=en", "2", "Release 2"),
    ("lang=en", "2", "Release 2")])
def test_it_is_there_for_every_release_and_language(
    api: Client, query: str, version: str, language: str
) -> None:
    content = api.get(f"/api/v1/package?{query}").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = json.loads(archive.read("datapackage.json"))
    assert found["version"] == version
    assert found["title"].casefold().endswith(language.casefold())


def test_a_dashboard_says_all_that_it_shows(api: Client) -> None:
    (listed,) = api.get("/api/v1/dashboards").json()["dashboards"]
    assert (listed["id"], listed["audience"], listed["release"]) == ("rat", "rat", None)
    found = api.get("/api/v1/dashboards/rat")
    document = found.json()
    assert (document["id"], document["release"], document["frozen"]) == ("rat", 2, False)
    assert document["blocks"]
    for one in document["blocks"]:
        assert one["alt"].strip()
    assert found.headers["x-release"] == "2"
    assert api.get("/api/v1/dashboards/rat?lang=en").json()["label"] != document["label"]


def test_readers_see_the_figures_of_their_role(ask_as: As) -> None:
    office, council = (ask_as(role).get("/api/v1/dashboards/rat").json()
                       for role in ("amt", "rat"))
    assert [one["kind"] for one in office["blocks"]] == [one["kind"] for one in council["blocks"]]
