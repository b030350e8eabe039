"""Every section of planning together in both languages, with the invented city's entries."""

from __future__ import annotations

import pytest

from monitoring.core.planning.kinds import KINDS
from monitoring.pages.parts.planning.entry_links import HOMES
from tests.pages.conftest import Open
from tests.pages.readable import check

SECTIONS = {
    "planning.py": ("kreislauf", "ziele", "massnahmen", "befunde", "fristen", "bericht",
                    "standort", "austausch", "papierkorb"),
    "synopsis.py": ("uebersicht", "zeit", "ueberschneidungen", "konflikte", "schwerpunkte",
                    "mittel", "erhebungen", "angebote", "indikatoren"),
    "transitions.py": ("gebiet", "alle"),
    "participation.py": ("register", "stufen", "beitraege", "methoden", "eignung", "struktur"),
    "network.py": ("verzeichnis", "angebote", "netz", "daten", "anleitung"),
}
PAGES = {"planung": "planning.py", "synopse": "synopsis.py", "beteiligung": "participation.py",
         "netzwerk": "network.py"}


@pytest.mark.parametrize(("page", "section"), [
    (page, section) for page, sections in SECTIONS.items() for section in sections])
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_section_opens(planned: Open, language: str, page: str, section: str) -> None:
    opened = planned(page, lang=language, show=section)
    check(opened, "demo", language)
    assert len(opened.text) > 250


@pytest.mark.parametrize("kind", [one for one in HOMES if one != "comment"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_an_entry_of_every_kind_opens_and_can_be_edited(
    planned: Open, language: str, kind: str
) -> None:
    name = f"{kind}.{KINDS[kind].prefix}1"
    for action in ("entry", "edit"):
        opened = planned(PAGES[HOMES[kind]], lang=language, **{action: name})
        check(opened, "demo", language)


@pytest.mark.parametrize("language", ["de", "en"])
def test_profile_plans_overview_and_map_show_it(planned: Open, language: str) -> None:
    check(planned("profile.py", lang=language, area="0303"), "demo", language)
    check(planned("plans.py", lang=language, plan="jugendhilfe"), "demo", language)
    check(planned("overview.py", lang=language), "demo", language)
    check(planned("explore.py", lang=language, indicator="mat_sgb2_u15", level="stadtteil",
                  area="0303"), "demo", language)
