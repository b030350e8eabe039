import numpy as np

from monitoring.core.gaps import gap_counts, gap_sentence, gap_years
from monitoring.core.status import Status

V, S, X, M = Status.value, Status.secret, Status.excluded, Status.missing


def codes(*status: Status) -> np.ndarray:
    return np.array(status, np.uint8)


def test_gaps_are_counted_by_their_word() -> None:
    assert gap_counts(codes(V, S, X, S, Status.provisional)) == {S: 2, X: 1}


def test_the_sentence_counts_what_has_no_number_and_says_why() -> None:
    said = gap_sentence(codes(V, S, X, S))
    assert said == "Ohne Zahl: 3 von 4 Gebieten (2 geheim, 1 ausgeschlossen)."
    assert gap_sentence(codes(V, Status.zero)) == ""


def test_years_in_a_row_are_one_run_and_years_before_any_figure_are_silent() -> None:
    periods = ("2015", "2016", "2017", "2018", "2019", "2020")
    assert gap_years(codes(M, S, V, S, S, S), periods) == "geheim 2016, 2018 bis 2020"
    assert gap_years(codes(M, V, V, V, V, X), periods) == "ausgeschlossen 2020"
    assert gap_years(codes(M, V, V, V, V, V), periods) == ""
