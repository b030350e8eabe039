"""Headers of every answer, and the language of the page's frame."""

from __future__ import annotations

import pytest

from monitoring.web.files import map_address
from tests.web.asked import Client
from tests.web.conftest import FRAME

HTML = "text/html,application/xhtml+xml"


@pytest.mark.parametrize("path", ["/", "/files/outlines/kurz.json", "/" + map_address(), "/weg"])
def test_every_answer_is_protected(client: Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(
        part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"
    # Nothing may be fetched from a foreign server.
    assert "http" not in headers["content-security-policy"]
    assert "*" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("query", "language"), [("", "de"), ("?lang=de", "de"), ("?lang=en", "en"),
                            ("?area=1&lang=en", "en"), ("?lang=fr", "de")],
)
def test_frame_names_the_language(client: Client, query: str, language: str) -> None:
    answer = client.get("/" + query, accept=HTML)
    assert answer.text == FRAME.replace('<html lang="en"', f'<html lang="{language}"', 1)
    assert len(answer.content) == int(answer.headers["content-length"])


def test_other_files_stay_as_they_are(client: Client) -> None:
    answer = client.get("/" + map_address())
    assert answer.headers["content-type"].startswith("text/javascript")
