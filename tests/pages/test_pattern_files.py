"""What *Muster und Vergleiche* offers to take along equals what it shows."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd
import pytest

from tests.pages.conftest import Open
from tests.pages.offered import Offered, offered
from tests.pages.opened import Opened

PAGE = "patterns.py"
SVG = "{http://www.w3.org/2000/svg}"
BOXES = {
    "raum": "pattern_files_box", "zwei": "scatter_files_box", "aehnlich": "alike_files_box",
    "karten": "small_maps_files_box", "stadt": "city_files_box",
}
NAMED = re.compile(r"[a-z0-9_-]+-ausgabe1-[0-9a-f]{8}\.(svg|png|csv|xlsx|geojson)")


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Offered:
    return offered(monkeypatch)


def _open(demo: Open, section: str, **choices: str) -> Opened:
    page = demo(PAGE, show=section, **choices)
    page.open_box(BOXES[section])
    assert not page.at.exception
    return page


def _svg(files: Offered) -> ET.Element:
    return ET.fromstring(files.content(files.one("", ".svg")))


def _table(files: Offered) -> pd.DataFrame:
    return files.csv("").set_index("area")


def _filled(svg: ET.Element, colours: list[str]) -> Counter[str]:
    """Drawn areas by colour; the swatches of the legend are no paths."""
    fills = [one.get("fill", "") for one in svg.iter(f"{SVG}path")]
    return Counter(one for one in fills if one in colours)


@pytest.mark.parametrize("section", BOXES)
@pytest.mark.parametrize("level", ["planungsraum@2019", "bezirk"])
def test_every_section_offers_named_files_and_says_its_drawing_in_words(
    demo: Open, files: Offered, section: str, level: str
) -> None:
    _open(demo, section, level=level)
    assert [one for one in files.made if not NAMED.fullmatch(one)] == []
    endings = {one.rpartition(".")[2] for one in files.made}
    # Outlines only where each stands once.
    features = set() if section in ("karten", "stadt") else {"geojson"}
    assert endings == {"svg", "png", "csv", "xlsx"} | features
    svg = _svg(files)
    assert len(svg.get("aria-label", "")) > 30
    words = " ".join("".join(one.itertext()) for one in svg.iter(f"{SVG}text"))
    assert "Quelle: " in words
    assert "Auenstadt (erfundene Stadt), Ausgabe 1 vom " in words
    assert files.content(files.one("", ".png")).startswith(b"\x89PNG")
    told = files.xlsx("", "Erläuterung")
    assert {"Ausgabe", "Lizenz", "Indikator", "Definition"} <= set(told.iloc[:, 0])


@pytest.mark.parametrize("shown", ["groups", "raw", "smooth"])
def test_the_map_its_drawing_and_its_table_are_one(
    demo: Open, files: Offered, shown: str
) -> None:
    page = _open(demo, "raum", indicator="alt_hzp", shown=shown, period="2023")
    table, data = _table(files), page.map
    column = "smoothed" if shown == "smooth" else "value"
    known = np.array([one is not None for one in data["values"]])
    own = table[column].to_numpy()
    np.testing.assert_allclose(
        own[known], [one for one in data["values"] if one is not None], atol=0.0501)
    assert np.isnan(table["value"].to_numpy()[~known]).all()
    assert (table["status"].to_numpy()[~known] != "value").all()
    drawn = _filled(_svg(files), data["colors"])
    letters = Counter(data["colors"][int(one, 36)] for one in data["classes"]
                      if one.isdigit() or one.isupper())
    signs = {one for one in drawn if one in letters}
    assert {one: drawn[one] for one in signs} == {one: letters[one] for one in signs}
    assert sum(letters.values()) == known.sum()
    if shown == "groups":
        groups = sum(entry["count"] for entry in data["legend"]["entries"][:4])
        none = table["pattern"].isin(["kein auffälliges Muster"]) | table["pattern"].isna()
        assert (~none).sum() == groups


def test_a_map_says_its_classes_and_range(demo: Open) -> None:
    words = demo(PAGE, shown="raw").map["words"]
    assert re.match(r"Die Werte reichen von \d+,\d % bis \d+,\d %\. Gebiete je Klasse: ",
                    words.replace("\xa0", " "))


def test_both_indicators_are_those_of_the_points(demo: Open, files: Offered) -> None:
    page = _open(demo, "zwei", indicator="mat_sgb2_u15", period="2022", area="010102",
                 **{"with": "fam_alleinerz"})
    table = pd.read_csv(io.BytesIO(files.content(files.one("", ".csv"))),
                        dtype={"area": str}).set_index("area")
    first, second, why = list(table.columns)[2:]
    points = [(data[0], x, y) for one in page.chart["data"]
              for data, x, y in zip(one["customdata"], one["x"], one["y"], strict=True)]
    for area, x, y in points:
        assert table.loc[area, first] == pytest.approx(x, abs=0.001)
        assert table.loc[area, second] == pytest.approx(y, abs=0.001)
    areas, city = table.iloc[:-1], table.iloc[-1]
    without = areas[~areas.index.isin([one for one, *_ in points])]
    assert len(without) == 48 - len(points) > 0
    assert without[why].notna().all()
    lines = {one["x0"] for one in page.chart["layout"]["shapes"] if one["x0"] == one["x1"]}
    assert city[first] == pytest.approx(lines.pop())
    circles = [one for one in _svg(files).iter(f"{SVG}path") if "a3.5 3.5" in one.get("d", "")]
    assert len(circles) == len(points) - 1


def test_the_course_of_the_city_is_that_of_the_chart(demo: Open, files: Offered) -> None:
    page = _open(demo, "stadt", indicator="bev_u18", measure="gini")
    table = files.csv("")
    line = next(one for one in page.chart["data"] if len(one["x"]) > 1)
    drawn = [one for one in line["y"] if one is not None]
    assert table["Gini"].dropna().tolist() == pytest.approx(drawn, abs=0.001)
    assert table["Gebiete mit Zahl"].max() == 48
    assert _svg(files).get("aria-label", "").startswith("Gini: ")


def test_similar_areas_have_their_distance(demo: Open, files: Offered) -> None:
    page = _open(demo, "aehnlich", level="planungsraum@2019", area="010101")
    table, data = files.csv(""), page.map
    assert table["Abstand"].round(4).fillna(-1).tolist() == [
        -1 if one is None else one for one in data["values"]]
    assert (table["Einordnung"] == "ähnlich").sum() == 8
    assert (table["Einordnung"] == "gewähltes Gebiet").sum() == 1
    nearest = table.set_index("Platz nach Ähnlichkeit").loc[1.0]
    assert data["words"].startswith(f"Am ähnlichsten, mit Abstand: 1 {nearest['name']} (")
    page.at.session_state["alike_numbers"] = True
    page.at.run()
    assert all(name in page.html for name in table["name"])


def test_small_maps_have_a_row_per_area_and_year(demo: Open, files: Offered) -> None:
    page = _open(demo, "karten", indicator="bev_u18")
    table, maps = files.csv(""), page.map["maps"]
    shown = Counter(key for one in maps for key in one["classes"])
    assert sorted(table["Klasse"].value_counts()) == sorted(shown.values())
    titles = ["".join(one.itertext()) for one in _svg(files).iter(f"{SVG}text")]
    assert [one for one in titles if one in {one["title"] for one in maps}] == [
        one["title"] for one in maps]
    filled = _filled(_svg(files), page.map["colors"])
    assert filled == {page.map["colors"][int(key)]: n for key, n in shown.items()
                      if key.isdigit()}


def test_features_have_outlines(demo: Open, files: Offered) -> None:
    _open(demo, "raum", indicator="bev_u18")
    features = json.loads(files.content(files.one("", ".geojson")))["features"]
    assert len(features) == 48
    assert all(one["geometry"] for one in features)


@pytest.mark.parametrize(("section", "blocks"), [
    ("raum", {"Karte", "Verlauf", "Alle Gebiete im Vergleich", "Kennzahl"}),
    ("zwei", {"Bedarf und Angebot", "Karte"}),
    ("aehnlich", {"Profil eines Gebiets"}),
    ("karten", {"Karte", "Verlauf"}),
])
def test_what_is_shown_can_go_into_a_dashboard(
    demo: Open, section: str, blocks: set[str]
) -> None:
    page = demo(PAGE, show=section)
    page.open_box("add_to_dashboard")
    assert blocks <= {one.label for one in page.at.button}
    for name in sorted(blocks):
        next(one for one in page.at.button if one.label == name).click().run()
        page.open_box("add_to_dashboard")
    assert not page.at.exception
    said = "Ein Baustein steht im Entwurf." if len(blocks) == 1 else \
        f"Im Entwurf stehen {len(blocks)} Bausteine."
    assert said in page.text


def test_the_table_beside_the_groups_names_the_group_of_every_area(demo: Open) -> None:
    data = demo(PAGE, indicator="alt_hzp", period="2023", table="1").map
    column = next(one for one in data["table"]["columns"] if one["label"] == "Muster")
    words = column["texts"].split("\n")
    assert len(words) == 48
    assert [one for one in words if not one] == []
    notes = data["notes"].split("\n")
    assert [word for word, note in zip(words, notes, strict=True) if note] == [
        note for note in notes if note]
    hidden = [word for word, value in zip(words, data["values"], strict=True) if value is None]
    assert set(hidden) <= {"geheim", "ausgeschlossen", "keine Angabe"}


def test_the_table_beside_the_points_has_the_whole_city(demo: Open) -> None:
    page = demo(PAGE, show="zwei", indicator="bev_u18", period="2023", table="1")
    lines = page.chart["layout"]["shapes"]
    across = next(one["x0"] for one in lines if one["x0"] == one["x1"])
    up = next(one["y0"] for one in lines if one["y0"] == one["y1"])
    shown = [f"{one:.1f} %".replace(".", ",") for one in (across, up)]
    last = re.findall(r'<tr><th scope="row">Auenstadt</th>(.*?)</tr>', page.html)[-1]
    cells = [one.replace("\xa0", " ") for one in re.findall(r">([^<]+)</td>", last)]
    assert cells == shown
