from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.ranking import Place, alphabetical, percentile, place


def test_ties_share_the_better_place() -> None:
    values = [5.0, 3.0, 3.0, 1.0, nan]
    assert [place(values, index) for index in range(5)] == [
        Place(1, 4, 1),
        Place(2, 4, 2),
        Place(2, 4, 2),
        Place(4, 4, 1),
        None,
    ]
    assert place(values, 3, higher_first=False) == Place(1, 4, 1)


def test_values_that_read_the_same_tie() -> None:
    assert place([2.449, 2.41, 2.45], 0, decimals=1) == Place(2, 3, 2)


def test_words() -> None:
    assert Place(12, 536, 1).words() == "Platz 12 von 536"
    assert Place(12, 1536, 3).words() == "Platz 12 von 1.536 (geteilt)"


def test_percentile_as_scipy_documents_it() -> None:
    # scipy.stats.percentileofscore([1, 2, 3, 3, 4], 3, kind="mean")
    assert percentile([1.0, 2.0, 3.0, 3.0, 4.0], 2) == pytest.approx(60)
    assert percentile([1.0, nan, 2.0, 3.0, 3.0, 4.0], 3) == pytest.approx(60)
    assert isnan(percentile([nan, 1.0], 0))


@given(st.lists(st.integers(0, 9).map(float), min_size=1, max_size=30), st.data())
def test_places_from_both_ends_meet(values: list[float], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(values) - 1))
    first, last = place(values, index), place(values, index, higher_first=False)
    assert first is not None
    assert last is not None
    assert first.place + last.place + first.shared == first.of + 2
    assert 0 < percentile(values, index) < 100


def test_names_in_german_order() -> None:
    names = ["Zoo", "Öd", "Bezirk 10", "ohne", "Bezirk 2", "Straße", "Strasse 1", "Ost"]
    assert [names[index] for index in alphabetical(names)] == [
        "Bezirk 2",
        "Bezirk 10",
        "Öd",
        "ohne",
        "Ost",
        "Straße",
        "Strasse 1",
        "Zoo",
    ]
