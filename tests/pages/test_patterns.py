"""Muster und Vergleiche."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from monitoring.core.status import Status, has_number
from monitoring.pages.parts.patterns.alike import read_alike
from monitoring.pages.parts.patterns.city_course import city_course
from monitoring.pages.parts.patterns.measures import sentence
from monitoring.pages.parts.patterns.results import global_pattern, local_pattern
from monitoring.storage.neighbourhood import neighbourhood
from monitoring.storage.served import served_snapshot
from monitoring.storage.snapshot import Snapshot
from tests.pages.conftest import Open
from tests.pages.opened import Opened

SECTIONS = ("raum", "zwei", "aehnlich", "karten", "stadt")
LAYER = ("planungsraum", "2019")
PERIOD = "2023"


def _snapshot() -> Snapshot:
    found = served_snapshot()
    assert found is not None
    return found


def _figures(name: str, indicator: str, period: str = PERIOD) -> np.ndarray:
    """A figure of the districts as the cube holds it, NaN where no number may be shown."""
    cube = _snapshot().cube
    cell = (cube.indicator_position[indicator], cube.areas.on_level(*LAYER),
            cube.period_position[period])
    return np.where(has_number(cube.status[cell]), getattr(cube, name)[cell], np.nan)


def _well(opened: Opened) -> str:
    assert [one.message for one in opened.at.exception] == []
    assert [one.value for one in opened.at.error] == []
    assert not re.search(r"\b(nan|None|inf)\b", opened.text)
    return opened.text


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("level", ["planungsraum@2019", "planungsraum@2014", "bezirk"])
def test_every_section_opens_on_every_level(demo: Open, section: str, level: str) -> None:
    opened = demo("patterns.py", show=section, level=level)
    assert opened.warnings == []
    assert "Muster und Vergleiche" in _well(opened)


def test_moran_of_the_page_is_that_of_esda(demo: Open) -> None:
    esda, weights = pytest.importorskip("esda"), pytest.importorskip("libpysal.weights")
    said = _well(demo("patterns.py", indicator="bev_u18", period=PERIOD))
    snapshot = _snapshot()
    near = neighbourhood(snapshot, *LAYER)
    lattice = weights.W({one: near.of(one).tolist() for one in range(len(near))})
    expected = esda.Moran(_figures("value", "bev_u18"), lattice, permutations=0).I
    assert f"Moran-I {expected:.2f}".replace(".", ",") in said
    assert "9.999" in said
    assert "Startwert 2021" in said


def test_few_areas_are_described_only(demo: Open) -> None:
    said = _well(demo("patterns.py", level="bezirk"))
    assert "nur eine Beschreibung, kein Nachweis" in said


def test_groups_have_signs_and_are_no_problem_clusters(demo: Open) -> None:
    opened = demo("patterns.py", indicator="bev_u18")
    data = opened.map
    assert set(data["symbols"].values()) == {"▲", "△", "▼", "▽"}
    assert len(data["classes"]) == 48
    assert data["legend"]["title"].endswith("Gruppen ähnlicher Werte")
    assert "Problem" not in opened.text


def test_smoothed_values_are_marshalls_and_stand_beside_the_raw_ones(demo: Open) -> None:
    opened = demo("patterns.py", indicator="alt_hzp", shown="smooth", period=PERIOD, area="010101")
    said = _well(opened)
    o, n = _figures("numerator", "alt_hzp"), _figures("denominator", "alt_hzp")
    known = np.isfinite(o) & np.isfinite(n)
    m = o[known].sum() / n[known].sum()
    r = o[known] / n[known]
    between = max(0, (n[known] * (r - m) ** 2).sum() / n[known].sum() - m / n[known].mean())
    weight = between / (between + m / n[known])
    expected = np.full(len(o), np.nan)
    expected[known] = 1000 * (weight * r + (1 - weight) * m)
    shown = [one if one is not None else np.nan for one in opened.map["values"]]
    np.testing.assert_allclose(shown, expected, atol=0.0501)
    raw = f"{_figures('value', 'alt_hzp')[0]:.1f}".replace(".", ",")
    assert opened.map["notes"].split("\n")[0].startswith(f"geglättet; ohne Glättung: {raw}")
    assert opened.map["legend"]["title"].endswith("geglättet")
    assert "wer mit ihnen Geld verteilt, muss es dazusagen" in said
    assert any("Geld" in line for line in opened.map["picture"]["lines"])


def test_hidden_areas_stay_hidden_when_smoothed(demo: Open) -> None:
    opened = demo("patterns.py", indicator="alt_hzp", shown="smooth", period=PERIOD)
    hidden = np.flatnonzero(~np.isfinite(_figures("value", "alt_hzp")))
    assert len(hidden)
    assert {opened.map["values"][one] for one in hidden} == {None}
    assert {opened.map["notes"].split("\n")[one] for one in hidden} == {""}


def test_counts_are_not_smoothed(demo: Open) -> None:
    opened = demo("patterns.py", indicator="bev_ew", shown="smooth")
    assert "Geglättet werden nur Anteile und Raten" in _well(opened)
    assert "geglättet" not in opened.map["legend"]["title"]


@pytest.mark.parametrize(("values", "said"), [
    (7.0, "Alle Gebiete haben denselben Wert"),
    (np.nan, "Kein Gebiet hat einen Wert"),
])
def test_what_cannot_be_calculated_is_said(demo: Open, values: float, said: str) -> None:
    demo("patterns.py")
    found = _snapshot()
    status = Status.value if np.isfinite(values) else Status.missing
    cube = replace(found.cube, value=np.full_like(found.cube.value, values),
                   status=np.full_like(found.cube.status, status))
    key = (replace(found, cube=cube), "bev_u18", *LAYER, PERIOD)
    assert said in global_pattern(key).sentences()[0]
    assert said in local_pattern(key).sentences()[0]


def test_correlation_of_the_page_is_that_of_scipy(demo: Open) -> None:
    stats = pytest.importorskip("scipy.stats")
    opened = demo("patterns.py", show="zwei", indicator="mat_sgb2_u15", period="2022",
                  area="010101", **{"with": "fam_alleinerz"})
    said = _well(opened)
    x, y = _figures("value", "mat_sgb2_u15", "2022"), _figures("value", "fam_alleinerz", "2022")
    both = np.isfinite(x) & np.isfinite(y)
    r = stats.pearsonr(x[both], y[both]).statistic
    rank = stats.spearmanr(x[both], y[both]).statistic
    assert f"r = {r:.2f}".replace(".", ",") in said
    assert f"(Spearman) {rank:.2f}".replace(".", ",") in said
    assert f"nicht einbezogen: {int((~both).sum())}." in said
    assert "sagt nichts über einzelne Personen" in said
    assert [len(one["x"]) for one in opened.chart["data"]] == [int(both.sum()) - 1, 1]


def test_a_year_that_the_second_indicator_lacks_is_said(demo: Open) -> None:
    opened = demo("patterns.py", show="zwei", indicator="bev_u18", period="2023",
                  **{"with": "bet_wahl_kom"})
    cube = _snapshot().cube
    newest = cube.periods_with("bet_wahl_kom", cube.areas.on_level(*LAYER))[-1]
    assert newest != "2023"
    assert f"gibt es für 2023 nicht; gezeigt wird {newest}." in _well(opened)


def test_similar_areas_are_the_nearest_by_standardised_distance(demo: Open) -> None:
    by = ("bev_u18", "bev_65plus", "arb_alo")
    opened = demo("patterns.py", show="aehnlich", area="010102", by=",".join(by))
    said = _well(opened)
    values = np.column_stack([_figures("value", one) for one in by])
    known = np.isfinite(values).all(axis=1)
    z = (values - values[known].mean(0)) / values[known].std(0)
    own = opened.drawn_ids.index("010102")
    distance = np.sqrt(((z - z[own]) ** 2).mean(1))
    order = [one for one in np.argsort(distance) if one != own][:8]
    assert [opened.letters[opened.drawn_ids[one]] for one in order] == list("12345678")
    assert opened.letters["010102"] == "0"
    assert said.count("Am nächsten bei") == 8
    assert f"{distance[order[0]]:.2f}".replace(".", ",") in said
    assert len(opened.links) >= 9


def test_a_dead_indicator_in_a_link_is_named(demo: Open) -> None:
    opened = demo("patterns.py", show="aehnlich", by="gibt_es_nicht")
    assert any("gibt_es_nicht" in one for one in opened.warnings)


def test_small_maps_share_classes_and_count_them(demo: Open) -> None:
    opened = demo("patterns.py", show="karten", indicator="bev_u18")
    _well(opened)
    maps = opened.map["maps"]
    assert [one["title"] for one in maps][-2:] == ["2022", "2023"]
    assert maps[0]["title"] == "2012 (frühere Grenzen)"
    areas = _snapshot().cube.areas
    before, now = (len(areas.on_level("planungsraum", one)) for one in ("2014", "2019"))
    assert [len(one["classes"]) for one in maps] == [before] * 7 + [now] * 5
    assert len(str(opened.map)) < 12_000
    newest = maps[-1]["classes"]
    for number in range(len(opened.map["colors"])):
        assert re.search(rf": {newest.count(str(number))}\b", maps[-1]["alt"])
    ids = re.findall(r"files/outlines/([0-9a-f]+)\.json", " ".join(one["outlines"]
                                                                   for one in maps))
    assert len(set(ids)) == 2


def test_dissimilarity_of_the_page_is_that_by_hand(demo: Open) -> None:
    opened = demo("patterns.py", show="stadt", indicator="mat_sgb2_u15")
    said = _well(opened)
    a, t = _figures("numerator", "mat_sgb2_u15"), _figures("denominator", "mat_sgb2_u15")
    known = np.isfinite(a) & np.isfinite(t)
    a, b = a[known], t[known] - a[known]
    expected = 50 * np.abs(a / a.sum() - b / b.sum()).sum()
    assert f"2023: {expected:.1f} %".replace(".", ",") in said.replace("\xa0", " ")
    assert "müssten umziehen" in said
    assert "beschreibt Gebiete, nicht Menschen" in said
    assert "hängt von Anzahl und Größe der Gebiete ab" in said


def test_other_boundaries_break_the_line(demo: Open) -> None:
    opened = demo("patterns.py", show="stadt", indicator="mat_sgb2_u15", measure="gini")
    line = opened.chart["data"][-1]
    assert line["x"][line["x"].index(2018.0) + 1] is None
    assert "andere Gebietsgrenzen" in opened.text


def test_only_shares_with_counts_are_offered_for_the_city(demo: Open) -> None:
    opened = demo("patterns.py", show="stadt", indicator="bev_ew")
    assert "ist kein Anteil mit Zähler und Nenner" in _well(opened)
    assert opened.at.get("plotly_chart") == []


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("section", SECTIONS)
def test_a_tiny_city_gets_sentences_where_nothing_can_be_calculated(section: str) -> None:
    said = _well(Opened("patterns.py", {"show": section}))
    assert "Muster und Vergleiche" in said


def test_a_share_without_any_counts_left_is_said(demo: Open) -> None:
    demo("patterns.py")
    found = _snapshot()
    cube = replace(found.cube, numerator=np.full_like(found.cube.numerator, np.nan))
    year = city_course(replace(found, cube=cube), "mat_sgb2_u15", *LAYER)[-1]
    assert np.isnan(year.figure("dissimilarity"))
    assert sentence("dissimilarity", year) == ""
    assert year.sentences(False) == (
        "Weniger als zwei Gebiete haben Zahlen für die Gruppe und für alle.",)


def test_equal_indicators_are_not_compared(demo: Open) -> None:
    demo("patterns.py", show="aehnlich")
    found = _snapshot()
    cube = replace(found.cube, value=np.full_like(found.cube.value, 3.0))
    alike = read_alike(replace(found, cube=cube))
    assert alike is not None
    assert alike.all.found == ()
    assert alike.all.sentences(alike.labels)[0] == (
        "Die gewählten Indikatoren sind in allen Gebieten gleich.")
