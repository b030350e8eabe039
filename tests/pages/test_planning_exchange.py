"""The register as a file and back: what a file would change, what is wrong in it, and saving."""

from __future__ import annotations

import json

import pytest

from monitoring.storage.planning.exchange_json import register_json
from monitoring.storage.planning.exchange_sheets import register_xlsx
from monitoring.storage.planning.served import served_register, setting_of
from monitoring.storage.served import served_snapshot
from monitoring.storage.store import Store
from tests.pages.opened import Opened
from tests.pages.planned import fill, rows


@pytest.fixture
def entries(served: Store) -> dict[str, str]:
    """The tiny city with a small register; gives the ids of its entries."""
    return fill(served)


def sent(name: str, content: bytes) -> Opened:
    """The page after a file was given to it."""
    page = Opened("planning.py", {"show": "austausch"})
    page.at.file_uploader[0].upload(name, content).run()
    return page


def counts(page: Opened) -> list[str]:
    return [one.split("</div>")[0] for one in page.html.split('<div class="figure">')[1:]]


def changed(goal: str, **data: object) -> bytes:
    """The register as JSON with other data in one goal."""
    document = json.loads(register_json(served_register(), "musterstadt"))
    for entry in document["entries"]:
        if (entry["kind"], entry["id"]) == ("goal", goal):
            entry["data"].update(data)
    return json.dumps(document).encode()


@pytest.mark.usefixtures("entries")
def test_what_was_given_out_comes_back_unchanged() -> None:
    found = served_snapshot()
    assert found is not None
    page = sent("planung.xlsx", register_xlsx(served_register(), setting_of(found)))
    assert counts(page) == ["0", "0", str(len(served_register().items))]
    assert "steht schon so im Register" in page.at.info[0].value


def test_a_changed_goal_is_saved_with_a_name(entries: dict[str, str], served: Store) -> None:
    page = sent("planung.json", changed(entries["goal"], target=24.0))
    assert counts(page)[:2] == ["0", "1"]
    assert page.at.button(key="planning_import_save").disabled
    page.at.text_input(key="planning_import_by").set_value("Erika Muster").run()
    page.at.button(key="planning_import_save").click().run()
    assert page.at.success[0].value == "1 Eintrag ist gespeichert."
    goal = served.ledger.register().get("goal", entries["goal"])
    assert goal is not None
    assert (goal.number("target"), goal.by, goal.version) == (24.0, "Erika Muster", 2)


def test_a_mistake_stops_everything_and_names_its_place(
    entries: dict[str, str], served: Store
) -> None:
    page = sent("planung.json", changed(entries["goal"], target=40.0, indicator="weg"))
    found = rows(page, "Mängel der Datei")
    assert [one[:2] for one in found] == [["Spalte „Indikator“", "weg"],
                                          ["Spalte „Zielwert“", "40.0"]]
    assert f"(Ziel {entries['goal']}): Der Wert soll sinken" in found[1][2]
    assert "alles zusammen oder nichts" in page.at.error[0].value
    assert not [one for one in page.at.button if one.key == "planning_import_save"]
    goal = served.ledger.register().get("goal", entries["goal"])
    assert goal is not None
    assert goal.version == 1


@pytest.mark.usefixtures("served")
def test_a_file_that_is_no_register_is_refused_with_a_sentence() -> None:
    page = sent("brief.json", b'{"format": "anders"}')
    assert "Das ist keine Ausgabe der Planung" in rows(page, "Mängel der Datei")[0][2]
    page.at.button(key="planning_other").click().run()
    assert page.at.file_uploader


@pytest.mark.usefixtures("entries")
def test_only_what_fits_the_choices_is_given_out() -> None:
    page = Opened("planning.py", {"show": "austausch", "kind": "measure", "plan": "sozial"})
    assert "1 Eintrag." in page.at.caption[0].value


def test_nobody_gives_files_where_planning_is_off(
    entries: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_PLANNING", "off")
    page = Opened("planning.py", {"show": "austausch"})
    assert len(entries) > 1
    assert not page.at.file_uploader
