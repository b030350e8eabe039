"""How the areas of a level are called in a sentence."""

from __future__ import annotations

import pytest

from monitoring.core.city import Level
from monitoring.language import Words, speaking

NAMES = (Words("Ortsteil", "Ward"), Words("Ortsteile", "Wards"))


@pytest.mark.parametrize(("language", "said"), [("de", "Ortsteilen"), ("en", "wards")])
def test_the_declared_case_stands_after_a_count(language: str, said: str) -> None:
    level = Level("ortsteil", *NAMES, counted=Words("Ortsteilen", "wards"))
    with speaking(language):
        assert level.in_count() == said


def test_without_one_the_words_fit_any_name() -> None:
    with speaking("de"):
        assert Level("ortsteil", *NAMES).in_count() == "Gebieten (Ortsteile)"
