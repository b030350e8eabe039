"""Where long names in the heads of tables may break."""

from __future__ import annotations

import pytest

from monitoring.pages.parts.planning.html_table import breakable


@pytest.mark.parametrize(("name", "parts"), [
    ("Altenhilfe- und Pflegeplanung", ["Altenhilfe- und Pflege", "planung"]),
    ("Gesundheitsplanung", ["Gesund", "heits", "planung"]),
    ("Kommunales Bildungsmonitoring", ["Kommunales Bildungs", "monitoring"]),
    ("Planung", ["Planung"]),
    ("Youth services planning", ["Youth services planning"]),
])
def test_compounds_break_between_their_parts(name: str, parts: list[str]) -> None:
    assert breakable(name).split("\u00ad") == parts
