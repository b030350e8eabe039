"""What a network is like: its separate parts, its bridges, how dense it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from monitoring.core.planning.network import Network


@dataclass(frozen=True, slots=True)
class NetworkMeasures:
    """
    Figures of a network; actors are named by their places.

    `parts` are the groups whose members reach each other, the largest first; those of one actor
    are the unconnected ones. Without a bridge, the part it is in falls apart. `density` is the
    share of all possible ties that exist, 0 to 1; None for fewer than two actors.
    """

    parts: tuple[tuple[int, ...], ...]
    bridges: frozenset[int]
    density: float | None

    @property
    def unconnected(self) -> tuple[int, ...]:
        """Actors without any tie."""
        return tuple(one[0] for one in self.parts if len(one) == 1)


@lru_cache(maxsize=4)
def measures_of_network(network: Network) -> NetworkMeasures:
    """Parts, bridges and density."""
    count = len(network.actors)
    possible = count * (count - 1) / 2
    density = len(network.ties) / possible if possible else None
    return NetworkMeasures(_parts(network), _bridges(network), density)


def _parts(network: Network) -> tuple[tuple[int, ...], ...]:
    seen: set[int] = set()
    found: list[tuple[int, ...]] = []
    for start in range(len(network.actors)):
        if start in seen:
            continue
        part, waiting = {start}, [start]
        while waiting:
            for other in network.near[waiting.pop()]:
                if other not in part:
                    part.add(other)
                    waiting.append(other)
        seen |= part
        found.append(tuple(sorted(part)))
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


def _bridges(network: Network) -> frozenset[int]:
    """Articulation points by depth-first search (Hopcroft and Tarjan 1973), without recursion."""
    order: dict[int, int] = {}
    lowest: dict[int, int] = {}
    found: set[int] = set()
    for root in range(len(network.actors)):
        if root not in order:
            found |= _bridges_from(network, root, order, lowest)
    return frozenset(found)


def _bridges_from(
    network: Network, root: int, order: dict[int, int], lowest: dict[int, int]
) -> set[int]:
    found: set[int] = set()
    children = 0
    order[root] = lowest[root] = len(order)
    way = [(root, -1, iter(network.near[root]))]
    while way:
        here, above, others = way[-1]
        other = next(others, None)
        if other is None:
            way.pop()
            if above >= 0:
                lowest[above] = min(lowest[above], lowest[here])
                children += above == root
                if above != root and lowest[here] >= order[above]:
                    found.add(above)
        elif other not in order:
            order[other] = lowest[other] = len(order)
            way.append((other, here, iter(network.near[other])))
        elif other != above:
            lowest[here] = min(lowest[here], order[other])
    return found | {root} if children > 1 else found
