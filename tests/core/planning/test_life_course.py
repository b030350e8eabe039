"""From day care to school and on: what is offered and planned at each transition."""

from __future__ import annotations

import numpy as np

from monitoring.core.planning.filtering import Chosen
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.life_course import offers_by_area, stations_of, transitions_of
from monitoring.core.planning.transition import Transition
from monitoring.language import Words
from tests.core.planning.invented_register import areas, entry, goal, measure, register


def transition(name: str, first: str, second: str, handing: str, receiving: str,
               *indicators: str) -> Transition:
    words = Words(name, name)
    return Transition(name, words, first, second, words, handing, receiving, indicators[:1],
                      indicators[1:])


WAYS = {one.id: one for one in (
    transition("kita_schule", "kindheit", "jugend", "jugend", "schule", "bev_u18", "ang_kita"),
    transition("beruf_rente", "erwerbsalter", "alter", "sozial", "pflege", "arb_quote"),
)}


def offer(name: str, **data: object) -> Item:
    return entry("offer", name, **{"groups": ["familien"], "transition": "kita_schule", **data})


def example() -> Register:
    return register(
        offer("Schulstart am Hafen", areas=["hafen@2020"]),
        offer("Lotse für alle Viertel im Norden", areas=["nord"], groups=["zugewanderte"]),
        offer("Ohne Übergang", areas=["hafen@2020"], transition=""),
        goal("Alle Kinder mit Platz", areas=["hafen@2020"], phase="kindheit",
             groups=["familien"]),
        goal("Aus der Zahl", areas=["hafen@2020"], indicator="ang_kita", plan="schule"),
        goal("Für alle Lebensphasen", areas=["hafen@2020"], phase="alle"),
        goal("Schon erreicht", areas=["hafen@2020"], phase="kindheit", state="erreicht"),
        measure("Rentenberatung", areas=["nord"], phase="alter", plan="sozial"),
        measure("Im Süden", areas=["aue@2020"], phase="alter"),
    )


def told(chosen: Chosen) -> dict[str, tuple[list[str], list[str], list[str]]]:
    """Offers, goals and measures at each transition by their names."""
    return {one.transition.id: (titles(one.offers), titles(one.goals), titles(one.measures))
            for one in stations_of(example(), WAYS, areas(), chosen)}


def titles(items: tuple[Item, ...]) -> list[str]:
    return [one.title for one in items]


def test_the_life_course_of_the_harbour() -> None:
    assert told(Chosen(area="hafen@2020")) == {
        "kita_schule": (["Schulstart am Hafen", "Lotse für alle Viertel im Norden"],
                        ["Alle Kinder mit Platz", "Aus der Zahl"], []),
        "beruf_rente": ([], [], ["Rentenberatung"]),
    }


def test_a_transition_without_offer_is_a_gap() -> None:
    found = stations_of(example(), WAYS, areas(), Chosen(area="hafen@2020"))
    assert [one.is_gap for one in found] == [False, True]
    south = stations_of(example(), WAYS, areas(), Chosen(area="aue@2020"))
    assert [one.is_gap for one in south] == [True, True]


def test_a_plan_leaves_the_transitions_it_takes_part_in() -> None:
    assert list(told(Chosen("pflege", "hafen@2020"))) == ["beruf_rente"]
    assert list(told(Chosen("jugend", "hafen@2020"))) == ["kita_schule"]
    assert transitions_of(WAYS, "kultur") == []
    assert transitions_of(WAYS) == list(WAYS.values())


def test_a_target_group_asks_for_offers_for_it() -> None:
    offers = told(Chosen(area="hafen@2020", group="zugewanderte"))["kita_schule"][0]
    assert offers == ["Lotse für alle Viertel im Norden"]
    assert told(Chosen(area="hafen@2020", group="aeltere"))["kita_schule"][0] == []


def test_offers_are_counted_in_every_district() -> None:
    table = areas()
    places = table.on_level("viertel", "2020")
    counts = offers_by_area(example(), list(WAYS.values()), table, places)
    assert {table.names[int(one)]: row for one, row in zip(places, counts.tolist(),
                                                           strict=True)} == {
        "Marktplatz Ost": [1, 0], "Marktplatz West": [1, 0], "Hafen": [2, 0],
        "Wiesenviertel": [0, 0]}
    group = offers_by_area(example(), list(WAYS.values()), table, places, "familien")
    assert group[:, 0].sum() == 1


def test_without_transitions_there_is_nothing_to_count() -> None:
    table = areas()
    places = table.on_level("viertel", "2020")
    assert np.shape(offers_by_area(example(), [], table, places)) == (4, 0)
    assert stations_of(example(), {}, table, Chosen(area="hafen@2020")) == []
