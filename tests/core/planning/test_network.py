"""Ties between actors, and what their network is like, on graphs drawn by hand."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from random import Random

import pytest

from monitoring.core.planning.actor_groups import ACTOR_GROUPS, group_of
from monitoring.core.planning.actor_kinds import ACTOR_KINDS
from monitoring.core.planning.network import Network, Tie, network_of
from monitoring.core.planning.network_measures import measures_of_network
from tests.core.planning.invented_register import entry, measure, register


def names(network: Network, places: tuple[int, ...] | frozenset[int]) -> list[str]:
    return sorted(network.actors[one].id for one in places)


def tied(network: Network) -> Mapping[str, tuple[str, ...]]:
    """Ties in the form "kita–schule": kinds."""
    return {f"{network.actors[one.first].id}–{network.actors[one.second].id}": one.kinds
            for one in network.ties}


def drawn(count: int, *pairs: tuple[int, int]) -> Network:
    """A network with this many actors and these ties."""
    actors = tuple(entry("actor", f"a{one}", actor_kind="verein") for one in range(count))
    return Network(actors, tuple(Tie(min(one), max(one), ("works_with",)) for one in pairs))


def test_ties_come_from_the_directory_measures_and_participation() -> None:
    found = network_of(register(
        entry("actor", "kita", works_with=["schule"]),
        entry("actor", "schule", works_with=["kita"]),
        entry("actor", "verein", parent="verband"),
        entry("actor", "verband"),
        entry("actor", "rat"),
        entry("actor", "polizei"),
        measure("lernen", partners=["kita", "schule", "verein"]),
        entry("act", "gang", bodies=["rat", "verein"]),
    ))
    assert tied(found) == {
        "kita–schule": ("works_with", "measure"),
        "kita–verein": ("measure",),
        "schule–verein": ("measure",),
        "verein–verband": ("parent",),
        "verein–rat": ("act",),
    }
    assert [found.degree(found.place[one]) for one in ("verein", "kita", "polizei")] == [4, 2, 0]
    shared = {found.actors[other].id: [one.title for one in tie.shared]
              for other, tie in found.ties_of(found.place["verein"])}
    assert shared == {"kita": ["lernen"], "schule": ["lernen"], "verband": [], "rat": ["gang"]}


def test_an_actor_is_not_tied_to_itself_or_to_somebody_unknown() -> None:
    found = network_of(register(entry("actor", "kita", works_with=["kita", "weg"], parent="weg"),
                                measure("fest", partners=["kita", "kita", "weg"])))
    assert found.ties == ()


def test_two_groups_a_bridge_and_a_lone_actor() -> None:
    # Kita – Schule – Jugendamt – Rat; Polizei – Justiz; the museum stands alone.
    found = network_of(register(
        entry("actor", "kita", works_with=["schule"]),
        entry("actor", "schule", works_with=["jugendamt"]),
        entry("actor", "jugendamt", works_with=["rat"]),
        entry("actor", "rat"), entry("actor", "museum"),
        entry("actor", "polizei", works_with=["justiz"]), entry("actor", "justiz"),
    ))
    measures = measures_of_network(found)
    assert [names(found, one) for one in measures.parts] == [
        ["jugendamt", "kita", "rat", "schule"], ["justiz", "polizei"], ["museum"]]
    assert names(found, measures.unconnected) == ["museum"]
    assert names(found, measures.bridges) == ["jugendamt", "schule"]
    # 4 ties of 7 × 6 / 2 = 21.
    assert measures.density == pytest.approx(4 / 21)


def test_a_ring_has_no_bridge_and_two_rings_at_one_actor_have_it() -> None:
    assert not measures_of_network(drawn(4, (0, 1), (1, 2), (2, 3), (3, 0))).bridges
    eight = drawn(5, (0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2))
    assert measures_of_network(eight).bridges == {2}


@pytest.mark.parametrize("count", [0, 1])
def test_nobody_or_one_actor_has_no_density(count: int) -> None:
    found = measures_of_network(drawn(count))
    assert found.density is None
    assert not found.bridges


def test_bridges_are_those_whose_removal_makes_more_groups() -> None:
    for seed in range(60):
        random = Random(seed)
        count = random.randint(2, 14)
        pairs = [one for one in combinations(range(count), 2) if random.random() < 0.22]
        network = drawn(count, *pairs)
        groups = len(measures_of_network(network).parts)
        # A lone actor takes its own group away; any other one must leave as many as before.
        torn = {one for one in range(count) if network.near[one] and len(measures_of_network(
            network.among(set(range(count)) - {one})).parts) > groups}
        assert measures_of_network(network).bridges == torn


def test_a_long_chain_is_no_problem() -> None:
    found = measures_of_network(drawn(3000, *((one, one + 1) for one in range(2999))))
    assert len(found.bridges) == 2998


def test_every_kind_of_actor_belongs_to_one_group() -> None:
    listed = [kind for one in ACTOR_GROUPS for kind in one.kinds]
    assert sorted(listed) == sorted(ACTOR_KINDS)
    assert len({one.letter for one in ACTOR_GROUPS}) == len(ACTOR_GROUPS)
    assert group_of(entry("actor", "x", actor_kind="kita")).id == "bildung"
    assert group_of(entry("actor", "x", actor_kind="unbekannt")) is ACTOR_GROUPS[-1]


def test_the_vocabulary_holds_the_actors_of_poverty_prevention() -> None:
    wanted = [
        "Verein", "Politik", "Verwaltung", "Leitung", "Statistik", "Jobcenter", "Bundesagentur",
        "Quartiersakteur", "gewerblich", "Bürgerinnen", "Netzwerk", "Wohlfahrtspflege", "Kirche",
        "Initiative", "Schule", "Kita", "Medien", "Arbeitsgemeinschaft", "Wissenschaft", "Beirat",
        "Gemeinde", "Haushaltsplanung", "Kämmerei", "ThINKA", "Wirtschaft", "Regionalplanung",
        "Fachplanung", "Fachressort", "Planungskoordination", "Krankenversicherung",
        "Rentenversicherung", "Kassenärztlich", "Verkehr", "Polizei", "Justiz",
        "Kreisentwicklung", "Familiengerechte", "Serviceclub", "Freistaat", "Extern",
        "Aktivenrat", "Beteiligungsscouts", "Mikroprojekt", "Jugendforum", "Jugendkonferenz",
        "Geschäftsstelle",
    ]
    said = " | ".join(one.de.lower() for one in ACTOR_KINDS.values())
    assert [one for one in wanted if one.lower() not in said] == []
