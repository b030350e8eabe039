"""One entry in full, and who may do what with it."""

from __future__ import annotations

from typing import Any

import pytest

from monitoring.storage.served import forget
from monitoring.storage.store import Store
from tests.pages.planned import fill, link, plain, save
from tests.pages.planning_forms import field, newest, press, shown, type_in, wrong
from tests.pages.profiled import serve_with

PROFILES = """
[profiles.planung]
label = {de = "Planung", en = "Planning"}
publishes = true
plans = true

[profiles.partner]
label = {de = "Partner", en = "Partners"}
adds = ["offer", "comment"]

[profiles.alle]
label = {de = "Alle", en = "Everybody"}
"""


@pytest.fixture
def entries(served: Store) -> dict[str, str]:
    """The tiny city with a small register; gives the ids of its entries."""
    return fill(served)


def test_an_entry_is_shown_in_full_with_links(entries: dict[str, str]) -> None:
    page = shown(entry=f"measure.{entries['measure']}")
    assert "<h2>Treff am Bach</h2>" in page.html
    for chip in ("Maßnahme", "M1", "läuft", "für alle sichtbar"):
        assert f'<span class="tag">{chip}</span>' in page.html
    assert "Fassung 1, Erika Muster" in page.html
    assert link(page, "Viertel 0102") == {"area": ["0102"]}
    assert link(page, "Anteil unter 18")["indicator"] == ["bev_u18"]
    assert link(page, "Weniger Andrang")["entry"] == [f"goal.{entries['goal']}"]
    assert link(page, "Jugendhilfeplanung") == {"plan": ["jugend"]}
    facts = plain(page.html)
    for words in ("Beginn 01.05.2020", "Personal 1,5 Vollzeitstellen",
                  "Mittel im Jahr 90.000 €", "Räume finden bis 01.08.2020 ⚠ überfällig"):
        assert words in facts, words


def test_what_refers_to_a_goal_stands_below_it(entries: dict[str, str]) -> None:
    page = shown(entry=f"goal.{entries['goal']}")
    assert "Stand nach den Zahlen" in page.text
    assert link(page, "Treff am Bach")["entry"] == [f"measure.{entries['measure']}"]
    assert link(page, "Erster Blick")["entry"] == ["review.U1"]


def test_a_decision_that_is_over_says_so_in_words(served: Store) -> None:
    save(served, "goal", title="Alt", plan="jugend", tier="leitbild", state="gilt",
         decision_date="2001-01-01", decision_until="2006-12-31")
    assert "Beschluss gilt bis 31.12.2006 ⚠ abgelaufen" in plain(shown(entry="goal.Z1").html)


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize("name", ["goal.Z99", "goal", "wunsch.W1", "goal.<b>"])
def test_a_dead_id_is_named_and_the_list_is_shown(name: str) -> None:
    page = shown(entry=name)
    assert f"„{name}“" in page.warnings[0]
    assert "Abschnitt" in page.text
    assert not page.at.exception


def test_all_kinds_can_be_read_and_edited(served: Store, entries: dict[str, str]) -> None:
    save(served, "survey", title="Befragung", plan="jugend", unit="Jugendamt",
         groups=["jugendliche"], topic="wohnen", start="2020-01-01")
    for kind, name in served.ledger.register().items:
        for way in ("entry", "edit"):
            page = shown(**{way: f"{kind}.{name}"})
            assert not page.at.exception, (way, kind)
            assert "Das gibt es hier nicht" not in "".join(page.warnings), (way, kind)
    assert entries


def test_a_review_begins_with_what_the_figures_say(entries: dict[str, str]) -> None:
    page = shown(entry=f"goal.{entries['goal']}")
    press(page, "Überprüfung anlegen")
    assert field(page, "Ziel").value == entries["goal"]
    assert field(page, "Fachplan").value == "jugend"
    assert field(page, "Ausgabe der Daten").value == "1"
    assert field(page, "Fassung der Regel").value == "1"
    assert field(page, "Befund").value.startswith("Erreicht: 20,0")


def test_a_measure_made_from_a_goal_knows_it(entries: dict[str, str]) -> None:
    page = shown(entry=f"goal.{entries['goal']}")
    press(page, "Maßnahme zu diesem Ziel anlegen")
    assert field(page, "Dient den Zielen").value == [entries["goal"]]
    assert field(page, "Gebiete").value == ["0102@2020"]
    press(page, "Abbrechen")
    assert page.chosen == {"entry": f"goal.{entries['goal']}"}


def test_comments_stand_with_the_entry(entries: dict[str, str], served: Store) -> None:
    page = shown(entry=f"goal.{entries['goal']}")
    type_in(page, Ihr_Kommentar="Bitte mit <b>Schule</b> abstimmen.", Ihr_Name="Anna")
    press(page, "Kommentar speichern")
    assert "Bitte mit &lt;b&gt;Schule&lt;/b&gt; abstimmen." in page.html
    assert field(page, "Ihr Kommentar").value == ""
    assert newest(served, "comment", "K1").data["about"] == entries["goal"]
    assert "Weniger Andrang" in shown(entry="comment.K1").html


@pytest.fixture
def profiles(musterstadt: Any, store: Store, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The tiny city with three profiles; gives what serves one of them."""
    serve_with(PROFILES, musterstadt, store, monkeypatch)

    def serve(role: str) -> None:
        monkeypatch.setenv("SOZIALRAUM_ROLE", role)
        forget()

    return serve


def test_everybody_reads_public_entries_and_changes_nothing(profiles: Any, store: Store) -> None:
    entries = fill(store)
    profiles("alle")
    page = shown(entry=f"goal.{entries['goal']}")
    labels = {one.label for one in page.at.button}
    assert "<h2>Weniger Andrang</h2>" in page.html
    assert labels == {"Zurück zur Liste"}
    assert "Verlauf" not in [one.value for one in page.at.subheader]
    page = shown(edit=f"goal.{entries['goal']}")
    assert "lesen, aber nicht anlegen oder ändern" in page.at.info[0].value
    assert [one.label for one in page.at.text_input] == []
    page = shown(entry=f"goal.{entries['idle']}")
    assert "Das gibt es hier nicht" in page.warnings[0]
    assert "nicht anlegen oder ändern" in shown(new="goal").at.info[0].value


def test_partners_add_offers_and_comments_only(profiles: Any, store: Store) -> None:
    entries = fill(store)
    profiles("partner")
    page = shown(entry=f"goal.{entries['goal']}")
    assert "Bearbeiten" not in {one.label for one in page.at.button}
    type_in(page, Ihr_Kommentar="Wir hätten Platz.", Ihr_Name="Verein")
    press(page, "Kommentar speichern")
    page = shown(new="offer", for_actor="A1", for_areas="0102@2020", for_groups="alle")
    type_in(page, Titel="Sprachcafé", Ihr_Name="Verein", Plätze="12", Davon_frei="20")
    press(page, "Speichern")
    assert [one for one in wrong(page) if "nicht mehr Plätze frei" in one]
    type_in(page, Davon_frei="0")
    press(page, "Speichern")
    assert newest(store, "offer", "O1").data["free"] == 0
    assert "Davon frei 0" in plain(page.html)


def test_no_forms_where_planning_is_switched_off(
    entries: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_PLANNING", "off")
    page = shown(edit=f"goal.{entries['goal']}")
    assert "lesen, aber nicht anlegen oder ändern" in page.at.info[0].value
    assert not page.at.text_input
