"""One entry in full, the form for it, and two people at the same entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from monitoring.core.planning.item import Item
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.planning.versions import Change
from monitoring.storage.publishing import publish
from monitoring.storage.served import forget
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store
from tests.pages.opened import Opened
from tests.pages.planned import fill, link, plain, save

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


def shown(**choices: str) -> Opened:
    return Opened("planning.py", choices)


def press(page: Opened, words: str) -> None:
    """Press the button with these words."""
    next(one for one in page.at.button if one.label == words).click().run()
    assert not page.at.exception


def field(page: Opened, label: str) -> Any:
    """The widget whose label begins with these words."""
    at = page.at
    every = [*at.text_input, *at.text_area, *at.selectbox, *at.multiselect, *at.toggle]
    return next(one for one in every if one.label.split(" – ")[0] == label)


def type_in(page: Opened, **fields: Any) -> None:
    """Fill in fields by their labels, with _ for a space."""
    for label, value in fields.items():
        field(page, label.replace("_", " ")).set_value(value).run()


def wrong(page: Opened) -> list[str]:
    """What the page says below its fields."""
    return [plain(one.split("</p>")[0].split(">", 1)[1])
            for one in page.html.split('<p class="wrong')[1:]]


def newest(store: Store, kind: str, name: str) -> Item:
    return store.ledger.versions(kind, name)[-1]


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


def test_a_goal_is_made_measured_and_saved(served: Store) -> None:
    page = shown(new="goal", for_areas="0102@2020", for_indicator="bev_u18", for_tier="operativ",
                 for_baseline_period="2020", for_nonsense="x", for_plan="keiner")
    assert field(page, "Gebiete").value == ["0102@2020"]
    assert field(page, "Fachplan").value == ""
    # 204 of 1,020 in 2020 and 2021 alike: the release says 20.0 %.
    press(page, next(one.label for one in page.at.button if "übernehmen" in one.label))
    assert field(page, "Ausgangswert (%)").value == "20,0"
    type_in(page, Titel="Weniger", Fachplan="jugend", Stand="entwurf", Richtung="senken")
    type_in(page, **{"Zielwert_(%)": "17,5", "Ihr_Name": "Erika Muster"})
    press(page, "Speichern")
    assert page.chosen["entry"] == "goal.Z1"
    assert "Gespeichert als Z1, Fassung 1." in page.at.success[0].value
    assert newest(served, "goal", "Z1").data == {
        "title": "Weniger", "plan": "jugend", "tier": "operativ", "state": "entwurf",
        "areas": ["0102@2020"], "indicator": "bev_u18", "direction": "senken",
        "baseline_period": "2020", "baseline": 20.0, "target": 17.5}


def test_every_problem_stands_at_its_field_and_nothing_typed_is_lost(served: Store) -> None:
    page = shown(new="measure")
    assert wrong(page) == []
    typed = {"Titel": "Treff", "Stand": "laeuft", "Personal (Vollzeitstellen)": "eine halbe",
             "Mittel im Jahr (€)": "viel", "Beginn": "31.2.2027"}
    for label, value in typed.items():
        field(page, label).set_value(value).run()
    type_in(page, Ihr_Name="Erika Muster")
    press(page, "Speichern")
    said = wrong(page)
    assert sum("Das ist keine Zahl" in one for one in said) == 2
    assert [one for one in said if "Das ist kein Tag" in one and "31.2.2027" in one]
    assert [one for one in said if one.startswith("✕ Diese Angabe fehlt")]
    assert [one for one in said if "kann „Treff“ nicht beginnen" in one]
    top = page.html.split('<div class="wrongs"')[1]
    assert "Angaben sind zu berichtigen:" in top
    assert "Mittel im Jahr: Das ist keine Zahl" in top
    for label, value in typed.items():
        assert field(page, label).value == value
    assert served.ledger.register().number == 0


@pytest.mark.usefixtures("served")
def test_fields_say_what_they_are_needed_for() -> None:
    page = shown(new="goal", for_tier="operativ", for_state="entwurf")
    assert field(page, "Titel").label == "Titel – nötig"
    assert field(page, "Zielwert").label == "Zielwert – nötig, damit es beginnen kann"
    field(page, "Stand").set_value("gilt").run()
    assert field(page, "Zielwert").label == "Zielwert – nötig"
    field(page, "Stufe").set_value("leitbild").run()
    assert field(page, "Zielwert").label == "Zielwert"


def test_a_warning_is_shown_and_does_not_stop(
    entries: dict[str, str], served: Store, musterstadt: Path
) -> None:
    path = musterstadt / "indicators" / "all.toml"
    before, own = path.read_text("utf-8").split('id = "bev_u18"\n')
    own = own.replace('polarity = "neutral"', 'polarity = "more_need"', 1)
    path.write_text(f'{before}id = "bev_u18"\n{own}', "utf-8")
    forget()
    page = shown(edit=f"goal.{entries['goal']}")
    type_in(page, Richtung="erhoehen", Ihr_Name="Erika Muster")
    field(page, "Zielwert (%)").set_value("35").run()
    assert [one[:11] for one in wrong(page)] == ["⚠ Hinweis: "]
    assert "eine Verschlechterung" in wrong(page)[0]
    press(page, "Speichern")
    assert "Hinweise dazu: 1." in page.at.success[0].value
    assert newest(served, "goal", entries["goal"]).data["target"] == 35.0


def test_typed_text_waits_while_somebody_is_elsewhere(entries: dict[str, str]) -> None:
    name = f"goal.{entries['goal']}"
    page = shown(edit=name)
    type_in(page, Titel="Halb getippt")
    press(page, "Abbrechen")
    assert page.chosen["entry"] == name
    page.at.switch_page("profile.py").run()
    page.at.query_params["entry"] = name
    page.at.switch_page("planning.py").run()
    press(page, "Weiter bearbeiten (nicht gespeichert)")
    assert field(page, "Titel").value == "Halb getippt"
    press(page, "Eingaben verwerfen")
    press(page, "Bearbeiten")
    assert field(page, "Titel").value == "Weniger Andrang"


@pytest.mark.usefixtures("served")
def test_a_new_entry_that_was_begun_is_offered_again() -> None:
    page = shown(show="ziele", plan="jugend")
    press(page, "Ziel anlegen")
    assert page.chosen["for_plan"] == "jugend"
    type_in(page, Titel="Angefangen")
    press(page, "Abbrechen")
    assert page.chosen == {"show": "ziele", "plan": "jugend"}
    page.select("plan", "sozial")
    press(page, "Weiter an „Angefangen“ (nicht gespeichert)")
    assert (field(page, "Titel").value, field(page, "Fachplan").value) == ("Angefangen", "jugend")


def test_numbers_typed_in_german_keep_their_value_in_english(entries: dict[str, str]) -> None:
    page = shown(edit=f"measure.{entries['measure']}")
    field(page, "Mittel im Jahr (€)").set_value("1.250,5").run()
    page.at.session_state["language"] = "en"
    page.at.query_params["lang"] = "en"
    page.at.run()
    assert field(page, "Money per year (€)").value == "1,250.5"
    assert field(page, "Start").value == "2020-05-01"


def test_a_goal_of_former_districts_says_so_at_the_field(served: Store) -> None:
    save(served, "goal", title="Alt", plan="jugend", tier="operativ", state="entwurf",
         areas=["0101@2015"])
    page = shown(edit="goal.Z1")
    assert field(page, "Gebiete").value == ["0101@2015"]
    assert wrong(page) == ["✕ „Viertel 0101“ gehört zum Gebietsstand 2015, der nicht mehr gilt. "
                           "Bitte die heutigen Gebiete wählen. (0101@2015)"]


def test_two_people_change_different_fields_and_both_stay(
    entries: dict[str, str], served: Store
) -> None:
    name = f"goal.{entries['goal']}"
    anna, ben = shown(edit=name), shown(edit=name)
    field(ben, "Zielwert (%)").set_value("24").run()
    type_in(ben, Ihr_Name="Ben")
    press(ben, "Speichern")
    type_in(anna, Titel="Weniger Gedränge", Ihr_Name="Anna")
    press(anna, "Speichern")
    assert "Ben hat diesen Eintrag inzwischen geändert" in anna.at.error[0].value
    both = plain(anna.html.split('aria-label="Beide Fassungen"')[1])
    assert "Titel Weniger Gedränge Weniger Andrang" in both
    assert "Zielwert 25 % 24 %" in both
    assert newest(served, "goal", entries["goal"]).title == "Weniger Andrang"
    assert field(anna, "Titel").value == "Weniger Gedränge"
    press(anna, "Beides zusammenführen")
    assert field(anna, "Zielwert (%)").value == "24"
    assert newest(served, "goal", entries["goal"]).version == 2
    press(anna, "Speichern")
    now = newest(served, "goal", entries["goal"])
    assert (now.version, now.title, now.data["target"], now.by) == (
        3, "Weniger Gedränge", 24.0, "Anna")


@pytest.mark.parametrize(("choice", "title"), [("mine", "Annas Titel"), ("theirs", "Bens Titel")])
def test_the_same_field_is_chosen_by_a_person(
    entries: dict[str, str], served: Store, choice: str, title: str
) -> None:
    name = f"goal.{entries['goal']}"
    anna, ben = shown(edit=name), shown(edit=name)
    type_in(ben, Titel="Bens Titel", Ihr_Name="Ben")
    press(ben, "Speichern")
    type_in(anna, Titel="Annas Titel", Ihr_Name="Anna")
    press(anna, "Speichern")
    press(anna, "Speichern")
    assert newest(served, "goal", entries["goal"]).title == "Bens Titel"
    anna.at.radio[0].set_value(choice).run()
    press(anna, "Beides zusammenführen")
    press(anna, "Speichern")
    assert newest(served, "goal", entries["goal"]).title == title


def test_an_entry_deleted_meanwhile_is_not_lost(entries: dict[str, str], served: Store) -> None:
    page = shown(edit=f"finding.{entries['finding']}")
    type_in(page, Titel="Mein Titel", Ihr_Name="Anna")
    served.ledger.save([Change("finding", entries["finding"], 1, {}, gone=True)], "Ben", "weg")
    page.at.run()
    assert "Gelöscht am" in page.warnings[0]
    press(page, "Wiederherstellen")
    assert newest(served, "finding", entries["finding"]).version == 3


def test_the_history_says_what_changed_field_by_field(
    entries: dict[str, str], served: Store
) -> None:
    page = shown(edit=f"goal.{entries['goal']}")
    field(page, "Zielwert (%)").set_value("22,5").run()
    type_in(page, Ihr_Name="Anna", **{"Was_hat_sich_geändert?": "Ehrgeiziger"})
    press(page, "Speichern")
    page.switch("history")
    told = plain(page.html.split('<ol class="history">')[1])
    assert told.startswith("Fassung 2, Anna")
    assert "Ehrgeiziger Zielwert: 25 % → 22,5 %" in told
    assert "Angelegt mit" in told
    assert served.ledger.register().get("goal", entries["goal"])


def test_deleting_asks_why_and_can_be_taken_back(entries: dict[str, str], served: Store) -> None:
    name = entries["goal"]
    page = shown(entry=f"goal.{name}")
    press(page, "Löschen")
    assert "Andere Einträge beziehen sich darauf" in page.warnings[0]
    confirm = next(one for one in page.at.button if one.label == "Löschen bestätigen")
    assert confirm.disabled
    type_in(page, Ihr_Name="Anna", **{"Warum?": "doppelt"})
    press(page, "Löschen bestätigen")
    assert newest(served, "goal", name).gone
    assert "doppelt" in page.warnings[0]
    press(page, "Wiederherstellen")
    assert newest(served, "goal", name).data["title"] == "Weniger Andrang"
    assert "ist wiederhergestellt" in page.at.success[0].value


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
    path = musterstadt / "city.toml"
    path.write_text(path.read_text("utf-8") + PROFILES, "utf-8")
    city = city_in(musterstadt)
    publish(store, draft(store, city, read_folder(musterstadt, city)), "Test", "Erste")
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", store.location)

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
