from monitoring.charts.layout import empty_figure, plain


def test_an_empty_figure_carries_no_template() -> None:
    assert len(empty_figure().to_json()) < 1000


def test_a_name_is_neither_tag_nor_template() -> None:
    assert plain("a < b & %{x}") == "a &lt; b &amp; %\u200b{x}"
