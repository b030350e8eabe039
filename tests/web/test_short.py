"""Short addresses: they lead to the dashboard, whatever stands in them, and nowhere else."""

from __future__ import annotations

from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from starlette.applications import Starlette

from monitoring.web.short import short_routes
from tests.web.asked import Client


@pytest.fixture(scope="module")
def client() -> Client:
    """Only the short addresses."""
    return Client(Starlette(routes=short_routes()))


def test_it_leads_to_the_page_wherever_the_application_stands(client: Client) -> None:
    answer = client.get("/d/aufwachsen")
    assert (answer.status, answer.headers["cache-control"]) == (302, "no-cache")
    target = urljoin("https://stadt.example/monitor/d/aufwachsen", answer.headers["location"])
    assert target == "https://stadt.example/monitor/ansichten?dashboard=aufwachsen"


def test_other_choices_come_along_but_not_another_dashboard(client: Client) -> None:
    answer = client.get("/d/rat?lang=en&embed=true&dashboard=anders&mode=present&slide=3")
    assert parse_qs(urlsplit(answer.headers["location"]).query) == {
        "lang": ["en"], "embed": ["true"], "dashboard": ["rat"], "mode": ["present"],
        "slide": ["3"]}


@pytest.mark.parametrize("name", [
    "http:%3A%3Ax.example", "%0d%0aset-cookie:a=b", "%3Cscript%3E", "..", "a%26lang=en%23x",
    "%F0%9F%8F%B3", "x" * 2000, "\\x.example"])
def test_nonsense_stays_the_name_of_a_dashboard(client: Client, name: str) -> None:
    answer = client.get(f"/d/{name}")
    assert answer.status == 302
    target = answer.headers["location"]
    assert target.startswith("../ansichten?dashboard=")
    assert "set-cookie" not in answer.headers
    assert list(parse_qs(urlsplit(target).query)) == ["dashboard"]
    assert not {"\r", "\n", "<", "#", "\\"} & set(target)


@pytest.mark.parametrize("path", ["/d/", "/d", "/d//x.example", "/d/a/b"])
def test_other_paths_lead_nowhere(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status in (307, 404)
    assert "x.example" not in answer.headers.get("location", "")


def test_the_first_page_is_found_under_its_name_as_well(client: Client) -> None:
    for path, home in (("/ueberblick", ""), ("/ueberblick?lang=en&x=%0d", "?lang=en&x=%0D")):
        target = client.get(path).headers["location"]
        assert urljoin("https://stadt.example/monitor/ueberblick", target) == (
            f"https://stadt.example/monitor/{home}")


def test_nothing_is_written_there(client: Client) -> None:
    assert client.get("/d/rat", method="POST").status == 405
    assert client.get("/d/rat", method="HEAD").status == 302
