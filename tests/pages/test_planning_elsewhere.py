"""Profile, specialist plans, overview and map show what the planning register says."""

from __future__ import annotations

import re

import pytest

from monitoring.storage.store import Store
from tests.pages.opened import Opened
from tests.pages.planned import fill, link, rows


@pytest.fixture
def entries(served: Store) -> dict[str, str]:
    """The tiny city with a small register; gives the ids of its entries."""
    return fill(served)


@pytest.mark.usefixtures("entries")
def test_the_profile_shows_what_is_planned_in_a_district() -> None:
    page = Opened("profile.py", {"area": "0102"})
    assert "Planung in diesem Gebiet" in [one.value for one in page.at.subheader]
    assert rows(page, "Ziele") == [["Weniger Andrang Jugendhilfeplanung", "✓ erreicht",
                                    "Jugendamt", "31.12.2090"]]
    assert rows(page, "Maßnahmen")[0][3] == "Weniger Andrang"
    assert rows(page, "Beteiligung")[0][2] == "teilweise übernommen. Vier Leuchten sind bestellt."
    assert "Nachbarn helfen" in page.html
    assert link(page, "Lebensphasen und Übergänge in diesem Gebiet")["area"] == ["0102"]
    other = Opened("profile.py", {"area": "0205"})
    assert "Planung in diesem Gebiet" not in [one.value for one in other.at.subheader]


def test_a_plan_shows_rounds_goals_and_the_indicators_they_rest_on(
    entries: dict[str, str],
) -> None:
    page = Opened("plans.py", {"plan": "jugend"})
    assert rows(page, "Planungsrunden")[0][:4] == [
        "Jugend 2020", "Maßnahmen und Mittel", "⚠ 31.03.2021, überfällig", "Jugendamt"]
    assert link(page, "ansehen")["round"] == [entries["round"]]
    assert rows(page, "Indikatoren des Fachplans, auf denen Ziele beruhen") == [
        ["Anteil unter 18 Fassung 1", "Weniger Andrang Jugendhilfeplanung"]]
    assert "1 Maßnahme, 1 davon geplant oder laufend, zusammen 90.000\xa0€ im Jahr" in page.html


@pytest.mark.usefixtures("entries")
def test_the_overview_counts_entries_and_what_is_late() -> None:
    page = Opened("overview.py", {})
    counts = re.findall(r'<div class="figure">(\d+)</div><div>(\w+)</div></a>', page.html)
    assert counts == [("1", "Planungsrunden"), ("3", "Ziele"), ("2", "Maßnahmen"),
                      ("1", "Beteiligungen"), ("2", "Akteure")]
    assert "3 überfällig, 0 verwaist oder veraltet" in page.html


def test_a_district_on_the_map_leads_to_its_goals_and_to_a_new_one(
    entries: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    choices = {"indicator": "bev_u18", "area": "0102", "period": "2021", "plan": "jugend"}
    page = Opened("explore.py", choices)
    assert link(page, "Weniger Andrang")["entry"] == [f"goal.{entries['goal']}"]
    assert link(page, "Nachbarn helfen")["entry"] == [f"finding.{entries['finding']}"]
    asked = link(page, "Ziel hierzu anlegen")
    assert {name: asked[name][0] for name in (
        "new", "for_areas", "for_indicator", "for_baseline_period", "for_plan")} == {
        "new": "goal", "for_areas": "0102@2020", "for_indicator": "bev_u18",
        "for_baseline_period": "2021", "for_plan": "jugend"}
    monkeypatch.setenv("SOZIALRAUM_PLANNING", "off")
    assert "Ziel hierzu anlegen" not in Opened("explore.py", choices).html
