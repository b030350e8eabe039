"""What overview, profile, plans and Erkunden offer to take along equals what they show."""

from __future__ import annotations

import io
import json
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from monitoring.storage.served import served_snapshot
from monitoring.storage.snapshot import Snapshot
from tests.pages.conftest import Open
from tests.pages.offered import Offered, offered

SVG = "{http://www.w3.org/2000/svg}"
NAMED = re.compile(r"[a-z0-9_-]+-ausgabe1-[0-9a-f]{8}\.(svg|png|csv|xlsx|geojson)")
INDICATOR, LEVEL = "mat_sgb2_u15", "planungsraum@2019"
EXPLORE = {"indicator": INDICATOR, "level": LEVEL, "period": "2022", "area": "010101"}


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Offered:
    return offered(monkeypatch)


def _snapshot() -> Snapshot:
    found = served_snapshot()
    assert found is not None
    return found


def _svg(files: Offered) -> ET.Element:
    return ET.fromstring(files.content(files.one("", ".svg")))


def _words(svg: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in svg.iter(f"{SVG}text")]


@pytest.mark.parametrize(("page", "box", "choices", "endings"), [
    ("overview.py", "key_files_box", {}, "svg png csv xlsx"),
    ("profile.py", "locator_files_box", {"area": "0303"}, "svg png csv xlsx geojson"),
    ("profile.py", "profile_table_files_box", {"area": "0303"}, "svg png csv xlsx"),
    ("explore.py", "trend_files_box", EXPLORE, "svg png csv xlsx"),
    ("explore.py", "distribution_files_box", EXPLORE, "svg png csv xlsx"),
    ("plans.py", "register_files_box", {}, "csv xlsx"),
    ("overview.py", "stock_files_box", {}, "csv xlsx"),
    ("explore.py", "group_files_box", EXPLORE | {"area": "010101,010102"}, "csv xlsx"),
])
def test_every_box_offers_named_files_with_title_and_release(
    demo: Open, files: Offered, page: str, box: str, choices: dict[str, str], endings: str
) -> None:
    opened = demo(page, **choices)
    opened.open_box(box)
    assert not opened.at.exception
    assert [one for one in files.made if not NAMED.fullmatch(one)] == []
    assert {one.rpartition(".")[2] for one in files.made} == set(endings.split())
    if "svg" in endings:
        svg = _svg(files)
        assert svg.get("aria-label")
        assert "Auenstadt (erfundene Stadt), Ausgabe 1 vom " in " ".join(_words(svg))
        assert files.content(files.one("", ".png")).startswith(b"\x89PNG")


def test_key_figures_of_all_years(demo: Open, files: Offered) -> None:
    page = demo("overview.py")
    page.open_box("key_files_box")
    names = re.findall(r'<div class="name">([^<]+)</div><div class="figure">([^<]+)', page.html)
    assert len(names) > 5
    table, words = files.csv(""), _words(_svg(files))
    cube = _snapshot().cube
    for name, newest in names:
        rows = table[table["Indikator"] == name]
        assert len(rows.dropna(subset="Wert")) >= 2
        assert any(one.startswith(f"{name} (") for one in words)
        assert any(one.startswith(newest.strip()) for one in words)
    at = cube.cell(INDICATOR, cube.areas.find("auenstadt") or 0, "2022")
    label = str(_snapshot().city.indicators[INDICATOR].label)
    one = table[(table["Indikator"] == label) & (table["Jahr"] == 2022)]
    assert one["Wert"].item() == cube.value[at]


def test_the_trend_has_the_lines_of_the_chart_and_every_district_on_demand(
    demo: Open, files: Offered
) -> None:
    demo("explore.py", **EXPLORE).open_box("trend_files_box")
    table = files.csv("")
    cube = _snapshot().cube
    area = cube.areas.find("010101", "2019")
    assert area is not None
    known = cube.series(INDICATOR, np.array([area]))[0][0]
    assert table[cube.areas.names[area]].tolist() == pytest.approx(
        known[[cube.period_position[str(one)] for one in table["Jahr"]]].tolist(), nan_ok=True)
    few = set(table)
    files.made.clear()
    demo("explore.py", **EXPLORE, lines="1").open_box("trend_files_box")
    every = set(files.csv("")) - few
    assert len(every) == len(cube.areas.on_level("planungsraum", "2019")) - 1


def test_the_distribution_counts_every_district_with_a_number_once(
    demo: Open, files: Offered
) -> None:
    page = demo("explore.py", **EXPLORE)
    page.open_box("distribution_files_box")
    table = files.csv("")
    numbers = [float(one.replace(".", "").replace(",", "."))
               for one in page.values.values() if re.fullmatch(r"[\d.,]+", one)]
    assert table["Gebiete"].sum() == len(numbers)
    assert (table["von"].min(), table["bis"].max()) == (min(numbers), max(numbers))
    by_class = table.filter(like="Gebiete der Klasse").sum().tolist()
    counts = [one["count"] for one in page.map["legend"]["entries"] if one["key"].isdigit()]
    assert by_class == counts
    above = [int(one) for one in _words(_svg(files)) if one.isdigit()]
    assert sum(above) == len(numbers)


def test_the_profile_has_a_row_per_indicator_and_its_place_an_outline(
    demo: Open, files: Offered
) -> None:
    page = demo("profile.py", area="0303")
    page.open_box("profile_table_files_box")
    table = files.csv("profil-0303-indikatoren")
    links = re.findall(r'<td title="[^"]*"><a [^>]*>([^<]+)</a>', page.html)
    assert table["Indikator"].tolist() == [one.replace("&amp;", "&") for one in links]
    assert (table["kleinster Wert"] <= table["Median"]).all()
    assert (table["Median"] <= table["größter Wert"]).all()
    inside = table["Wert"].between(table["kleinster Wert"], table["größter Wert"])
    assert (inside | np.isnan(table["Wert"])).all()
    files.made.clear()
    page = demo("profile.py", area="0303")
    page.open_box("locator_files_box")
    shapes = json.loads(files.content(files.one("lage-0303", ".geojson")))
    assert [one["properties"]["area"] for one in shapes["features"]] == ["0303", "03", "auenstadt"]
    assert all(one["geometry"] for one in shapes["features"])


def test_chosen_districts_together_are_the_sum_of_their_counts(
    demo: Open, files: Offered
) -> None:
    page = demo("explore.py", **EXPLORE | {"area": "010101,010102"})
    page.open_box("group_files_box")
    table = files.csv("")
    assert table["Gebiet"].tolist() == ["Nikolaiviertel", "Flößerufer",
                                        "2 gewählte Gebiete zusammen", "Auenstadt"]
    one, two, both = (table.iloc[at] for at in range(3))
    assert both["Zähler"] == one["Zähler"] + two["Zähler"]
    assert both["Nenner"] == one["Nenner"] + two["Nenner"]
    assert both["Wert"] == pytest.approx(100 * both["Zähler"] / both["Nenner"])
    shown = f"{both['Wert']:.1f}".replace(".", ",")
    assert f'<div class="figure">{shown}' in page.html.replace("\xa0", " ")


def test_the_stock_is_that_of_the_release(demo: Open, files: Offered) -> None:
    page = demo("overview.py")
    page.open_box("stock_files_box")
    table = files.csv("")
    cube = _snapshot().cube
    assert table["Zahl"].dtype.kind == "i"
    assert table["Zahl"][0] == len(cube.indicators)
    by_level = table[table["Bestand"] == "Planungsräume"]["Zahl"].tolist()
    assert by_level == [47, 48]
    assert "48 (vorher 47)" in page.html


def test_the_register_has_a_row_for_every_use(demo: Open, files: Offered) -> None:
    page = demo("plans.py")
    page.open_box("register_files_box")
    table = files.csv("")
    city = _snapshot().city
    uses = sum(len(city.plans_using(one)) for one in _snapshot().cube.indicators)
    assert table["Fachplan"].notna().sum() == uses
    assert table["Kennung"].nunique() == len(_snapshot().cube.indicators)
    book = files.xlsx("", "Werte")
    assert list(book.columns) == list(table.columns)
    assert io.BytesIO(files.content(files.one("", ".xlsx"))).read(2) == b"PK"
