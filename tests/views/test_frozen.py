"""What is frozen opens unchanged after later releases, and says what was corrected since."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from monitoring.core.prepared import Block, BlockKind, Dashboard
from monitoring.core.recipe import ObservationsRecipe
from monitoring.language import LANGUAGES, Words, speak, speaking
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.earlier import earlier
from monitoring.storage.planning.versions import Change
from monitoring.storage.publishing import publish, restore
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.sources import read_files
from monitoring.storage.store import Store, store_at
from monitoring.views.dashboard.files import dashboard_file, dashboard_json
from monitoring.views.dashboard.opened import OpenedDashboard, opened_dashboard
from tests.conftest import PROJECT
from tests.storage.roles import COUNCIL, OFFICE, PUBLIC, released, strict, work
from tests.storage.test_corrections import correct
from tests.views.conftest import shown
from tests.views.invented_register import goal, measure

K = BlockKind
LABEL = Words("Rat", "Council")
BLOCKS = (
    Block(K.map, "arb_quote", "viertel"), Block(K.trend, "bev_u18", "bezirk"),
    Block(K.figure, "arb_quote", "stadt"), Block(K.ranking, "arb_quote", "bezirk"),
    Block(K.profile, areas=("0101",)), Block(K.index, index="lage"),
    Block(K.supply, "arb_quote", "viertel", beside="bev_u18"), Block(K.goal, goal="Z1"),
    Block(K.synopsis), Block(K.text, text=LABEL),
)
TINY = Dashboard("rat", LABEL, LABEL, BLOCKS)


def opened(snapshot: Snapshot, dashboard: Dashboard) -> OpenedDashboard:
    """As the pages and the command line open it."""
    store = snapshot.store
    return opened_dashboard(snapshot, store.ledger.register(), dashboard,
                            partial(earlier, store, snapshot.city, snapshot.profile))


def written(snapshot: Snapshot, dashboard: Dashboard) -> dict[str, bytes]:
    """Its JSON in both languages."""
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = dashboard_json(opened(snapshot, dashboard))
    return found


def frozen(dashboard: Dashboard, store: Store, release: int = 1) -> Dashboard:
    return replace(dashboard, release=release, register=store.ledger.register().number)


@pytest.fixture
def planned(tiny_store: Store) -> Store:
    """The tiny city with a goal and a measure."""
    tiny_store.ledger.save([Change("goal", "", 0, dict(goal().data))], "Anna", "Neu")
    tiny_store.ledger.save([Change("measure", "", 0, dict(measure().data))], "Anna", "Neu")
    return tiny_store


def test_every_kind_of_block_stays_to_the_byte(musterstadt: Path, planned: Store) -> None:
    dashboard = frozen(TINY, planned)
    then = written(shown(musterstadt, planned), dashboard)
    assert then["de"] != then["en"]
    assert then == written(shown(musterstadt, planned), TINY)
    now = correct(musterstadt, planned, "10,50", "35,50", "Zahl der Agentur übertragen")
    table = musterstadt / "tables" / "einwohner.csv"
    table.write_text(table.read_text("utf-8") + "0101;Viertel 0101;2022;130;26;\n", "utf-8")
    now = correct(musterstadt, planned, "15,100", "16,100", "Nachmeldung")
    now = correct(musterstadt, planned, "0204,arbeitslos,20,100", "0204,arbeitslos,20,101", "Noch")
    planned.ledger.save([Change("goal", "Z1", 1, {**goal().data, "title": "Anders"})], "Bert")
    planned.ledger.save([Change("measure", "M1", 1, {}, gone=True)], "Bert", "Beendet")
    assert now.release.id == 4
    assert written(now, dashboard) == then
    living = written(now, TINY)
    assert living != then
    assert "Anders" in living["de"].decode()


def test_a_correction_of_a_shown_figure_is_named_with_its_note(
    musterstadt: Path, planned: Store
) -> None:
    dashboard = frozen(replace(TINY, blocks=BLOCKS[:1]), planned)
    assert opened(shown(musterstadt, planned), dashboard).corrections == ()
    now = correct(musterstadt, planned, "10,50", "35,50", "Zahl der Agentur übertragen")
    (line,) = opened(now, dashboard).corrections
    assert line[0] == 2
    assert line[1].startswith("Seitdem wurde eine der gezeigten Zahlen berichtigt (Ausgabe 2 vom ")
    assert line[1].endswith(": Zahl der Agentur übertragen")
    now = correct(musterstadt, planned, "0201,arbeitslos,5,100\n0202,arbeitslos,15,100",
                  "0201,arbeitslos,6,100\n0202,arbeitslos,16,100", "Nachmeldung <b>")
    lines = opened(now, dashboard).corrections
    assert [release for release, _ in lines] == [2, 3]
    assert lines[1][1].startswith("Seitdem wurden 2 der gezeigten Zahlen berichtigt (Ausgabe 3")
    assert lines[1][1].endswith(": Nachmeldung <b>")
    document = dashboard_file(opened(now, dashboard), "docx")
    assert document.startswith(b"PK")
    with speaking("en"):
        assert "Nachmeldung" in opened(now, dashboard).corrections[1][1]


def test_figures_that_it_does_not_show_are_not_its_business(
    musterstadt: Path, planned: Store
) -> None:
    other = frozen(replace(TINY, blocks=(Block(K.map, "bev_u18", "viertel"),)), planned)
    now = correct(musterstadt, planned, "10,50", "35,50", "Arbeit")
    assert opened(now, other).corrections == ()
    assert opened(now, TINY).corrections == ()


def test_an_undo_takes_the_line_away(musterstadt: Path, planned: Store) -> None:
    dashboard = frozen(replace(TINY, blocks=BLOCKS[:1]), planned)
    correct(musterstadt, planned, "10,50", "35,50", "Falsch")
    restore(planned, 1, "Cleo", "Doch richtig")
    assert opened(shown(musterstadt, planned), dashboard).corrections == ()


def test_one_frozen_on_a_later_release_shows_that_one(musterstadt: Path, planned: Store) -> None:
    first = written(shown(musterstadt, planned), frozen(TINY, planned))
    correct(musterstadt, planned, "10,50", "35,50", "Eins")
    second = frozen(TINY, planned, 2)
    then = written(shown(musterstadt, planned), second)
    assert then != first
    now = correct(musterstadt, planned, "35,50", "30,50", "Zwei")
    assert written(now, second) == then
    assert [release for release, _ in opened(now, second).corrections] == [3]


def test_without_its_release_it_says_so(musterstadt: Path, planned: Store) -> None:
    found = opened(shown(musterstadt, planned), frozen(TINY, planned, 9))
    assert (found.why, found.blocks) == ("Die Ausgabe 9 gibt es nicht.", ())


def test_the_public_sees_only_its_own_layer(musterstadt: Path, store: Store) -> None:
    city = strict(musterstadt)
    work(musterstadt, 25, 7, 8, 40)
    released(musterstadt, city, store)
    work(musterstadt, 25, 9, 8, 40)
    released(musterstadt, city, store, "Berichtigt: 0202")
    dashboard = frozen(replace(TINY, blocks=BLOCKS[:1]), store)
    found = {}
    for role in (OFFICE, COUNCIL, PUBLIC):
        now = current_snapshot(store, city, role)
        assert now is not None
        found[role] = opened(now, dashboard)
        assert found[role].snapshot.profile == role
        assert found[role].snapshot.release.id == 1
    office, council, public = (found[role].blocks[0] for role in (OFFICE, COUNCIL, PUBLIC))
    assert office.table is not None
    assert council.table is not None
    assert ("Viertel 0202 (0202)", "7,0\u00a0%") in [row[:2] for row in office.table.rows]
    assert ("Viertel 0202 (0202)", "geheim") in [row[:2] for row in council.table.rows]
    assert public.table is None
    assert public.why == "„Arbeitslose“ hat auf dieser Ebene keine Zahlen (kein Jahr)."
    # That a figure nobody may see was corrected is no secret to keep from those who see it.
    assert [one for one, _ in found[OFFICE].corrections] == [2]
    assert found[COUNCIL].corrections == ()
    assert found[PUBLIC].corrections == ()


@pytest.fixture(scope="module")
def auenstadt(
    demo_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Store, dict[str, dict[str, bytes]]]:
    """The invented city after three more releases, and its dashboards as they were before."""
    speak("de")
    city = city_in(PROJECT / "data" / "demo")
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(demo_store, folder / "store")
    store = store_at(str(folder / "store"), city=city.frame.id)
    first = current_snapshot(store, city)
    assert first is not None
    before = {one.id: written(first, frozen(one, store)) for one in city.dashboards.values()}
    head = "gebiet;ebene;jahr;indikator;zaehler;nenner;wert;zeichen"
    for number, line in enumerate((
        "auenstadt;stadt;2023;mat_sgb2_u15;4501;28266;;p",
        "010101;planungsraum;2023;mat_sgb2_u15;119;622;;p",
        "010101;planungsraum;2024;mat_sgb2_u15;120;622;;p",
    )):
        table = folder / f"nachtrag_{number}.csv"
        table.write_text(f"{head}\n{line}\n", "utf-8")
        recipe = city.recipes["tabellen"]
        assert isinstance(recipe, ObservationsRecipe)
        delivery = read_files([table], recipe, city, areas=first.cube.areas)
        publish(store, draft(store, city, delivery), "Bert", f"Nachtrag {number}")
    return store, before


def test_dashboards_of_the_invented_city_stay_to_the_byte(
    auenstadt: tuple[Store, dict[str, dict[str, bytes]]]
) -> None:
    store, before = auenstadt
    city = city_in(PROJECT / "data" / "demo")
    now = current_snapshot(store, city)
    assert now is not None
    assert now.release.id == 4
    assert before
    for name, contents in before.items():
        # Nothing was planned meanwhile; a store that a server had opened has entries already.
        number = store.ledger.register().number
        dashboard = replace(city.dashboards[name], release=1, register=number)
        assert written(now, dashboard) == contents


def test_its_corrections_are_named(
    auenstadt: tuple[Store, dict[str, dict[str, bytes]]]
) -> None:
    store, _ = auenstadt
    city = city_in(PROJECT / "data" / "demo")
    now = current_snapshot(store, city)
    assert now is not None
    dashboard = replace(city.dashboards["aufwachsen"], release=1, register=0)
    lines = opened(now, dashboard).corrections
    assert [release for release, _ in lines][:2] == [2, 3]
    assert lines[0][1].endswith("Nachtrag 0")
