"""Where goals and measures apply."""

from __future__ import annotations

from monitoring.core.planning.places import covered
from monitoring.core.planning.reach import reach_of
from tests.core.planning.invented_register import areas, goal, measure, register

CITY = goal("Überall", areas=["stadt"])
NORTH = measure("Norden", areas=["nord", "hafen@2020", "nirgends"])
EAST = measure("Osten", areas=["markt_o@2020"])


def test_each_smallest_district_counts_what_concerns_it() -> None:
    reach = reach_of(register(CITY, NORTH, EAST), areas())
    counts = reach.counts([CITY, NORTH, EAST])
    assert {areas().names[at]: int(n) for at, n in enumerate(counts) if n} == {
        "Hafen": 2, "Marktplatz Ost": 3, "Marktplatz West": 2, "Wiesenviertel": 1}
    assert reach.counts([]).sum() == 0


def test_entries_within_a_district_keep_their_order() -> None:
    reach = reach_of(register(CITY, NORTH, EAST), areas())
    assert reach.within([EAST, NORTH, CITY], covered(areas(), ["hafen@2020"])) == [NORTH, CITY]
    assert reach.within([EAST, NORTH, CITY], covered(areas(), ["sued"])) == [CITY]


def test_places_are_those_that_an_entry_names() -> None:
    reach = reach_of(register(CITY, NORTH, EAST), areas())
    assert [areas().names[at] for at in reach.places(NORTH)] == ["Nordstadt", "Hafen"]
