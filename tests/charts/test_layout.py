from monitoring.charts.layout import figure_of, plain


def test_an_empty_figure_carries_no_template() -> None:
    assert len(figure_of([], {}).to_json()) < 1000


def test_a_name_is_neither_tag_nor_template() -> None:
    assert plain("a < b & %{x}") == "a &lt; b &amp; %\u200b{x}"
