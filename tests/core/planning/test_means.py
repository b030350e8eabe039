"""Staff and money of measures, added up by hand."""

from monitoring.core.planning.means import (
    AreaMeans,
    Means,
    binding,
    means_of,
    sums_by_area,
    sums_by_plan,
)
from tests.core.planning.invented_register import areas, measure

TREFF = measure("Treff", areas=["markt_o@2020"], staff=1.5, money=90_000)
PATEN = measure("Paten", areas=["markt_o@2020", "hafen@2020"], staff=0.5, money=20_000,
                plan="sozial")
STADT = measure("Beratung", areas=["stadt"], money=40_000)
OFFEN = measure("Werkstatt", areas=["hafen@2020"], staff=1)
ALL = [TREFF, PATEN, STADT, OFFEN]


def names(found: list[AreaMeans]) -> dict[str, tuple[Means, Means]]:
    return {areas().names[one.place]: (one.own, one.wider) for one in found}


def test_a_total_counts_each_measure_once() -> None:
    assert means_of(ALL) == Means(4, 3.0, 150_000, 1)
    assert means_of([]) == Means()


def test_a_measure_counts_fully_in_each_district_that_it_names() -> None:
    level = [int(one) for one in areas().on_level("viertel", "2020")]
    assert names(sums_by_area(ALL, areas(), level)) == {
        "Marktplatz Ost": (Means(2, 2.0, 110_000), Means(1, 0, 40_000)),
        "Hafen": (Means(2, 1.5, 20_000, 1), Means(1, 0, 40_000)),
        "Marktplatz West": (Means(), Means(1, 0, 40_000)),
        "Wiesenviertel": (Means(), Means(1, 0, 40_000)),
    }


def test_a_borough_owns_what_works_inside_it() -> None:
    boroughs = [int(one) for one in areas().on_level("bezirk")]
    assert names(sums_by_area([TREFF, PATEN], areas(), boroughs)) == {
        "Nordstadt": (Means(2, 2.0, 110_000), Means())}


def test_a_measure_counts_for_its_own_plan() -> None:
    assert sums_by_plan(ALL, ["jugend", "sozial", "leer"]) == [
        ("jugend", Means(3, 2.5, 130_000, 1)), ("sozial", Means(1, 0.5, 20_000))]


def test_only_planned_and_running_measures_bind_means() -> None:
    states = ["idee", "geplant", "laeuft", "ruht", "fertig", "beendet"]
    assert [one.text("state") for one in binding([measure(one, state=one) for one in states])] == [
        "geplant", "laeuft"]
