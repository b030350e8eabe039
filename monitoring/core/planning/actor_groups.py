"""Kinds of actors in a few groups, as a picture can tell them apart."""

from __future__ import annotations

from dataclasses import dataclass

from monitoring.core.planning.item import Item
from monitoring.language import Words


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """A group of kinds; its letter stands in the picture, so that shape and colour only help."""

    id: str
    letter: str
    label: Words
    kinds: frozenset[str]


ACTOR_GROUPS = (
    ActorGroup("verwaltung", "V", Words("Verwaltung und Planung", "Administration and planning"),
               frozenset({"verwaltung", "leitung", "statistik", "haushalt", "kaemmerei",
                          "regionalplanung", "fachplanung", "fachressort", "pko",
                          "stadtentwicklung", "wirtschaftsfoerderung", "audit",
                          "geschaeftsstelle", "gemeinde", "land"})),
    ActorGroup("politik", "P", Words("Politik und Beiräte", "Politics and advisory boards"),
               frozenset({"politik", "beirat"})),
    ActorGroup("bildung", "B", Words("Kita, Schule, Wissenschaft",
                                     "Day care, school, research"),
               frozenset({"kita", "schule", "wissenschaft", "jugendeinrichtung"})),
    ActorGroup("traeger", "T", Words("Träger, Vereine, Kirchen",
                                     "Welfare, associations, churches"),
               frozenset({"wohlfahrt", "verein", "kirche", "serviceclub", "thinka"})),
    ActorGroup("menschen", "M", Words("Menschen im Quartier und ihre Gremien",
                                      "Residents and their bodies"),
               frozenset({"quartier", "buerger", "initiative", "jugendgremium", "aktivenrat",
                          "scouts", "unorganisiert", "mikroprojekt", "jugendforum",
                          "jugendkonferenz"})),
    ActorGroup("gesundheit", "G", Words("Gesundheit und Pflege", "Health and care"),
               frozenset({"krankenversicherung", "rentenversicherung", "kv", "gesundheit",
                          "pflege"})),
    ActorGroup("arbeit", "A", Words("Arbeit, Wirtschaft, Wohnen, Verkehr",
                                    "Work, business, housing, transport"),
               frozenset({"jobcenter", "ba", "gewerblich", "wirtschaft", "wohnungswirtschaft",
                          "verkehr"})),
    ActorGroup("sicherheit", "S", Words("Polizei und Justiz", "Police and judiciary"),
               frozenset({"polizei", "justiz"})),
    ActorGroup("netz", "N", Words("Netzwerke und alle übrigen", "Networks and all others"),
               frozenset({"netzwerk", "ag", "medien", "extern", "anderes"})),
)
_BY_KIND = {kind: one for one in ACTOR_GROUPS for kind in one.kinds}


def group_of(actor: Item) -> ActorGroup:
    """The group of an actor; the last one for a kind that is not known."""
    return _BY_KIND.get(actor.text("actor_kind"), ACTOR_GROUPS[-1])
