"""What counts as said: the eye of the tests on every page, tried on pages that fail it."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.alternatives import unsaid

CHART = "st.plotly_chart(dict(data=[dict(y=[1, 2])]), alt={alt!r})"
IMAGE = "st.html('<img width=\"120\" src=\"data:,\" {alt}>')"
TABLE = "st.html('<table><tr><td>1</td></tr></table>')"
MAP = """
one = st.components.v2.component("a_map", js="export default () => {{}}")
one(key="m", data={{"outlines": "x", "labels": {{}}, "words": {words!r}, "legend": {{
    "title": {title!r}, "entries": {entries!r}}}}})
"""


class _Page:
    """A page of a few lines, with what `unsaid` looks at."""

    def __init__(self, lines: str) -> None:
        self.at = AppTest.from_string(f"import streamlit as st\n{lines}").run()
        assert not self.at.exception

    @property
    def html(self) -> str:
        return "".join(str(one.proto.body) for one in self.at.get("html"))


def _unsaid(*lines: str) -> list[str]:
    page: Any = _Page("\n".join(lines))
    return unsaid(page)


@pytest.mark.parametrize(("line", "silent"), [
    (CHART.format(alt="Von 1 auf 2"), []),
    (CHART.format(alt=" "), ["chart"]),
    (IMAGE.format(alt='alt="Von 1 auf 2"'), []),
    (IMAGE.format(alt='alt=""'), ["img data:,"]),
    (IMAGE.format(alt=""), ["img data:,"]),
    (IMAGE.format(alt='alt=""').replace("120", "26"), []),
    (IMAGE.format(alt="").replace("120", "26"), ["img data:,"]),
    ("st.html('<div role=\"img\" class=\"bars\"></div>')", ["div bars"]),
    ("st.html('<div role=\"img\" aria-label=\"Drei Säulen\"></div>')", []),
    (MAP.format(words="Die Werte reichen von 1 bis 2.", title="Anteil", entries=[1]), []),
    (MAP.format(words="", title="Anteil", entries=[1]), ["map Anteil"]),
    (MAP.format(words="Die Werte reichen von 1 bis 2.", title="", entries=[1]), ["map "]),
])
def test_a_picture_without_words_is_found(line: str, silent: list[str]) -> None:
    assert _unsaid(line, TABLE) == silent


def test_a_picture_needs_a_table_or_a_way_to_one() -> None:
    chart = CHART.format(alt="Von 1 auf 2")
    assert _unsaid(chart) == ["no table of what is drawn"]
    assert _unsaid(chart, "st.expander('Die Zahlen als Tabelle')") == []
    assert _unsaid(chart, "st.expander('Woher kommt diese Zahl?')") != []
    assert _unsaid(chart, "st.toggle('Tabelle', key='choice_table')") == []
    # Where a district lies is no number.
    assert _unsaid(MAP.format(words="Gehört zu: Nord.", title="Lage", entries=[])) == []
