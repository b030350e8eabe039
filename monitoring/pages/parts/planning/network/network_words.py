"""What a network is like, in plain sentences."""

from __future__ import annotations

from monitoring.core.planning.network import Network
from monitoring.core.planning.network_measures import measures_of_network
from monitoring.core.rounding import rounded
from monitoring.language import text

MOST_NAMED = 6


def sentences(network: Network) -> list[str]:
    """Size and density, separate parts, unconnected actors, bridges."""
    found = measures_of_network(network)
    actors, ties = rounded(len(network.actors), 0), rounded(len(network.ties), 0)
    said = [text("{n} Akteure, {ties} Verbindungen.", n=actors, ties=ties)
            if len(network.actors) != 1 else text("1 Akteur, noch keine Verbindung.")]
    if found.density is not None:
        said.append(text("Von 100 möglichen Verbindungen gibt es {share}. Mehr ist nicht von "
                         "selbst besser: Jede Verbindung kostet Zeit.",
                         share=rounded(100 * found.density, 0)))
    groups = [one for one in found.parts if len(one) > 1]
    if len(groups) > 1:
        sizes = ", ".join(rounded(len(one), 0) for one in groups)
        said.append(text("Das Netz zerfällt in {n} Gruppen ohne Verbindung untereinander (mit "
                         "{sizes} Akteuren).", n=rounded(len(groups), 0), sizes=sizes))
    if found.unconnected and len(network.actors) > 1:
        said.append(text("Ohne Verbindung: {names}.", names=_named(network, found.unconnected)))
    said.append(_bridges(network, tuple(sorted(found.bridges))))
    return [one for one in said if one]


def _bridges(network: Network, bridges: tuple[int, ...]) -> str:
    if not bridges:
        return text("Kein einzelner Akteur hält das Netz allein zusammen.") \
            if len(network.ties) > 1 else ""
    names = _named(network, bridges)
    if len(bridges) == 1:
        return text("Brücke: {names}. Fiele diese Stelle weg, verlören andere jede Verbindung "
                    "zum übrigen Netz.", names=names)
    return text("Brücken: {names}. Fiele eine dieser Stellen weg, verlören andere jede "
                "Verbindung zum übrigen Netz.", names=names)


def _named(network: Network, places: tuple[int, ...]) -> str:
    order = sorted(places, key=lambda one: (-network.degree(one), one))
    said = ", ".join(network.actors[one].title for one in order[:MOST_NAMED])
    rest = len(order) - MOST_NAMED
    return said + (" " + text("und {n} weitere", n=rounded(rest, 0)) if rest > 0 else "")


def picture_words(network: Network) -> str:
    """The picture for those who do not see it."""
    order = sorted(range(len(network.actors)), key=lambda one: (-network.degree(one), one))
    most = "; ".join(f"{network.actors[one].title}: {rounded(network.degree(one), 0)}"
                     for one in order[:MOST_NAMED] if network.degree(one))
    first = text("Bild des Netzes: Akteure als Knoten, Verbindungen als Linien.")
    busiest = text("Die meisten Verbindungen haben {names}.", names=most) if most else ""
    return " ".join(one for one in (first, *sentences(network), busiest) if one)
