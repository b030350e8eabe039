"""Two people at the same entry; history, deleting, restoring."""

from __future__ import annotations

import pytest

from monitoring.storage.planning.versions import Change
from monitoring.storage.store import Store
from tests.pages.planned import fill, plain
from tests.pages.planning_forms import field, newest, press, shown, type_in


@pytest.fixture
def entries(served: Store) -> dict[str, str]:
    """The tiny city with a small register; gives the ids of its entries."""
    return fill(served)


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
    press(page, "Speichern")
    assert "Ben hat diesen Eintrag inzwischen gelöscht" in page.at.error[0].value
    assert field(page, "Titel").value == "Mein Titel"
    press(page, "Trotzdem behalten: mit meiner Fassung wiederherstellen")
    press(page, "Speichern")
    now = newest(served, "finding", entries["finding"])
    assert (now.version, now.gone, now.title) == (3, False, "Mein Titel")


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
    press(page, "Löschen bestätigen")
    assert page.at.error[0].value == "Zum Löschen gehören ein Name und ein Grund."
    assert not newest(served, "goal", name).gone
    type_in(page, Ihr_Name="Anna", **{"Warum?": "doppelt"})
    press(page, "Löschen bestätigen")
    assert newest(served, "goal", name).gone
    assert "doppelt" in page.warnings[0]
    press(page, "Wiederherstellen")
    assert newest(served, "goal", name).data["title"] == "Weniger Andrang"
    assert "ist wiederhergestellt" in page.at.success[0].value
