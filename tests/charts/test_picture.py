"""A drawing keeps its words when it becomes a picture."""

from urllib.parse import unquote
from xml.etree import ElementTree

import numpy as np

from monitoring.charts.picture import picture
from monitoring.charts.sparkline import sparkline


def test_the_words_become_the_alternative_text() -> None:
    shown = picture(sparkline(np.array([1.0, 2.5]), ("2020", "2021"), "%"))
    assert shown.startswith("<img ")
    alternative = shown.partition('alt="')[2].partition('"')[0]
    assert "2,5" in alternative
    assert "2021" in alternative


def test_the_picture_is_a_whole_drawing_without_inherited_colour() -> None:
    shown = picture(sparkline(np.array([1.0, 2.5, np.nan]), ("2020", "2021", "2022"), "%"))
    source = shown.partition('src="data:image/svg+xml,')[2].partition('"')[0]
    drawing = unquote(source)
    assert "currentColor" not in drawing
    assert ElementTree.fromstring(drawing).tag.endswith("svg")


def test_no_drawing_gives_no_picture() -> None:
    assert picture("") == ""
