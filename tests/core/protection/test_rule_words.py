from monitoring.core.city import ProtectionRule
from monitoring.core.protection.rule_words import limits_in_words
from monitoring.language import Words

LABEL = Words("Quelle", "Source")


def test_each_limit_is_a_sentence() -> None:
    rule = ProtectionRule(LABEL, min_numerator=3, min_denominator=100, min_residents=300,
                          zeros=False, full=False, min_sites=3, dominance=85, rounding=5)
    said = limits_in_words(rule)
    assert said[0] == "Weniger als 3 Fälle sind geheim."
    assert said[1] == "Das gilt auch, wenn alle bis auf weniger als 3 betroffen sind."
    for number in ("100", "300", "85", "5"):
        assert any(f" {number} " in f"{one[:-1]} " for one in said)
    assert len(said) == 9


def test_a_rule_without_limits_says_nothing() -> None:
    assert limits_in_words(ProtectionRule(LABEL)) == ()
    assert limits_in_words(ProtectionRule(LABEL, min_numerator=1)) == ()
