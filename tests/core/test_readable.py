"""Texts without characters that no document may hold."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.readable import readable


@pytest.mark.parametrize(("typed", "kept"), [
    ("Kita Süd", "Kita Süd"), ("a\tb\nc", "a\tb\nc"), ("a\x00b\x1bc", "abc"),
    ("a\x0bb\u2028c", "a\nb\nc"), ("e\u0301", "é"), ("\ufeffWort\ufffe", "Wort"),
    ("\ud800allein", "allein"), ("🎉 #1 <b>", "🎉 #1 <b>"),
])
def test_only_what_cannot_be_read_goes(typed: str, kept: str) -> None:
    assert readable(typed) == kept


@given(st.text(st.characters()))
def test_all_of_it_fits_into_xml(words: str) -> None:
    found = readable(words)
    element = ET.Element("text")
    element.text = found
    assert ET.fromstring(ET.tostring(element, "unicode")).text == (found or None)
    assert readable(found) == found
