"""Every rule that a problem can name has a name for people, and no name is left over."""

import pytest

from monitoring.core.checks.rules import RULES, name_of
from monitoring.language import speak
from tests.core.checks.reported import reported_rules


def test_every_reported_rule_has_a_name_and_every_name_is_reported() -> None:
    assert set(reported_rules()) == set(RULES)


def test_rules_are_found_in_every_way_they_are_written() -> None:
    found = reported_rules()
    assert found["limit-ratio"] == {"storage/reading/limits.py"}
    assert "core/checks/guesses.py" in found["other-edition"]
    assert "core/declaration_rules.py" in found["unknown-level"]
    assert len(found) > 100


@pytest.mark.parametrize("rule", sorted(RULES))
def test_names_are_short_and_in_both_languages(rule: str) -> None:
    german, english = RULES[rule].de, RULES[rule].en
    assert german != english
    assert 4 <= len(german) <= 36
    assert 4 <= len(english) <= 36
    assert not german.endswith(".")


def test_names_differ_from_each_other() -> None:
    assert len({one.de for one in RULES.values()}) == len(RULES)
    assert len({one.en for one in RULES.values()}) == len(RULES)


def test_the_name_is_in_the_readers_language() -> None:
    assert name_of("lost-zero") == "Führende Null verloren"
    speak("en")
    assert name_of("lost-zero") == "Leading zero lost"
    assert name_of("something-else") == "something-else"
