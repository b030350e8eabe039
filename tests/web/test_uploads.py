"""Uploads are refused where neither publishing nor planning is on."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitoring.storage.served import forget
from tests.web.asked import Client

UPLOAD = "/_stcore/upload_file/0123/4567"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "GET"])
def test_upload_is_refused_with_a_sentence(
    client: Client, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setenv("SOZIALRAUM_PUBLISHING", "off")
    answer = client.get(UPLOAD, method=method)
    assert answer.status == 403
    assert answer.text == "Auf diesem Server werden keine Tabellen veröffentlicht."
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_planners_may_send_files_where_nothing_is_published(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_PUBLISHING", "off")
    monkeypatch.setenv("SOZIALRAUM_PLANNING", "on")
    assert client.get(UPLOAD, method="PUT").status == 404, "this app has no such route"


def test_other_answers_stay(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOZIALRAUM_PUBLISHING", "off")
    assert client.get("/").status == 200


@pytest.mark.parametrize("value", ["on", "", "ja"])
def test_uploads_pass_by_default(
    client: Client, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SOZIALRAUM_PUBLISHING", value)
    assert client.get(UPLOAD, method="PUT").status == 404, "this app has no such route"


def test_upload_is_refused_where_unprotected_figures_are_not_there(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOZIALRAUM_INNER", str(tmp_path / "nowhere"))
    monkeypatch.setenv("SOZIALRAUM_PLANNING", "off")
    forget()
    assert client.get(UPLOAD, method="PUT").status == 403
    assert client.get("/").status == 200
