import pytest

from monitoring.core.chance.standardised_planes import band_planes
from monitoring.core.standard import ESP2013, OwnStandard, Standard, band_key, standard_of
from monitoring.language import Words

LABEL = Words("Eigener Standard", "Own standard")
OWN = OwnStandard(LABEL, ("0-64", "65+"), (80.0, 20.0))


@pytest.mark.parametrize(("written", "key"), [
    ("0-4", "0-4"), ("0–4", "0-4"), ("00-04", "0-4"), ("5 bis 9 Jahre", "5-9"),
    ("5 bis unter 10", "5-9"), ("unter 5 Jahre", "0-4"), ("<5", "0-4"), ("90+", "90+"),
    ("90 Jahre und älter", "90+"), ("90 u.ä.", "90+"), ("90 and over", "90+"),
    ("Mädchen", "mädchen"), ("65 und 66", "65 und 66"),
])  # fmt: skip
def test_bands_in_all_spellings(written: str, key: str) -> None:
    assert band_key(written) == key


def test_a_name_is_looked_up_among_built_in_and_declared_standards() -> None:
    assert standard_of(Standard.from_text("esp2013"), {}) is ESP2013
    assert standard_of(Standard.from_text("own"), {"own": OWN}) == OWN.named("own")
    assert standard_of(Standard.from_text("weg"), {"own": OWN}).bands == ()


def test_the_breakdown_with_most_of_the_bands_counts() -> None:
    planes = ("k", "k:sex=w", "k:alter=0–64", "k:alter=65 und älter", "k:art=65+",
              "other:alter=65+", "k:alter=65+;sex=w")  # fmt: skip
    assert band_planes(planes, "k", OWN.named("own")) == ("k:alter=0–64", "k:alter=65 und älter")
    assert band_planes(planes[:3], "k", OWN.named("own")) == ("k:alter=0–64", "")
    assert band_planes(planes[:2], "k", OWN.named("own")) == ("", "")
