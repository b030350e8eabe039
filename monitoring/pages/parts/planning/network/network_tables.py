"""The network as tables: every actor with its ties, and the ties of one actor."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from monitoring.core.planning.actor_groups import group_of
from monitoring.core.planning.network import TIES, Network, Tie
from monitoring.core.planning.network_measures import measures_of_network
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.network.directory_section import kind_words

MOST_NAMED = 3


def network_html(network: Network, order: Sequence[int]) -> str:
    """Actors by their places: ties, ties of each kind, whom they are tied to, their part."""
    found = measures_of_network(network)
    part = {one: number for number, own in enumerate(found.parts, 1) for one in own}
    several = sum(len(one) > 1 for one in found.parts) > 1
    counts: dict[int, dict[str, int]] = {one: dict.fromkeys(TIES, 0) for one in order}
    for tie in network.ties:
        for end in (tie.first, tie.second):
            if end in counts:
                for kind in tie.kinds:
                    counts[end][kind] += 1
    rows = [(entry_link(network.actors[one]) + small(_kind(network, one)),
             escape(rounded(network.degree(one), 0)),
             *(escape(rounded(n, 0)) for n in counts[one].values()), _near(network, one),
             _role(network, one, one in found.bridges, part[one] if several else 0))
            for one in order]
    head = (text("Akteur"), text("Verbindungen"), *(str(one) for one in TIES.values()),
            text("Verbunden mit"), text("Rolle im Netz"))
    return html_table(text("Das Netz als Tabelle"), head, rows, (1, 2, 3, 4, 5))


def network_frame(network: Network) -> pd.DataFrame:
    """The same as numbers, every actor with everyone it is tied to; most ties first."""
    found = measures_of_network(network)
    part = {one: number for number, own in enumerate(found.parts, 1) for one in own}
    order = sorted(range(len(network.actors)), key=lambda one: (-network.degree(one), one))
    kinds = [[kind for _, tie in network.ties_of(one) for kind in tie.kinds] for one in order]
    return pd.DataFrame({
        text("Kennung"): [network.actors[one].id for one in order],
        text("Akteur"): [network.actors[one].title for one in order],
        text("Art"): [kind_words(network.actors[one].text("actor_kind")) for one in order],
        text("Verbindungen"): [network.degree(one) for one in order],
        **{str(words): [own.count(kind) for own in kinds] for kind, words in TIES.items()},
        text("Verbunden mit"): ["; ".join(network.actors[other].title
                                          for other in network.near[one]) for one in order],
        text("Brücke"): [text("ja") if one in found.bridges else text("nein") for one in order],
        text("Gruppe"): [part[one] for one in order],
    })


def _kind(network: Network, at: int) -> str:
    one = network.actors[at]
    return f"{group_of(one).letter} · {kind_words(one.text('actor_kind'))}"


def _near(network: Network, at: int) -> str:
    order = sorted(network.near[at], key=lambda one: (-network.degree(one), one))
    said = ", ".join(network.actors[one].title for one in order[:MOST_NAMED])
    rest = len(order) - MOST_NAMED
    return escape(said + (" " + text("und {n} weitere", n=rounded(rest, 0)) if rest > 0 else ""))


def _role(network: Network, at: int, bridge: bool, part: int) -> str:
    if not network.degree(at):
        return f'<span class="gap">○ {escape(text("ohne Verbindung"))}</span>'
    said = [f"◆ {text('Brücke')}"] if bridge else []
    if part:
        said.append(text("Gruppe {n}", n=rounded(part, 0)))
    return escape(", ".join(said))


def ties_html(network: Network, at: int) -> str:
    """Whom an actor is tied to, by what, and which measures and acts they share."""
    ties = sorted(network.ties_of(at), key=lambda one: -network.degree(one[0]))
    if not ties:
        said = escape(text("Noch keine Verbindung ist eingetragen."))
        return f'<p class="note">{said}</p>'
    rows = [(entry_link(network.actors[other]) + small(_kind(network, other)), _tie(tie),
             "".join(f"<div>{entry_link(each)}</div>" for each in tie.shared))
            for other, tie in ties]
    head = (text("Akteur"), text("Verbindung"), text("Gemeinsam"))
    return html_table(text("Verbindungen"), head, rows)


def _tie(tie: Tie) -> str:
    return escape(", ".join(str(TIES[one]) for one in tie.kinds))
