"""The network picture: nodes by group, ties of a chosen actor, labels that have room."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from monitoring.charts.network_labels import label_sides
from monitoring.charts.network_picture import HEIGHT, WIDTH, Drawn, network_picture


def drawn(chosen: int = -1, strong: frozenset[int] = frozenset()) -> Drawn:
    """Kita and Schule are tied to the office; the museum stands alone."""
    spots = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0], [1.0, -1.0]])
    return Drawn(spots, ("A1", "A2", "A3", "A4"), ("Kita <b>", "Amt", "Schule", "Museum"),
                 ("B", "V", "B", "N"), ((0, 1), (1, 2)), ("Kita", "Verwaltung", "Schule",
                                                          "Anderes"), strong, chosen)


def parts(figure: go.Figure, mode: str) -> list[dict[str, object]]:
    return [one for one in figure.to_dict()["data"] if one["mode"] == mode]


def test_plotly_accepts_the_figure() -> None:
    for chosen in (-1, 1):
        go.Figure(network_picture(drawn(chosen, frozenset({0}))).to_dict())


def test_each_group_has_its_shape_and_letter() -> None:
    nodes = parts(network_picture(drawn()), "markers+text")
    assert [one["text"] for one in nodes] == [["B", "B"], ["V"], ["N"]]
    assert len({one["marker"]["symbol"] for one in nodes}) == 3  # type: ignore[index]
    assert [one["customdata"] for one in nodes] == [[["A1"], ["A3"]], [["A2"]], [["A4"]]]


def test_more_ties_make_a_larger_node_inside_the_picture() -> None:
    nodes = parts(network_picture(drawn()), "markers+text")
    one_tie, two_ties, none = (one["marker"]["size"][0] for one in nodes)  # type: ignore[index]
    assert two_ties > one_tie > none
    for one in nodes:
        assert all(0 < x < WIDTH for x in one["x"])  # type: ignore[attr-defined]
        assert all(0 < y < HEIGHT for y in one["y"])  # type: ignore[attr-defined]


def test_names_are_labels_and_never_tags() -> None:
    labels = parts(network_picture(drawn()), "text")[0]
    assert set(labels["text"]) == {"Kita &lt;b&gt;", "Amt", "Schule", "Museum"}  # type: ignore[call-overload]


def test_a_chosen_actor_shows_its_ties_and_neighbours() -> None:
    figure = network_picture(drawn(0))
    faint, strong = parts(figure, "lines")
    assert len(faint["x"]) == len(strong["x"]) == 3  # type: ignore[arg-type]
    assert strong["line"]["width"] > faint["line"]["width"]  # type: ignore[index]
    assert parts(figure, "text")[0]["text"] == ["Kita &lt;b&gt;", "Amt"]
    shown = {name: opacity for one in parts(figure, "markers+text")
             for (name,), opacity in zip(one["customdata"], one["marker"]["opacity"],  # type: ignore[call-overload,index]
                                         strict=True)}
    assert {name for name, opacity in shown.items() if opacity == 1} == {"A1", "A2"}


def test_lone_actors_and_a_single_one_can_be_drawn() -> None:
    lone = Drawn(np.zeros((1, 2)), ("A1",), ("Kita",), ("B",), (), ("Kita",))
    figure = network_picture(lone)
    assert parts(figure, "lines") == []
    assert parts(figure, "markers+text")[0]["x"] == [WIDTH / 2]


def test_labels_never_meet_each_other_or_a_node() -> None:
    spots = np.array([[100.0, 100.0], [130.0, 100.0], [160.0, 100.0], [400.0, 300.0]])
    names = ["Quartiersmanagement Nord", "Quartiersmanagement Süd", "Kita am Hafen", "Museum"]
    found = label_sides(spots, [20.0] * 4, names, [0, 1, 2, 3])
    # Above and below the row is room for one long name each; the museum has all the room.
    assert [found[one] for one in (0, 1, 3)] == ["top center", "bottom center", "top center"]
    assert found[2] == "middle right"


def test_a_name_is_never_cut_at_the_edge() -> None:
    names = ["Quartiersmanagement Brückenvorstadt"]
    assert label_sides(np.array([[70.0, 100.0]]), [20.0], names, [0]) == {}
    beside = label_sides(np.array([[70.0, 100.0], [900.0, 300.0]]), [20.0, 20.0],
                         [*names, "Kita"], [0])
    assert beside == {0: "middle right"}
