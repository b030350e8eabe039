"""Hints on the page Synopse, for people to decide about."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.planning.versions import Change
from monitoring.storage.publishing import publish
from monitoring.storage.served import forget
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store
from tests.pages.brook import at_the_brook, cards, shown
from tests.pages.opened import Opened
from tests.pages.planned import link, rows, save

PROFILES = """
[profiles.planung]
label = {de = "Planung", en = "Planning"}
publishes = true
plans = true

[profiles.alle]
label = {de = "Alle", en = "Everybody"}
"""


@pytest.fixture
def entries(served: Store) -> dict[str, str]:
    """Two plans that do the same for families at the brook; gives the ids of the entries."""
    return at_the_brook(served)


def bar(page: Opened) -> list[str]:
    found = next(one for one in page.at.get("button_group") if one.key == "choice_done")
    return [one.content for one in found.proto.options]


@pytest.mark.usefixtures("entries")
def test_an_overlap_says_why_and_people_decide(served: Store) -> None:
    page = shown("ueberschneidungen")
    card, = cards(page)
    for said in ("Treff am Bach", "Elterncafé", "Dasselbe Ziel Mehr Kinder",
                 "Gemeinsame Zielgruppe Familien", "Gemeinsame Zeit 01.05.2020 – 30.04.2090"):
        assert said in card
    assert bar(page) == ["Offen (1)", "Entschieden (0)"]
    page = shown("ueberschneidungen", decide=link(page, "Entscheiden")["decide"][0])
    assert page.at.button(key="decide_save").disabled
    key = page.chosen["decide"]
    page.at.text_input(key="decide_by").set_value("Erika Muster").run()
    page.at.text_input(key=f"decide_due_{key}").set_value("bald").run()
    page.at.button(key="decide_save").click().run()
    said = " ".join(one.value for one in page.at.error)
    assert "Begründung" in said
    assert "Bis: Das ist kein Tag" in said
    assert page.at.text_input(key=f"decide_due_{key}").value == "bald"
    assert not served.ledger.register().of("judgement")
    page.at.text_input(key=f"decide_due_{key}").set_value("31.12.2090").run()
    page.at.text_area(key=f"decide_reason_{key}").set_value("Sie teilen sich den Raum.").run()
    page.at.button(key="decide_save").click().run()
    made, = served.ledger.register().of("judgement")
    assert (made.text("about"), made.text("due"), made.by) == (key, "2090-12-31", "Erika Muster")
    assert "gespeichert" in page.at.success[0].value
    assert bar(page) == ["Offen (0)", "Entschieden (1)"]
    assert "Sie teilen sich den Raum." in cards(shown("ueberschneidungen", done="1"))[0]


def test_a_decision_is_asked_again_when_the_measures_change(
    served: Store, entries: dict[str, str]
) -> None:
    page = shown("ueberschneidungen")
    key = link(page, "Entscheiden")["decide"][0]
    save(served, "judgement", title="x", finder="ueberschneidung", about=key,
         verdict="abstimmen", reason="Gemeinsamer Plan.")
    assert cards(shown("ueberschneidungen")) == []
    cafe = served.ledger.register().get("measure", entries["cafe"])
    assert cafe
    served.ledger.save([Change("measure", cafe.id, cafe.version,
                               {**cafe.data, "end": "2089-12-31"})], "Amt")
    card, = cards(shown("ueberschneidungen"))
    assert "Früher entschieden; seitdem geändert bleibt, wird aber abgestimmt" in card
    gone = shown("ueberschneidungen", decide=key)
    assert "gibt es nicht mehr" in gone.at.warning[0].value


@pytest.mark.usefixtures("entries")
def test_opposite_goals_stand_side_by_side_and_shared_ones_below() -> None:
    page = shown("konflikte")
    card, = cards(page)
    assert "Sie wollen Gegenteiliges" in card
    assert "soll steigen auf 30,0 % bis 31.12.2090" in card
    assert "soll sinken auf 20,0 % bis 30.06.2090" in card
    assert [one[0] for one in rows(page, "Gemeinsame Ziele")] == ["Weniger Kinder"]


@pytest.mark.usefixtures("entries")
def test_a_district_of_two_plans_can_be_proposed_as_a_joint_focus(served: Store) -> None:
    page = shown("schwerpunkte")
    card, = cards(page)
    assert "2 Ziele, 2 Maßnahmen" in card
    to = link(page, "Als gemeinsamen Schwerpunkt vorschlagen")
    assert to["new"] == ["focus"]
    assert to["for_areas"] == ["0102@2020"]
    assert to["for_plans"] == ["jugend;sozial"]
    assert cards(shown("schwerpunkte", fewest="3")) == []
    save(served, "focus", title="Am Bach", plans=["jugend", "sozial"], areas=["0102@2020"],
         reason="Viele Kinder", decision_body="Rat", decision_date="2020-12-01")
    page = shown("schwerpunkte")
    assert rows(page, "Beschlossene gemeinsame Schwerpunkte")[0][4] == "Rat, 01.12.2020"
    assert "Schon beschlossen Am Bach" in cards(page)[0]


@pytest.mark.usefixtures("entries")
def test_double_surveys_and_what_is_known_already() -> None:
    page = shown("erhebungen")
    assert "5.000 € + 7.000 €" in cards(page)[0]
    assert rows(page, "Liegt schon als Indikator vor") == [
        ["Familien fragen Jugendhilfeplanung · Jugendamt", "Anteil unter 18"]]
    assert "Indikatoren werden einmal geladen" in page.html


@pytest.mark.usefixtures("entries")
def test_nobody_decides_without_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    key = link(shown("ueberschneidungen"), "Entscheiden")["decide"][0]
    monkeypatch.setenv("SOZIALRAUM_PLANNING", "off")
    page = shown("ueberschneidungen", decide=key)
    assert len(cards(page)) == 1
    assert "decide_save" not in [one.key for one in page.at.button]
    assert ">Entscheiden<" not in page.html


def test_everybody_sees_public_entries_and_no_hints(
    store: Store, musterstadt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = musterstadt / "city.toml"
    path.write_text(path.read_text("utf-8") + PROFILES, "utf-8")
    city = city_in(musterstadt)
    publish(store, draft(store, city, read_folder(musterstadt, city)), "Test", "Erste")
    at_the_brook(store)
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", store.location)
    monkeypatch.setenv("SOZIALRAUM_ROLE", "alle")
    forget()
    assert "Treff am Bach" in shown().html
    for section in ("ueberschneidungen", "konflikte", "erhebungen"):
        page = shown(section)
        assert cards(page) == []
        assert [one for one in page.warnings if f"„{section}“" in one]
    assert cards(shown("schwerpunkte")) == []


@pytest.mark.usefixtures("served")
def test_many_hints_come_page_by_page(served: Store) -> None:
    span = {"areas": ["0102@2020"], "groups": ["familien"], "topic": "familie",
            "state": "laeuft", "start": "2020-01-01", "end": "2090-01-01"}
    save(served, "measure", title="Eine", plan="sozial", **span)
    for number in range(21):
        save(served, "measure", title=f"Maß {number}", plan="jugend", **span)
    page = shown("ueberschneidungen")
    assert len(cards(page)) == 20
    assert "1 bis 20 von 21" in [one.value for one in page.at.caption]
    page.at.button(key="page_after").click().run()
    assert page.chosen["page"] == "2"
    assert len(cards(page)) == 1
    assert len(cards(shown("ueberschneidungen", page="99"))) == 1


@pytest.mark.usefixtures("entries")
def test_that_a_district_becomes_no_joint_focus_is_decided_and_kept(served: Store) -> None:
    key = link(shown("schwerpunkte"), "Entscheiden")["decide"][0]
    page = shown("schwerpunkte", decide=key)
    assert "decide_save" in [one.key for one in page.at.button]
    save(served, "judgement", title="Am Bach", finder="schwerpunkt", about=key,
         verdict="bewusst", reason="Beide Ämter sind dort ohnehin gemeinsam tätig.")
    assert cards(shown("schwerpunkte")) == []
    assert "ohnehin gemeinsam tätig" in cards(shown("schwerpunkte", done="1"))[0]
