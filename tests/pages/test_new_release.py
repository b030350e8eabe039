"""A new release shows on the next run of an open page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from monitoring.core.prepared import Block, BlockKind
from monitoring.core.recipe import ObservationsRecipe
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.served import forget
from monitoring.storage.sources import read_files
from monitoring.storage.store import Store, store_at
from tests.pages.conftest import Open
from tests.pages.opened import ROOT
from tests.pages.prepared import dashboard_of, save

DEMO = ROOT / "data" / "demo"
CHOICES = {"indicator": "bev_ew", "level": "planungsraum@2019", "period": "2023"}


@pytest.fixture
def own_store(demo_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of the invented city that the test may publish to."""
    location = shutil.copytree(demo_store, tmp_path / "store")
    monkeypatch.setenv("SOZIALRAUM_STORE", str(location))
    forget()
    return store_at(str(location))


def test_open_page_shows_the_next_release(demo: Open, own_store: Store, tmp_path: Path) -> None:
    page = demo("explore.py", **CHOICES)
    before = int(page.values["010101"].replace(".", ""))
    assert "Ausgabe 1 vom" in page.text
    _publish_one_more_resident(own_store, tmp_path)
    page.at.run()
    assert int(page.values["010101"].replace(".", "")) == before + 1
    assert "Ausgabe 2 vom" in page.text
    assert page.map["picture"]["name"].endswith("-ausgabe2")
    listed = demo("data_and_methods.py", show="ausgaben")
    assert "Eine Person mehr" in listed.text
    assert listed.text.count("gültig") >= 1


def test_frozen_dashboard_stays_and_names_the_correction(
    demo: Open, own_store: Store, tmp_path: Path
) -> None:
    block = Block(BlockKind.figure, "bev_ew", "planungsraum", ("010101",), "2023")
    living = save(own_store, dashboard_of(block, label="Laufend"))
    frozen = save(own_store, dashboard_of(block, label="Fest", release=1))
    before = _figure(demo, frozen)
    _publish_one_more_resident(own_store, tmp_path)
    assert _figure(demo, frozen) == before
    assert _figure(demo, living) == before + 1
    page = demo("dashboards.py", dashboard=frozen)
    assert "Seitdem wurde eine der gezeigten Zahlen berichtigt (Ausgabe 2 vom" in page.text
    assert "Eine Person mehr" in page.text
    assert 'href="daten?show=ausgaben"' in page.html
    assert "berichtigt" not in demo("dashboards.py", dashboard=living).text


def _figure(demo: Open, name: str) -> int:
    html = demo("dashboards.py", dashboard=name).html
    return int(html.partition('<div class="figure">')[2].partition("\xa0")[0].replace(".", ""))


def test_empty_store_says_what_to_do(
    demo: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_STORE", str(tmp_path / "empty"))
    forget()
    page = demo("explore.py")
    assert not page.at.exception
    assert "sozialraum load" in page.at.info[0].value


def _publish_one_more_resident(store: Store, folder: Path) -> None:
    city = city_in(DEMO)
    recipe = city.recipes["tabellen"]
    assert isinstance(recipe, ObservationsRecipe)
    table = pd.read_csv(DEMO / "tables" / "bevoelkerung.csv", sep=";", dtype=str,
                        keep_default_na=False)
    wanted = (table["gebiet"] == "010101") & (table["jahr"] == "2023") & (
        table["indikator"] == "bev_ew")
    table.loc[wanted, "wert"] = str(int(table.loc[wanted, "wert"].iloc[0]) + 1)
    path = folder / "bevoelkerung.csv"
    table.to_csv(path, sep=";", index=False)
    made = draft(store, city, read_files([path], recipe, city, ""))
    publish(store, made, "Statistikstelle", "Eine Person mehr")
