"""The transitions between life phases that the cities declare."""

from functools import cache
from pathlib import Path

import pytest

from monitoring.core.city import City
from monitoring.core.vocabulary import PHASES
from monitoring.storage.city import city_in

DATA = Path(__file__).parents[3] / "data"
CITIES = ("demo", "berlin", "leipzig")


@cache
def city(name: str) -> City:
    return city_in(DATA / name)


def test_the_invented_city_leads_from_birth_to_care_without_a_break() -> None:
    assert list(city("demo").transitions) == [
        "geburt_kita", "kita_schule", "grundschule_weiterfuehrend", "schule_beruf",
        "ausbildung_familie", "erwerb_ruhestand", "ruhestand_pflege"]


@pytest.mark.parametrize("name", CITIES)
def test_phases_follow_each_other_in_the_order_of_life(name: str) -> None:
    order = list(PHASES)
    found = list(city(name).transitions.values())
    assert len(found) >= 3
    for one in found:
        assert order.index(one.from_phase) <= order.index(one.to_phase), one.id
    starts = [order.index(one.from_phase) for one in found]
    assert starts == sorted(starts)


@pytest.mark.parametrize("name", CITIES)
def test_each_transition_has_figures_on_both_sides_and_two_plans(name: str) -> None:
    for one in city(name).transitions.values():
        assert 1 <= len(one.before) <= 4, one.id
        assert 1 <= len(one.after) <= 4, one.id
        assert not set(one.before) & set(one.after), one.id
        assert set(one.indicators()) <= set(city(name).indicators), one.id
        assert {one.handing, one.receiving} <= set(city(name).plans), one.id
        assert one.handing != one.receiving, one.id


@pytest.mark.parametrize("name", CITIES)
def test_labels_and_questions_exist_in_both_languages(name: str) -> None:
    for one in city(name).transitions.values():
        for words in (one.label, one.question):
            assert words.de, one.id
            assert words.en not in ("", words.de), one.id
        assert one.question.de.endswith("?"), one.id
        assert one.question.en.endswith("?"), one.id
