"""The network picture as SVG: the same nodes, ties and names as the figure on the page."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from monitoring.charts.network_drawing import network_drawing
from monitoring.charts.network_picture import network_picture
from tests.charts.test_network_picture import drawn, parts

SVG = "{http://www.w3.org/2000/svg}"
GROUPS = [("B", "Kita & Schule"), ("V", "Verwaltung"), ("N", "Andere")]


def words(svg: str) -> list[str]:
    return ["".join(one.itertext()) for one in ET.fromstring(svg).iter(f"{SVG}text")]


def test_every_node_and_tie_of_the_figure_is_drawn() -> None:
    svg = network_drawing(drawn(), "Vier Akteure", GROUPS)
    nodes = list(ET.fromstring(svg).iter(f"{SVG}g"))
    assert len(nodes) == 4
    ties = [one for one in ET.fromstring(svg).findall(f"{SVG}path") if one.get("fill") == "none"]
    assert [str(one.get("d")).count("M") for one in ties] == [2]


def test_names_and_groups_are_words_and_never_tags() -> None:
    said = words(network_drawing(drawn(), "<b>", GROUPS))
    assert said[:4] == ["B", "B", "V", "N"]
    assert {"Kita <b>", "Amt", "Schule", "Museum", "Kita & Schule"} <= set(said)
    root = ET.fromstring(network_drawing(drawn(), "Vier <Akteure>", GROUPS))
    assert root.get("aria-label") == "Vier <Akteure>"


def test_a_node_lies_where_the_figure_has_it() -> None:
    nodes = parts(network_picture(drawn()), "markers+text")
    letters = [(one.get("x"), one.get("y")) for one in
               ET.fromstring(network_drawing(drawn(), "", ())).iter(f"{SVG}text")][:4]
    spots = [(f"{x:.1f}", f"{y + 4:.1f}") for one in nodes
             for x, y in zip(one["x"], one["y"], strict=True)]  # type: ignore[call-overload]
    assert letters == spots


def test_what_is_far_from_the_chosen_one_is_faint() -> None:
    nodes = ET.fromstring(network_drawing(drawn(0), "", ())).iter(f"{SVG}g")
    assert [one.get("opacity") for one in nodes] == ["1", "0.25", "1", "0.25"]
