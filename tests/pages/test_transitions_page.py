"""Übergänge: the life course in one district, and the gaps of all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitoring.core.planning.places import area_key
from monitoring.core.status import Status
from monitoring.storage.served import forget, served_snapshot
from monitoring.storage.store import Store
from monitoring.views.profile_figures import figures_of
from tests.pages.conftest import Open
from tests.pages.joined import declare_transition, fill_network, link, plain, rows
from tests.pages.opened import Opened


def shown(**choices: str) -> Opened:
    return Opened("transitions.py", choices)


@pytest.fixture
def declared(musterstadt: Path, served: Store) -> Store:
    declare_transition(musterstadt)
    forget()
    return served


@pytest.fixture
def ids(declared: Store) -> dict[str, str]:
    return fill_network(declared)


@pytest.mark.usefixtures("served")
def test_a_city_without_transitions_is_told_what_to_declare() -> None:
    page = shown()
    assert "im Ordner „transitions“" in page.at.info[0].value


def test_nothing_published_is_a_sentence(
    musterstadt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(tmp_path / "nothing"))
    forget()
    page = shown()
    assert not page.at.exception
    assert len(page.at.info) + len(page.at.error) + len(page.at.warning) > 0


@pytest.mark.usefixtures("declared")
@pytest.mark.parametrize("view", ["gebiet", "alle"])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_an_empty_register_shows_gaps(view: str, lang: str) -> None:
    page = shown(show=view, lang=lang)
    assert not page.at.exception
    assert not page.warnings
    assert '<span class="gap' in page.html


def card(page: Opened) -> str:
    return plain(page.html.split('<article class="station">')[1].split("</article>")[0])


@pytest.mark.usefixtures("ids")
def test_a_station_shows_both_sides_plans_offer_and_what_is_planned() -> None:
    page = shown(area="0102")
    said = card(page)
    assert said.startswith("Von der Kita in die Schule Geht die Förderung weiter? "
                           "Übergibt: Jugendhilfeplanung → Übernimmt: Sozialplanung")
    # 20 of 100 children and young people in the tiny city's district 0102.
    assert "Davor: Kindheit Anteil unter 18 2021 20,0 %" in said
    # One district's figure is missing, so the city has none to compare with.
    assert "Musterstadt: unbekannt kein Vergleich" in said
    assert "Danach: Jugend" in said
    assert ("✓ Schulstart Schule am Bach Bachweg 1 4 von 12 frei ⚠ Stand 01.05.2019, älter als "
            "ein Jahr Viertel 0102") in said
    assert "Weniger Andrang Jugendhilfeplanung · gilt Fest Sozialplanung · läuft" in said
    assert link(page, "Sozialplanung")["plan"] == ["sozial"]


@pytest.mark.usefixtures("ids")
def test_a_gap_leads_to_a_new_offer(monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown(area="0202@2020", group="familien")
    assert "○ Lücke: kein Angebot benannt für Familien" in card(page)
    asked = link(page, "Angebot eintragen")
    assert {name: one for name, one in asked.items() if name != "lang"} == {
        "new": ["offer"], "for_transition": ["kita_schule"], "for_areas": ["0202@2020"],
        "for_groups": ["familien"]}
    monkeypatch.setenv("SOZIALRAUM_PLANNING", "off")
    assert "Angebot eintragen" not in shown(area="0202@2020").html


@pytest.mark.usefixtures("ids")
def test_the_first_district_is_shown_and_another_can_be_chosen() -> None:
    page = shown()
    assert "Lebenslauf in Viertel 0101" in [one.value for one in page.at.subheader]
    page.select("area", "0102@2020")
    assert page.chosen["area"] == "0102@2020"
    assert "Lebenslauf in Viertel 0102" in [one.value for one in page.at.subheader]
    assert "Das gibt es hier nicht" in shown(area="9999").warnings[0]


@pytest.mark.usefixtures("ids")
def test_a_plan_without_transitions_is_told_so(musterstadt: Path) -> None:
    path = musterstadt / "transitions" / "kita_schule.toml"
    path.write_text(path.read_text("utf-8").replace('"sozial"', '"jugend"'), "utf-8")
    forget()
    for view in ("gebiet", "alle"):
        page = shown(plan="sozial", show=view)
        assert "an keinem Übergang" in page.at.info[0].value


@pytest.mark.usefixtures("ids")
def test_all_districts_show_offers_and_gaps_by_word_and_sign() -> None:
    page = shown(show="alle")
    found = {one[0]: one[1:] for one in rows(page, "Angebote an den Übergängen")}
    assert found["Viertel 0102"] == ["0", "✓ 1 Angebot"]
    assert found["Viertel 0202"] == ["1", "○ Lücke"]
    assert list(found)[-1] == "Viertel 0102"
    assert (page.values["0102"], page.values["0202"]) == ("0", "1")
    count = len(found)
    assert rows(page, "Übergänge") == [["Von der Kita in die Schule", f"1 von {count}"]]
    assert link(page, "Viertel 0202")["area"] == ["0202@2020"]


@pytest.mark.usefixtures("ids")
def test_one_district_or_group_narrows_the_table() -> None:
    one = rows(shown(show="alle", area="0102@2020"), "Angebote an den Übergängen")
    assert one == [["Viertel 0102", "0", "✓ 1 Angebot"]]
    other = rows(shown(show="alle", area="0102@2020", group="familien"),
                 "Angebote an den Übergängen")
    assert other == [["Viertel 0102", "1", "○ Lücke"]]


def test_the_invented_city_leads_from_birth_to_care(demo: Open) -> None:
    page = demo("transitions.py", area="0303")
    assert [plain(one) for one in re.findall(r"<h3>(.*?)</h3>", page.html)][::6] == [
        "Von der Geburt in die Kita", "Vom Ruhestand in die Pflege"]
    strip = page.html.split('<ol class="strip">')[1].split("</ol>")[0]
    phases = re.findall(r'<li class="phase">(.*?)</li>', strip)
    assert (phases[0], phases[-1]) == ("Geburt und frühe Kindheit", "Pflegebedürftigkeit")
    said = plain(page.html)
    profile = plain(demo("profile.py", area="0303").html)
    shown = re.search(r"Kinderarmut \(SGB II unter 15\) \d+ ([\d,]+ %).*?Auenstadt: ([\d,]+ %) "
                      r"(\S+ \S+ .*? als Auenstadt)", said)
    assert shown
    for one in shown.groups():
        assert one in profile


def test_secret_figures_say_so(demo: Open) -> None:
    demo("overview.py")
    found = served_snapshot()
    assert found is not None
    wanted = {name for one in found.city.transitions.values() for name in one.indicators()}
    cube = found.cube
    area, label = next(
        (area_key(cube.areas, area), str(one.indicator.label))
        for area in cube.areas.on_level("planungsraum", "2019").tolist()
        for one in figures_of(found, area)
        if one.indicator.id in wanted and one.status is Status.secret)
    said = plain(demo("transitions.py", area=area).html)
    assert re.search(rf"{re.escape(label)} \d+ geheim", said)


@pytest.mark.parametrize(("role", "may"), [("planung", True), ("partner", True), ("rat", False)])
def test_partners_may_fill_a_gap(
    demo: Open, monkeypatch: pytest.MonkeyPatch, role: str, may: bool
) -> None:
    monkeypatch.setenv("SOZIALRAUM_ROLE", role)
    forget()
    page = demo("transitions.py", area="0303")
    assert "○ Lücke: kein Angebot benannt" in plain(page.html)
    assert ("Angebot eintragen" in page.html) is may
