import plotly.graph_objects as go

from monitoring.charts.layout import figure_of, plain


def test_an_empty_figure_carries_no_template() -> None:
    assert len(figure_of([], {}).to_json()) < 1000


def test_a_name_is_neither_tag_nor_template() -> None:
    assert plain("a < b & %{x}") == "a &lt; b &amp; %\u200b{x}"


def test_the_layout_is_known_to_plotly() -> None:
    assert go.Figure(figure_of([], {}).to_dict()).layout.separators == ",."
