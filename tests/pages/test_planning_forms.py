"""The form for an entry: filling in, problems at fields, drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitoring.storage.served import forget
from monitoring.storage.store import Store
from tests.pages.planned import fill, save
from tests.pages.planning_forms import field, newest, press, shown, type_in, wrong


@pytest.fixture
def entries(served: Store) -> dict[str, str]:
    """The tiny city with a small register; gives the ids of its entries."""
    return fill(served)


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
