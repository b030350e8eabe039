"""What a table says about small numbers, and where it says too little to tell."""

from dataclasses import replace

from monitoring.core.recipe import Figure
from tests.core.checks.judging import WIDE, judged

HEAD = "gebiet;jahr;kinder;bezieher\n"
OTHERS = "0101;2020;310;31\n0102;2020;205;24\n0201;2020;411;41\n0202;2020;99;9\n0204;2020;87;8\n"
SHARE = replace(WIDE, columns=(Figure("quote", "", "bezieher", "kinder"),))


def test_what_is_left_of_a_denominator_is_small_too() -> None:
    found = judged(f"{HEAD}{OTHERS}0103;2020;120;118\n", SHARE)
    assert found.noted("below-threshold") == [("below-threshold", 7, "bezieher", "0103")]
    assert judged(f"{HEAD}{OTHERS}0103;2020;120;117\n", SHARE).noted("below-threshold") == []


def test_finished_values_cannot_be_checked() -> None:
    rows = "".join(f"{area};2020;{value}\n" for area, value in
                   (("0101", "10,0"), ("0102", "11,7"), ("0103", "9,2"), ("0201", "10,0"),
                    ("0202", "9,1"), ("0204", "9,2")))
    found = judged(f"gebiet;jahr;quote\n{rows}", replace(WIDE, columns=(Figure("quote", "quote"),)))
    assert found.noted("protection-unchecked") == [("protection-unchecked", None, "", "quote")]
    # Counts beside them can.
    assert judged(HEAD + OTHERS, SHARE).noted("protection-unchecked") == []
