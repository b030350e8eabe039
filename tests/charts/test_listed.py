"""Many small drawings as one picture."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np

from monitoring.charts.listed import listed
from monitoring.charts.sparkline import sparkline

SVG = "{http://www.w3.org/2000/svg}"


def test_each_figure_has_a_line_with_name_number_and_drawing() -> None:
    course = sparkline(np.array([1.0, 3.0]), ["2020", "2021"], "%", width=120, height=28)
    rows = [("Anteil <unter> 18", "3,0 %", [course]), ("Wahlen", "geheim", [""])]
    picture = ElementTree.fromstring(listed(rows, "Alle & jede"))
    assert picture.get("aria-label") == "Alle & jede"
    assert [one.text for one in picture.iter(f"{SVG}text")] == [
        "Anteil <unter> 18", "3,0 %", "Wahlen", "geheim"]
    inside = picture.findall(f"{SVG}svg")
    # One name for the whole picture; a colour that exists outside a page as well.
    assert [(one.get("width"), one.get("role"), one.get("aria-label")) for one in inside] == [
        ("120", None, None)]
    assert "currentColor" not in ElementTree.tostring(picture, "unicode")
    edge = int(str(inside[0].get("x"))) + 120
    assert edge <= int(str(picture.get("width")))
