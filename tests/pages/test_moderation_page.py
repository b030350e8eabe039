"""Moderation: what planners show, refuse, answer and remove for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitoring.storage.planning.versions import Change
from monitoring.storage.served import forget
from monitoring.storage.store import Store
from tests.pages.contributing import errors, kept, send, serve_as, serve_open_city, shown
from tests.pages.opened import Opened

MARKUP = "<script>alert(1)</script> <b>fett</b> **Stern** $x^2$ =SUMME(A1) 👍"


@pytest.fixture
def open_city(store: Store, musterstadt: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The tiny city that takes contributions, served to everybody."""
    yield serve_open_city(store, musterstadt, monkeypatch)
    forget()


def as_planner(monkeypatch: pytest.MonkeyPatch) -> Opened:
    serve_as("planung", monkeypatch)
    return shown()


def press(page: Opened, what: str, name: str = "E1") -> None:
    page.at.button(key=f"moderation_{what}_{name}").click().run()


def test_a_planner_shows_a_contribution_with_its_answer(
    open_city: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(shown(), MARKUP)
    page = as_planner(monkeypatch)
    assert "Wartet (1)" in page.text
    press(page, "show")
    assert errors(page) == ["Zum Speichern gehört ein Name."]
    page.at.text_input(key="moderation_person").set_value("Erika Muster")
    page.at.text_area(key="moderation_answer_E1").set_value("Danke, <i>gut</i>")
    page.at.text_area(key="moderation_became_E1").set_value("Zwei Lampen")
    press(page, "show")
    assert "wird jetzt gezeigt" in page.at.success[0].value
    assert [(one.text("state"), one.by, one.author) for one in kept(open_city)] == [
        ("gezeigt", "Erika Muster", "Öffentlichkeit")]
    serve_as("alle", monkeypatch)
    for seen in (shown(), Opened("profile.py", {"area": "0102"})):
        # Literally: neither markup nor formulas nor Markdown are read as such.
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;fett&lt;/b&gt; **Stern**" \
            in seen.html
        assert "$x^2$ =SUMME(A1) 👍" in seen.html
        assert "Danke, &lt;i&gt;gut&lt;/i&gt;" in seen.html
        assert "Zwei Lampen" in seen.html
        assert "<script>" not in seen.html


def test_a_refusal_needs_a_reason_that_only_planners_see(
    open_city: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(shown(), "Der Nachbar ist schuld")
    page = as_planner(monkeypatch)
    page.at.text_input(key="moderation_person").set_value("Erika Muster")
    press(page, "refuse")
    assert errors(page) == ["Zum Ablehnen gehört ein Grund."]
    page.at.text_input(key="moderation_reason_E1").set_value("Über eine Person")
    press(page, "refuse")
    newest = open_city.ledger.versions("contribution", "E1")[-1]
    assert (newest.text("state"), newest.note) == ("abgelehnt", "Über eine Person")
    serve_as("alle", monkeypatch)
    assert "Nachbar" not in shown().text


def test_personal_data_is_removed_for_good(
    open_city: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(shown(), "Frau Beispiel aus dem Erdgeschoss ist krank")
    page = as_planner(monkeypatch)
    page.at.text_input(key="moderation_person").set_value("Erika Muster")
    page.at.text_input(key="moderation_reason_E1").set_value("Gesundheit einer Person")
    press(page, "erase")
    assert "endgültig entfernt" in page.at.success[0].value
    assert kept(open_city) == []
    versions = open_city.ledger.versions("contribution", "E1")
    assert all(not one.data for one in versions)
    assert versions[-1].note == "Gesundheit einer Person"


def test_two_who_moderate_at_once_do_not_overwrite_each_other(
    open_city: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(shown(), "Mehr Licht")
    page = as_planner(monkeypatch)
    page.at.text_input(key="moderation_person").set_value("Erika Muster")
    page.at.text_area(key="moderation_answer_E1").set_value("Meine Antwort").run()
    first = kept(open_city)[0]
    open_city.ledger.save([Change("contribution", "E1", first.version, {
        **first.data, "answer": "Die andere Antwort"})], "Max Beispiel")
    press(page, "show")
    assert "Max Beispiel" in errors(page)[0]
    assert kept(open_city)[0].text("answer") == "Die andere Antwort"
    assert page.at.text_area(key="moderation_answer_E1").value == "Meine Antwort"
