"""Sozialraumprofil: strengths, needs, neighbours, order."""

from __future__ import annotations

import re
from html import unescape

import numpy as np
import pytest

from monitoring.core.status import has_number
from monitoring.storage.served import served_snapshot
from tests.pages.conftest import Open

NEIGHBOURS = {"Großer Tiergarten": "01100102", "Lützowstraße": "01100103",
              "Breitscheidplatz": "04501042", "Wittenbergplatz": "07100101",
              "Kalckreuthstraße": "07100102"}


def test_neighbours_of_a_known_district(berlin: Open) -> None:
    page = berlin("profile.py", area="01100101")
    assert page.at.header[0].value == "Stülerstraße (01100101)"
    for name, area in NEIGHBOURS.items():
        assert page.links[name] == f"profil?area={area}&edition=2021"
    assert page.links["Profil von Tiergarten Süd"] == "profil?area=011001&edition=2021"
    assert page.map["selected"] == ["01100101"]
    assert len(page.map["classes"]) == 542


def test_profile_shows_value_city_and_position(berlin: Open) -> None:
    page = berlin("profile.py", area="01100101")
    row = next(row for row in page.html.split("<tr>") if ">Arbeitslosigkeit (SGB II)<" in row)
    cells = [re.sub(r"<[^>]+>", "", cell).replace("\xa0", " ").strip()
             for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
    name, source = "Arbeitslosigkeit (SGB II)", "Monitoring Soziale Stadtentwicklung (MSS); 31.12."
    assert cells[0].startswith(name)
    assert cells[0].endswith(source)
    assert cells[1:] == ["2020", "4,23 %", "5,30 %", "", "", "280 / 536", ""]
    assert "<img" in row


def test_excluded_figure_stands_with_its_reason(berlin: Open) -> None:
    page = berlin("profile.py", area="03300515")
    assert "ausgeschlossen – Vom MSS nicht eingestuft: weniger als 300 Einwohner" in page.text


@pytest.mark.parametrize("area", ["010101", "020101", "030101", "040104"])
def test_strengths_and_needs_differ_clearly_or_lie_in_the_outer_fifth(
    demo: Open, area: str
) -> None:
    page = demo("profile.py", area=area)
    lists = [one.value for one in page.at.markdown if one.value.startswith("- ")]
    headings = [one.value for one in page.at.subheader]
    assert headings.index("Stärken") < headings.index("Bedarfe")
    assert len(lists) == 2
    for needs, words in zip((False, True), lists, strict=True):
        for line in words.splitlines():
            label, period = re.fullmatch(r"- (.+): \*\*.+\*\*.*, (\d{4})", line).groups()  # type: ignore[union-attr]
            polarity = _polarity(label)
            assert polarity != "neutral"
            high = (polarity == "more_need") == needs
            if "(äußeres Fünftel)" in line:
                share = _share_below(label, area, period)
                assert share >= 75 if high else share <= 25, line
            else:
                assert _beyond_limits(label, area, period) == (1 if high else -1), line


def test_table_says_interval_comparison_and_trend(demo: Open) -> None:
    page = demo("profile.py", area="010101")
    row = next(row for row in page.html.split("<tr>") if ">Kinderarmut (SGB II unter 15)<" in row)
    cells = [unescape(re.sub(r"<[^>]+>", " ", cell)).replace("\xa0", " ").split()
             for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
    # 118 of 622: 19.0 % [16.1; 22.2] by Wilson; the city's 15.9 % lies within its limits.
    assert " ".join(cells[2]) == "19,0 % (vorläufig) 16,1 bis 22,2"
    assert " ".join(cells[4]) == "● nicht unterscheidbar von Auenstadt"
    assert "Stichprobenfehler" in page.text


def test_another_district_goes_into_the_address(demo: Open) -> None:
    page = demo("profile.py", area="010101")
    page.select("area", "010102")
    assert page.chosen["area"] == "010102"
    assert page.at.header[0].value == "Flößerufer (010102)"


def test_order_by_life_phase(demo: Open) -> None:
    page = demo("profile.py", area="010101")
    by_situation = re.findall(r'scope="rowgroup">([^<]+)<', page.html)
    page.select("order", "lebensphase")
    by_phase = re.findall(r'scope="rowgroup">([^<]+)<', page.html)
    assert page.chosen["order"] == "lebensphase"
    assert by_situation[0] == "Bevölkerung"
    assert set(by_phase) != set(by_situation)
    assert len(by_phase) > 3


def test_unknown_district_is_named(demo: Open) -> None:
    page = demo("profile.py", area="999999")
    assert ["das Gebiet „999999“" in one for one in page.warnings] == [True]
    assert not page.at.exception


def _polarity(label: str) -> str:
    snapshot = served_snapshot()
    assert snapshot is not None
    found = [one for one in snapshot.city.indicators.values() if str(one.label) == label]
    return str(found[0].polarity)


def _beyond_limits(label: str, area: str, period: str) -> int:
    """Side on which a share lies outside the normal 99.8 % limits of the city's; 0 inside."""
    snapshot = served_snapshot()
    assert snapshot is not None
    cube = snapshot.cube
    one = next(one for one in snapshot.city.indicators.values() if str(one.label) == label)
    areas = [cube.areas.find_newest(area), cube.areas.find(snapshot.city.frame.reference_area)]
    at, when = cube.indicator_position[one.id], cube.period_position[period]
    own, city = (cube.value[at, place, when] / one.multiplier for place in areas)
    size = cube.denominator[at, areas[0], when]
    variance = city * (1 - city) if one.kind == "share" else city
    # The limits used are never narrower than the normal ones.
    return int(np.sign(own - city) * (abs(own - city) > 3.0 * np.sqrt(variance / size)))


def _share_below(label: str, area: str, period: str) -> float:
    """Percent of districts whose value is smaller, half of the equal ones included."""
    snapshot = served_snapshot()
    assert snapshot is not None
    cube = snapshot.cube
    name = next(one.id for one in snapshot.city.indicators.values() if str(one.label) == label)
    at, when = cube.indicator_position[name], cube.period_position[period]
    areas = cube.areas.on_level("planungsraum", "2019")
    values = cube.value[at, areas, when][has_number(cube.status[at, areas, when])]
    place = cube.areas.find(area, "2019")
    assert place is not None
    own = cube.value[at, place, when]
    return 100 * float(np.mean(values < own) + np.mean(values == own) / 2)


def test_every_indicator_leads_to_its_map(berlin: Open) -> None:
    page = berlin("profile.py", area="01100101")
    choices = "indicator=mss_s1&amp;level=planungsraum%402021&amp;period=2020&amp;area=01100101"
    link = f"erkunden?{choices}"
    assert f'<a href="{link}">Arbeitslosigkeit (SGB II)</a>' in page.html
    page = berlin("explore.py", indicator="mss_s1", level="planungsraum@2021", period="2020",
                  area="01100101")
    assert "4,23 %" in page.text
