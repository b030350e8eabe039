"""Where a figure is secret, pages say so, explain why and offer what helps."""

from __future__ import annotations

import re

import numpy as np
import pytest

from monitoring.core.status import Status, has_number
from monitoring.pages.parts.reading import option_of
from monitoring.storage.served import served_snapshot
from monitoring.storage.snapshot import Snapshot
from tests.pages.conftest import Open

WHY = "Warum geheim?"


def release() -> Snapshot:
    found = served_snapshot()
    assert found is not None
    return found


def secret_cell(found: Snapshot) -> tuple[str, int, str]:
    """A share of a small district that is secret while a district above has a number."""
    cube = found.cube
    for name in cube.indicators:
        if found.city.indicators[name].kind != "share":
            continue
        at = cube.indicator_position[name]
        for area, period in np.argwhere(cube.status[at] == Status.secret).tolist():
            above = cube.areas.ancestors(area)
            newest = cube.areas.editions[area] == "2019"
            if newest and above and has_number(cube.status[at, above, period])[0]:
                return name, area, cube.periods[period]
    raise AssertionError("nothing is secret in the invented city")


def choices(found: Snapshot, name: str, *areas: int, **more: str) -> dict[str, str]:
    table = found.cube.areas
    return {"indicator": name, "level": option_of(table.levels[areas[0]], table.editions[areas[0]]),
            "area": ",".join(table.ids[one] for one in areas), **more}


def test_a_secret_figure_offers_the_larger_area_and_the_reason(demo: Open) -> None:
    found = release()
    name, area, period = secret_cell(found)
    page = demo("explore.py", **choices(found, name, area, period=period))
    above = found.cube.areas.ancestors(area)[0]
    assert f"Größeres Gebiet: {found.cube.areas.names[above]}" in page.text
    assert WHY in page.text
    assert re.search(r'href="daten\?show=geheim[^"]*"', page.html)


def test_the_map_says_how_many_areas_are_secret(demo: Open) -> None:
    found = release()
    name, area, period = secret_cell(found)
    page = demo("explore.py", **choices(found, name, area, period=period, table="1"))
    classes = page.map["classes"]
    n = classes.count("s")
    assert n > 0
    assert re.search(rf"Ohne Zahl: \d+ von {len(classes)} Gebieten \({n} geheim", page.text)
    for column in page.map["table"]["columns"]:
        texts = column["texts"].split("\n")
        secret = [one for one, key in zip(texts, classes, strict=True) if key == "s"]
        assert secret == ["geheim"] * n
        assert "" not in texts


def test_chosen_areas_have_one_figure_unless_one_is_secret(demo: Open) -> None:
    found = release()
    name, area, period = secret_cell(found)
    cube = found.cube
    at, when = cube.indicator_position[name], cube.period_position[period]
    level = cube.areas.on_level(cube.areas.levels[area], cube.areas.editions[area])
    first, second = level[has_number(cube.status[at, level, when])][:2].tolist()
    page = demo("explore.py", **choices(found, name, first, second, period=period))
    top = round(float(cube.numerator[at, [first, second], when].sum()))
    base = round(float(cube.denominator[at, [first, second], when].sum()))
    assert "2 gewählte Gebiete zusammen" in page.text
    assert f"{top:,} von {base:,}".replace(",", ".") in page.text
    page = demo("explore.py", **choices(found, name, first, area, period=period))
    assert f"Ohne Zahl: {cube.areas.names[area]}. Eine Summe der übrigen" in page.text


def test_several_years_are_one_figure_and_say_so(demo: Open) -> None:
    found = release()
    city = found.cube.areas.find("01")
    assert city is not None
    page = demo("explore.py", **choices(found, "bev_u18", city, period="2023", years="3"))
    cube = found.cube
    at = cube.indicator_position["bev_u18"]
    places = [cube.period_position[one] for one in ("2021", "2022", "2023")]
    share = 100 * cube.numerator[at, city, places].sum() / cube.denominator[at, city, places].sum()
    assert f"{share:.1f}".replace(".", ",") in page.text
    assert "3 Jahre zusammen" in page.map["legend"]["title"]
    assert "Zähler und Nenner von 2021 bis 2023 sind addiert" in page.text


@pytest.mark.parametrize("words", [
    "Geheim heißt nicht null.", "Niemand hat Gebiete ausgesucht.", "Das größere Gebiet:",
    "Weniger als 3 Fälle sind geheim.", "kleinste Spanne"])
def test_the_reasons_stand_at_an_address_of_their_own(demo: Open, words: str) -> None:
    page = demo("data_and_methods.py", show="geheim")
    markdown = " ".join(one.value for one in page.at.markdown)
    assert words in f"{markdown} {page.text}"


def test_a_profile_row_of_a_secret_figure_has_no_empty_cell(demo: Open) -> None:
    found = release()
    cube = found.cube
    name, area, _ = secret_cell(found)
    page = demo("profile.py", area=cube.areas.ids[area])
    label = str(found.city.indicators[name].label)
    row = next(one for one in page.html.split("<tr>") if f">{label}<" in one)
    assert "geheim" in row
