import pytest

from monitoring.core.palette import (
    CATEGORIES,
    CITY_LINE,
    LINES,
    Diverging,
    Sequential,
    contrast,
    diverging,
    ink_on,
    sequential,
)


def test_five_classes_are_colorbrewers() -> None:
    assert sequential(5) == ("#eff3ff", "#bdd7e7", "#6baed6", "#3182bd", "#08519c")
    assert diverging(5) == ("#e66101", "#fdb863", "#f7f7f7", "#b2abd2", "#5e3c99")
    assert len(CATEGORIES) == 7


def test_contrast_as_published_by_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    # The lightest grey that passes 4.5:1 on white.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("name", ["blues", "ylgnbu"])
def test_ramps_darken_class_by_class(name: Sequential) -> None:
    for n in range(1, 8):
        colours = sequential(n, name)
        on_white = [contrast(colour, "#ffffff") for colour in colours]
        assert len(set(colours)) == n
        assert on_white == sorted(on_white)


@pytest.mark.parametrize("name", ["puor", "brbg"])
def test_the_middle_of_a_diverging_ramp_is_palest(name: Diverging) -> None:
    for n in (1, 3, 5, 7):
        colours = diverging(n, name)
        palest = min(colours, key=lambda colour: contrast(colour, "#ffffff"))
        assert palest == colours[n // 2]
    assert [len(diverging(n, name)) for n in range(8)] == list(range(8))


@pytest.mark.parametrize("ground", ["#ffffff", "#0e1117"])
def test_lines_can_be_seen_on_light_and_dark(ground: str) -> None:
    assert all(contrast(colour, ground) >= 3 for colour in (*LINES, CITY_LINE))


def test_text_on_every_class_can_be_read() -> None:
    for colour in (*sequential(7), *sequential(7, "ylgnbu"), *diverging(7), *CATEGORIES):
        assert contrast(colour, ink_on(colour)) >= 4.5


def test_more_colours_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 7"):
        sequential(8)
